#pragma once

#include <QByteArray>
#include <QString>

namespace motcua::backend::http {

//! Numeric addresses. Text that is none is nobody's.
[[nodiscard]] bool isAddress(const QString& text);
[[nodiscard]] bool isLoopback(const QString& text);
//! Who stands behind it as far as limits go: an IPv4 address, of IPv6 its /64 (its owner has 2⁶⁴ of them).
[[nodiscard]] QByteArray ownerOf(const QString& text);

} // namespace motcua::backend::http
