#include "backend/access.h"
#include "backend/routes/fields.h"
#include "backend/routes/routes.h"
#include "backend/store/claims.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using domain::Claim;
using domain::ClaimKind;
using http::Request;
using http::Response;
using store::Db;

namespace {

constexpr qsizetype kLongestField = 200;
constexpr qsizetype kLongestReason = 4000;
constexpr int kForgivenSeconds = 60; // a desk's clock that goes a little before

//! The record that is to be claimed, when this official may work on it at all.
tl::expected<store::RecordRow, Response> claimable(Db& db, const store::Caller& caller, ClaimKind kind, const QString& target)
{
    if (!hasOneOf(caller.official, ruleOf(kind).roles))
        return tl::unexpected<Response>(http::problem(403, u"not_allowed"_s));
    auto row = store::find(db, domain::code(kind), target);
    if (!row)
        return tl::unexpected<Response>(http::problem(404, u"no_record"_s));
    if (!caller.official.holds(row->scope))
        return tl::unexpected<Response>(http::problem(403, u"scope"_s));
    if (kind == ClaimKind::Registration && store::bodyOf(*row)["officialId"_L1].toString() == caller.official.id)
        return tl::unexpected<Response>(http::problem(403, u"own_registration"_s));
    return std::move(*row);
}

struct Asked
{
    ClaimKind kind = ClaimKind::Dossier;
    QString target;
    QDateTime until; //!< valid: the shift's end of a desk that goes without a line
};

Response take(Centre& centre, Db& db, const store::Caller& caller, const Asked& asked, QHash<QString, qint64>& touched)
{
    const auto record = claimable(db, caller, asked.kind, asked.target);
    if (!record)
        return record.error();
    const QDateTime now = centre.now().toUTC();
    const auto before = store::findClaim(db, record->id);
    if (before && before->bars(caller.official.id, now))
        return http::problem(409, u"claimed"_s, {}, {{u"claim"_s, domain::toJson(*before)}});
    const bool mine = before && before->official == caller.official.id && before->holdsAt(now);
    if (mine && before->device == caller.device && !asked.until.isValid() && !before->offline && before->isFresh(now))
        return http::json(domain::toJson(*before));

    Claim claim;
    claim.id = record->id;
    claim.rev = before ? before->rev + 1 : 1;
    claim.kind = asked.kind;
    claim.official = caller.official.id;
    claim.officialName = caller.official.fullName;
    claim.unit = caller.official.unit;
    claim.device = caller.device;
    claim.since = mine ? before->since : now;
    claim.offline = asked.until.isValid();
    claim.until = claim.offline ? asked.until : now.addSecs(domain::claimMinutes * 60);
    auto row = store::rowOf(claim, record->scope);
    touched[row.scope] = store::put(db, row);
    store::appendAudit(db, centre.secrets(), now,
                       {caller.actor(), mine ? u"claim.renew"_s : u"claim.take"_s, row.kind, row.id,
                        before ? store::sha256Hex(store::rowOf(*before, record->scope).body) : QString(), store::sha256Hex(row.body)});
    return http::json(store::bodyOf(row));
}

Response release(Centre& centre, Db& db, const store::Caller& caller, const Request& request, QHash<QString, qint64>& touched)
{
    const auto kind = domain::claimKindFromCode(request.parameter(u"kind"_s));
    const auto claim = kind ? store::findClaim(db, request.parameter(u"id"_s)) : std::nullopt;
    if (!claim || claim->kind != *kind)
        return http::problem(404, u"no_claim"_s);
    const auto record = claimable(db, caller, *kind, claim->id);
    if (!record)
        return record.error();
    if (claim->bars(caller.official.id, centre.now()))
        return http::problem(409, u"claimed"_s, {}, {{u"claim"_s, domain::toJson(*claim)}});
    touched[record->scope] = store::endClaim(db, centre.secrets(), centre.now(), caller.actor(), u"claim.release"_s, claim->id);
    Response done;
    done.status = 204;
    return done;
}

Response breakOne(Centre& centre, Db& db, const store::Caller& caller, const Request& request, QHash<QString, qint64>& touched)
{
    const auto body = jsonBody(request);
    if (!body)
        return body.error();
    Fields fields(*body, {"reason"_L1});
    const QString reason = fields.raw("reason"_L1, kLongestReason).trimmed();
    if (reason.isEmpty())
        fields.refuse("reason"_L1);
    if (!fields.ok())
        return fields.problem();
    const auto kind = domain::claimKindFromCode(request.parameter(u"kind"_s));
    if (!kind)
        return http::problem(404, u"no_claim"_s);
    if (!hasOneOf(caller.official, ruleOf(*kind).breakers))
        return http::problem(403, u"not_allowed"_s);
    const auto record = claimable(db, caller, *kind, request.parameter(u"id"_s));
    if (!record)
        return record.error();
    const auto claim = store::findClaim(db, record->id);
    if (!claim)
        return http::problem(404, u"no_claim"_s);
    touched[record->scope] = store::endClaim(db, centre.secrets(), centre.now(), caller.actor(), u"claim.break"_s, claim->id);
    // The reason is kept as its own row: who broke whose claim, and why, is asked for later.
    db.run("INSERT INTO claim_break (at, kind, target, holder, breaker, reason) VALUES (?, ?, ?, ?, ?, ?)"_L1,
           {serverTime(centre), domain::code(*kind), claim->id, claim->official, caller.official.id, reason});
    Response done;
    done.status = 204;
    return done;
}

Response list(Centre& centre, Db& db, const store::Caller& caller, const Request& request)
{
    const QString scope = request.queryValue(u"scope"_s);
    if (!caller.official.holds(scope))
        return http::problem(403, u"scope"_s);
    QJsonArray items;
    for (const Claim& claim : store::claimsOf(db, scope, centre.now()))
        items.append(domain::toJson(claim));
    return http::json({{u"items"_s, items}});
}

} // namespace

void addClaims(http::Router& router, Centre& centre)
{
    using http::Access;
    using http::Method;
    using store::Caller;
    router.add({Method::Get, u"/v1/claims"_s, Access::officials(),
                signedIn(centre, Lane::Read, [&centre](Db& db, const Caller& caller, const Request& request) {
                    return list(centre, db, caller, request);
                })});
    router.add({Method::Post, u"/v1/claims"_s, Access::officials(),
                signedIn(centre, Lane::Write, [&centre](Db& db, const Caller& caller, const Request& request) {
                    const auto body = jsonBody(request);
                    if (!body)
                        return body.error();
                    Fields fields(*body, {"kind"_L1, "target"_L1, "until"_L1});
                    const auto kind = domain::claimKindFromCode(fields.text("kind"_L1, kLongestField));
                    if (fields.ok() && !kind)
                        fields.refuse("kind"_L1);
                    const Asked asked{kind.value_or(ClaimKind::Dossier), fields.text("target"_L1, kLongestField),
                                      body->contains("until"_L1) ? fields.moment("until"_L1) : QDateTime()};
                    if (asked.until.isValid()) {
                        const qint64 ahead = centre.now().secsTo(asked.until);
                        if (ahead < -kForgivenSeconds || ahead > domain::longestOfflineHours * 3600 + kForgivenSeconds)
                            fields.refuse("until"_L1);
                    }
                    if (!fields.ok())
                        return fields.problem();
                    return writing(centre, db, [&](Db& d, auto& touched) { return take(centre, d, caller, asked, touched); });
                })});
    router.add({Method::Delete, u"/v1/claims/{kind}/{id}"_s, Access::officials(),
                signedIn(centre, Lane::Write, [&centre](Db& db, const Caller& caller, const Request& request) {
                    return writing(centre, db, [&](Db& d, auto& touched) { return release(centre, d, caller, request, touched); });
                })});
    router.add({Method::Post, u"/v1/claims/{kind}/{id}/break"_s,
                Access::officials({domain::Role::Supervisor, domain::Role::CellSecretary, domain::Role::CommitteeOfficer}),
                signedIn(centre, Lane::Write, [&centre](Db& db, const Caller& caller, const Request& request) {
                    return writing(centre, db, [&](Db& d, auto& touched) { return breakOne(centre, d, caller, request, touched); });
                })});
}

} // namespace motcua::backend::routes
