#pragma once

#include "paper/barcode_image.h"
#include "tests/support/pass_video.h"
#include "vision/frame.h"

#include <optional>
#include <vector>

namespace motcua::bench {

//! Brightness planes of a hall in which `perPerson` frames each of `people` hold a sheet with a code before the lens,
//! as tests/support/pass_video does: it comes in tilted and blurred and steadies. Nothing = the empty hall. The sheet
//! takes the same share of the picture at every size. Deterministic.
[[nodiscard]] std::vector<vision::LumaPlane> codeFrames(QSize size, std::optional<paper::BarcodeKind> kind,
                                                        const QString& text, int people = 7, int perPerson = 7);

} // namespace motcua::bench
