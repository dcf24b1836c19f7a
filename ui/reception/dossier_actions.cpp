#include "ui/reception/dossier_actions.h"

#include "ui/kit/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using motcua::domain::DossierStatus;

namespace motcua::ui::reception {

namespace {

struct Action
{
    Q_DECLARE_TR_FUNCTIONS(Action)
};

DossierAction actionOf(const domain::Transition& step, const domain::Dossier& dossier)
{
    DossierAction out;
    out.transition = step;
    const DossierStatus from = dossier.status;
    if (step.back) {
        out.verb = Action::tr("Decline the withdrawal");
        return out;
    }
    switch (step.to) {
    case DossierStatus::Received:
        out = {step, Action::tr("Receive"), u"F2"_s, Icon::Receive, true};
        break;
    case DossierStatus::Refused:
        out.verb = Action::tr("Refuse to receive");
        out.danger = true;
        break;
    case DossierStatus::Processing:
        if (from == DossierStatus::Received)
            out = {step, Action::tr("Forward"), u"F6"_s, Icon::Count, true, true};
        else if (from == DossierStatus::SupplementRequested)
            out = {step, Action::tr("Supplement is here, go on"), u"F6"_s, Icon::Count, true, true};
        else if (from == DossierStatus::PaymentRequested)
            out = {step, Action::tr("Paid, go on"), u"F6"_s, Icon::Count, true, true};
        else
            out = {step, Action::tr("Work on it again"), {}, Icon::Count, false, true};
        break;
    case DossierStatus::SupplementRequested: out = {step, Action::tr("Ask for papers"), u"F7"_s}; break;
    case DossierStatus::PaymentRequested: out.verb = Action::tr("Ask for payment"); break;
    case DossierStatus::WithdrawalRequested: out.verb = Action::tr("Applicant withdraws"); break;
    case DossierStatus::Stopped:
        out.verb = from == DossierStatus::WithdrawalRequested ? Action::tr("Grant the withdrawal") : Action::tr("Stop");
        out.primary = from == DossierStatus::WithdrawalRequested;
        out.danger = !out.primary;
        out.key = out.primary ? u"F6"_s : QString();
        break;
    case DossierStatus::Resolved:
        out = {step, Action::tr("Result is ready"), u"F6"_s, Icon::Count, from == DossierStatus::Processing};
        break;
    case DossierStatus::Returned: out = {step, Action::tr("Return the result"), u"F9"_s, Icon::Return, true}; break;
    case DossierStatus::Registered: break;
    }
    return out;
}

} // namespace

QList<DossierAction> actionsOf(const services::DossierDetail& detail)
{
    QList<DossierAction> primary;
    QList<DossierAction> keyed;
    QList<DossierAction> rest;
    for (const domain::Transition& step : detail.actions) {
        const DossierAction action = actionOf(step, detail.dossier);
        if (action.verb.isEmpty())
            continue;
        if (step.to == DossierStatus::Returned) {
            rest.append({step, Action::tr("Return it to an authorised person"), {}, Icon::Count, false, false, false, true});
        }
        (action.primary ? primary : !action.key.isEmpty() ? keyed : rest).append(action);
    }
    return primary + keyed + rest;
}

QString doneText(const domain::Dossier& before, const domain::Dossier& after)
{
    const QString what = after.code.isEmpty() ? after.owner.fullName : format::shortCode(after.code);
    switch (after.status) {
    case DossierStatus::Refused: return Action::tr("%1 is refused").arg(what);
    case DossierStatus::Processing:
        if (before.status == DossierStatus::WithdrawalRequested)
            return Action::tr("The withdrawal of %1 is declined").arg(what);
        return after.holder.isEmpty() ? Action::tr("%1 is being processed").arg(what) : Action::tr("%1 is with %2").arg(what, after.holder);
    case DossierStatus::SupplementRequested: return Action::tr("%1 waits for a supplement").arg(what);
    case DossierStatus::PaymentRequested: return Action::tr("%1 waits for payment").arg(what);
    case DossierStatus::WithdrawalRequested: return Action::tr("The withdrawal of %1 is noted").arg(what);
    case DossierStatus::Stopped: return Action::tr("%1 is stopped").arg(what);
    case DossierStatus::Resolved: return Action::tr("The result of %1 is ready").arg(what);
    case DossierStatus::Returned: return Action::tr("The result of %1 is returned").arg(what);
    default: return Action::tr("%1 is received").arg(what);
    }
}

} // namespace motcua::ui::reception
