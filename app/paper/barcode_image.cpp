#include "paper/barcode_image.h"

#include <zint.h>

#include <memory>

namespace motcua::paper {

namespace {

int symbology(BarcodeKind kind)
{
    switch (kind) {
    case BarcodeKind::Code128:
        return BARCODE_CODE128;
    case BarcodeKind::Qr:
        return BARCODE_QRCODE;
    case BarcodeKind::Aztec:
        return BARCODE_AZTEC;
    case BarcodeKind::Pdf417:
        return BARCODE_PDF417;
    case BarcodeKind::DataMatrix:
        return BARCODE_DATAMATRIX;
    }
    return BARCODE_QRCODE;
}

struct Deleter
{
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

} // namespace

Result<BarcodeModules> encodeBarcode(BarcodeKind kind, const QString& text)
{
    if (text.isEmpty())
        return fail(ErrorKind::Invalid, QStringLiteral("barcode_empty"));
    const QByteArray utf8 = text.toUtf8();
    if (utf8.size() > 2048)
        return fail(ErrorKind::Invalid, QStringLiteral("barcode_too_long"));
    const std::unique_ptr<zint_symbol, Deleter> symbol(ZBarcode_Create());
    if (!symbol)
        return fail(ErrorKind::Internal, QStringLiteral("barcode_encode"));
    symbol->symbology = symbology(kind);
    symbol->input_mode = UNICODE_MODE;
    if (kind == BarcodeKind::Qr)
        symbol->option_1 = 2; // error correction M: a pass is shown on scratched phones and folded paper
    const int status = ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char*>(utf8.constData()), int(utf8.size()));
    if (status >= ZINT_ERROR)
        return fail(ErrorKind::Invalid, QStringLiteral("barcode_encode"), QString::fromUtf8(symbol->errtxt));
    BarcodeModules modules{symbol->width, symbol->rows, {}};
    modules.dark.reserve(size_t(modules.width) * size_t(modules.height));
    for (int y = 0; y < modules.height; ++y) {
        for (int x = 0; x < modules.width; ++x)
            modules.dark.push_back((symbol->encoded_data[y][x >> 3] >> (x & 7)) & 1);
    }
    return modules;
}

void paintBarcode(QPainter& painter, const QRectF& target, const BarcodeModules& modules)
{
    const qreal stepX = target.width() / modules.width;
    const qreal stepY = target.height() / modules.height;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    for (int y = 0; y < modules.height; ++y) {
        int x = 0;
        while (x < modules.width) {
            if (!modules.at(x, y)) {
                ++x;
                continue;
            }
            int end = x; // runs are one rectangle: no hairlines between modules in viewers
            while (end < modules.width && modules.at(end, y))
                ++end;
            painter.drawRect(QRectF(target.x() + x * stepX, target.y() + y * stepY, (end - x) * stepX, stepY));
            x = end;
        }
    }
    painter.restore();
}

QImage barcodeImage(const BarcodeModules& modules, int module, int barHeight)
{
    const bool linear = modules.height == 1;
    const int quiet = (linear ? 10 : 4) * module;
    const int height = linear ? barHeight : modules.height * module;
    QImage image(modules.width * module + 2 * quiet, height + 2 * quiet, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintBarcode(painter, QRectF(quiet, quiet, modules.width * module, height), modules);
    return image;
}

} // namespace motcua::paper
