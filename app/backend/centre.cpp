#include "backend/centre.h"

#include "backend/http/problem.h"
#include "backend/log.h"
#include "backend/post/folder_carrier.h"
#include "backend/post/network_carriers.h"
#include "backend/retention.h"
#include "backend/routes/routes.h"
#include "backend/store/blobs.h"
#include "backend/store/migrations.h"
#include "domain/default_rules.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace motcua::backend {

namespace {

constexpr int kOldestContract = 1;
constexpr std::chrono::minutes kHousePause{1};

QByteArray resource(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

http::Headers everyAnswer(const CentreOptions& options)
{
    // No browser page comes from here and none of another origin may read it: no CORS header is ever sent.
    http::Headers headers{{"Motcua-Contract", QByteArray::number(options.contract)},
                          {"Cache-Control", "no-store"},
                          {"X-Content-Type-Options", "nosniff"},
                          {"Referrer-Policy", "no-referrer"},
                          {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
                          {"Cross-Origin-Resource-Policy", "same-origin"}};
    if (!options.tls.certificate.isEmpty())
        headers.append(std::pair<QByteArray, QByteArray>("Strict-Transport-Security", "max-age=31536000"));
    return headers;
}

QString fateName(post::Delivery::Fate fate)
{
    using Fate = post::Delivery::Fate;
    switch (fate) {
    case Fate::Sent:
        return u"sent"_s;
    case Fate::Refused:
        return u"refused"_s;
    case Fate::TryAgain:
        return u"try_again"_s;
    case Fate::Unsure:
        break;
    }
    return u"unsure"_s;
}

} // namespace

Result<std::unique_ptr<Centre>> Centre::open(CentreOptions options)
{
    domain::registerRules();
    QByteArray calendar = resource(u":/motcua/rules/calendar.json"_s);
    auto rules = domain::parseRules(resource(u":/motcua/rules/transitions.json"_s), calendar);
    if (!rules)
        return tl::unexpected<Error>(rules.error());
    auto methods = domain::parseAccountMethods(resource(u":/motcua/rules/account_methods.json"_s));
    if (!methods)
        return tl::unexpected<Error>(methods.error());
    auto db = store::Db::open(options.database);
    if (!db)
        return tl::unexpected<Error>(db.error());
    if (auto error = store::migrate(**db))
        return tl::unexpected<Error>(std::move(*error));
    auto secrets = store::write(**db, [](store::Db& d) { return store::ensureSecrets(d); });
    if (!secrets)
        return tl::unexpected<Error>(secrets.error());
    options.limits.spoolDirectory = store::incomingDirectory(options.database);
    if (!QDir().mkpath(options.limits.spoolDirectory))
        return fail(ErrorKind::Storage, u"blob_directory"_s);
    return std::unique_ptr<Centre>(new Centre(std::move(options), std::move(*rules), std::move(calendar), std::move(*methods), std::move(*secrets)));
}

Centre::Centre(CentreOptions options, domain::Rules rules, QByteArray calendar, domain::AccountMethods methods, store::Secrets secrets)
    : m_options(std::move(options)), m_rules(std::move(rules), std::move(calendar)), m_methods(std::move(methods)), m_secrets(std::move(secrets)),
      m_rateGate(m_options.rates), m_workers(m_options.database, m_options.readers, [this](const store::Touched& touched) { announce(touched); })
{
    routes::addAll(m_router, *this);
    m_server = std::make_unique<http::HttpServer>(m_router, m_options.limits, everyAnswer(m_options),
                                                  [this](const http::Request& head, const http::Route& route) { return gate(head, route); });
    m_server->setObserver([this](const http::Seen& seen) {
        if (seen.route)
            m_rateGate.answered(*seen.request, *seen.route, seen.status, nowMs());
        m_metrics.request(seen);
        log::request(seen);
    });
    m_server->setNews([](const QString& code, const QString& detail) {
        const QJsonObject fields = detail.isEmpty() ? QJsonObject() : QJsonObject{{u"detail"_s, detail}};
        code == "tls_kept"_L1 ? log::warning(code, fields) : log::info(code, fields);
    });
    m_server->setStopHook([this] { m_hub.wakeAll(); });
    hireCouriers();
    m_server->post([this] { keepHouseAgain(); });
    m_listener = std::make_unique<store::CommitListener>(m_options.database, [this](const store::Touched& touched) { heard(touched); });
}

Centre::~Centre() = default;

Result<std::uint16_t> Centre::listen(const QString& address, std::uint16_t port)
{
    if (!m_options.tls.certificate.isEmpty()) {
        if (auto error = m_server->useTls(m_options.tls))
            return tl::unexpected<Error>(std::move(*error));
    }
    return m_server->listen(address, port);
}

std::optional<http::Response> Centre::gate(const http::Request& head, const http::Route& route)
{
    if (const int seconds = m_rateGate.waitFor(head, route, nowMs())) {
        http::Response response = http::problem(429, u"rate_limited"_s, {}, {{u"retryAfter"_s, seconds}});
        response.headers.append({"Retry-After", QByteArray::number(seconds)});
        return response;
    }
    const QByteArray contract = head.header("motcua-contract");
    if (!contract.isEmpty()) { // tools may leave it out
        bool ok = false;
        const int number = contract.toInt(&ok);
        if (!ok)
            return http::problem(400, u"bad_request"_s, u"Motcua-Contract"_s);
        if (number < kOldestContract)
            return http::problem(426, u"upgrade_required"_s, u"oldest contract %1"_s.arg(kOldestContract));
    }
    if (route.access.needsToken() && !head.header("authorization").startsWith("Bearer "))
        return http::problem(401, u"token_missing"_s);
    return std::nullopt;
}

void Centre::countNow()
{
    m_metrics.set("motcua_http_connections", "Open sockets", m_server->connections());
    m_metrics.set("motcua_long_polls", "Desks that wait for news", m_hub.waiting());
}

void Centre::announce(const QHash<QString, qint64>& lastSeqs)
{
    if (!lastSeqs.isEmpty())
        m_server->post([this, lastSeqs] { m_hub.committed(lastSeqs); });
}

void Centre::heard(const store::Touched& touched)
{
    if (touched.isEmpty())
        m_server->post([this] { m_hub.lookAgain(); });
    else
        announce(touched);
}

void Centre::waitForFeed(const QStringList& scopes, qint64 seen, int seconds, std::function<void()> wake)
{
    m_server->post([this, scopes, seen, seconds, wake = std::move(wake)] {
        const quint64 waiter = m_hub.wait(scopes, seen, wake);
        if (waiter != 0)
            m_server->after(std::chrono::seconds(seconds), [this, waiter] { m_hub.timeout(waiter); });
    });
}

void Centre::hireCouriers()
{
    post::prepareNetwork();
    const auto report = [this](const QString& channel, const post::Delivery& delivery) {
        m_metrics.message(channel, fateName(delivery.fate));
        if (delivery.fate != post::Delivery::Fate::Sent)
            log::warning(u"message"_s, {{u"channel"_s, channel}, {u"fate"_s, fateName(delivery.fate)}, {u"code"_s, delivery.code}});
    };
    const auto hire = [this, report](const QString& channel, std::function<std::unique_ptr<post::Carrier>()> carrier) {
        m_couriers.push_back(std::make_unique<post::Courier>(
            post::Courier::Options{m_options.database, channel, std::move(carrier), [this] { return nowMs(); }, report}));
    };
    const auto folder = [directory = m_options.mailDir] { return std::make_unique<post::FolderCarrier>(directory); };
    if (!m_options.sms.url.isEmpty())
        hire(u"sms"_s, [options = m_options.sms] { return post::smsCarrier(options); });
    else if (!m_options.mailDir.isEmpty())
        hire(u"sms"_s, folder);
    if (!m_options.smtp.url.isEmpty())
        hire(u"email"_s, [options = m_options.smtp] { return post::smtpCarrier(options); });
    else if (!m_options.mailDir.isEmpty())
        hire(u"email"_s, folder);
}

void Centre::keepHouseAgain()
{
    m_workers.write([this](store::Db& db) { announce(keepHouse(db, m_secrets, m_options.database, now())); });
    after(kHousePause, [this] { keepHouseAgain(); });
}

void Centre::deliverLater()
{
    for (const auto& courier : m_couriers)
        courier->wake();
}

void Centre::auditLater(store::AuditEntry entry)
{
    m_workers.write([this, entry = std::move(entry)](store::Db& db) { store::appendAudit(db, m_secrets, now(), entry); },
                    [](const std::optional<Error>&) {});
}

} // namespace motcua::backend
