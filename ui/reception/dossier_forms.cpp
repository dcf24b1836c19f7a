#include "ui/reception/dossier_forms.h"

#include <QCoreApplication>

#include <algorithm>

using motcua::domain::DossierStatus;
using motcua::services::FormKind;

namespace motcua::ui::reception {

namespace {

struct Form
{
    Q_DECLARE_TR_FUNCTIONS(Form)
};

bool everWent(const domain::Dossier& dossier, DossierStatus to)
{
    return std::any_of(dossier.timeline.begin(), dossier.timeline.end(),
                       [to](const domain::DossierEvent& event) { return event.to == domain::number(to) && event.from != event.to; });
}

} // namespace

QString formTitle(FormKind kind)
{
    switch (kind) {
    case FormKind::Receipt: return Form::tr("Receipt");
    case FormKind::Supplement: return Form::tr("Request for a supplement");
    case FormKind::Refusal: return Form::tr("Refusal");
    case FormKind::Apology: return Form::tr("Apology and new date");
    case FormKind::Stop: return Form::tr("Notice that it is stopped");
    case FormKind::Control: return Form::tr("Control slip that goes with the dossier");
    case FormKind::Book: return Form::tr("Book of dossiers");
    }
    return {};
}

QList<FormKind> formsOf(const domain::Dossier& dossier)
{
    QList<FormKind> forms;
    if (dossier.receivedAt.isValid() && !dossier.code.isEmpty())
        forms << FormKind::Receipt << FormKind::Control;
    if (everWent(dossier, DossierStatus::SupplementRequested))
        forms << FormKind::Supplement;
    if (everWent(dossier, DossierStatus::Refused))
        forms << FormKind::Refusal;
    if (everWent(dossier, DossierStatus::Stopped))
        forms << FormKind::Stop;
    const bool runs = dossier.dueAt.isValid() && !domain::isEnd(dossier.status) && dossier.status != DossierStatus::Resolved;
    if (runs)
        forms << FormKind::Apology;
    return forms;
}

std::optional<FormKind> formOfStep(DossierStatus to)
{
    switch (to) {
    case DossierStatus::SupplementRequested: return FormKind::Supplement;
    case DossierStatus::Refused: return FormKind::Refusal;
    case DossierStatus::Stopped: return FormKind::Stop;
    default: return std::nullopt;
    }
}

} // namespace motcua::ui::reception
