#pragma once

#include "domain/result.h"

#include <libpq-fe.h>

#include <memory>
#include <optional>

//! Inside the store only: libpq's handles with an owner, and its failures as ours.
namespace motcua::backend::store::postgresql {

struct Finish
{
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

struct Clear
{
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

//! The session of every writer, reader and listener: UTF-8, quick to notice a dead server, never long in an idle transaction.
//! `url` is libpq's, with or without our `#…` behind it. Error (Network): database_lost.
[[nodiscard]] Result<Connection> connect(const QString& url);

//! Of a result that is no success. A lost connection, a server that shuts down or became read-only: Network, database_lost.
//! Deadlock, serialization, a lock not given, too many connections: Timeout, database_busy.
[[nodiscard]] Error errorOf(PGconn* connection, const PGresult* result);

[[nodiscard]] inline bool isGood(const PGresult* result)
{
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
}

//! Commands without values; several, with `;` between, are one exchange.
[[nodiscard]] std::optional<Error> runPlain(PGconn* connection, const QByteArray& sql);

} // namespace motcua::backend::store::postgresql
