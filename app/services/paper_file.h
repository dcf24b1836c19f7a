#pragma once

#include "vision/paper_quality.h"

#include <QString>

namespace motcua::services {

//! Screens know vision through services.
using vision::PaperDoubt;

//! A file of a dossier's paper as a screen shows it.
struct PaperFile
{
    QString hash; //!< SHA-256, lower-case hex
    qint64 bytes = 0;
    bool document = false; //!< a PDF; no picture of it
    QImage thumbnail;      //!< at most 144 px
    PaperDoubt doubt = PaperDoubt::None;
};

} // namespace motcua::services
