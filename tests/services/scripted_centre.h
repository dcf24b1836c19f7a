#pragma once

#include "domain/apply.h"
#include "services/rule_files.h"
#include "tests/support/scripted_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <map>
#include <optional>

namespace motcua::test {

using namespace Qt::StringLiterals;

//! A centre of a few dossiers that follows the contract, in the test's thread, until the test's `hook` says otherwise. One scope,
//! one official (a processing officer, so nobody asks for numbers). Not a twin of the backend: only for bad manners.
class ScriptedCentre
{
public:
    ScriptedCentre() : rules(services::builtInRules().value())
    {
        official.id = u"0193aaaa-0000-7000-8000-000000000001"_s;
        official.userName = u"ha.le"_s;
        official.fullName = u"Lê Thu Hà"_s;
        official.agency = u"H15.50.05.13"_s;
        official.roles = {domain::Role::ProcessingOfficer};
        official.scopes = {{u"agency:H15.50.05.13"_s}};
        server.setScript([this](const Asked& asked) { return answer(asked); });
    }

    //! Returns an answer instead of the right one; `effect` = the right one has been worked out (and taken effect) all the same.
    struct Hook
    {
        QByteArray path; //!< empty = any
        std::function<std::optional<Said>(const Said& right)> said;
        bool effect = false;
    };

    domain::Dossier& put(const QString& id, domain::DossierStatus status = domain::DossierStatus::Received)
    {
        domain::Dossier dossier;
        dossier.id = id;
        dossier.agency = official.agency;
        dossier.code = u"H15.50.05.13-261121-"_s + id.right(4);
        dossier.procedureId = u"1.001612"_s;
        dossier.procedureName = u"Đăng ký khai sinh"_s;
        dossier.owner.fullName = u"Nguyễn Văn Thử"_s;
        dossier.status = status;
        dossier.submittedAt = dossier.receivedAt = QDateTime::currentDateTimeUtc().addDays(-1);
        dossiers[id] = dossier;
        publish(id);
        return dossiers[id];
    }
    void publish(const QString& id, const std::function<void(QJsonObject&)>& change = {})
    {
        dossiers[id].rev += 1;
        QJsonObject body = domain::toJson(dossiers[id]);
        if (change)
            change(body);
        line(id, {{u"op"_s, u"upsert"_s}, {u"rev"_s, dossiers[id].rev}, {u"body"_s, body}});
    }
    //! Every id's newest line counts, as in a real feed.
    void line(const QString& id, QJsonObject row)
    {
        feed.remove(at.value(id, -1));
        at[id] = ++seq;
        row.insert(u"seq"_s, seq);
        row.insert(u"kind"_s, u"dossier"_s);
        row.insert(u"id"_s, id);
        feed[seq] = QJsonDocument(row).toJson(QJsonDocument::Compact) + '\n';
    }

    Said rightly(const Asked& asked) { return right(asked); }
    [[nodiscard]] int timesApplied(const QString& commandId) const { return applied.value(commandId); }

    domain::Official official;
    domain::Rules rules;
    ScriptedServer server;
    std::optional<Hook> hook;
    int hookAt = -1; //!< only from this request on (counted down)
    bool oneTime = false;
    QMap<QString, domain::Dossier> dossiers;
    QMap<qint64, QByteArray> feed;
    QHash<QString, qint64> at;
    QHash<QString, int> applied;
    QHash<QString, QJsonObject> results;
    qint64 seq = 0;
    int epoch = 1; //!< counts up: every cursor given before is expired

private:
    Said answer(const Asked& asked)
    {
        const bool hooked = hook && (hook->path.isEmpty() || asked.path == hook->path) && (hookAt <= 0 || hookAt-- == 0);
        if (!hooked)
            return right(asked);
        const Hook now = *hook;
        if (oneTime)
            hook.reset();
        const Said good = now.effect ? right(asked) : Said();
        const auto said = now.said(good);
        return said ? *said : good;
    }

    Said json(const QJsonObject& object) { return {200, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact)}; }

    Said right(const Asked& asked)
    {
        if (asked.path == "/v1/session")
            return json({{u"challenge"_s, u"c"_s}, {u"maskedPhone"_s, u"09xx"_s}, {u"demoOtp"_s, u"123456"_s}});
        if (asked.path == "/v1/session/otp")
            return json({{u"access"_s, u"a"_s}, {u"refresh"_s, u"r"_s}, {u"expiresIn"_s, 900}, {u"official"_s, domain::toJson(official)}});
        if (asked.path == "/v1/feed")
            return page(asked);
        if (asked.path == "/v1/commands")
            return commands(asked);
        return {404, "application/problem+json", R"({"code":"no_route"})"};
    }

    Said page(const Asked& asked)
    {
        const QUrlQuery query(QString::fromLatin1(asked.query));
        const QStringList after = query.queryItemValue(u"after"_s, QUrl::FullyDecoded).split(u'/');
        const int limit = query.queryItemValue(u"limit"_s).toInt();
        if (after.size() == 2 && after[0].toInt() != epoch)
            return {410, "application/problem+json", R"({"code":"schema"})"};
        qint64 last = after.size() == 2 ? after[1].toLongLong() : 0;
        Said said;
        said.type = "application/x-ndjson";
        int rows = 0;
        auto it = feed.upperBound(last);
        for (; it != feed.end() && rows < limit; ++it, ++rows) {
            said.body += it.value();
            last = it.key();
        }
        const QJsonObject end{{u"next"_s, u"%1/%2"_s.arg(epoch).arg(last)}, {u"more"_s, it != feed.end()}, {u"total"_s, feed.size()}};
        said.body += QJsonDocument(end).toJson(QJsonDocument::Compact) + '\n';
        return said;
    }

    Said commands(const Asked& asked)
    {
        QJsonArray list;
        for (const QJsonValue& value : QJsonDocument::fromJson(asked.body).object().value("commands"_L1).toArray()) {
            const auto command = domain::commandFromJson(value.toObject());
            if (!command.has_value())
                return {400, "application/problem+json", R"({"code":"bad_json"})"};
            list.append(settle(*command));
        }
        return json({{u"results"_s, list}});
    }

    QJsonObject settle(const domain::Command& command)
    {
        if (results.contains(command.id)) {
            QJsonObject again = results[command.id];
            again.insert(u"outcome"_s, u"duplicate"_s);
            return again;
        }
        domain::CommandResult result;
        result.id = command.id;
        const auto record = dossiers.contains(command.target) ? domain::Record(dossiers[command.target]) : domain::Record();
        const auto done = domain::apply(record, command, official, command.clientTime, rules);
        if (done) {
            dossiers[command.target] = std::get<domain::Dossier>(*done);
            publish(command.target);
            ++applied[command.id];
            result.outcome = domain::Outcome::Applied;
        } else {
            result.outcome = done.error().conflict ? domain::Outcome::Conflict : domain::Outcome::Refused;
            result.code = done.error().code;
        }
        result.rev = dossiers[command.target].rev;
        result.seq = seq;
        result.state = domain::toJson(dossiers[command.target]);
        return results[command.id] = domain::toJson(result);
    }
};

} // namespace motcua::test
