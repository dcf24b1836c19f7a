#pragma once

#include <QDateTime>

namespace motcua::storage {

//! How a row stands towards the centre.
enum class Mark { Settled, Waiting, NeedsLook };

//! Times are milliseconds since 1970 UTC, 0 = none.
[[nodiscard]] inline qint64 toMs(const QDateTime& time) { return time.isValid() ? time.toMSecsSinceEpoch() : 0; }
[[nodiscard]] inline QDateTime fromMs(qint64 ms) { return ms ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC) : QDateTime(); }

//! A record's two bodies as stored (JSON). `shown` null = as truth; `truth` null = the centre does not have it yet.
struct Bodies
{
    QByteArray truth;
    QByteArray shown;
    qint64 rev = 0;
    Mark mark = Mark::Settled;

    [[nodiscard]] const QByteArray& toShow() const { return shown.isNull() ? truth : shown; }
};

//! Where a truth came from: its scope and the pass over the feed that brought it.
struct Origin
{
    QString scope;
    qint64 generation = 0;
};

} // namespace motcua::storage
