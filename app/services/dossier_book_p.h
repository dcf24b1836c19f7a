#pragma once

#include "services/desk_context.h"
#include "services/dossier_book.h"

namespace motcua::services {

struct DossierBook::Private
{
    DeskContext desk;

    //! Once something was ordered for the dossier, who sends and who shows hear of it.
    template<class T>
    QFuture<Result<T>> announced(DossierBook* book, QFuture<Result<T>> future, const domain::Id& id)
    {
        whenDone(future, book, [this, book, id](const Result<T>& done) {
            if (!done)
                return;
            desk.outboxChanged();
            Q_EMIT book->dossiersChanged({id});
        });
        return future;
    }
};

//! A dossier as shown: truth ⊕ outbox.
struct Shown
{
    domain::Dossier dossier;
    SyncMark mark = SyncMark::Settled;
};

//! On the reader's or the writer's thread. NotFound no_dossier.
[[nodiscard]] Result<Shown> shownDossier(storage::Db& db, const domain::Id& id);
[[nodiscard]] Result<domain::Dossier> dossierAfter(storage::Db& db, const domain::Id& id);
//! The command goes into the outbox; gives the dossier as it looks with it. On the writer's thread.
[[nodiscard]] Result<domain::Dossier> orderedFor(storage::Db& db, const Projection& projection, domain::CommandType type, const domain::Id& id,
                                                 const QJsonObject& payload);
[[nodiscard]] Result<std::optional<domain::Procedure>> procedureOf(storage::Db& db, const QString& id);

//! The head of a form of that day, of the agency whose desk this is.
void setHead(paper::FormData& form, const domain::Official& official);

} // namespace motcua::services
