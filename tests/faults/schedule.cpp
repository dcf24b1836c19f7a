#include "tests/faults/schedule.h"

#include <QRandomGenerator>
#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace motcua::test {

namespace {

struct Kind
{
    Deed deed;
    const char* name;
    int weight;
};

constexpr std::array<Kind, size_t(Deed::Count)> kinds{{
    {Deed::Edit, "edit", 24},
    {Deed::Correct, "correct", 10},
    {Deed::Receive, "receive", 6},
    {Deed::Undo, "undo", 9},
    {Deed::Tidy, "tidy", 6},
    {Deed::Breath, "breath", 12},
    {Deed::Cut, "cut", 10},
    {Deed::Silence, "silence", 1},
    {Deed::Unplug, "unplug", 8},
    {Deed::Plug, "plug", 7},
    {Deed::Kill, "kill", 7},
    {Deed::PowerCut, "power", 4},
    {Deed::Restart, "restart", 4},
    {Deed::ServerEdit, "server", 12},
    {Deed::Clash, "clash", 6},
    {Deed::ScopeMove, "move", 3},
    {Deed::CentreRestart, "centre", 0}, // dear: by itself, one schedule in fifty
    {Deed::ClockJump, "clock", 4},
    {Deed::DiskFull, "full", 4},
    {Deed::DiskRoom, "room", 5},
    {Deed::DiskSlip, "slip", 5},
}};

} // namespace

Schedule Schedule::of(quint32 seed)
{
    QRandomGenerator random(seed);
    Schedule schedule;
    schedule.seed = seed;
    int all = 0;
    for (const Kind& kind : kinds)
        all += kind.weight;
    const int length = 4 + int(random.bounded(11));
    for (int i = 0; i < length; ++i) {
        int at = int(random.bounded(all));
        const Kind* chosen = kinds.data();
        while (at >= chosen->weight)
            at -= (chosen++)->weight;
        schedule.happenings.append({chosen->deed, random.generate()});
    }
    if (seed % 50 == 17)
        schedule.happenings.insert(int(random.bounded(length)), {Deed::CentreRestart, random.generate()});
    return schedule;
}

QString Schedule::text() const
{
    QStringList words;
    for (const Happening& each : happenings)
        words << QString::fromLatin1(kinds[size_t(each.deed)].name);
    return u"%1: %2"_s.arg(seed).arg(words.join(u' '));
}

} // namespace motcua::test
