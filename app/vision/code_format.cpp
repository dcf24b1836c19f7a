#include "vision/code_format.h"

namespace motcua::vision {

using namespace Qt::StringLiterals;

QString formatName(CodeFormat format)
{
    switch (format) {
    case CodeFormat::None:
        return {};
    case CodeFormat::QrCode:
        return u"QRCode"_s;
    case CodeFormat::Aztec:
        return u"Aztec"_s;
    case CodeFormat::DataMatrix:
        return u"DataMatrix"_s;
    case CodeFormat::Pdf417:
        return u"PDF417"_s;
    case CodeFormat::Code128:
        return u"Code128"_s;
    case CodeFormat::Code39:
        return u"Code39"_s;
    case CodeFormat::Code93:
        return u"Code93"_s;
    case CodeFormat::Codabar:
        return u"Codabar"_s;
    case CodeFormat::Ean13:
        return u"EAN-13"_s;
    case CodeFormat::Ean8:
        return u"EAN-8"_s;
    case CodeFormat::UpcA:
        return u"UPC-A"_s;
    case CodeFormat::UpcE:
        return u"UPC-E"_s;
    case CodeFormat::Itf:
        return u"ITF"_s;
    case CodeFormat::DataBar:
        return u"DataBar"_s;
    case CodeFormat::MaxiCode:
        return u"MaxiCode"_s;
    }
    return {};
}

} // namespace motcua::vision
