#include "vision/camera_wire.h"

#include "vision/frame.h"
#include "vision/picture.h"

#include <QDataStream>
#include <QIODevice>
#include <QImage>
#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace motcua::vision {

namespace {

constexpr auto streamVersion = QDataStream::Qt_6_4;
constexpr int mostPlanes = 4;
constexpr int mostCameras = 64;

template<class Write>
QByteArray message(Write&& write)
{
    QByteArray body;
    QDataStream out(&body, QIODevice::WriteOnly);
    out.setVersion(streamVersion);
    write(out);
    QByteArray whole(4, Qt::Uninitialized);
    qToBigEndian(quint32(body.size()), whole.data());
    return whole + body;
}

bool readPicture(QDataStream& in, PictureMessage& picture)
{
    quint8 place = 0;
    quint32 format = 0;
    quint8 planes = 0;
    in >> place >> format >> picture.size >> planes;
    if (in.status() != QDataStream::Ok || place >= picturePlaces || planes < 1 || planes > mostPlanes || picture.size.width() < 1 ||
        picture.size.height() < 1 || qint64(picture.size.width()) * picture.size.height() > maxPicturePixels ||
        format >= QVideoFrameFormat::NPixelFormats)
        return false;
    picture.place = place;
    picture.format = QVideoFrameFormat::PixelFormat(format);
    for (int i = 0; i < planes; ++i) {
        qint32 stride = 0;
        qint32 bytes = 0;
        in >> stride >> bytes;
        if (stride < 1 || bytes < 1)
            return false;
        picture.planes.push_back({stride, bytes});
    }
    return true;
}

} // namespace

QByteArray encode(const CameraNews& news)
{
    return message([&](QDataStream& out) {
        out << quint8(news.kind);
        switch (news.kind) {
        case CameraNews::Kind::Listed: out << news.cameras; break;
        case CameraNews::Kind::Failed: out << quint8(news.problem); break;
        case CameraNews::Kind::Offered:
            out << news.offers.torch << news.offers.nearFocus << news.offers.brightness << news.offers.selfView;
            break;
        case CameraNews::Kind::Picture:
            out << quint8(news.picture.place) << quint32(news.picture.format) << news.picture.size << quint8(news.picture.planes.size());
            for (const PlaneShape& plane : news.picture.planes)
                out << qint32(plane.stride) << qint32(plane.bytes);
            break;
        }
    });
}

QByteArray encode(const CameraOrder& order)
{
    return message([&](QDataStream& out) {
        out << quint8(order.kind) << order.camera << quint8(order.place) << order.wishes.torch << order.wishes.nearFocus
            << qint32(order.wishes.brightness);
    });
}

std::optional<CameraNews> decodeCameraNews(const QByteArray& message)
{
    QDataStream in(message);
    in.setVersion(streamVersion);
    quint8 kind = 0;
    in >> kind;
    CameraNews news;
    news.kind = CameraNews::Kind(kind);
    switch (news.kind) {
    case CameraNews::Kind::Listed: in >> news.cameras; break;
    case CameraNews::Kind::Failed: {
        quint8 problem = 0;
        in >> problem;
        if (problem < quint8(CameraProblem::NoCamera) || problem > quint8(CameraProblem::Unsupported))
            return std::nullopt;
        news.problem = CameraProblem(problem);
        break;
    }
    case CameraNews::Kind::Offered:
        in >> news.offers.torch >> news.offers.nearFocus >> news.offers.brightness >> news.offers.selfView;
        break;
    case CameraNews::Kind::Picture:
        if (!readPicture(in, news.picture))
            return std::nullopt;
        break;
    default: return std::nullopt;
    }
    if (in.status() != QDataStream::Ok || !in.atEnd() || news.cameras.size() > mostCameras)
        return std::nullopt;
    return news;
}

std::optional<CameraOrder> decodeCameraOrder(const QByteArray& message)
{
    QDataStream in(message);
    in.setVersion(streamVersion);
    quint8 kind = 0;
    quint8 place = 0;
    CameraOrder order;
    qint32 brightness = 0;
    in >> kind >> order.camera >> place >> order.wishes.torch >> order.wishes.nearFocus >> brightness;
    if (in.status() != QDataStream::Ok || !in.atEnd() || kind < 1 || kind > 3 || place >= picturePlaces ||
        brightness < -domain::CameraWishes::brightest || brightness > domain::CameraWishes::brightest)
        return std::nullopt;
    order.wishes.brightness = brightness;
    order.kind = CameraOrder::Kind(kind);
    order.place = place;
    return order;
}

std::optional<PictureMessage> putPicture(QVideoFrame frame, char* to, qint64 room)
{
    if (!hasLumaPlane(frame.pixelFormat())) { // packed, compressed or on a graphics card
        QImage image;
        if (frame.map(QVideoFrame::ReadOnly)) {
            image = mappedImage(frame).convertToFormat(QImage::Format_RGB32);
            image.detach(); // from the buffer
            frame.unmap();
        }
        if (image.isNull())
            image = frame.toImage().convertToFormat(QImage::Format_RGB32);
        if (image.isNull() || image.sizeInBytes() > room)
            return std::nullopt;
        std::memcpy(to, image.constBits(), size_t(image.sizeInBytes()));
        return PictureMessage{0, QVideoFrameFormat::pixelFormatFromImageFormat(image.format()), image.size(),
                              {{int(image.bytesPerLine()), int(image.sizeInBytes())}}};
    }
    if (!frame.map(QVideoFrame::ReadOnly))
        return std::nullopt;
    PictureMessage picture{0, frame.pixelFormat(), frame.size(), {}};
    qint64 used = 0;
    for (int plane = 0; plane < frame.planeCount(); ++plane) {
        const PlaneShape shape{frame.bytesPerLine(plane), frame.mappedBytes(plane)};
        if (used + shape.bytes > room) {
            frame.unmap();
            return std::nullopt;
        }
        std::memcpy(to + used, frame.bits(plane), size_t(shape.bytes));
        used += shape.bytes;
        picture.planes.push_back(shape);
    }
    frame.unmap();
    return picture;
}

QVideoFrame takePicture(const PictureMessage& message, const char* from, qint64 room)
{
    qint64 used = 0;
    for (const PlaneShape& plane : message.planes)
        used += plane.bytes;
    if (used > room)
        return {};
    QVideoFrame frame(QVideoFrameFormat(message.size, message.format));
    if (!frame.map(QVideoFrame::WriteOnly))
        return {};
    bool fits = frame.planeCount() == int(message.planes.size());
    for (int plane = 0; fits && plane < frame.planeCount(); ++plane) {
        const PlaneShape& theirs = message.planes[size_t(plane)];
        const int stride = frame.bytesPerLine(plane);
        const int rows = frame.mappedBytes(plane) / std::max(1, stride);
        // The last row may end with its last point. Half a picture is worse than none.
        fits = qint64(theirs.stride) * (rows - 1) + std::min(stride, theirs.stride) <= theirs.bytes;
        for (int row = 0; fits && row < rows; ++row)
            std::memcpy(frame.bits(plane) + qint64(row) * stride, from + qint64(row) * theirs.stride, size_t(std::min(stride, theirs.stride)));
        from += theirs.bytes;
    }
    frame.unmap();
    return fits ? frame : QVideoFrame();
}

} // namespace motcua::vision
