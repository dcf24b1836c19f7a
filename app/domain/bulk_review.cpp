#include "domain/bulk_review.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

struct Condition
{
    BulkObstacle obstacle;
    QLatin1StringView code;
    bool (*fails)(const BulkFacts&);
};

//! All have to hold. The order is that of saying why not: what nobody can change first.
constexpr std::array<Condition, 9> conditions{{
    {BulkObstacle::Blocked, "blocked"_L1, [](const BulkFacts& f) { return f.blocked; }},
    {BulkObstacle::Claimed, "claimed"_L1, [](const BulkFacts& f) { return f.claimed; }},
    {BulkObstacle::NoPicture, "no_picture"_L1, [](const BulkFacts& f) { return !f.picture; }},
    {BulkObstacle::Unreadable, "unreadable"_L1, [](const BulkFacts& f) { return !f.readable; }},
    {BulkObstacle::Differs, "differs"_L1, [](const BulkFacts& f) { return !f.allEqual; }},
    {BulkObstacle::Unsure, "unsure"_L1, [](const BulkFacts& f) { return !f.allSure; }},
    {BulkObstacle::NotOnRoster, "not_on_roster"_L1, [](const BulkFacts& f) { return !f.onRoster; }},
    {BulkObstacle::RosterDiffers, "roster_differs"_L1, [](const BulkFacts& f) { return !f.rosterAgrees; }},
    {BulkObstacle::Duplicate, "duplicate"_L1, [](const BulkFacts& f) { return f.duplicate; }},
}};

constexpr int leastSample = 3;
constexpr int oneOf = 10;

} // namespace

QString code(BulkObstacle obstacle)
{
    return conditions[std::size_t(obstacle)].code;
}

std::optional<BulkObstacle> bulkObstacle(const BulkFacts& facts)
{
    const auto failing = std::find_if(conditions.begin(), conditions.end(), [&facts](const Condition& each) { return each.fails(facts); });
    return failing == conditions.end() ? std::nullopt : std::optional(failing->obstacle);
}

int bulkSampleSize(int count)
{
    return std::min(count, std::max(leastSample, (count + oneOf - 1) / oneOf));
}

QStringList bulkSample(const QStringList& ids, const QByteArray& lot)
{
    // Sorted by a hash that nobody can foresee without the lot: every choice of that size is as likely as any other.
    QList<std::pair<QByteArray, QString>> drawn;
    for (const QString& id : ids) {
        drawn.append({QCryptographicHash::hash(lot + '|' + id.toUtf8(), QCryptographicHash::Sha256), id});
    }
    std::sort(drawn.begin(), drawn.end());
    QStringList sample;
    for (int i = 0; i < bulkSampleSize(int(ids.size())); ++i) {
        sample << drawn[i].second;
    }
    return sample;
}

} // namespace motcua::domain
