#pragma once

#include "domain/apply.h"
#include "domain/procedure.h"

#include <QJsonArray>

namespace motcua::domain {

//! Files for one component of a procedure.
struct ComponentFiles
{
    QString key;
    QStringList blobs; //!< SHA-256, lower-case hex
};

//! A dossier as somebody at home fills it in (S4): owner, place of result, attachments.
struct Filing
{
    Id id; //!< made by the sender: the same filing sent twice is one dossier
    QString procedureId;
    QString agency;
    Person owner;
    QString submitter; //!< empty = the owner
    std::vector<ComponentFiles> components;
    Delivery delivery;
    QString note;
};

inline constexpr qsizetype mostFilesOfComponent = 20;

//! Strict: unknown fields are refused. Errors (Invalid): filing_json, filing_field with the field as detail.
[[nodiscard]] Result<Filing> filingFromJson(const QJsonObject& json);

//! Errors: as filingFromJson.
[[nodiscard]] Result<std::vector<ComponentFiles>> componentFilesFromJson(const QJsonArray& json);

//! The dossier with status 1, without agency's approval, code and numbers. What a wholly online procedure (toàn trình) requires must be
//! there as files; of another one the rest is brought to the desk. Refusals: field_missing (components.KEY, owner.fullName,
//! delivery.address), bad_payload (components: a key the procedure does not have, or too many files).
[[nodiscard]] tl::expected<Dossier, Refusal> fileDossier(const Filing& filing, const Procedure& procedure, const QString& filedBy,
                                                         const QDateTime& at);

//! Who asks, when, and under which id the step is known: a step that is there already is no second one.
struct CitizenStep
{
    Id id;
    QString actor; //!< full name
    QDateTime at;
};

//! Asks for withdrawal: status 7, until an official grants or declines it. Refusals: reason_missing; not_allowed (conflict) where the
//! dossier's status does not lead there.
[[nodiscard]] tl::expected<Dossier, Refusal> withdrawDossier(const Dossier& dossier, const QString& reason, const CitizenStep& step,
                                                             const TransitionTable& transitions);

//! Answers a request for papers: files are added to components, the status stays 5 until an official looked. Refusals: status_moved
//! (conflict) when nothing is asked for, field_missing (components), bad_payload.
[[nodiscard]] tl::expected<Dossier, Refusal> supplementDossier(const Dossier& dossier, const std::vector<ComponentFiles>& files,
                                                               const QString& note, const CitizenStep& step);

} // namespace motcua::domain
