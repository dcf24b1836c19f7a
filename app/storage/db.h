#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QVariant>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace motcua::storage {

//! How a database file is opened.
struct OpenOptions
{
    QString path = {};        //!< ":memory:" in tests
    QByteArray key = {};      //!< 32 random bytes, from the keyring; empty = not enciphered (tests, benches)
    bool synchronousFull = true; //!< a committed transaction outlives a power cut
    bool readOnly = false;
    int busyTimeoutMs = 5000;
};

//! The row under the cursor; columns count from 0. Only valid inside the closure that got it.
class Row
{
public:
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;

private:
    friend class Db;
    friend class Statement;
    explicit Row(const void* query) : m_query(query) {}
    const void* m_query;
};

//! A prepared statement in use, for loops over thousands of rows: bound by place (from 1) without copies, so what is bound must
//! outlive run(). Belongs to its Db; goes back to it on destruction.
class Statement
{
public:
    ~Statement();
    Statement(Statement&& other) noexcept : m_db(other.m_db), m_sql(other.m_sql), m_query(std::exchange(other.m_query, nullptr)) {}
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;

    void bind(int place, qint64 value);
    void bindText(int place, QByteArrayView utf8);
    void bindBytes(int place, QByteArrayView bytes);
    void bindNull(int place);
    //! Runs it once and makes it ready for the next; the number of rows it changed.
    Result<qint64> run();
    //! For a statement with rows: true = `row` is under the cursor until the next next(); false = the end, ready for the next.
    Result<bool> next();
    [[nodiscard]] Row row() const { return Row(m_query); }
    void reset(); //!< before the end was reached

private:
    friend class Db;
    Statement(class Db& db, const char* sql, void* query) : m_db(&db), m_sql(sql), m_query(query) {}
    Db* m_db;
    const char* m_sql;
    void* m_query;
};

//! One connection to one SQLite file, with its prepared statements. Belongs to the thread that opened it; synchronous. With a key
//! every page of the file, its WAL and its journal is enciphered (AEGIS-256 by SQLite3 Multiple Ciphers). SQLite's own interface,
//! not QtSql's: the cipher needs its library, and a first sync of a province a third of the CPU. Every failure is a Result:
//! disk_full (DiskFull), database_damaged, database_key, database_plain, database_busy, database_constraint, database_read_only,
//! database_error (Storage). A null QString is bound as an empty text, a null QByteArray or QVariant as NULL.
class Db
{
public:
    using Args = QList<QVariant>;

    [[nodiscard]] static Result<std::unique_ptr<Db>> open(const OpenOptions& options);
    ~Db();
    Db(const Db&) = delete;
    Db& operator=(const Db&) = delete;

    //! Runs one statement; the number of rows it changed.
    Result<qint64> run(const QString& sql, const Args& args = {});
    //! As run(), and the rowid of the row that it inserted.
    Result<qint64> insert(const QString& sql, const Args& args = {});
    //! Calls `row` for each row until it returns false.
    Result<void> each(const QString& sql, const Args& args, const std::function<bool(const Row&)>& row);

    template<class Fn>
    auto one(const QString& sql, const Args& args, Fn map) -> Result<std::optional<std::invoke_result_t<Fn, const Row&>>>
    {
        std::optional<std::invoke_result_t<Fn, const Row&>> found;
        if (auto done = each(sql, args, [&](const Row& row) { found = map(row); return false; }); !done)
            return tl::unexpected(done.error());
        return found;
    }
    template<class Fn>
    auto list(const QString& sql, const Args& args, Fn map) -> Result<std::vector<std::invoke_result_t<Fn, const Row&>>>
    {
        std::vector<std::invoke_result_t<Fn, const Row&>> found;
        if (auto done = each(sql, args, [&](const Row& row) { found.push_back(map(row)); return true; }); !done)
            return tl::unexpected(done.error());
        return found;
    }
    //! `sql` must be a literal: it is known by its address. One at a time of the same.
    Result<Statement> statement(const char* sql);
    [[nodiscard]] qint64 lastRow() const; //!< rowid of the last insert
    //! First column of the first row, 0 when there is none.
    Result<qint64> number(const QString& sql, const Args& args = {});

    //! Runs `fn` (returning a Result) inside BEGIN IMMEDIATE … COMMIT; an error rolls everything back. Inside another
    //! transaction it becomes part of that one.
    template<class Fn>
    auto transaction(Fn fn) -> std::invoke_result_t<Fn>
    {
        const bool outermost = m_depth == 0;
        if (outermost) {
            if (auto begun = run(begin()); !begun)
                return tl::unexpected(begun.error());
        }
        ++m_depth;
        auto result = fn();
        --m_depth;
        if (!outermost)
            return result;
        if (!result) {
            rollBack();
            return result;
        }
        if (auto committed = run(commit()); !committed) {
            rollBack();
            return tl::unexpected(committed.error());
        }
        return result;
    }
    [[nodiscard]] bool inTransaction() const { return m_depth > 0; }
    //! False: the next commits do not wait for the disk. A power cut may then take the last of them, each whole, and none from before
    //! a later commit that waited. Between transactions.
    void setWaitsForDisk(bool waits);

    //! Tests: the n-th access from now on (1 = the next one) fails with database_error "injected"; 0 = none.
    void failAt(int n) { m_failAt = n > 0 ? m_accesses + n : 0; }
    [[nodiscard]] qint64 accesses() const { return m_accesses; }
    [[nodiscard]] QString path() const;

private:
    friend class Statement;
    struct Private;
    explicit Db(std::unique_ptr<Private> d);
    static QString begin();
    static QString commit();
    void rollBack();
    Result<void> access(); //!< counts, and fails where a test wants it

    std::unique_ptr<Private> d;
    qint64 m_accesses = 0;
    qint64 m_failAt = 0;
    int m_depth = 0;
};

} // namespace motcua::storage
