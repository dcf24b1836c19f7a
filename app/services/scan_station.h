#pragma once

#include "domain/camera_controls.h"
#include "domain/result.h"

#include <QFuture>
#include <QImage>
#include <QObject>
#include <QPolygonF>
#include <QStringList>

#include <memory>

namespace motcua::services {

//! Camera, barcode reader and serial hand scanner of this machine behind one face for screens (which may not know app/vision). GUI thread.
class ScanStation : public QObject
{
    Q_OBJECT
public:
    enum class Problem { None, NoCamera, Busy, Denied, Lost, Unsupported, ReaderDown };
    Q_ENUM(Problem)

    //! Camera by description, "file:PATH" (a video, a picture, a folder), empty = the first one.
    explicit ScanStation(const QString& camera = {}, QObject* parent = nullptr);
    ~ScanStation() override;

    [[nodiscard]] QStringList cameras() const;
    [[nodiscard]] QString camera() const;
    void setCamera(const QString& name);
    void start();
    void stop();
    [[nodiscard]] bool isActive() const;
    [[nodiscard]] Problem problem() const;
    //! The picture in view at the camera's own size, for a card or a paper that is to be kept. NotFound no_frame while there is none.
    QFuture<Result<QImage>> photo();
    //! Of the camera that is open.
    [[nodiscard]] domain::CameraOffers offers() const;
    //! Of every camera of this machine, whoever opens it: this one, those after it, and those of PaperCamera.
    [[nodiscard]] const domain::CameraWishes& wishes() const;
    void setWishes(const domain::CameraWishes& wishes);

    //! Serial ports where a hand scanner may be; most type like a keyboard and need none.
    [[nodiscard]] static QStringList scannerPorts();
    [[nodiscard]] QString scannerPort() const;
    [[nodiscard]] bool isScannerConnected() const;
    //! Open from now on, whatever the camera does; "" = none.
    void setScannerPort(const QString& port);

Q_SIGNALS:
    //! A new code in view: text, its corners in the frame's pixels, the frame's size, milliseconds from frame to code.
    void codeSeen(const QString& text, const QPolygonF& corners, const QSize& frame, double milliseconds);
    //! Different passes came into view together: none of them is told until it is alone (GatePage::twoCodesSeen).
    void severalSeen();
    void codeMoved(const QPolygonF& corners, const QSize& frame);
    void codeLost();
    void preview(const QImage& frame); //!< for the screen, at most 30 a second, scaled to ≤ 960 px
    void problemChanged();
    void camerasChanged();
    void offersChanged();
    void wishesChanged(const motcua::domain::CameraWishes& wishes);
    void scannerRead(const QString& text); //!< by the scanner on the serial port
    void scannerChanged();
    void finished(); //!< a file came to its end

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::services
