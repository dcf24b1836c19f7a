#pragma once

#include "backend/centre.h"

#include <QCommandLineParser>

#include <vector>

namespace motcua::backend {

//! What may stand in the settings file and in the environment as well as on the command line.
struct Setting
{
    const char* name;
    const char* value; //!< nullptr: a flag, "on" or "off" in the file
    const char* words;
};
[[nodiscard]] const std::vector<Setting>& serveSettings();

//! Fills what the settings say of serving but for database and address. Error (Invalid): setting (detail: which and why).
[[nodiscard]] std::optional<Error> readServeSettings(const QCommandLineParser& parser, CentreOptions& options);

} // namespace motcua::backend
