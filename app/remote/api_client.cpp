#include "remote/api_client.h"

#include "remote/api_client_p.h"
#include "remote/call.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace motcua::remote {

namespace {

constexpr size_t pollsKept = 8;

std::shared_ptr<QNetworkAccessManager> makeLine()
{
    auto manager = std::make_shared<QNetworkAccessManager>();
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy); // a token must not follow a redirect
    manager->setAutoDeleteReplies(false);
    return manager;
}

} // namespace

ApiClient::ApiClient(const QUrl& server, QObject* parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->server = server;
    d->newLines();
}

ApiClient::Private::Line ApiClient::Private::lineFor(const Request& request)
{
    if (request.waitSeconds == 0)
        return network;
    if (idlePolls.empty())
        return makeLine();
    Line line = std::move(idlePolls.back());
    idlePolls.pop_back();
    return line;
}

void ApiClient::Private::spoil(const Line& line)
{
    if (line == network)
        network = makeLine();
}

void ApiClient::Private::giveBack(const Line& line)
{
    if (idlePolls.size() < pollsKept)
        idlePolls.push_back(line);
}

void ApiClient::Private::newLines()
{
    network = makeLine();
    idlePolls.clear();
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
        d->newLines();
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
