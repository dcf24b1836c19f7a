#pragma once

#include <QByteArray>
#include <QString>

namespace motcua::storage {

// What must outlast a power cut. Any thread; block for the disk.

//! A file that was made or renamed has its name for good only when its folder is written, too: without this a power cut can take
//! a whole, fsynced file away. Nothing to do on Windows, where NTFS journals names.
void syncFolder(const QString& folder);

//! Makes the folder and those above it that are missing, each with its name for good. False = cannot.
[[nodiscard]] bool makeFolder(const QString& folder);

//! The bytes under that name, for the owner only: whole, or what was there before. True when the disk has said that it holds them.
//! `error`: of QFileDevice, for a log.
[[nodiscard]] bool writeFile(const QString& path, const QByteArray& bytes, int* error = nullptr);

//! Overwrites a small file and removes it; on a disk that writes in place nothing of it is left.
void eraseFile(const QString& path);

} // namespace motcua::storage
