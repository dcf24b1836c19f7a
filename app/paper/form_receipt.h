#pragma once

#include "domain/dossier.h"
#include "domain/result.h"

#include <QImage>

#include <vector>

namespace motcua::paper {

//! What form 01 (Giấy tiếp nhận hồ sơ và hẹn trả kết quả) says beside the dossier itself.
struct ReceiptData
{
    domain::Dossier dossier;
    QString agencyParent; //!< first line of the head, e.g. "UBND TỈNH ĐẮK LẮK"
    QString agencyName;   //!< second line, e.g. "Bộ phận Một cửa phường An Hòa"
    QString place;        //!< before the date
    QString phone;        //!< of the agency
    QString limitText;    //!< "3 ngày làm việc"
    QString clerk;
    bool reprint = false; //!< marked as a reprint on every page
};

//! Two copies (Liên 1: Lưu, Liên 2: Giao người nộp), A5 portrait, each on as many pages as it needs, head repeated.
//! Needs a QGuiApplication. Errors: receipt_code (no code yet), barcode_encode, receipt_write.
[[nodiscard]] Result<QByteArray> receiptPdf(const ReceiptData& data);

//! The same pages as pictures: preview = print.
[[nodiscard]] Result<std::vector<QImage>> receiptPages(const ReceiptData& data, int dpi = 150);

//! What the form's Code 128 and QR hold: the code itself; TAM-… for a provisional one (Code 128 has no Ạ).
[[nodiscard]] QString receiptBarcodeText(const domain::Dossier& dossier);

} // namespace motcua::paper
