#include "backend/workers.h"

#include <latch>
#include <vector>

namespace motcua::backend {

namespace {

constexpr std::size_t kDeedsTogether = 64; //!< an answer does not wait for more than these

std::unique_ptr<store::Db>& ownConnection()
{
    thread_local std::unique_ptr<store::Db> db;
    return db;
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

Workers::Workers(QString database, int readers, std::function<void(const store::Touched&)> committed)
    : m_database(std::move(database)), m_committed(std::move(committed)), m_logCopier(m_database)
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

store::Db* Workers::connection(bool writes)
{
    std::unique_ptr<store::Db>& db = ownConnection();
    if (!db || db->database() != m_database) {
        auto attached = store::Db::attach(m_database);
        if (!attached)
            return nullptr;
        db = std::move(*attached);
        db->setCommitHook(m_committed);
        if (writes)
            m_logCopier.serve(*db);
    }
    return db.get();
}

void Workers::give(QThreadPool& pool, Job job)
{
    pool.start([this, writes = &pool == &m_writer, job = std::move(job)] {
        if (store::Db* db = connection(writes)) {
            (void)db->takeError(); // of the job before
            job(*db);
        }
    });
}

void Workers::read(Job job)
{
    give(m_readers, std::move(job));
}

void Workers::write(Job job)
{
    give(m_writer, std::move(job));
}

void Workers::write(Job work, Done done)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_deeds.push_back({std::move(work), std::move(done)});
    }
    give(m_writer, [this](store::Db& db) { settleWaiting(db); });
}

void Workers::settleWaiting(store::Db& db)
{
    std::vector<Deed> deeds;
    {
        const std::scoped_lock lock(m_mutex);
        while (!m_deeds.empty() && deeds.size() < kDeedsTogether) {
            deeds.push_back(std::move(m_deeds.front()));
            m_deeds.pop_front();
        }
    }
    if (deeds.empty())
        return; // an earlier call took them along
    std::vector<std::optional<Error>> failures;
    std::optional<Error> failure;
    {
        store::Transaction together(db, store::Transaction::Kind::Write);
        if (deeds.size() == 1) { // its own failure undoes the whole: two exchanges with the server less
            deeds.front().work(db);
            failures.emplace_back();
        }
        for (std::size_t i = 0; deeds.size() > 1 && i < deeds.size(); ++i) {
            store::Transaction own(db, store::Transaction::Kind::Write);
            deeds[i].work(db);
            failures.push_back(own.commit());
        }
        failure = together.commit();
    }
    for (std::size_t i = 0; i < deeds.size(); ++i)
        deeds[i].done(failure ? failure : failures[i]);
}

} // namespace motcua::backend
