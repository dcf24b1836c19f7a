#include "domain/apply_rules.h"
#include "domain/json_read.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace motcua::domain {

// The whole list is a decision like any other: who is first wins, and who replaces one that he has not seen is told.
Applied applyRoster(const Record& record, const Command& command, const Official& actor, const QDateTime& at)
{
    if (!reviews(actor)) {
        return refuse(u"not_allowed"_s);
    }
    json::Reader reader(command.payload, "payload"_L1);
    reader.onlyKeys({"roster"_L1, "seen"_L1});
    const QString seen = reader.text("seen"_L1);
    const QJsonObject given = reader.free("roster"_L1, json::Need::Required);
    if (!reader.ok()) {
        return refuse(u"bad_payload"_s, {u"payload"_s});
    }
    Result<MemberList> sent = sentMemberListFromJson(given);
    if (!sent) {
        return refuse(u"bad_payload"_s, {sent.error().detail});
    }
    MemberList& list = *sent;
    if (list.id != command.target || list.id != memberListId(list.cell)) {
        return refuse(u"bad_payload"_s, {u"id"_s});
    }
    if (!actor.holds(u"cell:"_s + list.cell)) {
        return refuse(u"outside_cell"_s, {u"cell"_s});
    }
    if (list.lines.empty()) {
        return refuse(u"roster_empty"_s, {u"lines"_s});
    }
    if (!fits(list)) {
        return refuse(u"roster_long"_s, {u"lines"_s});
    }
    QSet<int> rows;
    for (const RosterLine& line : list.lines) {
        if (rows.contains(line.row)) {
            return refuse(u"bad_payload"_s, {u"lines"_s});
        }
        rows.insert(line.row);
    }
    const MemberList* known = std::get_if<MemberList>(&record);
    if (known == nullptr && !std::holds_alternative<std::monostate>(record)) {
        return refuse(u"record_exists"_s);
    }
    if (seen != linesHash(known != nullptr ? known->lines : std::vector<RosterLine>())) {
        return refuse(u"roster_moved"_s, {u"lines"_s}, true);
    }
    list.rev = known != nullptr ? known->rev : 0;
    list.takenAt = at;
    list.takenBy = actor.fullName;
    return Record(std::move(list));
}

QJsonObject rosterPayload(const MemberList& list, const QString& seen)
{
    QJsonObject payload{{u"roster"_s, toJson(list)}};
    if (!seen.isEmpty()) {
        payload.insert(u"seen"_s, seen);
    }
    return payload;
}

} // namespace motcua::domain
