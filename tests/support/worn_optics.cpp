#include "tests/support/worn_optics.h"

#include <QBuffer>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace motcua::test {

double Dice::normal()
{
    double sum = 0; // of twelve: near enough
    for (int i = 0; i < 4; ++i) {
        const quint32 bits = m_random.generate();
        sum += (bits & 0x3ff) + ((bits >> 10) & 0x3ff) + ((bits >> 20) & 0x3ff);
    }
    return std::clamp(sum / 1023.0 - 6, -3.5, 3.5);
}

QImage hallPicture(Dice& dice, QSize size)
{
    QImage image(size, QImage::Format_Grayscale8);
    QPainter p(&image);
    QLinearGradient wall(0, 0, dice.between(0, size.width()), size.height());
    const int from = int(dice.between(40, 130));
    const int to = int(dice.between(20, 110));
    wall.setColorAt(0, QColor(from, from, from));
    wall.setColorAt(1, QColor(to, to, to));
    p.fillRect(image.rect(), wall);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    for (int i = 0; i < 14; ++i) {
        const int grey = int(dice.between(15, 170));
        p.setBrush(QColor(grey, grey, grey));
        const QRectF box(dice.between(-100, size.width()), dice.between(-100, size.height()), dice.between(20, 300),
                         dice.between(20, 300));
        if (dice.below(3) == 0)
            p.drawEllipse(box);
        else
            p.drawRect(box);
    }
    for (int group = 0; group < 2; ++group) { // a railing, a shirt, a page from afar
        const double x = dice.between(0, size.width());
        const double y = dice.between(0, size.height());
        const double pitch = dice.between(5, 16);
        const int grey = int(dice.between(10, 200));
        p.save();
        p.translate(x, y);
        p.rotate(dice.between(-90, 90));
        for (int line = 0; line < 14; ++line)
            p.fillRect(QRectF(0, line * pitch, dice.between(60, 260), pitch * 0.45), QColor(grey, grey, grey));
        p.restore();
    }
    return image;
}

void paste(QImage& picture, const QImage& held, const QTransform& toPicture, int fine, double light)
{
    const QRect box = toPicture.mapRect(QRectF(held.rect())).toAlignedRect().adjusted(-1, -1, 1, 1).intersected(picture.rect());
    QImage large(box.size() * fine, QImage::Format_ARGB32_Premultiplied);
    large.fill(Qt::transparent);
    QPainter p(&large);
    p.setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing);
    p.setTransform(toPicture * QTransform::fromTranslate(-box.x(), -box.y()) * QTransform::fromScale(fine, fine));
    p.drawImage(0, 0, held);
    p.end();
    for (int y = 0; y < box.height(); ++y) {
        uchar* line = picture.scanLine(box.y() + y) + box.x();
        for (int x = 0; x < box.width(); ++x) {
            int grey = 0;
            int alpha = 0;
            for (int dy = 0; dy < fine; ++dy) {
                const auto* from = reinterpret_cast<const QRgb*>(large.constScanLine(y * fine + dy)) + x * fine;
                for (int dx = 0; dx < fine; ++dx) {
                    grey += qGreen(from[dx]);
                    alpha += qAlpha(from[dx]);
                }
            }
            const double dots = fine * fine;
            const double paper = 8 + (light * grey / dots) * 0.97; // black is never quite black
            const double covered = alpha / (255.0 * dots);
            line[x] = uchar(std::clamp(line[x] * (1 - covered) + paper * covered, 0.0, 255.0));
        }
    }
}

Optics::Optics(const QImage& picture, QRectF code, Dice& dice)
    : m_light(size_t(picture.width()) * size_t(picture.height()))
    , m_size(picture.size())
    , m_code(code)
    , m_dice(dice)
{
    for (int y = 0; y < picture.height(); ++y)
        std::copy_n(picture.constScanLine(y), picture.width(), m_light.begin() + qsizetype(y) * picture.width());
}

void Optics::wear(Wear wear)
{
    switch (wear) {
    case Wear::Plain:
    case Wear::Tilt:
    case Wear::Inverted:
        break;
    case Wear::Motion:
        motion(m_dice.between(4, 11), m_dice.between(0, M_PI));
        break;
    case Wear::Defocus:
        defocus(m_dice.between(1.2, 2.6));
        break;
    case Wear::Noise:
        m_noise = m_dice.between(7, 25);
        break;
    case Wear::Moire:
        waves(m_dice.between(0.1, 0.3));
        break;
    case Wear::Glare:
        glare(m_dice.between(0.15, 0.45));
        break;
    case Wear::LowLight: {
        const double light = m_dice.between(0.06, 0.22);
        for (float& value : m_light)
            value = float(value * light);
        m_noise = 1.5;
        break;
    }
    case Wear::Cracked:
        cracks(3 + int(m_dice.below(7)));
        break;
    case Wear::Covered:
        finger(m_dice.between(0.08, 0.18));
        break;
    }
}

void Optics::motion(double pixels, double radians)
{
    const int steps = int(std::ceil(pixels)) * 2;
    std::vector<float> sum(m_light.size(), 0);
    const int w = m_size.width();
    for (int step = 0; step < steps; ++step) {
        const double along = pixels * ((step + 0.5) / steps - 0.5);
        const int dx = int(std::lround(along * std::cos(radians)));
        const int dy = int(std::lround(along * std::sin(radians)));
        for (int y = 0; y < m_size.height(); ++y) {
            const float* from = m_light.data() + size_t(std::clamp(y + dy, 0, m_size.height() - 1)) * size_t(w);
            float* to = sum.data() + size_t(y) * size_t(w);
            const int first = std::max(0, -dx);
            const int last = std::min(w, w - dx);
            for (int x = first; x < last; ++x)
                to[x] += from[x + dx];
            for (int x = 0; x < first; ++x)
                to[x] += from[0];
            for (int x = last; x < w; ++x)
                to[x] += from[w - 1];
        }
    }
    for (size_t i = 0; i < sum.size(); ++i)
        m_light[i] = sum[i] / float(steps);
}

// Three taps of a binomial give a variance of a half of a pixel each.
void Optics::defocus(double sigma)
{
    const int passes = std::max(1, int(std::lround(sigma * sigma * 2)));
    const int w = m_size.width();
    const int h = m_size.height();
    std::vector<float> line(size_t(std::max(w, h)));
    for (int pass = 0; pass < passes; ++pass) {
        std::vector<float> next(m_light.size());
        for (int y = 0; y < h; ++y) {
            const float* from = m_light.data() + size_t(y) * size_t(w);
            float* to = next.data() + size_t(y) * size_t(w);
            to[0] = from[0];
            to[w - 1] = from[w - 1];
            for (int x = 1; x + 1 < w; ++x)
                to[x] = (from[x - 1] + 2 * from[x] + from[x + 1]) / 4;
        }
        for (int y = 0; y < h; ++y) {
            const float* above = next.data() + size_t(std::max(0, y - 1)) * size_t(w);
            const float* from = next.data() + size_t(y) * size_t(w);
            const float* below = next.data() + size_t(std::min(h - 1, y + 1)) * size_t(w);
            float* to = m_light.data() + size_t(y) * size_t(w);
            for (int x = 0; x < w; ++x)
                to[x] = (above[x] + 2 * from[x] + below[x]) / 4;
        }
    }
}

void Optics::waves(double share)
{
    for (int wave = 0; wave < 2; ++wave) {
        const double turn = m_dice.between(0, M_PI);
        const double period = m_dice.between(2.2, 6);
        const double kx = 2 * M_PI * std::cos(turn) / period;
        const double ky = 2 * M_PI * std::sin(turn) / period;
        for (int y = int(m_code.top()) - 20; y < int(m_code.bottom()) + 20; ++y) {
            for (int x = int(m_code.left()) - 20; x < int(m_code.right()) + 20; ++x) {
                if (QRect({}, m_size).contains(x, y))
                    m_light[size_t(y) * size_t(m_size.width()) + size_t(x)] *= float(1 - share / 2 * (1 + std::sin(kx * x + ky * y)));
            }
        }
    }
}

void Optics::glare(double size)
{
    const double reach = size * std::max(m_code.width(), m_code.height()) / 2;
    const QPointF middle(m_dice.between(m_code.left(), m_code.right()), m_dice.between(m_code.top(), m_code.bottom()));
    const double flat = m_dice.between(0.4, 1);
    for (int y = 0; y < m_size.height(); ++y) {
        for (int x = 0; x < m_size.width(); ++x) {
            const double away = std::hypot(x - middle.x(), (y - middle.y()) / flat) / reach;
            if (away < 3)
                m_light[size_t(y) * size_t(m_size.width()) + size_t(x)] += float(420 * std::exp(-away * away * 1.5));
        }
    }
}

void Optics::cracks(int count)
{
    QImage layer(m_size, QImage::Format_ARGB32_Premultiplied);
    layer.fill(Qt::transparent);
    QPainter p(&layer);
    p.setRenderHint(QPainter::Antialiasing);
    const QPointF start(m_dice.between(m_code.left(), m_code.right()), m_dice.between(m_code.top(), m_code.bottom()));
    for (int i = 0; i < count; ++i) {
        double turn = m_dice.between(0, 2 * M_PI);
        QPainterPath path(start);
        QPointF at = start;
        for (int bend = 0; bend < 7; ++bend) {
            turn += m_dice.between(-0.5, 0.5);
            at += m_dice.between(0.08, 0.2) * std::max(m_code.width(), m_code.height()) * QPointF(std::cos(turn), std::sin(turn));
            path.lineTo(at);
        }
        const int grey = m_dice.below(2) ? 230 : 20;
        p.setPen(QPen(QColor(grey, grey, grey), m_dice.between(1, 2.5)));
        p.drawPath(path);
    }
    p.end();
    for (int y = 0; y < m_size.height(); ++y) {
        const auto* from = reinterpret_cast<const QRgb*>(layer.constScanLine(y));
        for (int x = 0; x < m_size.width(); ++x) {
            float& value = m_light[size_t(y) * size_t(m_size.width()) + size_t(x)];
            value = value * float(255 - qAlpha(from[x])) / 255 + float(qGreen(from[x]));
        }
    }
}

void Optics::finger(double share)
{
    const double wide = m_code.width() * std::sqrt(share) * m_dice.between(0.7, 1.4);
    const double high = m_code.width() * m_code.height() * share / wide;
    const int side = int(m_dice.below(4));
    const QPointF edges[] = {{m_dice.between(m_code.left(), m_code.right()), m_code.bottom()},
                             {m_dice.between(m_code.left(), m_code.right()), m_code.top()},
                             {m_code.left(), m_dice.between(m_code.top(), m_code.bottom())},
                             {m_code.right(), m_dice.between(m_code.top(), m_code.bottom())}};
    const float skin = float(m_dice.between(90, 170));
    for (int y = 0; y < m_size.height(); ++y) {
        for (int x = 0; x < m_size.width(); ++x) {
            const double away = std::hypot((x - edges[side].x()) / wide, (y - edges[side].y()) / high);
            if (away < 1)
                m_light[size_t(y) * size_t(m_size.width()) + size_t(x)] = skin * float(1.05 - 0.3 * away);
        }
    }
}

QImage Optics::raw()
{
    QImage image(m_size, QImage::Format_Grayscale8);
    for (int y = 0; y < m_size.height(); ++y) {
        uchar* line = image.scanLine(y);
        const float* from = m_light.data() + size_t(y) * size_t(m_size.width());
        for (int x = 0; x < m_size.width(); ++x)
            line[x] = uchar(std::clamp(from[x] + m_noise * m_dice.normal() + 0.5, 0.0, 255.0));
    }
    return image;
}

QImage Optics::picture()
{
    const QImage image = raw();
    if (m_dice.below(2) == 0)
        return image;
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", int(m_dice.between(70, 90)));
    return QImage::fromData(jpeg, "JPEG").convertToFormat(QImage::Format_Grayscale8);
}

} // namespace motcua::test
