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
        {CommandType::DossierReceive, desk, u"dossier"_s, true},
        {CommandType::DossierTransition, desk, u"dossier"_s, true},
        {CommandType::DossierNote, desk, u"dossier"_s, false}, // notes and scans are added, never in anybody's way
        {CommandType::DossierEdit, desk, u"dossier"_s, true},
        {CommandType::DossierPapers, desk, u"dossier"_s, false}, // files are added beside whoever works on it
        {CommandType::RegistrationDecide, {Role::CellSecretary, Role::CellDeputy, Role::CommitteeOfficer}, u"registration"_s, true},
        {CommandType::RegistrationSubmit, {Role::CellSecretary, Role::CellDeputy, Role::CommitteeOfficer}, u"registration"_s, false},
        {CommandType::RosterReplace, {Role::CellSecretary, Role::CellDeputy, Role::CommitteeOfficer}, u"roster"_s, false},
        {CommandType::CheckInRecord, {Role::Guard}, u"check_in"_s, false},
    };
    return rules;
}

const CommandRule& ruleOf(CommandType type)
{
    const auto& rules = commandRules();
    return *std::find_if(rules.begin(), rules.end(), [type](const CommandRule& rule) { return rule.type == type; });
}

const ClaimRule& ruleOf(domain::ClaimKind kind)
{
    static const ClaimRule dossiers{domain::ClaimKind::Dossier,
                                    {Role::ReceptionClerk, Role::ProcessingOfficer, Role::Supervisor},
                                    {Role::Supervisor}};
    static const ClaimRule registrations{domain::ClaimKind::Registration,
                                         {Role::CellSecretary, Role::CellDeputy, Role::CommitteeOfficer},
                                         {Role::CellSecretary, Role::CommitteeOfficer}};
    return kind == domain::ClaimKind::Dossier ? dossiers : registrations;
}

bool hasOneOf(const domain::Official& official, const std::vector<Role>& roles)
{
    return std::any_of(roles.begin(), roles.end(), [&official](Role role) { return official.has(role); });
}

} // namespace motcua::backend
