#include "services/calendar_keeper.h"

#include "remote/calendar_api.h"
#include "services/when_done.h"

#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

constexpr qint64 askAfterSeconds = 6 * 3600;
constexpr qint64 longestFile = 1 << 20;

Q_LOGGING_CATEGORY(lcCalendar, "motcua.calendar")

} // namespace

CalendarKeeper::CalendarKeeper(remote::ApiClient& api, RulesInForce rules, Clock clock, QString folder)
    : m_api(api), m_rules(std::move(rules)), m_own(m_rules.now().calendar), m_clock(std::move(clock)), m_path(folder + u"/calendar.json"_s)
{
    QFile file(m_path);
    if (file.open(QIODevice::ReadOnly) && take(file.read(longestFile)))
        m_askedAt = QFileInfo(file).lastModified().toUTC();
}

bool CalendarKeeper::take(const QByteArray& bytes)
{
    auto calendar = domain::parseCalendar(bytes);
    if (!calendar) {
        qCWarning(lcCalendar, "a calendar was not taken: %s", qPrintable(calendar.error().code));
        return false;
    }
    if (calendar->id != m_rules.now().calendar.id && domain::reachesAsFar(*calendar, m_own)) {
        m_rules.setCalendar(std::move(*calendar));
        Q_EMIT changed();
    }
    return true;
}

void CalendarKeeper::askSometimes()
{
    const qint64 age = m_askedAt.isValid() ? m_askedAt.secsTo(m_clock.now()) : -1;
    if (m_asking || (age >= 0 && age < askAfterSeconds))
        return;
    m_asking = true;
    whenDone(remote::calendar(m_api, this), this, [this](const Result<QByteArray>& answer) {
        m_asking = false;
        if (!answer)
            return; // the next time that there is a line
        m_askedAt = m_clock.now();
        if (!take(*answer))
            return;
        // Written though nothing is new: its time says when it was asked for.
        QSaveFile file(m_path);
        const bool kept = file.open(QIODevice::WriteOnly) && file.write(*answer) == answer->size() && file.commit();
        if (!kept) // it holds until the program ends, and is asked for again then
            qCWarning(lcCalendar, "the calendar could not be kept");
    });
}

} // namespace motcua::services
