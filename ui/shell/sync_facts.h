#pragma once

#include "services/sync_status.h"

#include <QStringList>

namespace motcua::ui {

//! How this desk stands towards the server, in sentences for the tray's foot. Pure; times are given.
struct SyncFacts
{
    bool online = true;
    bool warn = false;  //!< something here wants to be seen: offline soon too long, clocks apart, disk full
    QString first;      //!< "Máy chủ trực tuyến, lệch giờ 0,4 giây" / "Ngoại tuyến từ 10:15, 4 việc chờ gửi"
    QString uploads;    //!< "Đang gửi 3 tệp: 1,2 MB trong 4,5 MB", empty when none waits
    QStringList more;   //!< how old the data are, last heard, how long one may stay offline
};

//! Why times of this machine are not to be trusted; empty while the clocks agree well enough.
[[nodiscard]] QString clockWarning(const services::SyncStatus& status);
//! `now` UTC; an invalid `offlineUntil` says nothing about it.
[[nodiscard]] SyncFacts syncFacts(const services::SyncStatus& status, const QDateTime& offlineUntil, const QDateTime& now);

} // namespace motcua::ui
