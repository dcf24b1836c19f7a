#pragma once

#include "domain/official.h"
#include "storage/db.h"

#include <QFuture>
#include <QPromise>

#include <functional>
#include <memory>
#include <type_traits>

namespace motcua::storage {

//! One area's database file with one writer and one reader thread. Faces of the GUI thread; closures run on the threads, in
//! order of asking, and get that thread's connection. A write closure is one transaction (an error it returns rolls back); a
//! read closure sees one snapshot. On destruction what was asked for before is still done. Closures must capture values only.
class Database
{
public:
    //! Opens (or makes) and migrates the file. Blocks for the opening. Errors: database_newer, database_damaged, disk_full …
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const OpenOptions& options, domain::Area area);
    ~Database();

    template<class Fn, class R = std::invoke_result_t<Fn, Db&>>
    QFuture<R> write(Fn fn)
    {
        return ask<R>(Side::Writer, [fn = std::move(fn)](Db& db) mutable { return db.transaction([&] { return fn(db); }); });
    }
    //! As write(), for what is fetched anew where it is missing (a page of the feed together with its cursor): the commit does not wait
    //! for the disk, and a power cut may take it, whole.
    template<class Fn, class R = std::invoke_result_t<Fn, Db&>>
    QFuture<R> writeFetched(Fn fn)
    {
        return ask<R>(Side::Writer, [fn = std::move(fn)](Db& db) mutable {
            db.setWaitsForDisk(false);
            R result = db.transaction([&] { return fn(db); });
            db.setWaitsForDisk(true);
            return result;
        });
    }
    template<class Fn, class R = std::invoke_result_t<Fn, Db&>>
    QFuture<R> read(Fn fn)
    {
        return ask<R>(Side::Reader, [fn = std::move(fn)](Db& db) mutable -> R {
            if (auto begun = db.run(snapshotBegin()); !begun)
                return tl::unexpected(begun.error());
            R result = fn(db);
            (void)db.run(snapshotEnd());
            return result;
        });
    }
    [[nodiscard]] domain::Area area() const { return m_area; }
    [[nodiscard]] QString path() const { return m_path; }

private:
    enum class Side { Writer, Reader };
    struct Private;
    Database(std::unique_ptr<Private> d, domain::Area area, QString path);

    template<class R, class Fn>
    QFuture<R> ask(Side side, Fn fn)
    {
        // Shared, because std::function wants copies; a promise that is dropped unfinished cancels its future.
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        QFuture<R> future = promise->future();
        post(side, [promise, fn = std::move(fn)](Db& db) mutable {
            promise->addResult(fn(db));
            promise->finish();
        });
        return future;
    }
    void post(Side side, std::function<void(Db&)> job);
    static QString snapshotBegin();
    static QString snapshotEnd();

    std::unique_ptr<Private> d;
    domain::Area m_area;
    QString m_path;
};

} // namespace motcua::storage
