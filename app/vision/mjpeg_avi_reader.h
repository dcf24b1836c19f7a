#pragma once

#include <QByteArray>
#include <QFile>

#include <optional>
#include <vector>

namespace motcua::vision {

//! The pictures of a motion-JPEG AVI file, one by one and without a media framework: exact in step mode, and a tour needs
//! no codec package. Errors: open() false for anything that is not such a file. Broken chunks are left out.
class MjpegAviReader
{
public:
    bool open(const QString& path);
    [[nodiscard]] int count() const { return int(m_pictures.size()); }
    [[nodiscard]] qint64 microsecondsPerFrame() const { return m_interval; }
    //! The JPEG file of one picture.
    [[nodiscard]] QByteArray picture(int index);

private:
    struct Place
    {
        qint64 offset;
        quint32 size;
    };
    bool readList(qint64 from, qint64 to, int depth);

    QFile m_file;
    std::vector<Place> m_pictures;
    qint64 m_interval = 40'000;
    bool m_isMjpeg = false;
};

} // namespace motcua::vision
