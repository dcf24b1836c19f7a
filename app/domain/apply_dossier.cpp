#include "domain/apology.h"
#include "domain/apply_rules.h"
#include "domain/deadline.h"
#include "domain/json_read.h"
#include "domain/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

[[nodiscard]] bool handlesDossiers(const Official& actor)
{
    return actor.has(Role::ReceptionClerk) || actor.has(Role::ProcessingOfficer) || actor.has(Role::Supervisor);
}

[[nodiscard]] bool isOf(const Official& actor, const QString& agency)
{
    return actor.holds(u"agency:"_s + agency) || (!agency.isEmpty() && actor.agency == agency);
}

//! May this record be received (again)? A refusal when not.
[[nodiscard]] std::optional<Refusal> receivable(const Dossier* known)
{
    if (known == nullptr || known->status == DossierStatus::Registered ||
        (known->status == DossierStatus::SupplementRequested && !known->receivedAt.isValid())) {
        return std::nullopt;
    }
    const bool received = known->receivedAt.isValid() || known->status == DossierStatus::Received;
    return Refusal{received ? u"record_exists"_s : u"status_moved"_s, {u"status"_s}, true};
}

[[nodiscard]] Result<TransitionIntent> readTransition(const QJsonObject& payload)
{
    json::Reader reader(payload, "payload"_L1);
    reader.onlyKeys({"to"_L1, "seen"_L1, "reason"_L1, "holder"_L1});
    const auto status = [&reader](QLatin1StringView key) {
        const auto value = reader.integer(key, 1, 10, json::Need::Required, 1);
        return dossierStatusFromNumber(static_cast<int>(value)).value_or(DossierStatus::Registered);
    };
    TransitionIntent intent;
    intent.to = status("to"_L1);
    intent.seen = status("seen"_L1);
    intent.reason = reader.text("reason"_L1).trimmed();
    intent.holder = reader.text("holder"_L1).trimmed();
    if (intent.reason.size() > maxWords) {
        reader.refuse({}, "reason"_L1);
    }
    return reader.done(std::move(intent));
}

//! When the wait for papers began that this dossier is in: a withdrawal asked for and declined meanwhile does not begin it anew.
[[nodiscard]] QDateTime waitingSince(const Dossier& dossier)
{
    const auto began = std::find_if(dossier.timeline.rbegin(), dossier.timeline.rend(), [](const DossierEvent& event) {
        return event.to == number(DossierStatus::SupplementRequested) && event.from != event.to &&
               event.from != number(DossierStatus::WithdrawalRequested);
    });
    return began != dossier.timeline.rend() ? began->at : QDateTime();
}

//! The citizen's time is not the desk's: the first wait for papers moves the due date on. A second request is the desk's own fault
//! and moves nothing (domain.md §1). Where the calendar has no data for the year the printed date stays.
[[nodiscard]] std::vector<FieldChange> resumeClock(Dossier& dossier, const QDateTime& at, const WorkCalendar& calendar)
{
    if (!dossier.dueAt.isValid() || dossier.supplements != 1) {
        return {};
    }
    const QDateTime due = dueAfterWait(dossier.dueAt, dossier.dueRule, waitingSince(dossier), at, calendar).value_or(dossier.dueAt);
    if (due == dossier.dueAt) {
        return {};
    }
    const auto text = [](const QDateTime& moment) { return moment.toUTC().toString(Qt::ISODateWithMs); };
    FieldChange moved{u"dueAt"_s, text(dossier.dueAt), text(due)};
    dossier.dueAt = due;
    return {std::move(moved)};
}

void enter(Dossier& dossier, DossierStatus to, const QDateTime& at)
{
    const DossierStatus from = dossier.status;
    dossier.status = to;
    if (to == DossierStatus::WithdrawalRequested) {
        dossier.statusBefore = from;
    } else {
        dossier.statusBefore.reset();
    }
    if (to == DossierStatus::SupplementRequested && from != DossierStatus::WithdrawalRequested) {
        ++dossier.supplements;
    }
    if (from == DossierStatus::Resolved && !isEnd(to)) {
        dossier.finishedAt = {}; // rework: the clock runs again
    }
    if ((to == DossierStatus::Resolved || isEnd(to)) && !dossier.finishedAt.isValid()) {
        dossier.finishedAt = at;
    }
}

} // namespace

bool alreadyThere(const Dossier& dossier, const Command& command)
{
    return std::any_of(dossier.timeline.begin(), dossier.timeline.end(),
                       [&command](const DossierEvent& event) { return event.commandId == command.id; });
}

DossierEvent stepOf(const Command& command, const Official& actor, const QDateTime& at, int from,
                                 DossierStatus to, const QString& note)
{
    DossierEvent step;
    step.at = at;
    step.actor = actor.fullName;
    step.unit = actor.unit;
    step.from = from;
    step.to = number(to);
    step.note = note;
    step.commandId = command.id;
    return step;
}

QStringList missingFields(const Dossier& filled)
{
    QStringList fields;
    const auto want = [&fields](bool there, const QString& field) {
        if (!there) {
            fields.append(field);
        }
    };
    want(!filled.agency.isEmpty(), u"agency"_s);
    want(!filled.procedureId.isEmpty(), u"procedureId"_s);
    want(!normalName(filled.owner.fullName).isEmpty(), u"owner.fullName"_s);
    want(!filled.owner.isOrganisation() || !normalName(filled.owner.representative).isEmpty(), u"owner.representative"_s);
    want(filled.delivery.way != DeliveryWay::Post || !filled.delivery.address.trimmed().isEmpty(),
         u"delivery.address"_s);
    return fields;
}

CheckedDossier checkDossier(const Record& record, const Official& actor)
{
    const Dossier* dossier = std::get_if<Dossier>(&record);
    if (dossier == nullptr) {
        return {nullptr, Refusal{u"no_record"_s, {}, false}};
    }
    if (!handlesDossiers(actor) || !isOf(actor, dossier->agency)) {
        return {dossier, Refusal{u"not_allowed"_s, {}, false}};
    }
    return {dossier, std::nullopt};
}

Applied applyReceive(const Record& record, const Command& command, const Official& actor, const QDateTime& at)
{
    const Dossier* known = std::get_if<Dossier>(&record);
    if (known == nullptr && !std::holds_alternative<std::monostate>(record)) {
        return refuse(u"bad_payload"_s, {u"target"_s});
    }
    if (known != nullptr && alreadyThere(*known, command)) {
        return record;
    }
    if (known == nullptr && command.baseRev > 0) {
        return refuse(u"no_record"_s);
    }
    if (!actor.has(Role::ReceptionClerk) && !actor.has(Role::Supervisor)) {
        return refuse(u"not_allowed"_s);
    }
    if (!holdsOnly(command.payload, "dossier"_L1)) {
        return refuse(u"bad_payload"_s, {u"payload"_s});
    }
    const Result<Dossier> filled = sentDossierFromJson(command.payload.value("dossier"_L1).toObject());
    if (!filled) {
        return refuse(u"bad_payload"_s, {filled.error().detail});
    }
    if (filled->id != command.target || (known != nullptr && known->id != filled->id)) {
        return refuse(u"bad_payload"_s, {u"id"_s});
    }
    if (!isOf(actor, known != nullptr ? known->agency : filled->agency)) {
        return refuse(u"not_allowed"_s, {u"agency"_s});
    }
    if (const std::optional<Refusal> moved = receivable(known)) {
        return tl::unexpected<Refusal>(*moved);
    }
    if (const QStringList fields = missingFields(*filled); !fields.isEmpty()) {
        return refuse(u"field_missing"_s, fields);
    }

    // What the desk may say is its form; what happened before, and the record's own marks, stay as they are known.
    Dossier received = *filled;
    const Dossier before = known != nullptr ? *known : Dossier{};
    received.rev = before.rev;
    received.agency = known != nullptr ? before.agency : filled->agency;
    received.owner.fullName = normalName(filled->owner.fullName);
    received.owner.representative = normalName(filled->owner.representative);
    received.status = DossierStatus::Received;
    received.statusBefore.reset();
    received.supplements = before.supplements;
    received.finishedAt = {};
    received.submittedAt = before.submittedAt.isValid() ? before.submittedAt : at;
    const bool pastMoment = filled->receivedAt.isValid() && filled->receivedAt <= at;
    received.receivedAt = pastMoment ? filled->receivedAt : at; // received offline earlier, sent later
    received.receivedBy = actor.fullName;
    if (received.holder.isEmpty()) {
        received.holder = actor.unit;
    }
    received.timeline = before.timeline;
    const int from = known != nullptr ? number(before.status) : 0;
    received.timeline.push_back(stepOf(command, actor, at, from, DossierStatus::Received, {}));
    return Record(std::move(received));
}

Applied applyTransition(const Record& record, const Command& command, const Official& actor, const QDateTime& at,
                        const Rules& rules)
{
    const CheckedDossier checked = checkDossier(record, actor);
    if (checked.refusal) {
        return tl::unexpected<Refusal>(*checked.refusal);
    }
    if (alreadyThere(*checked.dossier, command)) {
        return record;
    }
    const Result<TransitionIntent> intent = readTransition(command.payload);
    if (!intent) {
        return refuse(u"bad_payload"_s, {intent.error().detail});
    }
    if (intent->seen != checked.dossier->status) {
        return refuse(u"status_moved"_s, {u"status"_s}, true);
    }
    const std::vector<Transition> open = rules.transitions.from(*checked.dossier);
    const auto row = std::find_if(open.begin(), open.end(),
                                  [&intent](const Transition& it) { return it.to == intent->to; });
    // Reception gives a code and a due date: only dossier.receive leads there.
    const bool receipt = intent->to == DossierStatus::Received && !(row != open.end() && row->back);
    if (row == open.end() || receipt) {
        return refuse(u"not_allowed"_s, {u"to"_s});
    }
    if (row->needsReason && intent->reason.isEmpty()) {
        return refuse(u"reason_missing"_s, {u"reason"_s});
    }
    Dossier dossier = *checked.dossier;
    const int from = number(dossier.status);
    const bool resumes = dossier.status == DossierStatus::SupplementRequested && intent->to == DossierStatus::Processing;
    std::vector<FieldChange> moved = resumes ? resumeClock(dossier, at, rules.calendar) : std::vector<FieldChange>();
    enter(dossier, intent->to, at);
    if (!intent->holder.isEmpty()) {
        dossier.holder = intent->holder;
    }
    dossier.timeline.push_back(stepOf(command, actor, at, from, intent->to, intent->reason));
    dossier.timeline.back().changes = std::move(moved);
    return Record(std::move(dossier));
}

Applied applyNote(const Record& record, const Command& command, const Official& actor, const QDateTime& at)
{
    const CheckedDossier checked = checkDossier(record, actor);
    if (checked.refusal) {
        return tl::unexpected<Refusal>(*checked.refusal);
    }
    if (alreadyThere(*checked.dossier, command)) {
        return record;
    }
    json::Reader reader(command.payload, "payload"_L1);
    reader.onlyKeys({"note"_L1, "newDue"_L1});
    const QString note = reader.text("note"_L1).trimmed();
    const QDateTime newDue = reader.moment("newDue"_L1);
    if (!reader.ok() || note.size() > maxWords) {
        return refuse(u"bad_payload"_s, {u"note"_s});
    }
    if (note.isEmpty()) {
        return refuse(u"field_missing"_s, {u"note"_s});
    }
    Dossier dossier = *checked.dossier;
    if (newDue.isValid() && (!dossier.dueAt.isValid() || isEnd(dossier.status))) {
        return refuse(u"not_allowed"_s, {u"newDue"_s}); // nothing was promised, or nothing is owed any more
    }
    DossierEvent step = stepOf(command, actor, at, number(dossier.status), dossier.status, note);
    if (newDue.isValid()) {
        const std::optional<Apology> before = lastApology(dossier);
        const auto text = [](const QDateTime& moment) { return moment.toUTC().toString(Qt::ISODateWithMs); };
        step.changes.push_back({QString::fromLatin1(newDueField), text(before ? before->newDue : dossier.dueAt), text(newDue)});
    }
    dossier.timeline.push_back(std::move(step));
    return Record(std::move(dossier));
}

} // namespace motcua::domain
