#include "peer_readers.h"

#include <zbar.h>

namespace motcua::bench {

QStringList readByZbarAlone(const vision::LumaPlane& plane)
{
    QStringList texts;
    auto* scanner = zbar::zbar_image_scanner_create();
    auto* image = zbar::zbar_image_create();
    zbar::zbar_image_set_format(image, 'Y' | ('8' << 8) | ('0' << 16) | (unsigned('0') << 24));
    zbar::zbar_image_set_size(image, unsigned(plane.stride), unsigned(plane.height));
    zbar::zbar_image_set_data(image, plane.bytes.constData(), size_t(plane.stride) * size_t(plane.height), nullptr);
    if (zbar::zbar_scan_image(scanner, image) > 0) {
        for (const auto* symbol = zbar::zbar_image_first_symbol(image); symbol; symbol = zbar::zbar_symbol_next(symbol))
            texts << QString::fromUtf8(zbar::zbar_symbol_get_data(symbol));
    }
    zbar::zbar_image_destroy(image);
    zbar::zbar_image_scanner_destroy(scanner);
    return texts;
}

} // namespace motcua::bench
