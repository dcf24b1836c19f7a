#pragma once

#include "backend/province.h"
#include "backend/province_names.h"

namespace motcua::backend {

[[nodiscard]] std::vector<domain::Procedure> inventProcedures();
[[nodiscard]] std::vector<domain::Dossier> inventDossiers(const SeedOptions& options, const std::vector<domain::Procedure>& procedures,
                                                          const domain::Official& clerk, SeedRandom& random);

} // namespace motcua::backend
