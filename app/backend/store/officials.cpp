#include "backend/store/officials.h"

#include "backend/store/sessions.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

OfficialRow read(const Row& query)
{
    OfficialRow row;
    if (auto official = domain::officialFromJson(QJsonDocument::fromJson(query.value(0).toByteArray()).object()))
        row.official = std::move(*official);
    row.phone = query.value(1).toString();
    row.passwordHash = query.value(2).toString();
    row.demoPassword = query.value(3).toString();
    row.disabled = query.value(4).toBool();
    return row;
}

std::optional<OfficialRow> readOne(Db& db, QLatin1StringView sql, const QString& key)
{
    std::optional<OfficialRow> found;
    db.each(sql, {key}, [&found](const Row& query) {
        found = read(query);
        return false;
    });
    return found;
}

void endSessions(Db& db, const QString& userName, qint64 now)
{
    if (const auto row = db.one("SELECT id FROM official WHERE user_name = ?"_L1, {userName}))
        endSessionsOf(db, {Realm::Official, row->first().toString()}, now);
}

} // namespace

std::optional<OfficialRow> findOfficial(Db& db, const QString& userName)
{
    return readOne(db, "SELECT body, phone, password_hash, demo_password, disabled FROM official WHERE user_name = ?"_L1, userName);
}

std::optional<OfficialRow> findOfficialById(Db& db, const QString& id)
{
    return readOne(db, "SELECT body, phone, password_hash, demo_password, disabled FROM official WHERE id = ?"_L1, id);
}

std::vector<OfficialRow> allOfficials(Db& db)
{
    std::vector<OfficialRow> rows;
    db.each("SELECT body, phone, password_hash, demo_password, disabled FROM official ORDER BY place, user_name"_L1, {},
            [&rows](const Row& query) {
                rows.push_back(read(query));
                return true;
            });
    return rows;
}

void putOfficial(Db& db, const OfficialRow& row)
{
    db.run("INSERT INTO official (id, user_name, body, phone, password_hash, demo_password, disabled, place) "
           "VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT count(*) FROM official)) "
           "ON CONFLICT (user_name) DO UPDATE SET body = excluded.body, phone = excluded.phone, "
           "password_hash = excluded.password_hash, demo_password = excluded.demo_password, disabled = excluded.disabled"_L1,
           {row.official.id, row.official.userName, QJsonDocument(domain::toJson(row.official)).toJson(QJsonDocument::Compact),
            row.phone, row.passwordHash, row.demoPassword, row.disabled ? 1 : 0});
}

bool setDisabled(Db& db, const QString& userName, bool disabled, qint64 now)
{
    if (db.run("UPDATE official SET disabled = ? WHERE user_name = ?"_L1, {disabled ? 1 : 0, userName}) != 1)
        return false;
    endSessions(db, userName, now);
    return true;
}

bool setPassword(Db& db, const QString& userName, const QString& passwordHash, qint64 now)
{
    if (db.run("UPDATE official SET password_hash = ?, demo_password = '', disabled = 0 WHERE user_name = ?"_L1,
               {passwordHash, userName}) != 1)
        return false;
    endSessions(db, userName, now);
    db.run("DELETE FROM login_failure WHERE user_name = ?"_L1, {userName});
    return true;
}

} // namespace motcua::backend::store
