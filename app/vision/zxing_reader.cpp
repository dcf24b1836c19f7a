#include "vision/zxing_reader.h"

#ifdef MOTCUA_HAS_ZXING
#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#if __has_include(<ZXing/ReaderOptions.h>)
#include <ZXing/ReaderOptions.h>
#define MOTCUA_ZXING_2 1
#endif
#include <ZXing/ZXVersion.h>

#include <algorithm>
#include <exception>
#include <utility>
#endif

namespace motcua::vision {

#ifdef MOTCUA_HAS_ZXING

namespace {

constexpr std::pair<CodeFormat, ZXing::BarcodeFormat> formatTable[] = {
    {CodeFormat::QrCode, ZXing::BarcodeFormat::QRCode},         {CodeFormat::Aztec, ZXing::BarcodeFormat::Aztec},
    {CodeFormat::DataMatrix, ZXing::BarcodeFormat::DataMatrix}, {CodeFormat::Pdf417, ZXing::BarcodeFormat::PDF417},
    {CodeFormat::Code128, ZXing::BarcodeFormat::Code128},       {CodeFormat::Code39, ZXing::BarcodeFormat::Code39},
    {CodeFormat::Code93, ZXing::BarcodeFormat::Code93},         {CodeFormat::Codabar, ZXing::BarcodeFormat::Codabar},
    {CodeFormat::Ean13, ZXing::BarcodeFormat::EAN13},           {CodeFormat::Ean8, ZXing::BarcodeFormat::EAN8},
    {CodeFormat::UpcA, ZXing::BarcodeFormat::UPCA},             {CodeFormat::UpcE, ZXing::BarcodeFormat::UPCE},
    {CodeFormat::Itf, ZXing::BarcodeFormat::ITF},               {CodeFormat::DataBar, ZXing::BarcodeFormat::DataBar},
    {CodeFormat::MaxiCode, ZXing::BarcodeFormat::MaxiCode},
};

template<class Options>
void setUp(Options& options, CodeFormats formats, Binarizer binarizer)
{
    ZXing::BarcodeFormats wanted;
    for (const auto& [ours, theirs] : formatTable)
        if (formats.testFlag(ours))
            wanted |= theirs;
    options.setFormats(wanted);
    options.setMaxNumberOfSymbols(1);
    options.setTryHarder(true);
    options.setTryRotate(true);
    options.setTryDownscale(true);
    options.setDownscaleFactor(2);
    options.setDownscaleThreshold(400); // of a webcam's picture: one level; a third one costs and finds nothing
    options.setBinarizer(binarizer == Binarizer::Local ? ZXing::Binarizer::LocalAverage
                                                       : ZXing::Binarizer::GlobalHistogram);
#ifdef MOTCUA_ZXING_2
    options.setTextMode(ZXing::TextMode::Plain);
    options.setTryInvert(false); // a rung of our own
#endif
}

thread_local CodeFormats bound = allFormats;

CodeFormat oursOf(ZXing::BarcodeFormat format)
{
    const auto* found = std::find_if(std::begin(formatTable), std::end(formatTable),
                                     [format](const auto& row) { return row.second == format; });
    return found == std::end(formatTable) ? CodeFormat::None : found->first;
}

} // namespace

std::optional<FoundCode> readWithZxing(const LumaPlane& plane, CodeFormats formats, Binarizer binarizer)
{
    formats &= bound;
    if (!plane.isValid() || plane.width < 8 || plane.height < 8 || !formats)
        return std::nullopt;
    try {
#ifdef MOTCUA_ZXING_2
        ZXing::ReaderOptions options;
#else
        ZXing::DecodeHints options;
#endif
        setUp(options, formats, binarizer);
        const ZXing::ImageView view(reinterpret_cast<const uint8_t*>(plane.bytes.constData()), plane.width,
                                    plane.height, ZXing::ImageFormat::Lum, plane.stride);
        const auto result = ZXing::ReadBarcode(view, options);
        if (!result.isValid())
            return std::nullopt;
        FoundCode code;
        code.format = oursOf(result.format());
        code.text = QString::fromStdString(result.text());
        code.bytes = QByteArray(reinterpret_cast<const char*>(result.bytes().data()), qsizetype(result.bytes().size()));
        for (const auto& point : result.position())
            code.corners << QPointF(point.x, point.y);
        if (code.format == CodeFormat::None || code.bytes.isEmpty())
            return std::nullopt;
        return code;
    } catch (const std::exception&) {
        return std::nullopt; // what ZXing cannot bear is not a code
    }
}

ZxingBound::ZxingBound(CodeFormats most) : m_before(std::exchange(bound, most)) {}

ZxingBound::~ZxingBound()
{
    bound = m_before;
}

bool hasZxing()
{
    return true;
}

#else

std::optional<FoundCode> readWithZxing(const LumaPlane&, CodeFormats, Binarizer)
{
    return std::nullopt;
}

ZxingBound::ZxingBound(CodeFormats most) : m_before(most) {}

ZxingBound::~ZxingBound() = default;

bool hasZxing()
{
    return false;
}

#endif

} // namespace motcua::vision
