#pragma once

#include <QHash>
#include <QStringList>

#include <functional>
#include <map>

namespace motcua::backend {

//! Long polls that wait for the next commit in one of their scopes. The server's thread only; holds no thread and no connection.
class FeedHub
{
public:
    using Wake = std::function<void()>;

    //! Wakes at once when one of the scopes already went past `seen`, the last seq of the caller's snapshot: no commit falls between.
    quint64 wait(const QStringList& scopes, qint64 seen, Wake wake);
    //! The time is over; wakes the waiter unless it was woken.
    void timeout(quint64 waiter);
    void committed(const QHash<QString, qint64>& lastSeqs);
    //! Something may have been committed that nobody told of: everyone looks again.
    void lookAgain();
    void wakeAll();
    [[nodiscard]] int waiting() const { return static_cast<int>(m_waiters.size()); }

private:
    struct Waiter
    {
        QStringList scopes;
        qint64 seen;
        Wake wake;
    };
    std::map<quint64, Waiter> m_waiters;
    QHash<QString, qint64> m_last;
    quint64 m_serial = 0;
    bool m_closed = false;
};

} // namespace motcua::backend
