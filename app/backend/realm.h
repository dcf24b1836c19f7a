#pragma once

#include <QString>

#include <optional>

namespace motcua::backend {

//! Whom a session speaks for: an official at a desk, somebody with a citizen's account (citizen, business, agency), a party member,
//! or a unit that opened its invitation.
enum class Realm { Official, Citizen, Member, Unit };

[[nodiscard]] QString code(Realm realm); //!< official, citizen, member, unit
[[nodiscard]] std::optional<Realm> realmFromCode(const QString& code);

} // namespace motcua::backend
