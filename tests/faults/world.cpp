#include "tests/faults/world.h"

#include "services/rule_files.h"
#include "services/store_key.h"
#include "services/sync_engine.h"
#include "storage/db.h"
#include "tests/services/sync_desk.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::test {

namespace {

const QString agency = u"H15.50.05.13"_s;
const QString scope = u"agency:H15.50.05.13"_s;
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

QString memoryFolder()
{
    return QFile::exists(u"/dev/shm"_s) ? u"/dev/shm/motcua-XXXXXX"_s : QDir::tempPath() + u"/motcua-XXXXXX"_s;
}

QStringList commandsIn(const QByteArray& body)
{
    QStringList commands;
    for (const auto& event : QJsonDocument::fromJson(body).object().value("timeline"_L1).toArray()) {
        const QString id = event.toObject().value("commandId"_L1).toString();
        if (!id.isEmpty())
            commands << id;
    }
    return commands;
}

} // namespace

World::World(Plant plant)
    : m_plant(plant), m_disk(FaultDisk::install()), m_session(memoryFolder()), m_template(memoryFolder()), m_rules(services::builtInRules().value())
{
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
    m_moved.clear(); // for as long as the centre lives: a desk begins with an old copy and may edit what has left long ago
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
    m_wire->setOut(false);
    m_clockOffset = 0;
    m_secrets = std::make_unique<storage::MemorySecretStore>();
    m_api = std::make_unique<remote::ApiClient>(m_wire->url());
    remote::Limits limits;
    limits.silence = 1'500; // a line that died without a word is known soon
    m_api->setLimits(limits);
    m_official = std::make_unique<services::Session>(*m_api, *m_secrets, m_clock);
    m_official->setDeviceId(u"desk-fault"_s);
    m_official->setStoreFolder([this] { return m_session.path(); });
    const auto challenge = waited(m_official->start(u"lan.nguyen"_s, u"Motcua@2026"_s));
    if (!challenge || !waited(m_official->confirm(challenge->demoOtp))) {
        m_problem = u"the desk cannot sign in"_s;
        return false;
    }
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

void World::happen(const Happening& happening)
{
    QRandomGenerator random(happening.chance);
    switch (happening.deed) {
    case Deed::Edit: return edit(happening.chance);
    case Deed::Receive: return receive(happening.chance);
    case Deed::Undo: return undo(happening.chance);
    case Deed::Drop: return drop();
    case Deed::Breath:
        (void)QTest::qWaitFor([this] { return m_office && m_office->syncStatus().waiting == 0 && m_office->engines().front()->isIdle(); }, int(random.bounded(30)));
        return;
    case Deed::Cut:
        return m_wire->cutAt(random.bounded(2) ? FaultyWire::Way::Up : FaultyWire::Way::Down, random.bounded(random.bounded(2) ? 1'500 : 300),
                             random.bounded(2) ? "/v1/commands" : "");
    case Deed::Unplug: return m_wire->setOut(true);
    case Deed::Plug: return m_wire->setOut(false);
    case Deed::Kill: return die(false, 0);
    case Deed::PowerCut: return die(true, happening.chance);
    case Deed::Restart:
        closeDesk();
        (void)openDesk();
        return;
    case Deed::ServerEdit: return serverEdit(happening.chance);
    case Deed::ScopeMove: {
        CentreFile centre(m_backend->database());
        QStringList ids = centre.dossiers(scope).keys();
        ids.sort();
        if (ids.size() > 5) {
            const QString id = ids[random.bounded(int(ids.size()))];
            if (centre.moveAway(id, scope)) {
                m_moved.insert(id);
                ++m_tally.moved;
            }
        }
        return;
    }
    case Deed::CentreRestart: return restartCentre();
    case Deed::ClockJump: m_clockOffset = (qint64(random.bounded(2'000)) - 1'000) * 600'000; return; // a week to and fro
    case Deed::DiskFull: return m_disk.setFull(true);
    case Deed::DiskRoom: return m_disk.setFull(false);
    case Deed::Count: return;
    }
}

std::vector<services::DossierRow> World::rows()
{
    services::QueueFilter filter;
    filter.tab = services::QueueTab::All;
    const auto page = waited(m_office->dossiers()->page(filter, {}, 1'000));
    auto found = page ? page->rows : std::vector<services::DossierRow>();
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return found;
}

void World::edit(quint32 chance)
{
    if (!m_office)
        return;
    QRandomGenerator random(chance);
    const auto all = rows();
    if (all.empty())
        return;
    const QString id = all[size_t(random.bounded(int(all.size())))].id;
    const auto detail = waited(m_office->dossiers()->detail(id));
    std::vector<domain::Transition> may;
    for (const auto& action : detail ? detail->actions : std::vector<domain::Transition>()) {
        if (action.to != domain::DossierStatus::Received)
            may.push_back(action);
    }
    if (may.empty())
        return;
    const auto& step = may[size_t(random.bounded(int(may.size())))];
    const auto done = m_office->dossiers()->transition(id, step.to, step.needsReason ? u"lý do thử"_s : QString());
    if (random.bounded(8) == 0) { // killed before anybody said what became of it
        ++m_uncertain[id];
        ++m_tally.uncertain;
        return die(random.bounded(2) != 0, random.generate());
    }
    const auto moved = waited(done);
    if (moved) {
        m_made.push_back({moved->timeline.back().commandId, id});
        ++m_tally.acknowledged;
    } else {
        ++m_tally.refused;
        if (moved.error().kind == ErrorKind::Storage || moved.error().kind == ErrorKind::DiskFull)
            ++m_uncertain[id];
    }
}

void World::receive(quint32)
{
    if (!m_office)
        return;
    const auto procedures = waited(m_office->dossiers()->procedures());
    if (!procedures || procedures->empty())
        return;
    domain::Dossier filled;
    filled.agency = agency;
    filled.procedureId = procedures->front().id;
    filled.procedureName = procedures->front().name;
    filled.owner.fullName = u"Lò Thị Thử"_s;
    const auto received = waited(m_office->dossiers()->receive(filled));
    if (!received)
        return;
    m_made.push_back({received->timeline.back().commandId, received->id});
    ++m_tally.acknowledged;
}

void World::undo(quint32 chance)
{
    if (!m_office || m_made.empty())
        return;
    const Made last = m_made[chance % m_made.size()];
    const auto undone = m_office->dossiers()->detail(last.target);
    const auto before = waited(undone);
    if (!before || before->dossier.timeline.empty() || before->dossier.timeline.back().commandId != last.command)
        return;
    const auto done = waited(m_office->dossiers()->undo(last.target));
    if (done) {
        m_undone.insert(last.command);
        ++m_tally.undone;
        if (m_plant == Plant::Undone)
            inStore(u"INSERT INTO outbox (id, lane, n, type, target, body, made_at)"
                    " SELECT id, lane, n, type, target, body, made_at FROM outbox_done WHERE id = '%1'"_s.arg(last.command));
    } else if (done.error().kind != ErrorKind::Conflict && done.error().kind != ErrorKind::NotFound) {
        m_dropped.insert(last.command); // nobody said what became of it: both is right
    }
}

void World::drop()
{
    if (!m_office)
        return;
    const auto tray = waited(m_office->tray());
    for (const auto& entry : tray.value_or(std::vector<services::TrayEntry>())) {
        if (entry.state != services::TrayEntry::State::Conflict && entry.state != services::TrayEntry::State::Refused)
            continue;
        if (waited(m_office->drop(entry.commandId, u"không cần nữa"_s)).value_or(false)) {
            m_dropped.insert(entry.commandId);
            ++m_tally.dropped;
        }
        return;
    }
}

void World::serverEdit(quint32 chance)
{
    QRandomGenerator random(chance);
    const auto all = CentreFile(m_backend->database()).dossiers(scope);
    QStringList ids = all.keys();
    ids.sort();
    if (ids.isEmpty())
        return;
    const QString id = ids[random.bounded(int(ids.size()))];
    const auto dossier = domain::dossierFromJson(QJsonDocument::fromJson(all[id].body).object());
    if (!dossier)
        return;
    const auto may = m_rules.transitions.from(*dossier);
    if (may.empty())
        return;
    const auto& step = may[size_t(random.bounded(int(may.size())))];
    domain::Command command;
    command.id = domain::uuidV7(m_clock.now().toMSecsSinceEpoch(), m_clock.randomBytes(10));
    command.device = u"colleague"_s;
    command.lane = command.target = id;
    command.n = 1;
    command.type = domain::CommandType::DossierTransition;
    command.baseRev = dossier->rev;
    command.payload = domain::transitionPayload({step.to, dossier->status, step.needsReason ? u"lý do của người khác"_s : QString(), {}});
    command.clientTime = m_clock.now();
    const auto answer = m_backend->post(u"/v1/commands"_s, {{u"commands"_s, QJsonArray{domain::toJson(command)}}}, m_other);
    if (answer.status == 200)
        ++m_theirs[id];
}

void World::restartCentre()
{
    m_backend->kill();
    (void)m_backend->start();
}

//! Everything mended, as it is when the line, the disk and the clock are well: no person presses anything.
bool World::settle()
{
    m_wire->forgetCut();
    m_wire->setOut(false);
    m_clockOffset = 0;
    if (!m_office && !openDesk())
        return false;
    return QTest::qWaitFor(
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
    const auto tray = waited(m_office->tray());
    QSet<QString> blocked;
    for (const auto& entry : tray.value_or(std::vector<services::TrayEntry>())) {
        if (entry.state == State::Conflict || entry.state == State::Refused)
            blocked.insert(entry.target);
    }
    return tray && std::all_of(tray->begin(), tray->end(), [&](const auto& entry) {
        return (entry.state != State::Queued && entry.state != State::Sending) || blocked.contains(entry.target);
    });
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
    closeDesk();
    m_disk.mend();
    m_dir = std::make_unique<QTemporaryDir>(memoryFolder());
    copyFolder(m_template.path(), m_dir->path());
    const auto applied = CentreFile(m_backend->database()).applied(u"desk-fault"_s);
    m_appliedBefore = QSet<QString>(applied.keyBegin(), applied.keyEnd());
    m_disk.watch(true);
    if (!openDesk())
        return u"the store does not open: "_s + m_notOpened;
    for (const Happening& happening : schedule.happenings) {
        happen(happening);
        if (!m_office && !m_notOpened.isEmpty() && !m_notOpened.startsWith("disk_full"_L1))
            return u"the store does not open: "_s + m_notOpened;
    }
    m_disk.setFull(false);
    if (m_plant == Plant::Stale)
        inStore(u"DELETE FROM dossier WHERE row = (SELECT max(row) FROM dossier)"_s);
    if (!settle()) {
        const auto status = m_office ? m_office->syncStatus() : services::SyncStatus();
        QString left;
        for (const auto& entry : m_office ? waited(m_office->tray()).value_or(std::vector<services::TrayEntry>()) : std::vector<services::TrayEntry>()) {
            if (entry.state != services::TrayEntry::State::Sent)
                left += u" [state %1, %2 tries, %3, due in %4 ms]"_s.arg(int(entry.state)).arg(entry.attempts).arg(entry.code).arg(m_clock.now().msecsTo(entry.nextTry));
        }
        return left + u" no rest: waiting %1, error %2 %3 %4"_s.arg(status.waiting).arg(status.error ? status.error->code + status.error->detail : QString(), m_notOpened,
                                                                             m_office && m_office->engines().front()->isIdle() ? u"idle"_s : u"busy"_s);
    }
    QString wrong;
    // What the colleague did last may still be on its way.
    (void)QTest::qWaitFor([&] { wrong = look(); return wrong.isEmpty(); }, 5'000);
    closeDesk();
    return wrong;
}

QString World::look()
{
    const QString rows = lookAtRows();
    return rows.isEmpty() ? lookAtCommands() : rows;
}

QString World::lookAtCommands()
{
    const auto tray = waited(m_office->tray());
    if (!tray)
        return u"the tray: "_s + tray.error().code;
    QSet<QString> needsLook;
    for (const auto& entry : *tray) {
        if (entry.state != services::TrayEntry::State::Sent) // in it, or behind what is in it: settle() has looked
            needsLook.insert(entry.commandId);
    }
    const CentreFile centre(m_backend->database());
    Tally now = m_tally;
    for (const Made& made : m_made) {
        const auto count = commandsIn(centre.dossier(made.target)).count(made.command);
        if (count > 1)
            return u"%1 took effect %2 times"_s.arg(made.command).arg(count);
        if (m_undone.contains(made.command)) {
            if (count != 0)
                return made.command + u" was undone and took effect"_s;
        } else if (m_dropped.contains(made.command)) {
            continue;
        } else if (needsLook.contains(made.command)) {
            if (count != 0)
                return made.command + u" took effect and lies in the tray"_s;
            ++now.inTray;
        } else if (count == 0 && !(m_moved.contains(made.target) && centre.quarantined(made.target) > 0)) {
            return made.command + u" was acknowledged and is lost"_s;
        } else {
            ++now.settled;
        }
    }
    QHash<QString, int> unknown;
    const auto applied = centre.applied(u"desk-fault"_s);
    for (auto it = applied.begin(); it != applied.end(); ++it) {
        const bool acknowledged = std::any_of(m_made.begin(), m_made.end(), [&](const Made& made) { return made.command == it.key(); });
        if (!acknowledged && !m_appliedBefore.contains(it.key()) && ++unknown[it.value()] > m_uncertain.value(it.value()))
            return it.value() + u" holds more of our work than we did"_s;
    }
    m_tally = now;
    return {};
}

//! The store holds the scope's records as the centre has them: each id, each rev, and of what was touched everything.
QString World::lookAtRows()
{
    const CentreFile centre(m_backend->database());
    const auto theirs = centre.dossiers(scope);
    const auto ours = rows();
    if (qsizetype(ours.size()) != theirs.size())
        return u"%1 rows here, %2 at the centre"_s.arg(ours.size()).arg(theirs.size());
    for (const auto& row : ours) {
        if (!theirs.contains(row.id))
            return row.id + u" is not at the centre"_s;
    }
    QSet<QString> blocked; // work behind what lies in the tray is shown, and goes on being shown
    const auto tray = waited(m_office->tray());
    for (const auto& entry : tray.value_or(std::vector<services::TrayEntry>())) {
        if (entry.state == services::TrayEntry::State::Queued)
            blocked.insert(entry.target);
    }
    QSet<QString> touched(m_theirs.keyBegin(), m_theirs.keyEnd());
    for (const Made& made : m_made)
        touched.insert(made.target);
    for (const auto& row : ours) {
        const auto detail = waited(m_office->dossiers()->detail(row.id));
        if (!detail)
            return row.id + u": "_s + detail.error().code;
        const auto there = theirs[row.id];
        if (detail->dossier.rev != there.rev)
            return u"%1: rev %2 here, %3 at the centre"_s.arg(row.id).arg(detail->dossier.rev).arg(there.rev);
        if (!touched.contains(row.id) || blocked.contains(row.id))
            continue;
        const auto dossier = domain::dossierFromJson(QJsonDocument::fromJson(there.body).object());
        if (!dossier || !(*dossier == detail->dossier))
            return row.id + u" differs"_s;
    }
    return {};
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
