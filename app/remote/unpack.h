#pragma once

#include "domain/result.h"

#include <QByteArray>

namespace motcua::remote {

//! Bytes behind a page that the JSON parser may look at.
inline constexpr qsizetype linePadding = 64;

//! A page of the feed as text, with `linePadding` blanks behind it: unpacked where it came as gzip, checked by its checksum.
//! Any thread. Errors (Contract): feed_packed (no whole gzip stream), answer_too_large (TooLarge).
[[nodiscard]] Result<QByteArray> unpackedPage(const QByteArray& received);

} // namespace motcua::remote
