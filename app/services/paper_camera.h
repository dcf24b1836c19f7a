#pragma once

#include "services/scan_station.h"

#include <QImage>
#include <QObject>
#include <QPolygonF>

#include <memory>

namespace motcua::services {

//! The camera over a desk while papers are photographed: what it sees, small and with the sheet's corners; on demand the whole picture.
//! One camera is held by one of these or by the ScanStation, never by both. GUI thread.
class PaperCamera : public QObject
{
    Q_OBJECT
public:
    //! Takes the station's camera, and what is wished of it there; the station outlives it.
    explicit PaperCamera(ScanStation& station, QObject* parent = nullptr);
    ~PaperCamera() override;

    void start(); //!< the station lets go of its camera
    void stop();
    [[nodiscard]] bool isActive() const;
    [[nodiscard]] ScanStation::Problem problem() const;
    [[nodiscard]] domain::CameraOffers offers() const; //!< of the camera that is open

    //! The picture that is seen now, at the camera's full size; taken() follows, once.
    void take();

Q_SIGNALS:
    //! At most 960 px, some fifteen a second; four corners clockwise from the top left in its pixels, none where no sheet stands out.
    void preview(const QImage& frame, const QPolygonF& corners);
    void taken(const QImage& picture, const QPolygonF& corners);
    void problemChanged();
    void offersChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

//! The sheet laid straight (vision/sheet_outline.h), ready to be kept: any thread. Fewer than four corners leave the picture as it is.
[[nodiscard]] QImage straightSheet(const QImage& picture, const QPolygonF& corners);

} // namespace motcua::services
