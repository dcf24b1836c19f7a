#include "domain/dossier_papers.h"
#include "remote/blob_api.h"
#include "services/dossier_book_p.h"
#include "storage/blob_store.h"
#include "storage/sync_store.h"
#include "vision/pdf_pages.h"
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
constexpr int pagesAtOnce = 32;
constexpr int pageThumbnailSide = 220;
constexpr int pagesLookedAt = 10; //!< of a PDF, for a doubt
constexpr int pageSide = 800;     //!< px, letters are seen to be there

[[nodiscard]] QImage small(const QImage& page, int side)
{
    return page.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

//! A cut PDF has no end; half of a paper is worse than none.
[[nodiscard]] bool wholePdf(const QByteArray& bytes)
{
    return bytes.last(std::min<qsizetype>(bytes.size(), 2'048)).contains("%%EOF");
}

//! A PDF that nobody can open is no paper; where this machine has nothing to look into one it is taken as it is.
[[nodiscard]] Result<PaperFile> lookedInto(const QByteArray& pdf, PaperFile file)
{
    file.document = true;
    const auto look = vision::lookAtPdf(pdf, 0, pagesLookedAt, pageSide);
    if (!look) {
        const QString& code = look.error().code;
        if (code == "pdf_locked"_L1)
            return fail(ErrorKind::Invalid, u"paper_locked"_s);
        if (code == "pdf_broken"_L1)
            return fail(ErrorKind::Invalid, u"paper_cut"_s);
        if (code == "pdf_pages"_L1)
            return fail(ErrorKind::TooLarge, u"paper_pages"_s);
        file.pages = 0;
        return file;
    }
    file.pages = look->pageCount;
    for (const QImage& page : look->pages) {
        if (file.thumbnail.isNull())
            file.thumbnail = small(page, thumbnailSide);
        if (file.doubt == PaperDoubt::None)
            file.doubt = vision::paperDoubt(page);
    }
    return file;
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
        return lookedInto(bytes, file);
    }
    const auto picture = vision::Picture::fromBytes(bytes);
    if (auto fine = vision::checkPicture(picture); !fine)
        return fine.error().code == "not_an_image"_L1 ? fail(ErrorKind::Invalid, u"paper_type"_s) : tl::unexpected(fine.error());
    const auto image = vision::decodePicture(picture);
    if (!image)
        return tl::unexpected(image.error());
    file.doubt = vision::paperDoubt(*image);
    file.thumbnail = small(*image, thumbnailSide);
    return file;
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
    return packedPage(*image);
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

//! The pages of one file, small.
[[nodiscard]] std::vector<PaperPage> pagesOf(const QString& hash, const QByteArray& bytes)
{
    std::vector<PaperPage> pages;
    if (remote::sniffedType(bytes) != "application/pdf") {
        const auto file = looked(bytes);
        const auto image = vision::decodePicture(vision::Picture::fromBytes(bytes));
        pages.push_back({hash, 0, image ? small(*image, pageThumbnailSide) : QImage(), file ? file->doubt : PaperDoubt::None});
        return pages;
    }
    int count = 1;
    for (int first = 0; first < count; first += pagesAtOnce) {
        const auto look = vision::lookAtPdf(bytes, first, pagesAtOnce, pageSide);
        if (!look) {
            if (first == 0)
                pages.push_back({hash, 0, {}, PaperDoubt::None}); // it can still be moved and taken away as a whole
            break;
        }
        count = look->pageCount;
        for (const QImage& page : look->pages)
            pages.push_back({hash, int(pages.size()), small(page, pageThumbnailSide), vision::paperDoubt(page)});
    }
    return pages;
}

} // namespace

QByteArray packedPage(const QImage& image)
{
    QImage page = image;
    if (std::max(page.width(), page.height()) > longestSide)
        page = page.scaled(longestSide, longestSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    page.convertToFormat(QImage::Format_RGB32).save(&buffer, "JPEG", quality);
    return bytes;
}

bool DossierBook::joinsPages() const { return !vision::findPagesProgram().isEmpty(); }

QFuture<Result<PaperFile>> DossierBook::keepPages(const QList<QByteArray>& pages)
{
    return QtConcurrent::run([pages, store = *d->desk.blobs]() -> Result<PaperFile> {
        if (pages.size() == 1)
            return kept(pages.first(), store);
        QList<vision::PagePick> picks;
        for (qsizetype i = 0; i < pages.size(); ++i)
            picks.append({int(i), 0, 0});
        const auto joined = vision::joinPages(pages, picks);
        return joined ? kept(*joined, store) : tl::unexpected(joined.error());
    });
}

QFuture<Result<QList<QByteArray>>> DossierBook::papersBytes(const QStringList& hashes, const QList<QByteArray>& have)
{
    if (have.size() == hashes.size())
        return readyFuture(Result<QList<QByteArray>>(have));
    return chain(paperBytes(hashes[have.size()]), this, [this, hashes, have](const QByteArray& bytes) { return papersBytes(hashes, have + QList{bytes}); });
}

QFuture<Result<std::vector<PaperPage>>> DossierBook::pages(const QStringList& hashes)
{
    return chain(papersBytes(hashes), this, [hashes](const QList<QByteArray>& files) {
        return QtConcurrent::run([hashes, files]() -> Result<std::vector<PaperPage>> {
            std::vector<PaperPage> all;
            for (qsizetype i = 0; i < files.size(); ++i) {
                for (PaperPage& page : pagesOf(hashes[i], files[i]))
                    all.push_back(std::move(page));
            }
            return all;
        });
    });
}

QFuture<Result<QImage>> DossierBook::pageImage(const QString& hash, int page, int side)
{
    return chain(paperBytes(hash), this, [page, side](const QByteArray& bytes) {
        return QtConcurrent::run([bytes, page, side]() -> Result<QImage> {
            if (remote::sniffedType(bytes) != "application/pdf")
                return vision::decodePicture(vision::Picture::fromBytes(bytes));
            auto look = vision::lookAtPdf(bytes, page, 1, side);
            if (!look)
                return tl::unexpected(look.error());
            return look->pages.isEmpty() ? Result<QImage>(fail(ErrorKind::NotFound, u"pdf_pages"_s)) : Result<QImage>(look->pages.first());
        });
    });
}

QFuture<Result<PaperFile>> DossierBook::joinPages(const std::vector<PaperPick>& picks)
{
    QStringList hashes;
    QList<vision::PagePick> pages;
    for (const PaperPick& pick : picks) {
        if (!hashes.contains(pick.hash))
            hashes.append(pick.hash);
        pages.append({int(hashes.indexOf(pick.hash)), pick.page, pick.quarterTurns});
    }
    return chain(papersBytes(hashes), this, [pages, store = *d->desk.blobs](const QList<QByteArray>& files) {
        return QtConcurrent::run([pages, files, store]() -> Result<PaperFile> {
            const auto joined = vision::joinPages(files, pages);
            return joined ? kept(*joined, store) : tl::unexpected(joined.error());
        });
    });
}

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
    return QtConcurrent::run([picture, store = *d->desk.blobs] { return kept(packedPage(picture), store); });
}

QFuture<Result<domain::Dossier>> DossierBook::changePapers(const domain::Id& id, const std::vector<domain::Component>& before,
                                                           const std::vector<domain::Component>& after)
{
    return d->announced(this, d->desk.db->write([=, projection = d->desk.projection](storage::Db& db) -> Result<domain::Dossier> {
        const auto changes = domain::paperChanges(before, after);
        if (changes.empty())
            return fail(ErrorKind::Invalid, u"nothing_changed"_s);
        for (const domain::PaperChange& change : changes) {
            for (const QString& hash : change.add) {
                if (auto job = storage::sync::addBlobJob(db, hash, true); !job)
                    return tl::unexpected(job.error());
            }
        }
        return orderedFor(db, *projection, domain::CommandType::DossierPapers, id, domain::papersPayload(changes));
    }), id);
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
