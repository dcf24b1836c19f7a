#pragma once

#include "domain/camera_controls.h"
#include "vision/camera_feed.h"

#include <QByteArray>
#include <QSize>
#include <QStringList>
#include <QVideoFrame>

#include <optional>
#include <vector>

namespace motcua::vision {

//! The small messages between the client and `motcua-camera`; pictures lie in shared memory, in one of a few places. Each with its
//! leading length (4 bytes, big endian). The client trusts no number of them: what runs in that process belongs to a driver.
inline constexpr int picturePlaces = 3;
inline constexpr qint64 placeBytes = 34 * 1024 * 1024; //!< 3840×2160 in 32 bit; memory that was never written costs nothing

struct PlaneShape
{
    int stride = 0;
    int bytes = 0;
};

struct PictureMessage
{
    int place = 0;
    QVideoFrameFormat::PixelFormat format = QVideoFrameFormat::Format_Invalid;
    QSize size;
    std::vector<PlaneShape> planes;
};

struct CameraNews
{
    enum class Kind : quint8 { Listed = 1, Picture = 2, Failed = 3, Offered = 4 };
    Kind kind = Kind::Listed;
    QStringList cameras;
    PictureMessage picture;
    CameraProblem problem = CameraProblem::None;
    domain::CameraOffers offers;
};

struct CameraOrder
{
    enum class Kind : quint8 { Open = 1, Taken = 2, Wish = 3 };
    Kind kind = Kind::Open;
    QString camera;
    int place = 0;
    domain::CameraWishes wishes;
};

[[nodiscard]] QByteArray encode(const CameraNews& news);
[[nodiscard]] QByteArray encode(const CameraOrder& order);
//! Without the leading length; nullopt for anything that is not exactly such a message.
[[nodiscard]] std::optional<CameraNews> decodeCameraNews(const QByteArray& message);
[[nodiscard]] std::optional<CameraOrder> decodeCameraOrder(const QByteArray& message);

//! Copies a frame's planes one after the other; nullopt when it cannot be mapped or is larger than `room`.
[[nodiscard]] std::optional<PictureMessage> putPicture(QVideoFrame frame, char* to, qint64 room);
//! A frame of our own memory out of what lies there; invalid where shape and bytes do not fit each other.
[[nodiscard]] QVideoFrame takePicture(const PictureMessage& message, const char* from, qint64 room);

} // namespace motcua::vision
