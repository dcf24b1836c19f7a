#pragma once

#include <QByteArray>
#include <QString>

//! Inside the store only: what PostgreSQL writes differently. Statements are written once, in SQLite's way within the subset.
namespace motcua::backend::store::dialect {

//! `?` becomes $1, $2 …, outside of quotes.
[[nodiscard]] QByteArray postgresqlStatement(QLatin1StringView sql);

//! Of a migration: INTEGER is 64 bits, BLOB is BYTEA, texts compare by bytes, no WITHOUT ROWID.
[[nodiscard]] QString postgresqlSchema(QString statement);

} // namespace motcua::backend::store::dialect
