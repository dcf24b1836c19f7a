#include "services/scan_station.h"

#include "domain/pass_code.h"
#include "services/when_done.h"
#include "vision/barcode_scanner.h"
#include "vision/camera_feed.h"
#include "vision/camera_process.h"
#include "vision/decoder.h"
#include "vision/serial_scanner.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>
#include <QVideoFrame>
#include <QtConcurrentRun>

#include <algorithm>

namespace motcua::services {

using namespace Qt::StringLiterals;

namespace {

constexpr int previewWidth = 960;
constexpr qint64 previewIntervalMs = 33;
constexpr int looksAfterMs = 1500;

ScanStation::Problem problemOf(vision::CameraProblem problem)
{
    switch (problem) {
    case vision::CameraProblem::None: return ScanStation::Problem::None;
    case vision::CameraProblem::NoCamera: return ScanStation::Problem::NoCamera;
    case vision::CameraProblem::Busy: return ScanStation::Problem::Busy;
    case vision::CameraProblem::Denied: return ScanStation::Problem::Denied;
    case vision::CameraProblem::Lost: return ScanStation::Problem::Lost;
    case vision::CameraProblem::Unsupported: return ScanStation::Problem::Unsupported;
    }
    return ScanStation::Problem::None;
}

//! The serial that a signed token or a Code 128 of ours names; not checked against anything.
QString passOf(const QString& text)
{
    if (const auto token = domain::parseToken(text))
        return domain::serialText(token->token.serial);
    const auto serial = domain::parseSerial(text);
    return serial ? domain::serialText(*serial) : QString();
}

} // namespace

struct ScanStation::Private
{
    vision::CameraFeed feed;
    vision::BarcodeScanner scanner{vision::makeDecoder()};
    vision::SerialScanner serial;
    QString camera;
    QVideoFrame last; //!< shares its pixels with the preview's
    QElapsedTimer sincePreview;
    domain::CameraWishes wishes;
    bool previewBusy = false;
    bool readerDown = false;
    QHash<QString, QString> inView; //!< text → serial of the pass that it names, empty for other codes
};

ScanStation::ScanStation(const QString& camera, QObject* parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->camera = camera;
    // A serial carries a check character: one reading of it is enough.
    d->scanner.setValidator([](const QString& text) { return domain::parseSerial(text).has_value(); });
    d->scanner.setIdentity(passOf);
    d->scanner.setActive(false);
    connect(&d->feed, &vision::CameraFeed::frameArrived, &d->scanner, &vision::BarcodeScanner::push);
    connect(&d->scanner, &vision::BarcodeScanner::ready, &d->feed, &vision::CameraFeed::requestNext);
    connect(&d->scanner, &vision::BarcodeScanner::codeSeen, this, [this](const vision::ScannedCode& code) {
        // A printed pass shows its QR and its Code 128 side by side: the second one read is the same pass, not "already inside".
        const QString pass = passOf(code.text);
        const bool known = !pass.isEmpty() && std::find(d->inView.cbegin(), d->inView.cend(), pass) != d->inView.cend();
        d->inView.insert(code.text, pass);
        if (known) {
            Q_EMIT codeMoved(code.corners, code.frameSize);
            return;
        }
        Q_EMIT codeSeen(code.text, code.corners, code.frameSize, code.milliseconds);
    });
    connect(&d->scanner, &vision::BarcodeScanner::severalCodes, this, [this] { Q_EMIT severalSeen(); });
    connect(&d->scanner, &vision::BarcodeScanner::codeMoved, this,
            [this](const vision::ScannedCode& code) { Q_EMIT codeMoved(code.corners, code.frameSize); });
    connect(&d->scanner, &vision::BarcodeScanner::codeLost, this, [this](const QString& text) {
        d->inView.remove(text);
        if (d->inView.isEmpty())
            Q_EMIT codeLost();
    });
    connect(&d->scanner, &vision::BarcodeScanner::refused, this, [this](const Error& error) {
        const bool down = error.kind == ErrorKind::Device;
        if (down == d->readerDown)
            return;
        d->readerDown = down;
        Q_EMIT problemChanged();
    });
    connect(&d->scanner, &vision::BarcodeScanner::ready, this, [this] {
        const auto statistics = d->scanner.statistics();
        if (d->readerDown && statistics.read > statistics.failed && statistics.lastMilliseconds > 0 && isActive()) {
            d->readerDown = false; // it reads again
            Q_EMIT problemChanged();
        }
    });
    connect(&d->feed, &vision::CameraFeed::problemChanged, this, [this] { Q_EMIT problemChanged(); });
    connect(&d->feed, &vision::CameraFeed::camerasChanged, this, [this] { Q_EMIT camerasChanged(); });
    connect(&d->serial, &vision::SerialScanner::scanned, this, &ScanStation::scannerRead);
    connect(&d->serial, &vision::SerialScanner::connectedChanged, this, [this] { Q_EMIT scannerChanged(); });
    connect(&d->feed, &vision::CameraFeed::offersChanged, this, [this] { Q_EMIT offersChanged(); });
    connect(&d->feed, &vision::CameraFeed::finished, this, [this] { Q_EMIT finished(); });
    connect(&d->feed, &vision::CameraFeed::previewFrame, this, [this](const QVideoFrame& frame) {
        d->last = frame;
        // Converting a picture takes several milliseconds: elsewhere, and the eye misses nothing when one is left out.
        if (d->previewBusy || (d->sincePreview.isValid() && d->sincePreview.elapsed() < previewIntervalMs))
            return;
        d->previewBusy = true;
        d->sincePreview.start();
        const auto converted = QtConcurrent::run([frame] {
            const QImage image = frame.toImage();
            return image.width() > previewWidth ? image.scaledToWidth(previewWidth, Qt::SmoothTransformation) : image;
        });
        whenDone(converted, this, [this](const QImage& image) {
            d->previewBusy = false;
            if (!image.isNull() && isActive())
                Q_EMIT preview(image);
        });
    });
}

ScanStation::~ScanStation() = default;

QStringList ScanStation::cameras() const
{
    // Who asks wants to know now and later. Only where another process does the looking, for a media framework takes its time, and
    // after the window that asks has come up.
    if (!vision::CameraProcess::findProgram().isEmpty())
        QTimer::singleShot(looksAfterMs, &d->feed, [feed = &d->feed] { feed->watchCameras(); });
    return d->feed.cameras();
}
QString ScanStation::camera() const { return d->camera; }
bool ScanStation::isActive() const { return d->feed.isOpen(); }

ScanStation::Problem ScanStation::problem() const
{
    const Problem problem = problemOf(d->feed.problem());
    return problem == Problem::None && d->readerDown ? Problem::ReaderDown : problem;
}

domain::CameraOffers ScanStation::offers() const
{
    return d->feed.offers();
}

const domain::CameraWishes& ScanStation::wishes() const { return d->wishes; }

void ScanStation::setWishes(const domain::CameraWishes& wishes)
{
    if (wishes == d->wishes)
        return;
    d->wishes = wishes;
    d->feed.setWishes(wishes);
    Q_EMIT wishesChanged(wishes);
}

QStringList ScanStation::scannerPorts() { return vision::SerialScanner::ports(); }
QString ScanStation::scannerPort() const { return d->serial.port(); }
bool ScanStation::isScannerConnected() const { return d->serial.isConnected(); }
void ScanStation::setScannerPort(const QString& port) { d->serial.open(port); }

QFuture<Result<QImage>> ScanStation::photo()
{
    return QtConcurrent::run([frame = d->last]() -> Result<QImage> {
        const QImage image = frame.isValid() ? frame.toImage() : QImage();
        if (image.isNull())
            return fail(ErrorKind::NotFound, u"no_frame"_s);
        return image;
    });
}

void ScanStation::setCamera(const QString& name)
{
    if (d->camera == name)
        return;
    d->camera = name;
    if (isActive()) {
        stop();
        start();
    }
}

void ScanStation::start()
{
    if (isActive())
        return;
    d->scanner.setActive(true);
    d->feed.open(d->camera);
}

void ScanStation::stop()
{
    d->scanner.setActive(false);
    d->inView.clear();
    d->feed.close();
    d->last = {};
    d->readerDown = false;
}

} // namespace motcua::services
