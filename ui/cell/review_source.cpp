#include "ui/cell/review_source.h"

namespace motcua::ui {

ReviewSource reviewSource(services::RegistrationDesk& desk, const services::Clock& clock)
{
    ReviewSource source;
    source.list = [&desk] { return desk.list(true); };
    source.detail = [&desk](const domain::Id& id) { return desk.detail(id); };
    source.photo = [&desk](const domain::Id& id) { return desk.photo(id); };
    source.readCard = [&desk](const domain::Id& id) { return desk.readCard(id); };
    source.decide = [&desk](const domain::Id& id, const services::ReviewDecision& decision) { return desk.decide(id, decision); };
    source.undo = [&desk](const domain::Id& id) { return desk.undo(id); };
    source.now = clock.now;
    source.startWork = [&desk](const domain::Id& id) { desk.startWork(id); };
    source.endWork = [&desk](const domain::Id& id) { desk.endWork(id); };
    return source;
}

} // namespace motcua::ui
