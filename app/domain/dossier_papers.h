#pragma once

#include "domain/dossier.h"

namespace motcua::domain {

//! What shall be different about one paper of a received dossier; what is not named stays. Files are added to and taken from what is
//! there by then, so two desks never stand in each other's way.
struct PaperChange
{
    QString key;
    QString name; //!< of a paper that the procedure does not ask for: it is new where no paper has this key
    std::optional<int> originals;
    std::optional<int> copies;
    std::optional<bool> received;
    std::optional<bool> reused;
    QStringList drop; //!< SHA-256, lower-case hex; first these go
    QStringList add;  //!< then these come, at the end and in this order

    bool operator==(const PaperChange&) const = default;
};

inline constexpr int mostFilesOfPaper = 60;
inline constexpr int mostPapers = 100;
//! The step's field in the timeline; its values are the paper before (or an empty text) and after, as JSON.
inline constexpr char paperField[] = "component";

//! What leads from one list of papers to the other; another order of files counts as a change.
[[nodiscard]] std::vector<PaperChange> paperChanges(const std::vector<Component>& before, const std::vector<Component>& after);

//! dossier.papers
[[nodiscard]] QJsonObject papersPayload(const std::vector<PaperChange>& changes);
//! Errors: command_field.
[[nodiscard]] Result<std::vector<PaperChange>> papersFromPayload(const QJsonObject& payload);

[[nodiscard]] QJsonObject toJson(const Component& component);
//! One that stands in a timeline's change; nullopt for the empty text.
[[nodiscard]] std::optional<Component> componentFromJson(const QJsonValue& json);

} // namespace motcua::domain
