#include "backend/store/dialect.h"
#include "backend/store/driver.h"
#include "backend/store/postgresql_connection.h"
#include "backend/store/postgresql_row.h"

#include <QtEndian>

#include <map>
#include <string>
#include <vector>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

using postgresql::Answer;
using postgresql::Connection;

constexpr Oid kBytea = 17;
constexpr Oid kInt8 = 20;

// The one lock that every writing transaction of every process holds from its beginning until its commit is visible. So numbers are
// taken in the order of commits (no reader sees 8 and then 7), and what a deed read is still true when it commits, as in SQLite.
constexpr auto kBeginWrite = "BEGIN; SELECT pg_advisory_xact_lock(77010101)";
constexpr auto kBeginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

struct Prepared
{
    QByteArray name;
    std::vector<Oid> types; //!< of its values, as the server understood them
};

class PostgresqlDriver final : public Driver
{
public:
    PostgresqlDriver(QString url, Connection connection) : m_url(std::move(url)), m_connection(std::move(connection)) {}

    Kind kind() const override { return Kind::Postgresql; }
    Result<int> execute(QLatin1StringView sql, const QVariantList& values, const RowSink* sink, bool inTransaction) override;
    std::optional<Error> script(const QString& sql) override
    {
        if (!m_connection)
            return lost();
        return noticed(postgresql::runPlain(m_connection.get(), sql.toUtf8()));
    }
    std::optional<Error> begin(bool write) override;
    std::optional<Error> commit(const QByteArray& note) override;
    void rollback() override
    {
        if (m_connection && PQtransactionStatus(m_connection.get()) != PQTRANS_IDLE)
            (void)script(u"ROLLBACK"_s);
    }

private:
    static Error lost() { return {ErrorKind::Network, u"database_lost"_s, {}, 0}; }
    std::optional<Error> reconnect();
    std::optional<Error> committed(const QByteArray& words);
    std::optional<Error> noticed(std::optional<Error> error);
    Result<Prepared*> prepared(QLatin1StringView sql, const QVariantList& values);
    Result<int> executeOnce(QLatin1StringView sql, const QVariantList& values, const RowSink* sink);
    Result<int> receive(const RowSink* sink);

    QString m_url;
    Connection m_connection; //!< none after it was lost
    std::map<std::string, Prepared, std::less<>> m_prepared;
    int m_serial = 0;
    bool m_rowsGiven = false; //!< of the last statement, before it failed
};

std::optional<Error> PostgresqlDriver::reconnect()
{
    m_connection.reset();
    m_prepared.clear();
    auto made = postgresql::connect(m_url);
    if (!made)
        return made.error();
    m_connection = std::move(*made);
    return std::nullopt;
}

std::optional<Error> PostgresqlDriver::noticed(std::optional<Error> error)
{
    // A server that goes down or lost its rank is as good as gone: the next transaction looks for the one that has it.
    if (error && error->kind == ErrorKind::Network) {
        m_connection.reset();
        m_prepared.clear();
    }
    return error;
}

bool isWhole(const QVariant& value)
{
    switch (value.typeId()) {
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
        return true;
    default:
        return false;
    }
}

bool isNothing(const QVariant& value)
{
    return value.typeId() == QMetaType::UnknownType || value.typeId() == QMetaType::Nullptr;
}

Result<Prepared*> PostgresqlDriver::prepared(QLatin1StringView sql, const QVariantList& values)
{
    const std::string_view text(sql.data(), static_cast<std::size_t>(sql.size()));
    if (auto found = m_prepared.find(text); found != m_prepared.end())
        return &found->second;
    Prepared statement;
    statement.name = 's' + QByteArray::number(++m_serial);
    // Whole numbers are said to be 64 bits wide; of the others the server knows best what they are for.
    std::vector<Oid> types;
    for (const QVariant& value : values)
        types.push_back(isWhole(value) ? kInt8 : 0);
    const Answer made(PQprepare(m_connection.get(), statement.name.constData(), dialect::postgresqlStatement(sql).constData(),
                                static_cast<int>(types.size()), types.data()));
    if (!postgresql::isGood(made.get()))
        return tl::unexpected<Error>(postgresql::errorOf(m_connection.get(), made.get()));
    const Answer described(PQdescribePrepared(m_connection.get(), statement.name.constData()));
    if (!postgresql::isGood(described.get()))
        return tl::unexpected<Error>(postgresql::errorOf(m_connection.get(), described.get()));
    for (int i = 0; i < PQnparams(described.get()); ++i)
        statement.types.push_back(PQparamtype(described.get(), i));
    return &m_prepared.emplace(text, std::move(statement)).first->second;
}

Result<int> PostgresqlDriver::executeOnce(QLatin1StringView sql, const QVariantList& values, const RowSink* sink)
{
    m_rowsGiven = false;
    const auto statement = prepared(sql, values);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const std::vector<Oid>& types = (*statement)->types;
    if (types.size() != static_cast<std::size_t>(values.size()))
        return fail(ErrorKind::Internal, u"statement_misused"_s, sql);
    std::vector<QByteArray> kept(types.size());
    std::vector<const char*> data(types.size(), nullptr);
    std::vector<int> lengths(types.size(), 0);
    std::vector<int> formats(types.size(), 0);
    for (std::size_t i = 0; i < types.size(); ++i) {
        const QVariant& value = values[static_cast<qsizetype>(i)];
        if (isNothing(value))
            continue;
        if (types[i] == kInt8 && isWhole(value)) {
            const qint64 number = qToBigEndian(value.toLongLong());
            kept[i] = QByteArray(reinterpret_cast<const char*>(&number), sizeof number);
            formats[i] = 1;
        } else {
            kept[i] = value.typeId() == QMetaType::QByteArray ? value.toByteArray() : value.toString().toUtf8();
            formats[i] = types[i] == kBytea ? 1 : 0;
        }
        data[i] = kept[i].isEmpty() ? "" : kept[i].constData();
        lengths[i] = static_cast<int>(kept[i].size());
    }
    if (PQsendQueryPrepared(m_connection.get(), (*statement)->name.constData(), static_cast<int>(types.size()), data.data(), lengths.data(),
                            formats.data(), 1) == 0)
        return tl::unexpected<Error>(postgresql::errorOf(m_connection.get(), nullptr));
    return receive(sink);
}

//! The answer to what was sent. With a sink row by row as they come: however many there are, one is held, and the server goes on with the
//! next while this one is looked at. A sink runs no statements: the connection is not free before the last row.
Result<int> PostgresqlDriver::receive(const RowSink* sink)
{
    if (sink)
        PQsetSingleRowMode(m_connection.get());
    int changed = 0;
    bool wanted = sink != nullptr;
    std::optional<Error> error;
    while (const Answer answer{PQgetResult(m_connection.get())}) {
        if (PQresultStatus(answer.get()) == PGRES_SINGLE_TUPLE) {
            m_rowsGiven = true;
            wanted = wanted && (*sink)(postgresql::BinaryRow(answer.get()));
        } else if (postgresql::isGood(answer.get())) {
            changed = QByteArray(PQcmdTuples(answer.get())).toInt();
        } else if (!error) {
            error = postgresql::errorOf(m_connection.get(), answer.get());
        }
    }
    if (error)
        return tl::unexpected<Error>(std::move(*error));
    return changed;
}

Result<int> PostgresqlDriver::execute(QLatin1StringView sql, const QVariantList& values, const RowSink* sink, bool inTransaction)
{
    if (!m_connection) {
        if (inTransaction)
            return tl::unexpected<Error>(lost());
        if (auto error = reconnect())
            return tl::unexpected<Error>(std::move(*error));
    }
    auto done = executeOnce(sql, values, sink);
    if (done)
        return done;
    (void)noticed(done.error());
    // A connection that died while it was idle shows only now. Reading again does no harm, unless rows were given already.
    if (inTransaction || m_rowsGiven || m_connection || !sql.startsWith("SELECT"_L1) || reconnect())
        return done;
    return executeOnce(sql, values, sink);
}

std::optional<Error> PostgresqlDriver::begin(bool write)
{
    const char* const words = write ? kBeginWrite : kBeginRead;
    if (m_connection) {
        auto error = noticed(postgresql::runPlain(m_connection.get(), words));
        if (!error || m_connection)
            return error;
    }
    if (auto error = reconnect())
        return error;
    return noticed(postgresql::runPlain(m_connection.get(), words));
}

std::optional<Error> PostgresqlDriver::commit(const QByteArray& note)
{
    if (!m_connection)
        return lost();
    if (note.isEmpty())
        return committed("COMMIT");
    char* quoted = PQescapeLiteral(m_connection.get(), note.constData(), static_cast<std::size_t>(note.size()));
    if (!quoted)
        return Error{ErrorKind::Internal, u"note_unreadable"_s, {}, 0};
    const QByteArray words = QByteArray("NOTIFY motcua_feed, ") + quoted + "; COMMIT";
    PQfreemem(quoted);
    return committed(words);
}

std::optional<Error> PostgresqlDriver::committed(const QByteArray& words)
{
    const Answer answer(PQexec(m_connection.get(), words.constData()));
    if (!postgresql::isGood(answer.get()))
        return noticed(postgresql::errorOf(m_connection.get(), answer.get()));
    // After a failed statement that nobody told of, COMMIT does not complain: it rolls back.
    if (qstrcmp(PQcmdStatus(answer.get()), "COMMIT") != 0)
        return Error{ErrorKind::Storage, u"postgresql_rolled_back"_s, {}, 0};
    return std::nullopt;
}

} // namespace

Result<std::unique_ptr<Driver>> openPostgresql(const QString& url)
{
    auto connection = postgresql::connect(url);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    return std::make_unique<PostgresqlDriver>(url, std::move(*connection));
}

std::unique_ptr<Driver> attachPostgresql(const QString& url)
{
    return std::make_unique<PostgresqlDriver>(url, Connection());
}

} // namespace motcua::backend::store
