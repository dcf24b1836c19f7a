#include "services/account_desk.h"

#include "remote/account_api.h"
#include "services/citizen_turn_p.h"
#include "services/clock.h"
#include "services/desk_context.h"
#include "storage/sync_store.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

const QString draftKey = u"draft:account"_s;
const QString methodsKey = u"account_methods"_s;

OpenedAccount opened(const remote::SeenAccount& seen)
{
    return {seen.kind, seen.userName, seen.fullName, seen.phone, seen.email, seen.emailConfirmed, seen.profile};
}

QByteArray bytesOf(const domain::AccountMethods& methods)
{
    QJsonArray rows;
    for (const domain::AccountMethod& method : methods.rows) {
        QJsonArray kinds;
        for (const domain::AccountKind kind : method.kinds)
            kinds.append(domain::code(kind));
        rows.append(QJsonObject{{u"id"_s, method.id}, {u"name"_s, method.name}, {u"level"_s, method.level}, {u"kinds"_s, kinds}, {u"offered"_s, method.offered}, {u"byEmail"_s, method.byEmail}});
    }
    return QJsonDocument(QJsonObject{{u"id"_s, methods.id}, {u"rows"_s, rows}}).toJson(QJsonDocument::Compact);
}

} // namespace

struct AccountDesk::Private
{
    remote::ApiClient& api;
    storage::Database& db;
    Clock clock;
    std::unique_ptr<CitizenTurn> turn = {};
};

AccountDesk::AccountDesk(remote::ApiClient& api, storage::Database& db, Clock clock, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(Private{api, db, std::move(clock)}))
{
}

AccountDesk::~AccountDesk() = default;

QFuture<Result<domain::AccountMethods>> AccountDesk::methods()
{
    const auto promise = std::make_shared<QPromise<Result<domain::AccountMethods>>>();
    promise->start();
    whenDone(remote::accountMethods(d->api, this), this, [this, promise](const Result<domain::AccountMethods>& methods) {
        if (methods) {
            d->db.write([bytes = bytesOf(*methods)](storage::Db& db) -> Result<bool> {
                const auto kept = storage::sync::setMeta(db, methodsKey, bytes);
                return kept ? Result<bool>(true) : tl::unexpected(kept.error());
            });
            promise->addResult(methods);
            promise->finish();
            return;
        }
        whenDone(d->db.read([](storage::Db& db) { return storage::sync::meta(db, methodsKey); }), this,
                 [promise, error = methods.error()](const Result<QByteArray>& kept) {
                     const auto known = kept && !kept->isEmpty() ? domain::parseAccountMethods(*kept) : Result<domain::AccountMethods>(tl::unexpected(error));
                     promise->addResult(known ? known : tl::unexpected(error));
                     promise->finish();
                 });
    });
    return promise->future();
}

QFuture<Result<KnownAccount>> AccountDesk::look(domain::AccountKind kind, const QString& userName)
{
    return chain(remote::lookForAccount(d->api, this, kind, userName), this,
                 [](const remote::AccountFound& found) { return readyFuture<KnownAccount>(KnownAccount{found.exists, found.maskedPhone, found.waiting}); });
}

QFuture<Result<bool>> AccountDesk::startTurn(TurnKind kind, const QString& userName, QFuture<Result<remote::AccountCode>> code)
{
    return chain(code, this, [this, kind, userName](const remote::AccountCode& sent) {
        d->turn = std::make_unique<CitizenTurn>(d->api, d->clock.now, kind, userName, sent);
        Q_EMIT turnChanged();
        return readyFuture<bool>(true);
    });
}

QFuture<Result<bool>> AccountDesk::begin(const domain::CitizenRegistration& registration, const domain::CitizenProfile& profile)
{
    return startTurn(TurnKind::Open, registration.userName, remote::beginAccount(d->api, this, registration, profile));
}

QFuture<Result<bool>> AccountDesk::begin(TurnKind kind, domain::AccountKind account, const QString& userName)
{
    return startTurn(kind, userName,
                     remote::sendAccountCode(d->api, this, account, userName, kind == TurnKind::Profile ? remote::CodePurpose::Profile : remote::CodePurpose::Reset));
}

QFuture<Result<bool>> AccountDesk::complain(const domain::CitizenRegistration& person, const QString& words)
{
    return remote::complainOfAccount(d->api, this, person, words);
}

CitizenTurn* AccountDesk::turn() const { return d->turn.get(); }

void AccountDesk::endTurn()
{
    if (!d->turn)
        return;
    // Whoever still shows it lets go of it first.
    const std::unique_ptr<CitizenTurn> ended = std::move(d->turn);
    Q_EMIT turnChanged();
}

QFuture<Result<OpenedAccount>> AccountDesk::profile()
{
    if (!d->turn || d->turn->d->ticket.isEmpty())
        return readyFuture<OpenedAccount>(fail(ErrorKind::Unauthorized, u"ticket_invalid"_s));
    return chain(remote::readAccountProfile(d->api, this, d->turn->d->ticket), this,
                 [](const remote::SeenAccount& seen) { return readyFuture<OpenedAccount>(opened(seen)); });
}

QFuture<Result<OpenedAccount>> AccountDesk::saveProfile(const QString& email, const domain::CitizenProfile& profile)
{
    if (!d->turn || d->turn->d->ticket.isEmpty())
        return readyFuture<OpenedAccount>(fail(ErrorKind::Unauthorized, u"ticket_invalid"_s));
    return chain(remote::changeAccountProfile(d->api, this, d->turn->d->ticket, email, profile), this,
                 [](const remote::SeenAccount& seen) { return readyFuture<OpenedAccount>(opened(seen)); });
}

QFuture<Result<QByteArray>> AccountDesk::loadDraft()
{
    return d->db.read([](storage::Db& db) { return storage::sync::meta(db, draftKey); });
}

QFuture<Result<bool>> AccountDesk::saveDraft(const QByteArray& draft)
{
    return d->db.write([draft](storage::Db& db) -> Result<bool> {
        const auto done = draft.isEmpty() ? storage::sync::removeMeta(db, draftKey) : storage::sync::setMeta(db, draftKey, draft);
        return done ? Result<bool>(true) : tl::unexpected(done.error());
    });
}

} // namespace motcua::services
