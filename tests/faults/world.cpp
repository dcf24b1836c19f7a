#include "tests/faults/world.h"

#include "services/rule_files.h"
#include "services/store_key.h"
#include "services/sync_engine.h"
#include "storage/db.h"
#include "tests/services/sync_desk.h"

#include <QDirIterator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::test {

namespace {

constexpr int schedulesPerCentre = 150;
constexpr int patience = 20'000; // ms; only a fault comes near it

void copyFolder(const QString& from, const QString& to)
{
    QDirIterator all(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        const QString target = to + path.mid(from.size());
        QDir().mkpath(QFileInfo(target).absolutePath());
        QFile::copy(path, target);
    }
}

} // namespace

QString memoryFolder()
{
    return (QFile::exists(u"/dev/shm"_s) ? u"/dev/shm"_s : QDir::tempPath()) + u"/motcua-XXXXXX"_s;
}

World::World(Plant plant)
    : m_plant(plant), m_disk(FaultDisk::install()), m_session(memoryFolder()), m_template(memoryFolder()), m_rules(services::builtInRules().value())
{
    if (QFile::exists(u"/dev/shm"_s))
        qputenv("TMPDIR", "/dev/shm"); // the centre waits for a disk, too, and it is not the one that is tried here
    m_clock = services::systemClock();
    m_clock.now = [this, real = m_clock.now] { return real().addMSecs(m_clockOffset); };
}

World::~World() { closeDesk(); }

bool World::begin()
{
    m_backend = std::make_unique<BackendProcess>();
    SeedSize size;
    size.dossiers = 40;
    size.registrations = 0;
    size.meetings = 1;
    size.passes = 1;
    if (!m_backend->seed(size)) {
        m_problem = m_backend->problem();
        return false;
    }
    QFile file(m_backend->database());
    if (!file.open(QIODevice::ReadOnly))
        return false;
    m_seeded = file.readAll();
    return renew();
}

//! A fresh centre, and a desk that has synchronised with it once.
bool World::renew()
{
    closeDesk();
    m_official.reset();
    m_api.reset();
    m_backend->kill();
    for (const QString& suffix : {u"-wal"_s, u"-shm"_s})
        QFile::remove(m_backend->database() + suffix);
    QFile file(m_backend->database());
    if (!file.open(QIODevice::WriteOnly) || file.write(m_seeded) != m_seeded.size())
        return false;
    file.close();
    if (!m_backend->start()) {
        m_problem = m_backend->problem();
        return false;
    }
    m_other = m_backend->signIn(u"ha.le"_s, u"colleague"_s);
    if (!m_wire)
        m_wire = std::make_unique<FaultyWire>(m_backend->url());
    m_wire->setCentre(m_backend->url());
    m_wire->forgetCut();
    m_wire->setOut(false);
    m_moved.clear(); // for as long as the centre lives: a desk begins with an old copy and may edit what has left long ago
    m_clockOffset = 0;
    m_secrets = std::make_unique<storage::MemorySecretStore>();
    m_api = std::make_unique<remote::ApiClient>(m_wire->url());
    m_official = std::make_unique<services::Session>(*m_api, *m_secrets, m_clock);
    m_official->setDeviceId(u"desk-fault"_s);
    m_official->setStoreFolder([this] { return m_session.path(); });
    const auto challenge = waited(m_official->start(u"lan.nguyen"_s, u"Motcua@2026"_s));
    if (!challenge || !waited(m_official->confirm(challenge->demoOtp))) {
        m_problem = u"the desk cannot sign in"_s;
        return false;
    }
    remote::Limits limits;
    limits.silence = 1'000; // a line that died without a word is known soon
    m_api->setLimits(limits);
    m_disk.mend();
    m_disk.watch(false);
    m_dir = std::make_unique<QTemporaryDir>(memoryFolder());
    if (!openDesk() || !settle()) {
        m_problem = u"the first sync does not end "_s + m_notOpened;
        return false;
    }
    closeDesk();
    inStore(u"DELETE FROM number_block"_s); // copies of one store would all give the same numbers
    QDir(m_template.path()).removeRecursively();
    QDir().mkpath(m_template.path());
    copyFolder(m_dir->path(), m_template.path());
    m_lived = 0;
    return true;
}

bool World::openDesk()
{
    auto opened = services::Office::open(*m_official, *m_api, {m_dir->path(), u"desk-fault"_s, m_rules, m_clock});
    if (!opened) {
        m_notOpened = opened.error().code + u' ' + opened.error().detail;
        return false;
    }
    m_notOpened.clear();
    m_office = std::move(*opened);
    for (services::SyncEngine* engine : m_office->engines())
        engine->setPace(20, 4);
    m_office->startSync();
    return true;
}

void World::closeDesk() { m_office.reset(); }

QString World::storeFile() const { return services::officialFolder(m_dir->path(), m_official->official().id) + u"/dossiers.db"_s; }

//! The program is gone from one moment to the next.
void World::die(bool power, quint32 chance)
{
    if (!m_office)
        return;
    if (power)
        m_disk.cutPower(chance);
    else
        m_disk.stop();
    m_wire->breakAll();
    closeDesk();
    m_disk.mend();
    if (m_plant == Plant::Lost)
        QFile::remove(storeFile() + u"-wal"_s);
    (void)openDesk();
}

//! Everything mended, as it is when the line, the disk and the clock are well: no person presses anything.
bool World::settle()
{
    m_wire->forgetCut();
    m_wire->setOut(false);
    m_disk.setFull(false);
    m_disk.failAt(-1);
    m_clockOffset = 0;
    if (!m_office && !openDesk())
        return false;
    return until(
        [this] {
            const auto engines = m_office->engines();
            return std::all_of(engines.begin(), engines.end(), [](const services::SyncEngine* e) { return e->isIdle() && !e->status().error; }) &&
                   (m_office->syncStatus().waiting == 0 || onlyBehindTheTray());
        },
        patience);
}

//! What waits lies behind a command that a person has to look at: it may wait for ever.
bool World::onlyBehindTheTray()
{
    using State = services::TrayEntry::State;
    const auto all = tray();
    QSet<QString> blocked;
    for (const auto& entry : all) {
        if (entry.state == State::Conflict || entry.state == State::Refused)
            blocked.insert(entry.target);
    }
    return !all.empty() && std::all_of(all.begin(), all.end(), [&](const auto& entry) {
        return (entry.state != State::Queued && entry.state != State::Sending) || blocked.contains(entry.target);
    });
}

//! A disk that is full or slips is said to be that, and nothing worse.
bool World::mayStayShut() const
{
    static const QStringList passing{u"disk_full"_s, u"database_io"_s, u"database_cannot_open"_s, u"database_busy"_s};
    return std::any_of(passing.begin(), passing.end(), [this](const QString& code) { return m_notOpened.startsWith(code + u' '); });
}

QString World::noRest()
{
    const auto status = m_office ? m_office->syncStatus() : services::SyncStatus();
    QString left;
    for (const auto& entry : m_office ? tray() : std::vector<services::TrayEntry>()) {
        if (entry.state != services::TrayEntry::State::Sent)
            left += u" [state %1, %2 tries, %3, due in %4 ms]"_s.arg(int(entry.state)).arg(entry.attempts).arg(entry.code).arg(m_clock.now().msecsTo(entry.nextTry));
    }
    return left + u" no rest: waiting %1, error %2 %3 %4"_s.arg(status.waiting)
                      .arg(status.error ? status.error->code + status.error->detail : QString(), m_notOpened,
                           m_office && m_office->engines().front()->isIdle() ? u"idle"_s : u"busy"_s);
}

QString World::run(const Schedule& schedule)
{
    if (++m_lived > schedulesPerCentre && !renew())
        return u"a new centre: "_s + m_problem;
    m_made.clear();
    m_uncertain.clear();
    m_theirs.clear();
    m_undone.clear();
    m_dropped.clear();
    m_unsure.clear();
    closeDesk();
    m_disk.mend();
    m_dir = std::make_unique<QTemporaryDir>(memoryFolder());
    copyFolder(m_template.path(), m_dir->path());
    const auto known = CentreFile(m_backend->database()).dossiers(u"agency:H15.50.05.13"_s);
    m_known = QSet<QString>(known.keyBegin(), known.keyEnd());
    const auto applied = CentreFile(m_backend->database()).applied(u"desk-fault"_s);
    m_appliedBefore = QSet<QString>(applied.keyBegin(), applied.keyEnd());
    m_disk.watch(true);
    if (!openDesk())
        return u"the store does not open: "_s + m_notOpened;
    for (const Happening& happening : schedule.happenings) {
        happen(happening);
        if (!m_office && !mayStayShut()) {
            const QString why = m_notOpened;
            m_disk.mend();
            return u"the store does not open: "_s + why + (openDesk() ? u", and opens when the disk is mended"_s : u", nor when the disk is mended"_s);
        }
    }
    if (m_plant == Plant::Stale)
        inStore(u"DELETE FROM dossier WHERE row = (SELECT max(row) FROM dossier)"_s);
    QString wrong;
    for (const bool tidied : {false, true}) {
        if (!settle()) {
            wrong = noRest();
            closeDesk();
            return wrong + (openDesk() && settle() ? u" … and well after a restart"_s : u" … nor after a restart"_s);
        }
        // What the colleague did last may still be on its way.
        (void)until([&] { wrong = look(); return wrong.isEmpty(); }, 5'000);
        if (!wrong.isEmpty()) {
            wrong += noRest();
            m_office->sendNow();
            if (until([&] { return look().isEmpty(); }, 2'000))
                wrong += u" … and well when asked to send now"_s;
        }
        if (tidied || !wrong.isEmpty())
            break;
        tidy(schedule.seed); // what lies in the tray is looked into by somebody, now that all is well
    }
    count();
    closeDesk();
    return wrong;
}

void World::inStore(const QString& sql)
{
    storage::OpenOptions options;
    options.path = storeFile();
    options.key = services::storeKeyFor(m_official->storeKey(), domain::Area::Dossiers, services::KeyUse::Database);
    if (auto db = storage::Db::open(options); !db || !(*db)->run(sql))
        qWarning("the planted fault could not be planted");
}

} // namespace motcua::test
