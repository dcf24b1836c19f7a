#include "backend/rules_in_force.h"

#include "backend/log.h"
#include "backend/store/calendars.h"

using namespace Qt::StringLiterals;

namespace motcua::backend {

RulesInForce::RulesInForce(domain::Rules builtIn, QByteArray calendar)
    : m_builtIn(std::make_shared<const Now>(Now{std::move(builtIn), std::move(calendar)})), m_now(m_builtIn)
{
}

std::shared_ptr<const RulesInForce::Now> RulesInForce::now(store::Db& db) const
{
    const QString id = store::latestCalendarId(db);
    const std::lock_guard lock(m_mutex);
    if (id == m_storedId)
        return m_now;
    const auto stored = store::latestCalendar(db);
    if (!stored)
        return m_now; // the caller hears of a database that does not answer
    auto calendar = domain::parseCalendar(stored->body);
    m_storedId = stored->id;
    m_now = m_builtIn;
    if (!calendar) {
        log::warning(u"calendar_damaged"_s, {{u"id"_s, stored->id}, {u"detail"_s, calendar.error().detail}});
    } else if (domain::reachesAsFar(*calendar, m_builtIn->rules.calendar)) {
        Now next{m_builtIn->rules, stored->body};
        next.rules.calendar = std::move(*calendar);
        m_now = std::make_shared<const Now>(std::move(next));
    }
    return m_now;
}

} // namespace motcua::backend
