#include "domain/default_rules.h"

#include <QtGlobal>

// Q_INIT_RESOURCE declares a symbol of the global namespace, so it stands in a function there.
static void initRules()
{
    Q_INIT_RESOURCE(motcua_rules);
}

namespace motcua::domain {

void registerRules()
{
    initRules();
}

Result<Rules> parseRules(const QByteArray& transitionsJson, const QByteArray& calendarJson)
{
    Result<TransitionTable> transitions = parseTransitions(transitionsJson);
    if (!transitions) {
        return Failure(transitions.error());
    }
    Result<WorkCalendar> calendar = parseCalendar(calendarJson);
    if (!calendar) {
        return Failure(calendar.error());
    }
    return Rules{std::move(*transitions), std::move(*calendar)};
}

} // namespace motcua::domain
