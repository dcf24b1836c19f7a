#include "backend/routes/routes.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using http::Request;
using http::Response;

namespace {

constexpr int kDeepestJson = 128; // a command that nests too deep is refused by itself, long before this
constexpr qsizetype kBearerLength = 7; // "Bearer "

//! True when no value nests deeper than `most`. Looks at the bytes: nothing is built.
bool nestsWithin(const QByteArray& json, int most)
{
    int depth = 0;
    bool inText = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inText) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inText = false;
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            if (++depth > most)
                return false;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return true;
}

int statusOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unauthorized:
        return 401;
    case ErrorKind::Forbidden:
        return 403;
    case ErrorKind::NotFound:
        return 404;
    case ErrorKind::Invalid:
        return 400;
    case ErrorKind::Conflict:
        return 409;
    case ErrorKind::Gone:
        return 410;
    case ErrorKind::TooLarge:
        return 413;
    case ErrorKind::RateLimited:
        return 429;
    case ErrorKind::DiskFull:
    case ErrorKind::Network: // the database is away or busy: the same again may succeed
    case ErrorKind::Timeout:
        return 503;
    default:
        return 500;
    }
}

} // namespace

Response toResponse(const Error& error)
{
    const int status = error.http != 0 ? error.http : statusOf(error.kind);
    Response response = http::problem(status, status >= 500 ? u"storage"_s : error.code, status >= 500 ? error.code : error.detail);
    if (isRetryable(error.kind) && status == 503)
        response.headers.append({"Retry-After", QByteArrayLiteral("2")});
    return response;
}

tl::expected<QJsonObject, Response> jsonBody(const Request& request)
{
    if (!nestsWithin(request.body, kDeepestJson))
        return tl::unexpected<Response>(http::problem(400, u"bad_json"_s, u"nested too deep"_s));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (error.error != QJsonParseError::NoError)
        return tl::unexpected<Response>(http::problem(400, u"bad_json"_s, error.errorString()));
    if (!document.isObject())
        return tl::unexpected<Response>(http::problem(400, u"bad_json"_s, u"not an object"_s));
    return document.object();
}

tl::expected<store::Caller, Response> callerOf(Centre& centre, store::Db& db, const Request& request)
{
    const QString token = QString::fromLatin1(request.header("authorization").sliced(kBearerLength)).trimmed();
    auto caller = store::authenticate(db, token, centre.nowMs());
    if (auto error = db.takeError())
        return tl::unexpected<Response>(toResponse(*error));
    if (!caller)
        return tl::unexpected<Response>(toResponse(caller.error()));
    if (!request.access || !request.access->admits(caller->realm, caller->official.roles))
        return tl::unexpected<Response>(http::problem(403, u"not_allowed"_s));
    if (caller->firstUse) {
        centre.workers().write([used = *caller](store::Db& writer) { store::markInUse(writer, used); }, [](const std::optional<Error>&) {});
    }
    return std::move(*caller);
}

std::function<void(Request, http::Answer)> signedIn(Centre& centre, Lane lane, CentreHandler handler)
{
    return signedIn(centre, lane, [&centre, handler](store::Db& db, const store::Caller& caller, const Request& request) {
        return handler(centre, db, caller, request);
    });
}

std::function<void(Request, http::Answer)> signedIn(Centre& centre, Lane lane, Handler handler)
{
    return [&centre, lane, handler = std::move(handler)](Request request, http::Answer answer) {
        auto job = [&centre, handler, request = std::move(request), answer = std::move(answer)](store::Db& db) {
            const auto caller = callerOf(centre, db, request);
            if (!caller)
                return answer(caller.error());
            Response response = handler(db, *caller, request);
            if (const auto error = db.takeError())
                response = toResponse(*error);
            answer(std::move(response));
        };
        if (lane == Lane::Write)
            centre.workers().write(std::move(job));
        else
            centre.workers().read(std::move(job));
    };
}

std::function<void(Request, http::Answer)> settling(Centre& centre, Handler handler)
{
    return [&centre, handler = std::move(handler)](Request request, http::Answer answer) {
        auto response = std::make_shared<Response>();
        auto work = [&centre, handler, response, request = std::move(request)](store::Db& db) {
            const auto caller = callerOf(centre, db, request);
            *response = caller ? handler(db, *caller, request) : caller.error();
        };
        centre.workers().write(std::move(work), [response, answer = std::move(answer)](const std::optional<Error>& error) {
            answer(error ? toResponse(*error) : std::move(*response));
        });
    };
}

QString serverTime(const Centre& centre)
{
    return centre.now().toUTC().toString(Qt::ISODateWithMs);
}

void addAll(http::Router& router, Centre& centre)
{
    addHealth(router, centre);
    addSession(router, centre);
    addAccounts(router, centre);
    addDeskAccounts(router, centre);
    addOwnAccount(router, centre);
    addOwnDossiers(router, centre);
    addCatalogue(router, centre);
    addComplaints(router, centre);
    addFeed(router, centre);
    addCommands(router, centre);
    addBlobs(router, centre);
    addNumbers(router, centre);
    addRecords(router, centre);
    addMeetings(router, centre);
    addInvitations(router, centre);
    addMembers(router, centre);
    addUnits(router, centre);
    addClaims(router, centre);
    addIncidents(router, centre);
    addGuests(router, centre);
    addGateKeys(router, centre);
    addDigest(router, centre);
    addQuarantine(router, centre);
}

} // namespace motcua::backend::routes
