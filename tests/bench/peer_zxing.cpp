#include "peer_readers.h"

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#if __has_include(<ZXing/ReaderOptions.h>)
#include <ZXing/ReaderOptions.h>
#endif
#include <exception>

namespace motcua::bench {

QStringList readByZxingAlone(const vision::LumaPlane& plane)
{
#if __has_include(<ZXing/ReaderOptions.h>)
    ZXing::ReaderOptions options;
#else
    ZXing::DecodeHints options;
#endif
    options.setMaxNumberOfSymbols(1);
    try {
        const auto result = ZXing::ReadBarcode({reinterpret_cast<const uint8_t*>(plane.bytes.constData()), plane.width,
                                                plane.height, ZXing::ImageFormat::Lum, plane.stride},
                                               options);
        if (result.isValid())
            return {QString::fromStdString(result.text())};
    } catch (const std::exception&) { // its own way to say no
    }
    return {};
}

} // namespace motcua::bench
