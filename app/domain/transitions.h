#pragma once

#include "domain/dossier.h"

#include <QByteArray>

namespace motcua::domain {

//! One allowed step. Versioned data (resources/rules/transitions.json), never code.
struct Transition
{
    DossierStatus from = DossierStatus::Registered;
    DossierStatus to = DossierStatus::Registered;
    bool needsReason = false;
    bool back = false; //!< 7 → the status before (declined withdrawal)

    bool operator==(const Transition&) const = default;
};

struct TransitionTable
{
    QString id;
    std::vector<Transition> rows;

    [[nodiscard]] const Transition* find(DossierStatus from, DossierStatus to) const;
    //! Where this dossier may go now; a declined withdrawal leads only to its statusBefore; 5 → 3 only if never received, 5 → 8 only if received.
    [[nodiscard]] std::vector<Transition> from(const Dossier& dossier) const;
};

//! Errors: transitions_json, transitions_row.
[[nodiscard]] Result<TransitionTable> parseTransitions(const QByteArray& bytes);

} // namespace motcua::domain
