#include "storage/db.h"

#include "domain/names.h"

#include <QFile>
#include <QHash>

#include <sodium.h>
#include <sqlite3.h>

#include <utility>

namespace motcua::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype keyBytes = 32;

Error errorOf(sqlite3* handle, int code)
{
    // SQLite's text names tables and columns, never the values that were bound.
    const QString detail = u"sqlite %1: %2"_s.arg(code).arg(QString::fromUtf8(handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code)).left(200));
    switch (code) {
    // A file size limit or a quota shows as a failed write: for people the disk is full there, too.
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_IOERR_SHMSIZE: return {ErrorKind::DiskFull, u"disk_full"_s, detail};
    default: break;
    }
    switch (code & 0xff) {
    case SQLITE_FULL: return {ErrorKind::DiskFull, u"disk_full"_s, detail};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return {ErrorKind::Storage, u"database_damaged"_s, detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {ErrorKind::Storage, u"database_busy"_s, detail};
    case SQLITE_READONLY: return {ErrorKind::Storage, u"database_read_only"_s, detail};
    case SQLITE_CANTOPEN: return {ErrorKind::Storage, u"database_cannot_open"_s, detail};
    case SQLITE_IOERR: return {ErrorKind::Storage, u"database_io"_s, detail};
    case SQLITE_CONSTRAINT: return {ErrorKind::Storage, u"database_constraint"_s, detail};
    default: return {ErrorKind::Storage, u"database_error"_s, detail};
    }
}

sqlite3_stmt* statementOf(const void* row) { return static_cast<sqlite3_stmt*>(const_cast<void*>(row)); }

int bindOne(sqlite3_stmt* statement, int place, const QVariant& value)
{
    switch (value.userType()) {
    case QMetaType::QString: {
        const QByteArray text = value.toString().toUtf8();
        return sqlite3_bind_text64(statement, place, text.constData() ? text.constData() : "", sqlite3_uint64(text.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    case QMetaType::QByteArray: {
        const QByteArray bytes = value.toByteArray();
        if (bytes.isNull())
            return sqlite3_bind_null(statement, place);
        return sqlite3_bind_blob64(statement, place, bytes.constData(), sqlite3_uint64(bytes.size()), SQLITE_TRANSIENT);
    }
    case QMetaType::Double: return sqlite3_bind_double(statement, place, value.toDouble());
    default: break;
    }
    return value.isNull() ? sqlite3_bind_null(statement, place) : sqlite3_bind_int64(statement, place, value.toLongLong());
}

//! fold(text) in SQL: names as the search index knows them.
void foldFunction(sqlite3_context* context, int, sqlite3_value** arguments)
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(arguments[0]));
    const QByteArray folded = domain::keyK0(QString::fromUtf8(text, sqlite3_value_bytes(arguments[0]))).toUtf8();
    sqlite3_result_text(context, folded.constData(), int(folded.size()), SQLITE_TRANSIENT);
}

//! brief(text) in SQL: a long name as a number of six bytes that stays the same for ever (FNV-1a), for indexes. Of a thousand
//! names two are alike once in three hundred million files; who reads by it looks at the name, too.
void briefFunction(sqlite3_context* context, int, sqlite3_value** arguments)
{
    const auto* text = sqlite3_value_text(arguments[0]);
    quint64 number = 0xcbf29ce484222325;
    for (int i = 0, size = sqlite3_value_bytes(arguments[0]); i < size; ++i)
        number = (number ^ text[i]) * 0x100000001b3;
    sqlite3_result_int64(context, qint64((number ^ (number >> 47)) & 0x7fffffffffff));
}

bool looksPlain(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(16) == QByteArray("SQLite format 3\0", 16);
}

} // namespace

bool Row::isNull(int column) const { return sqlite3_column_type(statementOf(m_query), column) == SQLITE_NULL; }
qint64 Row::integer(int column) const { return sqlite3_column_int64(statementOf(m_query), column); }

QString Row::text(int column) const
{
    auto* statement = statementOf(m_query);
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
    return QString::fromUtf8(text, sqlite3_column_bytes(statement, column));
}

QByteArray Row::bytes(int column) const
{
    auto* statement = statementOf(m_query);
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
    return QByteArray(bytes, sqlite3_column_bytes(statement, column));
}

struct Db::Private
{
    QString path;
    sqlite3* handle = nullptr;
    bool synchronousFull = false;
    // A statement in use is taken out, so that the same text can run inside its own closure.
    QHash<QString, sqlite3_stmt*> idle;
    QHash<const void*, sqlite3_stmt*> literal; //!< of statement(), by the address of its text

    ~Private()
    {
        for (sqlite3_stmt* statement : std::as_const(literal))
            sqlite3_finalize(statement);
        for (sqlite3_stmt* statement : std::as_const(idle))
            sqlite3_finalize(statement);
        sqlite3_close_v2(handle);
    }

    [[nodiscard]] Error error(int code) const { return errorOf(handle, code); }

    Result<sqlite3_stmt*> take(const QString& sql, const Args& args)
    {
        sqlite3_stmt* statement = idle.take(sql);
        if (!statement) {
            const QByteArray text = sql.toUtf8();
            const int code = sqlite3_prepare_v3(handle, text.constData(), int(text.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
            if (code != SQLITE_OK)
                return tl::unexpected(error(code));
        }
        for (int i = 0; i < args.size(); ++i) {
            if (const int code = bindOne(statement, i + 1, args[i]); code != SQLITE_OK) {
                const Error why = error(code);
                giveBack(sql, statement);
                return tl::unexpected(why);
            }
        }
        return statement;
    }
    void giveBack(const QString& sql, sqlite3_stmt* statement)
    {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement); // nothing personal stays in a statement at rest
        if (idle.contains(sql))
            sqlite3_finalize(statement);
        else
            idle.insert(sql, statement);
    }
    int execute(const char* sql) const { return sqlite3_exec(handle, sql, nullptr, nullptr, nullptr); }

    //! The first words to a connection with a cipher; a raw key, so nothing is derived. Fails closed.
    Result<void> unlock(const QByteArray& key)
    {
        if (key.size() != keyBytes)
            return fail(ErrorKind::Storage, u"database_key"_s, u"length"_s);
        if (path != ":memory:"_L1 && looksPlain(path))
            return fail(ErrorKind::Storage, u"database_plain"_s, u"a file without a cipher lies here"_s);
        if (const int code = execute("PRAGMA cipher = 'aegis'"); code != SQLITE_OK)
            return tl::unexpected(error(code));
        QByteArray raw = "raw:" + key.toHex();
        const int code = sqlite3_key(handle, raw.constData(), int(raw.size()));
        sodium_memzero(raw.data(), size_t(raw.size()));
        if (code != SQLITE_OK)
            return tl::unexpected(error(code));
        return {};
    }
};

QString Db::begin() { return u"BEGIN IMMEDIATE"_s; }
QString Db::commit() { return u"COMMIT"_s; }

Db::Db(std::unique_ptr<Private> d_) : d(std::move(d_)) {}
Db::~Db() = default;

QString Db::path() const { return d->path; }

Result<std::unique_ptr<Db>> Db::open(const OpenOptions& options)
{
    std::unique_ptr<Db> db(new Db(std::make_unique<Private>()));
    Private& d = *db->d;
    d.path = options.path;
    const int flags = options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (const int code = sqlite3_open_v2(options.path.toUtf8().constData(), &d.handle, flags | SQLITE_OPEN_EXRESCODE, nullptr); code != SQLITE_OK)
        return tl::unexpected(d.error(code));
    sqlite3_busy_timeout(d.handle, options.busyTimeoutMs);
    // SQLite opens a file that it may only read without a word, and the first writing would fail.
    if (!options.readOnly && sqlite3_db_readonly(d.handle, "main") == 1)
        return fail(ErrorKind::Storage, u"database_read_only"_s, u"file"_s);
    if (!options.key.isEmpty()) {
        if (auto unlocked = d.unlock(options.key); !unlocked)
            return tl::unexpected(unlocked.error());
        // The first reading shows whether the key fits: what does not decipher is not a database.
        if (const int code = d.execute("SELECT count(*) FROM sqlite_schema"); code != SQLITE_OK)
            return (code & 0xff) == SQLITE_NOTADB ? fail(ErrorKind::Storage, u"database_key"_s, u"the key does not fit"_s) : tl::unexpected(d.error(code));
    }
    sqlite3_create_function_v2(d.handle, "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr, foldFunction, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(d.handle, "brief", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr, briefFunction, nullptr, nullptr, nullptr);
    d.synchronousFull = options.synchronousFull && !options.readOnly;
    QByteArrayList pragmas;
    if (!options.readOnly) // a page of 8 KiB: half as many to seal and to write twice; a file that is there keeps its own
        pragmas << "PRAGMA page_size = 8192" << "PRAGMA journal_mode = WAL" << (options.synchronousFull ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    pragmas << "PRAGMA foreign_keys = ON" << "PRAGMA secure_delete = ON" << "PRAGMA cache_size = -16000" << "PRAGMA trusted_schema = OFF";
    for (const QByteArray& pragma : std::as_const(pragmas)) {
        if (const int code = d.execute(pragma.constData()); code != SQLITE_OK)
            return tl::unexpected(d.error(code));
    }
    return db;
}

void Db::setWaitsForDisk(bool waits)
{
    if (d->synchronousFull) // else nothing ever waits
        d->execute(waits ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
}

Result<void> Db::access()
{
    ++m_accesses;
    if (m_failAt && m_accesses == m_failAt)
        return fail(ErrorKind::Storage, u"database_error"_s, u"injected"_s);
    return {};
}

Result<qint64> Db::run(const QString& sql, const Args& args)
{
    if (auto may = access(); !may)
        return tl::unexpected(may.error());
    auto statement = d->take(sql, args);
    if (!statement)
        return tl::unexpected(statement.error());
    int code = sqlite3_step(*statement);
    while (code == SQLITE_ROW)
        code = sqlite3_step(*statement);
    if (code != SQLITE_DONE) {
        const Error why = d->error(code);
        d->giveBack(sql, *statement);
        return tl::unexpected(why);
    }
    const qint64 changed = sqlite3_changes64(d->handle);
    d->giveBack(sql, *statement);
    return changed;
}

Result<qint64> Db::insert(const QString& sql, const Args& args)
{
    auto done = run(sql, args);
    if (!done)
        return done;
    return sqlite3_last_insert_rowid(d->handle);
}

Result<void> Db::each(const QString& sql, const Args& args, const std::function<bool(const Row&)>& row)
{
    if (auto may = access(); !may)
        return may;
    auto statement = d->take(sql, args);
    if (!statement)
        return tl::unexpected(statement.error());
    int code = SQLITE_DONE;
    while ((code = sqlite3_step(*statement)) == SQLITE_ROW) {
        if (!row(Row(*statement))) {
            code = SQLITE_DONE;
            break;
        }
    }
    Result<void> result;
    if (code != SQLITE_DONE)
        result = tl::unexpected(d->error(code));
    d->giveBack(sql, *statement);
    return result;
}

Result<Statement> Db::statement(const char* sql)
{
    sqlite3_stmt* query = d->literal.take(sql);
    if (!query) {
        if (const int code = sqlite3_prepare_v3(d->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &query, nullptr); code != SQLITE_OK)
            return tl::unexpected(d->error(code));
    }
    return Statement(*this, sql, query);
}

qint64 Db::lastRow() const { return sqlite3_last_insert_rowid(d->handle); }

Statement::~Statement()
{
    auto* query = static_cast<sqlite3_stmt*>(m_query);
    if (!query)
        return;
    sqlite3_reset(query);
    sqlite3_clear_bindings(query);
    if (m_db->d->literal.contains(m_sql))
        sqlite3_finalize(query);
    else
        m_db->d->literal.insert(m_sql, query);
}

void Statement::bind(int place, qint64 value) { sqlite3_bind_int64(static_cast<sqlite3_stmt*>(m_query), place, value); }
void Statement::bindNull(int place) { sqlite3_bind_null(static_cast<sqlite3_stmt*>(m_query), place); }

void Statement::bindText(int place, QByteArrayView utf8)
{
    sqlite3_bind_text64(static_cast<sqlite3_stmt*>(m_query), place, utf8.isEmpty() ? "" : utf8.data(), sqlite3_uint64(utf8.size()), SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bindBytes(int place, QByteArrayView bytes)
{
    sqlite3_bind_blob64(static_cast<sqlite3_stmt*>(m_query), place, bytes.isEmpty() ? "" : bytes.data(), sqlite3_uint64(bytes.size()), SQLITE_STATIC);
}

void Statement::reset() { sqlite3_reset(static_cast<sqlite3_stmt*>(m_query)); }

Result<qint64> Statement::run()
{
    auto done = next();
    while (done && *done)
        done = next();
    if (!done)
        return tl::unexpected(done.error());
    return sqlite3_changes64(m_db->d->handle);
}

Result<bool> Statement::next()
{
    auto* query = static_cast<sqlite3_stmt*>(m_query);
    if (auto may = m_db->access(); !may)
        return tl::unexpected(may.error());
    const int code = sqlite3_step(query);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE) {
        sqlite3_reset(query);
        return false;
    }
    const Error why = m_db->d->error(code);
    sqlite3_reset(query);
    return tl::unexpected(why);
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
    (void)d->execute("ROLLBACK");
}

} // namespace motcua::storage
