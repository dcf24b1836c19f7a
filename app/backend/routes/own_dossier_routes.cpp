#include "backend/routes/account_parts.h"
#include "backend/store/blobs.h"
#include "backend/store/numbers.h"
#include "backend/store/officials.h"
#include "backend/store/own_dossiers.h"
#include "backend/store/records.h"
#include "domain/calendar.h"
#include "domain/dossier_code.h"
#include "domain/online_dossier.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

using domain::Dossier;
using http::Access;
using http::Method;
using http::Request;
using http::Response;
using store::Db;

namespace {

constexpr int kMostDossiers = 100;
constexpr qsizetype kMostComponents = 200;

//! What the filer sees: all of its own words and papers, each change of status with its reason; not the notes officials made.
QJsonObject ownView(const Dossier& dossier)
{
    QJsonObject json = domain::toJson(dossier);
    QJsonArray timeline;
    const QJsonArray all = json["timeline"_L1].toArray();
    for (qsizetype i = 0; i < all.size(); ++i) {
        QJsonObject event = all[i].toObject();
        const bool byOfficial = !event.value("unit"_L1).toString().isEmpty();
        if (byOfficial && event.value("from"_L1) == event.value("to"_L1))
            continue;
        event.remove("commandId"_L1);
        timeline.append(event);
    }
    json["timeline"_L1] = timeline;
    json.remove("holder"_L1);
    return json;
}

Response refused(const domain::Refusal& refusal)
{
    return badFields(refusal.fields, refusal.conflict ? 409 : 422, refusal.code);
}

std::optional<store::RecordRow> ownRow(Db& db, const store::Caller& caller, const QString& id)
{
    return store::accountOfDossier(db, id) == caller.subject ? store::find(db, u"dossier"_s, id) : std::nullopt;
}

//! Stores the next state of a dossier with its place in the feed and its audit row; the desks' long polls wake after the commit.
void keep(Centre& centre, Db& db, const store::Caller& caller, const QString& action, Dossier& dossier,
          const std::optional<store::RecordRow>& before, QHash<QString, qint64>& touched)
{
    dossier.rev = (before ? before->rev : 0) + 1;
    store::RecordRow row = store::rowOf(dossier);
    touched[row.scope] = store::put(db, row);
    store::appendAudit(db, centre.secrets(), centre.now(),
                       {caller.actor(), action, row.kind, row.id, before ? store::sha256Hex(before->body) : QString(),
                        store::sha256Hex(row.body)});
}

//! A handler that changes a dossier: one write transaction, then the feed is told.
auto changing(Centre& centre, Response (*work)(Centre&, Db&, const store::Caller&, const Request&, const QJsonObject&, QHash<QString, qint64>&))
{
    return signedIn(centre, Lane::Write, [&centre, work](Db& db, const store::Caller& caller, const Request& request) {
        const auto body = jsonBody(request);
        if (!body)
            return body.error();
        QHash<QString, qint64> touched;
        const auto response = store::write(db, [&](Db& d) { return work(centre, d, caller, request, *body, touched); });
        if (!response)
            return toResponse(response.error());
        centre.announce(touched);
        centre.deliverLater();
        return *response;
    });
}

bool takesDossiers(Db& db, const QString& agency)
{
    const auto officials = store::allOfficials(db);
    return std::any_of(officials.begin(), officials.end(), [&agency](const store::OfficialRow& row) {
        return !row.disabled && row.official.agency == agency && row.official.holds(u"agency:"_s + agency);
    });
}

std::optional<Response> refuseFiles(Db& db, const std::vector<domain::ComponentFiles>& components, const QString& account)
{
    if (static_cast<qsizetype>(components.size()) > kMostComponents)
        return badFields({u"components"_s});
    QStringList blobs;
    for (const domain::ComponentFiles& files : components)
        blobs += files.blobs;
    if (std::any_of(blobs.begin(), blobs.end(), [](const QString& blob) { return !store::isSha256(blob); }))
        return badFields({u"components"_s});
    if (!store::foreignBlobs(db, blobs, account).isEmpty()) // another's file and no file are told apart to nobody
        return badFields({u"components"_s}, 422, u"blob_missing"_s);
    return std::nullopt;
}

//! A filing sent twice is answered twice and kept once.
std::optional<Response> answerAgain(Db& db, const store::Caller& caller, const QString& id)
{
    const auto known = store::find(db, u"dossier"_s, id);
    if (!known)
        return std::nullopt;
    const auto row = ownRow(db, caller, id);
    const auto dossier = row ? domain::dossierFromJson(store::bodyOf(*row)) : fail(ErrorKind::NotFound, u"no_record"_s);
    return dossier ? http::json({{u"dossier"_s, ownView(*dossier)}}) : badFields({u"id"_s}, 422, u"id_reused"_s);
}

Response file(Centre& centre, Db& db, const store::Caller& caller, const Request&, const QJsonObject& json, QHash<QString, qint64>& touched)
{
    const auto filing = domain::filingFromJson(json);
    if (!filing)
        return badFields({filing.error().detail});
    if (auto again = answerAgain(db, caller, filing->id))
        return *again;
    const auto account = store::findAccountById(db, caller.subject);
    const auto procedureRow = store::find(db, u"procedure"_s, filing->procedureId);
    const auto procedure = procedureRow ? domain::procedureFromJson(store::bodyOf(*procedureRow)) : fail(ErrorKind::NotFound, u"no_record"_s);
    if (!account || !procedure)
        return badFields({u"procedureId"_s}, 422);
    if (!takesDossiers(db, filing->agency))
        return badFields({u"agency"_s}, 422);
    if (auto wrong = refuseFiles(db, filing->components, caller.subject))
        return *wrong;
    auto dossier = domain::fileDossier(*filing, domain::asOf(*procedure, domain::toLocal(centre.now()).date()), account->fullName, centre.now());
    if (!dossier)
        return refused(dossier.error());
    // The code is the filer's receipt; reception keeps it.
    const QDate today = domain::toLocal(centre.now()).date();
    dossier->code = domain::makeDossierCode(dossier->agency, today, store::drawNumbers(db, dossier->agency, today, 1));
    keep(centre, db, caller, u"dossier.file"_s, *dossier, std::nullopt, touched);
    store::linkDossier(db, dossier->id, caller.subject, serverTime(centre));
    sendSms(centre, db, account->phone, u"Hồ sơ %1 đã được gửi đến bộ phận tiếp nhận."_s.arg(dossier->code));
    return http::json({{u"dossier"_s, ownView(*dossier)}}, 201);
}

//! The caller's own dossier as a value, or the 404 that tells nothing.
struct Own
{
    store::RecordRow row;
    Dossier dossier;
};
std::optional<Own> ownDossier(Db& db, const store::Caller& caller, const Request& request)
{
    auto row = ownRow(db, caller, request.parameter(u"id"_s));
    auto dossier = row ? domain::dossierFromJson(store::bodyOf(*row)) : fail(ErrorKind::NotFound, u"no_record"_s);
    if (!dossier)
        return std::nullopt;
    return Own{std::move(*row), std::move(*dossier)};
}

domain::CitizenStep stepOf(Centre& centre, Db& db, const store::Caller& caller, const QString& id)
{
    const auto account = store::findAccountById(db, caller.subject);
    return {id, account ? account->fullName : QString(), centre.now()};
}

Response stepped(Centre& centre, Db& db, const store::Caller& caller, const QString& action, const Own& own,
                 tl::expected<Dossier, domain::Refusal> next, QHash<QString, qint64>& touched)
{
    if (!next)
        return refused(next.error());
    if (*next == own.dossier) // the same step again
        return http::json({{u"dossier"_s, ownView(own.dossier)}});
    keep(centre, db, caller, action, *next, own.row, touched);
    return http::json({{u"dossier"_s, ownView(*next)}});
}

Response withdraw(Centre& centre, Db& db, const store::Caller& caller, const Request& request, const QJsonObject& json,
                  QHash<QString, qint64>& touched)
{
    Fields body(json, {"id"_L1, "reason"_L1});
    const QString id = body.text("id"_L1, kLongestField);
    const QString reason = body.raw("reason"_L1, 4000);
    if (!domain::isUuid(id))
        body.refuse("id"_L1);
    if (!body.ok())
        return body.problem();
    const auto own = ownDossier(db, caller, request);
    if (!own)
        return http::problem(404, u"no_record"_s);
    return stepped(centre, db, caller, u"dossier.withdraw"_s, *own,
                   domain::withdrawDossier(own->dossier, reason, stepOf(centre, db, caller, id), centre.rules(db)->rules.transitions), touched);
}

Response supplement(Centre& centre, Db& db, const store::Caller& caller, const Request& request, const QJsonObject& json,
                    QHash<QString, qint64>& touched)
{
    Fields body(json, {"id"_L1, "note"_L1, "components"_L1});
    const QString id = body.text("id"_L1, kLongestField);
    const QString note = body.raw("note"_L1, 4000, Fields::Need::Optional);
    const auto files = domain::componentFilesFromJson(body.array("components"_L1, kMostComponents));
    if (!domain::isUuid(id))
        body.refuse("id"_L1);
    if (!files)
        body.refuse("components"_L1);
    if (!body.ok())
        return body.problem();
    const auto own = ownDossier(db, caller, request);
    if (!own)
        return http::problem(404, u"no_record"_s);
    if (auto wrong = refuseFiles(db, *files, caller.subject))
        return *wrong;
    return stepped(centre, db, caller, u"dossier.supplement"_s, *own,
                   domain::supplementDossier(own->dossier, *files, note, stepOf(centre, db, caller, id)), touched);
}

Response list(Db& db, const store::Caller& caller, const Request& request)
{
    const QString before = request.queryValue(u"before"_s);
    if (before.size() > kLongestField)
        return badFields({u"before"_s});
    const auto rows = store::dossiersOfAccount(db, caller.subject, before, kMostDossiers + 1);
    QJsonArray items;
    for (const store::OwnDossier& row : rows) {
        if (items.size() == kMostDossiers)
            break;
        if (const auto dossier = domain::dossierFromJson(QJsonDocument::fromJson(row.body).object()))
            items.append(ownView(*dossier));
    }
    const bool more = static_cast<qsizetype>(rows.size()) > kMostDossiers;
    return http::json({{u"items"_s, items}, {u"before"_s, more ? rows[kMostDossiers - 1].at : QString()}});
}

} // namespace

void addOwnDossiers(http::Router& router, Centre& centre)
{
    const Access citizens = Access::sessions({Realm::Citizen});
    router.add({Method::Post, u"/v1/account/dossiers"_s, citizens, changing(centre, file)});
    router.add({Method::Get, u"/v1/account/dossiers"_s, citizens, signedIn(centre, Lane::Read, list)});
    router.add({Method::Get, u"/v1/account/dossiers/{id}"_s, citizens,
                signedIn(centre, Lane::Read, [](Db& db, const store::Caller& caller, const Request& request) {
                    const auto own = ownDossier(db, caller, request);
                    return own ? http::json({{u"dossier"_s, ownView(own->dossier)}}) : http::problem(404, u"no_record"_s);
                })});
    router.add({Method::Post, u"/v1/account/dossiers/{id}/withdrawal"_s, citizens, changing(centre, withdraw)});
    router.add({Method::Post, u"/v1/account/dossiers/{id}/supplement"_s, citizens, changing(centre, supplement)});
}

} // namespace motcua::backend::routes
