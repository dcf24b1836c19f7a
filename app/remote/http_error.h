#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QNetworkReply>

namespace motcua::remote {

//! A refusing status and its problem+json (if it is one) as an Error: the kind comes from the status, the code from the
//! problem's `code` when it is well formed (else http_<status>). `detail` is the problem's, cut and redacted.
[[nodiscard]] Error errorFromStatus(int status, const QByteArray& contentType, const QByteArray& body);

//! No HTTP answer at all: Network (network_refused, network_host, network_tls, network_cut, network) or Timeout.
[[nodiscard]] Error errorFromSocket(QNetworkReply::NetworkError error);

//! Takes out whatever looks like a bearer token, a long secret, a phone or identity number, and cuts to 300 characters.
[[nodiscard]] QString redacted(const QString& text);

} // namespace motcua::remote
