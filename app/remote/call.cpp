#include "remote/call.h"

#include "remote/api_client_p.h"
#include "remote/http_error.h"

#include <QFutureWatcher>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace motcua::remote {

namespace {

// "Sat, 21 Nov 2026 02:33:17 GMT"
QDateTime httpDate(const QByteArray& text)
{
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

QByteArray acceptOf(Expect expect)
{
    switch (expect) {
    case Expect::Json: return "application/json, application/problem+json";
    case Expect::Feed: return "application/x-ndjson, application/problem+json";
    case Expect::Blob:
    case Expect::Empty: break;
    }
    return "*/*";
}

} // namespace

Call::Call(ApiClient& client, QObject* context, Request request)
    : QObject(&client), m_client(client), m_request(std::move(request))
{
    m_client.d->calls.insert(this);
    m_promise.start();
    m_silence.setSingleShot(true);
    m_total.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] { limitBroken({ErrorKind::Timeout, u"timeout"_s, u"silence"_s}); });
    connect(&m_total, &QTimer::timeout, this, [this] { limitBroken({ErrorKind::Timeout, u"timeout"_s, u"total"_s}); });
    if (context)
        connect(context, &QObject::destroyed, this, &Call::abandon);
}

Call::~Call()
{
    m_client.d->calls.remove(this);
    dropReply();
    // An unfinished promise cancels its future: the asker is gone and hears nothing.
}

void Call::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    if (m_reply->isRunning()) {
        m_reply->abort();
        m_client.d->spoil(m_line);
    } else if (m_request.waitSeconds > 0 && m_reply->error() == QNetworkReply::NoError) {
        m_client.d->giveBack(m_line);
    }
    m_reply->deleteLater();
    m_reply.clear();
}

void Call::finish(Result<Answer> result)
{
    if (m_done)
        return;
    m_done = true;
    m_silence.stop();
    m_total.stop();
    m_client.d->calls.remove(this);
    dropReply();
    m_promise.addResult(std::move(result));
    m_promise.finish();
    deleteLater();
}

void Call::abandon()
{
    if (m_done)
        return;
    m_done = true;
    m_silence.stop();
    m_total.stop();
    m_client.d->calls.remove(this);
    dropReply();
    m_promise.future().cancel(); // nobody hears it
    m_promise.finish();
    deleteLater();
}

void Call::limitBroken(Error error)
{
    finish(tl::unexpected<Error>(std::move(error)));
}

void Call::start()
{
    ApiClient::Private& p = *m_client.d;
    if (!p.online)
        return finish(fail(ErrorKind::Network, u"offline"_s));
    if (!p.server.isValid() || p.server.host().isEmpty() || !p.server.scheme().startsWith("http"_L1))
        return finish(fail(ErrorKind::Invalid, u"server_url"_s));

    QUrl url = p.server;
    QString prefix = url.path();
    while (prefix.endsWith(u'/'))
        prefix.chop(1);
    url.setPath(prefix + m_request.path);
    url.setQuery(m_request.query);

    QNetworkRequest http(url);
    http.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    http.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    http.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    http.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    // Qt's own guard against bombs forbids 40:1, which an honest page of like rows reaches: the limits below count instead.
    http.setDecompressedSafetyCheckThreshold(-1);
    http.setRawHeader("Motcua-Contract", QByteArray::number(contractNumber));
    http.setRawHeader("Accept", acceptOf(m_request.expect));
    http.setRawHeader("User-Agent", "motcua");
    // Left to Qt, a packed body is unpacked twice, and on the GUI thread: a page is unpacked by who stores it (feed_api.h).
    if (m_request.expect == Expect::Feed)
        http.setRawHeader("Accept-Encoding", "gzip");
    if (!m_request.contentType.isEmpty())
        http.setHeader(QNetworkRequest::ContentTypeHeader, m_request.contentType);
    if (!m_request.contentRange.isEmpty())
        http.setRawHeader("Content-Range", m_request.contentRange);
    m_token = m_request.withToken && p.token ? p.token() : QByteArray();
    if (!m_token.isEmpty())
        http.setRawHeader("Authorization", "Bearer " + m_token);

    m_body.clear();
    m_lineLength = 0;
    ++p.requests;
    m_line = p.lineFor(m_request);
    // As a custom verb Qt would wait for the body that the answer to a HEAD only announces.
    m_reply = m_request.verb == "HEAD" ? m_line->head(http) : m_line->sendCustomRequest(http, m_request.verb, m_request.body);
    m_reply->setReadBufferSize(256 << 10); // a fast sender is held back instead of filling the memory
    connect(m_reply, &QNetworkReply::readyRead, this, &Call::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &Call::onFinished);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this] { m_silence.start(); });

    const bool blob = m_request.expect == Expect::Blob || m_request.verb == "PUT";
    const int wait = m_request.waitSeconds * 1'000;
    m_silence.setInterval((blob ? p.limits.blobSilence : p.limits.silence) + wait);
    m_silence.start();
    m_total.start((blob ? p.limits.blobTotal : p.limits.total) + wait);
    m_watch.start();
}

qint64 Call::bodyLimit() const
{
    const Limits& limits = m_client.d->limits;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status < 200 || status > 299)
        return limits.json;
    switch (m_request.expect) {
    case Expect::Feed: return limits.feedPage;
    case Expect::Blob: return limits.blob;
    case Expect::Json:
    case Expect::Empty: break;
    }
    return limits.json;
}

bool Call::lineTooLong(const QByteArray& chunk)
{
    const qint64 limit = m_client.d->limits.feedLine;
    qsizetype from = 0;
    for (;;) {
        const qsizetype end = chunk.indexOf('\n', from);
        m_lineLength += (end < 0 ? chunk.size() : end) - from;
        if (m_lineLength > limit)
            return true;
        if (end < 0)
            return false;
        m_lineLength = 0;
        from = end + 1;
    }
}

void Call::onReadyRead()
{
    m_silence.start();
    const qint64 limit = bodyLimit();
    while (m_reply) {
        const QByteArray chunk = m_reply->read(64 << 10);
        if (chunk.isEmpty())
            return;
        m_client.d->bytes += chunk.size();
        if (m_body.size() + chunk.size() > limit)
            return limitBroken({ErrorKind::TooLarge, u"answer_too_large"_s});
        if (m_request.expect == Expect::Feed && lineTooLong(chunk))
            return limitBroken({ErrorKind::Contract, u"line_too_long"_s});
        m_body += chunk;
    }
}

std::optional<Error> Call::checkHead() const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    bool hasContract = false;
    const int contract = m_reply->rawHeader("Motcua-Contract").toInt(&hasContract);
    if (hasContract && contract > contractNumber)
        return Error{ErrorKind::UpgradeRequired, u"newer_contract"_s, QString::number(contract), status};
    const QByteArray type = m_reply->rawHeader("Content-Type").toLower();
    if (status >= 300 && status < 400 && status != 304)
        return Error{ErrorKind::Contract, u"redirect_refused"_s, {}, status};
    if (status < 200 || status >= 400)
        return errorFromStatus(status, type, m_body);
    if (!hasContract) // a hotel's sign-in page, a wrong address
        return Error{ErrorKind::Contract, u"not_the_centre"_s, {}, status};
    if ((m_request.expect == Expect::Json && !type.startsWith("application/json")) ||
        (m_request.expect == Expect::Feed && !type.startsWith("application/x-ndjson")))
        return Error{ErrorKind::Contract, u"wrong_content_type"_s, redacted(QString::fromLatin1(type.left(60))), status};
    return {};
}

void Call::onFinished()
{
    onReadyRead();
    if (!m_reply)
        return; // a limit has ended it meanwhile
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QDateTime serverTime = httpDate(m_reply->rawHeader("Date"));
    const auto took = static_cast<int>(m_watch.elapsed());
    if (status > 0 && serverTime.isValid() && m_reply->hasRawHeader("Motcua-Contract"))
        Q_EMIT m_client.contacted(serverTime, m_request.waitSeconds > 0 ? 0 : took / 2);
    if (!m_reply)
        return; // a listener has cut the line

    const QNetworkReply::NetworkError socket = m_reply->error();
    // Qt gives refusing statuses as errors too (from 201 on, by hundreds); below that it is the socket's.
    const bool cut = socket != QNetworkReply::NoError && (socket < 100 || status == 0);
    if (status > 0 && !cut) {
        bool saysOffset = false;
        const qint64 told = m_reply->rawHeader("Upload-Offset").toLongLong(&saysOffset);
        const Answer answer{status, m_body, serverTime, took, saysOffset && told >= 0 ? told : -1};
        if (m_request.alsoAnswers.contains(status) && m_reply->hasRawHeader("Motcua-Contract"))
            return finish(answer);
        if (const auto error = checkHead()) {
            const int retryAfter = qBound(0, m_reply->rawHeader("Retry-After").toInt(), 24 * 3'600);
            if (retryAfter > 0 && (status == 429 || status == 503) && m_request.withToken)
                m_client.d->quiet.setRemainingTime(retryAfter * 1'000LL);
            Error said = *error;
            if (retryAfter > 0)
                said.detail = u"retry-after %1"_s.arg(retryAfter);
            if (status == 401 && m_request.withToken && !m_refreshed && m_client.d->refresh)
                return refreshThenRepeat(said);
            return finish(tl::unexpected<Error>(said));
        }
        return finish(answer);
    }
    if (status > 0) { // the head came, the body did not: say what the head said when it matters, else that it was cut
        if (const auto error = checkHead(); error && error->kind == ErrorKind::UpgradeRequired)
            return finish(tl::unexpected<Error>(*error));
    }
    Error error = errorFromSocket(socket);
    error.http = status;
    finish(tl::unexpected<Error>(error));
}

void Call::refreshThenRepeat(const Error& unauthorized)
{
    m_refreshed = true;
    m_silence.stop();
    m_total.stop();
    dropReply();
    if (m_client.d->token && m_client.d->token() != m_token)
        return start(); // somebody has refreshed it while this answer was on its way
    auto* watcher = new QFutureWatcher<Result<bool>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, unauthorized] {
        watcher->deleteLater();
        if (watcher->isCanceled() || watcher->future().resultCount() == 0)
            return finish(tl::unexpected<Error>(unauthorized));
        const Result<bool> refreshed = watcher->result();
        if (refreshed.has_value() && *refreshed)
            return start();
        const bool transient = !refreshed.has_value() && refreshed.error().kind != ErrorKind::Unauthorized &&
                               refreshed.error().kind != ErrorKind::NotFound;
        finish(tl::unexpected<Error>(transient ? refreshed.error() : unauthorized));
    });
    watcher->setFuture(m_client.d->refresh());
}

} // namespace motcua::remote
