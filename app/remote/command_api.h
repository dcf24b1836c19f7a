#pragma once

#include "domain/command.h"
#include "remote/api_client.h"

#include <vector>

namespace motcua::remote {

//! At most so many commands go with one request.
inline constexpr int maxCommands = 50;
inline constexpr int maxScans = 200; //!< of a batch of nothing but scans at a gate

//! The request body. Any thread.
[[nodiscard]] QByteArray commandsBody(const std::vector<domain::Command>& commands);

//! POST /v1/commands: the answer's bytes; read them with readCommandResults where they are stored. GUI thread.
[[nodiscard]] QFuture<Result<QByteArray>> sendCommands(ApiClient& api, QObject* context, const QByteArray& body);

//! One result for each of the commands sent, in their order. Any thread. Errors (Contract): bad_json, too_deep, results_shape
//! (another number of them, or ids that were not asked), and those of commandResultFromJson.
[[nodiscard]] Result<std::vector<domain::CommandResult>> readCommandResults(const QByteArray& json,
                                                                            const std::vector<domain::Id>& asked);

} // namespace motcua::remote
