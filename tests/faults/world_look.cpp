// What has come of a schedule: the store against the centre's own database, each command against what was promised of it.
#include "tests/faults/world.h"

#include "tests/services/sync_desk.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::test {

namespace {

const QString scope = u"agency:H15.50.05.13"_s;

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

std::vector<services::DossierRow> World::rows()
{
    services::QueueFilter filter;
    filter.tab = services::QueueTab::All;
    const auto page = waited(m_office->dossiers()->page(filter, {}, 1'000));
    auto found = page ? page->rows : std::vector<services::DossierRow>();
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return found;
}

std::vector<services::TrayEntry> World::tray()
{
    return waited(m_office->tray()).value_or(std::vector<services::TrayEntry>());
}

QString World::look()
{
    const QString rows = lookAtRows();
    return rows.isEmpty() ? lookAtCommands() : rows;
}

QString World::lookAtCommands()
{
    using State = services::TrayEntry::State;
    const auto all = waited(m_office->tray());
    if (!all)
        return u"the tray: "_s + all.error().code;
    QSet<QString> needsLook;
    for (const auto& entry : *all) {
        if (entry.state == State::Conflict || entry.state == State::Refused || entry.state == State::Queued || entry.state == State::Sending)
            needsLook.insert(entry.commandId); // in it, or behind what is in it: settle() has looked
    }
    const CentreFile centre(m_backend->database());
    m_seen = {};
    for (const Made& made : m_made) {
        const auto count = commandsIn(centre.dossier(made.target)).count(made.command);
        if (count > 1)
            return u"%1 took effect %2 times"_s.arg(made.command).arg(count);
        if (m_unsure.contains(made.command))
            continue;
        if (m_undone.contains(made.command)) {
            if (count != 0)
                return made.command + u" was undone and took effect"_s;
        } else if (m_dropped.contains(made.command)) {
            if (count != 0)
                return made.command + u" was let go of and took effect"_s;
        } else if (needsLook.contains(made.command)) {
            if (count != 0)
                return made.command + u" took effect and lies in the tray"_s;
            ++m_seen.inTray;
        } else if (count == 1) {
            ++m_seen.settled;
        } else if (m_moved.contains(made.target) && centre.quarantined(made.command)) {
            ++m_seen.handedOver;
        } else {
            return made.command + u" was acknowledged and is lost"_s;
        }
    }
    QHash<QString, int> unknown;
    QSet<QString> strange; // new records of ours that nobody was told of
    const auto applied = centre.applied(u"desk-fault"_s);
    for (auto it = applied.begin(); it != applied.end(); ++it) {
        const bool acknowledged = std::any_of(m_made.begin(), m_made.end(), [&](const Made& made) { return made.command == it.key(); });
        if (acknowledged || m_appliedBefore.contains(it.key()))
            continue;
        const bool isOurs = std::any_of(m_made.begin(), m_made.end(), [&](const Made& made) { return made.target == it.value(); });
        const bool isNew = !isOurs && !m_known.contains(it.value()) && !m_moved.contains(it.value());
        if (isNew ? (strange.insert(it.value()), strange.size() > m_uncertain.value({})) : ++unknown[it.value()] > m_uncertain.value(it.value()))
            return it.value() + u" holds more of our work than we did"_s;
    }
    return {};
}

//! What the last look saw, once for each schedule.
void World::count()
{
    m_tally.inTray += m_seen.inTray;
    m_tally.settled += m_seen.settled;
    m_tally.handedOver += m_seen.handedOver;
}

//! The store holds the scope's records as the centre has them: each id, each rev, and of what was touched everything.
QString World::lookAtRows()
{
    const CentreFile centre(m_backend->database());
    const auto theirs = centre.dossiers(scope);
    const auto ours = rows();
    if (qsizetype(ours.size()) != theirs.size())
        return u"%1 rows here, %2 at the centre"_s.arg(ours.size()).arg(theirs.size());
    QSet<QString> codes;
    for (const auto& row : ours) {
        if (!theirs.contains(row.id))
            return row.id + u" is not at the centre"_s;
        if (!row.code.isEmpty() && codes.contains(row.code))
            return row.id + u" has a number that was given twice"_s;
        codes.insert(row.code);
    }
    QSet<QString> blocked; // work behind what lies in the tray is shown, and goes on being shown
    for (const auto& entry : tray()) {
        if (entry.state == services::TrayEntry::State::Queued)
            blocked.insert(entry.target);
    }
    QSet<QString> touched(m_theirs.keyBegin(), m_theirs.keyEnd());
    for (const Made& made : m_made)
        touched.insert(made.target);
    std::vector<QFuture<Result<services::DossierDetail>>> asked;
    for (const auto& row : ours)
        asked.push_back(m_office->dossiers()->detail(row.id));
    for (size_t i = 0; i < ours.size(); ++i) {
        const QString id = ours[i].id;
        const auto detail = waited(asked[i]);
        if (!detail)
            return id + u": "_s + detail.error().code;
        const auto there = theirs[id];
        if (detail->dossier.rev != there.rev)
            return u"%1: rev %2 here, %3 at the centre"_s.arg(id).arg(detail->dossier.rev).arg(there.rev);
        if (!touched.contains(id) || blocked.contains(id))
            continue;
        const auto dossier = domain::dossierFromJson(QJsonDocument::fromJson(there.body).object());
        if (!dossier || !(*dossier == detail->dossier))
            return id + u" differs"_s;
    }
    return {};
}

} // namespace motcua::test
