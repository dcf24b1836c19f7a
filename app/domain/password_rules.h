#pragma once

#include <QStringList>

namespace motcua::domain {

inline constexpr qsizetype shortestPassword = 8;
inline constexpr qsizetype longestPassword = 1'024;

//! What the password lacks, domain.md §4: too_short, too_long, no_lower, no_upper, no_digit, no_special, has_user_name. Empty = good.
[[nodiscard]] QStringList passwordFaults(const QString& password, const QString& userName = {});

} // namespace motcua::domain
