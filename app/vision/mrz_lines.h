#pragma once

#include "domain/ocr.h"

#include <QStringList>

#include <vector>

namespace motcua::vision {

//! The three lines of 30 characters of a TD1 machine-readable zone among words that a text reader gave; empty when they
//! are not there. Characters are put back that the place in the line decides (O/0, I/1 …) and runs of "<" are brought to
//! length; whether the result is right is for the check digits to say (domain::parseMrz).
[[nodiscard]] QStringList mrzLines(const std::vector<domain::OcrWord>& words);

//! One of the three lines (0, 1, 2) from what was read of it; empty where it cannot be that line.
[[nodiscard]] QString mrzLine(int which, const QString& text);

} // namespace motcua::vision
