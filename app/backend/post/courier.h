#pragma once

#include "backend/post/carrier.h"

#include <QSemaphore>
#include <QString>

#include <atomic>
#include <functional>
#include <thread>

namespace motcua::backend::post {

//! Sends the messages of one channel: a thread with a connection of its own, so that a slow mail server holds nobody up. Any number of
//! processes may do so over one database; a message is taken by lease.
class Courier
{
public:
    struct Options
    {
        QString database;
        QString channel;
        std::function<std::unique_ptr<Carrier>()> carrier; //!< made on the courier's thread
        std::function<qint64()> now;                       //!< ms since 1970
        std::function<void(const QString& channel, const Delivery&)> report; //!< courier's thread
    };

    explicit Courier(Options options);
    ~Courier(); //!< ends after the message under way

    //! Any thread: there may be something to send.
    void wake();

private:
    void run();
    //! How long nothing is due, ms.
    int sendAll(store::Db& db, Carrier& carrier);

    Options m_options;
    QSemaphore m_woken;
    std::atomic_bool m_stop = false;
    std::thread m_thread; //!< the last member
};

} // namespace motcua::backend::post
