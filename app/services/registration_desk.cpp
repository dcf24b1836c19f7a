#include "services/registration_desk.h"

#include "domain/duplicates.h"
#include "services/card_comparison.h"
#include "services/claim_keeper.h"
#include "services/projection_kinds.h"
#include "services/registration_desk_p.h"
#include "services/roster_lines.h"
#include "storage/registration_store.h"
#include "vision/picture.h"

namespace motcua::services {

using namespace Qt::StringLiterals;
using domain::MemberRegistration;
using domain::RegistrationStatus;
using storage::Db;
namespace registrations = storage::registrations;

Result<ShownRegistration> shownRegistration(Db& db, const domain::Id& id)
{
    const auto bodies = registrations::find(db, id);
    if (!bodies)
        return tl::unexpected(bodies.error());
    if (!*bodies)
        return fail(ErrorKind::NotFound, u"no_registration"_s);
    auto registration = domain::registrationFromJson(parsed((*bodies)->toShow()));
    if (!registration)
        return tl::unexpected(unreadable(registration.error()));
    registration->rev = (*bodies)->rev;
    return ShownRegistration{std::move(*registration), SyncMark(int((*bodies)->mark))};
}

QFuture<Result<QImage>> decodedPicture(const QByteArray& bytes)
{
    return QtConcurrent::run([bytes]() -> Result<QImage> {
        const auto picture = vision::Picture::fromBytes(bytes);
        if (auto fine = vision::checkPicture(picture); !fine)
            return tl::unexpected(fine.error());
        return vision::decodePicture(picture);
    });
}

namespace {

//! Why this official may not decide, by the very rules that a decision meets; empty = may.
QString blockedFor(const MemberRegistration& registration, const Projection::Context& context)
{
    domain::Command probe;
    probe.type = domain::CommandType::RegistrationDecide;
    probe.target = registration.id;
    probe.payload = domain::decisionPayload({RegistrationStatus::Approved, {}, {}, {}});
    const auto applied = domain::apply(registration, probe, context.official, context.clock.now(), context.rules.now());
    return applied ? QString() : applied.error().code;
}

//! The picture of a registration, fetched where it is not here.
QFuture<Result<QByteArray>> photoBytes(const DeskContext& desk, QObject* context, const domain::Id& id)
{
    auto hash = desk.db->read([id](Db& db) -> Result<QString> {
        const auto shown = shownRegistration(db, id);
        if (!shown)
            return tl::unexpected(shown.error());
        if (shown->registration.photo.isEmpty())
            return fail(ErrorKind::NotFound, u"no_photo"_s);
        return shown->registration.photo;
    });
    return chain(hash, context, [fetch = desk.fetchBlob](const QString& sha256) {
        return fetch ? fetch(sha256) : readyFuture<QByteArray>(fail(ErrorKind::NotFound, u"blob_missing"_s));
    });
}

//! The other half of a merge, if it lies here.
Result<std::optional<MemberRegistration>> mergedOf(Db& db, const MemberRegistration& r)
{
    const QString other = r.mergedWith.isEmpty() ? r.mergedInto : r.mergedWith;
    if (other.isEmpty())
        return std::optional<MemberRegistration>();
    auto shown = shownRegistration(db, other);
    if (!shown && shown.error().kind != ErrorKind::NotFound)
        return tl::unexpected(shown.error());
    return shown ? std::optional(std::move(shown->registration)) : std::nullopt;
}

} // namespace

RegistrationDesk::RegistrationDesk(std::unique_ptr<Private> d_, QObject* parent) : QObject(parent), d(std::move(d_))
{
    d->roster = std::make_unique<MemberRoster>(d->desk);
    d->log = std::make_unique<DecisionLog>(d->desk);
    d->bulk = std::make_unique<BulkReview>(*this, d->desk.clock());
    // Another list, and every row stands to it in another way.
    connect(d->roster.get(), &MemberRoster::changed, this, [this] { Q_EMIT registrationsChanged({}); });
}

MemberRoster& RegistrationDesk::roster() const { return *d->roster; }
BulkReview& RegistrationDesk::bulk() const { return *d->bulk; }
DecisionLog& RegistrationDesk::log() const { return *d->log; }

void RegistrationDesk::Private::told(RegistrationDesk& to, const QStringList& ids)
{
    desk.outboxChanged();
    Q_EMIT to.registrationsChanged(ids);
}

RegistrationDesk::~RegistrationDesk() = default;

QFuture<Result<std::vector<RegistrationRow>>> RegistrationDesk::list(bool waitingOnly)
{
    return d->desk.db->read([waitingOnly, official = d->desk.official(), drawn = d->bulk->sample()](Db& db) -> Result<std::vector<RegistrationRow>> {
        const auto entries = registrations::list(db, waitingOnly);
        if (!entries)
            return tl::unexpected(entries.error());
        RosterLines lines(db);
        std::vector<RegistrationRow> rows;
        for (const storage::RegistrationEntry& entry : *entries) {
            const auto r = domain::registrationFromJson(parsed(entry.body));
            if (!r)
                return tl::unexpected(unreadable(r.error()));
            const auto match = lines.match(*r);
            if (!match)
                return tl::unexpected(match.error());
            rows.push_back({r->id, r->fullName, r->cardNumber.isEmpty() ? r->cvNumber : r->cardNumber, r->submittedAt, r->status, !r->photo.isEmpty(),
                            !r->officialId.isEmpty() && r->officialId == official.id, entry.duplicates, match->fit, drawn.contains(r->id),
                            SyncMark(int(entry.mark))});
        }
        return rows;
    });
}

QFuture<Result<RegistrationDetail>> RegistrationDesk::detail(const domain::Id& id)
{
    return d->desk.db->read([id, projection = d->desk.projection, drawn = d->bulk->sample()](Db& db) -> Result<RegistrationDetail> {
        auto shown = shownRegistration(db, id);
        if (!shown)
            return tl::unexpected(shown.error());
        const auto others = registrations::duplicatesOf(db, id);
        if (!others)
            return tl::unexpected(others.error());
        RegistrationDetail detail;
        detail.blocked = blockedFor(shown->registration, projection->context());
        const auto claim = shownClaimOf(db, id, projection->context().clock.now(), projection->context().official.id);
        if (!claim)
            return tl::unexpected(claim.error());
        detail.claim = *claim;
        const auto match = RosterLines(db).match(shown->registration);
        auto merged = mergedOf(db, shown->registration);
        if (!match || !merged)
            return tl::unexpected(match ? merged.error() : match.error());
        detail.roster = *match;
        detail.merged = std::move(*merged);
        detail.sample = drawn.contains(id);
        detail.registration = std::move(shown->registration);
        detail.mark = shown->mark;
        for (const QByteArray& body : *others) {
            auto other = domain::registrationFromJson(parsed(body));
            if (!other)
                continue;
            if (domain::mayMerge(*other, detail.registration))
                detail.mergeOffer = *other;
            detail.duplicates.push_back(std::move(*other));
        }
        return detail;
    });
}

QFuture<Result<QImage>> RegistrationDesk::photo(const domain::Id& id)
{
    return chain(photoBytes(d->desk, this, id), this, [](const QByteArray& bytes) { return decodedPicture(bytes); });
}

QFuture<Result<CardReading>> RegistrationDesk::readCard(const domain::Id& id)
{
    auto shown = d->desk.db->read([id](Db& db) { return shownRegistration(db, id); });
    return chain(shown, this, [this, id](const ShownRegistration& at) {
        const MemberRegistration registration = at.registration;
        return chain(photoBytes(d->desk, this, id), this, [this, registration](const QByteArray& bytes) {
            return chain(decodedPicture(bytes), this, [this, registration, bytes](const QImage& image) {
                const auto compared = [image, registration](const vision::CardReading& card) {
                    CardReading reading{image, compareCard(card.fields, registration), false, domain::valuesHash(registration)};
                    reading.readable = card.fields.cardNumber.isRead() || card.fields.fullName.isRead();
                    return readyFuture<CardReading>(reading);
                };
                if (const auto* known = d->readings.object(registration.photo))
                    return compared(*known);
                if (const Error* known = d->unreadable.object(registration.photo))
                    return readyFuture<CardReading>(tl::unexpected(*known));
                if (!d->reader)
                    return readyFuture<CardReading>(fail(ErrorKind::Device, u"engine_missing"_s));
                const auto read = d->reader->readPartyCard(vision::Picture::fromBytes(bytes));
                whenDone(read, this, [this, hash = registration.photo](const Result<vision::CardReading>& card) {
                    if (!card && card.error().kind == ErrorKind::Invalid)
                        d->unreadable.insert(hash, new Error(card.error()));
                });
                return chain(read, this,
                             [this, compared, hash = registration.photo](const vision::CardReading& card) {
                                 d->readings.insert(hash, new vision::CardReading(card));
                                 return compared(card);
                             });
            });
        });
    });
}

QFuture<Result<MemberRegistration>> RegistrationDesk::decide(const domain::Id& id, RegistrationStatus decision, const QString& reason,
                                                             const QStringList& viewed)
{
    return decide(id, ReviewDecision{decision, reason, viewed});
}

QFuture<Result<MemberRegistration>> RegistrationDesk::decide(const domain::Id& id, const ReviewDecision& decision)
{
    const bool drawn = d->bulk->sample().contains(id);
    auto future = d->desk.db->write([=, projection = d->desk.projection](Db& db) -> Result<MemberRegistration> {
        const auto before = shownRegistration(db, id);
        if (!before)
            return tl::unexpected(before.error());
        domain::DecisionIntent intent{decision.decision, decision.reason, before->registration.photo, decision.viewed,
                                      decision.values.isEmpty() ? domain::valuesHash(before->registration) : decision.values, decision.way};
        if (drawn && intent.way == domain::ReviewWay::Person)
            intent.way = domain::ReviewWay::Sample;
        if (!decision.mergeWith.isEmpty()) {
            const auto earlier = shownRegistration(db, decision.mergeWith);
            if (!earlier)
                return tl::unexpected(earlier.error());
            if (!domain::mayMerge(earlier->registration, before->registration))
                return fail(ErrorKind::Invalid, u"merge_mismatch"_s);
            intent.mergeWith = decision.mergeWith;
            intent.mergeCv = earlier->registration.cvNumber;
        }
        domain::Command command;
        command.type = domain::CommandType::RegistrationDecide;
        command.target = id;
        command.payload = domain::decisionPayload(intent);
        if (auto appended = projection->append(db, command); !appended)
            return tl::unexpected(appended.error());
        auto after = shownRegistration(db, id);
        if (!after)
            return tl::unexpected(after.error());
        return std::move(after->registration);
    });
    whenDone(future, this, [this, id](const Result<MemberRegistration>& decided) {
        if (!decided)
            return;
        d->bulk->noteDecision(id, decided->status);
        d->told(*this, {id});
    });
    return future;
}

QFuture<Result<bool>> RegistrationDesk::startWork(const domain::Id& id)
{
    return d->desk.claims ? d->desk.claims->take(domain::ClaimKind::Registration, id) : readyFuture<bool>(false);
}

QFuture<Result<bool>> RegistrationDesk::endWork(const domain::Id& id)
{
    return d->desk.claims ? d->desk.claims->release(domain::ClaimKind::Registration, id) : readyFuture<bool>(false);
}

QFuture<Result<bool>> RegistrationDesk::undo(const domain::Id& id)
{
    auto future = d->desk.db->write([id, projection = d->desk.projection](Db& db) -> Result<bool> {
        const auto undone = projection->undo(db, id);
        if (!undone)
            return tl::unexpected(undone.error());
        return true;
    });
    whenDone(future, this, [this, id](const Result<bool>& undone) {
        if (!undone)
            return;
        d->bulk->noteUndo(id);
        d->told(*this, {id});
    });
    return future;
}

} // namespace motcua::services
