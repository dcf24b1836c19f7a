#include "vision/pages/page_joiner.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFLogger.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <map>
#include <memory>
#include <string>

namespace motcua::vision {

using namespace Qt::StringLiterals;

namespace {

constexpr int quality = 90;
constexpr int longestSide = 4'000;

struct Jpeg
{
    QByteArray bytes;
    QSize size;
    int components = 3;
    int turns = 0; //!< quarter turns that the camera's mark asks for
};

//! Width, height and colours of a JPEG, from its frame header (T.81 B.2.2); nothing for what is none.
std::optional<Jpeg> jpegHead(const QByteArray& bytes)
{
    const auto at = [&bytes](qsizetype i) { return int(uchar(bytes[i])); };
    if (!bytes.startsWith("\xFF\xD8"))
        return std::nullopt;
    for (qsizetype i = 2; i + 9 < bytes.size();) {
        if (at(i) != 0xFF)
            return std::nullopt;
        const int marker = at(i + 1);
        if (marker == 0xFF) {
            ++i;
            continue;
        }
        const int length = at(i + 2) << 8 | at(i + 3);
        if (marker >= 0xC0 && marker <= 0xC2) // what every reader of PDF knows: baseline, extended, progressive
            return Jpeg{bytes, QSize(at(i + 7) << 8 | at(i + 8), at(i + 5) << 8 | at(i + 6)), at(i + 9), 0};
        if (marker == 0xDA || length < 2)
            return std::nullopt;
        i += 2 + length;
    }
    return std::nullopt;
}

//! A JPEG in grey or colour stays as it is; everything else is drawn on white and packed anew.
std::optional<Jpeg> asJpeg(const QByteArray& bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    const auto turned = reader.transformation();
    if (auto head = jpegHead(bytes); head && (head->components == 1 || head->components == 3) && !head->size.isEmpty()) {
        const std::pair<QImageIOHandler::Transformations, int> plain[] = {{QImageIOHandler::TransformationNone, 0},
                                                                          {QImageIOHandler::TransformationRotate90, 1},
                                                                          {QImageIOHandler::TransformationRotate180, 2},
                                                                          {QImageIOHandler::TransformationRotate270, 3}};
        for (const auto& [transformation, turns] : plain) {
            if (turned == transformation) {
                head->turns = turns;
                return head;
            }
        }
    }
    reader.setAutoTransform(true);
    QImage image = reader.read();
    if (image.isNull())
        return std::nullopt;
    if (std::max(image.width(), image.height()) > longestSide)
        image = image.scaled(longestSide, longestSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QImage paper(image.size(), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(0, 0, image);
    QByteArray packed;
    QBuffer out(&packed);
    out.open(QIODevice::WriteOnly);
    if (!paper.save(&out, "JPEG", quality))
        return std::nullopt;
    return Jpeg{packed, paper.size(), 3, 0};
}

//! A sheet of A4 with the picture as large as it fits.
QPDFPageObjectHelper pictureSheet(QPDF& pdf, const Jpeg& jpeg)
{
    const bool wide = jpeg.size.width() > jpeg.size.height();
    const double width = wide ? 842 : 595;
    const double height = wide ? 595 : 842;
    const double scale = std::min(width / jpeg.size.width(), height / jpeg.size.height());
    const double w = jpeg.size.width() * scale;
    const double h = jpeg.size.height() * scale;
    auto image = QPDFObjectHandle::newStream(&pdf, std::string(jpeg.bytes.constData(), size_t(jpeg.bytes.size())));
    image.replaceDict(QPDFObjectHandle::parse("<< /Type /XObject /Subtype /Image /BitsPerComponent 8 /Filter /DCTDecode /ColorSpace " +
                                              std::string(jpeg.components == 1 ? "/DeviceGray" : "/DeviceRGB") + " /Width " +
                                              std::to_string(jpeg.size.width()) + " /Height " + std::to_string(jpeg.size.height()) + " >>"));
    const QByteArray draw = "q " + QByteArray::number(w, 'f', 3) + " 0 0 " + QByteArray::number(h, 'f', 3) + ' ' + QByteArray::number((width - w) / 2, 'f', 3) +
                            ' ' + QByteArray::number((height - h) / 2, 'f', 3) + " cm /Im0 Do Q\n";
    auto page = QPDFObjectHandle::parse("<< /Type /Page /MediaBox [0 0 " + std::to_string(int(width)) + ' ' + std::to_string(int(height)) +
                                        "] /Resources << /XObject << >> >> >>");
    page.replaceKey("/Contents", QPDFObjectHandle::newStream(&pdf, draw.toStdString()));
    page.getKey("/Resources").getKey("/XObject").replaceKey("/Im0", image);
    return QPDFPageObjectHelper(pdf.makeIndirectObject(page));
}

struct Source
{
    std::shared_ptr<QPDF> pdf;
    std::vector<QPDFPageObjectHelper> pages;
    std::optional<Jpeg> picture;
};

Source opened(const QByteArray& bytes)
{
    Source source;
    if (!bytes.left(1'024).contains("%PDF-")) {
        source.picture = asJpeg(bytes);
        return source;
    }
    source.pdf = QPDF::create();
    source.pdf->setLogger(QPDFLogger::create());
    source.pdf->setSuppressWarnings(true);
    source.pdf->processMemoryFile("paper", bytes.constData(), size_t(bytes.size()));
    QPDFPageDocumentHelper helper(*source.pdf);
    helper.pushInheritedAttributesToPage();
    source.pages = helper.getAllPages();
    return source;
}

PagesAnswer joined(const PagesQuestion& question)
{
    PagesAnswer answer;
    std::map<int, Source> sources;
    QPDF out;
    out.emptyPDF();
    QPDFPageDocumentHelper pages(out);
    for (const PagePick& pick : question.picks) {
        if (pick.source < 0 || pick.source >= question.files.size()) {
            answer.error = u"pdf_broken"_s;
            return answer;
        }
        auto found = sources.find(pick.source);
        if (found == sources.end())
            found = sources.emplace(pick.source, opened(question.files[pick.source])).first;
        Source& source = found->second;
        int turns = pick.quarterTurns;
        if (source.picture && pick.page == 0) {
            pages.addPage(pictureSheet(out, *source.picture), false);
            turns += source.picture->turns;
        } else if (source.pdf && pick.page >= 0 && size_t(pick.page) < source.pages.size()) {
            // A copy: the same page twice may be turned two ways.
            auto page = source.pages[size_t(pick.page)].shallowCopyPage();
            page.getObjectHandle().removeKey("/AA"); // what runs when it is opened
            pages.addPage(page, false);
        } else {
            answer.error = u"pdf_broken"_s;
            return answer;
        }
        if ((turns % 4 + 4) % 4 != 0)
            pages.getAllPages().back().rotatePage(90 * ((turns % 4 + 4) % 4), true);
    }
    QPDFWriter writer(out);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setDeterministicID(true);
    writer.write();
    const auto bytes = writer.getBufferSharedPointer();
    answer.pdf = QByteArray(reinterpret_cast<const char*>(bytes->getBuffer()), qsizetype(bytes->getSize()));
    return answer;
}

} // namespace

PagesAnswer joinPicked(const PagesQuestion& question)
{
    PagesAnswer answer;
    try {
        return joined(question);
    } catch (const QPDFExc& caught) {
        answer.error = caught.getErrorCode() == qpdf_e_password ? u"pdf_locked"_s : u"pdf_broken"_s;
    } catch (const std::exception&) {
        answer.error = u"pdf_broken"_s;
    }
    return answer;
}

} // namespace motcua::vision
