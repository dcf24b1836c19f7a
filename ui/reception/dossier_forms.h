#pragma once

#include "domain/dossier.h"
#include "services/official_forms.h"

#include <QList>
#include <QString>

#include <optional>

namespace motcua::ui::reception {

//! The name of a form as people say it, without its number: that changes with the law.
[[nodiscard]] QString formTitle(services::FormKind kind);

//! Which forms there are about this dossier now: a receipt once received, a supplement slip once one was asked for, …
[[nodiscard]] QList<services::FormKind> formsOf(const domain::Dossier& dossier);

//! The form that the law wants with this step, if it wants one.
[[nodiscard]] std::optional<services::FormKind> formOfStep(domain::DossierStatus to);

} // namespace motcua::ui::reception
