#pragma once

#include "services/desk_context.h"
#include "services/registration_desk.h"
#include "vision/ocr_reader.h"

#include <QCache>

namespace motcua::services {

struct RegistrationDesk::Private
{
    DeskContext desk;
    std::shared_ptr<vision::OcrReader> reader;
    QCache<QString, vision::CardReading> readings{50}; //!< by the picture's hash
};

} // namespace motcua::services
