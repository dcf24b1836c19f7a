#include "services/paper_camera.h"

#include "services/when_done.h"
#include "vision/camera_feed.h"
#include "vision/sheet_outline.h"

#include <QElapsedTimer>
#include <QVideoFrame>
#include <QtConcurrentRun>

namespace motcua::services {

namespace {

constexpr int previewWidth = 960;
constexpr qint64 previewIntervalMs = 66;
constexpr int longestSide = 4'000;

struct Seen
{
    QImage image;
    QPolygonF corners;
};

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

Seen look(const QVideoFrame& frame, int width)
{
    Seen seen;
    seen.image = frame.toImage();
    if (width > 0 && seen.image.width() > width)
        seen.image = seen.image.scaledToWidth(width, Qt::SmoothTransformation);
    seen.corners = vision::findSheet(seen.image).value_or(QPolygonF());
    return seen;
}

} // namespace

struct PaperCamera::Private
{
    ScanStation& station;
    vision::CameraFeed feed{};
    QVideoFrame last = {};
    QElapsedTimer since = {};
    bool busy = false;
    bool taking = false;
};

PaperCamera::PaperCamera(ScanStation& station, QObject* parent) : QObject(parent), d(new Private{station})
{
    d->feed.setWishes(station.wishes());
    connect(&station, &ScanStation::wishesChanged, &d->feed, &vision::CameraFeed::setWishes);
    connect(&d->feed, &vision::CameraFeed::offersChanged, this, [this] { Q_EMIT offersChanged(); });
    connect(&d->feed, &vision::CameraFeed::problemChanged, this, [this] { Q_EMIT problemChanged(); });
    connect(&d->feed, &vision::CameraFeed::previewFrame, this, [this](const QVideoFrame& frame) {
        d->last = frame;
        d->feed.requestNext();
        if (d->busy || (d->since.isValid() && d->since.elapsed() < previewIntervalMs))
            return;
        d->busy = true;
        d->since.start();
        whenDone(QtConcurrent::run([frame] { return look(frame, previewWidth); }), this, [this](const Seen& seen) {
            d->busy = false;
            if (!seen.image.isNull() && isActive())
                Q_EMIT preview(seen.image, seen.corners);
        });
    });
}

PaperCamera::~PaperCamera() = default;

bool PaperCamera::isActive() const { return d->feed.isOpen(); }
ScanStation::Problem PaperCamera::problem() const { return problemOf(d->feed.problem()); }

domain::CameraOffers PaperCamera::offers() const { return d->feed.offers(); }

void PaperCamera::start()
{
    d->station.stop(); // one camera, one reader
    d->last = {};
    d->since.invalidate();
    d->feed.open(d->station.camera());
}

void PaperCamera::stop()
{
    d->feed.close();
    d->last = {};
}

void PaperCamera::take()
{
    if (d->taking || !d->last.isValid())
        return;
    d->taking = true;
    whenDone(QtConcurrent::run([frame = d->last] { return look(frame, 0); }), this, [this](const Seen& seen) {
        d->taking = false;
        if (!seen.image.isNull())
            Q_EMIT taken(seen.image, seen.corners);
    });
}

QImage straightSheet(const QImage& picture, const QPolygonF& corners)
{
    return vision::flattenSheet(picture, corners, longestSide, true);
}

} // namespace motcua::services
