#pragma once

#include "paper/barcode_image.h"

#include <QImage>
#include <QPainter>
#include <QRandomGenerator>
#include <QTransform>

namespace motcua::test {

//! A frame as a webcam gives it: a grey wall, the code somewhere on white paper.
struct Scene
{
    paper::BarcodeKind kind = paper::BarcodeKind::Qr;
    QString text;
    int module = 5;
    double degrees = 0;
    int blur = 0;  //!< passes of a 3×3 box
    int noise = 0; //!< ± grey levels
    bool inverted = false;
    QSize size{1280, 720};
};

inline QImage blurred(QImage image, int passes)
{
    image = image.convertToFormat(QImage::Format_Grayscale8);
    for (int pass = 0; pass < passes; ++pass) {
        const QImage from = image.copy();
        for (int y = 1; y < image.height() - 1; ++y) {
            uchar* to = image.scanLine(y);
            for (int x = 1; x < image.width() - 1; ++x) {
                int sum = 0;
                for (int dy = -1; dy <= 1; ++dy)
                    for (int dx = -1; dx <= 1; ++dx)
                        sum += from.constScanLine(y + dy)[x + dx];
                to[x] = uchar(sum / 9);
            }
        }
    }
    return image;
}

inline QImage noisy(QImage image, int level, quint32 seed = 7)
{
    if (level <= 0)
        return image;
    QRandomGenerator random(seed);
    for (int y = 0; y < image.height(); ++y) {
        uchar* row = image.scanLine(y);
        for (int x = 0; x < image.width(); ++x)
            row[x] = uchar(qBound(0, row[x] + random.bounded(-level, level + 1), 255));
    }
    return image;
}

inline QImage codePicture(const Scene& scene)
{
    const auto modules = paper::encodeBarcode(scene.kind, scene.text);
    if (!modules)
        return {};
    QImage code = paper::barcodeImage(*modules, scene.module, 90);
    if (scene.inverted)
        code.invertPixels();
    QImage frame(scene.size, QImage::Format_RGB32);
    frame.fill(QColor(150, 150, 150));
    QPainter painter(&frame);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(scene.size.width() / 2.0, scene.size.height() / 2.0);
    painter.rotate(scene.degrees);
    painter.drawImage(QPointF(-code.width() / 2.0, -code.height() / 2.0), code);
    painter.end();
    return noisy(blurred(frame, scene.blur), scene.noise);
}

inline QImage emptyPicture(QSize size = {1280, 720})
{
    QImage frame(size, QImage::Format_Grayscale8);
    frame.fill(150);
    return noisy(frame, 6);
}

} // namespace motcua::test
