#include "vision/mjpeg_avi_reader.h"

#include <QtEndian>

namespace motcua::vision {

namespace {

constexpr int maxPictures = 1'000'000;
constexpr quint32 maxPictureSize = 32 * 1024 * 1024;
constexpr int maxDepth = 6;

} // namespace

bool MjpegAviReader::open(const QString& path)
{
    m_pictures.clear();
    m_isMjpeg = false;
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray head = m_file.read(12);
    if (head.size() < 12 || !head.startsWith("RIFF") || head.sliced(8) != "AVI ")
        return false;
    return readList(12, m_file.size(), 0) && m_isMjpeg && !m_pictures.empty();
}

// RIFF: four letters, a little-endian length, the contents, padded to even; a LIST holds chunks of its own.
bool MjpegAviReader::readList(qint64 from, qint64 to, int depth)
{
    while (from + 8 <= to) {
        if (!m_file.seek(from))
            return false;
        const QByteArray header = m_file.read(12);
        if (header.size() < 8)
            return true;
        const QByteArray name = header.first(4);
        const auto size = qFromLittleEndian<quint32>(header.constData() + 4);
        const qint64 body = from + 8;
        const qint64 end = qMin(body + qint64(size), to); // a file that was cut off plays up to there
        if (name == "LIST") {
            if (depth >= maxDepth || !readList(body + 4, end, depth + 1))
                return false;
        } else if (name == "avih" && m_file.seek(body)) {
            const auto interval = qFromLittleEndian<quint32>(m_file.read(4).leftJustified(4, '\0').constData());
            if (interval >= 1000 && interval <= 10'000'000)
                m_interval = interval;
        } else if (name == "strh" && m_file.seek(body)) {
            const QByteArray stream = m_file.read(8).toUpper();
            if (stream.startsWith("VIDS") && stream.endsWith("MJPG"))
                m_isMjpeg = true;
        } else if (name.sliced(2) == "dc" && size > 0 && size <= maxPictureSize && body + size <= to) {
            if (int(m_pictures.size()) >= maxPictures)
                return true;
            m_pictures.push_back({body, size});
        }
        from = body + qint64(size) + (size & 1);
    }
    return true;
}

QByteArray MjpegAviReader::picture(int index)
{
    if (index < 0 || index >= count() || !m_file.seek(m_pictures[size_t(index)].offset))
        return {};
    return m_file.read(m_pictures[size_t(index)].size);
}

} // namespace motcua::vision
