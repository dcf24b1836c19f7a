#include "tests/faults/centre_file.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <sqlite3.h>

#include <functional>

using namespace Qt::StringLiterals;

namespace motcua::test {

namespace {

void ask(sqlite3* handle, const char* sql, const QList<QByteArray>& values, const std::function<void(sqlite3_stmt*)>& row)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr) != SQLITE_OK)
        qFatal("the centre's file: %s", sqlite3_errmsg(handle));
    for (int i = 0; i < values.size(); ++i)
        sqlite3_bind_text(statement, i + 1, values[i].constData(), int(values[i].size()), SQLITE_TRANSIENT);
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
        row(statement);
    if (code != SQLITE_DONE)
        qWarning("the centre's file: %s", sqlite3_errmsg(handle));
    sqlite3_finalize(statement);
}

QByteArray bytes(sqlite3_stmt* statement, int column)
{
    const auto* text = static_cast<const char*>(sqlite3_column_blob(statement, column));
    return QByteArray(text, sqlite3_column_bytes(statement, column));
}

} // namespace

CentreFile::CentreFile(const QString& path)
{
    if (sqlite3_open_v2(path.toUtf8().constData(), &m_handle, SQLITE_OPEN_READWRITE, "unix") != SQLITE_OK)
        qFatal("the centre's file cannot be opened");
    sqlite3_busy_timeout(m_handle, 10'000);
}

CentreFile::~CentreFile() { sqlite3_close_v2(m_handle); }

QHash<QString, CentreFile::Record> CentreFile::dossiers(const QString& scope) const
{
    QHash<QString, Record> all;
    ask(m_handle, "SELECT id, rev, body FROM record WHERE kind = 'dossier' AND scope = ?", {scope.toUtf8()}, [&](sqlite3_stmt* row) {
        all.insert(QString::fromUtf8(bytes(row, 0)), {sqlite3_column_int64(row, 1), bytes(row, 2)});
    });
    return all;
}

QByteArray CentreFile::dossier(const QString& id) const
{
    QByteArray body;
    ask(m_handle, "SELECT body FROM record WHERE kind = 'dossier' AND id = ?", {id.toUtf8()}, [&](sqlite3_stmt* row) { body = bytes(row, 0); });
    return body;
}

QHash<QString, QString> CentreFile::applied(const QString& device) const
{
    QHash<QString, QString> all;
    ask(m_handle, "SELECT id, target FROM command WHERE device = ? AND outcome = 'applied'", {device.toUtf8()},
        [&](sqlite3_stmt* row) { all.insert(QString::fromUtf8(bytes(row, 0)), QString::fromUtf8(bytes(row, 1))); });
    return all;
}

bool CentreFile::moveAway(const QString& id, const QString& scope)
{
    sqlite3_exec(m_handle, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    QJsonObject body = QJsonDocument::fromJson(dossier(id)).object();
    const auto seq = [this] {
        QByteArray next;
        ask(m_handle, "UPDATE counter SET value = value + 1 WHERE name = 'seq' RETURNING value", {}, [&](sqlite3_stmt* row) { next = bytes(row, 0); });
        return next;
    };
    if (!body.isEmpty()) {
        body.insert(u"agency"_s, u"H15.77"_s);
        body.insert(u"rev"_s, body.value(u"rev"_s).toInteger() + 1);
        const QByteArray rev = QByteArray::number(body.value(u"rev"_s).toInteger());
        const auto none = [](sqlite3_stmt*) {};
        ask(m_handle, "DELETE FROM record WHERE kind = 'dossier' AND id = ?", {id.toUtf8()}, none);
        ask(m_handle, "INSERT INTO removal (scope, kind, id, rev, seq, reason) VALUES (?1, 'dossier', ?2, cast(?3 AS integer), cast(?4 AS integer), 'moved')"
                      " ON CONFLICT (scope, kind, id) DO UPDATE SET rev = excluded.rev, seq = excluded.seq, reason = excluded.reason",
            {scope.toUtf8(), id.toUtf8(), rev, seq()}, none);
        ask(m_handle, "INSERT INTO record (kind, id, scope, rev, seq, parent, ref, body)"
                      " VALUES ('dossier', ?1, 'agency:H15.77', cast(?2 AS integer), cast(?3 AS integer), '', '', cast(?4 AS blob))",
            {id.toUtf8(), rev, seq(), QJsonDocument(body).toJson(QJsonDocument::Compact)}, none);
    }
    return sqlite3_exec(m_handle, "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK && !body.isEmpty();
}

bool CentreFile::hasBlob(const QString& sha256) const
{
    bool there = false;
    ask(m_handle, "SELECT 1 FROM blob WHERE sha256 = ?", {sha256.toUtf8()}, [&](sqlite3_stmt*) { there = true; });
    return there;
}

bool CentreFile::quarantined(const QString& commandId) const
{
    bool there = false;
    ask(m_handle, "SELECT 1 FROM quarantine WHERE id = ?", {commandId.toUtf8()}, [&](sqlite3_stmt*) { there = true; });
    return there;
}

} // namespace motcua::test
