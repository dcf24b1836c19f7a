#include "ui/shell/tray_model.h"

#include "domain/calendar.h"
#include "ui/kit/badges.h"
#include "ui/kit/describe.h"
#include "ui/kit/format.h"
#include "ui/shell/field_words.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::StringLiterals;

namespace motcua::ui {

using services::TrayEntry;

namespace {

struct Tray
{
    Q_DECLARE_TR_FUNCTIONS(Tray)
};

// A kind of the feed in words; one that is not known yet stays as it is called.
QString kindText(const QString& kind)
{
    struct Row
    {
        QLatin1StringView kind;
        const char* text;
    };
    static constexpr Row rows[] = {
        {"dossier"_L1, QT_TRANSLATE_NOOP("Tray", "dossiers")},
        {"registration"_L1, QT_TRANSLATE_NOOP("Tray", "registrations")},
        {"roster"_L1, QT_TRANSLATE_NOOP("Tray", "lists of members")},
        {"procedure"_L1, QT_TRANSLATE_NOOP("Tray", "procedures")},
        {"meeting"_L1, QT_TRANSLATE_NOOP("Tray", "meetings")},
        {"pass"_L1, QT_TRANSLATE_NOOP("Tray", "passes")},
        {"check_in"_L1, QT_TRANSLATE_NOOP("Tray", "scans at the gate")},
        {"claim"_L1, QT_TRANSLATE_NOOP("Tray", "claims")},
        {"incident"_L1, QT_TRANSLATE_NOOP("Tray", "double admissions")},
        {"invitation"_L1, QT_TRANSLATE_NOOP("Tray", "invitations")},
    };
    for (const Row& row : rows) {
        if (kind == row.kind)
            return Tray::tr(row.text);
    }
    return kind;
}

// What a refusal or conflict code means to a person; other codes go through describe().
QString refusalText(const QString& code)
{
    struct Row
    {
        QLatin1StringView code;
        const char* text;
    };
    static constexpr Row rows[] = {
        {"status_moved"_L1, QT_TRANSLATE_NOOP("Tray", "Somebody else has moved this dossier on. Both states are kept; look at it, then do it again or drop it")},
        {"already_decided"_L1, QT_TRANSLATE_NOOP("Tray", "Somebody else has decided already")},
        {"not_allowed"_L1, QT_TRANSLATE_NOOP("Tray", "The rules do not allow this step from the state that the server has")},
        {"reason_missing"_L1, QT_TRANSLATE_NOOP("Tray", "A reason is missing")},
        {"own_registration"_L1, QT_TRANSLATE_NOOP("Tray", "Nobody decides on their own registration")},
        {"outside_cell"_L1, QT_TRANSLATE_NOOP("Tray", "The registration belongs to another cell")},
        {"record_exists"_L1, QT_TRANSLATE_NOOP("Tray", "The server has this dossier already")},
        {"no_record"_L1, QT_TRANSLATE_NOOP("Tray", "The server does not have this record")},
        {"field_missing"_L1, QT_TRANSLATE_NOOP("Tray", "A required field is missing")},
        {"code_not_leased"_L1, QT_TRANSLATE_NOOP("Tray", "The number does not belong to this machine")},
        {"rev_moved"_L1, QT_TRANSLATE_NOOP("Tray", "Somebody else has changed this dossier meanwhile")},
        {"claimed"_L1, QT_TRANSLATE_NOOP("Tray", "Somebody else is working on it; it is sent by itself when they have let it go")},
        {"scope"_L1, QT_TRANSLATE_NOOP("Tray", "The record no longer belongs to this office")},
        {"photo_changed"_L1, QT_TRANSLATE_NOOP("Tray", "Another photo was sent meanwhile; look at it, then decide again")},
        {"values_changed"_L1, QT_TRANSLATE_NOOP("Tray", "The member has changed something meanwhile; look at it, then decide again")},
        {"roster_moved"_L1, QT_TRANSLATE_NOOP("Tray", "Another list of members was taken in meanwhile; look at it, then take yours in again")},
        {"merge_mismatch"_L1, QT_TRANSLATE_NOOP("Tray", "The earlier registration is not the same person's, or has gone on elsewhere")},
        {"account_exists"_L1, QT_TRANSLATE_NOOP("Tray", "An account has this number already; if it is the same person, merge them, else refuse it")},
        {"blob_missing"_L1, QT_TRANSLATE_NOOP("Tray", "Waits until its files are on the server")},
        {"bad_payload"_L1, QT_TRANSLATE_NOOP("Tray", "The server does not understand this work; export the slip and tell the administrator")},
        {"id_reused"_L1, QT_TRANSLATE_NOOP("Tray", "The server has other work under the same number; try again")},
        {"moved"_L1, QT_TRANSLATE_NOOP("Tray", "The record was moved to another office; this work goes sealed to the server")},
        {"revoked"_L1, QT_TRANSLATE_NOOP("Tray", "This account no longer holds the record; this work goes sealed to the server")},
        {"handed_over"_L1, QT_TRANSLATE_NOOP("Tray", "No longer this desk's; sealed, waits to be handed to the server")},
        {"lane_blocked"_L1, QT_TRANSLATE_NOOP("Tray", "Waits for the work before it")},
    };
    for (const Row& row : rows) {
        if (code == row.code)
            return Tray::tr(row.text);
    }
    return {};
}

} // namespace

QString trayTitle(const TrayEntry& entry)
{
    if (entry.state == TrayEntry::State::Parked)
        return Tray::tr("%n record(s) not understood: %1", nullptr, entry.rows).arg(kindText(entry.type));
    const QString what = entry.title.isEmpty() ? entry.target.right(8) : format::shortCode(entry.title);
    if (entry.code == "handed_over"_L1)
        return Tray::tr("Sealed work on %1").arg(what);
    if (entry.type == "dossier.receive"_L1)
        return Tray::tr("Receive %1").arg(what);
    if (entry.type == "dossier.transition"_L1) {
        switch (entry.toStatus.toInt()) {
        case 3: return Tray::tr("Refuse %1").arg(what);
        case 4: return Tray::tr("Forward %1").arg(what);
        case 5: return Tray::tr("Ask for a supplement to %1").arg(what);
        case 6: return Tray::tr("Ask for payment for %1").arg(what);
        case 7: return Tray::tr("Withdraw %1").arg(what);
        case 8: return Tray::tr("Stop %1").arg(what);
        case 9: return Tray::tr("Finish %1").arg(what);
        case 10: return Tray::tr("Return the result of %1").arg(what);
        default: return Tray::tr("Change %1").arg(what);
        }
    }
    if (entry.type == "dossier.note"_L1)
        return Tray::tr("Note on %1").arg(what);
    if (entry.type == "dossier.edit"_L1)
        return Tray::tr("Correct %1").arg(what);
    if (entry.type == "dossier.papers"_L1)
        return Tray::tr("Papers of %1").arg(what);
    if (entry.type == "registration.decide"_L1) {
        if (entry.toStatus == "approved"_L1)
            return Tray::tr("Approve %1").arg(what);
        if (entry.toStatus == "refused"_L1)
            return Tray::tr("Refuse %1").arg(what);
        return Tray::tr("Return for correction: %1").arg(what);
    }
    if (entry.type == "roster.replace"_L1)
        return entry.title.isEmpty() ? Tray::tr("List of members") : Tray::tr("List of members %1").arg(entry.title);
    if (entry.type == "registration.submit"_L1)
        return Tray::tr("Register %1").arg(what);
    if (entry.type == "incident"_L1)
        return Tray::tr("Let in twice: %1").arg(entry.title.isEmpty() ? what : entry.title);
    if (entry.type == "checkin.record"_L1)
        return Tray::tr("Scan at the gate: %1").arg(what);
    return Tray::tr("Record of the server: %1").arg(what);
}

QString trayReason(const TrayEntry& entry, const QDateTime& now, bool behind)
{
    switch (entry.state) {
    case TrayEntry::State::Sending: return Tray::tr("Being sent");
    case TrayEntry::State::Sent: return Tray::tr("The server has taken it");
    case TrayEntry::State::Incident: return Tray::tr("Both scans are kept, gates: %1. Find out who holds the pass").arg(entry.detail);
    case TrayEntry::State::Dropped:
        if (entry.code == "resolved"_L1)
            return Tray::tr("Not chosen, kept: %1").arg(fieldNames(entry.fields));
        return entry.reason.isEmpty() ? Tray::tr("Let go of") : Tray::tr("Let go of: %1").arg(entry.reason);
    case TrayEntry::State::Parked: {
        const QString older = entry.olderShown > 0 ? Tray::tr("; of %n an earlier state is shown", nullptr, entry.olderShown) : QString();
        return (entry.needsUpdate ? Tray::tr("This version cannot read them; they are kept and appear with a newer version of the program: ask the administrator for it")
                                  : Tray::tr("They are not as agreed with the server; they are kept: tell the administrator the details")) +
               older;
    }
    case TrayEntry::State::Conflict:
    case TrayEntry::State::Refused: {
        if (entry.state == TrayEntry::State::Conflict && entry.type == "dossier.edit"_L1) {
            return entry.fields.isEmpty() ? Tray::tr("The server has moved on; save it once more")
                                          : Tray::tr("Two places have changed: %1").arg(fieldNames(entry.fields));
        }
        const QString known = refusalText(entry.code);
        if (entry.state == TrayEntry::State::Refused)
            return Tray::tr("The server does not take it: %1").arg(known.isEmpty() ? describeCode(entry.code) : known);
        return known.isEmpty() ? Tray::tr("Two places have changed the same record") : known;
    }
    case TrayEntry::State::Queued: break;
    }
    if (entry.uploads > 0)
        return Tray::tr("Waits for %n file(s) to go up first", nullptr, entry.uploads);
    if (behind)
        return Tray::tr("Waits for the earlier work on the same record");
    const QString known = refusalText(entry.code);
    if (!known.isEmpty())
        return known;
    if (entry.nextTry.isValid() && entry.nextTry > now)
        return Tray::tr("Next try in %1, attempt %2").arg(format::duration(now.secsTo(entry.nextTry))).arg(entry.attempts + 1);
    return entry.attempts > 0 ? Tray::tr("Waits to be sent again") : Tray::tr("Waits to be sent");
}

TrayModel::Group TrayModel::group(TrayEntry::State state)
{
    switch (state) {
    case TrayEntry::State::Conflict:
    case TrayEntry::State::Refused:
    case TrayEntry::State::Incident:
    case TrayEntry::State::Parked: return Group::Look;
    case TrayEntry::State::Queued:
    case TrayEntry::State::Sending: return Group::Waiting;
    case TrayEntry::State::Dropped: return Group::Dropped;
    case TrayEntry::State::Sent: break;
    }
    return Group::Sent;
}

void TrayModel::setEntries(const std::vector<TrayEntry>& entries)
{
    beginResetModel();
    m_entries = entries;
    m_lines.clear();
    m_counts = {};
    m_behind.assign(m_entries.size(), false);
    QSet<QString> busy; // entries come in order of making
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const Group its = group(m_entries[i].state);
        if ((its != Group::Look && its != Group::Waiting) || m_entries[i].state == TrayEntry::State::Parked ||
            m_entries[i].state == TrayEntry::State::Incident)
            continue;
        m_behind[i] = its == Group::Waiting && busy.contains(m_entries[i].target);
        busy.insert(m_entries[i].target);
    }
    for (const Group current : {Group::Look, Group::Waiting, Group::Sent, Group::Dropped}) {
        for (size_t i = 0; i < m_entries.size(); ++i) {
            if (group(m_entries[i].state) != current)
                continue;
            if (m_counts[size_t(current)]++ == 0)
                m_lines.push_back({-1, current});
            m_lines.push_back({int(i), current});
        }
    }
    endResetModel();
}

const TrayEntry* TrayModel::entry(int row) const
{
    if (row < 0 || row >= int(m_lines.size()) || m_lines[size_t(row)].entry < 0)
        return nullptr;
    return &m_entries[size_t(m_lines[size_t(row)].entry)];
}

int TrayModel::rowOf(const QString& commandId) const
{
    for (int row = 0; row < int(m_lines.size()); ++row) {
        const TrayEntry* one = entry(row);
        if (one && one->commandId == commandId)
            return row;
    }
    return -1;
}

int TrayModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

Qt::ItemFlags TrayModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return entry(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::ItemFlags(Qt::ItemNeverHasChildren);
}

QVariant TrayModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line& line = m_lines[size_t(index.row())];
    const TrayEntry* one = entry(index.row());
    switch (role) {
    case HeadRole: return !one;
    case HeadCountRole: return m_counts[size_t(line.group)];
    case Qt::DisplayRole:
        if (one)
            return trayTitle(*one);
        switch (line.group) {
        case Group::Look: return Tray::tr("Needs a look");
        case Group::Waiting: return Tray::tr("Waiting to be sent");
        case Group::Sent: return Tray::tr("Sent today");
        case Group::Dropped: return Tray::tr("Let go of, can be brought back");
        }
        return {};
    case ReasonRole: return one ? trayReason(*one, QDateTime::currentDateTimeUtc(), m_behind[size_t(line.entry)]) : QString();
    case Qt::AccessibleTextRole:
        if (one)
            return QString(trayTitle(*one) + ", "_L1 + data(index, ReasonRole).toString());
        return data(index, Qt::DisplayRole);
    case EntryRole: return one ? QVariant::fromValue(*one) : QVariant();
    case CommandRole: return one ? one->commandId : QString();
    default: return {};
    }
}

} // namespace motcua::ui
