#pragma once

#include "domain/result.h"

#include <QStringList>

namespace motcua::backend {

//! Puts what a file and the environment say in front of what the command line says, as options, so that the last one counts:
//! default < file < environment (MOTCUA_SMTP for --smtp) < command line.
//!
//! The file (--config FILE or MOTCUA_CONFIG): `name = value` lines with the names of the options, # for notes; "on" and "off" for
//! options without a value. Errors (Invalid): config_file, config_line (detail: the line's number), config_name.
[[nodiscard]] Result<QStringList> withSettings(const QStringList& arguments, const QStringList& valued, const QStringList& flags);

} // namespace motcua::backend
