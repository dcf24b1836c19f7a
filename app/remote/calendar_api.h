#pragma once

#include "remote/api_client.h"

namespace motcua::remote {

//! The calendar of days off that the centre reckons with, as JSON (domain::parseCalendar reads it). GUI thread.
[[nodiscard]] QFuture<Result<QByteArray>> calendar(ApiClient& api, QObject* context);

} // namespace motcua::remote
