#pragma once

#include <QByteArray>

#include <optional>

namespace motcua::backend::http {

//! RFC 1952 (a feed page shrinks some eight times). Nothing on failure. Any thread.
[[nodiscard]] std::optional<QByteArray> gzip(const QByteArray& plain);

} // namespace motcua::backend::http
