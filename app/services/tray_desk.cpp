#include "services/tray_desk.h"

#include "remote/incident_api.h"
#include "services/tray_work.h"

#include <algorithm>

namespace motcua::services {

using namespace Qt::StringLiterals;
using storage::Db;

TrayDesk::TrayDesk(std::vector<Room> rooms, Owner owner, QObject* parent) : QObject(parent), m_rooms(std::move(rooms)), m_owner(std::move(owner)) {}
TrayDesk::~TrayDesk() = default;

QFuture<Result<std::vector<TrayEntry>>> TrayDesk::entries()
{
    struct Gathering
    {
        QPromise<Result<std::vector<TrayEntry>>> promise;
        std::vector<TrayEntry> entries;
        size_t open = 0;
        bool failed = false;
    };
    auto gathering = std::make_shared<Gathering>();
    gathering->promise.start();
    gathering->open = m_rooms.size();
    const auto future = gathering->promise.future();
    const auto finish = [gathering] {
        const auto isDropped = [](const TrayEntry& entry) { return entry.state == TrayEntry::State::Dropped; };
        std::stable_sort(gathering->entries.begin(), gathering->entries.end(), [&](const TrayEntry& a, const TrayEntry& b) {
            if (isDropped(a) != isDropped(b))
                return isDropped(b);
            return isDropped(a) ? a.settledAt > b.settledAt : a.madeAt < b.madeAt;
        });
        gathering->promise.addResult(Result<std::vector<TrayEntry>>(std::move(gathering->entries)));
        gathering->promise.finish();
    };
    if (m_rooms.empty())
        finish();
    for (const Room& room : m_rooms) {
        auto part = room.desk.db->read([projection = room.desk.projection](Db& db) { return trayWork::entries(db, *projection); });
        whenDone(part, this, [gathering, finish](const Result<std::vector<TrayEntry>>& entries) {
            if (gathering->failed)
                return;
            if (!entries) {
                gathering->failed = true;
                gathering->promise.addResult(Result<std::vector<TrayEntry>>(tl::unexpected(entries.error())));
                gathering->promise.finish();
                return;
            }
            gathering->entries.insert(gathering->entries.end(), entries->begin(), entries->end());
            if (--gathering->open == 0)
                finish();
        });
    }
    return future;
}

//! The command lies in one of the areas' files: asked one after the other.
QFuture<Result<bool>> TrayDesk::tryIn(size_t index, const Work& work)
{
    if (index >= m_rooms.size())
        return readyFuture<bool>(fail(ErrorKind::NotFound, u"no_command"_s));
    const Room& room = m_rooms[index];
    auto tried = room.desk.db->write([projection = room.desk.projection, work](Db& db) -> Result<std::optional<Changes>> {
        auto changes = work(db, *projection);
        if (changes)
            return std::optional<Changes>(std::move(*changes));
        if (changes.error().kind == ErrorKind::NotFound && changes.error().code == "no_command"_L1)
            return std::optional<Changes>();
        return tl::unexpected(changes.error());
    });
    return chain(tried, this, [this, index, work](const std::optional<Changes>& changes) {
        if (!changes)
            return tryIn(index + 1, work);
        m_rooms[index].moved(*changes);
        Q_EMIT changed();
        return readyFuture<bool>(true);
    });
}

QFuture<Result<bool>> TrayDesk::drop(const QString& commandId, const QString& reason)
{
    return tryIn(0, [commandId, reason](Db& db, const Projection& projection) { return projection.drop(db, commandId, reason); });
}

QFuture<Result<bool>> TrayDesk::resolve(const QString& commandId, const QHash<QString, Side>& choices)
{
    return tryIn(0, [commandId, choices](Db& db, const Projection& projection) { return mergeWork::resolve(db, projection, commandId, choices); });
}

QFuture<Result<bool>> TrayDesk::again(const QString& commandId)
{
    return tryIn(0, [commandId](Db& db, const Projection& projection) { return mergeWork::again(db, projection, commandId); });
}

QFuture<Result<bool>> TrayDesk::restore(const QString& commandId)
{
    return tryIn(0, [commandId](Db& db, const Projection& projection) { return mergeWork::restore(db, projection, commandId); });
}

QFuture<Result<bool>> TrayDesk::settleIncident(const QString& id, const QString& note)
{
    if (note.trimmed().isEmpty())
        return readyFuture<bool>(fail(ErrorKind::Invalid, u"reason_missing"_s));
    if (!m_owner.api)
        return readyFuture<bool>(fail(ErrorKind::Network, u"offline"_s));
    return remote::settleIncident(*m_owner.api, this, id, note.trimmed()); // the feed brings it back settled
}

QFuture<Result<Merge>> TrayDesk::merge(const QString& commandId)
{
    return mergeIn(0, commandId);
}

QFuture<Result<Merge>> TrayDesk::mergeIn(size_t index, const QString& commandId)
{
    if (index >= m_rooms.size())
        return readyFuture<Merge>(fail(ErrorKind::NotFound, u"no_command"_s));
    const Room& room = m_rooms[index];
    auto seen = room.desk.db->read([projection = room.desk.projection, commandId](Db& db) -> Result<std::optional<Merge>> {
        auto merge = mergeWork::view(db, *projection, commandId);
        if (merge)
            return std::optional<Merge>(std::move(*merge));
        if (merge.error().kind == ErrorKind::NotFound && merge.error().code == "no_command"_L1)
            return std::optional<Merge>();
        return tl::unexpected(merge.error());
    });
    return chain(seen, this, [this, index, commandId](const std::optional<Merge>& merge) {
        return merge ? readyFuture<Merge>(Result<Merge>(*merge)) : mergeIn(index + 1, commandId);
    });
}

QFuture<Result<std::vector<UnreadRows>>> TrayDesk::unread() { return unreadFrom(0, {}); }

QFuture<Result<std::vector<UnreadRows>>> TrayDesk::unreadFrom(size_t index, std::vector<UnreadRows> found)
{
    if (index >= m_rooms.size())
        return readyFuture<std::vector<UnreadRows>>(std::move(found));
    return chain(m_rooms[index].desk.db->read([](Db& db) { return parkedRows::facts(db); }), this, [this, index, found](const std::vector<UnreadRows>& rows) {
        std::vector<UnreadRows> sum = found;
        sum.insert(sum.end(), rows.begin(), rows.end());
        return unreadFrom(index + 1, std::move(sum));
    });
}

QFuture<Result<int>> TrayDesk::readAgain() { return readAgainFrom(0, 0); }

QFuture<Result<int>> TrayDesk::readAgainFrom(size_t index, int freed)
{
    if (index >= m_rooms.size())
        return readyFuture<int>(int(freed));
    const Room& room = m_rooms[index];
    auto tried = room.desk.db->write([projection = room.desk.projection](Db& db) { return parkedRows::readAgain(db, *projection); });
    return chain(tried, this, [this, index, freed](const Changes& changes) {
        m_rooms[index].moved(changes);
        Q_EMIT changed();
        return readAgainFrom(index + 1, freed + changes.rows - changes.parked);
    });
}

QFuture<Result<std::vector<Slip::Item>>> TrayDesk::gatherFrom(size_t index, std::vector<Slip::Item> found)
{
    if (index >= m_rooms.size())
        return readyFuture<std::vector<Slip::Item>>(std::move(found));
    const Room& room = m_rooms[index];
    auto part = room.desk.db->read([projection = room.desk.projection](Db& db) { return slips::itemsOf(db, *projection); });
    return chain(part, this, [this, index, found](const std::vector<Slip::Item>& items) {
        std::vector<Slip::Item> all = found;
        all.insert(all.end(), items.begin(), items.end());
        return gatherFrom(index + 1, std::move(all));
    });
}

QFuture<Result<TrayDesk::SlipFile>> TrayDesk::exportSlip()
{
    return chain(gatherFrom(0, {}), this, [this](const std::vector<Slip::Item>& items) {
        if (items.empty())
            return readyFuture<SlipFile>(fail(ErrorKind::NotFound, u"slip_empty"_s));
        Slip slip;
        slip.official = m_owner.official;
        slip.device = m_owner.device;
        slip.madeAt = m_rooms.front().desk.clock().now();
        slip.items = items;
        const auto bytes = slips::write(slip, m_owner.storeKey ? m_owner.storeKey() : QByteArray());
        if (!bytes)
            return readyFuture<SlipFile>(tl::unexpected(bytes.error()));
        const auto back = slips::read(*bytes); // what is handed out can be taken in
        if (!back)
            return readyFuture<SlipFile>(tl::unexpected(back.error()));
        return readyFuture<SlipFile>(SlipFile{*bytes, int(items.size()), back->fingerprint()});
    });
}

//! Each piece goes by the area that speaks of such offices, what fits none by the first.
QFuture<Result<int>> TrayDesk::takeInFrom(size_t index, const std::vector<Slip::Item>& items, int taken)
{
    if (index >= m_rooms.size())
        return readyFuture<int>(int(taken));
    const auto areaOf = [](const Slip::Item& item) { return domain::Scope{item.scope}.area(); };
    std::vector<Slip::Item> mine;
    for (const Slip::Item& item : items) {
        const auto fits = [&](const Room& room) { return room.area == areaOf(item); };
        const auto room = std::find_if(m_rooms.begin(), m_rooms.end(), fits);
        if ((room == m_rooms.end() ? m_rooms.begin() : room) - m_rooms.begin() == std::ptrdiff_t(index))
            mine.push_back(item);
    }
    if (mine.empty())
        return takeInFrom(index + 1, items, taken);
    const Room& room = m_rooms[index];
    auto stored = room.desk.db->write([mine, now = room.desk.clock().now()](Db& db) { return slips::takeIn(db, mine, now); });
    return chain(stored, this, [this, index, items, taken](int fresh) {
        m_rooms[index].moved({});
        return takeInFrom(index + 1, items, taken + fresh);
    });
}

QFuture<Result<TrayDesk::TakenIn>> TrayDesk::takeInSlip(const QByteArray& file)
{
    const auto slip = slips::read(file);
    if (!slip)
        return readyFuture<TakenIn>(tl::unexpected(slip.error()));
    return chain(takeInFrom(0, slip->items, 0), this, [this, slip = *slip](int taken) {
        Q_EMIT changed();
        return readyFuture<TakenIn>(TakenIn{taken, slip});
    });
}

} // namespace motcua::services
