#pragma once

#include "domain/meeting.h"
#include "domain/result.h"

#include <QImage>

namespace motcua::paper {

//! What a personal pass (mã tham dự họp) says. Source: the guide for invited units.
struct AttendancePass
{
    domain::Meeting meeting;
    domain::Pass pass;
    QString qrText; //!< the signed token
};

//! One A5 page: name, meeting, QR (signed token) and Code 128 (serial). Needs a QGuiApplication; any thread.
//! Errors: barcode_encode, barcode_empty, pass_write.
[[nodiscard]] Result<QByteArray> attendancePassPdf(const AttendancePass& data);

//! The same for a phone's screen, PNG.
[[nodiscard]] Result<QByteArray> attendancePassPng(const AttendancePass& data);
[[nodiscard]] Result<QImage> attendancePassImage(const AttendancePass& data);

} // namespace motcua::paper
