#pragma once

#include "backend/store/db.h"
#include "backend/store/secrets.h"

namespace motcua::backend::store {

inline constexpr int kFeedSchema = 1;
inline constexpr int kFeedRows = 2000;             //!< most rows of a page
inline constexpr qsizetype kFeedBytes = 8'000'000; //!< a page ends after the row that passes this

//! A place in one scope's feed: nothing before `seq` is missing. Opaque and signed on the wire.
[[nodiscard]] QString cursorText(const Secrets& secrets, const QString& scope, qint64 seq);
//! Errors: cursor_invalid (Invalid); expired, scope_changed, schema (Gone).
[[nodiscard]] Result<qint64> parseCursor(const Secrets& secrets, const QString& text, const QString& scope);

struct FeedPage
{
    QByteArray lines; //!< NDJSON without the closing line
    int rows = 0;
    qint64 next = 0;  //!< seq for the next cursor
    bool more = false;
    qint64 total = -1; //!< rows of the scope, on request
    qint64 seen = 0;   //!< the last seq of this snapshot: what a long poll waits beyond
};

//! The state of each record of the scope that changed after `after`, in commit order, and what left the scope. Bodies go out as
//! they lie in the database. Error (Gone): expired (from before the oldest removal that is kept, or from the future).
[[nodiscard]] Result<FeedPage> readFeed(Db& db, const QString& scope, qint64 after, int limit, bool withTotal);

//! Whether the scope has anything beyond `after`, or the cursor has expired: asked for, readFeed would not be empty.
[[nodiscard]] Result<bool> hasNews(Db& db, const QString& scope, qint64 after);

//! JSON text of a string, quotes included.
[[nodiscard]] QByteArray quoted(const QString& text);

} // namespace motcua::backend::store
