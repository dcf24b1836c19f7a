#pragma once

#include <QString>

#include <optional>
#include <span>

namespace motcua::domain {

//! Why a guard decided by hand, or what an incident was about. The code strings are stable (stored, sent, counted); the words
//! are the screen's.
enum class GateReason {
    // let in
    IdentityChecked,  //!< card and invitation were looked at
    LeftUnscanned,    //!< went out without a scan, comes back
    CodeUnreadable,
    OrganiserVouched,
    // not let in
    NotThisPerson,    //!< the pass is somebody else's
    HandedOn,         //!< the pass had been passed on
    NotInvited,
    Disorder,
    ForbiddenThing,
    // incident only
    LostThing,
    Unwell,
    Equipment,        //!< a device or the network at this gate
    Other,            //!< words are needed
};

[[nodiscard]] QString code(GateReason reason);
[[nodiscard]] std::optional<GateReason> gateReasonFromCode(const QString& code);

[[nodiscard]] std::span<const GateReason> admitReasons();
[[nodiscard]] std::span<const GateReason> refuseReasons();
[[nodiscard]] std::span<const GateReason> incidentKinds();

} // namespace motcua::domain
