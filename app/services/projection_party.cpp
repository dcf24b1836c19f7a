#include "domain/names.h"
#include "services/projection_kinds.h"
#include "storage/registration_store.h"
#include "storage/roster_store.h"

namespace motcua::services {

using namespace Qt::StringLiterals;
using domain::MemberList;
using domain::MemberRegistration;
using domain::Record;
using storage::Db;
namespace registrations = storage::registrations;
namespace roster = storage::roster;

namespace {

class RegistrationProjection : public Projection
{
public:
    explicit RegistrationProjection(Context context) : Projection(std::move(context)) {}

    Result<QString> titleOf(Db& db, const QString& target) const override
    {
        const auto bodies = registrations::find(db, target);
        if (!bodies)
            return tl::unexpected(bodies.error());
        if (!*bodies)
            return rosterTitle(db, target);
        const auto registration = domain::registrationFromJson(parsed((*bodies)->toShow()));
        return registration ? registration->fullName : QString();
    }

protected:
    QString recordKind() const override { return u"registration"_s; }
    bool isOwn(const QString& kind) const override { return kind == recordKind() || kind == rosterKind; }
    QString kindOf(domain::CommandType type) const override { return type == domain::CommandType::RosterReplace ? QString(rosterKind) : recordKind(); }

    Result<Stored> storeTruth(Db& db, const QString& scope, const FeedChange& change, qint64 generation) const override
    {
        if (change.kind == rosterKind)
            return storeRoster(db, scope, change, generation);
        if (change.kind != recordKind())
            return Stored{u"unknown_kind"_s};
        auto registration = domain::registrationFromJson(jsonOf(change));
        if (!registration)
            return Stored{registration.error().code};
        if (registration->id != change.id)
            return Stored{u"id_differs"_s};
        registration->rev = qMax(registration->rev, change.rev);
        if (auto put = registrations::putTruth(db, *registration, bodyOf(change), {scope, generation}); !put)
            return tl::unexpected(put.error());
        return Stored{};
    }

    Result<void> removeTruth(Db& db, const FeedChange& change) const override
    {
        if (change.kind == rosterKind)
            return roster::remove(db, change.id);
        return change.kind == recordKind() ? registrations::remove(db, change.id) : Result<void>();
    }

    Result<QStringList> blobsOf(Db& db, const domain::Id& id) const override
    {
        const auto bodies = registrations::find(db, id);
        if (!bodies)
            return tl::unexpected(bodies.error());
        const auto registration = *bodies ? domain::registrationFromJson(parsed((*bodies)->toShow())) : Result<MemberRegistration>();
        return registration && !registration->photo.isEmpty() ? QStringList{registration->photo} : QStringList();
    }

    Result<std::vector<FeedChange>> unseen(Db& db, const QString& scope, qint64 generation) const override
    {
        const auto gone = registrations::unseen(db, scope, generation);
        if (!gone)
            return tl::unexpected(gone.error());
        std::vector<FeedChange> changes;
        for (const auto& [id, rev] : *gone)
            changes.push_back({0, recordKind(), id, rev, true, {}, {}, {}});
        const auto lists = roster::unseen(db, scope, generation);
        if (!lists)
            return tl::unexpected(lists.error());
        for (const auto& [id, rev] : *lists)
            changes.push_back({0, rosterKind, id, rev, true, {}, {}, {}});
        return changes;
    }

    Result<Record> loadTruth(Db& db, const domain::Id& target) const override
    {
        const auto bodies = registrations::find(db, target);
        if (!bodies)
            return tl::unexpected(bodies.error());
        if (!*bodies)
            return loadRoster(db, target);
        if ((*bodies)->truth.isNull())
            return Record();
        auto registration = domain::registrationFromJson(parsed((*bodies)->truth));
        if (!registration)
            return tl::unexpected(unreadable(registration.error()));
        registration->rev = (*bodies)->rev;
        return Record(std::move(*registration));
    }

    Result<void> show(Db& db, const domain::Id& target, const Record& record, int pending, int inTray) const override
    {
        const storage::Mark mark = inTray ? storage::Mark::NeedsLook : pending ? storage::Mark::Waiting : storage::Mark::Settled;
        if (const auto* list = std::get_if<MemberList>(&record))
            return showRoster(db, *list, mark);
        const auto* registration = std::get_if<MemberRegistration>(&record);
        if (!registration) {
            if (auto gone = roster::remove(db, target); !gone)
                return gone;
            return registrations::remove(db, target);
        }
        if (!pending)
            return registrations::showTruth(db, *registration, mark);
        const QByteArray body = compact(domain::toJson(*registration));
        // Typed at this desk: there is no row of the centre's yet.
        if (auto there = registrations::insertShown(db, *registration, u"cell:"_s + registration->cell, body, mark); !there)
            return there;
        return registrations::show(db, *registration, body, mark);
    }

private:
    static constexpr QLatin1StringView rosterKind{"roster"};

    static Result<QString> rosterTitle(Db& db, const QString& target)
    {
        const auto name = roster::nameOf(db, target);
        return name ? Result<QString>(name->value_or(QString())) : tl::unexpected(name.error());
    }

    static Result<Stored> storeRoster(Db& db, const QString& scope, const FeedChange& change, qint64 generation)
    {
        auto list = domain::memberListFromJson(jsonOf(change));
        if (!list)
            return Stored{list.error().code};
        if (list->id != change.id || list->id != domain::memberListId(list->cell))
            return Stored{u"id_differs"_s};
        const qint64 rev = qMax(list->rev, change.rev);
        const auto put = roster::putTruth(db, list->id, list->cell, rev, bodyOf(change), {scope.isEmpty() ? u"cell:"_s + list->cell : scope, generation});
        if (!put)
            return tl::unexpected(put.error());
        if (*put) {
            if (auto shown = showRoster(db, *list, storage::Mark::Settled); !shown)
                return tl::unexpected(shown.error());
        }
        return Stored{};
    }

    static Result<Record> loadRoster(Db& db, const domain::Id& target)
    {
        const auto bodies = roster::find(db, target);
        if (!bodies)
            return tl::unexpected(bodies.error());
        if (!*bodies || (*bodies)->truth.isNull())
            return Record();
        auto list = domain::memberListFromJson(parsed((*bodies)->truth));
        if (!list)
            return tl::unexpected(unreadable(list.error()));
        list->rev = (*bodies)->rev;
        return Record(std::move(*list));
    }

    static Result<void> showRoster(Db& db, const MemberList& list, storage::Mark mark)
    {
        if (auto there = roster::putOwn(db, list.id, list.cell, u"cell:"_s + list.cell); !there)
            return there;
        std::vector<roster::Line> rows;
        for (const domain::RosterLine& line : list.lines)
            rows.push_back({line.row, domain::sortKey(line.fullName), compact(domain::toJson(line))});
        if (auto written = roster::replace(db, {list.cell, list.fileName, list.takenAt, list.takenBy}, rows); !written)
            return written;
        return roster::setMark(db, list.id, mark);
    }
};

} // namespace

std::shared_ptr<const Projection> makeRegistrationProjection(Projection::Context context)
{
    return std::make_shared<RegistrationProjection>(std::move(context));
}

} // namespace motcua::services
