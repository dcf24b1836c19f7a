#pragma once

#include "backend/store/db.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace motcua::backend::store {

//! A thread of its own that copies SQLite's write-ahead log into the database's file, so that no command waits for it: at a thousand pages
//! that is some megabytes at random places and two flushes, tens of milliseconds. Over PostgreSQL it does nothing.
class LogCopier
{
public:
    explicit LogCopier(QString database);
    ~LogCopier();
    LogCopier(const LogCopier&) = delete;
    LogCopier& operator=(const LogCopier&) = delete;

    //! Takes the log off this connection's hands.
    void serve(Db& writer);

private:
    [[nodiscard]] bool grew(int pages);
    void run();

    QString m_database;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_pages = 0;  //!< in the log; under m_mutex
    int m_copied = 0; //!< of them, when we last looked; under m_mutex
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace motcua::backend::store
