#include "services/id_back_reader.h"

#include "services/when_done.h"
#include "vision/mrz_lines.h"
#include "vision/ocr_reader.h"

#include <QBuffer>
#include <QFile>
#include <QPromise>

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

constexpr qint64 mostBytes = 64LL * 1024 * 1024;

Result<domain::CitizenCard> cardOf(const Result<vision::OcrPage>& page)
{
    if (!page)
        return tl::unexpected(page.error());
    const QStringList lines = vision::mrzLines(page->words);
    auto card = lines.isEmpty() ? fail(ErrorKind::NotFound, u"mrz_absent"_s) : domain::parseMrz(lines);
    if (!card)
        return fail(ErrorKind::NotFound, u"mrz_absent"_s);
    return card;
}

} // namespace

struct IdBackReader::Private
{
    std::unique_ptr<vision::OcrReader> reader;
    bool busy = false;
    bool mirrored = false;
    int round = 0; //!< readings of an earlier round are not told

    // The reader's process is started when it is first needed.
    vision::OcrReader& started()
    {
        if (!reader)
            reader = std::make_unique<vision::OcrReader>(vision::makeDecoder());
        return *reader;
    }
};

IdBackReader::IdBackReader(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

IdBackReader::~IdBackReader() = default;

void IdBackReader::look(const QImage& frame)
{
    if (d->busy || frame.isNull())
        return;
    d->busy = true;
    const QImage seen = d->mirrored ? frame.mirrored(true, false) : frame;
    d->mirrored = !d->mirrored;
    whenDone(d->started().readMrz(vision::Picture::fromImage(seen)), this, [this, round = d->round](const Result<vision::OcrPage>& page) {
        d->busy = false;
        if (round != d->round)
            return;
        if (const auto card = cardOf(page))
            Q_EMIT found(*card);
        else
            Q_EMIT missed();
    });
}

void IdBackReader::stop()
{
    ++d->round;
    d->mirrored = false;
}

QFuture<Result<domain::CitizenCard>> IdBackReader::readFile(const QString& path)
{
    auto promise = std::make_shared<QPromise<Result<domain::CitizenCard>>>();
    promise->start();
    const auto future = promise->future();
    const auto tell = [promise](Result<domain::CitizenCard> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        tell(fail(ErrorKind::NotFound, u"file_missing"_s));
    } else if (file.size() > mostBytes) {
        tell(fail(ErrorKind::TooLarge, u"picture_too_large"_s));
    } else {
        whenDone(d->started().readMrz(vision::Picture::fromBytes(file.readAll())), this,
                 [tell](const Result<vision::OcrPage>& page) { tell(cardOf(page)); });
    }
    return future;
}

} // namespace motcua::services
