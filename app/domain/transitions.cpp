#include "domain/transitions.h"

#include "domain/json_read.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

//! Rules of the dossier itself, beyond the pair of numbers.
[[nodiscard]] bool open(const Transition& row, const Dossier& dossier)
{
    if (row.back) {
        return dossier.statusBefore == row.to;
    }
    if (row.from != DossierStatus::SupplementRequested) {
        return true;
    }
    // Papers asked for before reception: the dossier is received (dossier.receive) or refused, never stopped or processed.
    const bool received = dossier.receivedAt.isValid();
    switch (row.to) {
    case DossierStatus::Refused: return !received;
    case DossierStatus::Stopped:
    case DossierStatus::Processing: return received;
    default: return true;
    }
}

} // namespace

const Transition* TransitionTable::find(DossierStatus from, DossierStatus to) const
{
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [from, to](const Transition& it) { return it.from == from && it.to == to; });
    return row == rows.end() ? nullptr : &*row;
}

std::vector<Transition> TransitionTable::from(const Dossier& dossier) const
{
    std::vector<Transition> out;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(out), [&dossier](const Transition& row) {
        return row.from == dossier.status && open(row, dossier);
    });
    return out;
}

Result<TransitionTable> parseTransitions(const QByteArray& bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject()) {
        return fail(ErrorKind::Contract, u"transitions_json"_s);
    }
    const QJsonObject object = document.object();
    json::Reader reader(object, "transitions"_L1);
    TransitionTable table;
    table.id = reader.text("id"_L1, json::Need::Required);
    table.rows = reader.list<Transition>(
        "rows"_L1,
        [](json::Reader& row) {
            Transition transition;
            const auto from = dossierStatusFromNumber(static_cast<int>(row.integer("from"_L1, 1, 10, json::Need::Required)));
            const auto to = dossierStatusFromNumber(static_cast<int>(row.integer("to"_L1, 1, 10, json::Need::Required)));
            transition.from = from.value_or(DossierStatus::Registered);
            transition.to = to.value_or(DossierStatus::Registered);
            transition.needsReason = row.flag("needsReason"_L1);
            transition.back = row.flag("back"_L1);
            if (transition.from == transition.to || isEnd(transition.from)) { // nothing leads out of an end
                row.refuse({}, "to"_L1);
            }
            return transition;
        },
        json::Need::Required);
    Result<TransitionTable> result = reader.done(std::move(table));
    if (!result) {
        const bool whole = result.error().code == "transitions_json"_L1;
        return fail(ErrorKind::Contract, whole ? u"transitions_json"_s : u"transitions_row"_s, result.error().detail);
    }
    for (std::size_t i = 0; i < result->rows.size(); ++i) { // one row a pair: a second would hide a needed reason
        if (result->find(result->rows[i].from, result->rows[i].to) != &result->rows[i]) {
            return fail(ErrorKind::Contract, u"transitions_row"_s, u"rows[%1] twice"_s.arg(i));
        }
    }
    return result;
}

} // namespace motcua::domain
