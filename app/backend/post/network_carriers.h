#pragma once

#include "backend/post/carrier.h"
#include "backend/post/network_options.h"

namespace motcua::backend::post {

//! Mail by SMTP (RFC 5321, MIME), connection kept between messages. Up to a minute a message.
[[nodiscard]] std::unique_ptr<Carrier> smtpCarrier(const SmtpOptions& options);
//! SMS by an HTTP gateway. Up to a minute a message.
[[nodiscard]] std::unique_ptr<Carrier> smsCarrier(const SmsOptions& options);

//! Once, before the first thread that sends.
void prepareNetwork();

} // namespace motcua::backend::post
