#pragma once

#include "services/projection.h"

#include <QJsonDocument>

namespace motcua::services {

// The three areas behind Projection::make().
std::shared_ptr<const Projection> makeDossierProjection(Projection::Context context);
std::shared_ptr<const Projection> makeRegistrationProjection(Projection::Context context);
std::shared_ptr<const Projection> makeMeetingProjection(Projection::Context context);

//! Where a correction that is being typed lies among a file's odds and ends; the dossier's id follows.
inline const QString editDraftKey = QStringLiteral("edit:");

[[nodiscard]] inline QByteArray compact(const QJsonObject& json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); }
[[nodiscard]] inline QJsonObject parsed(const QByteArray& body) { return QJsonDocument::fromJson(body).object(); }
//! A change's record: decoded by who fetched it, else here.
[[nodiscard]] inline QJsonObject jsonOf(const FeedChange& change) { return change.json.isEmpty() ? parsed(change.body) : change.json; }
[[nodiscard]] inline QByteArray bodyOf(const FeedChange& change) { return change.body.isEmpty() ? compact(change.json) : change.body; }

//! A truth that was stored as readable and is not any more: another program wrote it, or the file is damaged.
[[nodiscard]] inline Error unreadable(const Error& why) { return {ErrorKind::Storage, QStringLiteral("database_damaged"), why.code}; }

} // namespace motcua::services
