#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QString>

namespace motcua::vision {

//! Pages of a PDF as pictures.
struct PdfLook
{
    int pageCount = 0;
    QList<QImage> pages; //!< those that were asked for
};

//! One page of a document that is put together: of a PDF, or a picture (JPEG, PNG) as a page.
struct PagePick
{
    int source = 0; //!< in the list of files
    int page = 0;   //!< 0 for a picture
    int quarterTurns = 0; //!< clockwise, more than it has already

    bool operator==(const PagePick&) const = default;
};

inline constexpr int mostPdfPages = 300;

//! PDFs come from the public and are programs of a kind: they are opened in a process of their own (`motcua-pages`, one a question,
//! confined like the reader of pictures), never in this one. These block until it has answered or its time is over (20 s): any thread
//! but the GUI's. Errors: pdf_locked (Invalid: it asks for a password), pdf_broken (Invalid), pdf_pages (Invalid: more than
//! `mostPdfPages`, or none), pdf_engine_missing (Device: no such program here), pdf_engine (Device: it died), vision_timeout.

//! `count` pages from `first` on, each at most `side` pixels long (at most 2,400).
[[nodiscard]] Result<PdfLook> lookAtPdf(const QByteArray& pdf, int first, int count, int side);
//! One PDF of these pages, as they are: texts stay texts, a JPEG its own bytes. The same pages make the same bytes. Scripts and attachments
//! of the documents stay behind.
[[nodiscard]] Result<QByteArray> joinPages(const QList<QByteArray>& files, const QList<PagePick>& pages);

//! `motcua-pages` beside the running program, or what MOTCUA_PAGES names; empty when absent.
[[nodiscard]] QString findPagesProgram();

} // namespace motcua::vision
