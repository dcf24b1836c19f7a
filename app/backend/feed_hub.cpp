#include "backend/feed_hub.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace motcua::backend {

namespace {

bool isPast(const QHash<QString, qint64>& lastSeqs, const QStringList& scopes, qint64 seen)
{
    return std::any_of(scopes.begin(), scopes.end(), [&](const QString& scope) { return lastSeqs.value(scope) > seen; });
}

} // namespace

quint64 FeedHub::wait(const QStringList& scopes, qint64 seen, Wake wake)
{
    if (m_closed || isPast(m_last, scopes, seen)) {
        wake();
        return 0;
    }
    m_waiters.emplace(++m_serial, Waiter{scopes, seen, std::move(wake)});
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
        if (isPast(lastSeqs, it->second.scopes, it->second.seen)) {
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
