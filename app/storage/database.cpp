#include "storage/database.h"

#include "storage/durable.h"
#include "storage/migrations.h"

#include <QFileInfo>
#include <QObject>
#include <QTemporaryFile>
#include <QThread>

namespace motcua::storage {

using namespace Qt::StringLiterals;

namespace {

//! A thread with an event loop and, made and destroyed on it, a connection.
class Worker
{
public:
    Worker(const QString& name)
    {
        m_thread.setObjectName(name);
        m_context.moveToThread(&m_thread);
        m_thread.start();
    }
    ~Worker()
    {
        // Queued behind everything that was asked for: quit() from here would leave it undone.
        post([this] {
            db.reset();
            m_thread.quit();
        });
        m_thread.wait();
    }
    void post(std::function<void()> job) { QMetaObject::invokeMethod(&m_context, std::move(job), Qt::QueuedConnection); }

    //! Blocks until it is done: only for opening.
    Result<void> openNow(const OpenOptions& options, const std::function<Result<void>(Db&)>& prepare)
    {
        // Shared: result() comes back as soon as there is one, while the other thread is still finishing the promise.
        auto promise = std::make_shared<QPromise<Result<void>>>();
        promise->start();
        QFuture<Result<void>> future = promise->future();
        post([this, promise, &options, &prepare] {
            auto opened = Db::open(options);
            Result<void> result;
            if (!opened) {
                result = tl::unexpected(opened.error());
            } else {
                db = std::move(*opened);
                result = prepare(*db);
                if (!result)
                    db.reset();
            }
            promise->addResult(result);
            promise->finish();
        });
        return future.result();
    }

    std::unique_ptr<Db> db;

private:
    QThread m_thread;
    QObject m_context;
};

//! SQLite only says that it could not: whether the folder takes files at all, a new one shows.
Error because(const Error& error, const QString& folder)
{
    if (error.code != "database_cannot_open"_L1 && error.code != "database_read_only"_L1 && error.code != "database_io"_L1)
        return error;
    QTemporaryFile probe(folder + u"/probe"_s);
    if (!probe.open())
        return {ErrorKind::Storage, u"database_read_only"_s, error.detail};
    if (probe.write(QByteArray(8192, '\0')) != 8192 || !probe.flush())
        return {ErrorKind::DiskFull, u"disk_full"_s, error.detail};
    return error;
}

//! A disk that failed to read once makes a file look damaged, or as if of another key.
bool mayHaveBeenTheDisk(const Error& error)
{
    return error.code == "database_damaged"_L1 || error.code == "database_key"_L1;
}

} // namespace

struct Database::Private
{
    Worker writer{u"motcua-db-writer"_s};
    Worker reader{u"motcua-db-reader"_s};

    Result<void> open(const OpenOptions& options, domain::Area area)
    {
        if (auto opened = writer.openNow(options, [area](Db& db) { return migrate(db, area); }); !opened)
            return opened;
        // Not SQLITE_OPEN_READONLY: a reader of a WAL file must be able to make the shared-memory index.
        return reader.openNow(options, [](Db& db) -> Result<void> {
            if (auto done = db.run(u"PRAGMA query_only = ON"_s); !done)
                return tl::unexpected(done.error());
            return {};
        });
    }
};

Database::Database(std::unique_ptr<Private> d_, domain::Area area, QString path)
    : d(std::move(d_)), m_area(area), m_path(std::move(path))
{
}

Database::~Database() = default;

QString Database::snapshotBegin() { return u"BEGIN"_s; }
QString Database::snapshotEnd() { return u"COMMIT"_s; }

Result<std::unique_ptr<Database>> Database::open(const OpenOptions& options, domain::Area area)
{
    const QFileInfo file(options.path);
    if (!makeFolder(file.absolutePath()))
        return fail(ErrorKind::Storage, u"database_cannot_open"_s, u"folder"_s);
    auto d = std::make_unique<Private>();
    auto opened = d->open(options, area);
    if (!opened && mayHaveBeenTheDisk(opened.error())) { // nobody shall give up a whole file for that
        d = std::make_unique<Private>();
        opened = d->open(options, area);
    }
    if (!opened)
        return tl::unexpected(because(opened.error(), file.absolutePath()));
    // Personal data: nobody else on this machine reads the file.
    for (const QString& suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::setPermissions(options.path + suffix, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return std::unique_ptr<Database>(new Database(std::move(d), area, file.absoluteFilePath()));
}

void Database::post(Side side, std::function<void(Db&)> job)
{
    Worker& worker = side == Side::Writer ? d->writer : d->reader;
    worker.post([&worker, job = std::move(job)] { job(*worker.db); });
}

} // namespace motcua::storage
