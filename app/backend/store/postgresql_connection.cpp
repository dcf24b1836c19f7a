#include "backend/store/postgresql_connection.h"

#include <array>

using namespace Qt::StringLiterals;

namespace motcua::backend::store::postgresql {

namespace {

QString field(const PGresult* result, int code)
{
    const char* text = result ? PQresultErrorField(result, code) : nullptr;
    return text ? QString::fromUtf8(text) : QString();
}

} // namespace

Result<Connection> connect(const QString& url)
{
    const QByteArray address = url.section(u'#', 0, 0).toUtf8();
    // What the address says itself stands behind these and wins.
    const std::array keywords{"application_name", "client_encoding", "connect_timeout", "keepalives_idle", "keepalives_interval",
                              "keepalives_count", "tcp_user_timeout", "target_session_attrs", "options", "dbname",
                              static_cast<const char*>(nullptr)};
    const std::array values{"motcua", "UTF8", "3", "10", "5", "2", "15000", "read-write",
                            "-c timezone=UTC -c lock_timeout=20s -c idle_in_transaction_session_timeout=120s",
                            address.constData(), static_cast<const char*>(nullptr)};
    Connection connection(PQconnectdbParams(keywords.data(), values.data(), 1));
    if (PQstatus(connection.get()) != CONNECTION_OK)
        return fail(ErrorKind::Network, u"database_lost"_s, u"no connection"_s); // libpq's words name user and host
    PQsetNoticeProcessor(connection.get(), [](void*, const char*) {}, nullptr);
    return connection;
}

Error errorOf(PGconn* connection, const PGresult* result)
{
    const QString state = field(result, PG_DIAG_SQLSTATE);
    const QString name = u"postgresql_%1"_s.arg(state.isEmpty() ? u"none"_s : state);
    if (PQstatus(connection) != CONNECTION_OK || state.startsWith("08"_L1) || state.startsWith("57P0"_L1) || state == "25006"_L1)
        return {ErrorKind::Network, u"database_lost"_s, name, 0};
    if (state == "53100"_L1)
        return {ErrorKind::DiskFull, name, {}, 0};
    if (state.startsWith("40"_L1) || state.startsWith("53"_L1) || state == "55P03"_L1 || state == "57014"_L1)
        return {ErrorKind::Timeout, u"database_busy"_s, name, 0};
    // The message of a fault in the statement names its words; every other one may name values.
    QString where = state.startsWith("42"_L1) ? field(result, PG_DIAG_MESSAGE_PRIMARY)
                                              : field(result, PG_DIAG_TABLE_NAME) + u' ' + field(result, PG_DIAG_COLUMN_NAME) +
                                                    field(result, PG_DIAG_CONSTRAINT_NAME);
    return {ErrorKind::Storage, name, where.trimmed(), 0};
}

std::optional<Error> runPlain(PGconn* connection, const QByteArray& sql)
{
    const Answer answer(PQexec(connection, sql.constData()));
    if (!isGood(answer.get()))
        return errorOf(connection, answer.get());
    return std::nullopt;
}

} // namespace motcua::backend::store::postgresql
