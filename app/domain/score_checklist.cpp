#include "domain/score_checklist.h"

#include "domain/apology.h"

#include <algorithm>

namespace motcua::domain {

bool isResultPaper(const Component& component) { return component.key == QLatin1StringView(resultPaperKey); }

std::vector<ScoreLine> scoreChecklist(const Dossier& dossier, const QDateTime& now, bool soon)
{
    if (!dossier.receivedAt.isValid() || dossier.status == DossierStatus::Registered || dossier.status == DossierStatus::Refused)
        return {};
    const bool ended = isEnd(dossier.status);
    const auto state = [ended](bool done) { return done ? ScoreState::Done : ended ? ScoreState::Lost : ScoreState::Open; };
    ScoreLine scanned{ScoreItem::Scanned};
    ScoreLine reused{ScoreItem::Reused};
    bool result = false;
    for (const Component& paper : dossier.components) {
        if (isResultPaper(paper)) {
            result = !paper.blobs.isEmpty();
            continue;
        }
        if (!paper.received)
            continue;
        ++scanned.of;
        ++reused.of;
        scanned.done += paper.reused || !paper.blobs.isEmpty();
        reused.done += paper.reused;
    }
    scanned.state = state(scanned.done == scanned.of);
    reused.state = state(reused.done > 0);
    std::vector<ScoreLine> lines;
    if (scanned.of > 0) {
        lines.push_back(scanned);
        lines.push_back(reused);
    }
    if (dossier.status != DossierStatus::Stopped)
        lines.push_back({ScoreItem::Result, state(result)});
    const auto apology = lastApology(dossier);
    const QDateTime end = dossier.finishedAt.isValid() ? dossier.finishedAt : now;
    const bool late = dossier.dueAt.isValid() && end > dossier.dueAt;
    const bool endedInTime = dossier.finishedAt.isValid() && !late;
    if (apology || late || (soon && !endedInTime)) {
        const ScoreState written = apology && apology->beforeDue ? ScoreState::Done : late || apology ? ScoreState::Lost : ScoreState::Open;
        lines.push_back({ScoreItem::Apology, written});
    }
    return lines;
}

} // namespace motcua::domain
