#include "backend/check_picture.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QTransform>

#include <array>

using namespace Qt::StringLiterals;

namespace motcua::backend {

namespace {

//! Strokes on a grid of 5 × 7: two digits are a point, a space lifts the pen.
struct Sign
{
    char sign;
    QLatin1StringView strokes;
};

constexpr std::array kStrokes{
    Sign{'2', "01103041420646"_L1},      Sign{'3', "004022334445361605"_L1},  Sign{'4', "36300444"_L1},
    Sign{'5', "400002324345361605"_L1},  Sign{'6', "3011030516364544331304"_L1}, Sign{'7', "004016"_L1},
    Sign{'a', "062046 1434"_L1},         Sign{'c', "4130100105163645"_L1},    Sign{'e', "40000646 0333"_L1},
    Sign{'f', "400006 0333"_L1},         Sign{'h', "0006 4046 0343"_L1},      Sign{'k', "0006 400346"_L1},
    Sign{'l', "000646"_L1},              Sign{'m', "0600234046"_L1},          Sign{'n', "06004640"_L1},
    Sign{'p', "06003041423303"_L1},      Sign{'r', "06003041423303 2346"_L1}, Sign{'t', "0040 2026"_L1},
    Sign{'v', "002640"_L1},              Sign{'w', "0016233640"_L1},          Sign{'x', "0046 4006"_L1},
    Sign{'y', "002340 2326"_L1},
};

constexpr int kWidth = 208;
constexpr int kHeight = 64;
constexpr int kStep = 32;
constexpr double kGrid = 5.0;
constexpr double kPen = 3.2;
constexpr int kArcs = 5;

QPainterPath pathOf(QChar sign)
{
    QPainterPath path;
    for (const Sign& row : kStrokes) {
        if (QLatin1Char(row.sign) != sign)
            continue;
        bool down = false;
        for (qsizetype i = 0; i + 1 < row.strokes.size();) {
            if (row.strokes[i] == u' ') {
                down = false;
                ++i;
                continue;
            }
            const QPointF point((row.strokes[i].unicode() - u'0') * kGrid, (row.strokes[i + 1].unicode() - u'0') * kGrid);
            if (down)
                path.lineTo(point);
            else
                path.moveTo(point);
            down = true;
            i += 2;
        }
    }
    return path;
}

//! Numbers between two bounds out of the random bytes, over and over.
class Dice
{
public:
    explicit Dice(const QByteArray& bytes) : m_bytes(bytes) {}
    double between(double least, double most)
    {
        const auto byte = static_cast<uchar>(m_bytes[m_next++ % m_bytes.size()]);
        return least + (most - least) * byte / 255.0;
    }

private:
    const QByteArray& m_bytes;
    qsizetype m_next = 0;
};

} // namespace

QLatin1StringView checkSigns()
{
    return "234567acefhklmnprtvwxy"_L1;
}

QByteArray drawCheckPicture(const QString& text, const QByteArray& noise)
{
    Dice dice(noise);
    QImage image(kWidth, kHeight, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::black, kPen, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (qsizetype i = 0; i < text.size(); ++i) {
        QTransform place;
        place.translate(14 + static_cast<double>(i) * kStep + dice.between(-3, 3), 12 + dice.between(-4, 6));
        place.rotate(dice.between(-16, 16));
        place.shear(dice.between(-0.25, 0.25), dice.between(-0.15, 0.15));
        const double scale = dice.between(0.85, 1.15);
        place.scale(scale, scale);
        painter.drawPath(place.map(pathOf(text[i])));
    }
    painter.setPen(QPen(Qt::black, kPen / 2));
    for (int i = 0; i < kArcs; ++i) {
        QPainterPath arc(QPointF(dice.between(0, kWidth), dice.between(0, kHeight)));
        arc.quadTo(dice.between(0, kWidth), dice.between(0, kHeight), dice.between(0, kWidth), dice.between(0, kHeight));
        painter.drawPath(arc);
    }
    painter.end();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace motcua::backend
