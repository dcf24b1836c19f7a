#include "domain/dossier_code.h"
#include "services/projection_kinds.h"
#include "storage/dossier_store.h"
#include "storage/sync_store.h"

namespace motcua::services {

using namespace Qt::StringLiterals;
using domain::Dossier;
using domain::Record;
using storage::Db;
namespace dossiers = storage::dossiers;

namespace {

class DossierProjection : public Projection
{
public:
    explicit DossierProjection(Context context) : Projection(std::move(context)) {}

    Result<QString> titleOf(Db& db, const QString& target) const override
    {
        const auto bodies = dossiers::find(db, target);
        if (!bodies)
            return tl::unexpected(bodies.error());
        if (!*bodies)
            return QString();
        const auto dossier = domain::dossierFromJson(parsed((*bodies)->toShow()));
        return dossier ? (dossier->code.isEmpty() ? dossier->owner.fullName : dossier->code) : QString();
    }

    Result<bool> quicken(Db& db) const override { return dossiers::buildIndex(db); }
    QStringList readsItself() const override { return {u"dossier"_s}; }

protected:
    QString recordKind() const override { return u"dossier"_s; }

    Result<Stored> storeTruth(Db& db, const QString& scope, const FeedChange& change, qint64 generation) const override
    {
        if (change.kind == "dossier"_L1) {
            QByteArray body = bodyOf(change);
            auto dossier = domain::readDossierHead(body);
            if (!dossier && dossier.error().code == "bad_json"_L1) {
                const QJsonObject mended = parsed(body); // QJson lets escapes pass that are none
                if (mended.isEmpty())
                    return tl::unexpected(dossier.error()); // no record at all: the page is read again
                body = compact(mended);
                dossier = domain::readDossierHead(body);
            }
            if (!dossier)
                return Stored{dossier.error().code};
            if (dossier->id != change.id.toUtf8())
                return Stored{u"id_differs"_s};
            dossier->rev = qMax(dossier->rev, change.rev);
            if (auto put = dossiers::putTruth(db, *dossier, body, {scope, generation}); !put)
                return tl::unexpected(put.error());
            return Stored{};
        }
        if (change.kind == "procedure"_L1) {
            auto procedure = domain::procedureFromJson(jsonOf(change));
            if (!procedure)
                return Stored{procedure.error().code};
            if (procedure->id != change.id)
                return Stored{u"id_differs"_s};
            procedure->rev = qMax(procedure->rev, change.rev);
            if (auto put = dossiers::putProcedure(db, *procedure, bodyOf(change), {scope, generation}); !put)
                return tl::unexpected(put.error());
            return Stored{{}, true};
        }
        return Stored{u"unknown_kind"_s};
    }

    Result<qint64> placeOf(Db& db, const domain::Id& id) const override { return dossiers::rowOf(db, id); }

    Result<void> removeTruth(Db& db, const FeedChange& change) const override
    {
        if (change.kind == "procedure"_L1)
            return dossiers::removeProcedure(db, change.id);
        return change.kind == "dossier"_L1 ? dossiers::remove(db, change.id) : Result<void>();
    }

    Result<QStringList> blobsOf(Db& db, const domain::Id& id) const override
    {
        const auto bodies = dossiers::find(db, id);
        if (!bodies)
            return tl::unexpected(bodies.error());
        const auto dossier = *bodies ? domain::dossierFromJson(parsed((*bodies)->toShow())) : Result<Dossier>();
        QStringList hashes;
        if (dossier) {
            for (const domain::Component& component : dossier->components)
                hashes += component.blobs;
        }
        return hashes;
    }

    Result<std::vector<FeedChange>> unseen(Db& db, const QString& scope, qint64 generation) const override
    {
        std::vector<FeedChange> changes;
        const auto gone = dossiers::unseen(db, scope, generation);
        const auto goneProcedures = dossiers::unseenProcedures(db, scope, generation);
        if (!gone || !goneProcedures)
            return tl::unexpected(gone ? goneProcedures.error() : gone.error());
        for (const auto& [id, rev] : *gone)
            changes.push_back({0, u"dossier"_s, id, rev, true, {}, {}, {}});
        for (const auto& [id, rev] : *goneProcedures)
            changes.push_back({0, u"procedure"_s, id, rev, true, {}, {}, {}});
        return changes;
    }

    Result<Record> loadTruth(Db& db, const domain::Id& target) const override
    {
        const auto bodies = dossiers::find(db, target);
        if (!bodies)
            return tl::unexpected(bodies.error());
        if (!*bodies || (*bodies)->truth.isNull())
            return Record();
        auto dossier = domain::dossierFromJson(parsed((*bodies)->truth));
        if (!dossier)
            return tl::unexpected(unreadable(dossier.error()));
        dossier->rev = (*bodies)->rev;
        return Record(std::move(*dossier));
    }

    Result<void> show(Db& db, const domain::Id& target, const Record& record, int pending, int inTray) const override
    {
        const auto* dossier = std::get_if<Dossier>(&record);
        if (!dossier)
            return dossiers::remove(db, target);
        const storage::Mark mark = inTray ? storage::Mark::NeedsLook : pending ? storage::Mark::Waiting : storage::Mark::Settled;
        return pending ? dossiers::show(db, *dossier, compact(domain::toJson(*dossier)), mark, u"agency:"_s + dossier->agency)
                       : dossiers::showTruth(db, *dossier, mark);
    }

    Result<void> release(Db& db, const Record& before, const Record& after) const override
    {
        const auto* dossier = std::get_if<Dossier>(&before);
        const auto* left = std::get_if<Dossier>(&after);
        if (!dossier || (left && left->code == dossier->code))
            return {};
        const auto code = domain::parseDossierCode(dossier->code);
        if (!code || code->agency != context().official.agency)
            return {};
        return storage::sync::giveBackNumber(db, code->agency, code->date, code->order);
    }
};

} // namespace

std::shared_ptr<const Projection> makeDossierProjection(Projection::Context context)
{
    return std::make_shared<DossierProjection>(std::move(context));
}

} // namespace motcua::services
