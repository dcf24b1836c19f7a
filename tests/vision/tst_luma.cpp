#include "vision/frame.h"
#include "vision/luma_ops.h"

#include <QTest>

using namespace motcua::vision;

namespace {

// The brightness that every format must give back.
uchar value(int x, int y)
{
    return uchar((x * 7 + y * 13) & 0xff);
}

} // namespace

class TestLuma : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void planeOfEachFormat_data()
    {
        QTest::addColumn<QVideoFrameFormat::PixelFormat>("format");
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("step");
        const auto row = [](const char* name, QVideoFrameFormat::PixelFormat format, int offset, int step) {
            QTest::newRow(name) << format << offset << step;
        };
        row("NV12", QVideoFrameFormat::Format_NV12, 0, 1);
        row("NV21", QVideoFrameFormat::Format_NV21, 0, 1);
        row("YUV420P", QVideoFrameFormat::Format_YUV420P, 0, 1);
        row("YUV422P", QVideoFrameFormat::Format_YUV422P, 0, 1);
        row("YV12", QVideoFrameFormat::Format_YV12, 0, 1);
        row("Y8", QVideoFrameFormat::Format_Y8, 0, 1);
        row("YUYV", QVideoFrameFormat::Format_YUYV, 0, 2);
        row("UYVY", QVideoFrameFormat::Format_UYVY, 1, 2);
        row("Y16", QVideoFrameFormat::Format_Y16, 1, 2);
        row("P010", QVideoFrameFormat::Format_P010, 1, 2);
        row("P016", QVideoFrameFormat::Format_P016, 1, 2);
    }

    void planeOfEachFormat()
    {
        QFETCH(QVideoFrameFormat::PixelFormat, format);
        QFETCH(int, offset);
        QFETCH(int, step);
        const QSize size(66, 34); // no multiple of any alignment
        QVideoFrame video(QVideoFrameFormat(size, format));
        QVERIFY(video.map(QVideoFrame::WriteOnly));
        memset(video.bits(0), 0x55, size_t(video.mappedBytes(0))); // chroma, low bytes and padding must not show
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x)
                video.bits(0)[y * video.bytesPerLine(0) + x * step + offset] = value(x, y);
        video.unmap();

        const Frame frame(video, 3, 40);
        QVERIFY(frame.isCheap());
        const LumaPlane plane = frame.luminance();
        QVERIFY(plane.isValid());
        QCOMPARE(plane.size(), size);
        const QImage image = plane.image();
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x)
                QCOMPARE(image.constScanLine(y)[x], value(x, y));
    }

    void colourIsConverted()
    {
        const QSize size(32, 16);
        QVideoFrame video(QVideoFrameFormat(size, QVideoFrameFormat::Format_BGRX8888));
        QVERIFY(video.map(QVideoFrame::WriteOnly));
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x) {
                uchar* pixel = video.bits(0) + y * video.bytesPerLine(0) + x * 4;
                pixel[0] = pixel[1] = pixel[2] = value(x, y);
                pixel[3] = 255;
            }
        video.unmap();
        const Frame frame(video, 0, 0);
        QVERIFY(!frame.isCheap());
        const QImage image = frame.luminance().image();
        QCOMPARE(image.size(), size);
        QCOMPARE(qGray(image.pixel(5, 3)), int(value(5, 3)));
    }

    void hostileSizes()
    {
        QVERIFY(!LumaPlane().isValid());
        QVERIFY(LumaPlane().image().isNull());
        QVERIFY(!lumaOf(QVideoFrame()).isValid());
        const LumaPlane lying{QByteArray(10, '\0'), 100, 100, 100};
        QVERIFY(!lying.isValid());
        QVERIFY(lying.image().isNull());
        const LumaPlane overflow{QByteArray(10, '\0'), 2'000'000'000, 2'000'000'000, 2'000'000'000};
        QVERIFY(!overflow.isValid());
        QVERIFY(!enlarged(LumaPlane::fromImage(QImage(4, 4, QImage::Format_Grayscale8)), QRect(50, 50, 4, 4)).isValid());
    }

    // The sliding sums must equal the plain definition, edges included.
    void sharpenedIsAnUnsharpMask()
    {
        QImage source(19, 11, QImage::Format_Grayscale8);
        for (int y = 0; y < source.height(); ++y)
            for (int x = 0; x < source.width(); ++x)
                source.scanLine(y)[x] = value(x * 3, y * 5);
        const QImage result = sharpened(LumaPlane::fromImage(source)).image();
        for (int y = 0; y < source.height(); ++y)
            for (int x = 0; x < source.width(); ++x) {
                int sum = 0;
                int count = 0;
                for (int v = qMax(0, y - 3); v <= qMin(source.height() - 1, y + 3); ++v)
                    for (int u = qMax(0, x - 3); u <= qMin(source.width() - 1, x + 3); ++u, ++count)
                        sum += source.constScanLine(v)[u];
                const int here = source.constScanLine(y)[x];
                QCOMPARE(int(result.constScanLine(y)[x]), qBound(0, here + 2 * (here - sum / count), 255));
            }
    }
};

QTEST_GUILESS_MAIN(TestLuma)
#include "tst_luma.moc"
