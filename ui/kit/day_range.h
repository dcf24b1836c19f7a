#pragma once

#include <QDate>
#include <QString>

#include <optional>
#include <utility>

namespace motcua::ui {

//! A day without its year that is still to come: a log looks back (last year's), a due date does not.
enum class Looks { Back, Either };

//! "21/11", "21/11/2026", "1/11 - 15/11": the days that somebody typed, both included. Nothing where it is neither.
[[nodiscard]] std::optional<std::pair<QDate, QDate>> dayRange(const QString& text, QDate today, Looks looks = Looks::Either);
//! As it would be typed; empty for no days.
[[nodiscard]] QString dayRangeText(QDate from, QDate to);

} // namespace motcua::ui
