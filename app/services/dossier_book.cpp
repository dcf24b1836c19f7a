#include "services/dossier_book.h"

#include "domain/apology.h"
#include "domain/calendar.h"
#include "domain/dossier_code.h"
#include "domain/dossier_edit.h"
#include "services/claim_keeper.h"
#include "services/dossier_book_p.h"
#include "services/projection_kinds.h"
#include "storage/dossier_export.h"
#include "storage/dossier_store.h"
#include "storage/sync_store.h"

namespace motcua::services {

using namespace Qt::StringLiterals;
using domain::Dossier;
using storage::Db;
namespace dossiers = storage::dossiers;

Result<Shown> shownDossier(Db& db, const domain::Id& id)
{
    const auto bodies = dossiers::find(db, id);
    if (!bodies)
        return tl::unexpected(bodies.error());
    if (!*bodies)
        return fail(ErrorKind::NotFound, u"no_dossier"_s);
    auto dossier = domain::dossierFromJson(parsed((*bodies)->toShow()));
    if (!dossier)
        return tl::unexpected(unreadable(dossier.error()));
    dossier->rev = (*bodies)->rev;
    return Shown{std::move(*dossier), SyncMark(int((*bodies)->mark))};
}

Result<Dossier> dossierAfter(Db& db, const domain::Id& id)
{
    auto shown = shownDossier(db, id);
    if (!shown)
        return tl::unexpected(shown.error());
    return std::move(shown->dossier);
}

Result<Dossier> orderedFor(Db& db, const Projection& projection, domain::CommandType type, const domain::Id& id, const QJsonObject& payload)
{
    domain::Command command;
    command.type = type;
    command.target = id;
    command.payload = payload;
    if (auto appended = projection.append(db, command); !appended)
        return tl::unexpected(appended.error());
    return dossierAfter(db, id);
}

Result<std::optional<domain::Procedure>> procedureOf(Db& db, const QString& id)
{
    const auto body = dossiers::procedure(db, id);
    if (!body)
        return tl::unexpected(body.error());
    if (body->isNull())
        return std::optional<domain::Procedure>();
    auto procedure = domain::procedureFromJson(parsed(*body));
    if (!procedure)
        return tl::unexpected(unreadable(procedure.error()));
    return std::optional<domain::Procedure>(std::move(*procedure));
}

namespace {

//! What the desk fills in by itself: ids, times, due date and its reason, and a number of the leased block, else TẠM.
Result<void> complete(Db& db, const Projection& projection, Dossier& dossier, domain::Command& command)
{
    const auto& context = projection.context();
    const QDateTime now = context.clock.now();
    command.id = domain::uuidV7(now.toMSecsSinceEpoch(), context.clock.randomBytes(10));
    if (dossier.id.isEmpty())
        dossier.id = domain::uuidV7(now.toMSecsSinceEpoch(), context.clock.randomBytes(10));
    if (dossier.agency.isEmpty())
        dossier.agency = context.official.agency;
    if (!dossier.receivedAt.isValid())
        dossier.receivedAt = now;
    if (!dossier.dueAt.isValid()) {
        const auto procedure = procedureOf(db, dossier.procedureId);
        if (!procedure)
            return tl::unexpected(procedure.error());
        if (*procedure) {
            const auto then = domain::asOf(**procedure, domain::toLocal(dossier.receivedAt).date());
            const auto due = domain::computeDue(dossier.receivedAt, then.limit, context.rules.now().calendar);
            if (!due)
                return tl::unexpected(due.error());
            dossier.dueAt = due->due;
            dossier.dueRule = due->rule;
        }
    }
    if (dossier.code.isEmpty() || domain::isProvisionalCode(dossier.code)) {
        const QDate day = domain::toLocal(dossier.receivedAt).date();
        const auto number = storage::sync::takeNumber(db, dossier.agency, day);
        if (!number)
            return tl::unexpected(number.error());
        dossier.code = *number ? domain::makeDossierCode(dossier.agency, day, **number) : domain::provisionalCode(command.id);
    }
    return {};
}

Result<Dossier> receiveNow(Db& db, const Projection& projection, Dossier filled)
{
    domain::Command command;
    if (auto completed = complete(db, projection, filled, command); !completed)
        return tl::unexpected(completed.error());
    for (const domain::Component& component : filled.components) {
        for (const QString& hash : component.blobs) {
            if (auto job = storage::sync::addBlobJob(db, hash, true); !job)
                return tl::unexpected(job.error());
        }
    }
    command.type = domain::CommandType::DossierReceive;
    command.target = filled.id;
    command.payload = domain::receivePayload(filled);
    if (auto appended = projection.append(db, command); !appended)
        return tl::unexpected(appended.error());
    return dossierAfter(db, filled.id);
}

} // namespace

DossierBook::DossierBook(std::unique_ptr<Private> d_, QObject* parent) : QObject(parent), d(std::move(d_)) {}
DossierBook::~DossierBook() = default;

QFuture<Result<DossierDetail>> DossierBook::detail(const domain::Id& id)
{
    return d->desk.db->read([id, projection = d->desk.projection](Db& db) -> Result<DossierDetail> {
        auto shown = shownDossier(db, id);
        if (!shown)
            return tl::unexpected(shown.error());
        DossierDetail detail{std::move(shown->dossier), {}, shown->mark};
        detail.actions = projection->context().rules.now().transitions.from(detail.dossier);
        const auto claim = shownClaimOf(db, id, projection->context().clock.now(), projection->context().official.id);
        if (!claim)
            return tl::unexpected(claim.error());
        detail.claim = *claim;
        return detail;
    });
}

QFuture<Result<domain::Id>> DossierBook::findByCode(const QString& code)
{
    return d->desk.db->read([code](Db& db) { return dossiers::findByCode(db, code); });
}

QFuture<Result<std::vector<domain::Procedure>>> DossierBook::procedures(const QString& text, int limit)
{
    const QDate today = domain::toLocal(d->desk.projection->context().clock.now()).date();
    return d->desk.db->read([text, limit, today](Db& db) -> Result<std::vector<domain::Procedure>> {
        const auto bodies = dossiers::procedures(db, text, limit);
        if (!bodies)
            return tl::unexpected(bodies.error());
        std::vector<domain::Procedure> found;
        for (const QByteArray& body : *bodies) {
            if (auto procedure = domain::procedureFromJson(parsed(body)))
                found.push_back(domain::asOf(*procedure, today));
        }
        return found;
    });
}

Result<domain::DueDate> DossierBook::due(const domain::Procedure& procedure, const QDateTime& receivedAt) const
{
    return domain::computeDue(receivedAt, procedure.limit, d->desk.rules().calendar);
}

QFuture<Result<Dossier>> DossierBook::receive(const Dossier& filled)
{
    // The id is drawn on the writer's thread when nobody chose one: this one cannot be announced before.
    auto future = d->desk.db->write([filled, projection = d->desk.projection](Db& db) { return receiveNow(db, *projection, filled); });
    whenDone(future, this, [this](const Result<Dossier>& received) {
        if (!received)
            return;
        d->desk.outboxChanged();
        Q_EMIT dossiersChanged({received->id});
    });
    return future;
}

QFuture<Result<Dossier>> DossierBook::transition(const domain::Id& id, domain::DossierStatus to, const QString& reason, const QString& holder)
{
    return d->announced(this, d->desk.db->write([=, projection = d->desk.projection](Db& db) -> Result<Dossier> {
        const auto before = shownDossier(db, id);
        if (!before)
            return tl::unexpected(before.error());
        return orderedFor(db, *projection, domain::CommandType::DossierTransition, id,
                          domain::transitionPayload({to, before->dossier.status, reason, holder}));
    }), id);
}

QFuture<Result<Dossier>> DossierBook::apologise(const domain::Id& id, const QString& reason, const QDateTime& newDue)
{
    return d->announced(this, d->desk.db->write([=, projection = d->desk.projection](Db& db) {
        return orderedFor(db, *projection, domain::CommandType::DossierNote, id, domain::apologyPayload(reason, newDue));
    }), id);
}

QFuture<Result<DossierBook::Edited>> DossierBook::edit(const Dossier& seen, const Dossier& edited)
{
    return d->announced(this, d->desk.db->write([seen, edited, projection = d->desk.projection](Db& db) -> Result<Edited> {
        const auto changes = domain::changesBetween(seen, edited);
        if (changes.empty())
            return fail(ErrorKind::Invalid, u"nothing_changed"_s);
        domain::Command command;
        command.type = domain::CommandType::DossierEdit;
        command.target = seen.id;
        command.payload = domain::editPayload(changes);
        auto appended = projection->append(db, command);
        QString conflict;
        if (!appended && appended.error().code == "fields_moved"_L1) {
            appended = projection->keepConflict(db, command, u"fields_moved"_s);
            conflict = appended ? appended->id : QString();
        }
        if (!appended)
            return tl::unexpected(appended.error());
        auto after = dossierAfter(db, seen.id);
        if (!after)
            return tl::unexpected(after.error());
        return Edited{std::move(*after), conflict};
    }), seen.id);
}

QFuture<Result<bool>> DossierBook::undo(const domain::Id& dossierId)
{
    return d->announced(this, d->desk.db->write([dossierId, projection = d->desk.projection](Db& db) -> Result<bool> {
        if (const auto undone = projection->undo(db, dossierId); !undone)
            return tl::unexpected(undone.error());
        return true;
    }), dossierId);
}

QFuture<Result<bool>> DossierBook::startWork(const domain::Id& id)
{
    return d->desk.claims ? d->desk.claims->take(domain::ClaimKind::Dossier, id) : readyFuture<bool>(false);
}

QFuture<Result<bool>> DossierBook::endWork(const domain::Id& id)
{
    return d->desk.claims ? d->desk.claims->release(domain::ClaimKind::Dossier, id) : readyFuture<bool>(false);
}

QFuture<Result<QByteArray>> DossierBook::loadDraft()
{
    return d->desk.db->read([](Db& db) { return storage::sync::meta(db, u"draft"_s); });
}

QFuture<Result<bool>> DossierBook::saveDraft(const QByteArray& draft)
{
    return d->desk.db->write([draft](Db& db) -> Result<bool> {
        if (auto saved = storage::sync::setMeta(db, u"draft"_s, draft); !saved)
            return tl::unexpected(saved.error());
        return true;
    });
}

QFuture<Result<QHash<QString, QByteArray>>> DossierBook::loadEdits()
{
    return d->desk.db->read([](Db& db) -> Result<QHash<QString, QByteArray>> {
        const auto all = storage::sync::metaWith(db, editDraftKey);
        if (!all)
            return tl::unexpected(all.error());
        QHash<QString, QByteArray> edits;
        for (const auto& [id, bytes] : *all)
            edits.insert(id, bytes);
        return edits;
    });
}

QFuture<Result<bool>> DossierBook::saveEdit(const domain::Id& id, const QByteArray& edit)
{
    return d->desk.db->write([id, edit](Db& db) -> Result<bool> {
        const auto done = edit.isEmpty() ? storage::sync::removeMeta(db, editDraftKey + id) : storage::sync::setMeta(db, editDraftKey + id, edit);
        if (!done)
            return tl::unexpected(done.error());
        return true;
    });
}

} // namespace motcua::services
