#include "backend/feed_hub.h"

#include <utility>
#include <vector>

namespace motcua::backend {

quint64 FeedHub::wait(const QString& scope, qint64 seen, Wake wake)
{
    if (m_closed || m_last.value(scope) > seen) {
        wake();
        return 0;
    }
    m_waiters.emplace(++m_serial, Waiter{scope, seen, std::move(wake)});
    return m_serial;
}

void FeedHub::timeout(quint64 waiter)
{
    if (auto node = m_waiters.extract(waiter))
        node.mapped().wake();
}

void FeedHub::committed(const QHash<QString, qint64>& lastSeqs)
{
    for (auto it = lastSeqs.begin(); it != lastSeqs.end(); ++it)
        m_last[it.key()] = std::max(m_last.value(it.key()), it.value());
    std::vector<Wake> woken;
    for (auto it = m_waiters.begin(); it != m_waiters.end();) {
        // Word of a commit may come late, and twice: who saw it already waits on.
        if (lastSeqs.value(it->second.scope) > it->second.seen) {
            woken.push_back(std::move(it->second.wake));
            it = m_waiters.erase(it);
        } else {
            ++it;
        }
    }
    for (const Wake& wake : woken)
        wake();
}

void FeedHub::lookAgain()
{
    for (auto& [id, waiter] : std::exchange(m_waiters, {}))
        waiter.wake();
}

void FeedHub::wakeAll()
{
    m_closed = true;
    lookAgain();
}

} // namespace motcua::backend
