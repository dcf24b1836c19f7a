#pragma once

#include "domain/dossier.h"
#include "domain/result.h"

#include <QByteArray>

namespace motcua::domain {

//! What a list and a search need of a dossier, in UTF-8 and milliseconds since 1970 (0 = none): read from the record's JSON
//! without building it, because a first sync reads half a million.
struct DossierHead
{
    QByteArray id;
    qint64 rev = 0;
    int status = 0;
    qint64 supplements = 0; //!< requests so far
    QByteArray code;
    QByteArray owner; //!< full name, an organisation's name
    QByteArray submitter;
    QByteArray procedure; //!< name
    QByteArray holder;
    QByteArray phone;
    QByteArray idNumber;
    qint64 submittedAt = 0;
    qint64 receivedAt = 0;
    qint64 dueAt = 0;
    qint64 finishedAt = 0;
    bool organisation = false; //!< owner is its name
    QByteArray representative;
    QByteArray representativeId;

    bool operator==(const DossierHead&) const = default;
};

//! Accepts and refuses exactly what dossierFromJson() does, every field of it looked at; besides (Contract) bad_json for what is
//! no JSON object, too_deep. The byte arrays are views that hold until the next call on the same thread: copy what is kept.
[[nodiscard]] Result<DossierHead> readDossierHead(QByteArrayView json);
[[nodiscard]] DossierHead headOf(const Dossier& dossier);

} // namespace motcua::domain
