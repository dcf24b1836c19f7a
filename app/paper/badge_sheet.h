#pragma once

#include "paper/attendance_pass.h"

#include <functional>
#include <vector>

namespace motcua::paper {

//! Badges of a meeting, eight to a sheet of A4 (two columns of 95 × 65 mm, with lines to cut along): name, post, unit, seat, QR and
//! Code 128. Any thread; needs a QGuiApplication. `keepGoing` is asked before each badge. Errors: barcode_encode, barcode_empty,
//! pass_write, cancelled.
[[nodiscard]] Result<QByteArray> badgeSheetPdf(const std::vector<AttendancePass>& passes, const std::function<bool(qsizetype done)>& keepGoing = {});

inline constexpr int kBadgesPerSheet = 8;

} // namespace motcua::paper
