#pragma once

#include "domain/ids.h"
#include "remote/api_client.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace motcua::remote {

//! One change of the feed. protocol.md, Down.
struct FeedRow
{
    qint64 seq = 0;
    QString kind; //!< procedure | dossier | registration | meeting | pass | check_in | pass_key | one that is not known yet
    domain::Id id;
    qint64 rev = 0;
    bool remove = false;
    QString reason;   //!< of a remove: deleted | moved | revoked | retention
    QByteArray body;  //!< of an upsert: the bytes as the centre wrote them
    QJsonObject json; //!< the same, read; empty for unread kinds
};

struct FeedPage
{
    std::vector<FeedRow> rows;
    QByteArray next; //!< the cursor after these rows
    bool more = false;
    qint64 total = -1; //!< rows of the whole scope; -1 = not said
    std::optional<QStringList> also; //!< of the scopes asked for along those with news; none = a centre that does not tell
    QDateTime serverTime;
};

struct FeedQuery
{
    QString scope = {};
    QByteArray after = {}; //!< empty = from the start
    int limit = 2'000;
    int wait = 0;     //!< seconds of long poll
    std::vector<std::pair<QString, QByteArray>> also = {}; //!< other scopes and their cursors: their news end the wait; at most 16
};

//! GET /v1/feed: the page's bytes as they travelled (gzip), unread; hand them to readFeedPage on the thread that stores them.
//! GUI thread.
//! Errors beside ApiClient's: scope (Forbidden), expired | scope_changed | schema (Gone), cursor_invalid (Invalid).
[[nodiscard]] QFuture<Result<QByteArray>> fetchFeed(ApiClient& api, QObject* context, const FeedQuery& query);

//! A whole page or nothing. Any thread. Errors (Contract): feed_truncated (the last line is missing), bad_json, too_deep,
//! feed_line (a line without its fields), feed_rows (more than 20,000), feed_packed (damaged gzip), answer_too_large,
//! line_too_long. Bodies of the kinds `unread` are neither read nor checked: who stores them does both at once.
[[nodiscard]] Result<FeedPage> readFeedPage(const QByteArray& page, const QStringList& unread = {});

} // namespace motcua::remote
