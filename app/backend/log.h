#pragma once

#include "backend/http/http_server.h"

#include <QJsonObject>

namespace motcua::backend::log {

enum class Form { Text, Json };

//! Where the program's words go: standard error, a line each. Json: {"at", "level", "event", …}. Also catches Qt's own.
void begin(Form form);

//! An event with fields; nothing that names a person, no token, no code, no address of a citizen.
void info(const QString& event, const QJsonObject& fields = {});
void warning(const QString& event, const QJsonObject& fields = {});

//! One answered request: its route's pattern, never its path. Quiet for health and metrics.
void request(const http::Seen& seen);

} // namespace motcua::backend::log
