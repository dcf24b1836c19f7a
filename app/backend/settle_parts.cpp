#include "backend/settle_parts.h"

#include "backend/cells.h"
#include "backend/member_accounts.h"
#include "backend/dossier_notice.h"
#include "backend/store/applications.h"
#include "backend/store/numbers.h"
#include "domain/calendar.h"
#include "domain/deadline.h"
#include "domain/dossier_code.h"
#include "domain/duplicates.h"
#include "domain/judge.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::backend::parts {

namespace {

using domain::CheckIn;
using domain::Dossier;
using domain::MemberRegistration;
using store::Db;

Completion refusal(const QString& code, const QString& field)
{
    return {{}, code, {field}, {}, {}, {}, {}, false};
}

void fillDueDate(Db& db, Dossier& dossier, const domain::Rules& rules)
{
    const auto row = store::find(db, u"procedure"_s, dossier.procedureId);
    if (!row)
        return;
    const auto procedure = domain::procedureFromJson(store::bodyOf(*row));
    if (!procedure)
        return;
    const domain::TimeLimit limit = domain::asOf(*procedure, domain::toLocal(dossier.receivedAt).date()).limit;
    if (const auto due = domain::computeDue(dossier.receivedAt, limit, rules.calendar)) {
        dossier.dueAt = due->due;
        dossier.dueRule = due->rule;
    }
}

Completion receive(Db& db, const store::Caller& caller, const SettleContext& context, const std::optional<store::RecordRow>& before,
                   Dossier& dossier)
{
    Completion completion;
    if (before && !before->ref.isEmpty() && !domain::isProvisionalCode(before->ref)) {
        // Filed online: the citizen has this code already, whatever the desk drew from its block.
        completion.note = dossier.code == before->ref ? QString() : u"code_assigned"_s;
        dossier.code = before->ref;
    } else if (dossier.code.isEmpty() || domain::isProvisionalCode(dossier.code)) {
        const QDate date = domain::toLocal(dossier.receivedAt).date();
        const int number = store::drawNumbers(db, dossier.agency, date, 1);
        dossier.code = domain::makeDossierCode(dossier.agency, date, number);
        completion.note = u"code_assigned"_s;
    } else {
        const auto code = domain::parseDossierCode(dossier.code);
        if (!code || code->agency != dossier.agency || !store::isLeased(db, code->agency, code->date, code->order, caller.device))
            return refusal(u"code_not_leased"_s, u"code"_s);
        for (const auto& holder : store::findByRef(db, u"dossier"_s, dossier.code)) {
            if (holder.id != dossier.id)
                return refusal(u"code_not_leased"_s, u"code"_s);
        }
    }
    if (!dossier.dueAt.isValid())
        fillDueDate(db, dossier, context.rules);
    return completion;
}

bool admission(const CheckIn& scan)
{
    return scan.admitted && scan.annuls.isEmpty() && scan.direction == domain::Direction::In;
}

//! The admission that makes one at `at` the second running: among the scans before it or the first one after it, for a gate that was
//! offline sends late.
std::optional<CheckIn> doubled(const std::vector<CheckIn>& history, const QDateTime& at)
{
    const auto later = std::find_if(history.begin(), history.end(), [&at](const CheckIn& scan) { return scan.at > at; });
    if (domain::isInside(std::vector<CheckIn>(history.begin(), later))) {
        const auto last = std::find_if(std::make_reverse_iterator(later), history.rend(), admission);
        return last != history.rend() ? std::optional(*last) : std::nullopt;
    }
    const auto next = std::find_if(later, history.end(), [](const CheckIn& scan) { return scan.admitted && scan.annuls.isEmpty(); });
    return next != history.end() && admission(*next) ? std::optional(*next) : std::nullopt;
}

domain::Incident incidentOf(const CheckIn& one, const CheckIn& other)
{
    const auto& [first, second] = one.at <= other.at ? std::tie(one, other) : std::tie(other, one);
    domain::Incident incident;
    incident.id = one.id;
    incident.rev = 1;
    incident.meetingId = one.meetingId;
    incident.passId = one.passId;
    incident.checkIns = {first.id, second.id};
    incident.gates = {first.gate, second.gate};
    incident.at = second.at;
    return incident;
}

//! The pass's scans as the centre has them, in order of time.
std::vector<CheckIn> historyOf(Db& db, const QString& passId, const QString& meetingId)
{
    std::vector<CheckIn> history;
    for (const auto& row : store::findByRef(db, u"check_in"_s, passId)) {
        if (auto checkIn = domain::checkInFromJson(store::bodyOf(row)); checkIn && checkIn->meetingId == meetingId)
            history.push_back(std::move(*checkIn));
    }
    std::stable_sort(history.begin(), history.end(), [](const CheckIn& a, const CheckIn& b) { return a.at < b.at; });
    return history;
}

Completion record(Db& db, const SettleContext&, CheckIn checkIn)
{
    const auto meetingRow = store::find(db, u"meeting"_s, checkIn.meetingId);
    if (!meetingRow)
        return refusal(u"no_record"_s, u"meetingId"_s);
    Completion completion;
    // Judged by its signature before the pass had come to that gate: here it is known.
    if (checkIn.passId.isEmpty() && !checkIn.serial.isEmpty()) {
        for (const auto& row : store::findByRef(db, u"pass"_s, checkIn.serial)) {
            if (row.parent == checkIn.meetingId) {
                checkIn.passId = row.id;
                checkIn.serial.clear();
            }
        }
    }
    // A fact is kept whatever the centre thinks of it. Two gates that could not see each other both let the pass in: an incident.
    const QString hall = meetingRow->scope.sliced(5); // "hall:"
    if (admission(checkIn) && !checkIn.passId.isEmpty()) {
        if (const auto other = doubled(historyOf(db, checkIn.passId, checkIn.meetingId), checkIn.at)) {
            checkIn.incident = true;
            completion.note = u"incident"_s;
            completion.more.push_back(store::rowOf(incidentOf(checkIn, *other), hall));
        }
    }
    completion.row = store::rowOf(checkIn, hall);
    return completion;
}

//! The registration that this one goes on from learns where it went: each keeps its own history.
std::optional<store::RecordRow> goneOn(Db& db, const domain::Official& actor, const MemberRegistration& later)
{
    const auto row = store::find(db, u"registration"_s, later.mergedWith);
    auto earlier = row ? domain::registrationFromJson(store::bodyOf(*row)) : Result<MemberRegistration>(fail(ErrorKind::NotFound, u"no_record"_s));
    MemberRegistration asSent = later;
    asSent.status = domain::RegistrationStatus::Waiting;
    if (!earlier || earlier->cvNumber != later.cvNumber || !actor.holds(row->scope) || !domain::mayMerge(*earlier, asSent))
        return std::nullopt;
    earlier->mergedInto = later.id;
    earlier->rev = row->rev + 1;
    return store::rowOf(*earlier);
}

//! As an official typed it: what only the centre knows is filled in, and a place for its account is made. It has no password yet; the
//! member sets one by the phone's code.
Completion submitted(Db& db, const SettleContext& context, MemberRegistration registration)
{
    const auto all = cells(db);
    const auto cell = std::find_if(all.begin(), all.end(), [&registration](const Cell& each) { return each.id == registration.cell; });
    if (cell == all.end())
        return refusal(u"bad_payload"_s, u"cell"_s);
    registration.cellName = cell->name;
    registration.officialId = officialBehind(db, registration);
    store::putApplication(db, {registration, store::ApplicationRow::State::Sent, {}, {}, context.now.toMSecsSinceEpoch()});
    Completion completion;
    completion.row = store::rowOf(registration);
    return completion;
}

Completion decided(Db& db, const domain::Official& actor, MemberRegistration registration)
{
    Completion completion;
    if (!registration.mergedWith.isEmpty()) {
        auto earlier = goneOn(db, actor, registration);
        if (!earlier)
            return refusal(u"merge_mismatch"_s, u"mergeWith"_s);
        completion.more.push_back(std::move(*earlier));
    }
    completion.messageTo = registration.phone;
    completion.messageText = decisionNotice(registration);
    completion.row = store::rowOf(registration);
    completion.endsClaim = true; // it is decided: nothing is left to work on
    return completion;
}

} // namespace

Result<domain::Record> recordOf(const store::RecordRow& row)
{
    const QJsonObject body = store::bodyOf(row);
    if (row.kind == "dossier"_L1)
        return domain::dossierFromJson(body).map([](Dossier value) { return domain::Record(std::move(value)); });
    if (row.kind == "registration"_L1)
        return domain::registrationFromJson(body).map([](MemberRegistration value) { return domain::Record(std::move(value)); });
    if (row.kind == "roster"_L1)
        return domain::memberListFromJson(body).map([](domain::MemberList value) { return domain::Record(std::move(value)); });
    if (row.kind == "check_in"_L1)
        return domain::checkInFromJson(body).map([](CheckIn value) { return domain::Record(std::move(value)); });
    return fail(ErrorKind::Internal, u"record_kind"_s, row.kind);
}

QStringList blobsOf(const domain::Record& record)
{
    QStringList blobs;
    if (const auto* dossier = std::get_if<Dossier>(&record)) {
        for (const domain::Component& component : dossier->components)
            blobs += component.blobs;
    } else if (const auto* registration = std::get_if<MemberRegistration>(&record); registration && !registration->photo.isEmpty()) {
        blobs.append(registration->photo);
    }
    return blobs;
}

Completion complete(Db& db, const store::Caller& caller, const domain::Command& command, const SettleContext& context,
                    const std::optional<store::RecordRow>& before, const domain::Record& was, domain::Record after)
{
    const qint64 rev = (before ? before->rev : 0) + 1;
    if (auto* dossier = std::get_if<Dossier>(&after)) {
        dossier->rev = rev;
        Completion completion;
        if (command.type == domain::CommandType::DossierReceive)
            completion = receive(db, caller, context, before, *dossier);
        if (!completion.refusal.isEmpty())
            return completion;
        completion.row = store::rowOf(*dossier);
        completion.endsClaim = domain::isEnd(dossier->status);
        if (const auto* known = std::get_if<Dossier>(&was)) {
            const DossierNotice notice = noticeOf(db, *dossier, known->status);
            completion.messageTo = notice.phone;
            completion.messageText = notice.text;
        }
        return completion;
    }
    if (auto* registration = std::get_if<MemberRegistration>(&after)) {
        registration->rev = rev;
        if (command.type == domain::CommandType::RegistrationSubmit)
            return submitted(db, context, std::move(*registration));
        return decided(db, caller.official, std::move(*registration));
    }
    if (auto* list = std::get_if<domain::MemberList>(&after)) {
        const auto all = cells(db);
        if (std::none_of(all.begin(), all.end(), [list](const Cell& each) { return each.id == list->cell; }))
            return refusal(u"bad_payload"_s, u"cell"_s);
        list->rev = rev;
        Completion completion;
        completion.row = store::rowOf(*list);
        return completion;
    }
    if (auto* checkIn = std::get_if<CheckIn>(&after)) {
        checkIn->rev = rev;
        return record(db, context, std::move(*checkIn));
    }
    return refusal(u"bad_payload"_s, u"type"_s);
}

} // namespace motcua::backend::parts
