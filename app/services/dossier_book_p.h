#pragma once

#include "services/desk_context.h"
#include "services/dossier_book.h"

namespace motcua::services {

struct DossierBook::Private
{
    DeskContext desk;
};

} // namespace motcua::services
