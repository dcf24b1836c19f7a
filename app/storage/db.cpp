#include "storage/db.h"

#include <QAtomicInteger>
#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace motcua::storage {

using namespace Qt::StringLiterals;

namespace {

// SQLite's primary result codes (sqlite.org/rescode.html); the extended ones carry them in their low byte.
enum Code { Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, Constraint = 19, NotADatabase = 26 };
constexpr int ioErrorWrite = 778;
constexpr int ioErrorTruncate = 1546;
constexpr int ioErrorShmSize = 4874;

Error errorOf(const QSqlError& failure)
{
    bool known = false;
    const int native = failure.nativeErrorCode().toInt(&known);
    // The driver's text names tables and columns, never the values that were bound.
    const QString detail = u"sqlite %1: %2"_s.arg(known ? native : -1).arg(failure.driverText().left(200));
    // A file size limit or a quota shows as a failed write: for people the disk is full there, too.
    if (native == ioErrorWrite || native == ioErrorTruncate || native == ioErrorShmSize)
        return {ErrorKind::DiskFull, u"disk_full"_s, detail};
    switch (known ? native & 0xff : -1) {
    case Full: return {ErrorKind::DiskFull, u"disk_full"_s, detail};
    case Corrupt:
    case NotADatabase: return {ErrorKind::Storage, u"database_damaged"_s, detail};
    case Busy:
    case Locked: return {ErrorKind::Storage, u"database_busy"_s, detail};
    case ReadOnly: return {ErrorKind::Storage, u"database_read_only"_s, detail};
    case CannotOpen: return {ErrorKind::Storage, u"database_cannot_open"_s, detail};
    case IoError: return {ErrorKind::Storage, u"database_io"_s, detail};
    case Constraint: return {ErrorKind::Storage, u"database_constraint"_s, u"sqlite %1: %2"_s.arg(native).arg(failure.databaseText().left(200))};
    default: return {ErrorKind::Storage, u"database_error"_s, u"%1 %2"_s.arg(detail, failure.databaseText().left(200))};
    }
}

void bind(QSqlQuery& query, const Db::Args& args)
{
    for (int i = 0; i < args.size(); ++i) {
        const QVariant& value = args[i];
        if (value.userType() == QMetaType::QString && value.toString().isNull())
            query.bindValue(i, u""_s); // the driver would make NULL of it
        else
            query.bindValue(i, value);
    }
}

const QSqlQuery& queryOf(const void* query) { return *static_cast<const QSqlQuery*>(query); }

} // namespace

bool Row::isNull(int column) const { return queryOf(m_query).isNull(column); }
qint64 Row::integer(int column) const { return queryOf(m_query).value(column).toLongLong(); }
QString Row::text(int column) const { return queryOf(m_query).value(column).toString(); }
QByteArray Row::bytes(int column) const { return queryOf(m_query).value(column).toByteArray(); }

struct Db::Private
{
    QString name; // of the connection, never used twice in a process
    QString path;
    QSqlDatabase connection;
    // A statement in use is taken out, so that the same text can run inside its own closure.
    QHash<QString, QSqlQuery*> idle;

    ~Private()
    {
        qDeleteAll(idle);
        connection.close();
        connection = {};
        QSqlDatabase::removeDatabase(name);
    }

    Result<std::unique_ptr<QSqlQuery>> take(const QString& sql)
    {
        if (auto* ready = idle.take(sql))
            return std::unique_ptr<QSqlQuery>(ready);
        auto query = std::make_unique<QSqlQuery>(connection);
        query->setForwardOnly(true);
        if (!query->prepare(sql))
            return tl::unexpected(errorOf(query->lastError()));
        return query;
    }
    void giveBack(const QString& sql, std::unique_ptr<QSqlQuery> query)
    {
        query->finish();
        if (!idle.contains(sql))
            idle.insert(sql, query.release());
    }
};

QString Db::begin() { return u"BEGIN IMMEDIATE"_s; }
QString Db::commit() { return u"COMMIT"_s; }

Db::Db(std::unique_ptr<Private> d_) : d(std::move(d_)) {}
Db::~Db() = default;

QString Db::path() const { return d->path; }

Result<std::unique_ptr<Db>> Db::open(const OpenOptions& options)
{
    static QAtomicInteger<quint64> counter;
    auto d = std::make_unique<Private>();
    d->name = u"motcua-%1"_s.arg(counter.fetchAndAddRelaxed(1));
    d->path = options.path;
    d->connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, d->name);
    d->connection.setDatabaseName(options.path);
    QString settings = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(options.busyTimeoutMs);
    if (options.readOnly)
        settings += u";QSQLITE_OPEN_READONLY"_s;
    d->connection.setConnectOptions(settings);
    if (!d->connection.open())
        return tl::unexpected(errorOf(d->connection.lastError()));

    std::unique_ptr<Db> db(new Db(std::move(d)));
    QStringList pragmas;
    if (!options.key.isEmpty())
        // The very first statement of a connection with a cipher; raw key, so no derivation. A plain SQLite ignores it.
        pragmas << u"PRAGMA key = \"x'%1'\""_s.arg(QString::fromLatin1(options.key.toHex()));
    if (!options.readOnly) {
        pragmas << u"PRAGMA journal_mode = WAL"_s;
        pragmas << (options.synchronousFull ? u"PRAGMA synchronous = FULL"_s : u"PRAGMA synchronous = NORMAL"_s);
    }
    pragmas << u"PRAGMA foreign_keys = ON"_s << u"PRAGMA temp_store = MEMORY"_s << u"PRAGMA cache_size = -16000"_s
            << u"PRAGMA trusted_schema = OFF"_s;
    for (const QString& pragma : std::as_const(pragmas)) {
        QSqlQuery query(db->d->connection);
        if (!query.exec(pragma))
            return tl::unexpected(errorOf(query.lastError()));
    }
    return db;
}

Result<qint64> Db::run(const QString& sql, const Args& args)
{
    ++m_accesses;
    if (m_failAt && m_accesses == m_failAt)
        return fail(ErrorKind::Storage, u"database_error"_s, u"injected"_s);
    auto query = d->take(sql);
    if (!query)
        return tl::unexpected(query.error());
    bind(**query, args);
    if (!(*query)->exec()) {
        const Error error = errorOf((*query)->lastError());
        d->giveBack(sql, std::move(*query));
        return tl::unexpected(error);
    }
    const qint64 changed = (*query)->numRowsAffected();
    d->giveBack(sql, std::move(*query));
    return changed;
}

Result<qint64> Db::insert(const QString& sql, const Args& args)
{
    ++m_accesses;
    if (m_failAt && m_accesses == m_failAt)
        return fail(ErrorKind::Storage, u"database_error"_s, u"injected"_s);
    auto query = d->take(sql);
    if (!query)
        return tl::unexpected(query.error());
    bind(**query, args);
    if (!(*query)->exec()) {
        const Error error = errorOf((*query)->lastError());
        d->giveBack(sql, std::move(*query));
        return tl::unexpected(error);
    }
    const qint64 row = (*query)->lastInsertId().toLongLong();
    d->giveBack(sql, std::move(*query));
    return row;
}

Result<void> Db::each(const QString& sql, const Args& args, const std::function<bool(const Row&)>& row)
{
    ++m_accesses;
    if (m_failAt && m_accesses == m_failAt)
        return fail(ErrorKind::Storage, u"database_error"_s, u"injected"_s);
    auto query = d->take(sql);
    if (!query)
        return tl::unexpected(query.error());
    bind(**query, args);
    if (!(*query)->exec()) {
        const Error error = errorOf((*query)->lastError());
        d->giveBack(sql, std::move(*query));
        return tl::unexpected(error);
    }
    while ((*query)->next()) {
        if (!row(Row(query->get())))
            break;
    }
    const QSqlError last = (*query)->lastError(); // next() also returns false when a row could not be read
    d->giveBack(sql, std::move(*query));
    if (last.isValid())
        return tl::unexpected(errorOf(last));
    return {};
}

Result<qint64> Db::number(const QString& sql, const Args& args)
{
    const auto found = one(sql, args, [](const Row& row) { return row.integer(0); });
    if (!found)
        return tl::unexpected(found.error());
    return found->value_or(0);
}

void Db::rollBack()
{
    // SQLite may have rolled back by itself (disk full); a second ROLLBACK then only says so. Not an access of its own:
    // a test's fault must not hit the way back.
    QSqlQuery query(d->connection);
    query.exec(u"ROLLBACK"_s);
}

} // namespace motcua::storage
