#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QVideoFrame>

namespace motcua::vision {

//! Brightness of a picture, one byte a pixel, `stride` bytes from row to row. Bytes are implicitly shared.
struct LumaPlane
{
    QByteArray bytes;
    int width = 0;
    int height = 0;
    int stride = 0;

    [[nodiscard]] bool isValid() const
    {
        return width > 0 && height > 0 && stride >= width && bytes.size() >= qsizetype(stride) * (height - 1) + width;
    }
    [[nodiscard]] QSize size() const { return {width, height}; }
    //! A view for drawing and tests; keeps the bytes alive, copies nothing.
    [[nodiscard]] QImage image() const;

    static LumaPlane fromImage(const QImage& image);
};

//! One picture of a camera, a video file or a test: a cheap value for any thread. The brightness plane is taken from the
//! video buffer only when somebody asks, because most frames are dropped unread.
class Frame
{
public:
    Frame() = default;
    Frame(QVideoFrame video, quint64 sequence, qint64 microseconds);
    Frame(LumaPlane plane, quint64 sequence, qint64 microseconds);

    [[nodiscard]] bool isValid() const { return m_size.isValid(); }
    [[nodiscard]] QSize size() const { return m_size; }
    //! Counts up by one per picture of one opening of the camera, dropped ones included.
    [[nodiscard]] quint64 sequence() const { return m_sequence; }
    //! Time of the picture since the camera was opened (a file: its own clock), microseconds.
    [[nodiscard]] qint64 microseconds() const { return m_microseconds; }
    [[nodiscard]] const QVideoFrame& video() const { return m_video; }

    //! True when luminance() is one copy of memory; false where a conversion of the whole picture is needed (do it off
    //! the GUI thread).
    [[nodiscard]] bool isCheap() const;
    //! The plane; invalid when the buffer cannot be mapped. Any thread, but not two at once on one QVideoFrame.
    [[nodiscard]] LumaPlane luminance() const;

private:
    QVideoFrame m_video;
    LumaPlane m_plane;
    QSize m_size;
    quint64 m_sequence = 0;
    qint64 m_microseconds = 0;
};

//! True for the pixel formats whose brightness can be copied out without looking at colour.
[[nodiscard]] bool hasLumaPlane(QVideoFrameFormat::PixelFormat format);
//! A mapped buffer of the formats that QImage knows by itself, its bytes not copied; null for all others. No graphics context is
//! needed, so in any thread and process.
[[nodiscard]] QImage mappedImage(const QVideoFrame& frame);
//! The brightness of a video buffer: copied out of the formats above, through toImage() for all others.
[[nodiscard]] LumaPlane lumaOf(const QVideoFrame& frame);

} // namespace motcua::vision
