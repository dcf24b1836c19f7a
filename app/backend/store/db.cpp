#include "backend/store/db.h"

#include <QSqlError>

#include <atomic>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

Error errorOf(const QSqlError& error)
{
    constexpr auto full = "13"_L1; // SQLITE_FULL
    const bool diskFull = error.nativeErrorCode() == full;
    // The driver's text names tables and columns, never values.
    return {diskFull ? ErrorKind::DiskFull : ErrorKind::Storage, u"sqlite_%1"_s.arg(error.nativeErrorCode()), error.driverText(), 0};
}

} // namespace

Result<std::unique_ptr<Db>> Db::open(const QString& file)
{
    static std::atomic_int serial = 0;
    const QString name = u"centre-%1"_s.arg(++serial);
    std::unique_ptr<Db> db(new Db(name, file));
    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    connection.setDatabaseName(file);
    connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    if (!connection.open())
        return tl::unexpected<Error>(errorOf(connection.lastError()));
    for (const auto pragma : {"PRAGMA journal_mode=WAL"_L1, "PRAGMA synchronous=FULL"_L1, "PRAGMA foreign_keys=ON"_L1,
                              "PRAGMA cache_size=-32000"_L1}) {
        QSqlQuery query(connection);
        if (!query.exec(pragma))
            return tl::unexpected<Error>(errorOf(query.lastError()));
    }
    return db;
}

Db::~Db()
{
    m_prepared.clear();
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

QSqlQuery* Db::execute(QLatin1StringView sql, const QVariantList& values)
{
    auto found = m_prepared.find(sql);
    if (found == m_prepared.end()) {
        QSqlQuery query(QSqlDatabase::database(m_name, false));
        query.setForwardOnly(true);
        if (!query.prepare(sql)) {
            setError(errorOf(query.lastError()));
            return nullptr;
        }
        found = m_prepared.emplace(sql, std::move(query)).first;
    }
    QSqlQuery& query = found->second;
    for (qsizetype i = 0; i < values.size(); ++i) {
        // A null QString would go in as NULL; here empty is empty.
        const bool emptyText = values[i].typeId() == QMetaType::QString && values[i].toString().isNull();
        query.bindValue(static_cast<int>(i), emptyText ? QVariant(u""_s) : values[i]);
    }
    if (!query.exec()) {
        setError(errorOf(query.lastError()));
        query.finish();
        return nullptr;
    }
    return &query;
}

int Db::run(QLatin1StringView sql, const QVariantList& values)
{
    QSqlQuery* query = execute(sql, values);
    if (!query)
        return -1;
    const int changed = query->numRowsAffected();
    query->finish();
    return changed;
}

void Db::runOnce(const QString& sql)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    if (!query.exec(sql))
        setError(errorOf(query.lastError()));
}

std::optional<QVariantList> Db::one(QLatin1StringView sql, const QVariantList& values)
{
    std::optional<QVariantList> found;
    each(sql, values, [&found](const QSqlQuery& row) {
        QVariantList list;
        for (int i = 0;; ++i) {
            const QVariant value = row.value(i);
            if (!value.isValid())
                break;
            list.append(value);
        }
        found = std::move(list);
        return false;
    });
    return found;
}

void Db::each(QLatin1StringView sql, const QVariantList& values, const std::function<bool(const QSqlQuery&)>& row)
{
    QSqlQuery* query = execute(sql, values);
    if (!query)
        return;
    while (query->next()) {
        if (!row(*query))
            break;
    }
    if (query->lastError().isValid())
        setError(errorOf(query->lastError()));
    query->finish();
}

std::optional<Error> Db::takeError()
{
    return std::exchange(m_error, std::nullopt);
}

void Db::setError(Error error)
{
    if (!m_error)
        m_error = std::move(error);
}

Transaction::Transaction(Db& db, Kind kind) : m_db(db)
{
    (void)m_db.takeError();
    m_db.run(kind == Kind::Write ? "BEGIN IMMEDIATE"_L1 : "BEGIN DEFERRED"_L1);
}

Transaction::~Transaction()
{
    if (m_open)
        m_db.run("ROLLBACK"_L1);
}

std::optional<Error> Transaction::commit()
{
    if (!m_db.failed())
        m_db.run("COMMIT"_L1);
    std::optional<Error> error = m_db.takeError();
    if (error)
        m_db.run("ROLLBACK"_L1);
    (void)m_db.takeError(); // of the rollback: nothing to roll back any more
    m_open = false;
    return error;
}

} // namespace motcua::backend::store
