#pragma once

#include <QString>

namespace motcua::domain {

// How forms, letters and messages call whom they go to; they are in Vietnamese whatever the desk speaks.

//! In the middle of a sentence.
[[nodiscard]] inline QString addressee(bool organisation)
{
    return organisation ? QStringLiteral("quý tổ chức") : QStringLiteral("ông/bà");
}
//! At its beginning.
[[nodiscard]] inline QString addresseeFirst(bool organisation)
{
    return organisation ? QStringLiteral("Quý tổ chức") : QStringLiteral("Ông/bà");
}

} // namespace motcua::domain
