#include "services/dossier_book_p.h"

#include "domain/calendar.h"

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

//! The form's own words: the law gives them in Vietnamese, whatever the language of the screen.
QString limitText(const domain::TimeLimit& limit)
{
    if (limit.sameDay)
        return u"trong ngày làm việc"_s;
    return (limit.engine == domain::DueEngine::Hours ? u"%1 ngày làm việc"_s : u"%1 ngày"_s).arg(limit.days);
}

} // namespace

//! As the agency was called on the day of the paper: a copy of an old receipt has its old head.
void setHead(paper::FormData& form, const domain::Official& official)
{
    const QDate day = paper::madeOn(form);
    const domain::AgencyHead head = official.agencyHeadOn(day.isValid() ? day : domain::toLocal(form.madeAt).date());
    form.agencyParent = head.parent;
    form.agencyName = head.name;
    form.place = head.place;
    form.agencyAddress = head.address;
    form.phone = head.phone;
}

QFuture<Result<PrintedForm>> DossierBook::form(FormKind kind, const domain::Id& id, const FormWords& words)
{
    auto data = d->desk.db->read([kind, id, words, official = d->desk.official(), now = d->desk.clock().now()](storage::Db& db) -> Result<paper::FormData> {
        auto shown = shownDossier(db, id);
        if (!shown)
            return tl::unexpected(shown.error());
        const auto procedure = procedureOf(db, shown->dossier.procedureId);
        if (!procedure)
            return tl::unexpected(procedure.error());
        paper::FormData form;
        form.kind = kind;
        form.dossier = std::move(shown->dossier);
        form.clerk = official.fullName;
        form.reason = words.reason;
        form.newDue = words.newDue;
        form.head = words.head;
        form.reprint = words.reprint;
        if (kind == paper::FormKind::Apology || kind == paper::FormKind::Control)
            form.madeAt = now;
        setHead(form, official);
        if (*procedure)
            form.limitText = limitText(domain::asOf(**procedure, domain::toLocal(form.dossier.receivedAt.isValid() ? form.dossier.receivedAt : now).date()).limit);
        return form;
    });
    return chain(data, this, [folder = d->desk.formsFolder](const paper::FormData& form) {
        return QtConcurrent::run([form, folder] { return paper::printedForm(form, folder); });
    });
}

} // namespace motcua::services
