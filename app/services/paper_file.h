#pragma once

#include "vision/paper_quality.h"

#include <QByteArray>
#include <QString>

namespace motcua::services {

//! Screens know vision through services.
using vision::PaperDoubt;

//! A file of a dossier's paper as a screen shows it.
struct PaperFile
{
    QString hash; //!< SHA-256, lower-case hex
    qint64 bytes = 0;
    bool document = false; //!< a PDF
    int pages = 1;         //!< of a PDF; 0 where this machine cannot look into it
    QImage thumbnail = {}; //!< at most 144 px; of a PDF its first page; null where this machine cannot draw it
    PaperDoubt doubt = PaperDoubt::None; //!< of a PDF the first doubtful one of its first pages
};

//! One page of a paper's files, in their order.
struct PaperPage
{
    QString hash;
    int page = 0; //!< 0 for a picture
    QImage thumbnail = {}; //!< at most 220 px; null where this machine cannot draw it
    PaperDoubt doubt = PaperDoubt::None;
};

//! A page that goes into a joined document.
struct PaperPick
{
    QString hash;
    int page = 0;
    int quarterTurns = 0; //!< clockwise

    bool operator==(const PaperPick&) const = default;
};

//! A page from a camera or scanner as it is kept: a JPEG, its longer side at most 4,000 px. Any thread.
[[nodiscard]] QByteArray packedPage(const QImage& page);

} // namespace motcua::services
