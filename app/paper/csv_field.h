#pragma once

#include <QByteArray>
#include <QString>

namespace motcua::paper {

//! A field of a CSV (RFC 4180), UTF-8: quoted where it must be, also for programs that take `;` for the separator. What a spreadsheet
//! would take for a formula begins with an apostrophe. Any thread.
[[nodiscard]] QByteArray csvField(QByteArray utf8);
[[nodiscard]] inline QByteArray csvField(const QString& text) { return csvField(text.toUtf8()); }

} // namespace motcua::paper
