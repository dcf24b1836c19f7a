#pragma once

#include <QImage>
#include <QString>

namespace motcua::test {

//! Compares with tests/…/golden/NAME.png: the share of pixels that differ by more than 48 grey levels must stay under `tolerance`.
//! MOTCUA_GOLDEN=write writes the picture instead (then look at it and commit it). Returns why it does not match, else empty.
//! The actual picture is left beside the test program as NAME-actual.png when it differs.
[[nodiscard]] QString compareWithGolden(const QImage& actual, const QString& goldenFile, double tolerance = 0.004);

} // namespace motcua::test
