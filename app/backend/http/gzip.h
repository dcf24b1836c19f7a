#pragma once

#include <QByteArray>

#include <optional>

namespace motcua::backend::http {

//! RFC 1952, at zlib's fastest level (a feed page shrinks some eight times at it). Nothing on failure.
[[nodiscard]] std::optional<QByteArray> gzip(const QByteArray& plain);

} // namespace motcua::backend::http
