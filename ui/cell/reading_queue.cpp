#include "ui/cell/reading_queue.h"

#include "services/when_done.h"

#include <algorithm>

namespace motcua::ui {

ReadingQueue::ReadingQueue(std::function<QFuture<Result<services::CardReading>>(const domain::Id&)> read, QObject* parent)
    : QObject(parent)
    , m_read(std::move(read))
{
}

void ReadingQueue::setOrder(const QStringList& ids)
{
    m_order = ids;
    const QSet<domain::Id> here(ids.begin(), ids.end());
    m_done.intersect(here);
    next();
}

void ReadingQueue::want(const domain::Id& id)
{
    m_wanted = id;
    if (!m_running.contains(id))
        start(id);
}

void ReadingQueue::forget(const domain::Id& id)
{
    m_done.remove(id);
    m_running.remove(id);
}

void ReadingQueue::start(const domain::Id& id)
{
    const int attempt = ++m_attempt;
    m_running.insert(id, attempt);
    Q_EMIT started(id);
    services::whenDone(m_read(id), this, [this, id, attempt](const Result<services::CardReading>& reading) {
        if (m_running.value(id) == attempt) {
            m_running.remove(id);
            m_done.insert(id); // also a failed one: a person's look starts it again, a loop does not
            if (reading)
                Q_EMIT finished(id, *reading);
            else
                Q_EMIT failed(id, reading.error());
        }
        next();
    });
}

void ReadingQueue::next()
{
    if (!m_running.isEmpty())
        return;
    const qsizetype from = std::max<qsizetype>(0, m_order.indexOf(m_wanted));
    const qsizetype count = std::min<qsizetype>(m_order.size(), ahead);
    for (qsizetype i = 0; i < count; ++i) {
        const domain::Id id = m_order.at((from + i) % m_order.size());
        if (!m_done.contains(id)) {
            start(id);
            return;
        }
    }
}

} // namespace motcua::ui
