#pragma once

#include "services/clock.h"
#include "services/registration_desk.h"

#include <functional>

namespace motcua::ui {

//! What the review page asks of the house: the desk's calls as values, so that a test can hold an answer back, let it come in
//! the wrong order or fail. GUI thread.
struct ReviewSource
{
    std::function<QFuture<Result<std::vector<services::RegistrationRow>>>()> list;
    std::function<QFuture<Result<services::RegistrationDetail>>(const domain::Id&)> detail;
    std::function<QFuture<Result<QImage>>(const domain::Id&)> photo;
    std::function<QFuture<Result<services::CardReading>>(const domain::Id&)> readCard;
    std::function<QFuture<Result<domain::MemberRegistration>>(const domain::Id&, const services::ReviewDecision&)> decide;
    std::function<QFuture<Result<bool>>(const domain::Id&)> undo;
    std::function<QDateTime()> now; //!< UTC
    std::function<void(const domain::Id&)> startWork = [](const domain::Id&) {}; //!< others see who decides on it
    std::function<void(const domain::Id&)> endWork = [](const domain::Id&) {};
};

//! The desk must outlive whoever keeps the source.
[[nodiscard]] ReviewSource reviewSource(services::RegistrationDesk& desk, const services::Clock& clock);

} // namespace motcua::ui
