#pragma once

#include "ui/cell/review_source.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace motcua::ui {

//! Has the pictures of the next rows read before a person reaches them: one at a time, the one being looked at before all
//! others. Keeps no picture, only tells. GUI thread.
class ReadingQueue : public QObject
{
    Q_OBJECT

public:
    explicit ReadingQueue(std::function<QFuture<Result<services::CardReading>>(const domain::Id&)> read, QObject* parent = nullptr);

    //! Ids with a picture in the order of the queue; at most `ahead` of them behind the wanted one are read.
    void setOrder(const QStringList& ids);
    //! This one now (again also when it was read before: the desk keeps the answer).
    void want(const domain::Id& id);
    void forget(const domain::Id& id); //!< its picture or values have changed: read again
    [[nodiscard]] int readCount() const { return int(m_done.size()); }
    [[nodiscard]] int total() const { return int(m_order.size()); }

    static constexpr int ahead = 16;

Q_SIGNALS:
    void started(const motcua::domain::Id& id);
    void finished(const motcua::domain::Id& id, const motcua::services::CardReading& reading);
    void failed(const motcua::domain::Id& id, const motcua::Error& error);

private:
    void start(const domain::Id& id);
    void next();

    std::function<QFuture<Result<services::CardReading>>(const domain::Id&)> m_read;
    QStringList m_order;
    QHash<domain::Id, int> m_running; //!< id → attempt: an answer of an older attempt is dropped
    QSet<domain::Id> m_done;
    domain::Id m_wanted;
    int m_attempt = 0;
};

} // namespace motcua::ui
