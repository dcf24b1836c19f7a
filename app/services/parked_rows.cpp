#include "services/parked_rows.h"

#include "storage/held_rows.h"
#include "storage/sync_store.h"

#include <QHash>

#include <algorithm>

namespace motcua::services::parkedRows {

using namespace Qt::StringLiterals;

namespace {

constexpr int all = 1'000'000;
constexpr auto readBy = "parked_read_by"_L1;

UnreadRows::Way wayOf(const QString& code)
{
    // The record is another one than the row says, or is none at all: no version of the program makes sense of that.
    return code == "id_differs"_L1 || code.endsWith("_json"_L1) ? UnreadRows::Way::Report : UnreadRows::Way::Update;
}

} // namespace

Result<std::vector<UnreadRows>> facts(storage::Db& db)
{
    const auto rows = storage::sync::parked(db, all);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<UnreadRows> found;
    for (const storage::ParkedRow& row : *rows) {
        auto at = std::find_if(found.begin(), found.end(), [&](const UnreadRows& each) {
            return each.kind == row.kind && each.scope == row.scope && each.code == row.code;
        });
        if (at == found.end())
            at = found.insert(found.end(), {row.kind, row.scope, row.code, 0, 0, row.at, wayOf(row.code)});
        const auto older = storage::held::scopeOf(db, row.kind, row.id);
        if (!older)
            return tl::unexpected(older.error());
        ++at->rows;
        at->olderShown += older->isEmpty() ? 0 : 1;
        at->since = std::min(at->since, row.at);
    }
    std::stable_sort(found.begin(), found.end(), [](const UnreadRows& a, const UnreadRows& b) { return a.rows > b.rows; });
    return found;
}

Result<Changes> readAgain(storage::Db& db, const Projection& projection)
{
    const auto rows = storage::sync::parked(db, all);
    if (!rows)
        return tl::unexpected(rows.error());
    QHash<QString, std::vector<FeedChange>> byScope; // in the order of the feed, as parked() gives them
    for (const storage::ParkedRow& row : *rows)
        byScope[row.scope].push_back({row.seq, row.kind, row.id, row.rev, false, {}, row.body, {}});
    Changes changes;
    for (auto scope = byScope.cbegin(); scope != byScope.cend(); ++scope) {
        const auto applied = projection.applyFeed(db, scope.key(), scope.value());
        if (!applied)
            return tl::unexpected(applied.error());
        changes.merge(*applied);
    }
    return changes;
}

Result<Changes> readAfterUpdate(storage::Db& db, const Projection& projection, const QByteArray& version)
{
    const auto last = storage::sync::meta(db, readBy);
    if (!last)
        return tl::unexpected(last.error());
    if (*last == version)
        return Changes();
    auto changes = readAgain(db, projection);
    if (!changes)
        return changes;
    if (auto noted = storage::sync::setMeta(db, readBy, version); !noted)
        return tl::unexpected(noted.error());
    return changes;
}

} // namespace motcua::services::parkedRows
