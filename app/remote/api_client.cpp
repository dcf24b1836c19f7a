#include "remote/api_client.h"

#include "remote/api_client_p.h"
#include "remote/call.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace motcua::remote {

namespace {

std::unique_ptr<QNetworkAccessManager> makeManager()
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy); // a token must not follow a redirect
    manager->setAutoDeleteReplies(false);
    return manager;
}

} // namespace

ApiClient::ApiClient(const QUrl& server, QObject* parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->server = server;
    d->network = makeManager();
    d->polls = makeManager();
}

void ApiClient::Private::renew(std::unique_ptr<QNetworkAccessManager>& manager, QObject* owner)
{
    QNetworkAccessManager* old = manager.release();
    old->setParent(owner);
    QTimer::singleShot(limits.blobTotal + 60'000, old, &QObject::deleteLater);
    manager = makeManager();
}

ApiClient::~ApiClient()
{
    // Those that are done and wait for their deletion too: they know this object. Open futures are cancelled: nobody is left to hear.
    qDeleteAll(findChildren<Call*>(Qt::FindDirectChildrenOnly));
}

void ApiClient::setServer(const QUrl& url)
{
    if (url == d->server)
        return;
    d->server = url;
    for (Call* call : QSet<Call*>(d->calls))
        if (d->calls.contains(call))
            call->finish(fail(ErrorKind::Cancelled, u"server_changed"_s));
}

QUrl ApiClient::server() const
{
    return d->server;
}

void ApiClient::setLimits(const Limits& limits)
{
    d->limits = limits;
}

const Limits& ApiClient::limits() const
{
    return d->limits;
}

void ApiClient::setTokenProvider(std::function<QByteArray()> provider)
{
    d->token = std::move(provider);
}

void ApiClient::setRefresher(std::function<QFuture<Result<bool>>()> refresher)
{
    d->refresh = std::move(refresher);
}

void ApiClient::setOnline(bool online)
{
    if (online == d->online)
        return;
    d->online = online;
    if (!online) {
        for (Call* call : QSet<Call*>(d->calls))
            if (d->calls.contains(call))
                call->finish(fail(ErrorKind::Network, u"offline"_s));
        for (QNetworkAccessManager* manager : {d->network.get(), d->polls.get()})
            manager->clearConnectionCache();
    }
    Q_EMIT onlineChanged();
}

bool ApiClient::isOnline() const
{
    return d->online;
}

QFuture<Result<Answer>> ApiClient::send(QObject* context, const Request& request)
{
    auto* call = new Call(*this, context, request);
    QFuture<Result<Answer>> future = call->future();
    call->start();
    return future;
}

qint64 ApiClient::quietFor() const
{
    return d->quiet.remainingTime();
}

qint64 ApiClient::bytesReceived() const
{
    return d->bytes;
}

int ApiClient::requestsSent() const
{
    return d->requests;
}

} // namespace motcua::remote
