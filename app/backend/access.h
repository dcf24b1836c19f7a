#pragma once

#include "domain/claim.h"
#include "domain/command.h"
#include "domain/official.h"

#include <vector>

namespace motcua::backend {

//! Who may send which command, as data; the scope comes from the record. domain::apply decides the rest. (Who may use which route
//! stands with the route: http/access.h.)
struct CommandRule
{
    domain::CommandType type;
    std::vector<domain::Role> roles;
    QString kind; //!< of the record it is about
    bool minds;   //!< refused while somebody else has claimed the record
};
[[nodiscard]] const std::vector<CommandRule>& commandRules();
[[nodiscard]] const CommandRule& ruleOf(domain::CommandType type);

//! Who may claim a record, and who may break another's claim.
struct ClaimRule
{
    domain::ClaimKind kind;
    std::vector<domain::Role> roles;
    std::vector<domain::Role> breakers;
};
[[nodiscard]] const ClaimRule& ruleOf(domain::ClaimKind kind);

[[nodiscard]] bool hasOneOf(const domain::Official& official, const std::vector<domain::Role>& roles);

} // namespace motcua::backend
