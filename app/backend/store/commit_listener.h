#pragma once

#include "backend/store/db.h"

#include <thread>

namespace motcua::backend::store {

//! Hears what was committed through other processes on the same PostgreSQL. With SQLite there is nothing to hear: one process serves.
//! A thread of its own with a connection of its own; a lost one is made again, and then everything counts as changed.
class CommitListener
{
public:
    //! Called on the listener's thread. Empty: anything may have changed.
    using Heard = std::function<void(const Touched&)>;

    CommitListener(const QString& database, Heard heard);
    ~CommitListener(); //!< waits for the thread, a few seconds when it is just looking for the server
    CommitListener(const CommitListener&) = delete;
    CommitListener& operator=(const CommitListener&) = delete;

private:
    void run();
    void listen();
    //! False when the time is over; also returns when told to end.
    bool wait(int socket, int milliseconds) const;
    [[nodiscard]] bool isEnding() const;

    QString m_database;
    Heard m_heard;
    int m_end = -1; //!< an eventfd: readable = end
    std::thread m_thread;
};

} // namespace motcua::backend::store
