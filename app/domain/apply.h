#pragma once

#include "domain/calendar.h"
#include "domain/command.h"
#include "domain/dossier.h"
#include "domain/meeting.h"
#include "domain/member_list.h"
#include "domain/official.h"
#include "domain/registration.h"
#include "domain/transitions.h"

#include <variant>

namespace motcua::domain {

//! Reference data that the rules need; the same at both ends.
struct Rules
{
    TransitionTable transitions;
    WorkCalendar calendar;
};

//! A record before or after a command; monostate = there is none yet.
using Record = std::variant<std::monostate, Dossier, MemberRegistration, CheckIn, MemberList>;

//! Why a command cannot hold: the code is stable (not_allowed, reason_missing, own_registration, outside_cell, already_decided,
//! status_moved, field_missing, no_record, record_exists, bad_payload …), `conflict` = somebody was first (goes to the tray
//! with both sides), else refused.
struct Refusal
{
    QString code;
    QStringList fields;
    bool conflict = false;

    bool operator==(const Refusal&) const = default;
};

//! Applies one command to one record: the very function that desk and centre run. `actor` made it, `at` is when it counts
//! (the desk: clientTime; the centre: its own clock). `rev` of the result is the record's rev unchanged: the centre sets it.
//! A command whose id already stands in the dossier's timeline is applied once only (returns the record as it is).
[[nodiscard]] tl::expected<Record, Refusal> apply(const Record& record, const Command& command, const Official& actor,
                                                  const QDateTime& at, const Rules& rules);

// The payloads, made and read in one place (keys: see apply.cpp and resources/api/openapi.yaml).

//! dossier.receive: the whole new dossier as the desk filled it in (id, code or empty, owner, components, delivery …). From
//! status 1 the same command receives an online dossier. The centre assigns a code when it is empty or provisional.
[[nodiscard]] QJsonObject receivePayload(const Dossier& filled);

struct TransitionIntent
{
    DossierStatus to = DossierStatus::Processing;
    DossierStatus seen = DossierStatus::Received; //!< the status that the official saw: another one now = status_moved
    QString reason;
    QString holder; //!< the unit it goes to, empty = unchanged
};
[[nodiscard]] QJsonObject transitionPayload(const TransitionIntent& intent);

struct DecisionIntent
{
    RegistrationStatus decision = RegistrationStatus::Approved;
    QString reason;         //!< needed unless approved
    QString photo;          //!< SHA-256 of the picture that was looked at
    QStringList viewed;     //!< fields that were on screen beside the picture
    QString values = {};    //!< valuesHash() of what was on screen: other ones by now = values_changed
    ReviewWay way = ReviewWay::Person;
    Id mergeWith = {};      //!< the same person's approved registration by CV number: this one goes on with its account
    QString mergeCv = {};   //!< and its CV number
};
[[nodiscard]] QJsonObject decisionPayload(const DecisionIntent& intent);
//! registration.submit: a whole new registration that an official typed with the member at the desk.
[[nodiscard]] QJsonObject submissionPayload(const MemberRegistration& filled);
//! roster.replace: the cell's whole list; `seen` is linesHash() of the one that it stands in for, another one now = roster_moved.
[[nodiscard]] QJsonObject rosterPayload(const MemberList& list, const QString& seen);
[[nodiscard]] QJsonObject checkInPayload(const CheckIn& checkIn);
[[nodiscard]] QJsonObject notePayload(const QString& note);

} // namespace motcua::domain
