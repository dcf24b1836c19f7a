#include "x_screen.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QtEndian>

#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace motcua::bench {

namespace {

constexpr int startMs = 10'000;
constexpr int grid = 48; // points a side

//! A field of the XWD file's header, which is written with its highest byte first.
quint32 field(const uchar* picture, int index)
{
    return qFromBigEndian<quint32>(picture + 4 * index);
}

} // namespace

XScreen::~XScreen()
{
    if (m_picture)
        munmap(const_cast<uchar*>(m_picture), size_t(m_size));
    if (m_server.state() != QProcess::NotRunning) {
        m_server.terminate();
        if (!m_server.waitForFinished(startMs))
            m_server.kill();
    }
}

bool XScreen::start(QString& why)
{
    if (QStandardPaths::findExecutable(u"Xvfb"_s).isEmpty()) {
        why = u"Xvfb is not installed (package xvfb)"_s;
        return false;
    }
    m_server.setStandardErrorFile(QProcess::nullDevice());
    m_server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1366x768x24"_s, u"-nolisten"_s,
                               u"tcp"_s, u"-noreset"_s, u"-fbdir"_s, m_folder.path()});
    QElapsedTimer watch;
    watch.start();
    while (!m_server.canReadLine() && watch.elapsed() < startMs) {
        if (!m_server.waitForReadyRead(startMs))
            break;
    }
    const QByteArray number = m_server.readLine().trimmed();
    const QByteArray path = QFile::encodeName(m_folder.filePath(u"Xvfb_screen0"_s));
    const int fd = open(path.constData(), O_RDONLY);
    struct stat about
    {
    };
    if (number.isEmpty() || fd < 0 || fstat(fd, &about) != 0) {
        why = u"Xvfb did not start"_s;
        return false;
    }
    m_display = u':' + QString::fromLatin1(number);
    m_size = about.st_size;
    void* mapped = mmap(nullptr, size_t(m_size), PROT_READ, MAP_SHARED, fd, 0);
    close(fd);
    if (mapped == MAP_FAILED) {
        why = u"Xvfb's picture cannot be read"_s;
        return false;
    }
    m_picture = static_cast<const uchar*>(mapped);
    return true;
}

std::vector<quint32> XScreen::points()
{
    // X11/XWDFile.h: header_size, version, format, depth, width, height, …, bytes_per_line 12, …, ncolors 19.
    const quint32 width = field(m_picture, 4);
    const quint32 height = field(m_picture, 5);
    const quint32 bytesPerLine = field(m_picture, 12);
    const uchar* pixels = m_picture + field(m_picture, 0) + field(m_picture, 19) * 12;
    std::vector<quint32> found;
    found.reserve(grid * grid);
    for (int y = 0; y < grid; ++y) {
        for (int x = 0; x < grid; ++x) {
            quint32 pixel = 0;
            const quint32 row = height * quint32(2 * y + 1) / (2 * grid);
            const quint32 column = width * quint32(2 * x + 1) / (2 * grid);
            std::memcpy(&pixel, pixels + qsizetype(row) * bytesPerLine + column * 4, sizeof pixel);
            found.push_back(pixel & 0xffffff);
        }
    }
    return found;
}

void XScreen::remember()
{
    m_before = points();
}

double XScreen::changedShare()
{
    const auto now = points();
    int changed = 0;
    for (size_t i = 0; i < now.size(); ++i)
        changed += now[i] != m_before[i] ? 1 : 0;
    return double(changed) / double(now.size());
}

} // namespace motcua::bench
