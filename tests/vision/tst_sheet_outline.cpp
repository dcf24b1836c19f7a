// A sheet of paper under a camera: found, laid straight, its light made even.
#include "vision/paper_quality.h"
#include "vision/sheet_outline.h"

#include <QPainter>
#include <QRandomGenerator>
#include <QtTest>

#include <cmath>

using namespace motcua::vision;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize paperSize(1'000, 1'414);

//! A4 with lines of writing and a mark in each corner that says which one it is.
QImage sheet()
{
    QImage image(paperSize, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setPen(Qt::black);
    QFont face(u"Liberation Serif"_s);
    face.setPixelSize(26);
    painter.setFont(face);
    for (int line = 0; line < 36; ++line)
        painter.drawText(100, 150 + line * 32, u"Kính gửi: Ủy ban nhân dân phường An Hòa, đơn đề nghị số %1 năm 2026"_s.arg(line));
    painter.fillRect(40, 40, 60, 60, Qt::red);
    painter.fillRect(900, 40, 60, 60, Qt::green);
    painter.fillRect(900, 1'314, 60, 60, Qt::blue);
    painter.fillRect(40, 1'314, 60, 60, Qt::black);
    return image;
}

struct Photo
{
    QImage image;
    QPolygonF corners;
};

//! Lying on a table, seen from somewhere above, the light from one side.
Photo photo(QRandomGenerator& random, QSize size, const QColor& table)
{
    Photo made;
    made.image = QImage(size, QImage::Format_RGB32);
    made.image.fill(table);
    const auto jitter = [&random](double spread) { return (random.generateDouble() - 0.5) * 2 * spread; };
    const double high = size.height() * (0.72 + 0.14 * random.generateDouble());
    const double wide = high / 1.414;
    const QPointF middle(size.width() / 2.0 + jitter(size.width() * 0.12), size.height() / 2.0 + jitter(size.height() * 0.03));
    const double angle = jitter(0.12);
    const QPointF along(std::cos(angle), std::sin(angle));
    const QPointF across(-std::sin(angle), std::cos(angle));
    for (const auto& [x, y] : {std::pair{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}})
        made.corners << middle + along * (x * wide) + across * (y * high) + QPointF(jitter(high * 0.03), jitter(high * 0.02));
    QPainter painter(&made.image);
    painter.setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing);
    QTransform there;
    const QPolygonF paper{QPointF(0, 0), QPointF(paperSize.width(), 0), QPointF(paperSize.width(), paperSize.height()), QPointF(0, paperSize.height())};
    if (!QTransform::quadToQuad(paper, made.corners, there))
        qFatal("no such photo");
    painter.setTransform(there);
    painter.drawImage(0, 0, sheet());
    painter.resetTransform();
    QLinearGradient light(0, 0, size.width(), size.height() * jitter(1));
    light.setColorAt(0, QColor(0, 0, 0, 0));
    light.setColorAt(1, QColor(0, 0, 0, 110));
    painter.fillRect(made.image.rect(), light);
    painter.end();
    for (int y = 0; y < size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(made.image.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            const int noise = random.bounded(13) - 6;
            const auto noisy = [noise](int value) { return std::clamp(value + noise, 0, 255); };
            line[x] = qRgb(noisy(qRed(line[x])), noisy(qGreen(line[x])), noisy(qBlue(line[x])));
        }
    }
    return made;
}

bool looksLike(QRgb colour, QColor wanted)
{
    const auto far = [](int is, int shall) { return shall > 128 ? is < 110 : is > 120; };
    return !far(qRed(colour), wanted.red()) && !far(qGreen(colour), wanted.green()) && !far(qBlue(colour), wanted.blue());
}

} // namespace

class TestSheetOutline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foundAndLaidStraight()
    {
        QRandomGenerator random(11);
        const int photos = qEnvironmentVariableIntValue("MOTCUA_SHEETS") > 0 ? qEnvironmentVariableIntValue("MOTCUA_SHEETS") : 12;
        int found = 0;
        int wrong = 0;
        int straight = 0;
        for (int round = 0; round < photos; ++round) {
            const QColor tables[] = {QColor(60, 45, 35), QColor(110, 110, 115), QColor(30, 30, 34), QColor(120, 80, 45)};
            const Photo taken = photo(random, round % 2 ? QSize(1'920, 1'080) : QSize(1'280, 960), tables[round % 4]);
            const auto corners = findSheet(taken.image);
            if (!corners)
                continue;
            ++found;
            double off = 0;
            for (int i = 0; i < 4; ++i)
                off = std::max(off, QLineF((*corners)[i], taken.corners[i]).length());
            if (off > taken.image.height() * 0.025) {
                ++wrong;
                continue;
            }
            const QImage page = flattenSheet(taken.image, *corners, 2'000, true);
            const double x = page.width() / 1'000.0;
            const double y = page.height() / 1'414.0;
            const auto at = [&](double px, double py) { return page.pixel(int(px * x), int(py * y)); };
            const bool marks = looksLike(at(70, 70), Qt::red) && looksLike(at(930, 70), Qt::green) && looksLike(at(930, 1'344), Qt::blue) && looksLike(at(70, 1'344), Qt::black);
            // The paper is white now, wherever the light came from.
            const bool white = qGray(at(500, 60)) > 215 && qGray(at(40, 700)) > 215 && qGray(at(965, 700)) > 215 && qGray(at(500, 1'380)) > 215;
            const bool shape = std::abs(double(page.height()) / page.width() - 1.414) < 0.09;
            if (!marks || !white || !shape)
                qInfo("round %d: marks %d, white %d (%d %d %d %d), shape %d", round, marks, white, qGray(at(500, 60)), qGray(at(40, 700)), qGray(at(965, 700)), qGray(at(500, 1'380)), shape);
            straight += marks && white && shape;
        }
        qInfo("%d photos: %d found, %d of them wrong, %d straight and white", photos, found, wrong, straight);
        QVERIFY(found >= photos * 9 / 10);
        QVERIFY(wrong <= photos / 20);
        QVERIFY(straight >= photos * 17 / 20);
    }

    void nothingIsFoundWhereNothingIs()
    {
        QImage table(1'280, 960, QImage::Format_RGB32);
        table.fill(QColor(90, 70, 50));
        QVERIFY(!findSheet(table));
        table.fill(Qt::white);
        QVERIFY(!findSheet(table)); // nothing but paper: the whole picture is taken
        QVERIFY(!findSheet(QImage()));
        QVERIFY(!findSheet(QImage(3, 2, QImage::Format_RGB32)));
    }

    void cornersOfAPerson()
    {
        const QImage picture = sheet();
        const QImage part = flattenSheet(picture, {QPointF(100, 100), QPointF(600, 100), QPointF(600, 800), QPointF(100, 800)}, 4'000, false);
        QCOMPARE(part.size(), QSize(500, 700));
        QCOMPARE(flattenSheet(picture, {}, 4'000, true).size(), picture.size());                                                  // no corners
        QVERIFY(!flattenSheet(picture, {QPointF(1, 1), QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)}, 4'000, true).isNull()); // all in one place
        QCOMPARE(std::max(flattenSheet(picture, {QPointF(0, 0), QPointF(1'000, 0), QPointF(1'000, 1'414), QPointF(0, 1'414)}, 700, true).height(), 0), 700);
    }
};

QTEST_MAIN(TestSheetOutline)
#include "tst_sheet_outline.moc"
