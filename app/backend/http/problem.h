#pragma once

#include "backend/http/message.h"

#include <QJsonObject>

namespace motcua::backend::http {

//! application/problem+json (RFC 7807) with a stable `code`. `detail` is technical and free of personal data.
[[nodiscard]] Response problem(int status, const QString& code, const QString& detail = {}, const QJsonObject& more = {});

//! application/json; compact.
[[nodiscard]] Response json(const QJsonObject& object, int status = 200);

[[nodiscard]] QByteArray reasonPhrase(int status);

} // namespace motcua::backend::http
