#include "storage/meeting_store.h"

#include "domain/names.h"
#include "storage/search_terms.h"

#include <algorithm>

namespace motcua::storage::meetings {

using namespace Qt::StringLiterals;

namespace {

Result<void> done(const Result<qint64>& ran)
{
    if (!ran)
        return tl::unexpected(ran.error());
    return {};
}

Result<QByteArray> body(Result<std::optional<QByteArray>> found)
{
    if (!found)
        return tl::unexpected(found.error());
    return found->value_or(QByteArray());
}

QByteArray first(const Row& row) { return row.bytes(0); }

Result<void> indexTerms(Db& db, qint64 row, const QString& before, const QString& after)
{
    if (before == after)
        return {};
    if (!before.isEmpty()) {
        if (auto out = db.run(u"INSERT INTO pass_fts (pass_fts, rowid, terms) VALUES ('delete', ?, ?)"_s, {row, before}); !out)
            return tl::unexpected(out.error());
    }
    return after.isEmpty() ? Result<void>() : done(db.run(u"INSERT INTO pass_fts (rowid, terms) VALUES (?, ?)"_s, {row, after}));
}

} // namespace

Result<void> putMeeting(Db& db, const domain::Meeting& m, const QByteArray& json, const Origin& origin)
{
    return done(db.run(u"INSERT INTO meeting (id, rev, generation, scope, number, starts_at, truth) VALUES (?, ?, ?, ?, ?, ?, ?)"
                       " ON CONFLICT (id) DO UPDATE SET rev = excluded.rev, generation = excluded.generation, scope = excluded.scope,"
                       " number = excluded.number, starts_at = excluded.starts_at, truth = excluded.truth WHERE excluded.rev >= meeting.rev OR excluded.generation > meeting.generation"_s,
                       {m.id, m.rev, origin.generation, origin.scope, m.number, toMs(m.startsAt), json}));
}

Result<void> removeMeeting(Db& db, const QString& id) { return done(db.run(u"DELETE FROM meeting WHERE id = ?"_s, {id})); }

Result<QByteArray> meeting(Db& db, const domain::Id& id) { return body(db.one(u"SELECT truth FROM meeting WHERE id = ?"_s, {id}, first)); }

Result<QByteArray> meetingByNumber(Db& db, quint32 number)
{
    return body(db.one(u"SELECT truth FROM meeting WHERE number = ? ORDER BY rev DESC LIMIT 1"_s, {number}, first));
}

Result<std::vector<QByteArray>> all(Db& db) { return db.list(u"SELECT truth FROM meeting ORDER BY starts_at, id"_s, {}, first); }

Result<bool> putPass(Db& db, const domain::Pass& p, const QByteArray& json, const Origin& origin)
{
    struct Here
    {
        qint64 row, rev, generation;
        QString id, terms;
    };
    const auto found = db.list(u"SELECT row, rev, generation, id, terms FROM pass WHERE id = ? UNION SELECT row, rev, generation, id, terms FROM pass WHERE serial = ?"_s,
                               {p.id, p.serial}, [](const Row& row) { return Here{row.integer(0), row.integer(1), row.integer(2), row.text(3), row.text(4)}; });
    if (!found)
        return tl::unexpected(found.error());
    for (const Here& here : *found) {
        if (here.id != p.id)
            return false;
    }
    const QString terms = (domain::keyK0(p.fullName) + u' ' + searchToken(p.serial)).trimmed();
    if (found->empty()) {
        const auto row = db.insert(u"INSERT INTO pass (id, rev, generation, scope, meeting_id, serial, sort_key, terms, truth) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                                   {p.id, p.rev, origin.generation, origin.scope, p.meetingId, p.serial, domain::sortKey(p.fullName), terms, json});
        if (!row)
            return tl::unexpected(row.error());
        if (auto in = indexTerms(db, *row, {}, terms); !in)
            return tl::unexpected(in.error());
        return true;
    }
    const Here& here = found->front();
    if (here.rev > p.rev && origin.generation <= here.generation)
        return true;
    const auto changed = db.run(u"UPDATE pass SET rev = ?, generation = ?, scope = ?, meeting_id = ?, serial = ?, sort_key = ?, terms = ?, truth = ? WHERE row = ?"_s,
                                {p.rev, origin.generation, origin.scope, p.meetingId, p.serial, domain::sortKey(p.fullName), terms, json, here.row});
    if (!changed)
        return tl::unexpected(changed.error());
    if (auto in = indexTerms(db, here.row, here.terms, terms); !in)
        return tl::unexpected(in.error());
    return true;
}

Result<void> removePass(Db& db, const domain::Id& id)
{
    const auto found = db.one(u"SELECT row, terms FROM pass WHERE id = ?"_s, {id}, [](const Row& row) { return std::pair(row.integer(0), row.text(1)); });
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return {};
    if (auto out = indexTerms(db, (*found)->first, (*found)->second, {}); !out)
        return out;
    return done(db.run(u"DELETE FROM pass WHERE id = ?"_s, {id}));
}

Result<QByteArray> pass(Db& db, const domain::Id& id) { return body(db.one(u"SELECT truth FROM pass WHERE id = ?"_s, {id}, first)); }

Result<QByteArray> passBySerial(Db& db, const QString& serial) { return body(db.one(u"SELECT truth FROM pass WHERE serial = ?"_s, {serial}, first)); }

Result<std::vector<QByteArray>> searchPasses(Db& db, const domain::Id& meetingId, const QString& text, int limit)
{
    if (text.trimmed().isEmpty())
        return db.list(u"SELECT truth FROM pass WHERE meeting_id = ? ORDER BY sort_key, row LIMIT ?"_s, {meetingId, limit}, first);
    const QString expression = searchExpression(text);
    if (expression.isEmpty())
        return std::vector<QByteArray>();
    auto found = db.list(u"SELECT p.truth, p.sort_key FROM pass_fts AS f CROSS JOIN pass AS p ON p.row = f.rowid WHERE pass_fts MATCH ? AND p.meeting_id = ? LIMIT ?"_s,
                         {expression, meetingId, limit}, [](const Row& row) { return std::pair(row.bytes(1), row.bytes(0)); });
    if (!found)
        return tl::unexpected(found.error());
    std::sort(found->begin(), found->end());
    std::vector<QByteArray> bodies;
    for (auto& [sort, json] : *found)
        bodies.push_back(std::move(json));
    return bodies;
}

Result<QString> unitOfInvitation(Db& db, const domain::Id& meetingId, const QString& number)
{
    const auto found = db.one(u"SELECT json_extract(truth, '$.unit') FROM pass WHERE meeting_id = ? AND json_extract(truth, '$.invitation') = ? COLLATE NOCASE LIMIT 1"_s,
                              {meetingId, number}, [](const Row& row) { return row.isNull(0) ? u""_s : row.text(0); });
    if (!found)
        return tl::unexpected(found.error());
    return found->value_or(QString());
}

Result<void> putKey(Db& db, int id, const QByteArray& key, qint64 rev, const Origin& origin)
{
    return done(db.run(u"INSERT INTO pass_key (id, rev, generation, scope, key) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET rev = excluded.rev,"
                       " generation = excluded.generation, scope = excluded.scope, key = excluded.key WHERE excluded.rev >= pass_key.rev OR excluded.generation > pass_key.generation"_s,
                       {id, rev, origin.generation, origin.scope, key}));
}

Result<void> removeKey(Db& db, int id) { return done(db.run(u"DELETE FROM pass_key WHERE id = ?"_s, {id})); }

Result<QByteArray> key(Db& db, int id) { return body(db.one(u"SELECT key FROM pass_key WHERE id = ?"_s, {id}, first)); }

Result<std::vector<std::pair<QString, qint64>>> unseen(Db& db, const QString& kind, const QString& scope, qint64 generation)
{
    // The kind names the table; never a text from outside.
    QString table;
    for (const auto name : {"meeting"_L1, "pass"_L1, "check_in"_L1, "pass_key"_L1}) {
        if (kind == name)
            table = name;
    }
    if (table.isEmpty())
        return fail(ErrorKind::Internal, u"unknown_kind"_s);
    const QString mine = kind == "check_in"_L1 ? u" AND truth IS NOT NULL"_s : QString();
    return db.list(u"SELECT id, rev FROM "_s + table + u" WHERE scope = ? AND generation < ?"_s + mine, {scope, generation},
                   [](const Row& row) { return std::pair(row.text(0), row.integer(1)); });
}

} // namespace motcua::storage::meetings
