#pragma once

#include "services/desk_context.h"
#include "services/dossier_book.h"

namespace motcua::services {

struct DossierBook::Private
{
    DeskContext desk;
};

//! A dossier as shown: truth ⊕ outbox.
struct Shown
{
    domain::Dossier dossier;
    SyncMark mark = SyncMark::Settled;
};

//! On the reader's or the writer's thread. NotFound no_dossier.
[[nodiscard]] Result<Shown> shownDossier(storage::Db& db, const domain::Id& id);
[[nodiscard]] Result<std::optional<domain::Procedure>> procedureOf(storage::Db& db, const QString& id);

} // namespace motcua::services
