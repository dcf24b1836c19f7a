#pragma once

#include "backend/store/db.h"
#include "domain/dossier.h"

namespace motcua::backend {

//! What the person who filed a dossier online is told when an official moved it on. No reason and no name: an SMS is read by others.
struct DossierNotice
{
    QString phone; //!< empty: nobody filed it online, or there is nothing to tell
    QString text;
};
[[nodiscard]] DossierNotice noticeOf(store::Db& db, const domain::Dossier& now, domain::DossierStatus before);

} // namespace motcua::backend
