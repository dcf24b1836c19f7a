#include "ui/shell/sync_facts.h"

#include "domain/calendar.h"
#include "ui/kit/describe.h"
#include "ui/kit/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using motcua::services::SyncStatus;

namespace motcua::ui {

namespace {

struct Facts
{
    Q_DECLARE_TR_FUNCTIONS(SyncFacts)
};

constexpr qint64 clockWarnMs = 120'000;
constexpr qint64 offlineSoonSeconds = 8 * 3'600; // a working day's notice

QString at(const QDateTime& utc, const QDateTime& now)
{
    const QDateTime local = domain::toLocal(utc);
    return local.date() == domain::toLocal(now).date() ? format::time(local.time()) : format::dateTimeShort(local, domain::toLocal(now));
}

//! "3 minutes", "2 hours", "4 days": whole units, rounded down.
QString age(qint64 seconds)
{
    if (seconds < 60)
        return Facts::tr("less than a minute");
    if (seconds < 3'600)
        return Facts::tr("%n minute(s)", nullptr, int(seconds / 60));
    if (seconds < 48 * 3'600)
        return Facts::tr("%n hour(s)", nullptr, int(seconds / 3'600));
    return Facts::tr("%n day(s)", nullptr, int(seconds / 86'400));
}

} // namespace

QString clockWarning(const SyncStatus& status)
{
    if (qAbs(status.clockOffsetMs) <= clockWarnMs)
        return {};
    return status.clockOffsetMs > 0 ? Facts::tr("This machine's clock is slow by %1, set it right").arg(age(status.clockOffsetMs / 1000))
                                    : Facts::tr("This machine's clock is fast by %1, set it right").arg(age(-status.clockOffsetMs / 1000));
}

SyncFacts syncFacts(const SyncStatus& status, const QDateTime& offlineUntil, const QDateTime& now)
{
    SyncFacts facts;
    // What needs a look hides the line's state in `state`; a failed contact is told by its error.
    const bool refused = status.error && !isRetryable(status.error->kind);
    facts.online = status.state != SyncStatus::State::Offline && !(status.error && isRetryable(status.error->kind));
    if (facts.online) {
        const double offset = double(qAbs(status.clockOffsetMs)) / 1000.0;
        facts.first = Facts::tr("Server online, clocks differ by %1 seconds").arg(format::decimal(offset, 1));
    } else {
        const QDateTime since = status.offlineSince.isValid() ? status.offlineSince : status.since;
        const QString from = since.isValid() ? Facts::tr("Offline since %1").arg(at(since, now)) : Facts::tr("Offline");
        facts.first = status.waiting > 0 ? Facts::tr("%1, %n waiting to be sent", nullptr, status.waiting).arg(from) : from;
        if (status.error)
            facts.more.append(describe(*status.error));
    }
    if (facts.online && refused) {
        facts.warn = true;
        facts.more.append(describe(*status.error));
    }
    if (const QString clocks = clockWarning(status); !clocks.isEmpty()) {
        facts.warn = true;
        facts.more.append(clocks);
    }
    if (status.uploads.files > 0) {
        facts.uploads = Facts::tr("%n file(s) on the way to the server: %1 of %2", nullptr, status.uploads.files)
                            .arg(format::fileSize(status.uploads.sent), format::fileSize(status.uploads.bytes));
    }
    if (status.heardAt.isValid()) {
        facts.more.append(facts.online ? Facts::tr("Last heard from the server at %1").arg(at(status.heardAt, now))
                                       : Facts::tr("The data are from %1, %2 old").arg(at(status.heardAt, now), age(qMax<qint64>(0, status.heardAt.secsTo(now)))));
    }
    if (!facts.online && offlineUntil.isValid()) {
        const qint64 left = now.secsTo(offlineUntil);
        facts.warn = facts.warn || left < offlineSoonSeconds;
        facts.more.append(left > 0 ? Facts::tr("Work without the server is possible until %1").arg(at(offlineUntil, now))
                                   : Facts::tr("The time without the server is over: connect and sign in, everything done here is kept"));
    }
    return facts;
}

} // namespace motcua::ui
