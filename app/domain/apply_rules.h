#pragma once

#include "domain/apply.h"

//! One function a command; apply() chooses among them. Internal to app/domain.
namespace motcua::domain {

using Applied = tl::expected<Record, Refusal>;

[[nodiscard]] inline tl::unexpected<Refusal> refuse(QString code, QStringList fields = {}, bool conflict = false)
{
    return tl::unexpected<Refusal>(Refusal{std::move(code), std::move(fields), conflict});
}

//! Whoever looks after members: secretary, deputy, officer of the committee.
[[nodiscard]] inline bool reviews(const Official& actor)
{
    return actor.has(Role::CellSecretary) || actor.has(Role::CellDeputy) || actor.has(Role::CommitteeOfficer);
}

//! Longest reason or note that is taken.
inline constexpr qsizetype maxWords = 4'000;

//! A payload that holds something else beside `key` was meant to say more than is understood here.
[[nodiscard]] inline bool holdsOnly(const QJsonObject& payload, QLatin1StringView key)
{
    return payload.isEmpty() || (payload.size() == 1 && payload.contains(key));
}

// As a command carries them: a field that is not known was meant to say more than is understood, so it is a fault.
[[nodiscard]] Result<Dossier> sentDossierFromJson(const QJsonObject& json);
[[nodiscard]] Result<CheckIn> sentCheckInFromJson(const QJsonObject& json);
[[nodiscard]] Result<MemberRegistration> sentRegistrationFromJson(const QJsonObject& json);
[[nodiscard]] Result<MemberList> sentMemberListFromJson(const QJsonObject& json);

//! What every command on an existing dossier asks first.
struct CheckedDossier
{
    const Dossier* dossier = nullptr;
    std::optional<Refusal> refusal;
};
[[nodiscard]] CheckedDossier checkDossier(const Record& record, const Official& actor);
[[nodiscard]] bool alreadyThere(const Dossier& dossier, const Command& command);
//! The timeline's line of this command.
[[nodiscard]] DossierEvent stepOf(const Command& command, const Official& actor, const QDateTime& at, int from, DossierStatus to, const QString& note);
//! Paths of the fields that a received dossier cannot be without and that are empty.
[[nodiscard]] QStringList missingFields(const Dossier& filled);

[[nodiscard]] Applied applyReceive(const Record& record, const Command& command, const Official& actor, const QDateTime& at);
[[nodiscard]] Applied applyTransition(const Record& record, const Command& command, const Official& actor,
                                      const QDateTime& at, const Rules& rules);
[[nodiscard]] Applied applyNote(const Record& record, const Command& command, const Official& actor, const QDateTime& at);
[[nodiscard]] Applied applyEdit(const Record& record, const Command& command, const Official& actor, const QDateTime& at);
[[nodiscard]] Applied applyPapers(const Record& record, const Command& command, const Official& actor, const QDateTime& at);
[[nodiscard]] Applied applySubmission(const Record& record, const Command& command, const Official& actor, const QDateTime& at);
[[nodiscard]] Applied applyDecision(const Record& record, const Command& command, const Official& actor, const QDateTime& at);
[[nodiscard]] Applied applyRoster(const Record& record, const Command& command, const Official& actor, const QDateTime& at);
[[nodiscard]] Applied applyCheckIn(const Record& record, const Command& command, const Official& actor);

} // namespace motcua::domain
