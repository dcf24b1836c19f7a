#include "remote/blob_api.h"
#include "services/dossier_book_p.h"
#include "storage/blob_store.h"
#include "vision/picture.h"

#include <QBuffer>
#include <QFile>

// Files of a dossier's papers: looked at, kept enciphered on this machine, sent to the centre with the dossier.
namespace motcua::services {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxFileBytes = 20LL << 20; //!< what the centre takes
constexpr int thumbnailSide = 144;
constexpr int longestSide = 4'000;
constexpr int quality = 88;

//! A cut PDF has no end; half of a paper is worse than none.
[[nodiscard]] bool wholePdf(const QByteArray& bytes)
{
    return bytes.last(std::min<qsizetype>(bytes.size(), 2'048)).contains("%%EOF");
}

[[nodiscard]] Result<PaperFile> looked(const QByteArray& bytes)
{
    if (bytes.size() > maxFileBytes)
        return fail(ErrorKind::TooLarge, u"paper_too_large"_s);
    PaperFile file;
    file.bytes = bytes.size();
    if (remote::sniffedType(bytes) == "application/pdf") {
        if (!wholePdf(bytes))
            return fail(ErrorKind::Invalid, u"paper_cut"_s);
        file.document = true;
        return file;
    }
    const auto picture = vision::Picture::fromBytes(bytes);
    if (auto fine = vision::checkPicture(picture); !fine)
        return fine.error().code == "not_an_image"_L1 ? fail(ErrorKind::Invalid, u"paper_type"_s) : tl::unexpected(fine.error());
    const auto image = vision::decodePicture(picture);
    if (!image)
        return tl::unexpected(image.error());
    file.doubt = vision::paperDoubt(*image);
    file.thumbnail = image->scaled(thumbnailSide, thumbnailSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return file;
}

[[nodiscard]] QByteArray asJpeg(const QImage& image)
{
    QImage page = image;
    if (std::max(page.width(), page.height()) > longestSide)
        page = page.scaled(longestSide, longestSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    page.convertToFormat(QImage::Format_RGB32).save(&buffer, "JPEG", quality);
    return bytes;
}

//! Another format that Qt reads (WebP, BMP, TIFF …) becomes a JPEG, for the centre takes no other; what needs no change stays as it came.
[[nodiscard]] Result<QByteArray> inOurFormat(const QByteArray& bytes)
{
    if (bytes.size() > maxFileBytes || !remote::sniffedType(bytes).isEmpty())
        return bytes;
    const auto picture = vision::Picture::fromBytes(bytes);
    if (!vision::checkPicture(picture))
        return bytes; // looked() says what it is
    const auto image = vision::decodePicture(picture);
    if (!image)
        return tl::unexpected(image.error());
    return asJpeg(*image);
}

[[nodiscard]] Result<PaperFile> kept(const QByteArray& bytes, const storage::BlobStore& store)
{
    const auto ours = inOurFormat(bytes);
    if (!ours)
        return tl::unexpected(ours.error());
    auto file = looked(*ours);
    if (!file)
        return file;
    auto hash = store.put(*ours);
    if (!hash)
        return tl::unexpected(hash.error());
    file->hash = *hash;
    return file;
}

} // namespace

QFuture<Result<PaperFile>> DossierBook::keepPaper(const QString& path)
{
    return QtConcurrent::run([path, store = *d->desk.blobs]() -> Result<PaperFile> {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorKind::Invalid, u"file_unreadable"_s);
        if (file.size() > maxFileBytes)
            return fail(ErrorKind::TooLarge, u"paper_too_large"_s);
        const QByteArray bytes = file.read(maxFileBytes + 1);
        if (file.error() != QFileDevice::NoError)
            return fail(ErrorKind::Invalid, u"file_unreadable"_s);
        return kept(bytes, store);
    });
}

QFuture<Result<PaperFile>> DossierBook::keepPaper(const QImage& picture)
{
    return QtConcurrent::run([picture, store = *d->desk.blobs] { return kept(asJpeg(picture), store); });
}

QFuture<Result<PaperFile>> DossierBook::paper(const QString& hash)
{
    const auto bytes = d->desk.fetchBlob ? d->desk.fetchBlob(hash) : readyFuture<QByteArray>(fail(ErrorKind::NotFound, u"blob_missing"_s));
    return chain(bytes, this, [hash](const QByteArray& found) {
        return QtConcurrent::run([hash, found]() -> Result<PaperFile> {
            auto file = looked(found);
            if (file)
                file->hash = hash;
            return file;
        });
    });
}

QFuture<Result<QByteArray>> DossierBook::paperBytes(const QString& hash)
{
    return d->desk.fetchBlob ? d->desk.fetchBlob(hash) : readyFuture<QByteArray>(fail(ErrorKind::NotFound, u"blob_missing"_s));
}

} // namespace motcua::services
