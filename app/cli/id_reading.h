#pragma once

#include "domain/result.h"
#include "vision/ocr_reader.h"
#include "vision/scanned_code.h"

#include <QJsonObject>

#include <vector>

namespace motcua::cli {

//! What read-id prints of one picture: the QR of a CCCD, its MRZ, or both, whose differences become warnings. The QR is
//! believed first: it carries the marks of the name. Error: `no_citizen_card` when the picture shows neither.
[[nodiscard]] Result<QJsonObject> idLine(const std::vector<vision::FoundCode>& codes,
                                         const Result<vision::OcrPage>& mrzPage);

} // namespace motcua::cli
