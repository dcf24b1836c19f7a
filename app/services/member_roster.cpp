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
    const auto file = storage::roster::file(db, cell);
    RosterLines lists(db);
    const auto lines = lists.of(cell);
    const auto rows = storage::registrations::list(db, false, mostRegistrations);
    if (!file || !lines || !rows)
        return tl::unexpected(!file ? file.error() : !lines ? lines.error() : rows.error());
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

MemberRoster::MemberRoster(DeskContext desk, QObject* parent) : QObject(parent), m_desk(std::move(desk)) {}

QString MemberRoster::cell() const
{
    for (const domain::Scope& scope : m_desk.official().scopes) {
        if (scope.area() == domain::Area::Party)
            return scope.text.section(u':', 1);
    }
    return {};
}

QFuture<Result<RosterPreview>> MemberRoster::preview(const QString& path)
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
    return chain(read, this, [this](const RosterPreview& preview) {
        return m_desk.db->read([preview, cell = cell()](Db& db) -> Result<RosterPreview> {
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
            counted.added = int((there - here).size());
            counted.removed = int((here - there).size());
            return counted;
        });
    });
}

QFuture<Result<int>> MemberRoster::take(const RosterPreview& preview)
{
    const storage::roster::File file{cell(), preview.fileName, m_desk.clock().now(), m_desk.official().fullName};
    auto taken = m_desk.db->write([file, lines = preview.sheet.lines](Db& db) -> Result<int> {
        std::vector<storage::roster::Line> rows;
        for (const RosterLine& line : lines)
            rows.push_back({line.row, domain::sortKey(line.fullName), bodyOf(line)});
        const auto done = db.transaction([&]() -> Result<void> { return storage::roster::replace(db, file, rows); });
        if (!done)
            return tl::unexpected(done.error());
        return int(rows.size());
    });
    whenDone(taken, this, [this](const Result<int>& lines) {
        if (lines)
            Q_EMIT changed();
    });
    return taken;
}

QFuture<Result<MemberDirectory>> MemberRoster::directory()
{
    return m_desk.db->read([cell = cell()](Db& db) { return readDirectory(db, cell); });
}

} // namespace motcua::services
