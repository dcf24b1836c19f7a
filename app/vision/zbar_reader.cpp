#include "vision/zbar_reader.h"

#ifdef MOTCUA_HAS_ZBAR
#include <QStringDecoder>

#include <zbar.h>

#include <memory>
#include <utility>
#endif

namespace motcua::vision {

#ifdef MOTCUA_HAS_ZBAR

namespace {

constexpr std::pair<CodeFormat, zbar::zbar_symbol_type_t> formatTable[] = {
    {CodeFormat::QrCode, zbar::ZBAR_QRCODE}, {CodeFormat::Code128, zbar::ZBAR_CODE128},
    {CodeFormat::Code39, zbar::ZBAR_CODE39}, {CodeFormat::Ean13, zbar::ZBAR_EAN13},
    {CodeFormat::Ean8, zbar::ZBAR_EAN8},     {CodeFormat::UpcA, zbar::ZBAR_UPCA},
};

CodeFormat oursOf(zbar::zbar_symbol_type_t type)
{
    for (const auto& [ours, theirs] : formatTable)
        if (theirs == type)
            return ours;
    return CodeFormat::None;
}

QPolygonF cornersOf(const zbar::zbar_symbol_t* symbol)
{
    QPolygonF points;
    const unsigned count = zbar::zbar_symbol_get_loc_size(symbol);
    for (unsigned i = 0; i < count; ++i)
        points << QPointF(zbar::zbar_symbol_get_loc_x(symbol, i), zbar::zbar_symbol_get_loc_y(symbol, i));
    if (count == 4) // zbar goes the other way round
        return QPolygonF{points[0], points[3], points[2], points[1]};
    const QRectF box = points.boundingRect(); // a 1-D code: one point for each scan line
    return QPolygonF{box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()};
}

template<auto destroy>
struct Destroyer
{
    template<class T>
    void operator()(T* pointer) const
    {
        destroy(pointer);
    }
};

} // namespace

std::vector<FoundCode> readWithZbar(const LumaPlane& plane, CodeFormats formats)
{
    std::vector<FoundCode> codes;
    if (!plane.isValid())
        return codes;
    const std::unique_ptr<zbar::zbar_image_scanner_t, Destroyer<zbar::zbar_image_scanner_destroy>> scanner(
        zbar::zbar_image_scanner_create());
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    bool any = false;
    for (const auto& [ours, theirs] : formatTable) {
        if (!formats.testFlag(ours))
            continue;
        zbar::zbar_image_scanner_set_config(scanner.get(), theirs, zbar::ZBAR_CFG_ENABLE, 1);
        any = true;
    }
    // Its own guess of an old character set is not believed: bytes that are no UTF-8 are no text of ours.
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_BINARY, 1);
    if (!any)
        return codes;

    QByteArray dense = plane.bytes; // zbar knows no stride
    if (plane.stride != plane.width) {
        dense = QByteArray(qsizetype(plane.width) * plane.height, Qt::Uninitialized);
        for (int y = 0; y < plane.height; ++y)
            std::copy_n(plane.bytes.constData() + qsizetype(y) * plane.stride, plane.width,
                        dense.data() + qsizetype(y) * plane.width);
    }
    const std::unique_ptr<zbar::zbar_image_t, Destroyer<zbar::zbar_image_destroy>> image(zbar::zbar_image_create());
    zbar::zbar_image_set_format(image.get(), 'Y' | ('8' << 8) | ('0' << 16) | (unsigned('0') << 24));
    zbar::zbar_image_set_size(image.get(), unsigned(plane.width), unsigned(plane.height));
    zbar::zbar_image_set_data(image.get(), dense.constData(), size_t(plane.width) * size_t(plane.height), nullptr);
    if (zbar::zbar_scan_image(scanner.get(), image.get()) <= 0)
        return codes;
    for (const auto* symbol = zbar::zbar_image_first_symbol(image.get()); symbol;
         symbol = zbar::zbar_symbol_next(symbol)) {
        FoundCode code;
        code.format = oursOf(zbar::zbar_symbol_get_type(symbol));
        code.bytes = QByteArray(zbar::zbar_symbol_get_data(symbol), qsizetype(zbar::zbar_symbol_get_data_length(symbol)));
        QStringDecoder utf8(QStringDecoder::Utf8);
        code.text = utf8(code.bytes);
        if (utf8.hasError())
            continue;
        code.corners = cornersOf(symbol);
        if (code.format != CodeFormat::None && !code.bytes.isEmpty())
            codes.push_back(std::move(code));
    }
    return codes;
}

bool hasZbar()
{
    return true;
}

#else

std::vector<FoundCode> readWithZbar(const LumaPlane&, CodeFormats)
{
    return {};
}

bool hasZbar()
{
    return false;
}

#endif

} // namespace motcua::vision
