#include "vision/paper_quality.h"

#include <QPainter>
#include <QtTest>

using motcua::vision::PaperDoubt;
using motcua::vision::paperDoubt;
using namespace Qt::StringLiterals;

namespace {

QImage page(int lines, const QColor& paper = QColor(245, 244, 240), QSize size = {1240, 1754})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(paper);
    QPainter painter(&image);
    painter.setPen(QColor(25, 25, 30));
    QFont font(u"DejaVu Serif"_s);
    font.setPixelSize(26);
    painter.setFont(font);
    for (int i = 0; i < lines; ++i)
        painter.drawText(110, 160 + i * 46, u"Giấy đề nghị đăng ký hộ kinh doanh số %1, phường An Hòa"_s.arg(i));
    return image;
}

QImage soft(const QImage& image, int times)
{
    const QSize size = image.size();
    return image.scaled(size / times, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

QImage noisy(QImage image)
{
    quint32 state = 7;
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            state = state * 1'664'525 + 1'013'904'223;
            const int step = int(state >> 28) - 8;
            line[x] = qRgb(qBound(0, qRed(line[x]) + step, 255), qBound(0, qGreen(line[x]) + step, 255), qBound(0, qBlue(line[x]) + step, 255));
        }
    }
    return image;
}

} // namespace

Q_DECLARE_METATYPE(motcua::vision::PaperDoubt)

class tst_PaperQuality : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pages_data()
    {
        QTest::addColumn<QImage>("image");
        QTest::addColumn<PaperDoubt>("doubt");
        const auto row = [](const char* name, const QImage& image, PaperDoubt doubt) { QTest::newRow(name) << image << doubt; };
        row("a full page", page(30), PaperDoubt::None);
        row("three lines", page(3), PaperDoubt::None);
        row("a grey photograph of it", page(30, QColor(150, 148, 140)), PaperDoubt::None);
        row("noise of a cheap camera", noisy(page(30)), PaperDoubt::None);
        row("lying", page(20, QColor(245, 244, 240), {1754, 1240}), PaperDoubt::None);
        row("a large scan", page(30).scaled(3'500, 4'950, Qt::IgnoreAspectRatio, Qt::SmoothTransformation), PaperDoubt::None);
        row("nothing on it", page(0), PaperDoubt::Blank);
        row("nothing but noise", noisy(page(0)), PaperDoubt::Blank);
        row("in the dark", page(30, QColor(60, 58, 55)), PaperDoubt::Dark);
        row("out of focus", soft(page(30), 8), PaperDoubt::Blurred);
        row("out of focus and noisy", noisy(soft(page(30), 8)), PaperDoubt::Blurred);
        row("a thumbnail", page(30).scaled(300, 424), PaperDoubt::Small);
        row("nothing at all", QImage(), PaperDoubt::Small);
    }
    void pages()
    {
        QFETCH(QImage, image);
        QFETCH(PaperDoubt, doubt);
        QCOMPARE(int(paperDoubt(image)), int(doubt));
    }
};

QTEST_MAIN(tst_PaperQuality)
#include "tst_paper_quality.moc"
