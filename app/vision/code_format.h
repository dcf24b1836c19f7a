#pragma once

#include <QFlags>
#include <QString>

namespace motcua::vision {

//! The kinds of printed code that are read. Values travel to the worker process: never renumber.
enum class CodeFormat : quint32 {
    None = 0,
    QrCode = 1u << 0,
    Aztec = 1u << 1,
    DataMatrix = 1u << 2,
    Pdf417 = 1u << 3,
    Code128 = 1u << 4,
    Code39 = 1u << 5,
    Code93 = 1u << 6,
    Codabar = 1u << 7,
    Ean13 = 1u << 8,
    Ean8 = 1u << 9,
    UpcA = 1u << 10,
    UpcE = 1u << 11,
    Itf = 1u << 12,
    DataBar = 1u << 13,
    MaxiCode = 1u << 14,
};
Q_DECLARE_FLAGS(CodeFormats, CodeFormat)
Q_DECLARE_OPERATORS_FOR_FLAGS(CodeFormats)

//! What the centre prints: passes (QR) and receipts (Code 128 and QR). Fewer formats are read 4–13 times faster.
inline constexpr CodeFormats usualFormats{CodeFormat::QrCode, CodeFormat::Code128};
inline constexpr CodeFormats allFormats = CodeFormats::fromInt((1u << 15) - 1);
//! Of a single picture. Not DataBar: Debian's library aborts on it, and no office prints it.
inline constexpr CodeFormats stillFormats = CodeFormats::fromInt(allFormats.toInt() & ~quint32(CodeFormat::DataBar));
//! Formats that hold together by error correction or a check character: noise is hardly ever taken for one of them.
inline constexpr CodeFormats checkedFormats{CodeFormat::QrCode,  CodeFormat::Aztec, CodeFormat::DataMatrix, CodeFormat::Pdf417,
                                            CodeFormat::Code128, CodeFormat::Ean13, CodeFormat::UpcA,       CodeFormat::Code93};
inline constexpr CodeFormats linearFormats{CodeFormat::Code128, CodeFormat::Code39,  CodeFormat::Code93,
                                           CodeFormat::Codabar, CodeFormat::Ean13,   CodeFormat::Ean8,
                                           CodeFormat::UpcA,    CodeFormat::UpcE,    CodeFormat::Itf,
                                           CodeFormat::DataBar};

//! The name that people and scripts know: "QRCode", "Code128", "EAN-13" …; empty for None.
[[nodiscard]] QString formatName(CodeFormat format);

} // namespace motcua::vision
