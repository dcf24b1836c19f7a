#pragma once

#include "backend/centre.h"
#include "backend/http/problem.h"
#include "backend/http/router.h"

#include <QJsonObject>

namespace motcua::backend::routes {

//! Every route of the contract; resources/api/openapi.yaml lists the same ones (a test compares).
void addAll(http::Router& router, Centre& centre);

void addHealth(http::Router& router, Centre& centre);
void addSession(http::Router& router, Centre& centre);
void addAccounts(http::Router& router, Centre& centre);
void addDeskAccounts(http::Router& router, Centre& centre);
void addOwnAccount(http::Router& router, Centre& centre);
void addOwnDossiers(http::Router& router, Centre& centre);
void addCatalogue(http::Router& router, Centre& centre);
void addComplaints(http::Router& router, Centre& centre);
void addFeed(http::Router& router, Centre& centre);
void addCommands(http::Router& router, Centre& centre);
void addBlobs(http::Router& router, Centre& centre);
void addNumbers(http::Router& router, Centre& centre);
void addRecords(http::Router& router, Centre& centre);
void addMeetings(http::Router& router, Centre& centre);
void addInvitations(http::Router& router, Centre& centre);
void addMembers(http::Router& router, Centre& centre);
void addUnits(http::Router& router, Centre& centre);
void addClaims(http::Router& router, Centre& centre);
void addIncidents(http::Router& router, Centre& centre);
void addGuests(http::Router& router, Centre& centre);
void addGateKeys(http::Router& router, Centre& centre);
void addDigest(http::Router& router, Centre& centre);
void addQuarantine(http::Router& router, Centre& centre);

// What they share.

//! The one place where an Error becomes a status.
[[nodiscard]] http::Response toResponse(const Error& error);

//! A JSON object or a problem 400 bad_json (also when it nests absurdly deep). Bodies that change something: fields.h.
[[nodiscard]] tl::expected<QJsonObject, http::Response> jsonBody(const http::Request& request);

//! Who asks, by the bearer token; else the 401. Whom the route's access does not admit: 403 not_allowed.
[[nodiscard]] tl::expected<store::Caller, http::Response> callerOf(Centre& centre, store::Db& db, const http::Request& request);

enum class Lane { Read, Write };
using Handler = std::function<http::Response(store::Db&, const store::Caller&, const http::Request&)>;
//! A route handler that runs on a worker for a signed-in caller. A database failure that the handler left behind is a 500.
[[nodiscard]] std::function<void(http::Request, http::Answer)> signedIn(Centre& centre, Lane lane, Handler handler);
//! The same for a function that wants the centre too.
using CentreHandler = http::Response (*)(Centre&, store::Db&, const store::Caller&, const http::Request&);
[[nodiscard]] std::function<void(http::Request, http::Answer)> signedIn(Centre& centre, Lane lane, CentreHandler handler);
//! The same on the writer, in a transaction that it shares with others that wait; the answer goes out after the commit.
[[nodiscard]] std::function<void(http::Request, http::Answer)> settling(Centre& centre, Handler handler);

//! `work(db, touched)` in one write transaction; `touched` takes the last seq of each changed scope, and who polls it is woken afterwards.
template<class Work>
http::Response writing(Centre& centre, store::Db& db, Work work)
{
    QHash<QString, qint64> touched;
    auto response = store::write(db, [&](store::Db& d) { return work(d, touched); });
    if (!response)
        return toResponse(response.error());
    centre.announce(touched);
    return std::move(*response);
}

[[nodiscard]] QString serverTime(const Centre& centre);

} // namespace motcua::backend::routes
