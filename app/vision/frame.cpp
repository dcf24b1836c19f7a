#include "vision/frame.h"

#include "vision/picture.h"

#include <cstring>

namespace motcua::vision {

namespace {

// Where the brightness bytes lie in plane 0: the first one, and the distance from pixel to pixel. 0: not there.
struct LumaLayout
{
    int offset = 0;
    int step = 0;
};

LumaLayout layoutOf(QVideoFrameFormat::PixelFormat format)
{
    switch (format) {
    case QVideoFrameFormat::Format_YUV420P:
    case QVideoFrameFormat::Format_YUV422P:
    case QVideoFrameFormat::Format_YV12:
    case QVideoFrameFormat::Format_NV12:
    case QVideoFrameFormat::Format_NV21:
    case QVideoFrameFormat::Format_IMC1:
    case QVideoFrameFormat::Format_IMC2:
    case QVideoFrameFormat::Format_IMC3:
    case QVideoFrameFormat::Format_IMC4:
    case QVideoFrameFormat::Format_Y8:
        return {0, 1};
    case QVideoFrameFormat::Format_YUYV:
        return {0, 2};
    case QVideoFrameFormat::Format_UYVY:
    case QVideoFrameFormat::Format_Y16: // little endian: the high byte is the picture in 8 bits
    case QVideoFrameFormat::Format_P010:
    case QVideoFrameFormat::Format_P016:
        return {1, 2};
    default:
        return {};
    }
}

LumaPlane copyLuma(const QVideoFrame& frame, LumaLayout layout)
{
    const int width = frame.width();
    const int height = frame.height();
    const int stride = frame.bytesPerLine(0);
    const uchar* source = frame.bits(0);
    const qint64 needed = qint64(stride) * (height - 1) + qint64(width) * layout.step;
    if (!source || stride < width * layout.step || frame.mappedBytes(0) < needed)
        return {};
    LumaPlane plane{QByteArray(qsizetype(width) * height, Qt::Uninitialized), width, height, width};
    for (int y = 0; y < height; ++y) {
        const uchar* from = source + qsizetype(y) * stride + layout.offset;
        char* to = plane.bytes.data() + qsizetype(y) * width;
        if (layout.step == 1) {
            std::memcpy(to, from, size_t(width));
        } else {
            for (int x = 0; x < width; ++x)
                to[x] = char(from[qsizetype(x) * layout.step]);
        }
    }
    return plane;
}

// QVideoFrame::toImage() may open a graphics context, which is no business of a worker thread: what QImage knows by
// itself is converted by it.
QImage colourImage(const QVideoFrame& frame)
{
    const QImage image = mappedImage(frame);
    return image.isNull() ? QImage() : image.convertToFormat(QImage::Format_Grayscale8);
}

} // namespace

QImage mappedImage(const QVideoFrame& frame)
{
    const auto format = frame.surfaceFormat().pixelFormat();
    const uchar* bits = frame.bits(0);
    if (format == QVideoFrameFormat::Format_Jpeg)
        return QImage::fromData(QByteArrayView(reinterpret_cast<const char*>(bits), frame.mappedBytes(0)));
    const QImage::Format known = QVideoFrameFormat::imageFormatFromPixelFormat(format);
    if (known == QImage::Format_Invalid || !bits)
        return {};
    if (frame.mappedBytes(0) < qint64(frame.bytesPerLine(0)) * frame.height())
        return {};
    return QImage(bits, frame.width(), frame.height(), frame.bytesPerLine(0), known);
}

QImage LumaPlane::image() const
{
    if (!isValid())
        return {};
    auto* keep = new QByteArray(bytes);
    return QImage(reinterpret_cast<const uchar*>(keep->constData()), width, height, stride, QImage::Format_Grayscale8,
                  [](void* held) { delete static_cast<QByteArray*>(held); }, keep);
}

LumaPlane LumaPlane::fromImage(const QImage& image)
{
    if (image.isNull())
        return {};
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    LumaPlane plane{{}, grey.width(), grey.height(), int(grey.bytesPerLine())};
    plane.bytes = QByteArray(reinterpret_cast<const char*>(grey.constBits()), grey.sizeInBytes());
    return plane;
}

Frame::Frame(QVideoFrame video, quint64 sequence, qint64 microseconds)
    : m_video(std::move(video))
    , m_size(m_video.size())
    , m_sequence(sequence)
    , m_microseconds(microseconds)
{
}

Frame::Frame(LumaPlane plane, quint64 sequence, qint64 microseconds)
    : m_plane(std::move(plane))
    , m_size(m_plane.isValid() ? m_plane.size() : QSize())
    , m_sequence(sequence)
    , m_microseconds(microseconds)
{
}

bool Frame::isCheap() const
{
    return !m_video.isValid() || hasLumaPlane(m_video.surfaceFormat().pixelFormat());
}

LumaPlane Frame::luminance() const
{
    return m_video.isValid() ? lumaOf(m_video) : m_plane;
}

bool hasLumaPlane(QVideoFrameFormat::PixelFormat format)
{
    return layoutOf(format).step > 0;
}

LumaPlane lumaOf(const QVideoFrame& video)
{
    QVideoFrame frame = video;
    if (frame.width() <= 0 || frame.height() <= 0 || qint64(frame.width()) * frame.height() > maxPicturePixels)
        return {};
    const LumaLayout layout = layoutOf(frame.surfaceFormat().pixelFormat());
    LumaPlane plane;
    QImage colour;
    if (frame.map(QVideoFrame::ReadOnly)) {
        if (layout.step > 0)
            plane = copyLuma(frame, layout);
        else
            colour = colourImage(frame);
        frame.unmap();
    }
    if (layout.step > 0)
        return plane;
    return LumaPlane::fromImage(colour.isNull() ? frame.toImage() : colour);
}

} // namespace motcua::vision
