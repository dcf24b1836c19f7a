#include "backend/workers.h"

#include <latch>

namespace motcua::backend {

namespace {

std::unique_ptr<store::Db>& ownConnection()
{
    thread_local std::unique_ptr<store::Db> db;
    return db;
}

store::Db* connectionOf(const QString& file)
{
    std::unique_ptr<store::Db>& db = ownConnection();
    if (!db || db->database() != file) {
        auto opened = store::Db::open(file);
        if (!opened)
            return nullptr;
        db = std::move(*opened);
    }
    return db.get();
}

void give(QThreadPool& pool, const QString& file, Workers::Job job)
{
    pool.start([file, job = std::move(job)] {
        if (store::Db* db = connectionOf(file)) {
            (void)db->takeError(); // of the job before
            job(*db);
        }
    });
}

// A connection is closed by its own thread, and while the pool still waits for it (thread_local ends later than QThread says): each
// thread takes one of these jobs and waits for the rest.
void closeAll(QThreadPool& pool)
{
    std::latch all(pool.maxThreadCount());
    for (int i = 0; i < pool.maxThreadCount(); ++i) {
        pool.start([&all] {
            ownConnection().reset();
            all.arrive_and_wait();
        });
    }
    pool.waitForDone();
}

} // namespace

Workers::Workers(QString databaseFile, int readers) : m_file(std::move(databaseFile))
{
    m_readers.setMaxThreadCount(readers);
    m_readers.setExpiryTimeout(-1);
    m_writer.setMaxThreadCount(1);
    m_writer.setExpiryTimeout(-1);
}

Workers::~Workers()
{
    closeAll(m_readers); // behind what was begun
    closeAll(m_writer);
}

void Workers::read(Job job)
{
    give(m_readers, m_file, std::move(job));
}

void Workers::write(Job job)
{
    give(m_writer, m_file, std::move(job));
}

} // namespace motcua::backend
