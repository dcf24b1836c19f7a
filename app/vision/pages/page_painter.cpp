#include "vision/pages/page_painter.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfDocument>

#include <algorithm>

namespace motcua::vision {

using namespace Qt::StringLiterals;

namespace {

//! A page may be a banner of kilometres or a dot: it is never drawn larger than asked for, nor with a side of nothing.
QSize pictureSize(QSizeF points, int side)
{
    const double longer = std::max(points.width(), points.height());
    if (!(longer > 0))
        return {};
    const double scale = side / longer;
    return {std::clamp(int(points.width() * scale), 1, side), std::clamp(int(points.height() * scale), 1, side)};
}

} // namespace

PagesAnswer paintPages(const PagesQuestion& question)
{
    PagesAnswer answer;
    if (question.files.size() != 1) {
        answer.error = u"pdf_broken"_s;
        return answer;
    }
    QBuffer buffer;
    buffer.setData(question.files.first());
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument document;
    document.load(&buffer);
    if (document.status() != QPdfDocument::Status::Ready) {
        const auto why = document.error();
        answer.error = why == QPdfDocument::Error::IncorrectPassword || why == QPdfDocument::Error::UnsupportedSecurityScheme ? u"pdf_locked"_s
                                                                                                                              : u"pdf_broken"_s;
        return answer;
    }
    answer.look.pageCount = document.pageCount();
    if (document.pageCount() < 1 || document.pageCount() > mostPdfPages) {
        answer.error = u"pdf_pages"_s;
        return answer;
    }
    const int side = std::clamp(question.side, 16, longestPageSide);
    const int first = std::clamp(question.first, 0, document.pageCount());
    const int end = first + std::clamp(question.count, 0, std::min(mostPagesAtOnce, document.pageCount() - first));
    for (int page = first; page < end; ++page) {
        QSize size = pictureSize(document.pagePointSize(page), side);
        if (size.isEmpty())
            size = QSize(side, side);
        QImage white(size, QImage::Format_RGB32);
        white.fill(Qt::white);
        const QImage drawn = document.render(page, size);
        if (!drawn.isNull()) {
            QPainter painter(&white); // where a page says nothing it is paper
            painter.drawImage(0, 0, drawn);
        }
        answer.look.pages.append(white);
    }
    return answer;
}

} // namespace motcua::vision
