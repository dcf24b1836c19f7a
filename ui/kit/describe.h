#pragma once

#include "domain/result.h"

#include <QString>

namespace motcua::ui {

//! What happened and what to do, in the user's language, for the person: no codes, no blame. Known `code`s have their
//! own sentence, else the kind decides. Never empty.
[[nodiscard]] QString describe(const domain::Error& error);
//! The same for a code alone (a refused command's, a refusal of domain::apply): an unknown one reads as Invalid.
[[nodiscard]] QString describeCode(const QString& code);
//! For the "details" of the tray: kind, code, HTTP number and the technical detail.
[[nodiscard]] QString technicalDetails(const domain::Error& error);

} // namespace motcua::ui
