#include "backend/serve_settings.h"

#include "backend/http/address.h"

#include <QDir>
#include <QFile>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace motcua::backend {

namespace {

Error wrong(const QString& name, const QString& why)
{
    return {ErrorKind::Invalid, u"setting"_s, u"--%1 %2"_s.arg(name, why), 0};
}

//! The first line of a secret's file; a relative name is looked for where systemd puts credentials.
Result<QString> secretFrom(const QCommandLineParser& parser, const QString& name)
{
    QString file = parser.value(name);
    if (file.isEmpty())
        return QString();
    const QString credentials = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    if (QDir::isRelativePath(file) && !credentials.isEmpty())
        file = QDir(credentials).filePath(file);
    QFile secret(file);
    if (!secret.open(QIODevice::ReadOnly))
        return tl::unexpected<Error>(wrong(name, secret.errorString()));
    const QString line = QString::fromUtf8(secret.readLine()).trimmed();
    if (line.isEmpty())
        return tl::unexpected<Error>(wrong(name, u"is empty"_s));
    return line;
}

Result<bool> onOff(const QCommandLineParser& parser, const QString& name, bool fallback)
{
    const QString value = parser.value(name);
    if (value.isEmpty())
        return fallback;
    if (value != "on"_L1 && value != "off"_L1)
        return tl::unexpected<Error>(wrong(name, u"on or off"_s));
    return value == "on"_L1;
}

Result<int> countOf(const QCommandLineParser& parser, const QString& name, int fallback, int most)
{
    if (!parser.isSet(name))
        return fallback;
    bool ok = false;
    const int value = parser.value(name).toInt(&ok);
    if (!ok || value < 0 || value > most)
        return tl::unexpected<Error>(wrong(name, u"0 to %1"_s.arg(most)));
    return value;
}

std::optional<Error> readPost(const QCommandLineParser& parser, CentreOptions& options)
{
    options.mailDir = parser.value(u"mail-dir"_s);
    auto& smtp = options.smtp;
    smtp.url = parser.value(u"smtp"_s);
    smtp.from = parser.value(u"smtp-from"_s);
    smtp.fromName = parser.value(u"smtp-from-name"_s);
    smtp.user = parser.value(u"smtp-user"_s);
    smtp.caFile = parser.value(u"smtp-ca"_s);
    if (!smtp.url.isEmpty() && !QStringList{u"smtp"_s, u"smtps"_s}.contains(QUrl(smtp.url).scheme()))
        return wrong(u"smtp"_s, u"smtp://HOST:PORT or smtps://HOST:PORT"_s);
    if (!smtp.url.isEmpty() && smtp.from.count(u'@') != 1)
        return wrong(u"smtp-from"_s, u"an address"_s);
    auto& sms = options.sms;
    sms.url = parser.value(u"sms-url"_s);
    sms.caFile = parser.value(u"sms-ca"_s);
    if (!sms.url.isEmpty() && !QStringList{u"http"_s, u"https"_s}.contains(QUrl(sms.url).scheme()))
        return wrong(u"sms-url"_s, u"https://…"_s);
    const auto startTls = onOff(parser, u"smtp-starttls"_s, true);
    const auto idempotent = onOff(parser, u"sms-idempotent"_s, true);
    const auto password = secretFrom(parser, u"smtp-password-file"_s);
    const auto token = secretFrom(parser, u"sms-token-file"_s);
    for (const auto* value : {&startTls, &idempotent}) {
        if (!*value)
            return value->error();
    }
    for (const auto* value : {&password, &token}) {
        if (!*value)
            return value->error();
    }
    smtp.startTls = *startTls;
    smtp.password = *password;
    sms.idempotent = *idempotent;
    sms.token = *token;
    return std::nullopt;
}

} // namespace

const std::vector<Setting>& serveSettings()
{
    static const std::vector<Setting> rows{
        {"database", "sqlite:FILE|postgresql://…", "the centre's database; a password is better in libpq's passfile"},
        {"blobs", "DIR", "attachments, for PostgreSQL; shared by its processes (default /var/lib/motcua/blobs)"},
        {"listen", "ADDRESS:PORT", "port 0 = any free one (default 127.0.0.1:8480)"},
        {"demo", nullptr, "serve: offer the invented officials and tell one-time codes; loopback only"},
        {"mail-dir", "DIR", "messages to people go there as text files, where no server is named"},
        {"smtp", "URL", "mail server: smtp://HOST:587 or smtps://HOST:465"},
        {"smtp-from", "ADDRESS", "sender of mails"},
        {"smtp-from-name", "NAME", "shown before it"},
        {"smtp-user", "NAME", "sign-in at the mail server"},
        {"smtp-password-file", "FILE", "first line; relative = a systemd credential"},
        {"smtp-ca", "FILE", "certificates to trust (default: the system's)"},
        {"smtp-starttls", "on|off", "smtp:// without TLS is refused (default on)"},
        {"sms-url", "URL", "SMS gateway: POST {id, to, text}"},
        {"sms-token-file", "FILE", "its bearer token"},
        {"sms-ca", "FILE", "certificates to trust"},
        {"sms-idempotent", "on|off", "the gateway sends a repeated id once (default on)"},
        {"public-url", "URL", "of the public's pages, for links in messages (default: the code itself is sent)"},
        {"check-codes", "on|off", "asked of strangers (default on)"},
        {"tls-cert", "FILE", "PEM chain: https without a proxy; read again on SIGHUP and when it changes"},
        {"tls-key", "FILE", "PEM key"},
        {"trusted-proxy", "ADDRESSES", "whose X-Forwarded-For is believed, comma between"},
        {"rate-limits", "on|off", "default on, in a demo off"},
        {"metrics-token-file", "FILE", "who shows it may read /metrics (default: loopback only)"},
        {"log", "text|json", "form of the log on standard error (default text)"},
        {"drain-seconds", "N", "after SIGTERM /ready says no and requests are still taken (default 0)"},
        {"connections", "N", "sockets at the same time (default 4096)"},
    };
    return rows;
}

std::optional<Error> readServeSettings(const QCommandLineParser& parser, CentreOptions& options)
{
    options.demo = parser.isSet(u"demo"_s);
    if (auto error = readPost(parser, options))
        return error;
    options.tls = {parser.value(u"tls-cert"_s), parser.value(u"tls-key"_s)};
    if (options.tls.certificate.isEmpty() != options.tls.key.isEmpty())
        return wrong(u"tls-key"_s, u"goes with --tls-cert"_s);
    for (const QString& proxy : parser.value(u"trusted-proxy"_s).split(u',', Qt::SkipEmptyParts)) {
        if (!http::isAddress(proxy.trimmed()))
            return wrong(u"trusted-proxy"_s, u"addresses"_s);
        options.limits.trustedProxies.append(proxy.trimmed());
    }
    options.publicUrl = parser.value(u"public-url"_s);
    if (!options.publicUrl.isEmpty() && !options.publicUrl.startsWith("https://"_L1))
        return wrong(u"public-url"_s, u"https://…"_s);
    const auto checkCodes = onOff(parser, u"check-codes"_s, true);
    if (!checkCodes)
        return checkCodes.error();
    options.checkCodes = *checkCodes;
    const auto rates = onOff(parser, u"rate-limits"_s, !options.demo);
    const auto drain = countOf(parser, u"drain-seconds"_s, 0, 300);
    const auto connections = countOf(parser, u"connections"_s, 4096, 60'000);
    const auto token = secretFrom(parser, u"metrics-token-file"_s);
    if (!rates)
        return rates.error();
    for (const auto* value : {&drain, &connections}) {
        if (!*value)
            return value->error();
    }
    if (!token)
        return token.error();
    options.rates.on = *rates;
    options.limits.drainTime = std::chrono::seconds(*drain);
    options.limits.connections = *connections;
    options.metricsToken = token->toUtf8();
    return std::nullopt;
}

} // namespace motcua::backend
