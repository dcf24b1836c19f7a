#include "services/projection_kinds.h"
#include "storage/registration_store.h"

namespace motcua::services {

using namespace Qt::StringLiterals;
using domain::MemberRegistration;
using domain::Record;
using storage::Db;
namespace registrations = storage::registrations;

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
        const auto registration = *bodies ? domain::registrationFromJson(parsed((*bodies)->toShow())) : Result<MemberRegistration>();
        return registration ? registration->fullName : QString();
    }

protected:
    QString recordKind() const override { return u"registration"_s; }

    Result<Stored> storeTruth(Db& db, const QString& scope, const FeedChange& change, qint64 generation) const override
    {
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
        return changes;
    }

    Result<Record> loadTruth(Db& db, const domain::Id& target) const override
    {
        const auto bodies = registrations::find(db, target);
        if (!bodies)
            return tl::unexpected(bodies.error());
        if (!*bodies || (*bodies)->truth.isNull())
            return Record();
        auto registration = domain::registrationFromJson(parsed((*bodies)->truth));
        if (!registration)
            return tl::unexpected(unreadable(registration.error()));
        registration->rev = (*bodies)->rev;
        return Record(std::move(*registration));
    }

    Result<void> show(Db& db, const domain::Id& target, const Record& record, int pending, int inTray) const override
    {
        const auto* registration = std::get_if<MemberRegistration>(&record);
        if (!registration)
            return registrations::remove(db, target);
        const storage::Mark mark = inTray ? storage::Mark::NeedsLook : pending ? storage::Mark::Waiting : storage::Mark::Settled;
        if (!pending)
            return registrations::showTruth(db, *registration, mark);
        const QByteArray body = compact(domain::toJson(*registration));
        // Typed at this desk: there is no row of the centre's yet.
        if (auto there = registrations::insertShown(db, *registration, u"cell:"_s + registration->cell, body, mark); !there)
            return there;
        return registrations::show(db, *registration, body, mark);
    }
};

} // namespace

std::shared_ptr<const Projection> makeRegistrationProjection(Projection::Context context)
{
    return std::make_shared<RegistrationProjection>(std::move(context));
}

} // namespace motcua::services
