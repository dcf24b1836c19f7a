#include "domain/apology.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::domain {

std::optional<Apology> lastApology(const Dossier& dossier)
{
    const auto newDue = [](const DossierEvent& step) {
        const auto found = std::find_if(step.changes.begin(), step.changes.end(), [](const FieldChange& change) { return change.field == QLatin1StringView(newDueField); });
        return found == step.changes.end() ? QDateTime() : QDateTime::fromString(found->to.toString(), Qt::ISODateWithMs);
    };
    for (auto step = dossier.timeline.rbegin(); step != dossier.timeline.rend(); ++step) {
        if (const QDateTime due = newDue(*step); due.isValid())
            return Apology{step->at, due, step->note, !dossier.dueAt.isValid() || step->at <= dossier.dueAt};
    }
    return std::nullopt;
}

QJsonObject apologyPayload(const QString& reason, const QDateTime& newDue)
{
    return {{u"note"_s, reason}, {QString::fromLatin1(newDueField), newDue.toUTC().toString(Qt::ISODateWithMs)}};
}

} // namespace motcua::domain
