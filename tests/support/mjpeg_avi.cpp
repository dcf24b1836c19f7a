#include "tests/support/mjpeg_avi.h"

#include <QBuffer>
#include <QDataStream>

namespace motcua::test {

namespace {

constexpr quint32 hasIndex = 0x10;
constexpr quint32 isKeyFrame = 0x10;

void put(QDataStream& out, const char* fourLetters)
{
    out.writeRawData(fourLetters, 4);
}

} // namespace

MjpegAviWriter::~MjpegAviWriter()
{
    finish();
}

bool MjpegAviWriter::open(const QString& path, QSize size, int framesPerSecond, int quality)
{
    m_size = size;
    m_fps = framesPerSecond;
    m_quality = quality;
    m_entries.clear();
    m_largest = 0;
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    writeHeader();
    return true;
}

// RIFF 'AVI ' { LIST 'hdrl' { avih, LIST 'strl' { strh, strf } }, LIST 'movi' { 00dc … }, idx1 }
void MjpegAviWriter::writeHeader()
{
    const auto count = quint32(m_entries.size());
    const auto end = quint32(m_file.size());
    const auto width = quint32(m_size.width());
    const auto height = quint32(m_size.height());
    const auto fps = quint32(m_fps);
    const quint32 moviBytes = m_entries.empty() ? 4 : m_entries.back().offset + 8 + m_entries.back().size + (m_entries.back().size & 1);
    m_file.seek(0);
    QDataStream out(&m_file);
    out.setByteOrder(QDataStream::LittleEndian);
    put(out, "RIFF");
    out << (end > 8 ? end - 8 : 0u);
    put(out, "AVI ");
    put(out, "LIST");
    out << quint32(4 + 8 + 56 + 12 + 8 + 56 + 8 + 40);
    put(out, "hdrl");
    put(out, "avih");
    out << quint32(56) << quint32(1'000'000 / fps) << m_largest * fps << 0u << hasIndex << count << 0u << 1u << m_largest
        << width << height << 0u << 0u << 0u << 0u;
    put(out, "LIST");
    out << quint32(4 + 8 + 56 + 8 + 40);
    put(out, "strl");
    put(out, "strh");
    out << quint32(56);
    put(out, "vids");
    put(out, "MJPG");
    out << 0u << 0u << 0u << 1u << fps << 0u << count << m_largest << 0xffffffffu << 0u << quint16(0) << quint16(0)
        << quint16(width) << quint16(height);
    put(out, "strf");
    out << quint32(40) << quint32(40) << width << height << quint16(1) << quint16(24);
    put(out, "MJPG");
    out << width * height * 3 << 0u << 0u << 0u << 0u;
    put(out, "LIST");
    out << moviBytes;
    m_moviStart = m_file.pos();
    put(out, "movi");
}

bool MjpegAviWriter::add(const QImage& picture)
{
    if (!m_file.isOpen() || picture.isNull())
        return false;
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    const QImage scaled = picture.size() == m_size ? picture : picture.scaled(m_size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    // In colour: some players refuse one-channel JPEG in an AVI.
    if (!scaled.convertToFormat(QImage::Format_RGB32).save(&buffer, "JPEG", m_quality))
        return false;
    const auto size = quint32(jpeg.size());
    m_entries.push_back({quint32(m_file.pos() - m_moviStart), size});
    m_largest = std::max(m_largest, size);
    QDataStream out(&m_file);
    out.setByteOrder(QDataStream::LittleEndian);
    put(out, "00dc");
    out << size;
    m_file.write(jpeg);
    if (size & 1)
        m_file.putChar('\0');
    return m_file.error() == QFile::NoError;
}

bool MjpegAviWriter::finish()
{
    if (!m_file.isOpen())
        return false;
    QDataStream out(&m_file);
    out.setByteOrder(QDataStream::LittleEndian);
    put(out, "idx1");
    out << quint32(m_entries.size() * 16);
    for (const Entry& entry : m_entries) {
        put(out, "00dc");
        out << isKeyFrame << entry.offset << entry.size;
    }
    m_file.flush();
    writeHeader();
    m_file.close();
    return m_file.error() == QFile::NoError;
}

bool writeMjpegAvi(const QString& path, const std::vector<QImage>& pictures, int framesPerSecond, int quality)
{
    MjpegAviWriter writer;
    if (pictures.empty() || !writer.open(path, pictures.front().size(), framesPerSecond, quality))
        return false;
    for (const auto& picture : pictures)
        if (!writer.add(picture))
            return false;
    return writer.finish();
}

} // namespace motcua::test
