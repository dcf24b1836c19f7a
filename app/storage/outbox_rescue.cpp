#include "storage/outbox_rescue.h"

#include "storage/leaf_rows.h"
#include "storage/marks.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <map>

namespace motcua::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype reservedAt = 20; // of the file's head: bytes at the end of each page that hold no rows

// The columns of `outbox` in their order (resources/migrations/common/001_outbox.sql), for pages that are read without a schema.
enum Column { Seq, Id, Lane, N, Type, Target, Body, MadeAt, State, Attempts, NextTry, Code, Detail, ServerState, ColumnCount };

// … and those of `handover` (004_agreement.sql).
enum HandOverColumn { HoId, HoScope, HoKind, HoTarget, HoReason, HoSealed, HoMadeAt, HoAttempts, HoNextTry, HoCode, HoColumnCount };

struct Reading
{
    std::map<qint64, OutboxRow> found;
    std::map<QString, HandOver> handOvers;
    QSet<qint64> broken; // there, but no command any more

    void take(qint64 seq, const QByteArray& body, qint64 state, qint64 attempts, const QString& code, const QString& detail, const QByteArray& serverState)
    {
        auto command = domain::commandFromJson(QJsonDocument::fromJson(body).object());
        if (!command) {
            broken.insert(seq);
            return;
        }
        OutboxRow row;
        row.seq = seq;
        row.command = std::move(*command);
        row.state = state >= 0 && state <= qint64(OutboxState::Refused) ? OutboxState(state) : OutboxState::Queued;
        row.attempts = int(std::clamp<qint64>(attempts, 0, 1'000'000));
        row.code = code;
        row.detail = detail;
        row.serverState = serverState;
        found.insert_or_assign(seq, std::move(row));
    }

    //! True when the table could be read to its end. What comes before a damaged page is taken in any case.
    bool byTree(Db& db)
    {
        return db.each(u"SELECT seq, body, state, attempts, code, detail, server_state FROM outbox NOT INDEXED ORDER BY seq"_s, {},
                       [this](const Row& row) {
                           take(row.integer(0), row.bytes(1), row.integer(2), row.integer(3), row.text(4), row.text(5),
                                row.isNull(6) ? QByteArray() : row.bytes(6));
                           return true;
                       }).has_value();
    }

    bool handOversByTree(Db& db)
    {
        const auto tables = db.number(u"SELECT count(*) FROM sqlite_master WHERE name = 'handover'"_s);
        if (tables && *tables == 0)
            return true; // made by an early version
        return db.each(u"SELECT id, scope, kind, target, reason, sealed, made_at FROM handover NOT INDEXED"_s, {}, [this](const Row& row) {
                     takeHandOver({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.isNull(5) ? QByteArray() : row.bytes(5),
                                   fromMs(row.integer(6)), 0, {}, {}});
                     return true;
                 }).has_value();
    }

    void takeHandOver(HandOver item)
    {
        const QString id = item.id;
        handOvers.try_emplace(id, std::move(item));
    }

    //! Every page by itself, whatever the trees say.
    void byPages(Db& db)
    {
        const auto pageAt = [&db](quint32 number) {
            const auto page = db.one(u"SELECT data FROM sqlite_dbpage WHERE pgno = ?"_s, {qint64(number)}, [](const Row& row) { return row.bytes(0); });
            return page && *page ? **page : QByteArray();
        };
        const QByteArray first = pageAt(1);
        const qint64 pages = db.number(u"PRAGMA page_count"_s).value_or(0);
        if (first.size() <= reservedAt)
            return;
        const qsizetype usable = first.size() - uchar(first[reservedAt]);
        for (qint64 number = 2; number <= pages; ++number) {
            for (const LeafRow& row : leafRows(pageAt(quint32(number)), usable, pageAt)) {
                // seq is the rowid and stands as null in the row.
                const auto& v = row.values;
                if (looksLikeHandOver(row)) {
                    takeHandOver({v[HoId].toString(), v[HoScope].toString(), v[HoKind].toString(), v[HoTarget].toString(), v[HoReason].toString(),
                                  v[HoSealed].toByteArray(), fromMs(v[HoMadeAt].toLongLong()), 0, {}, {}});
                    continue;
                }
                if (v.size() != ColumnCount || !v[Seq].isNull() || found.contains(row.rowid) || !looksLikeOutbox(v))
                    continue;
                take(row.rowid, v[Body].toByteArray(), v[State].toLongLong(), v[Attempts].toLongLong(), v[Code].toString(), v[Detail].toString(),
                     v[ServerState].toByteArray());
            }
        }
    }

private:
    static bool looksLikeHandOver(const LeafRow& row)
    {
        const auto& v = row.values;
        return row.rowid == 0 && v.size() == HoColumnCount && domain::isUuid(v[HoId].toString()) && v[HoTarget].userType() == QMetaType::QString &&
               (v[HoSealed].isNull() || v[HoSealed].userType() == QMetaType::QByteArray) && v[HoNextTry].userType() == QMetaType::LongLong;
    }
    static bool looksLikeOutbox(const QVariantList& v)
    {
        return v[Id].userType() == QMetaType::QString && v[Type].userType() == QMetaType::QString && v[Body].userType() == QMetaType::QByteArray &&
               domain::commandTypeFromCode(v[Type].toString());
    }
};

Result<void> copyFile(const QString& from, const QString& to)
{
    QFile::remove(to);
    QFile file(from);
    if (!file.exists() || file.copy(to))
        return {};
    const bool written = file.error() == QFile::ResourceError || file.error() == QFile::WriteError || file.error() == QFile::CopyError;
    return written ? fail(ErrorKind::DiskFull, u"disk_full"_s, u"copy"_s) : fail(ErrorKind::Storage, u"database_cannot_open"_s, u"copy"_s);
}

//! A first page without any table opens every file of this key: nothing else of it is bound to the file. False = the file is too short.
Result<bool> replaceFirstPage(const QString& damaged, const QByteArray& key, const QString& scratch)
{
    QFile target(damaged);
    if (!target.open(QIODevice::ReadWrite))
        return fail(ErrorKind::Storage, u"database_cannot_open"_s, u"scratch"_s);
    const QString fresh = scratch + u"/fresh.db"_s;
    QFile::remove(fresh);
    qint64 pageBytes = 0;
    {
        auto db = Db::open({fresh, key});
        if (!db)
            return tl::unexpected(db.error());
        // The page also says how many there are: at least as many as lie in the damaged file.
        for (const QString& sql : {u"CREATE TABLE filler (x)"_s, u"INSERT INTO filler (x) VALUES (zeroblob(%1))"_s.arg(target.size()), u"PRAGMA wal_checkpoint(TRUNCATE)"_s}) {
            if (auto ran = (*db)->run(sql); !ran)
                return tl::unexpected(ran.error());
        }
        const auto size = (*db)->number(u"PRAGMA page_size"_s);
        if (!size)
            return tl::unexpected(size.error());
        pageBytes = *size;
    }
    if (target.size() < pageBytes)
        return false;
    QFile source(fresh);
    if (!source.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, u"database_cannot_open"_s, u"scratch"_s);
    const QByteArray page = source.read(pageBytes);
    // … and a file with fewer is refused: it is filled up with pages that nobody can read.
    return page.size() == pageBytes && target.write(page) == pageBytes && target.resize(std::max(target.size(), source.size()));
}

QList<qint64> numbers(Db& db, const QString& sql, bool* whole = nullptr)
{
    QList<qint64> found;
    const bool all = db.each(sql, {}, [&](const Row& row) { found << row.integer(0); return true; }).has_value();
    if (whole)
        *whole = all;
    return found;
}

} // namespace

Result<RescuedOutbox> rescueOutbox(const QString& path, const QByteArray& key, const QString& scratch)
{
    if (!QDir().mkpath(scratch))
        return fail(ErrorKind::Storage, u"database_cannot_open"_s, u"folder"_s);
    const QString copy = scratch + u"/damaged.db"_s;
    QFile::remove(copy + u"-shm"_s);
    for (const QString& suffix : {u""_s, u"-wal"_s}) {
        if (auto copied = copyFile(path + suffix, copy + suffix); !copied)
            return tl::unexpected(copied.error());
    }
    Reading reading;
    RescuedOutbox rescued;
    bool whole = false;
    QList<qint64> known;
    bool knowsAll = false;
    qint64 knownHandOvers = -1;
    if (auto db = Db::open({copy, key})) {
        whole = reading.byTree(**db);
        const bool wholeHandOvers = reading.handOversByTree(**db);
        if (wholeHandOvers)
            knownHandOvers = qint64(reading.handOvers.size());
        whole = whole && wholeHandOvers;
        known = numbers(**db, u"SELECT seq FROM outbox INDEXED BY outbox_state WHERE state BETWEEN 0 AND 3"_s, &knowsAll);
        for (const QString& sql : {u"SELECT value FROM meta WHERE key = 'last_n'"_s, u"SELECT max(n) FROM outbox_done"_s}) {
            for (const qint64 n : numbers(**db, sql))
                rescued.lastN = std::max(rescued.lastN, n);
        }
    } else if (db.error().kind == ErrorKind::DiskFull) {
        return tl::unexpected(db.error());
    }
    // The log has gone into the copy with the closing, as far as it could.
    for (const QString& suffix : {u"-wal"_s, u"-shm"_s}) {
        if (!whole)
            QFile::remove(copy + suffix);
    }
    if (!whole) {
        const auto opens = replaceFirstPage(copy, key, scratch);
        if (!opens)
            return tl::unexpected(opens.error());
        if (*opens) {
            if (auto db = Db::open({copy, key}))
                reading.byPages(**db);
        }
    }
    for (const qint64 seq : std::as_const(known)) {
        if (!reading.found.contains(seq))
            reading.broken.insert(seq);
    }
    for (auto& [seq, row] : reading.found) {
        reading.broken.remove(seq);
        rescued.lastN = std::max(rescued.lastN, row.command.n);
        rescued.commands.push_back(std::move(row));
    }
    for (auto& [id, item] : reading.handOvers)
        rescued.handOvers.push_back(std::move(item));
    rescued.lost = whole || (knowsAll && knownHandOvers >= 0) ? int(reading.broken.size()) : -1;
    return rescued;
}

Result<void> restoreOutbox(Db& db, const RescuedOutbox& rescued)
{
    return db.transaction([&]() -> Result<void> {
        for (const OutboxRow& row : rescued.commands) {
            const domain::Command& command = row.command;
            const auto stored = db.run(u"INSERT INTO outbox (seq, id, lane, n, type, target, body, made_at, state, attempts, code, detail, server_state)"
                                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"_s,
                                       {row.seq, command.id, command.lane, command.n, domain::code(command.type), command.target,
                                        QJsonDocument(domain::toJson(command)).toJson(QJsonDocument::Compact), command.clientTime.toMSecsSinceEpoch(),
                                        int(row.isPending() ? OutboxState::Queued : row.state), std::max(1, row.attempts), row.code, row.detail,
                                        row.serverState.isNull() ? QVariant() : QVariant(row.serverState)});
            if (!stored)
                return tl::unexpected(stored.error());
        }
        for (const HandOver& item : rescued.handOvers) {
            if (auto added = handOvers::add(db, item); !added)
                return added;
        }
        const auto counted = db.run(u"INSERT INTO meta (key, value) VALUES ('last_n', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"_s,
                                    {rescued.lastN});
        if (!counted)
            return tl::unexpected(counted.error());
        return {};
    });
}

Result<bool> isSound(Db& db)
{
    const auto words = db.one(u"PRAGMA integrity_check(1)"_s, {}, [](const Row& row) { return row.text(0); });
    if (words)
        return *words && **words == "ok"_L1;
    return words.error().code == "database_damaged"_L1 ? Result<bool>(false) : tl::unexpected(words.error());
}

} // namespace motcua::storage
