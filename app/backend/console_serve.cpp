#include "backend/centre.h"
#include "backend/console_parts.h"
#include "backend/log.h"
#include "backend/serve_settings.h"
#include "backend/routes/routes.h"
#include "backend/seed.h"
#include "backend/store/migrations.h"
#include "domain/calendar.h"
#include "domain/default_rules.h"

#include <QFile>
#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace motcua::backend::console {

namespace {

bool isLoopback(const QString& address)
{
    return address == "::1"_L1 || address.startsWith("127."_L1);
}

//! A number option; the exit code when it is none.
tl::expected<int, int> number(const QCommandLineParser& parser, const QString& name, int fallback)
{
    if (!parser.isSet(name))
        return fallback;
    bool ok = false;
    const int value = parser.value(name).toInt(&ok);
    if (!ok || value < 0) {
        say(u"--%1 needs a number"_s.arg(name));
        return tl::unexpected<int>(kUsage);
    }
    return value;
}

QByteArray resource(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

int serve(const QCommandLineParser& parser)
{
    const auto file = databaseFile(parser);
    if (!file)
        return file.error();
    const QString listen = parser.isSet(u"listen"_s) ? parser.value(u"listen"_s) : u"127.0.0.1:8480"_s;
    const qsizetype colon = listen.lastIndexOf(u':');
    bool portOk = false;
    const ushort port = listen.mid(colon + 1).toUShort(&portOk);
    QString address = listen.left(qMax<qsizetype>(colon, 0));
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.sliced(1, address.size() - 2);
    if (colon < 1 || !portOk) {
        say(u"--listen ADDRESS:PORT"_s);
        return kUsage;
    }
    CentreOptions options;
    options.database = *file;
    if (const auto error = readServeSettings(parser, options)) {
        say(error->detail);
        return kUsage;
    }
    log::begin(parser.value(u"log"_s) == "json"_L1 ? log::Form::Json : log::Form::Text);
    if (options.demo && !isLoopback(address)) {
        say(u"--demo tells one-time codes, so it listens on a loopback address only"_s);
        return kUsage;
    }
    if (!options.demo && options.mailDir.isEmpty() && options.sms.url.isEmpty())
        say(u"no --sms-url and no --mail-dir: one-time codes reach nobody"_s);
    bool pretends = false;
    if (const int contract = qEnvironmentVariableIntValue("MOTCUA_BACKEND_CONTRACT", &pretends); pretends)
        options.contract = contract;

    auto centre = Centre::open(options);
    if (!centre)
        return failed(centre.error());
    const auto bound = (*centre)->listen(address, port);
    if (!bound)
        return failed(bound.error());
    const QString host = address.contains(u':') ? u'[' + address + u']' : address;
    print(u"listening on %1://%2:%3"_s.arg(options.tls.certificate.isEmpty() ? u"http"_s : u"https"_s, host).arg(*bound).toUtf8());
    (*centre)->run(true);
    return kDone;
}

int migrate(const QCommandLineParser& parser)
{
    const auto db = migratedDatabase(parser);
    if (!db)
        return db.error();
    print("schema " + QByteArray::number(store::schemaVersion(**db)));
    return kDone;
}

int seed(const QCommandLineParser& parser)
{
    const auto file = databaseFile(parser);
    if (!file)
        return file.error();
    SeedOptions options;
    for (int SeedOptions::*field : {&SeedOptions::dossiers, &SeedOptions::registrations, &SeedOptions::meetings, &SeedOptions::passes}) {
        const QString name = field == &SeedOptions::dossiers        ? u"dossiers"_s
                             : field == &SeedOptions::registrations ? u"registrations"_s
                             : field == &SeedOptions::meetings      ? u"meetings"_s
                                                                    : u"passes"_s;
        const auto value = number(parser, name, options.*field);
        if (!value)
            return value.error();
        options.*field = *value;
    }
    options.dossiersFrom = parser.value(u"dossiers-from"_s);
    if (!options.dossiersFrom.isEmpty() && !parser.isSet(u"dossiers"_s))
        options.dossiers = 0;
    const auto seedNumber = number(parser, u"seed"_s, static_cast<int>(options.seed));
    if (!seedNumber)
        return seedNumber.error();
    options.seed = static_cast<quint64>(*seedNumber);
    options.now = QDateTime::currentDateTimeUtc();
    if (parser.isSet(u"today"_s)) {
        const QDate today = QDate::fromString(parser.value(u"today"_s), Qt::ISODate);
        if (!today.isValid()) {
            say(u"--today yyyy-MM-dd"_s);
            return kUsage;
        }
        options.now = domain::fromLocal(today, QTime(9, 0)); // a fixed hour: the same province each time
    }
    domain::registerRules();
    auto rules = domain::parseRules(resource(u":/motcua/rules/transitions.json"_s), resource(u":/motcua/rules/calendar.json"_s));
    if (!rules)
        return failed(rules.error());
    options.rules = std::move(*rules);

    auto db = store::Db::open(*file);
    if (!db)
        return failed(db.error());
    if (const auto error = store::migrate(**db))
        return failed(*error);
    const auto rows = backend::seed(**db, std::move(options));
    if (!rows)
        return failed(rows.error());
    print("rows " + QByteArray::number(*rows));
    return kDone;
}

int routes(bool withAccess)
{
    const auto directory = QDir::temp().filePath(u"motcua-routes-%1.sqlite"_s.arg(QCoreApplication::applicationPid()));
    CentreOptions options;
    options.database = directory;
    {
        const auto centre = Centre::open(options);
        if (!centre)
            return failed(centre.error());
        for (const http::Route& route : (*centre)->router().routes())
            print(http::name(route.method) + ' ' + route.pattern.toUtf8() + (withAccess ? '\t' + route.access.text() : QByteArray()));
    }
    for (const auto suffix : {""_L1, "-wal"_L1, "-shm"_L1})
        QFile::remove(directory + suffix);
    QDir(directory + ".blobs"_L1).removeRecursively();
    return kDone;
}

} // namespace motcua::backend::console
