#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace motcua::domain {

//! The intents a desk can send. Stable names on the wire: dossier.receive, dossier.transition, dossier.note, dossier.edit, dossier.papers,
//! registration.decide, registration.submit, roster.replace, checkin.record.
enum class CommandType { DossierReceive, DossierTransition, DossierNote, DossierEdit, DossierPapers, RegistrationDecide, RegistrationSubmit, RosterReplace, CheckInRecord };

[[nodiscard]] QString code(CommandType type);
[[nodiscard]] std::optional<CommandType> commandTypeFromCode(const QString& code);

//! An intent, immutable once made. protocol.md, Up: outbox.
struct Command
{
    Id id; //!< UUIDv7: the idempotency key
    QString device;
    QString lane; //!< record id; commands of one lane go in order of n
    qint64 n = 0;
    CommandType type = CommandType::DossierNote;
    Id target;
    qint64 baseRev = 0; //!< rev of the target that the official saw; 0 = new record
    QJsonObject payload;
    QDateTime clientTime;

    bool operator==(const Command&) const = default;
};

[[nodiscard]] QJsonObject toJson(const Command& command);
//! Strict: an unknown field, a missing one or a wrong type is refused. Errors (Invalid): command_json, command_field, command_type.
[[nodiscard]] Result<Command> commandFromJson(const QJsonObject& json);

enum class Outcome { Applied, Duplicate, Conflict, Refused, Retry };

[[nodiscard]] QString code(Outcome outcome); //!< applied, duplicate, conflict, refused, retry
[[nodiscard]] std::optional<Outcome> outcomeFromCode(const QString& code);

//! What the centre says of one command.
struct CommandResult
{
    Id id;
    Outcome outcome = Outcome::Retry;
    qint64 rev = 0;
    qint64 seq = 0;
    QString code;        //!< refusal or conflict code
    QString message;     //!< technical, without personal data
    QStringList fields;
    QJsonObject state;   //!< the record as the centre has it now (applied, duplicate, conflict, refused)
    int retryAfter = 0;  //!< seconds

    bool operator==(const CommandResult&) const = default;
};

[[nodiscard]] QJsonObject toJson(const CommandResult& result);
[[nodiscard]] Result<CommandResult> commandResultFromJson(const QJsonObject& json);

} // namespace motcua::domain
