#include "cli/sync_commands.h"

#include "cli/verify_files.h"
#include "remote/api_client.h"
#include "services/device_id.h"
#include "services/office.h"
#include "services/rule_files.h"
#include "services/session.h"
#include "services/store_key.h"
#include "services/sync_engine.h"
#include "services/when_done.h"
#include "storage/dossier_store.h"
#include "storage/secret_store.h"

#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>

#include <cstdio>

namespace motcua::cli {

using namespace Qt::StringLiterals;

namespace {

struct SyncOptions
{
    QUrl server;
    QString dataDir;
    QString user;
    QString password;
    bool once = false;
    bool verify = false; //!< after the sync: holds every scope against the centre's digest
};

// One line of standard input; for a password or a code only.
QString lineFromPerson(const QString& question)
{
    printWords(question);
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(in.readLine(1'024)).trimmed();
}

//! One run of `sync`: signs in, opens the official's files, syncs, prints. Deletes itself at the end.
class SyncRun : public QObject
{
public:
    SyncRun(SyncOptions options, Finish finish)
        : m_options(std::move(options)), m_finish(std::move(finish)), m_api(m_options.server), m_clock(services::systemClock()),
          m_session(m_api, m_secrets, m_clock)
    {
        m_watch.start();
        const auto device = services::loadDeviceId(m_options.dataDir, m_clock);
        if (!device.has_value()) {
            end(device.error());
            return;
        }
        m_session.setDeviceId(*device);
        m_session.setStoreFolder([this] { return m_options.dataDir; });
        if (m_options.user.isEmpty())
            demoOfficial();
        else
            signIn();
    }

private:
    //! Nobody is named: only a demonstration's centre tells who may be taken.
    void demoOfficial()
    {
        services::whenDone(m_session.demoOfficials(), this, [this](const Result<std::vector<services::DemoOfficial>>& officials) {
            if (!officials.has_value())
                return end(officials.error());
            if (officials->empty())
                return end(Error{ErrorKind::Invalid, u"user_missing"_s, u"--user NAME"_s, 0});
            m_options.user = officials->front().userName;
            m_options.password = officials->front().password;
            signIn();
        });
    }

    void signIn()
    {
        if (m_options.password.isEmpty())
            m_options.password = lineFromPerson(u"password:"_s);
        services::whenDone(m_session.start(m_options.user, m_options.password), this, [this](const Result<services::OtpChallenge>& challenge) {
            m_options.password.clear();
            if (!challenge.has_value())
                return end(challenge.error());
            const QString otp = challenge->demoOtp.isEmpty() ? lineFromPerson(u"code sent to %1:"_s.arg(challenge->maskedPhone)) : challenge->demoOtp;
            services::whenDone(m_session.confirm(otp), this, [this](const Result<domain::Official>& official) {
                if (!official.has_value())
                    return end(official.error());
                open();
            });
        });
    }

    void open()
    {
        const auto rules = services::builtInRules();
        if (!rules.has_value())
            return end(rules.error());
        auto office = services::Office::open(m_session, m_api, {m_options.dataDir, m_session.deviceId(), *rules, m_clock});
        if (!office.has_value())
            return end(office.error());
        m_office = std::move(*office);
        for (services::SyncEngine* engine : m_office->engines()) {
            if (m_options.once)
                engine->setPace(0, 1'000);
            connect(engine, &services::SyncEngine::received, this, [this](const QString& scope, qint64 rows, qint64 total) {
                m_rows += rows;
                m_ofScope[scope] += rows;
                if (rows > 0 && !m_options.verify)
                    printLine({{u"scope"_s, scope}, {u"rows"_s, m_ofScope[scope]}, {u"total"_s, total}});
            });
            connect(engine, &services::SyncEngine::idle, this, &SyncRun::look);
            connect(engine, &services::SyncEngine::statusChanged, this, &SyncRun::look);
        }
        m_office->startSync();
    }

    void look()
    {
        if (m_ended)
            return;
        bool idle = true;
        for (const services::SyncEngine* engine : m_office->engines()) {
            idle = idle && engine->isIdle();
            if (const auto& error = engine->status().error; error && m_options.once)
                return end(*error);
        }
        if (!idle)
            return;
        if (m_options.verify) {
            m_ended = true;
            return verifyNext(0);
        }
        if (m_options.once)
            return finish();
        if (!std::exchange(m_told, true))
            printWords(u"synchronised; waiting for changes"_s);
    }

    void verifyNext(size_t index)
    {
        const auto engines = m_office->engines();
        if (index == engines.size())
            return leave(m_differs ? Failed : Done);
        services::whenDone(engines[index]->checkDigest(), this, [this, index](const Result<std::vector<services::DigestReport>>& reports) {
            if (!reports.has_value())
                return end(reports.error());
            for (const services::DigestReport& report : *reports)
                tell(report);
            verifyNext(index + 1);
        });
    }

    void tell(const services::DigestReport& report)
    {
        m_differs = m_differs || !report.agrees;
        printLine({{u"scope"_s, report.scope},
                   {u"agrees"_s, report.agrees},
                   {u"here"_s, report.here},
                   {u"there"_s, report.there},
                   {u"mended"_s, report.mended}});
        if (!report.agrees)
            printWords(u"motcua-cli verify: %1: %2 rows here, %3 at the centre, and they differ"_s.arg(report.scope).arg(report.here).arg(report.there));
        else if (report.mended > 0)
            printWords(u"motcua-cli verify: %1: %2 rows differed from the centre's and were fetched again"_s.arg(report.scope).arg(report.mended));
        else
            printWords(u"motcua-cli verify: %1: %2 rows, as at the centre"_s.arg(report.scope).arg(report.here));
    }

    void finish()
    {
        m_ended = true;
        QJsonObject cursors;
        for (const services::SyncEngine* engine : m_office->engines()) {
            const auto all = engine->cursors();
            for (auto it = all.begin(); it != all.end(); ++it)
                cursors.insert(it.key(), it.value());
        }
        const auto status = m_office->syncStatus();
        printLine({{u"rows"_s, m_rows},
                   {u"bytes"_s, m_api.bytesReceived()},
                   {u"seconds"_s, double(m_watch.elapsed()) / 1'000},
                   {u"cursor"_s, cursors},
                   {u"waiting"_s, status.waiting},
                   {u"needsLook"_s, status.needsLook},
                   {u"requests"_s, m_api.requestsSent()}});
        leave(Done);
    }

    void end(const Error& error)
    {
        m_ended = true;
        printLine({{u"error"_s, error.code}});
        printWords(u"motcua-cli %1: %2 %3"_s.arg(m_options.verify ? u"verify"_s : u"sync"_s, error.code, error.detail));
        leave(Failed);
    }

    void leave(int code)
    {
        m_finish(code);
        deleteLater();
    }

    SyncOptions m_options;
    Finish m_finish;
    remote::ApiClient m_api;
    storage::MemorySecretStore m_secrets; // each run signs in: nothing of it outlives the program
    services::Clock m_clock;
    services::Session m_session;
    std::unique_ptr<services::Office> m_office;
    QElapsedTimer m_watch;
    QHash<QString, qint64> m_ofScope;
    qint64 m_rows = 0;
    bool m_told = false;
    bool m_ended = false;
    bool m_differs = false;
};

void runSync(const QStringList& arguments, Finish finish)
{
    QCommandLineParser parser;
    parser.addOptions({{u"server"_s, {}, u"URL"_s}, {u"data-dir"_s, {}, u"DIR"_s}, {u"user"_s, {}, u"NAME"_s}, {u"once"_s, {}}});
    SyncOptions options;
    if (!parser.parse(QStringList(u"sync"_s) + arguments) || !parser.positionalArguments().isEmpty())
        return finish(WrongUsage);
    options.server = QUrl(parser.value(u"server"_s), QUrl::StrictMode);
    options.dataDir = parser.value(u"data-dir"_s);
    options.user = parser.value(u"user"_s);
    options.once = parser.isSet(u"once"_s);
    if (!options.server.isValid() || options.server.host().isEmpty() || options.dataDir.isEmpty())
        return finish(WrongUsage);
    // Never on the command line: there it could be read by everybody on the machine.
    options.password = qEnvironmentVariable("MOTCUA_PASSWORD");
    new SyncRun(std::move(options), std::move(finish));
}

QJsonObject lineOf(const storage::DossierEntry& entry)
{
    QJsonObject line{{u"id"_s, entry.id}, {u"code"_s, entry.code}, {u"owner"_s, entry.owner}, {u"procedure"_s, entry.procedure}, {u"status"_s, entry.status}};
    if (entry.dueAt.isValid())
        line.insert(u"dueAt"_s, entry.dueAt.toUTC().toString(Qt::ISODate));
    return line;
}

void runSearch(const QStringList& arguments, Finish finish)
{
    QCommandLineParser parser;
    parser.addOptions({{u"data-dir"_s, {}, u"DIR"_s}, {u"limit"_s, {}, u"N"_s, u"20"_s}});
    if (!parser.parse(QStringList(u"search"_s) + arguments) || parser.positionalArguments().size() != 1 || !parser.isSet(u"data-dir"_s))
        return finish(WrongUsage);
    bool isNumber = false;
    const int limit = parser.value(u"limit"_s).toInt(&isNumber);
    if (!isNumber || limit < 1 || limit > 10'000)
        return finish(WrongUsage);

    storage::DossierQuery query;
    query.tab = storage::DossierTab::All;
    query.text = parser.positionalArguments().front();
    query.now = services::systemClock().now();
    const QDir dir(parser.value(u"data-dir"_s));
    qint64 rows = 0;
    double milliseconds = 0;
    bool found = false;
    // One folder an official; each is its own cache.
    for (const QString& official : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QString path = dir.filePath(official + u"/dossiers.db"_s);
        if (!QFile::exists(path))
            continue;
        found = true;
        const auto key = storedKey(dir.filePath(official));
        if (!key.has_value()) {
            printWords(u"motcua-cli search: %1; the password goes into MOTCUA_PASSWORD"_s.arg(key.error().code));
            return finish(Failed);
        }
        storage::OpenOptions options;
        options.path = path;
        options.key = services::storeKeyFor(*key, domain::Area::Dossiers, services::KeyUse::Database);
        options.readOnly = true;
        auto db = storage::Db::open(options);
        if (!db.has_value()) {
            printWords(u"motcua-cli search: %1"_s.arg(db.error().code));
            return finish(Failed);
        }
        QElapsedTimer watch;
        watch.start();
        const auto page = storage::dossiers::page(**db, query, {}, 0, limit);
        milliseconds += double(watch.nsecsElapsed()) / 1e6;
        if (!page.has_value()) {
            printWords(u"motcua-cli search: %1"_s.arg(page.error().code));
            return finish(Failed);
        }
        for (const auto& entry : page->entries)
            printLine(lineOf(entry));
        rows += static_cast<qint64>(page->entries.size());
    }
    if (!found) {
        printWords(u"motcua-cli search: no dossiers in this folder; sync first"_s);
        return finish(Failed);
    }
    printLine({{u"rows"_s, rows}, {u"ms"_s, milliseconds}});
    finish(Done);
}

void runVerify(const QStringList& arguments, Finish finish)
{
    QCommandLineParser parser;
    parser.addOptions({{u"server"_s, {}, u"URL"_s}, {u"data-dir"_s, {}, u"DIR"_s}, {u"user"_s, {}, u"NAME"_s}});
    SyncOptions options;
    if (!parser.parse(QStringList(u"verify"_s) + arguments) || !parser.positionalArguments().isEmpty() || !parser.isSet(u"data-dir"_s))
        return finish(WrongUsage);
    options.server = QUrl(parser.value(u"server"_s), QUrl::StrictMode);
    options.dataDir = parser.value(u"data-dir"_s);
    options.user = parser.value(u"user"_s);
    options.password = qEnvironmentVariable("MOTCUA_PASSWORD");
    options.once = options.verify = true;
    if (parser.isSet(u"server"_s) && (!options.server.isValid() || options.server.host().isEmpty()))
        return finish(WrongUsage);
    bool sound = true;
    const int files = verifyFiles(options.dataDir, sound);
    if (files == 0) {
        printWords(u"motcua-cli verify: nothing lies in this folder; sync first"_s);
        return finish(Failed);
    }
    if (!sound || !parser.isSet(u"server"_s))
        return finish(sound ? Done : Failed);
    new SyncRun(std::move(options), std::move(finish)); // one official's scopes against the centre
}

} // namespace

std::vector<CliCommand> syncCommands()
{
    return {{u"sync"_s, u"--server URL --data-dir DIR [--user NAME] [--once]   (password: MOTCUA_PASSWORD or standard input; nobody named: a demo centre's first official)"_s, runSync},
            {u"search"_s, u"--data-dir DIR QUERY [--limit N]"_s, runSearch},
            {u"verify"_s, u"--data-dir DIR [--server URL [--user NAME]]   (integrity of every file; with a server also the digest of that official's scopes)"_s, runVerify}};
}

} // namespace motcua::cli
