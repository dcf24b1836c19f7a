#include "backend/workers.h"

namespace motcua::backend {

namespace {

//! The connection of this thread; closed with it.
store::Db* connectionOf(const QString& file)
{
    thread_local std::unique_ptr<store::Db> db;
    if (!db || db->file() != file) {
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
    m_readers.waitForDone();
    m_writer.waitForDone();
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
