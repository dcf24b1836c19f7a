#pragma once

#include "backend/store/row.h"
#include "domain/result.h"

#include <QVariantList>

#include <functional>
#include <memory>
#include <optional>

namespace motcua::backend::store {

//! False ends the reading.
using RowSink = std::function<bool(const Row&)>;

//! Inside the store only: one connection of one kind of database. Statements are written in the subset that both kinds understand,
//! with `?` for values; the PostgreSQL one numbers them. Errors: Network (database_lost), Timeout (database_busy: the same again may
//! succeed), DiskFull, Storage (sqlite_N, postgresql_SQLSTATE). Their detail names tables, never values.
class Driver
{
public:
    enum class Kind { Sqlite, Postgresql };

    virtual ~Driver() = default;
    [[nodiscard]] virtual Kind kind() const = 0;

    //! A statement that stays prepared. Rows changed. `inTransaction`: a lost connection is not made anew under its feet.
    virtual Result<int> execute(QLatin1StringView sql, const QVariantList& values, const RowSink* sink, bool inTransaction) = 0;
    //! A statement that is not kept.
    virtual std::optional<Error> script(const QString& sql) = 0;

    virtual std::optional<Error> begin(bool write) = 0;
    //! `note` goes to whoever listens to this database, when the commit holds; empty = nothing to say.
    virtual std::optional<Error> commit(const QByteArray& note) = 0;
    virtual void rollback() = 0;

    //! SQLite: who commits no longer copies the log into the file by itself; `committed` hears how many pages lie in it, sees to that, and
    //! says true when it wants this connection to do it now. When the log grows beyond all bounds it is copied here after all.
    virtual void leaveLog(std::function<bool(int pages)>) {}
    //! SQLite: copies what it can without holding up writers. Pages that are left; 0 elsewhere.
    virtual int copyLog() { return 0; }
};

[[nodiscard]] Result<std::unique_ptr<Driver>> openSqlite(const QString& file);
[[nodiscard]] Result<std::unique_ptr<Driver>> openPostgresql(const QString& url);
[[nodiscard]] std::unique_ptr<Driver> attachPostgresql(const QString& url); //!< connects later

} // namespace motcua::backend::store
