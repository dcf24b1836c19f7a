#include "synced_desk.h"

#include "remote/command_api.h"
#include "services/rule_files.h"
#include "services/store_key.h"
#include "services/dossier_book.h"
#include "services/sync_engine.h"
#include "services/when_done.h"
#include "storage/db.h"
#include "tests/support/places.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QThreadPool>
#include <QTimer>

#include <map>
#include <zlib.h>

using namespace Qt::StringLiterals;

namespace motcua::bench {

namespace {

constexpr int giveUpMs = 1'800'000;

//! The rows that other programs are measured with (gen_dossiers.py), made once a machine.
Result<QString> rowsFile(int dossiers)
{
    const QString path = QDir::temp().filePath(u"motcua-rows-%1.ndjson"_s.arg(dossiers));
    if (QFileInfo(path).size() > 0)
        return path;
    QProcess generator;
    generator.setStandardOutputFile(path + u".part"_s);
    generator.start(u"python3"_s, {test::sourcePath("tests/bench/gen_dossiers.py"), QString::number(dossiers)});
    if (!generator.waitForFinished(giveUpMs) || generator.exitCode() != 0 || !QFile::rename(path + u".part"_s, path))
        return fail(ErrorKind::Internal, u"gen_dossiers"_s);
    return path;
}

} // namespace

SyncedDesk::SyncedDesk() : m_clock(services::systemClock()), m_session(m_api, m_secrets, m_clock)
{
    m_session.setStoreFolder([this] { return m_keyFolder.path(); });
}

SyncedDesk* SyncedDesk::with(int dossiers, QString& why)
{
    static std::map<int, std::unique_ptr<SyncedDesk>> desks;
    auto& desk = desks[dossiers];
    if (!desk) {
        std::unique_ptr<SyncedDesk> made(new SyncedDesk);
        if (const auto begun = made->begin(dossiers); !begun) {
            why = begun.error().code + u' ' + begun.error().detail;
            return nullptr;
        }
        desk = std::move(made);
    }
    return desk.get();
}

Result<void> SyncedDesk::begin(int dossiers)
{
    test::SeedSize size;
    const auto rows = rowsFile(dossiers);
    if (!rows)
        return tl::unexpected(rows.error());
    size.dossiersFrom = *rows;
    size.registrations = 0;
    size.meetings = 0;
    size.passes = 0;
    if (!m_centre.seed(size) || !m_centre.start())
        return fail(ErrorKind::Internal, u"centre"_s, m_centre.problem());
    m_centrePid = childNamed("motcua-backend");
    m_session.setServer(m_centre.url());
    m_session.setDeviceId(u"0190f3c0-0000-7000-8000-00000000be7c"_s);
    const auto challenge = settled(m_session.start(u"lan.nguyen"_s, u"Motcua@2026"_s));
    if (!challenge)
        return tl::unexpected(challenge.error());
    const auto official = settled(m_session.confirm(challenge->demoOtp));
    if (!official)
        return tl::unexpected(official.error());
    QThreadPool::globalInstance()->waitForDone(); // the password's verifier is no part of a sync
    return {};
}

double SyncedDesk::centreCpu() const
{
    return treeCpu(m_centrePid);
}

QString SyncedDesk::cacheFile() const
{
    QDir folder(m_folder->path());
    const QStringList officials = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return officials.isEmpty() ? QString() : folder.filePath(officials.front() + u"/dossiers.db"_s);
}

QByteArray SyncedDesk::cacheKey() const
{
    return services::storeKeyFor(m_session.storeKey(), domain::Area::Dossiers, services::KeyUse::Database);
}

Result<double> SyncedDesk::gzippedMiB() const
{
    storage::OpenOptions options;
    options.path = cacheFile();
    options.key = cacheKey();
    options.readOnly = true;
    auto db = storage::Db::open(options);
    if (!db)
        return tl::unexpected(db.error());
    z_stream stream{};
    deflateInit(&stream, 6);
    QByteArray out(1 << 20, Qt::Uninitialized);
    const auto feed = [&](const QByteArray& bytes, int flush) {
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.constData()));
        stream.avail_in = uInt(bytes.size());
        do {
            stream.next_out = reinterpret_cast<Bytef*>(out.data());
            stream.avail_out = uInt(out.size());
            deflate(&stream, flush);
        } while (stream.avail_out == 0);
    };
    const auto read = (*db)->each(u"SELECT truth FROM dossier_body ORDER BY row"_s, {}, [&](const storage::Row& row) {
        feed(row.bytes(0) + '\n', Z_NO_FLUSH);
        return true;
    });
    feed({}, Z_FINISH);
    const double size = double(stream.total_out);
    deflateEnd(&stream);
    if (!read)
        return tl::unexpected(read.error());
    return size / (1 << 20);
}

Result<Pull> SyncedDesk::pullAll(const Screen& screen)
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_hasCache = false;
    auto done = pull(screen);
    m_hasCache = done.has_value();
    return done;
}

Result<Pull> SyncedDesk::pullNew()
{
    return pull();
}

Result<Pull> SyncedDesk::pull(const Screen& screen)
{
    const auto rules = services::builtInRules();
    if (!rules)
        return tl::unexpected(rules.error());
    Pull pull;
    m_wire.reset();
    const qint64 bodiesBefore = m_api.bytesReceived();
    const int requestsBefore = m_api.requestsSent();
    const double memoryBefore = residentMiB();
    resetPeak();
    const double serverBefore = centreCpu();
    const Stopwatch watch;

    auto office = services::Office::open(m_session, m_api, {m_folder->path(), m_session.deviceId(), *rules, m_clock});
    if (!office)
        return tl::unexpected(office.error());
    const std::unique_ptr<QWidget> shown = screen ? screen(**office, m_session) : nullptr;
    QEventLoop loop;
    bool idle = false;
    std::optional<Error> error;
    const auto look = [&] {
        idle = true;
        for (const services::SyncEngine* engine : (*office)->engines()) {
            idle = idle && engine->isIdle();
            if (engine->status().error)
                error = engine->status().error;
        }
        if (idle || error)
            loop.quit();
    };
    for (services::SyncEngine* engine : (*office)->engines()) {
        engine->setPace(0, 1'000); // once to the end
        QObject::connect(engine, &services::SyncEngine::received, &loop, [&](const QString& scope, qint64 rows) {
            if (pull.firstPageSeconds == 0 && rows > 0 && scope != "ref"_L1) {
                pull.firstPageSeconds = watch.wallSeconds();
                const double before = watch.cpuSeconds();
                services::whenDone((*office)->dossiers()->page({}), &loop, [&pull, &watch, before](const Result<services::DossierPage>& page) {
                    if (page && !page->rows.empty())
                        pull.firstRowsCpu = watch.cpuSeconds() - before;
                });
            }
            pull.rows += rows;
            m_wire.look();
        });
        QObject::connect(engine, &services::SyncEngine::idle, &loop, look);
        QObject::connect(engine, &services::SyncEngine::statusChanged, &loop, look);
    }
    QTimer ticks;
    double last = threadCpu();
    QObject::connect(&ticks, &QTimer::timeout, &loop, [&] {
        const double now = threadCpu();
        pull.guiGap.add((now - last) * 1'000);
        last = now;
    });
    ticks.start(5);
    QTimer::singleShot(giveUpMs, &loop, [&] {
        error = Error{ErrorKind::Timeout, u"bench_timeout"_s, {}};
        loop.quit();
    });
    (*office)->startSync();
    if (!idle && !error)
        loop.exec();
    m_wire.look();
    pull.memoryMiB = peakMiB() - memoryBefore;
    office->reset(); // the file is closed, what is in its log goes into it
    pull.wallSeconds = watch.wallSeconds();
    pull.clientCpu = watch.cpuSeconds();
    pull.serverCpu = centreCpu() - serverBefore;
    pull.bodyBytes = m_api.bytesReceived() - bodiesBefore;
    pull.requests = m_api.requestsSent() - requestsBefore;
    pull.wireBytes = m_wire.received();
    pull.fileMiB = double(QFileInfo(cacheFile()).size()) / (1 << 20);
    if (error)
        return tl::unexpected(*error);
    return pull;
}

Result<int> SyncedDesk::changeAtCentre(int count)
{
    const auto rules = services::builtInRules();
    if (!rules)
        return tl::unexpected(rules.error());
    storage::OpenOptions options;
    options.path = cacheFile();
    options.key = cacheKey();
    options.readOnly = true;
    auto db = storage::Db::open(options);
    if (!db)
        return tl::unexpected(db.error());
    // Every so-many-th, so that they lie all over the file.
    const auto total = (*db)->number(u"SELECT count(*) FROM dossier WHERE open = 1"_s);
    if (!total)
        return tl::unexpected(total.error());
    const qint64 step = std::max(qint64(1), *total / (2 * count));
    const auto bodies = (*db)->list(u"SELECT truth FROM dossier JOIN dossier_body USING (row) WHERE open = 1 AND row % ? = 0"_s, {step},
                                    [](const storage::Row& row) { return row.bytes(0); });
    if (!bodies)
        return tl::unexpected(bodies.error());

    const QString device = u"0190f3c0-0000-7000-8000-00000000be7d"_s;
    const QString token = m_centre.signIn(u"ha.le"_s, device);
    if (token.isEmpty())
        return fail(ErrorKind::Unauthorized, u"bench_sign_in"_s);
    const QDateTime now = m_clock.now();
    int moved = 0;
    std::vector<domain::Command> commands;
    const auto send = [&] {
        const auto answer = m_centre.request("POST", u"/v1/commands"_s, remote::commandsBody(commands), token);
        for (const QJsonValue& result : answer.json().value("results"_L1).toArray())
            moved += result.toObject().value("outcome"_L1).toString() == "applied"_L1 ? 1 : 0;
        commands.clear();
    };
    for (const QByteArray& body : *bodies) {
        if (moved + int(commands.size()) >= count)
            break;
        const auto dossier = domain::dossierFromJson(QJsonDocument::fromJson(body).object());
        if (!dossier)
            continue;
        const auto steps = rules->transitions.from(*dossier);
        if (steps.empty())
            continue;
        domain::Command command;
        command.id = domain::uuidV7(now.toMSecsSinceEpoch(), m_clock.randomBytes(10));
        command.device = device;
        command.lane = command.target = dossier->id;
        command.n = 1;
        command.type = domain::CommandType::DossierTransition;
        command.baseRev = dossier->rev;
        command.payload = domain::transitionPayload({steps.front().to, dossier->status, u"đo đạc"_s, {}});
        command.clientTime = now;
        commands.push_back(command);
        if (commands.size() == size_t(remote::maxCommands))
            send();
    }
    if (!commands.empty())
        send();
    return moved;
}

} // namespace motcua::bench
