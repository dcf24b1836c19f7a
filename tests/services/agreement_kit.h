#pragma once

#include "domain/official.h"
#include "services/store_key.h"
#include "services/sync_engine.h"
#include "storage/db.h"
#include "tests/services/sync_desk.h"
#include "tests/support/backend_process.h"
#include "tests/support/cutting_proxy.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <map>

namespace motcua::test {

//! What an administrator or a fault does behind the programs' backs.
class Behind
{
public:
    //! The centre's own file (SQLite only).
    static std::unique_ptr<storage::Db> centre(const BackendProcess& backend)
    {
        storage::OpenOptions options;
        options.path = backend.database();
        auto db = storage::Db::open(options);
        return db ? std::move(*db) : nullptr;
    }
    //! One area's file of a signed-in desk.
    static std::unique_ptr<storage::Db> desk(const SyncDesk& desk, const QString& dataDir, domain::Area area, const QString& name)
    {
        storage::OpenOptions options;
        options.path = services::officialFolder(dataDir, desk.session.official().id) + u'/' + name;
        options.key = services::storeKeyFor(desk.session.storeKey(), area, services::KeyUse::Database);
        auto db = storage::Db::open(options);
        return db ? std::move(*db) : nullptr;
    }
    //! The centre takes a record out of a scope, as its store does.
    static bool takeOut(const BackendProcess& backend, const QString& kind, const QString& id, const QString& scope, const QString& reason)
    {
        auto db = centre(backend);
        if (!db)
            return false;
        const auto done = db->transaction([&]() -> Result<void> {
            for (const auto& [sql, args] : std::initializer_list<std::pair<QString, storage::Db::Args>>{
                     {u"UPDATE counter SET value = value + 1 WHERE name = 'seq'"_s, {}},
                     {u"INSERT INTO removal (scope, kind, id, rev, seq, reason) SELECT scope, kind, id, rev + 1, (SELECT value FROM counter WHERE name = 'seq'), ? FROM record"
                      " WHERE kind = ? AND id = ? AND scope = ?"_s, {reason, kind, id, scope}},
                     {u"DELETE FROM record WHERE kind = ? AND id = ? AND scope = ?"_s, {kind, id, scope}}}) {
                if (auto ran = db->run(sql, args); !ran)
                    return tl::unexpected(ran.error());
            }
            return {};
        });
        return done.has_value();
    }
    static bool setScopes(const BackendProcess& backend, const QString& user, const QStringList& scopes)
    {
        auto db = centre(backend);
        if (!db)
            return false;
        const auto body = db->one(u"SELECT body FROM official WHERE user_name = ?"_s, {user}, [](const storage::Row& row) { return row.bytes(0); });
        if (!body || !*body)
            return false;
        auto official = domain::officialFromJson(QJsonDocument::fromJson(**body).object());
        if (!official)
            return false;
        official->scopes.clear();
        for (const QString& scope : scopes)
            official->scopes.push_back({scope});
        const QByteArray changed = QJsonDocument(domain::toJson(*official)).toJson(QJsonDocument::Compact);
        return db->run(u"UPDATE official SET body = ? WHERE user_name = ?"_s, {changed, user}).has_value();
    }
};

//! The desk's dossiers by id with their rev and status, as it shows them.
inline std::map<QString, std::pair<QString, int>> shownDossiers(SyncDesk& desk)
{
    std::map<QString, std::pair<QString, int>> all;
    for (const auto& row : desk.rows())
        all[row.id] = {row.code, domain::number(row.status)};
    return all;
}

inline std::map<QString, std::pair<QString, int>> centreDossiers(BackendProcess& backend, const QString& scope, const QString& token)
{
    std::map<QString, std::pair<QString, int>> all;
    for (const QJsonObject& line : backend.feed(scope, token)) {
        const QJsonObject body = line[u"body"_s].toObject();
        if (line[u"kind"_s].toString() == u"dossier"_s && line[u"op"_s].toString() == u"upsert"_s)
            all[line[u"id"_s].toString()] = {body[u"code"_s].toString(), body[u"status"_s].toInt()};
    }
    return all;
}

} // namespace motcua::test
