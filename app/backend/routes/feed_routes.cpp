#include "backend/routes/routes.h"
#include "backend/store/feed.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using http::Request;
using http::Response;
using store::Db;

namespace {

constexpr int kLongestWait = 60;
constexpr int kMostAlso = 16;

//! Another scope of the same desk: of it the answer only says whether there is anything to ask for.
struct Also
{
    QString scope;
    qint64 after = -1; //!< -1 = a cursor that will not do, or a scope that is not the caller's: asked for, it says why
};

struct Ask
{
    QString scope;
    qint64 after = 0;
    int limit = store::kFeedRows;
    int wait = 0;
    bool fromStart = true;
    bool askedAlso = false;
    QList<Also> also;

    [[nodiscard]] QStringList scopes() const
    {
        QStringList all{scope};
        for (const Also& other : also)
            all << other.scope;
        return all;
    }
};

tl::expected<Ask, Response> readAsk(const Centre& centre, const store::Caller& caller, const Request& request)
{
    Ask ask;
    ask.scope = request.queryValue(u"scope"_s);
    if (!caller.official.holds(ask.scope))
        return tl::unexpected<Response>(http::problem(403, u"scope"_s));
    const auto number = [&request](const QString& name, int least, int most, int& value) {
        if (!request.query.hasQueryItem(name))
            return true;
        bool ok = false;
        const int given = request.queryValue(name).toInt(&ok);
        value = std::clamp(given, least, most);
        return ok;
    };
    if (!number(u"limit"_s, 1, store::kFeedRows, ask.limit))
        return tl::unexpected<Response>(http::problem(400, u"bad_field"_s, u"limit"_s));
    if (!number(u"wait"_s, 0, kLongestWait, ask.wait))
        return tl::unexpected<Response>(http::problem(400, u"bad_field"_s, u"wait"_s));
    if (const QString cursor = request.queryValue(u"after"_s); !cursor.isEmpty()) {
        const auto after = store::parseCursor(centre.secrets(), cursor, ask.scope);
        if (!after)
            return tl::unexpected<Response>(toResponse(after.error()));
        ask.after = *after;
        ask.fromStart = false;
    }
    const QStringList others = request.query.allQueryItemValues(u"also"_s, QUrl::FullyDecoded);
    if (others.size() > kMostAlso)
        return tl::unexpected<Response>(http::problem(400, u"bad_field"_s, u"also"_s));
    ask.askedAlso = !others.isEmpty();
    for (const QString& other : others) {
        const qsizetype colon = other.lastIndexOf(u':'); // there is none in a cursor
        if (colon <= 0)
            return tl::unexpected<Response>(http::problem(400, u"bad_field"_s, u"also"_s));
        Also also{other.left(colon)};
        const auto after = store::parseCursor(centre.secrets(), other.mid(colon + 1), also.scope);
        if (after && caller.official.holds(also.scope))
            also.after = *after;
        ask.also.append(also);
    }
    return ask;
}

//! After the page, never before: what is committed between the two is then seen here, or by who waits beyond the page.
Result<QStringList> newsOf(Db& db, const QList<Also>& also)
{
    QStringList scopes;
    for (const Also& other : also) {
        const auto news = other.after < 0 ? Result<bool>(true) : store::hasNews(db, other.scope, other.after);
        if (!news)
            return tl::unexpected(news.error());
        if (*news)
            scopes << other.scope;
    }
    return scopes;
}

Response pageAnswer(Centre& centre, const store::Caller& caller, const Ask& ask, store::FeedPage page, const QStringList& news)
{
    QByteArray closing = "{\"next\":" + store::quoted(store::cursorText(centre.secrets(), ask.scope, page.next)) +
                         ",\"more\":" + (page.more ? "true" : "false") + ",\"serverTime\":" + store::quoted(serverTime(centre));
    if (page.total >= 0)
        closing += ",\"total\":" + QByteArray::number(page.total);
    if (ask.askedAlso)
        closing += ",\"also\":" + QJsonDocument(QJsonArray::fromStringList(news)).toJson(QJsonDocument::Compact);
    if (page.rows > 0 && ask.scope != "ref"_L1)
        centre.auditLater({caller.actor(), u"feed"_s, u"scope"_s, ask.scope, {}, {}});
    Response response;
    response.contentType = "application/x-ndjson";
    response.body = std::move(page.lines) + closing + "}\n";
    return response;
}

} // namespace

void addFeed(http::Router& router, Centre& centre)
{
    router.add({http::Method::Get, u"/v1/feed"_s, http::Access::officials(), [&centre](Request request, http::Answer answer) {
                    centre.workers().read([&centre, request = std::move(request), answer = std::move(answer)](Db& db) {
                        const auto caller = callerOf(centre, db, request);
                        if (!caller)
                            return answer(caller.error());
                        const auto ask = readAsk(centre, *caller, request);
                        if (!ask)
                            return answer(ask.error());
                        auto page = store::readFeed(db, ask->scope, ask->after, ask->limit, ask->fromStart);
                        if (!page)
                            return answer(toResponse(page.error()));
                        auto news = newsOf(db, ask->also);
                        if (!news)
                            return answer(toResponse(news.error()));
                        if (page->rows > 0 || ask->wait == 0 || ask->fromStart || !news->isEmpty())
                            return answer(pageAnswer(centre, *caller, *ask, std::move(*page), *news));
                        // Nothing new: no thread waits. Whoever commits next wakes this, or the time does.
                        centre.waitForFeed(ask->scopes(), page->seen, ask->wait, [&centre, caller = *caller, ask = *ask, answer] {
                            centre.workers().read([&centre, caller, ask, answer](Db& reader) {
                                auto woken = store::readFeed(reader, ask.scope, ask.after, ask.limit, false);
                                auto late = newsOf(reader, ask.also);
                                if (!woken || !late)
                                    return answer(toResponse(woken ? late.error() : woken.error()));
                                answer(pageAnswer(centre, caller, ask, std::move(*woken), *late));
                            });
                        });
                    });
                }});
}

} // namespace motcua::backend::routes
