#include "backend/routes/fields.h"
#include "backend/routes/routes.h"
#include "backend/store/quarantine.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using domain::Role;
using http::Request;
using http::Response;
using store::Db;
using store::Sealed;

namespace {

constexpr qsizetype kLongestField = 200;
constexpr qsizetype kLargestSealed = 256 * 1024;
constexpr qsizetype kLongestNote = 4000;
constexpr int kMostListed = 500;

QJsonObject toJson(const Sealed& item)
{
    QJsonObject json{{u"id"_s, item.id},         {u"scope"_s, item.scope},       {u"kind"_s, item.kind}, {u"target"_s, item.target},
                     {u"reason"_s, item.reason}, {u"official"_s, item.official}, {u"device"_s, item.device}, {u"at"_s, item.at}};
    if (!item.settledAt.isEmpty()) {
        json["settledBy"_L1] = item.settledBy;
        json["settledAt"_L1] = item.settledAt;
        json["outcome"_L1] = item.outcome;
        json["note"_L1] = item.note;
    }
    return json;
}

void audit(Centre& centre, Db& db, const store::Caller& caller, const QString& action, const QString& id)
{
    store::appendAudit(db, centre.secrets(), centre.now(), {caller.actor(), action, u"quarantine"_s, id, {}, {}});
}

//! The desk no longer holds the scope, so it is not asked whether it does: it may only put something in.
Response take(Centre& centre, Db& db, const store::Caller& caller, Sealed item)
{
    if (const auto known = store::findSealed(db, item.id)) {
        const bool same = known->official == caller.official.id && known->target == item.target && (known->sealed == item.sealed || known->sealed.isEmpty());
        return same ? http::json(toJson(*known)) : http::problem(409, u"id_reused"_s);
    }
    // What cannot be opened here could not be opened by anybody: the desk must keep it.
    if (const auto open = store::openSealed(db, item.sealed); !open)
        return http::problem(422, u"not_sealed"_s);
    item.official = caller.official.id;
    item.device = caller.device;
    item.at = serverTime(centre);
    store::putSealed(db, item);
    audit(centre, db, caller, u"quarantine.put"_s, item.id);
    return http::json(toJson(item), 201);
}

tl::expected<Sealed, Response> visible(Db& db, const store::Caller& caller, const QString& id)
{
    auto item = store::findSealed(db, id);
    if (!item)
        return tl::unexpected<Response>(http::problem(404, u"no_record"_s));
    if (!caller.official.holds(item->scope))
        return tl::unexpected<Response>(http::problem(403, u"scope"_s));
    return std::move(*item);
}

//! Looking into it is a sight of personal data: the audit row comes with the answer, in one transaction.
Response open(Centre& centre, Db& db, const store::Caller& caller, const QString& id)
{
    const auto item = visible(db, caller, id);
    if (!item)
        return item.error();
    QJsonObject json = toJson(*item);
    if (!item->sealed.isEmpty()) {
        const auto contents = store::openSealed(db, item->sealed);
        if (!contents)
            return http::problem(422, contents.error().code);
        json["contents"_L1] = QString::fromLatin1(contents->toBase64());
    }
    audit(centre, db, caller, u"quarantine.open"_s, id);
    return http::json(json);
}

Response settle(Centre& centre, Db& db, const store::Caller& caller, const QString& id, const QString& outcome, const QString& note)
{
    const auto item = visible(db, caller, id);
    if (!item)
        return item.error();
    if (!item->settledAt.isEmpty())
        return http::problem(409, u"already_settled"_s);
    store::settleSealed(db, id, outcome, note, caller.official.id, serverTime(centre));
    audit(centre, db, caller, u"quarantine."_s + outcome, id);
    const auto after = store::findSealed(db, id);
    return after ? http::json(toJson(*after)) : http::problem(404, u"no_record"_s);
}

Sealed readItem(Fields& fields)
{
    Sealed item;
    item.id = fields.uuid("id"_L1);
    item.scope = fields.text("scope"_L1, kLongestField);
    if (fields.ok() && !QStringList{u"agency"_s, u"cell"_s, u"hall"_s}.contains(item.scope.section(u':', 0, 0)))
        fields.refuse("scope"_L1);
    item.kind = fields.text("kind"_L1, 64);
    item.target = fields.text("target"_L1, kLongestField);
    item.reason = fields.text("reason"_L1, kLongestField);
    if (fields.ok() && !QStringList{u"moved"_s, u"revoked"_s, u"retention"_s, u"other"_s}.contains(item.reason))
        fields.refuse("reason"_L1);
    const auto sealed = QByteArray::fromBase64Encoding(fields.raw("sealed"_L1, kLargestSealed * 4 / 3 + 4).toLatin1(),
                                                       QByteArray::AbortOnBase64DecodingErrors);
    if (fields.ok() && (!sealed || sealed.decoded.isEmpty()))
        fields.refuse("sealed"_L1);
    item.sealed = sealed.decoded;
    return item;
}

} // namespace

void addQuarantine(http::Router& router, Centre& centre)
{
    using http::Access;
    using http::Method;
    using store::Caller;
    const auto openers = Access::officials({Role::Supervisor, Role::CellSecretary, Role::CommitteeOfficer, Role::MeetingOffice, Role::Administrator});
    router.add({Method::Get, u"/v1/quarantine/key"_s, Access::officials(),
                signedIn(centre, Lane::Write, [&centre](Db& db, const Caller&, const Request&) {
                    return writing(centre, db, [](Db& d, auto&) {
                        return http::json({{u"key"_s, QString::fromLatin1(store::quarantineKey(d).toBase64())}});
                    });
                })});
    router.add({Method::Post, u"/v1/quarantine"_s, Access::officials(),
                signedIn(centre, Lane::Write, [&centre](Db& db, const Caller& caller, const Request& request) {
                    const auto body = jsonBody(request);
                    if (!body)
                        return body.error();
                    Fields fields(*body, {"id"_L1, "scope"_L1, "kind"_L1, "target"_L1, "reason"_L1, "sealed"_L1});
                    Sealed item = readItem(fields);
                    if (!fields.ok())
                        return fields.problem();
                    return writing(centre, db, [&](Db& d, auto&) { return take(centre, d, caller, std::move(item)); });
                })});
    router.add({Method::Get, u"/v1/quarantine"_s, openers,
                signedIn(centre, Lane::Read, [](Db& db, const Caller& caller, const Request& request) {
                    const QString scope = request.queryValue(u"scope"_s);
                    if (!caller.official.holds(scope))
                        return http::problem(403, u"scope"_s);
                    QJsonArray items;
                    for (const Sealed& item : store::sealedOf(db, scope, kMostListed))
                        items.append(toJson(item));
                    return http::json({{u"items"_s, items}});
                })});
    router.add({Method::Get, u"/v1/quarantine/{id}"_s, openers,
                signedIn(centre, Lane::Write, [&centre](Db& db, const Caller& caller, const Request& request) {
                    return writing(centre, db, [&](Db& d, auto&) { return open(centre, d, caller, request.parameter(u"id"_s)); });
                })});
    router.add({Method::Post, u"/v1/quarantine/{id}/settle"_s, openers,
                signedIn(centre, Lane::Write, [&centre](Db& db, const Caller& caller, const Request& request) {
                    const auto body = jsonBody(request);
                    if (!body)
                        return body.error();
                    Fields fields(*body, {"outcome"_L1, "note"_L1});
                    const QString outcome = fields.text("outcome"_L1, kLongestField);
                    if (fields.ok() && outcome != "taken_over"_L1 && outcome != "discarded"_L1)
                        fields.refuse("outcome"_L1);
                    const QString note = fields.raw("note"_L1, kLongestNote);
                    if (!fields.ok())
                        return fields.problem();
                    return writing(centre, db, [&](Db& d, auto&) {
                        return settle(centre, d, caller, request.parameter(u"id"_s), outcome, note);
                    });
                })});
}

} // namespace motcua::backend::routes
