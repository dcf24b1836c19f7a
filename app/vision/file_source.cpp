#include "vision/frame_source.h"
#include "vision/mjpeg_avi_reader.h"
#include "vision/picture.h"

#include <QDir>
#include <QFileInfo>
#include <QTimer>

#include <cstring>
#include <functional>

namespace motcua::vision {

using namespace Qt::StringLiterals;

namespace {

QVideoFrame videoFrameOf(const QImage& picture)
{
    const QImage image = picture.convertToFormat(QImage::Format_RGB32);
    QVideoFrame frame(QVideoFrameFormat(image.size(), QVideoFrameFormat::Format_BGRX8888));
    if (!frame.map(QVideoFrame::WriteOnly))
        return {};
    const size_t row = size_t(image.width()) * 4;
    for (int y = 0; y < image.height(); ++y)
        std::memcpy(frame.bits(0) + qsizetype(y) * frame.bytesPerLine(0), image.constScanLine(y), row);
    frame.unmap();
    return frame;
}

// A numbered row of pictures, given out by a clock or on request.
class PictureSource : public FrameSource
{
public:
    using Load = std::function<QImage(int)>;

    PictureSource(int count, qint64 interval, bool step, bool loop, Load load)
        : m_load(std::move(load))
        , m_count(count)
        , m_interval(interval)
        , m_step(step)
        , m_loop(loop)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &PictureSource::give);
    }

    void start() override
    {
        if (m_step) {
            m_timer.setSingleShot(true);
            m_timer.start(0);
        } else {
            m_timer.start(int(m_interval / 1000));
        }
    }
    void step() override
    {
        if (m_step && !m_done && !m_timer.isActive())
            m_timer.start(0);
    }
    [[nodiscard]] bool isLive() const override { return !m_step; }

private:
    void give()
    {
        if (m_next >= m_count && m_loop)
            m_next = 0;
        if (m_next >= m_count) {
            m_done = true;
            m_timer.stop();
            Q_EMIT ended();
            return;
        }
        const QImage image = m_load(m_next++);
        const qint64 time = m_given++ * m_interval;
        if (!image.isNull()) {
            Q_EMIT arrived(videoFrameOf(image), time);
        } else if (m_step) {
            m_timer.start(0); // a broken picture is left out
        }
    }

    QTimer m_timer;
    Load m_load;
    int m_next = 0;
    int m_count = 0;
    qint64 m_given = 0;
    qint64 m_interval = 100'000;
    bool m_step = false;
    bool m_loop = false;
    bool m_done = false;
};

QImage loadPicture(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxPictureBytes)
        return {};
    return decodePicture(Picture::fromBytes(file.readAll())).value_or(QImage());
}

QStringList picturesIn(const QString& folder)
{
    const QDir dir(folder);
    QStringList paths;
    for (const QString& name :
         dir.entryList({u"*.png"_s, u"*.jpg"_s, u"*.jpeg"_s, u"*.pgm"_s, u"*.bmp"_s}, QDir::Files, QDir::Name))
        paths << dir.filePath(name);
    return paths;
}

} // namespace

FileOptions parseFileName(const QString& name)
{
    FileOptions options;
    options.path = name.startsWith("file:"_L1) ? name.sliced(5) : name;
    const qsizetype mark = options.path.lastIndexOf(u'?');
    if (mark >= 0 && !QFileInfo::exists(options.path)) { // a file name may hold a question mark itself
        const QUrlQuery query(options.path.sliced(mark + 1));
        options.path.truncate(mark);
        options.step = query.hasQueryItem(u"step"_s);
        options.loop = query.hasQueryItem(u"loop"_s);
        options.player = query.hasQueryItem(u"player"_s);
        const double fps = query.queryItemValue(u"fps"_s).toDouble();
        if (fps >= 0.1 && fps <= 240)
            options.fps = fps;
    }
    return options;
}

std::unique_ptr<FrameSource> makeFileSource(const FileOptions& options)
{
    const QFileInfo info(options.path);
    if (!info.exists())
        return nullptr;
    const auto interval = qint64(1e6 / options.fps);
    if (info.isDir()) {
        const QStringList paths = picturesIn(options.path);
        if (paths.isEmpty())
            return nullptr;
        return std::make_unique<PictureSource>(int(paths.size()), interval, options.step, options.loop,
                                               [paths](int index) { return loadPicture(paths[index]); });
    }
    if (const QImage image = loadPicture(options.path); !image.isNull())
        return std::make_unique<PictureSource>(1, interval, options.step, true, [image](int) { return image; });
    if (!options.player) {
        auto avi = std::make_shared<MjpegAviReader>();
        if (avi->open(options.path))
            return std::make_unique<PictureSource>(
                avi->count(), avi->microsecondsPerFrame(), options.step, options.loop,
                [avi](int index) { return QImage::fromData(avi->picture(index), "JPEG"); });
    }
    return makePlayerSource(options);
}

} // namespace motcua::vision
