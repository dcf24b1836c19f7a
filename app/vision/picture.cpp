#include "vision/picture.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <array>

namespace motcua::vision {

using namespace Qt::StringLiterals;

namespace {

// What the first bytes of the picture formats that Qt reads here and that cameras and scanners make say; null: none of them. A file is believed by its
// content, not by its name; everything else never meets a decoder, and what is one format meets that format's alone.
QByteArray formatOf(QByteArrayView bytes)
{
    const auto starts = [&](QByteArrayView magic) { return bytes.first(qMin(bytes.size(), magic.size())) == magic; };
    if (starts("\xFF\xD8\xFF"))
        return "jpeg";
    if (starts("\x89PNG\r\n\x1A\n"))
        return "png";
    if (starts("GIF8"))
        return "gif";
    if (starts("BM"))
        return "bmp";
    if (starts("II*\0"_ba) || starts("MM\0*"_ba))
        return "tiff";
    if (starts("P1") || starts("P4"))
        return "pbm";
    if (starts("P2") || starts("P5"))
        return "pgm";
    if (starts("P3") || starts("P6"))
        return "ppm";
    return starts("RIFF") && bytes.size() >= 12 && bytes.sliced(8, 4) == QByteArrayView("WEBP") ? "webp" : QByteArray();
}

// Pictures as newer phones keep them; no library of ours reads them, so it is said what to do.
bool isHeic(QByteArrayView bytes)
{
    if (bytes.size() < 12 || bytes.sliced(4, 4) != QByteArrayView("ftyp"))
        return false;
    static constexpr std::array brands{"heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif"};
    return std::any_of(brands.begin(), brands.end(), [&](const char* brand) { return bytes.sliced(8, 4) == QByteArrayView(brand); });
}

// The library fills up with grey what a cut JPEG lacks, and says nothing. The mark at its end may have other bytes behind it.
bool isCutJpeg(const QByteArray& bytes)
{
    return bytes.startsWith("\xFF\xD8\xFF") && bytes.lastIndexOf("\xFF\xD9") < bytes.size() / 2;
}

Error notAnImage()
{
    return Error{ErrorKind::Invalid, u"not_an_image"_s};
}

Error tooLarge(QSize size)
{
    return Error{ErrorKind::TooLarge, u"picture_too_large"_s, u"%1x%2 pixels"_s.arg(size.width()).arg(size.height())};
}

// Under 50 a picture that is a row too high loses a row, instead of being made anew; type is as sharp.
constexpr int jpegQuality = 49;

bool tooManyPixels(QSize size)
{
    return qint64(size.width()) * size.height() > maxPicturePixels;
}

// What shows through is paper, not darkness.
QImage onPaper(const QImage& image)
{
    if (!image.hasAlphaChannel())
        return image;
    QImage paper(image.size(), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(0, 0, image);
    return paper;
}

} // namespace

Result<void> checkPicture(const Picture& picture)
{
    if (!picture.image.isNull()) {
        if (tooManyPixels(picture.image.size()))
            return tl::unexpected(tooLarge(picture.image.size()));
        return {};
    }
    if (isHeic(picture.bytes))
        return fail(ErrorKind::Invalid, u"picture_heic"_s);
    if (formatOf(picture.bytes).isNull())
        return tl::unexpected(notAnImage());
    if (picture.bytes.size() > maxPictureBytes)
        return fail(ErrorKind::TooLarge, u"picture_too_large"_s, u"%1 bytes"_s.arg(picture.bytes.size()));
    return {};
}

Result<QImage> decodePicture(const Picture& picture, int longestSide, double* shrunk)
{
    if (const auto checked = checkPicture(picture); !checked)
        return tl::unexpected(checked.error());
    if (!picture.image.isNull())
        return onPaper(picture.image);
    if (isCutJpeg(picture.bytes))
        return fail(ErrorKind::Invalid, u"picture_broken"_s, u"cut"_s);
    QBuffer buffer;
    buffer.setData(picture.bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, formatOf(picture.bytes));
    reader.setAutoDetectImageFormat(false); // else every decoder there is would be loaded and asked
    reader.setAutoTransform(true); // EXIF
    QImageReader::setAllocationLimit(256); // MB: 40 megapixels in 32 bit
    const QSize size = reader.size();
    if (size.isValid() && tooManyPixels(size))
        return tl::unexpected(tooLarge(size));
    if (reader.supportsAnimation() && reader.imageCount() > 1)
        return fail(ErrorKind::Invalid, u"picture_animated"_s);
    // Its library leaves out what is too fine while it reads; the others would decode all of it first.
    const int longer = std::max(size.width(), size.height());
    if (longestSide > 0 && longer > longestSide && picture.bytes.startsWith("\xFF\xD8\xFF")) {
        // By eighths it costs nothing; any other size would be made from a second picture of nearly as many pixels.
        const int eighths = std::max(1, 8 * longestSide / longer);
        const QSize smaller(size.width() * eighths / 8, size.height() * eighths / 8);
        reader.setScaledSize(smaller);
        reader.setQuality(jpegQuality);
        if (shrunk)
            *shrunk = double(longer) / std::max(smaller.width(), smaller.height());
    }
    const QImage image = reader.read();
    if (image.isNull()) {
        if (reader.error() == QImageReader::UnsupportedFormatError)
            return tl::unexpected(notAnImage());
        return fail(ErrorKind::Invalid, u"picture_broken"_s, u"reader error %1"_s.arg(int(reader.error())));
    }
    if (tooManyPixels(image.size()))
        return tl::unexpected(tooLarge(image.size()));
    return onPaper(image);
}

} // namespace motcua::vision
