#include "backend/settle.h"

#include "backend/access.h"
#include "backend/member_accounts.h"
#include "backend/settle_parts.h"
#include "backend/store/blobs.h"
#include "backend/store/claims.h"
#include "backend/store/messages.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::backend {

namespace {

using domain::Command;
using domain::CommandResult;
using domain::CommandType;
using domain::Outcome;
using store::Db;

constexpr int kStorageRetrySeconds = 5;
constexpr int kBlobRetrySeconds = 5;

CommandResult answer(const Command& command, Outcome outcome, const QString& code = {}, const QStringList& fields = {})
{
    CommandResult result;
    result.id = command.id;
    result.outcome = outcome;
    result.code = code;
    result.fields = fields;
    return result;
}

CommandResult retry(const Command& command, const QString& code, int seconds)
{
    CommandResult result = answer(command, Outcome::Retry, code);
    result.retryAfter = seconds;
    return result;
}

QString hashOf(const Command& command)
{
    return store::sha256Hex(QJsonDocument(domain::toJson(command)).toJson(QJsonDocument::Compact));
}

void keep(Db& db, const store::Caller& caller, const Command& command, const QString& hash, const Settlement& settlement, const QDateTime& now)
{
    db.run("INSERT INTO command (id, hash, official, device, type, target, outcome, result, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1,
           {command.id, hash, caller.official.id, caller.device, domain::code(command.type), command.target,
            domain::code(settlement.result.outcome), settlement.json, now.toString(Qt::ISODateWithMs)});
}

//! The scope whose holder may send this command: the record's, or for a new one what the payload says.
QString scopeOf(Db& db, const Command& command, const std::optional<store::RecordRow>& row)
{
    if (row)
        return row->scope;
    switch (command.type) {
    case CommandType::DossierReceive:
        return u"agency:"_s + command.payload["dossier"_L1]["agency"_L1].toString();
    case CommandType::RegistrationSubmit:
        return u"cell:"_s + command.payload["registration"_L1]["cell"_L1].toString();
    case CommandType::RosterReplace:
        return u"cell:"_s + command.payload["roster"_L1]["cell"_L1].toString();
    case CommandType::CheckInRecord: {
        const auto meeting = store::find(db, u"meeting"_s, command.payload["checkIn"_L1]["meetingId"_L1].toString());
        return meeting ? meeting->scope : QString();
    }
    default:
        return {};
    }
}

struct Settled
{
    CommandResult result;
    bool keep = true; //!< `retry` is no answer to keep
    std::optional<store::RecordRow> row;
    qint64 lastSeq = 0; //!< of all that came with it, in the row's scope
    QByteArray state{};   //!< the record's body as it is now
};

Settled refuse(const Command& command, const QString& code, const QStringList& fields = {})
{
    return {answer(command, Outcome::Refused, code, fields), true, std::nullopt, 0};
}

//! What an approved registration brings along.
MemberAccount accountOf(Db& db, const store::RecordRow& row, const SettleContext& context)
{
    if (row.kind != "registration"_L1)
        return {};
    const auto registration = domain::registrationFromJson(store::bodyOf(row));
    if (!registration || registration->status != domain::RegistrationStatus::Approved)
        return {};
    return openMemberAccount(db, *registration, context.secrets, context.now);
}

Settled decide(Db& db, const store::Caller& caller, const Command& command, const SettleContext& context)
{
    const CommandRule& rule = ruleOf(command.type);
    if (!hasOneOf(caller.official, rule.roles))
        return refuse(command, u"not_allowed"_s);
    if (command.type != CommandType::RegistrationDecide && !domain::isUuid(command.target))
        return refuse(command, u"bad_payload"_s, {u"target"_s});
    const auto row = store::find(db, rule.kind, command.target);
    const QString scope = scopeOf(db, command, row);
    if (scope.isEmpty())
        return refuse(command, u"no_record"_s);
    if (!caller.official.holds(scope))
        return refuse(command, u"scope"_s); // and nothing of the record is shown

    if (const auto claim = row && rule.minds ? store::findClaim(db, row->id) : std::nullopt; claim && claim->bars(caller.official.id, context.now)) {
        Settled settled = refuse(command, u"claimed"_s);
        settled.keep = false; // it ends by itself: the same command may come again when the other has let go
        settled.state = row->body;
        settled.result.rev = row->rev;
        settled.result.seq = row->seq;
        return settled;
    }

    const auto record = row ? parts::recordOf(*row) : Result<domain::Record>(domain::Record());
    if (!record)
        return {retry(command, u"storage"_s, kStorageRetrySeconds), false, std::nullopt, 0};
    auto applied = domain::apply(*record, command, caller.official, context.now, context.rules);
    if (!applied) {
        Settled settled{answer(command, applied.error().conflict ? Outcome::Conflict : Outcome::Refused, applied.error().code,
                               applied.error().fields),
                        true, std::nullopt, 0};
        if (row) {
            settled.state = row->body;
            settled.result.rev = row->rev;
            settled.result.seq = row->seq;
        }
        return settled;
    }
    parts::Completion completion = parts::complete(db, caller, command, context, row, *record, std::move(*applied));
    if (!completion.refusal.isEmpty())
        return refuse(command, completion.refusal, completion.fields);
    const bool sameBlobs = row && parts::blobsOf(*record) == completion.row.blobs; // they were looked for when they came in
    for (const QString& blob : sameBlobs ? QStringList() : completion.row.blobs) {
        if (!store::findBlob(db, blob))
            return {retry(command, u"blob_missing"_s, kBlobRetrySeconds), false, std::nullopt, 0};
    }
    const MemberAccount account = accountOf(db, completion.row, context);
    if (!account.refusal.isEmpty())
        return refuse(command, account.refusal, account.fields);
    if (account.merged)
        completion.note = u"merged"_s;

    Settled settled{answer(command, Outcome::Applied, completion.note), true, std::move(completion.row), 0};
    settled.result.seq = settled.lastSeq = store::put(db, *settled.row, row ? &*row : nullptr, sameBlobs);
    settled.result.rev = settled.row->rev;
    settled.state = settled.row->body;
    store::appendAudit(db, context.secrets, context.now,
                       {caller.actor(), domain::code(command.type), settled.row->kind, settled.row->id,
                        row ? store::sha256Hex(row->body) : QString(), store::sha256Hex(settled.row->body)});
    for (store::RecordRow& more : completion.more) {
        settled.lastSeq = store::put(db, more);
        const QString action = more.kind == "incident"_L1 ? more.kind : domain::code(command.type);
        store::appendAudit(db, context.secrets, context.now, {caller.actor(), action, more.kind, more.id, {}, store::sha256Hex(more.body)});
    }
    if (completion.endsClaim)
        settled.lastSeq = std::max(settled.lastSeq, store::endClaim(db, context.secrets, context.now, caller.actor(), u"claim.settled"_s, command.target));
    if (context.messages && !completion.messageTo.isEmpty() && !completion.messageText.isEmpty())
        store::queueMessage(db, u"sms"_s, completion.messageTo, completion.messageText, context.now.toString(Qt::ISODateWithMs));
    return settled;
}

} // namespace

std::optional<KeptResult> keptResult(Db& db, const QString& commandId)
{
    const auto row = db.one("SELECT result, official, hash, outcome FROM command WHERE id = ?"_L1, {commandId});
    if (!row)
        return std::nullopt;
    if (row->at(0).toByteArray().isEmpty()) { // after ninety days only how it was settled is left
        KeptResult kept{{}, row->at(1).toString(), row->at(2).toString()};
        kept.result.id = commandId;
        kept.result.outcome = domain::outcomeFromCode(row->at(3).toString()).value_or(Outcome::Refused);
        kept.result.code = u"result_expired"_s;
        return kept;
    }
    auto result = domain::commandResultFromJson(QJsonDocument::fromJson(row->at(0).toByteArray()).object());
    if (!result)
        return std::nullopt;
    return KeptResult{std::move(*result), row->at(1).toString(), row->at(2).toString()};
}

QByteArray resultJson(const CommandResult& result, const QByteArray& state)
{
    QByteArray json = QJsonDocument(domain::toJson(result)).toJson(QJsonDocument::Compact);
    if (!state.isEmpty()) {
        json.chop(1);
        json += ",\"state\":" + state + '}';
    }
    return json;
}

Settlement settle(Db& db, const store::Caller& caller, const Command& command, const SettleContext& context, QHash<QString, qint64>& touched)
{
    const auto settlement = [](CommandResult result, const QByteArray& state = {}) -> Settlement {
        QByteArray json = resultJson(result, state);
        return {std::move(result), std::move(json)};
    };
    const QString hash = hashOf(command);
    store::Transaction transaction(db, store::Transaction::Kind::Write);
    if (auto kept = keptResult(db, command.id)) {
        // Another command under a used id is a fault of the sender: it is told, and the first one stands.
        if (kept->official != caller.official.id || kept->hash != hash)
            return settlement(answer(command, Outcome::Refused, u"id_reused"_s, {u"id"_s}));
        if (kept->result.outcome == Outcome::Applied)
            kept->result.outcome = Outcome::Duplicate;
        return settlement(std::move(kept->result));
    }
    const Settled settled = decide(db, caller, command, context);
    Settlement done = settlement(settled.result, settled.state);
    if (settled.keep)
        keep(db, caller, command, hash, done, context.now);
    if (auto error = transaction.commit())
        return settlement(retry(command, u"storage"_s, kStorageRetrySeconds));
    if (settled.row)
        touched[settled.row->scope] = settled.lastSeq;
    return done;
}

} // namespace motcua::backend
