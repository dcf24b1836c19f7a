#include "domain/gate_reason.h"

#include "domain/json_read.h"

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr std::array<json::Row<GateReason>, 13> reasons{{
    {GateReason::IdentityChecked, "identity_checked"_L1},
    {GateReason::LeftUnscanned, "left_unscanned"_L1},
    {GateReason::CodeUnreadable, "code_unreadable"_L1},
    {GateReason::OrganiserVouched, "organiser_vouched"_L1},
    {GateReason::NotThisPerson, "not_this_person"_L1},
    {GateReason::HandedOn, "handed_on"_L1},
    {GateReason::NotInvited, "not_invited"_L1},
    {GateReason::Disorder, "disorder"_L1},
    {GateReason::ForbiddenThing, "forbidden_thing"_L1},
    {GateReason::LostThing, "lost_thing"_L1},
    {GateReason::Unwell, "unwell"_L1},
    {GateReason::Equipment, "equipment"_L1},
    {GateReason::Other, "other"_L1},
}};

constexpr std::array admit{GateReason::IdentityChecked, GateReason::LeftUnscanned, GateReason::CodeUnreadable,
                           GateReason::OrganiserVouched, GateReason::Other};
constexpr std::array refuse{GateReason::NotThisPerson, GateReason::HandedOn, GateReason::NotInvited, GateReason::Disorder,
                            GateReason::ForbiddenThing, GateReason::Other};
constexpr std::array incident{GateReason::HandedOn, GateReason::NotThisPerson, GateReason::Disorder, GateReason::LostThing,
                              GateReason::Unwell, GateReason::Equipment, GateReason::Other};

} // namespace

QString code(GateReason reason)
{
    return json::codeOf(reasons, reason);
}

std::optional<GateReason> gateReasonFromCode(const QString& code)
{
    return json::valueOf(reasons, code);
}

std::span<const GateReason> admitReasons()
{
    return admit;
}

std::span<const GateReason> refuseReasons()
{
    return refuse;
}

std::span<const GateReason> incidentKinds()
{
    return incident;
}

} // namespace motcua::domain
