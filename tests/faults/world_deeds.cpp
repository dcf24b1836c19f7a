// What happens in a schedule: the official's work, the colleague's, and what breaks.
#include "tests/faults/world.h"

#include "domain/dossier_edit.h"
#include "services/sync_engine.h"
#include "services/tray_desk.h"
#include "tests/services/sync_desk.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::test {

namespace {

const QString agency = u"H15.50.05.13"_s;
const QString scope = u"agency:H15.50.05.13"_s;

//! One to two of a few fields, so that two people often mean the same one.
void change(domain::Dossier& dossier, QRandomGenerator& random)
{
    const QString value = QString::number(random.bounded(10'000'000));
    const int which = int(random.bounded(4));
    if (which != 1)
        dossier.note = u"ghi chú "_s + value;
    if (which == 1 || which == 2)
        dossier.owner.phone = u"0"_s + value.rightJustified(9, u'9');
    if (which == 3)
        dossier.fee = value.toInt();
}

} // namespace

void World::happen(const Happening& happening)
{
    QRandomGenerator random(happening.chance);
    const auto way = random.bounded(2) ? FaultyWire::Way::Up : FaultyWire::Way::Down;
    const int byte = int(random.bounded(random.bounded(2) ? 1'500 : 300));
    const QByteArray what = random.bounded(2) ? "/v1/commands" : "";
    switch (happening.deed) {
    case Deed::Edit: return edit(happening.chance);
    case Deed::Correct: return correct(happening.chance);
    case Deed::Receive: return receive();
    case Deed::Undo: return undo(happening.chance);
    case Deed::Tidy: return tidy(happening.chance);
    case Deed::Breath:
        (void)until([this] { return m_office && m_office->syncStatus().waiting == 0 && m_office->engines().front()->isIdle(); }, int(random.bounded(30)));
        return;
    case Deed::Cut: return m_wire->cutAt(way, byte, what);
    case Deed::Silence: return m_wire->silenceAt(way, byte, what);
    case Deed::Unplug: return m_wire->setOut(true);
    case Deed::Plug: return m_wire->setOut(false);
    case Deed::Kill: return die(false, 0);
    case Deed::PowerCut: return die(true, happening.chance);
    case Deed::Restart:
        closeDesk();
        (void)openDesk();
        return;
    case Deed::ServerEdit: return serverEdit(happening.chance);
    case Deed::Clash: return clash(happening.chance);
    case Deed::ScopeMove: return move(happening.chance);
    case Deed::CentreRestart: return restartCentre();
    case Deed::ClockJump: m_clockOffset = (qint64(random.bounded(2'000)) - 1'000) * 600'000; return; // a week to and fro
    case Deed::DiskFull: return m_disk.setFull(true);
    case Deed::DiskRoom: return m_disk.setFull(false);
    case Deed::DiskSlip: return m_disk.failAt(random.bounded(120));
    case Deed::Count: return;
    }
}

domain::Id World::someId(QRandomGenerator& random)
{
    const auto all = rows();
    if (all.empty())
        return {};
    // Half of the time one of the first few: work of one hour is often about the same records.
    return all[size_t(random.bounded(random.bounded(2) ? std::min(4, int(all.size())) : int(all.size())))].id;
}

void World::edit(quint32 chance, const domain::Id& which)
{
    if (!m_office)
        return;
    QRandomGenerator random(chance);
    const QString id = which.isEmpty() ? someId(random) : which;
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
        refused(id, moved.error());
    }
}

//! The rules say no, or the disk: then it may be there all the same (a log that was written and whose fsync failed is read at the
//! next start), for a new record under an id that nobody was told.
void World::refused(const domain::Id& id, const Error& error)
{
    const bool isDisk = error.kind == ErrorKind::Storage || error.kind == ErrorKind::DiskFull;
    m_uncertain[id] += isDisk;
    ++(isDisk ? m_tally.diskSaidNo : m_tally.refused);
}

void World::correct(quint32 chance, const domain::Id& which)
{
    if (!m_office)
        return;
    QRandomGenerator random(chance);
    const QString id = which.isEmpty() ? someId(random) : which;
    const auto detail = waited(m_office->dossiers()->detail(id));
    if (!detail)
        return;
    domain::Dossier typed = detail->dossier;
    change(typed, random);
    if (random.bounded(4) == 0) // while the clerk types, so does another
        serverEdit(random.generate(), id);
    const auto edited = waited(m_office->dossiers()->edit(detail->dossier, typed));
    if (!edited)
        return refused(id, edited.error());
    m_made.push_back({edited->conflict.isEmpty() ? edited->dossier.timeline.back().commandId : edited->conflict, id});
    ++m_tally.acknowledged;
    ++m_tally.corrected;
}

void World::receive()
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
    if (!received) {
        refused({}, received.error());
        return;
    }
    m_made.push_back({received->timeline.back().commandId, received->id});
    ++m_tally.acknowledged;
}

void World::undo(quint32 chance)
{
    QRandomGenerator random(chance);
    if (random.bounded(4) != 0) { // a slip, seen at once
        if (random.bounded(3) == 0)
            receive();
        else
            edit(random.generate());
    }
    if (!m_office || m_made.empty())
        return;
    const Made last = random.bounded(3) ? m_made.back() : m_made[random.generate() % m_made.size()];
    const auto before = waited(m_office->dossiers()->detail(last.target));
    if (!before || before->dossier.timeline.empty() || before->dossier.timeline.back().commandId != last.command)
        return;
    const auto undoing = m_office->dossiers()->undo(last.target);
    if (random.bounded(8) == 0) {
        m_unsure.insert(last.command);
        return die(random.bounded(2) != 0, random.generate());
    }
    const auto done = waited(undoing);
    if (done) {
        m_undone.insert(last.command);
        ++m_tally.undone;
        if (m_plant == Plant::Undone)
            inStore(u"INSERT INTO outbox (id, lane, n, type, target, body, made_at)"
                    " SELECT id, lane, n, type, target, body, made_at FROM outbox_done WHERE id = '%1'"_s.arg(last.command));
    } else if (done.error().kind != ErrorKind::Conflict && done.error().kind != ErrorKind::NotFound) {
        m_unsure.insert(last.command);
    }
}

//! Somebody looks into what lies in the tray: lets go of it, asks for it again, chooses between the two sides, or leaves it.
void World::tidy(quint32 chance)
{
    if (!m_office)
        return;
    QRandomGenerator random(chance);
    for (const auto& entry : tray())
        tidyOne(entry, random);
}

void World::tidyOne(const services::TrayEntry& entry, QRandomGenerator& random)
{
    using State = services::TrayEntry::State;
    const int choice = int(random.bounded(4));
    if (!m_office || choice == 0 || entry.commandId.isEmpty())
        return;
    QSet<QString> known;
    for (const auto& each : tray())
        known.insert(each.commandId);
    Result<bool> done = fail(ErrorKind::NotFound, u"nothing"_s);
    services::TrayDesk& desk = m_office->trayDesk();
    const bool stuck = entry.state == State::Conflict || entry.state == State::Refused;
    const bool mine = std::any_of(m_made.begin(), m_made.end(), [&](const Made& made) { return made.command == entry.commandId; });
    if (stuck && choice == 1) {
        done = waited(desk.drop(entry.commandId, u"không cần nữa"_s));
        m_tally.dropped += done.has_value();
    } else if (stuck && choice == 2) {
        done = waited(desk.again(entry.commandId));
        m_tally.again += done.has_value();
    } else if (stuck) {
        const auto merge = waited(desk.merge(entry.commandId));
        if (!merge)
            return;
        QHash<QString, services::Side> choices;
        for (const auto& field : merge->open)
            choices.insert(field.field, random.bounded(2) ? services::Side::Mine : services::Side::Theirs);
        done = waited(desk.resolve(entry.commandId, choices));
        m_tally.resolved += done.has_value();
    } else if (entry.state == State::Dropped && m_dropped.contains(entry.commandId)) {
        done = waited(desk.restore(entry.commandId));
        m_tally.again += done.has_value();
    } else {
        return;
    }
    if (done)
        m_dropped.insert(entry.commandId);
    else if (done.error().kind == ErrorKind::Storage || done.error().kind == ErrorKind::DiskFull)
        m_unsure.insert(entry.commandId);
    // What was made of it has a new id; where the disk failed nobody can say whether there is one.
    bool seen = false;
    for (const auto& each : m_office ? tray() : std::vector<services::TrayEntry>()) {
        if (each.target != entry.target || known.contains(each.commandId) || each.commandId.isEmpty() || each.state == State::Dropped)
            continue;
        seen = true;
        if (done && mine) {
            m_made.push_back({each.commandId, each.target});
            ++m_tally.acknowledged;
        }
    }
    if (!seen || !done || !mine)
        ++m_uncertain[entry.target];
}

//! The line is out, and two people do the same thing to the same record.
void World::clash(quint32 chance)
{
    QRandomGenerator random(chance);
    m_wire->setOut(true);
    if (!m_office)
        return;
    const domain::Id id = someId(random);
    const bool isField = random.bounded(2) != 0;
    if (isField)
        correct(random.generate(), id);
    else
        edit(random.generate(), id);
    serverEdit((random.generate() & ~1U) | (isField ? 1U : 0U), id);
    if (random.bounded(2))
        m_wire->setOut(false);
}

//! The record goes to another agency. Written behind the centre's back, so somebody has to do something for it to be heard of.
void World::move(quint32 chance)
{
    QRandomGenerator random(chance);
    {
        CentreFile centre(m_backend->database());
        QStringList ids = centre.dossiers(scope).keys();
        ids.sort();
        if (ids.size() <= 12)
            return;
        const QString id = ids[random.bounded(int(ids.size()))];
        if (!centre.moveAway(id, scope))
            return;
        m_moved.insert(id);
        ++m_tally.moved;
    }
    const auto left = CentreFile(m_backend->database()).dossiers(scope);
    send(left.begin().key(), domain::CommandType::DossierNote, domain::notePayload(u"chuyển một hồ sơ"_s), left.begin()->rev);
}

//! An odd chance corrects, an even one moves on.
void World::serverEdit(quint32 chance, const domain::Id& which)
{
    QRandomGenerator random(chance);
    const auto all = CentreFile(m_backend->database()).dossiers(scope);
    QStringList ids = all.keys();
    ids.sort();
    if (ids.isEmpty())
        return;
    const int among = random.bounded(2) ? std::min(4, int(ids.size())) : int(ids.size());
    const QString id = which.isEmpty() ? ids[random.bounded(among)] : which;
    const auto dossier = domain::dossierFromJson(QJsonDocument::fromJson(all.value(id).body).object());
    if (!dossier)
        return;
    if (chance & 1U) {
        domain::Dossier typed = *dossier;
        change(typed, random);
        return send(id, domain::CommandType::DossierEdit, domain::editPayload(domain::changesBetween(*dossier, typed)), dossier->rev);
    }
    const auto may = m_rules.transitions.from(*dossier);
    if (may.empty())
        return;
    const auto& step = may[size_t(random.bounded(int(may.size())))];
    send(id, domain::CommandType::DossierTransition,
         domain::transitionPayload({step.to, dossier->status, step.needsReason ? u"lý do của người khác"_s : QString(), {}}), dossier->rev);
}

void World::send(const domain::Id& id, domain::CommandType type, const QJsonObject& payload, qint64 baseRev)
{
    domain::Command command;
    command.id = domain::uuidV7(m_clock.now().toMSecsSinceEpoch(), m_clock.randomBytes(10));
    command.device = u"colleague"_s;
    command.lane = command.target = id;
    command.n = 1;
    command.type = type;
    command.baseRev = baseRev;
    command.payload = payload;
    command.clientTime = m_clock.now();
    if (m_backend->post(u"/v1/commands"_s, {{u"commands"_s, QJsonArray{domain::toJson(command)}}}, m_other).status == 200)
        ++m_theirs[id];
}

void World::restartCentre()
{
    m_backend->kill();
    (void)m_backend->start();
}

} // namespace motcua::test
