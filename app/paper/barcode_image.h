#pragma once

#include "domain/result.h"

#include <QImage>
#include <QPainter>
#include <QRectF>

namespace motcua::paper {

//! A symbol as modules (true = dark), without quiet zone. One row for linear codes.
struct BarcodeModules
{
    int width = 0;
    int height = 0;
    std::vector<bool> dark; //!< row by row

    [[nodiscard]] bool at(int x, int y) const { return dark[size_t(y) * size_t(width) + size_t(x)]; }
};

enum class BarcodeKind { Code128, Qr, Aztec, Pdf417, DataMatrix };

//! Encodes with libzint. Errors (Invalid): barcode_empty, barcode_too_long (over 2 KiB), barcode_encode.
[[nodiscard]] Result<BarcodeModules> encodeBarcode(BarcodeKind kind, const QString& text);

//! Fills `target` with the symbol, dark on what is there; modules are whole device units where the target allows it. The caller
//! leaves the quiet zone (10 modules for Code 128, 4 for QR).
void paintBarcode(QPainter& painter, const QRectF& target, const BarcodeModules& modules);

//! Black on white picture with its quiet zone; `module` = pixels a module, `barHeight` = pixels, for Code 128.
[[nodiscard]] QImage barcodeImage(const BarcodeModules& modules, int module, int barHeight = 60);

} // namespace motcua::paper
