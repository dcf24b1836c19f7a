#pragma once

#include "backend/store/driver.h"

#include <QHash>

namespace motcua::backend::store {

//! Scopes that a transaction changed, with their last seq.
using Touched = QHash<QString, qint64>;

//! One connection to the centre's database, SQLite or PostgreSQL; belongs to the thread that made it. A failed statement is
//! remembered: the transaction around it cannot commit, and takeError() gives it to a reader. So the many small queries need no check
//! each. On PostgreSQL nothing runs any more in a transaction after a failure.
class Db
{
public:
    //! `sqlite:FILE` (or just the file), or `postgresql://…` as libpq reads it. SQLite: sets WAL and full synchronous.
    //! Errors: those of Driver.
    static Result<std::unique_ptr<Db>> open(const QString& database);
    //! The same, but a PostgreSQL server that is away just now is no failure: the first transaction looks for it.
    static Result<std::unique_ptr<Db>> attach(const QString& database);
    Db(const Db&) = delete;
    Db& operator=(const Db&) = delete;

    [[nodiscard]] const QString& database() const { return m_database; } //!< as it was given to open()
    [[nodiscard]] bool isPostgresql() const { return m_driver->kind() == Driver::Kind::Postgresql; }

    //! Rows changed, -1 on failure. `sql` stays prepared; values are bool, int, qint64, double, QString, QByteArray or nothing (NULL).
    int run(QLatin1StringView sql, const QVariantList& values = {});
    //! A statement that is not worth keeping prepared (migrations).
    void runOnce(const QString& sql);
    //! First row, or nothing.
    [[nodiscard]] std::optional<QVariantList> one(QLatin1StringView sql, const QVariantList& values = {});
    //! Calls `row` for each row until it says false; it runs no statements of its own. Rows come one by one, however many there are. The
    //! statement is over before this returns, so no snapshot lingers.
    void each(QLatin1StringView sql, const QVariantList& values, const RowSink& row);

    [[nodiscard]] bool failed() const { return m_error || m_dead; }
    [[nodiscard]] std::optional<Error> takeError();
    //! Remembers a failure that is not the database's (a file that could not be written): the transaction must not commit.
    void setError(Error error);

    //! This transaction changes `scope`; who waits for its feed wakes when the commit held, in every process.
    void touch(const QString& scope, qint64 seq);
    // Of the driver's own log, see Driver.
    void leaveLog(std::function<bool(int pages)> committed) { m_driver->leaveLog(std::move(committed)); }
    int copyLog() { return m_driver->copyLog(); }

    //! Called on this thread after each commit that touched something.
    void setCommitHook(std::function<void(const Touched&)> hook) { m_hook = std::move(hook); }

private:
    friend class Transaction;
    [[nodiscard]] bool mayRun();
    Db(QString database, std::unique_ptr<Driver> driver) : m_database(std::move(database)), m_driver(std::move(driver)) {}

    QString m_database;
    std::unique_ptr<Driver> m_driver;
    std::optional<Error> m_error;
    int m_depth = 0;             //!< transactions that are open, one inside the other
    std::optional<Error> m_dead; //!< why the outermost one that never began did not: no statement may run without it
    Touched m_touched;
    std::function<void(const Touched&)> m_hook;
};

//! One transaction; rolled back unless committed. Inside another one it is a savepoint: its end is durable with the outer one's.
//! Kind::Write: one writer at a time, in all processes (on PostgreSQL by a lock that is held until the commit is visible), so what it
//! reads stays true and the feed's numbers are the order of commits. Kind::Read: one snapshot.
class Transaction
{
public:
    enum class Kind { Read, Write };
    Transaction(Db& db, Kind kind);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    //! The first failure since it began, or that of the commit itself. Network: the connection was lost, and nobody knows whether the
    //! commit held.
    [[nodiscard]] std::optional<Error> commit();

private:
    void undo();
    std::optional<Error> end();

    Db& m_db;
    const int m_level;   //!< 0 = a real transaction
    bool m_doomed = false;    //!< never began: nothing runs inside
    bool m_beganDead = false; //!< because one around it did not
    Touched m_before;    //!< touched by the outer ones
    bool m_open = true;
};

//! Runs `work(db)` in a write transaction. What it returns counts only when the commit held.
template<class Work>
auto write(Db& db, Work&& work) -> Result<decltype(work(db))>
{
    Transaction transaction(db, Transaction::Kind::Write);
    auto value = work(db);
    if (auto error = transaction.commit())
        return tl::unexpected<Error>(std::move(*error));
    return value;
}

} // namespace motcua::backend::store
