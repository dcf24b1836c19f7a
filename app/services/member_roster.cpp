#include "services/member_roster.h"

#include "domain/names.h"
#include "paper/sheet_reader.h"
#include "services/projection_kinds.h"
#include "services/roster_lines.h"
#include "storage/registration_store.h"
#include "storage/roster_store.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace motcua::services {

using namespace Qt::StringLiterals;
using domain::Command;
using domain::MemberRegistration;
using domain::RegistrationStatus;
using domain::RosterFit;
using domain::RosterLine;
using storage::Db;

namespace {

constexpr int mostRegistrations = 20'000;

QString personOf(const RosterLine& line)
{
    return domain::keyK0(line.fullName) + u'|' + (line.cardNumber.isEmpty() ? line.cvNumber : line.cardNumber);
}

MemberStand standOf(RegistrationStatus status)
{
    switch (status) {
    case RegistrationStatus::Waiting: return MemberStand::Waiting;
    case RegistrationStatus::Approved: return MemberStand::Approved;
    case RegistrationStatus::Refused: return MemberStand::Refused;
    case RegistrationStatus::Returned: return MemberStand::Returned;
    }
    return MemberStand::Waiting;
}

//! Who has an account has it, whatever was sent later.
MemberStand standOf(const std::vector<MemberRegistration>& registrations)
{
    const bool approved = std::any_of(registrations.begin(), registrations.end(), [](const auto& r) { return r.status == RegistrationStatus::Approved; });
    return approved ? MemberStand::Approved : standOf(registrations.front().status);
}

Result<MemberDirectory> readDirectory(Db& db, const QString& cell)
{
    MemberDirectory found;
    found.cell = cell;
    const auto file = storage::roster::file(db, cell);
    RosterLines lists(db);
    const auto lines = lists.of(cell);
    const auto rows = storage::registrations::list(db, false, mostRegistrations);
    const auto record = storage::roster::find(db, domain::memberListId(cell));
    if (!file || !lines || !rows || !record)
        return tl::unexpected(!file ? file.error() : !lines ? lines.error() : !rows ? rows.error() : record.error());
    if (*record)
        found.mark = SyncMark(int((*record)->mark));
    if (*file) {
        found.fileName = (*file)->name;
        found.takenAt = (*file)->at;
        found.takenBy = (*file)->takenBy;
    }
    QHash<int, std::size_t> byRow;
    for (const RosterLine& line : **lines) {
        byRow.insert(line.row, found.entries.size());
        found.entries.push_back({u"line:"_s + personOf(line), line, {}, {}, MemberStand::Missing});
    }
    // Newest first: the list comes oldest first.
    for (auto row = rows->rbegin(); row != rows->rend(); ++row) {
        auto r = domain::registrationFromJson(parsed(row->body));
        if (!r || r->cell != cell)
            continue;
        const domain::RosterMatch match = domain::matchRoster(*r, **lines);
        if (match.line && byRow.contains(match.line->row)) {
            MemberEntry& entry = found.entries[byRow.value(match.line->row)];
            if (entry.registrations.empty())
                entry.match = match;
            entry.registrations.push_back(std::move(*r));
            entry.stand = standOf(entry.registrations);
            continue;
        }
        MemberEntry entry{u"registration:"_s + r->id, {}, {*r}, match, (*lines)->empty() ? standOf(r->status) : MemberStand::OffRoster};
        found.entries.push_back(std::move(entry));
    }
    std::stable_sort(found.entries.begin(), found.entries.end(), [](const MemberEntry& a, const MemberEntry& b) {
        return domain::sortKey(a.fullName()) < domain::sortKey(b.fullName());
    });
    return found;
}

} // namespace

QString MemberEntry::number() const
{
    const QString listed = line.cardNumber.isEmpty() ? line.cvNumber : line.cardNumber;
    if (!listed.isEmpty() || registrations.empty())
        return listed;
    const MemberRegistration& r = registrations.front();
    return r.cardNumber.isEmpty() ? r.cvNumber : r.cardNumber;
}

int MemberDirectory::count(MemberStand stand) const
{
    return int(std::count_if(entries.begin(), entries.end(), [stand](const MemberEntry& entry) { return entry.stand == stand; }));
}

const MemberEntry* MemberDirectory::entryOf(const QString& keyOrId) const
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&keyOrId](const MemberEntry& entry) {
        return entry.key == keyOrId || std::any_of(entry.registrations.begin(), entry.registrations.end(), [&keyOrId](const auto& r) { return r.id == keyOrId; });
    });
    return found == entries.end() ? nullptr : &*found;
}

MemberRoster::MemberRoster(DeskContext desk, QObject* parent) : QObject(parent), m_desk(std::move(desk))
{
    sendOlderLists();
}

QStringList MemberRoster::kept() const
{
    QStringList cells;
    for (const domain::Scope& scope : m_desk.official().scopes) {
        if (scope.area() == domain::Area::Party)
            cells << scope.text.section(u':', 1);
    }
    return cells;
}

QString MemberRoster::orFirst(const QString& cell) const { return cell.isEmpty() ? kept().value(0) : cell; }

QFuture<Result<std::vector<KeptCell>>> MemberRoster::cells()
{
    return m_desk.db->read([codes = kept()](Db& db) -> Result<std::vector<KeptCell>> {
        const auto rows = storage::registrations::list(db, false, mostRegistrations);
        if (!rows)
            return tl::unexpected(rows.error());
        QHash<QString, QString> names; // the newest registration's word for it
        for (const auto& row : *rows) {
            const auto r = domain::registrationFromJson(parsed(row.body));
            if (r && !r->cellName.isEmpty())
                names.insert(r->cell, r->cellName);
        }
        std::vector<KeptCell> cells;
        for (const QString& code : codes)
            cells.push_back({code, names.value(code)});
        return cells;
    });
}

QFuture<Result<RosterPreview>> MemberRoster::preview(const QString& path, const QString& wanted)
{
    auto read = QtConcurrent::run([path]() -> Result<RosterPreview> {
        const auto cells = paper::readSheet(path);
        if (!cells)
            return tl::unexpected(cells.error());
        RosterPreview preview{QFileInfo(path).fileName(), domain::readRoster(*cells)};
        if (preview.sheet.headRow == 0)
            return fail(ErrorKind::Invalid, u"roster_heads"_s);
        if (!preview.sheet.usable())
            return fail(ErrorKind::Invalid, u"roster_empty"_s);
        return preview;
    });
    return chain(read, this, [this, cell = orFirst(wanted)](const RosterPreview& preview) {
        return m_desk.db->read([preview, cell](Db& db) -> Result<RosterPreview> {
            RosterLines lists(db);
            const auto now = lists.of(cell);
            if (!now)
                return tl::unexpected(now.error());
            QSet<QString> here;
            QSet<QString> there;
            for (const RosterLine& line : **now)
                here.insert(personOf(line));
            for (const RosterLine& line : preview.sheet.lines)
                there.insert(personOf(line));
            RosterPreview counted = preview;
            counted.cell = cell;
            counted.seen = domain::linesHash(**now);
            counted.added = int((there - here).size());
            counted.removed = int((here - there).size());
            return counted;
        });
    });
}

namespace {

Command replacing(const domain::MemberList& list, const QString& seen)
{
    Command command;
    command.type = domain::CommandType::RosterReplace;
    command.target = list.id;
    command.payload = domain::rosterPayload(list, seen);
    return command;
}

} // namespace

QFuture<Result<int>> MemberRoster::take(const RosterPreview& preview)
{
    domain::MemberList list;
    list.cell = orFirst(preview.cell);
    list.id = domain::memberListId(list.cell);
    list.fileName = preview.fileName;
    list.lines = preview.sheet.lines;
    auto taken = m_desk.db->write([list, seen = preview.seen, projection = m_desk.projection](Db& db) -> Result<int> {
        if (const auto appended = projection->append(db, replacing(list, seen)); !appended)
            return tl::unexpected(appended.error());
        return int(list.lines.size());
    });
    whenDone(taken, this, [this](const Result<int>& lines) {
        if (!lines)
            return;
        m_desk.outboxChanged();
        Q_EMIT changed();
    });
    return taken;
}

QFuture<Result<bool>> MemberRoster::undo(const QString& cell)
{
    auto undone = m_desk.db->write([id = domain::memberListId(orFirst(cell)), projection = m_desk.projection](Db& db) -> Result<bool> {
        const auto gone = projection->undo(db, id);
        return gone ? Result<bool>(true) : tl::unexpected(gone.error());
    });
    whenDone(undone, this, [this](const Result<bool>& done) {
        if (!done)
            return;
        m_desk.outboxChanged();
        Q_EMIT changed();
    });
    return undone;
}

// Lists of a version that kept them on this machine only: sent once. Where the centre has one by then, this one waits in the tray.
void MemberRoster::sendOlderLists()
{
    const auto sent = m_desk.db->write([projection = m_desk.projection](Db& db) -> Result<int> {
        const auto cells = storage::roster::onlyHere(db);
        if (!cells)
            return tl::unexpected(cells.error());
        int lists = 0;
        for (const QString& cell : *cells) {
            RosterLines stored(db);
            const auto lines = stored.of(cell);
            const auto file = storage::roster::file(db, cell);
            if (!lines || !file)
                return tl::unexpected(lines ? file.error() : lines.error());
            domain::MemberList list;
            list.id = domain::memberListId(cell);
            list.cell = cell;
            list.fileName = *file ? (*file)->name : QString();
            list.lines = **lines;
            lists += projection->append(db, replacing(list, {})) ? 1 : 0; // a cell that is held no more, a list that is too long: stays as it is
        }
        return lists;
    });
    whenDone(sent, this, [this](const Result<int>& lists) {
        if (lists && *lists > 0)
            m_desk.outboxChanged();
    });
}

QFuture<Result<MemberDirectory>> MemberRoster::directory(const QString& cell)
{
    return m_desk.db->read([cell = orFirst(cell)](Db& db) { return readDirectory(db, cell); });
}

QFuture<Result<std::vector<MemberDirectory>>> MemberRoster::directories()
{
    return m_desk.db->read([codes = kept()](Db& db) -> Result<std::vector<MemberDirectory>> {
        std::vector<MemberDirectory> all;
        for (const QString& code : codes) {
            auto one = readDirectory(db, code);
            if (!one)
                return tl::unexpected(one.error());
            all.push_back(std::move(*one));
        }
        return all;
    });
}

} // namespace motcua::services
