#pragma once

#include <QFile>
#include <QImage>
#include <QSize>

#include <vector>

namespace motcua::test {

//! Writes a motion-JPEG AVI, the plainest video file there is: RIFF with one 'vids'/'MJPG' stream and an index. Every
//! player opens it, and CameraFeed reads it exactly. Files under 1 GB.
class MjpegAviWriter
{
public:
    //! False when the file cannot be written.
    bool open(const QString& path, QSize size, int framesPerSecond, int quality = 85);
    //! Pictures of another size are scaled.
    bool add(const QImage& picture);
    //! Writes index and lengths; the destructor does it too.
    bool finish();

    MjpegAviWriter() = default;
    ~MjpegAviWriter();
    MjpegAviWriter(const MjpegAviWriter&) = delete;
    MjpegAviWriter& operator=(const MjpegAviWriter&) = delete;

private:
    struct Entry
    {
        quint32 offset;
        quint32 size;
    };
    void writeHeader(); // with the counts known so far

    QFile m_file;
    QSize m_size;
    std::vector<Entry> m_entries;
    quint32 m_largest = 0;
    qint64 m_moviStart = 0;
    int m_fps = 10;
    int m_quality = 85;
};

//! The whole video at once.
bool writeMjpegAvi(const QString& path, const std::vector<QImage>& pictures, int framesPerSecond, int quality = 85);

} // namespace motcua::test
