#include "backend/retention.h"

#include "backend/store/applications.h"
#include "backend/store/audit.h"
#include "backend/store/blob_parts.h"
#include "backend/store/blobs.h"
#include "backend/store/claims.h"
#include "backend/store/pass_keys.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace motcua::backend {

namespace {

using store::Db;

constexpr int kRowsAtOnce = 1000; // the writer is not held for long

void forgetResults(Db& db, const QDateTime& now)
{
    const QString before = now.addDays(-kKeptDays).toUTC().toString(Qt::ISODateWithMs);
    for (int changed = kRowsAtOnce; changed == kRowsAtOnce;) {
        changed = store::write(db, [&](Db& d) {
                      return d.run("UPDATE command SET result = ? WHERE id IN "
                                   "(SELECT id FROM command WHERE at < ? AND length(result) > 0 ORDER BY at LIMIT ?)"_L1,
                                   {QByteArray(""), before, kRowsAtOnce});
                  }).value_or(0);
    }
}

//! A removal has no time of its own; the mark of each day says how far the feed was.
void forgetRemovals(Db& db, const QDateTime& now)
{
    const QString today = now.toUTC().date().toString(Qt::ISODate);
    const QString last = now.addDays(-kKeptDays).toUTC().date().toString(Qt::ISODate);
    (void)store::write(db, [&](Db& d) {
        d.run("INSERT INTO feed_mark (day, seq) VALUES (?, ?) ON CONFLICT (day) DO NOTHING"_L1, {today, store::lastSeq(d)});
        const auto mark = d.one("SELECT max(seq) FROM feed_mark WHERE day <= ?"_L1, {last});
        const qint64 floor = mark ? mark->first().toLongLong() : 0;
        if (floor > 0) {
            d.run("DELETE FROM removal WHERE seq <= ?"_L1, {floor});
            d.run("UPDATE counter SET value = ? WHERE name = 'feed_floor' AND value < ?"_L1, {floor, floor});
            d.run("DELETE FROM feed_mark WHERE day < ?"_L1, {last});
        }
        return true;
    });
}

void prunePassKeys(Db& db, const store::Secrets& secrets, const QDateTime& now, QHash<QString, qint64>& scopes)
{
    if (const int gone = store::prunePassKeys(db, now.toMSecsSinceEpoch(), scopes))
        store::appendAudit(db, secrets, now, {{u"centre"_s, {}}, u"keys.prune"_s, u"pass_key"_s, QString::number(gone), {}, {}});
}

//! By the wall clock, as the file system's times are: a body that takes longer than this was cut off long ago.
void dropLeftBodies(const QString& database)
{
    constexpr int kLongestBodySeconds = 3600;
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-kLongestBodySeconds);
    for (const QFileInfo& left : QDir(store::incomingDirectory(database)).entryInfoList(QDir::Files)) {
        if (left.lastModified() < before)
            QFile::remove(left.filePath());
    }
}

} // namespace

QHash<QString, qint64> keepHouse(Db& db, const store::Secrets& secrets, const QString& database, const QDateTime& now)
{
    QHash<QString, qint64> touched;
    const auto ended = store::write(db, [&](Db& d) {
        QHash<QString, qint64> scopes;
        store::endOldClaims(d, secrets, now, scopes);
        prunePassKeys(d, secrets, now, scopes);
        store::dropStaleApplications(d, now.toMSecsSinceEpoch());
        store::dropOldParts(d, database, now.addSecs(-kKeptPartHours * 3600).toMSecsSinceEpoch());
        return scopes;
    });
    if (ended)
        touched = *ended;
    dropLeftBodies(database);
    forgetResults(db, now);
    forgetRemovals(db, now);
    return touched;
}

} // namespace motcua::backend
