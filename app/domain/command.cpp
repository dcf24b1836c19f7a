#include "domain/command.h"

#include "domain/json_write.h"

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr std::array<json::Row<CommandType>, 9> types{{
    {CommandType::DossierReceive, "dossier.receive"_L1},
    {CommandType::DossierTransition, "dossier.transition"_L1},
    {CommandType::DossierNote, "dossier.note"_L1},
    {CommandType::DossierEdit, "dossier.edit"_L1},
    {CommandType::DossierPapers, "dossier.papers"_L1},
    {CommandType::RegistrationDecide, "registration.decide"_L1},
    {CommandType::RegistrationSubmit, "registration.submit"_L1},
    {CommandType::RosterReplace, "roster.replace"_L1},
    {CommandType::CheckInRecord, "checkin.record"_L1},
}};

constexpr std::array<json::Row<Outcome>, 5> outcomes{{
    {Outcome::Applied, "applied"_L1},
    {Outcome::Duplicate, "duplicate"_L1},
    {Outcome::Conflict, "conflict"_L1},
    {Outcome::Refused, "refused"_L1},
    {Outcome::Retry, "retry"_L1},
}};

} // namespace

QString code(CommandType type)
{
    return json::codeOf(types, type);
}

std::optional<CommandType> commandTypeFromCode(const QString& code)
{
    return json::valueOf(types, code);
}

QString code(Outcome outcome)
{
    return json::codeOf(outcomes, outcome);
}

std::optional<Outcome> outcomeFromCode(const QString& code)
{
    return json::valueOf(outcomes, code);
}

QJsonObject toJson(const Command& command)
{
    QJsonObject json;
    json.insert("id"_L1, command.id);
    json.insert("device"_L1, command.device);
    json.insert("lane"_L1, command.lane);
    json.insert("n"_L1, command.n);
    json.insert("type"_L1, code(command.type));
    json.insert("target"_L1, command.target);
    json.insert("baseRev"_L1, command.baseRev);
    json.insert("payload"_L1, command.payload);
    json.insert("clientTime"_L1, json::momentText(command.clientTime));
    return json;
}

Result<Command> commandFromJson(const QJsonObject& json)
{
    using json::Need;
    json::Reader reader(json, "command"_L1, ErrorKind::Invalid);
    reader.onlyKeys({"id"_L1, "device"_L1, "lane"_L1, "n"_L1, "type"_L1, "target"_L1, "baseRev"_L1, "payload"_L1,
                     "clientTime"_L1});
    Command command;
    command.id = reader.text("id"_L1, Need::Required);
    if (reader.ok() && !isUuid(command.id)) {
        reader.refuse({}, "id"_L1);
    }
    command.device = reader.text("device"_L1, Need::Required);
    command.lane = reader.text("lane"_L1, Need::Required);
    command.n = reader.integer("n"_L1, 0, json::maxInteger, Need::Required);
    command.type = reader.choice("type"_L1, types, CommandType::DossierNote, Need::Required, "command_type"_L1);
    command.target = reader.text("target"_L1, Need::Required);
    command.baseRev = reader.integer("baseRev"_L1, 0, json::maxInteger, Need::Required);
    command.payload = reader.free("payload"_L1, Need::Required);
    command.clientTime = reader.moment("clientTime"_L1, Need::Required);
    return reader.done(std::move(command));
}

QJsonObject toJson(const CommandResult& result)
{
    QJsonObject json;
    json::put(json, "id"_L1, result.id);
    json.insert("outcome"_L1, code(result.outcome));
    json.insert("rev"_L1, result.rev);
    json.insert("seq"_L1, result.seq);
    json::put(json, "code"_L1, result.code);
    json::put(json, "message"_L1, result.message);
    json.insert("fields"_L1, QJsonArray::fromStringList(result.fields));
    if (!result.state.isEmpty()) {
        json.insert("state"_L1, result.state);
    }
    json.insert("retryAfter"_L1, result.retryAfter);
    return json;
}

Result<CommandResult> commandResultFromJson(const QJsonObject& json)
{
    json::Reader reader(json, "result"_L1);
    CommandResult result;
    result.id = reader.text("id"_L1, json::Need::Required);
    result.outcome = reader.choice("outcome"_L1, outcomes, Outcome::Retry, json::Need::Required);
    result.rev = reader.integer("rev"_L1);
    result.seq = reader.integer("seq"_L1);
    result.code = reader.text("code"_L1);
    result.message = reader.text("message"_L1);
    result.fields = reader.texts("fields"_L1);
    result.state = reader.free("state"_L1);
    result.retryAfter = reader.count("retryAfter"_L1);
    return reader.done(std::move(result));
}

} // namespace motcua::domain
