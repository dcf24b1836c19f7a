#include "domain/judge.h"
#include "domain/names.h"
#include "storage/meeting_store.h"
#include "storage/search_terms.h"

#include <QJsonDocument>

#include <algorithm>

namespace motcua::storage::checkIns {

using namespace Qt::StringLiterals;
using domain::CheckIn;

namespace {

Result<void> done(const Result<qint64>& ran)
{
    if (!ran)
        return tl::unexpected(ran.error());
    return {};
}

QByteArray first(const Row& row) { return row.bytes(0); }

//! The pass; for an annulment the person of what it annuls; for a walk-in the card's mark, or the scan itself; for a signed pass that
//! is not here yet its code; else nobody.
Result<QString> personFor(Db& db, const CheckIn& scan)
{
    if (!scan.passId.isEmpty())
        return scan.passId;
    if (!scan.annuls.isEmpty())
        return personOf(db, scan.annuls);
    if (!scan.walkInName.isEmpty())
        return scan.codeHash.isEmpty() ? scan.id : signedPerson(scan.codeHash);
    const bool isSigned = scan.verdict == domain::code(domain::VerdictKind::SignedUnknown) || (scan.admitted && !scan.codeHash.isEmpty());
    return isSigned ? signedPerson(scan.codeHash) : QString();
}

Result<qint64> put(Db& db, const CheckIn& scan, const Origin& origin, qint64 rev, Mark mark, const QVariant& shown, const QVariant& truth)
{
    const auto person = personFor(db, scan);
    if (!person)
        return tl::unexpected(person.error());
    return db.run(u"INSERT INTO check_in (id, rev, generation, scope, mark, meeting_id, pass_id, person, at, device, gate, annuls, shown, truth)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET rev = max(rev, excluded.rev),"
                  " generation = max(generation, excluded.generation), scope = CASE WHEN excluded.scope <> '' THEN excluded.scope ELSE scope END,"
                  " mark = excluded.mark, pass_id = excluded.pass_id, person = CASE WHEN person <> '' THEN person ELSE excluded.person END, at = excluded.at, shown = excluded.shown,"
                  " truth = coalesce(excluded.truth, truth) WHERE excluded.rev >= rev OR truth IS NULL OR excluded.truth IS NULL"_s,
                  {scan.id, rev, origin.generation, origin.scope, int(mark), scan.meetingId, scan.passId, *person, toMs(scan.at), scan.device,
                   scan.gate, scan.annuls, shown, truth});
}

} // namespace

Result<bool> putTruth(Db& db, const CheckIn& scan, const QByteArray& body, const Origin& origin)
{
    const auto changed = put(db, scan, origin, scan.rev, Mark::Settled, {}, body);
    if (!changed)
        return tl::unexpected(changed.error());
    return *changed > 0;
}

Result<void> show(Db& db, const CheckIn& shown, const QByteArray& body, Mark mark, const QString& scope)
{
    return done(put(db, shown, {scope, 0}, 0, mark, body, {}));
}

Result<void> remove(Db& db, const domain::Id& id) { return done(db.run(u"DELETE FROM check_in WHERE id = ?"_s, {id})); }

Result<std::optional<Bodies>> find(Db& db, const domain::Id& id)
{
    return db.one(u"SELECT truth, shown, rev, mark FROM check_in WHERE id = ?"_s, {id}, [](const Row& row) {
        return Bodies{row.isNull(0) ? QByteArray() : row.bytes(0), row.isNull(1) ? QByteArray() : row.bytes(1), row.integer(2), Mark(row.integer(3))};
    });
}

Result<void> setMark(Db& db, const domain::Id& id, Mark mark) { return done(db.run(u"UPDATE check_in SET mark = ? WHERE id = ?"_s, {int(mark), id})); }

QString signedPerson(const QString& codeHash) { return u"code:"_s + codeHash; }

bool isSignedPerson(const QString& person) { return person.startsWith("code:"_L1); }

Result<void> adopt(Db& db, const QString& from, const QString& to, const domain::Id& meetingId)
{
    if (auto moved = done(db.run(u"UPDATE check_in SET person = ? WHERE person = ? AND person <> '' AND meeting_id = ?"_s, {to, from, meetingId})); !moved)
        return moved;
    return done(db.run(u"DELETE FROM attendance WHERE meeting_id = ? AND person = ?"_s, {meetingId, from}));
}

Result<std::vector<QByteArray>> ofPerson(Db& db, const QString& person, const domain::Id& meetingId)
{
    if (person.isEmpty())
        return std::vector<QByteArray>();
    return db.list(u"SELECT coalesce(shown, truth) FROM check_in WHERE person = ? AND person <> '' AND meeting_id = ? ORDER BY at, row"_s, {person, meetingId}, first);
}

Result<std::vector<QByteArray>> recent(Db& db, const domain::Id& meetingId, const QString& device, const QString& gate, int limit)
{
    return db.list(u"SELECT coalesce(shown, truth) FROM check_in WHERE meeting_id = ? AND device = ? AND gate = ? AND annuls = '' ORDER BY row DESC LIMIT ?"_s,
                   {meetingId, device, gate, limit}, first);
}

Result<std::vector<QByteArray>> remarkable(Db& db, const domain::Id& meetingId, int limit)
{
    // Read when a person looks, not with each scan: a walk over one meeting's scans is quick enough.
    return db.list(u"SELECT coalesce(shown, truth) FROM check_in WHERE meeting_id = ? AND annuls = '' AND (json_extract(coalesce(shown, truth), '$.reason') <> ''"
                   " OR json_extract(coalesce(shown, truth), '$.overrideReason') <> '' OR json_extract(coalesce(shown, truth), '$.incident'))"
                   " ORDER BY at DESC, row DESC LIMIT ?"_s,
                   {meetingId, limit}, first);
}

Result<QByteArray> lastStanding(Db& db, const domain::Id& meetingId, const QString& device, const QString& gate)
{
    QByteArray found;
    auto looked = db.each(u"SELECT coalesce(shown, truth) FROM check_in AS c WHERE meeting_id = ? AND device = ? AND gate = ? AND annuls = '' AND person <> ''"
                          " AND NOT EXISTS (SELECT 1 FROM check_in AS a WHERE a.annuls = c.id AND a.annuls <> '') ORDER BY row DESC LIMIT 50"_s,
                          {meetingId, device, gate}, [&](const Row& row) {
                              // Refused scans let nobody in: there is nothing to take back.
                              const auto scan = domain::checkInFromJson(QJsonDocument::fromJson(row.bytes(0)).object());
                              if (scan && scan->admitted)
                                  found = row.bytes(0);
                              return found.isNull();
                          });
    if (!looked)
        return tl::unexpected(looked.error());
    return found;
}

Result<QString> personOf(Db& db, const domain::Id& scanId)
{
    const auto found = db.one(u"SELECT person FROM check_in WHERE id = ?"_s, {scanId}, [](const Row& row) { return row.text(0); });
    if (!found)
        return tl::unexpected(found.error());
    return found->value_or(QString());
}

Result<std::vector<OwnScan>> tellable(Db& db, const QString& device, qint64 row, const QDateTime& since, int limit)
{
    return db.list(u"SELECT row, coalesce(shown, truth) FROM check_in WHERE row > ? AND device = ? AND person <> '' AND person <> id AND at >= ? ORDER BY row LIMIT ?"_s,
                   {row, device, toMs(since), limit}, [](const Row& found) { return OwnScan{found.integer(0), found.bytes(1)}; });
}

Result<bool> hear(Db& db, const CheckIn& scan, const QByteArray& body, const QString& scope)
{
    const auto here = db.number(u"SELECT EXISTS (SELECT 1 FROM check_in WHERE id = ?)"_s, {scan.id});
    if (!here)
        return tl::unexpected(here.error());
    if (*here != 0)
        return false;
    const auto stored = put(db, scan, {scope, 0}, 0, Mark::Settled, body, {});
    if (!stored)
        return tl::unexpected(stored.error());
    return *stored > 0;
}

Result<void> putAttendance(Db& db, const Attendance& a)
{
    return done(db.run(u"INSERT INTO attendance (meeting_id, person, walk_in, name, first_in, last_out, inside, incident) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                       " ON CONFLICT (meeting_id, person) DO UPDATE SET walk_in = excluded.walk_in, name = excluded.name, first_in = excluded.first_in,"
                       " last_out = excluded.last_out, inside = excluded.inside, incident = excluded.incident"_s,
                       {a.meetingId, a.person, int(a.walkIn), a.name, toMs(a.firstIn), toMs(a.lastOut), int(a.inside), int(a.incident)}));
}

Result<AttendanceCounts> counts(Db& db, const domain::Id& meetingId)
{
    const auto found = db.one(u"SELECT coalesce(sum(first_in > 0), 0), coalesce(sum(inside), 0), coalesce(sum(walk_in AND first_in > 0), 0), coalesce(sum(incident), 0)"
                              " FROM attendance WHERE meeting_id = ?"_s,
                              {meetingId}, [](const Row& row) {
                                  return AttendanceCounts{int(row.integer(0)), int(row.integer(1)), int(row.integer(2)), int(row.integer(3)), 0};
                              });
    if (!found)
        return tl::unexpected(found.error());
    AttendanceCounts counts = found->value_or(AttendanceCounts());
    const auto waiting = db.number(u"SELECT count(*) FROM outbox WHERE state IN (0, 1)"_s);
    if (!waiting)
        return tl::unexpected(waiting.error());
    counts.waiting = int(*waiting);
    return counts;
}

Result<std::vector<AttendanceEntry>> attendance(Db& db, const domain::Id& meetingId, const QString& text, int limit)
{
    const QString expression = searchExpression(text);
    if (!text.trimmed().isEmpty() && expression.isEmpty())
        return std::vector<AttendanceEntry>();
    QString sql = u"SELECT p.truth, '', coalesce(a.first_in, 0), coalesce(a.last_out, 0), coalesce(a.inside, 0), coalesce(a.incident, 0), NULL"
                  " FROM pass AS p LEFT JOIN attendance AS a ON a.meeting_id = p.meeting_id AND a.person = p.id WHERE p.meeting_id = ?"_s;
    Db::Args args{meetingId};
    if (!expression.isEmpty()) {
        sql += u" AND p.row IN (SELECT rowid FROM pass_fts WHERE pass_fts MATCH ?)"_s;
        args << expression;
    }
    args << limit;
    const auto entryOf = [](const Row& row) {
        return AttendanceEntry{row.isNull(0) ? QByteArray() : row.bytes(0), row.isNull(6) ? QByteArray() : row.bytes(6), row.text(1), fromMs(row.integer(2)), fromMs(row.integer(3)),
                               row.integer(4) != 0, row.integer(5) != 0};
    };
    auto people = db.list(sql + u" ORDER BY p.sort_key, p.row LIMIT ?"_s, args, entryOf);
    if (!people)
        return people;
    // Walk-ins are few: their names are folded here.
    auto walkIns = db.list(u"SELECT NULL, a.name, a.first_in, a.last_out, a.inside, a.incident, coalesce(c.shown, c.truth) FROM attendance AS a"
                           " LEFT JOIN check_in AS c ON c.id = CASE WHEN a.person LIKE 'code:%' THEN (SELECT x.id FROM check_in AS x WHERE x.person = a.person"
                           " AND x.meeting_id = a.meeting_id ORDER BY x.at, x.id LIMIT 1) ELSE a.person END"
                           " WHERE a.meeting_id = ? AND a.walk_in = 1 AND a.first_in > 0 ORDER BY a.first_in LIMIT ?"_s,
                           {meetingId, limit}, entryOf);
    if (!walkIns)
        return walkIns;
    const QStringList words = domain::keyK0(text).split(u' ', Qt::SkipEmptyParts);
    for (AttendanceEntry& entry : *walkIns) {
        const QString name = u' ' + domain::keyK0(entry.name);
        if (std::all_of(words.begin(), words.end(), [&](const QString& word) { return name.contains(u' ' + word); }))
            people->push_back(std::move(entry));
    }
    return people;
}

} // namespace motcua::storage::checkIns
