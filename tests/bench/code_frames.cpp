#include "code_frames.h"

#include <QLinearGradient>
#include <QPainter>
#include <QRandomGenerator>
#include <QTransform>

#include <algorithm>

namespace motcua::bench {

namespace {

QImage hall(QSize size)
{
    QImage image(size, QImage::Format_Grayscale8);
    QPainter p(&image);
    QLinearGradient wall(0, 0, 0, size.height());
    wall.setColorAt(0, QColor(76, 76, 76));
    wall.setColorAt(1, QColor(43, 43, 43));
    p.fillRect(image.rect(), wall);
    p.fillRect(QRectF(size.width() * 0.05, size.height() * 0.1, size.width() * 0.15, size.height() * 0.6),
               QColor(96, 96, 96));
    p.fillRect(QRectF(size.width() * 0.8, size.height() * 0.1, size.width() * 0.15, size.height() * 0.6),
               QColor(96, 96, 96));
    p.setPen(QColor(60, 60, 60));
    for (int y = size.height() * 5 / 6; y < size.height(); y += size.height() / 42)
        p.drawLine(0, y, size.width(), y);
    return image;
}

//! A sheet or a phone's display for a frame 1280 wide: 380 for a square symbol, 520 for a wide one, quiet zone
//! included. Rows of a PDF417 are three modules high, as its standard wants at least.
QImage sheet(paper::BarcodeKind kind, const QString& text)
{
    const bool wide = kind == paper::BarcodeKind::Code128 || kind == paper::BarcodeKind::Pdf417;
    QImage image(wide ? 600 : 460, wide ? 420 : 600, QImage::Format_Grayscale8);
    image.fill(246);
    QPainter p(&image);
    const auto modules = paper::encodeBarcode(kind, text);
    if (modules) {
        const QImage symbol = paper::barcodeImage(*modules, 8, 240);
        const int high = kind == paper::BarcodeKind::Pdf417 ? 3 * symbol.height() * 520 / symbol.width() : 170;
        const QSize box = wide ? QSize(520, high) : symbol.size().scaled(380, 380, Qt::KeepAspectRatio);
        p.setRenderHint(QPainter::SmoothPixmapTransform);
        p.drawImage(QRect(QPoint((image.width() - box.width()) / 2, 110), box), symbol);
    }
    p.fillRect(120, 50, 220, 14, QColor(120, 120, 120));
    p.fillRect(90, image.height() - 70, 280, 12, QColor(120, 120, 120));
    return image;
}

void blur(QImage& image, double pixels)
{
    if (pixels <= 0.2)
        return;
    const double factor = 1 + pixels;
    const QImage small = image.scaled(int(image.width() / factor), int(image.height() / factor), Qt::IgnoreAspectRatio,
                                      Qt::SmoothTransformation);
    image = small.scaled(image.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                .convertToFormat(QImage::Format_Grayscale8);
}

QImage frame(const QImage& background, const QImage& held, const test::HandHeld& hand, quint32 seed)
{
    QImage image = background;
    const double scale = image.width() / 1280.0;
    if (!held.isNull()) {
        const double w = held.width() * scale;
        const double h = held.height() * scale;
        const double squeeze = hand.perspective * w;
        const QPolygonF corners{QPointF(-w / 2 + squeeze, -h / 2), QPointF(w / 2 - squeeze, -h / 2),
                                QPointF(w / 2, h / 2), QPointF(-w / 2, h / 2)};
        const QPolygonF source{QPointF(0, 0), QPointF(held.width(), 0), QPointF(held.width(), held.height()),
                               QPointF(0, held.height())};
        QTransform turn;
        turn.translate(image.width() / 2.0 + hand.shift.x() * scale, image.height() / 2.0 + hand.shift.y() * scale);
        turn.rotate(hand.degrees);
        QTransform place;
        if (QTransform::quadToQuad(source, turn.map(corners), place)) {
            QPainter p(&image);
            p.setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing);
            p.setTransform(place);
            p.drawImage(0, 0, held);
        }
    }
    blur(image, hand.blur * scale);
    QRandomGenerator random(seed);
    for (int y = 0; y < image.height(); ++y) {
        uchar* line = image.scanLine(y);
        for (int x = 0; x < image.width(); ++x) {
            const int noise = int(random.bounded(2 * hand.noise + 1)) - hand.noise;
            line[x] = uchar(std::clamp(int(line[x] * hand.light) + noise, 0, 255));
        }
    }
    return image;
}

} // namespace

std::vector<vision::LumaPlane> codeFrames(QSize size, std::optional<paper::BarcodeKind> kind, const QString& text,
                                          int people, int perPerson)
{
    QRandomGenerator random(7);
    const auto between = [&random](double low, double high) { return low + (high - low) * random.generateDouble(); };
    const QImage background = hall(size);
    const QImage held = kind ? sheet(*kind, text) : QImage();
    std::vector<vision::LumaPlane> planes;
    for (int person = 0; person < people; ++person) {
        const double tilt = between(-11, 11);
        const double perspective = between(0, 0.05);
        const double light = between(0.7, 1.05);
        const QPointF rest(between(-140, 140), between(-24, 24));
        for (int i = 0; i < perPerson; ++i) {
            const double coming = 1.0 - double(i) / perPerson; // moves in, steadies
            const test::HandHeld hand{tilt + 6 * coming * between(-1, 1),
                                      perspective,
                                      0.4 + 2.2 * coming * coming,
                                      light,
                                      5,
                                      rest + QPointF(90 * coming * coming, 40 * coming * coming)};
            planes.push_back(vision::LumaPlane::fromImage(frame(background, held, hand, random.generate())));
        }
    }
    return planes;
}

} // namespace motcua::bench
