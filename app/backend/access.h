#pragma once

#include "domain/command.h"
#include "domain/official.h"

#include <vector>

namespace motcua::backend {

//! Who may send which command, as data; the scope comes from the record. domain::apply decides the rest.
struct CommandRule
{
    domain::CommandType type;
    std::vector<domain::Role> roles;
    QString kind; //!< of the record it is about
};
[[nodiscard]] const std::vector<CommandRule>& commandRules();
[[nodiscard]] const CommandRule& ruleOf(domain::CommandType type);

[[nodiscard]] bool hasOneOf(const domain::Official& official, const std::vector<domain::Role>& roles);

} // namespace motcua::backend
