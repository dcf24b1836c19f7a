#include "backend/store/driver.h"

#include <sqlite3.h>

#include <map>
#include <string>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

constexpr int kBusyMs = 10'000;
constexpr int kLongestLog = 16'384; //!< pages, 64 MiB

struct Finalize
{
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

class SqliteRow final : public Row
{
public:
    explicit SqliteRow(sqlite3_stmt* statement) : m_statement(statement) {}

    Value value(int column) const override
    {
        switch (sqlite3_column_type(m_statement, column)) {
        case SQLITE_INTEGER:
            return Value(static_cast<qint64>(sqlite3_column_int64(m_statement, column)));
        case SQLITE_FLOAT:
            return Value(sqlite3_column_double(m_statement, column));
        case SQLITE_TEXT: {
            const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
            return Value::text(text, sqlite3_column_bytes(m_statement, column));
        }
        case SQLITE_BLOB: {
            const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
            return Value::bytes(bytes, sqlite3_column_bytes(m_statement, column));
        }
        default:
            return {};
        }
    }
    int size() const override { return sqlite3_data_count(m_statement); }

private:
    sqlite3_stmt* m_statement;
};

class SqliteDriver final : public Driver
{
public:
    explicit SqliteDriver(sqlite3* handle) : m_handle(handle) {}
    ~SqliteDriver() override
    {
        m_prepared.clear();
        sqlite3_wal_hook(m_handle, nullptr, nullptr);
        sqlite3_close(m_handle);
    }
    SqliteDriver(const SqliteDriver&) = delete;
    SqliteDriver& operator=(const SqliteDriver&) = delete;

    Kind kind() const override { return Kind::Sqlite; }
    Result<int> execute(QLatin1StringView sql, const QVariantList& values, const RowSink* sink, bool inTransaction) override;
    std::optional<Error> script(const QString& sql) override { return run(sql.toUtf8().constData()); }
    // One writer at a time, from its first statement on: what it reads stays true until it commits.
    std::optional<Error> begin(bool write) override { return run(write ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED"); }
    std::optional<Error> commit(const QByteArray&) override { return run("COMMIT"); }
    void rollback() override
    {
        if (sqlite3_get_autocommit(m_handle) == 0)
            (void)run("ROLLBACK");
    }

    void leaveLog(std::function<bool(int pages)> committed) override
    {
        m_committed = std::move(committed);
        sqlite3_wal_hook(m_handle, &SqliteDriver::logGrew, this); // in place of SQLite's own, which copies at a thousand pages
    }
    int copyLog() override
    {
        int pages = 0;
        int copied = 0;
        const int done = sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, &pages, &copied);
        return done == SQLITE_OK ? pages - copied : pages; // busy: another connection is at it
    }

    std::optional<Error> run(const char* sql)
    {
        if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            return lastError();
        return std::nullopt;
    }
    Error lastError() const
    {
        const int code = sqlite3_errcode(m_handle);
        const QString name = u"sqlite_%1"_s.arg(code);
        // The library's words name tables and columns, never values.
        const QString words = QString::fromUtf8(sqlite3_errmsg(m_handle));
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
            return {ErrorKind::Timeout, u"database_busy"_s, name, 0};
        return {code == SQLITE_FULL ? ErrorKind::DiskFull : ErrorKind::Storage, name, words, 0};
    }

private:
    static int logGrew(void* self, sqlite3*, const char*, int pages)
    {
        auto& driver = *static_cast<SqliteDriver*>(self);
        if (driver.m_committed(pages) || pages > kLongestLog)
            (void)driver.copyLog();
        return SQLITE_OK;
    }
    sqlite3_stmt* prepared(QLatin1StringView sql);
    bool bind(sqlite3_stmt* statement, int place, const QVariant& value);

    sqlite3* m_handle;
    std::map<std::string, Statement, std::less<>> m_prepared;
    std::function<bool(int pages)> m_committed;
};

sqlite3_stmt* SqliteDriver::prepared(QLatin1StringView sql)
{
    const std::string_view text(sql.data(), static_cast<std::size_t>(sql.size()));
    auto found = m_prepared.find(text);
    if (found == m_prepared.end()) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
            return nullptr;
        found = m_prepared.emplace(text, Statement(statement)).first;
    }
    return found->second.get();
}

bool SqliteDriver::bind(sqlite3_stmt* statement, int place, const QVariant& value)
{
    switch (value.typeId()) {
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        return sqlite3_bind_null(statement, place) == SQLITE_OK;
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
        return sqlite3_bind_int64(statement, place, value.toLongLong()) == SQLITE_OK;
    case QMetaType::Double:
        return sqlite3_bind_double(statement, place, value.toDouble()) == SQLITE_OK;
    case QMetaType::QByteArray: {
        const QByteArray bytes = value.toByteArray();
        // A null pointer would go in as NULL; here empty is empty.
        return sqlite3_bind_blob64(statement, place, bytes.isEmpty() ? "" : bytes.constData(), static_cast<sqlite3_uint64>(bytes.size()),
                                   SQLITE_TRANSIENT) == SQLITE_OK;
    }
    default: {
        const QByteArray text = value.toString().toUtf8();
        return sqlite3_bind_text64(statement, place, text.isEmpty() ? "" : text.constData(), static_cast<sqlite3_uint64>(text.size()),
                                   SQLITE_TRANSIENT, SQLITE_UTF8) == SQLITE_OK;
    }
    }
}

Result<int> SqliteDriver::execute(QLatin1StringView sql, const QVariantList& values, const RowSink* sink, bool)
{
    sqlite3_stmt* statement = prepared(sql);
    if (!statement)
        return tl::unexpected<Error>(lastError());
    if (sqlite3_stmt_busy(statement) != 0 || sqlite3_bind_parameter_count(statement) != values.size())
        return fail(ErrorKind::Internal, u"statement_misused"_s, sql);
    const auto over = [statement](int*) { // no lock and no value outlives the call
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
    };
    int guarded = 0;
    const std::unique_ptr<int, decltype(over)> guard(&guarded, over);
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (!bind(statement, static_cast<int>(i) + 1, values[i]))
            return tl::unexpected<Error>(lastError());
    }
    const SqliteRow row(statement);
    int step = sqlite3_step(statement);
    for (bool wanted = true; step == SQLITE_ROW && wanted; step = wanted ? sqlite3_step(statement) : step)
        wanted = !sink || (*sink)(row);
    if (step != SQLITE_ROW && step != SQLITE_DONE)
        return tl::unexpected<Error>(lastError());
    return sqlite3_stmt_readonly(statement) != 0 ? 0 : sqlite3_changes(m_handle);
}

} // namespace

Result<std::unique_ptr<Driver>> openSqlite(const QString& file)
{
    sqlite3* handle = nullptr;
    const int opened = sqlite3_open_v2(file.toUtf8().constData(), &handle,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    auto driver = std::make_unique<SqliteDriver>(handle);
    if (opened != SQLITE_OK)
        return tl::unexpected<Error>(driver->lastError());
    sqlite3_busy_timeout(handle, kBusyMs);
    for (const char* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON", "PRAGMA cache_size=-32000",
                               "PRAGMA temp_store=MEMORY"}) {
        if (auto error = driver->run(pragma))
            return tl::unexpected<Error>(std::move(*error));
    }
    return driver;
}

} // namespace motcua::backend::store
