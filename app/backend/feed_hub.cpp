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
    m_waiters.emplace(++m_serial, Waiter{scope, std::move(wake)});
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
        if (lastSeqs.contains(it->second.scope)) {
            woken.push_back(std::move(it->second.wake));
            it = m_waiters.erase(it);
        } else {
            ++it;
        }
    }
    for (const Wake& wake : woken)
        wake();
}

void FeedHub::wakeAll()
{
    m_closed = true;
    for (auto& [id, waiter] : std::exchange(m_waiters, {}))
        waiter.wake();
}

} // namespace motcua::backend
