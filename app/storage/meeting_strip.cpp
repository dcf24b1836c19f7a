#include "storage/meeting_store.h"

// What a gate keeps of a meeting, and what is left of it some days later.
namespace motcua::storage::meetings {

using namespace Qt::StringLiterals;

Result<Held> held(Db& db, const domain::Id& meetingId)
{
    const auto found = db.one(u"SELECT (SELECT count(*) FROM pass WHERE meeting_id = ?), (SELECT count(*) FROM pass_key),"
                              " (SELECT count(*) FROM side_record WHERE kind = 'invitation' AND json_extract(body, '$.meetingId') = ?)"_s,
                              {meetingId, meetingId}, [](const Row& row) { return Held{row.integer(0), row.integer(1), row.integer(2)}; });
    if (!found)
        return tl::unexpected(found.error());
    return found->value_or(Held());
}

Result<bool> anyPass(Db& db, const domain::Id& meetingId)
{
    const auto found = db.number(u"SELECT EXISTS (SELECT 1 FROM pass WHERE meeting_id = ?)"_s, {meetingId});
    if (!found)
        return tl::unexpected(found.error());
    return *found != 0;
}

Result<int> strip(Db& db, const QDateTime& closedBefore, int limit)
{
    // A meeting without an hour of closing is over a day after its start.
    const auto over = db.list(u"SELECT id FROM meeting WHERE coalesce(unixepoch(json_extract(truth, '$.closesAt')) * 1000, starts_at + 86400000) < ?"_s,
                              {closedBefore.toMSecsSinceEpoch()}, [](const Row& row) { return row.text(0); });
    if (!over)
        return tl::unexpected(over.error());
    int done = 0;
    const auto run = [&](const QString& sql, const Db::Args& args) -> Result<void> {
        const auto changed = db.run(sql, args);
        if (!changed)
            return tl::unexpected(changed.error());
        done += int(*changed);
        return {};
    };
    for (const QString& meeting : *over) {
        if (done >= limit)
            break;
        struct Named
        {
            qint64 row;
            QString terms;
        };
        const auto named = db.list(u"SELECT row, terms FROM pass WHERE meeting_id = ? AND terms <> '' LIMIT ?"_s, {meeting, limit - done},
                                   [](const Row& row) { return Named{row.integer(0), row.text(1)}; });
        if (!named)
            return tl::unexpected(named.error());
        for (const Named& pass : *named) {
            if (auto out = db.run(u"INSERT INTO pass_fts (pass_fts, rowid, terms) VALUES ('delete', ?, ?)"_s, {pass.row, pass.terms}); !out)
                return tl::unexpected(out.error());
            if (auto blank = run(u"UPDATE pass SET terms = '', sort_key = x'', truth = CAST(json_set(json_remove(truth, '$.position', '$.unit', '$.seat', '$.invitation'), '$.fullName', '') AS BLOB)"
                                 " WHERE row = ?"_s, {pass.row}); !blank)
                return tl::unexpected(blank.error());
        }
        // mark 0: nothing of it waits or lies in the tray.
        const QString words = u"'$.walkInName', '$.walkInUnit', '$.walkInInvitation', '$.overrideReason', '$.operatorName'"_s;
        if (auto blank = run(u"UPDATE check_in SET truth = CAST(json_remove(truth, %1) AS BLOB), shown = CAST(json_remove(shown, %1) AS BLOB) WHERE row IN"
                             " (SELECT row FROM check_in WHERE meeting_id = ? AND mark = 0 AND truth IS NOT NULL AND (json_extract(truth, '$.operatorName') IS NOT NULL"
                             " OR json_extract(truth, '$.walkInName') IS NOT NULL OR json_extract(truth, '$.overrideReason') IS NOT NULL) LIMIT ?)"_s.arg(words),
                             {meeting, limit}); !blank)
            return tl::unexpected(blank.error());
        if (auto blank = run(u"UPDATE attendance SET name = '' WHERE meeting_id = ? AND name <> '' AND NOT EXISTS"
                             " (SELECT 1 FROM check_in AS c WHERE c.id = attendance.person AND c.mark <> 0)"_s, {meeting}); !blank)
            return tl::unexpected(blank.error());
        if (auto blank = run(u"UPDATE side_record SET body = CAST(json_remove(body, '$.unit') AS BLOB) WHERE kind = 'invitation'"
                             " AND json_extract(body, '$.meetingId') = ? AND json_extract(body, '$.unit') IS NOT NULL"_s, {meeting}); !blank)
            return tl::unexpected(blank.error());
    }
    return done;
}

} // namespace motcua::storage::meetings
