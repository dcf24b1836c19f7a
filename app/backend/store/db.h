#pragma once

#include "domain/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace motcua::backend::store {

//! One connection to the centre's database; belongs to the thread that made it. A failed statement is remembered: the transaction
//! around it cannot commit, and takeError() gives it to a reader. So the many small queries need no check each.
class Db
{
public:
    //! Opens, sets WAL and full synchronous. Errors (Storage): open, pragma.
    static Result<std::unique_ptr<Db>> open(const QString& file);
    ~Db();
    Db(const Db&) = delete;
    Db& operator=(const Db&) = delete;

    [[nodiscard]] const QString& file() const { return m_file; }

    //! Rows changed, -1 on failure.
    int run(QLatin1StringView sql, const QVariantList& values = {});
    //! A statement that is not worth keeping prepared (migrations).
    void runOnce(const QString& sql);
    //! First row, or nothing.
    [[nodiscard]] std::optional<QVariantList> one(QLatin1StringView sql, const QVariantList& values = {});
    //! Calls `row` for each row until it says false. The statement is over before this returns, so no snapshot lingers.
    void each(QLatin1StringView sql, const QVariantList& values, const std::function<bool(const QSqlQuery&)>& row);

    [[nodiscard]] bool failed() const { return m_error.has_value(); }
    [[nodiscard]] std::optional<Error> takeError();
    //! Remembers a failure that is not SQLite's (a file that could not be written): the transaction must not commit.
    void setError(Error error);

private:
    Db(QString name, QString file) : m_name(std::move(name)), m_file(std::move(file)) {}
    QSqlQuery* execute(QLatin1StringView sql, const QVariantList& values);

    QString m_name;
    QString m_file;
    std::map<QLatin1StringView, QSqlQuery> m_prepared;
    std::optional<Error> m_error;
};

//! One transaction; rolled back unless committed.
class Transaction
{
public:
    enum class Kind { Read, Write };
    Transaction(Db& db, Kind kind);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    //! The first failure since it began, or that of the commit itself (Storage, DiskFull).
    [[nodiscard]] std::optional<Error> commit();

private:
    Db& m_db;
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
