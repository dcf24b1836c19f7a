#pragma once

#include <QString>

namespace motcua::services {

//! What came of holding one scope here against the centre's digest of it.
struct DigestReport
{
    QString scope;
    bool checked = false; //!< false: the first sync is not through yet, or the line went
    bool agrees = false;  //!< at the end
    qint64 here = 0;      //!< rows
    qint64 there = 0;
    int buckets = 0;      //!< that differed
    int mended = 0;       //!< rows brought, replaced or taken away
    bool anew = false;    //!< too much differed: the scope is being read from the start

    bool operator==(const DigestReport&) const = default;
};

} // namespace motcua::services
