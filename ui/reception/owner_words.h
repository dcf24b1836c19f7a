#pragma once

#include <QString>

class QWidget;

namespace motcua::ui::reception {

//! Sentences for the codes of domain/identity.h, for messages beside a field.
[[nodiscard]] QString identityErrorText(const QString& code);
//! Why a scanned text is no citizen card.
[[nodiscard]] QString cardErrorText(const QString& code);

//! A key cap standing alone beside a section's title ("Alt 2").
[[nodiscard]] QWidget* keyCap(const QString& keys);

} // namespace motcua::ui::reception
