#pragma once

#include "services/projection.h"

#include <QDateTime>

#include <vector>

namespace motcua::services {

//! Rows of the feed that this version could not read, counted for a screen: one of these for each kind, scope and code.
struct UnreadRows
{
    //! What a person can do about them.
    enum class Way
    {
        Update, //!< of a later shape: a newer version of the program reads them, at its first start, by itself
        Report  //!< not as the contract has them: the centre's administrator needs to know kind and code
    };
    QString kind; //!< of the feed: dossier, registration, pass …
    QString scope;
    QString code; //!< why: unknown_kind, unknown_status, dossier_field …
    int rows = 0;
    int olderShown = 0; //!< of them: records of which an earlier state lies here and is what the screens show
    QDateTime since;    //!< the first of them
    Way way = Way::Update;

    bool operator==(const UnreadRows&) const = default;
};

// Nothing of the centre's is thrown away because a desk does not understand it: the row lies in the quarantine as it came, counts in
// the digest, and the record goes on being shown as it was before. Plain functions on one connection.
namespace parkedRows {

//! The most first.
[[nodiscard]] Result<std::vector<UnreadRows>> facts(storage::Db& db);
//! Tries all of them once more. `Changes::rows` minus `Changes::parked` can be read now.
[[nodiscard]] Result<Changes> readAgain(storage::Db& db, const Projection& projection);
//! … when the program is another one than at the last time. `version`: of the program.
[[nodiscard]] Result<Changes> readAfterUpdate(storage::Db& db, const Projection& projection, const QByteArray& version);

} // namespace parkedRows
} // namespace motcua::services
