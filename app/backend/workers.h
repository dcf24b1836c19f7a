#pragma once

#include "backend/store/log_copier.h"

#include <QThreadPool>

#include <deque>
#include <functional>
#include <mutex>

namespace motcua::backend {

//! The threads that may block: one writer (there is one writing transaction at a time anyway; the order of its jobs is the order of
//! commits) and a few readers, each with its own connection. A job whose SQLite file cannot be opened is dropped; its answer then is
//! a 500.
class Workers
{
public:
    using Job = std::function<void(store::Db&)>;
    //! Whether the commit held.
    using Done = std::function<void(const std::optional<Error>&)>;

    //! `committed` is called on the worker's thread after each commit that touched scopes.
    Workers(QString database, int readers, std::function<void(const store::Touched&)> committed = {});
    ~Workers(); //!< finishes what was begun

    void read(Job job);
    void write(Job job);
    //! Deeds that wait share one transaction, so one flush to the disk serves them all. `work` finds it open; what it begins inside are
    //! savepoints, and a failure of its own undoes only its own. `done` follows the commit: nothing may be answered before.
    void write(Job work, Done done);

private:
    struct Deed
    {
        Job work;
        Done done;
    };
    //! This thread's own; made by its first job.
    store::Db* connection(bool writes);
    void give(QThreadPool& pool, Job job);
    void settleWaiting(store::Db& db);

    QString m_database;
    std::function<void(const store::Touched&)> m_committed;
    store::LogCopier m_logCopier; //!< outlives the writer's connection
    std::mutex m_mutex;
    std::deque<Deed> m_deeds; //!< under m_mutex
    QThreadPool m_readers;
    QThreadPool m_writer;
};

} // namespace motcua::backend
