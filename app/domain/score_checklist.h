#pragma once

#include "domain/dossier.h"

#include <vector>

namespace motcua::domain {

//! What the province's index looks at in a dossier (domain.md §1, "what scores a desk").
enum class ScoreItem {
    Scanned, //!< papers digitised at receipt
    Reused,  //!< a paper taken from the data store instead of from the citizen
    Result,  //!< the result attached as a file before it is done (9) and handed over (10)
    Apology, //!< where it will be, or is, late: the citizen was written to before the due date
};
enum class ScoreState {
    Done,
    Open, //!< can still be done
    Lost, //!< too late
};

struct ScoreLine
{
    ScoreItem item = ScoreItem::Scanned;
    ScoreState state = ScoreState::Open;
    int done = 0; //!< Scanned, Reused: of so many papers
    int of = 0;

    bool operator==(const ScoreLine&) const = default;
};

//! The key of the paper that is the result (dossier.papers); the procedure does not ask the citizen for it.
inline constexpr char resultPaperKey[] = "result";

[[nodiscard]] bool isResultPaper(const Component& component);

//! In the order in which the work meets them; empty before reception and for what was never received. `now` UTC. `soon`: the due date
//! is so near that an apology has to be thought of.
[[nodiscard]] std::vector<ScoreLine> scoreChecklist(const Dossier& dossier, const QDateTime& now, bool soon);

} // namespace motcua::domain
