#pragma once

#include <QString>

#include <optional>

namespace motcua::domain {

//! The QR of a citizen card that a scanner has typed into a field where something may have stood already.
struct TypedCard
{
    QString card;          //!< as typed; parseCccdQr() says whether it is one
    QString rest;          //!< what stands in the field beside it
    bool complete = false; //!< its last part, the day of issue, is there whole
};

//! Finds it by its form, not by how fast it came: a slow scanner and a busy machine pause where they like. Seven parts between bars; the
//! number is the twelve digits at the most before the first bar, the day of issue the eight behind the last. Where the number is not of
//! digits (a Vietnamese keyboard layout), everything before the first bar is taken for it. Nothing with fewer than six bars. Any thread.
[[nodiscard]] std::optional<TypedCard> typedCardIn(const QString& text);

} // namespace motcua::domain
