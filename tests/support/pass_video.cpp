#include "tests/support/pass_video.h"

#include "paper/barcode_image.h"

#include <QLinearGradient>
#include <QPainter>
#include <QRandomGenerator>
#include <QTransform>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::test {

namespace {

constexpr QSize kFrame(1280, 720);

QImage hall()
{
    QImage image(kFrame, QImage::Format_RGB32);
    QPainter p(&image);
    QLinearGradient wall(0, 0, 0, kFrame.height());
    wall.setColorAt(0, QColor(72, 76, 80));
    wall.setColorAt(1, QColor(40, 43, 46));
    p.fillRect(image.rect(), wall);
    p.fillRect(60, 80, 200, 420, QColor(92, 96, 100));
    p.fillRect(1010, 80, 200, 420, QColor(92, 96, 100));
    p.fillRect(0, 600, kFrame.width(), 120, QColor(34, 36, 39));
    p.setPen(QColor(60, 63, 67));
    for (int y = 600; y < 720; y += 17)
        p.drawLine(0, y, kFrame.width(), y);
    return image;
}

QImage phone(const QString& code)
{
    QImage image(460, 640, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter p(&image);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(QColor(18, 18, 20));
    p.drawRoundedRect(0, 0, 460, 640, 46, 46);
    p.setBrush(QColor(246, 246, 244));
    p.drawRoundedRect(18, 18, 424, 604, 30, 30);
    const auto modules = paper::encodeBarcode(paper::BarcodeKind::Qr, code);
    if (modules) {
        const QImage symbol = paper::barcodeImage(*modules, 8);
        p.drawImage(QRectF(40, 110, 380, 380), symbol);
    }
    p.setBrush(QColor(190, 190, 188));
    p.drawRect(120, 60, 220, 14);
    p.drawRect(90, 520, 280, 12);
    return image;
}

QImage blurred(const QImage& image, double pixels)
{
    if (pixels <= 0.2)
        return image;
    const double factor = 1 + pixels;
    const QImage small = image.scaled(int(image.width() / factor), int(image.height() / factor), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return small.scaled(image.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB32);
}

} // namespace

QImage passFrame(const QString& code, const HandHeld& hand, quint32 seed)
{
    static const QImage empty = hall();
    QImage frame = empty;
    if (!code.isEmpty()) {
        const QImage held = phone(code);
        const double w = held.width();
        const double h = held.height();
        const double squeeze = hand.perspective * w;
        const QPolygonF corners{QPointF(-w / 2 + squeeze, -h / 2), QPointF(w / 2 - squeeze, -h / 2), QPointF(w / 2, h / 2), QPointF(-w / 2, h / 2)};
        QTransform turn;
        turn.translate(kFrame.width() / 2.0 + hand.shift.x(), kFrame.height() / 2.0 + 20 + hand.shift.y());
        turn.rotate(hand.degrees);
        QTransform place;
        const QPolygonF source{QPointF(0, 0), QPointF(w, 0), QPointF(w, h), QPointF(0, h)};
        if (QTransform::quadToQuad(source, turn.map(corners), place)) {
            QPainter p(&frame);
            p.setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing);
            p.setTransform(place);
            p.drawImage(0, 0, held);
        }
    }
    frame = blurred(frame, hand.blur);
    QRandomGenerator random(seed);
    for (int y = 0; y < frame.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(frame.scanLine(y));
        for (int x = 0; x < frame.width(); ++x) {
            const int n = hand.noise > 0 ? int(random.bounded(2 * hand.noise + 1)) - hand.noise : 0;
            const auto tone = [&](int v) { return std::clamp(int(v * hand.light) + n, 0, 255); };
            line[x] = qRgb(tone(qRed(line[x])), tone(qGreen(line[x])), tone(qBlue(line[x])));
        }
    }
    return frame;
}

std::vector<QImage> passFrames(const QStringList& codes, quint32 seed, int framesPerPass, int gap)
{
    QRandomGenerator random(seed);
    std::vector<QImage> frames;
    const auto between = [&random](double low, double high) { return low + (high - low) * random.generateDouble(); };
    for (int i = 0; i < gap; ++i)
        frames.push_back(passFrame({}, {}, random.generate()));
    for (const QString& code : codes) {
        const double tilt = between(-11, 11);
        const double perspective = between(0, 0.05);
        const double light = between(0.7, 1.05);
        const QPointF rest(between(-140, 140), between(-24, 24));
        for (int i = 0; i < framesPerPass; ++i) {
            const double coming = 1.0 - double(i) / framesPerPass; // moves in, steadies
            HandHeld hand{tilt + 6 * coming * between(-1, 1), perspective, 0.4 + 2.2 * coming * coming, light, 5,
                          rest + QPointF(90 * coming * coming, 40 * coming * coming)};
            frames.push_back(passFrame(code, hand, random.generate()));
        }
        for (int i = 0; i < gap; ++i)
            frames.push_back(passFrame({}, {}, random.generate()));
    }
    return frames;
}

} // namespace motcua::test
