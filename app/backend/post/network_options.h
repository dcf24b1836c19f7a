#pragma once

#include <QString>

namespace motcua::backend::post {

//! The mail server. Empty url = none.
struct SmtpOptions
{
    QString url;      //!< smtp://host:587 or smtps://host:465
    QString from;     //!< address
    QString fromName; //!< shown before it
    QString user;     //!< empty = no sign-in
    QString password;
    QString caFile;       //!< empty = the system's
    bool startTls = true; //!< smtp:// without TLS is refused; off for a relay on loopback only
};

//! An SMS gateway spoken to by HTTP: POST {"id", "to", "text"} with `Idempotency-Key: id`. Empty url = none.
struct SmsOptions
{
    QString url;
    QString token; //!< bearer; empty = none
    QString caFile;
    bool idempotent = true; //!< it answers a repeated id without sending twice; else a lost answer is never repeated
};

} // namespace motcua::backend::post
