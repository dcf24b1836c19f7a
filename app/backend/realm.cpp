#include "backend/realm.h"

using namespace Qt::StringLiterals;

namespace motcua::backend {

namespace {

struct Row
{
    Realm realm;
    QLatin1StringView text;
};
constexpr std::array kRows{Row{Realm::Official, "official"_L1}, Row{Realm::Citizen, "citizen"_L1}, Row{Realm::Member, "member"_L1},
                           Row{Realm::Unit, "unit"_L1}};

} // namespace

QString code(Realm realm)
{
    for (const Row& row : kRows) {
        if (row.realm == realm)
            return row.text;
    }
    return {};
}

std::optional<Realm> realmFromCode(const QString& code)
{
    for (const Row& row : kRows) {
        if (row.text == code)
            return row.realm;
    }
    return std::nullopt;
}

} // namespace motcua::backend
