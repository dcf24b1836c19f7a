#pragma once

#include <QString>

namespace motcua::storage {

//! A file that was made or renamed has its name for good only when its folder is written, too: without this a power cut can take
//! a whole, fsynced file away. Any thread; blocks for the disk. Nothing to do on Windows, where NTFS journals names.
void syncFolder(const QString& folder);

} // namespace motcua::storage
