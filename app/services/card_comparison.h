#pragma once

#include "domain/party_card.h"
#include "services/registration_desk.h"

namespace motcua::services {

//! What the card says beside what the member typed, field by field. Equal: the same letters and marks, whatever the case;
//! MarksOrSpacing: the same letters; doubtful ones first (differs, not read, marks, not on the card, equal), the less sure
//! before the surer. Dates as ISO 8601.
[[nodiscard]] std::vector<FieldReading> compareCard(const domain::PartyCardFields& card, const domain::MemberRegistration& registration);

} // namespace motcua::services
