#include "backend/access.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::backend {

using domain::CommandType;
using domain::Role;

const std::vector<CommandRule>& commandRules()
{
    static const std::vector<Role> desk{Role::ReceptionClerk, Role::ProcessingOfficer, Role::Supervisor};
    static const std::vector<CommandRule> rules{
        {CommandType::DossierReceive, desk, u"dossier"_s},
        {CommandType::DossierTransition, desk, u"dossier"_s},
        {CommandType::DossierNote, desk, u"dossier"_s},
        {CommandType::RegistrationDecide, {Role::CellSecretary, Role::CellDeputy, Role::CommitteeOfficer}, u"registration"_s},
        {CommandType::CheckInRecord, {Role::Guard}, u"check_in"_s},
    };
    return rules;
}

const CommandRule& ruleOf(CommandType type)
{
    const auto& rules = commandRules();
    return *std::find_if(rules.begin(), rules.end(), [type](const CommandRule& rule) { return rule.type == type; });
}

bool hasOneOf(const domain::Official& official, const std::vector<Role>& roles)
{
    return std::any_of(roles.begin(), roles.end(), [&official](Role role) { return official.has(role); });
}

} // namespace motcua::backend
