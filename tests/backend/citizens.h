#pragma once

#include "tests/backend/running_centre.h"

#include <QDir>
#include <QFile>

namespace motcua::test {

//! Invented people who come in over the public routes of a demo centre.

inline const QString kCitizenNumber = QStringLiteral("001190000017");
inline const QString kNewPassword = QStringLiteral("Hoa@Sen2026");

[[nodiscard]] inline QJsonObject check(RunningCentre& centre)
{
    const QJsonObject code = centre.get(QStringLiteral("/v1/accounts/check-code")).json();
    return {{QStringLiteral("id"), code[QLatin1String("id")]}, {QStringLiteral("answer"), code[QLatin1String("demoAnswer")]}};
}

[[nodiscard]] inline QJsonObject registration(RunningCentre& centre, const QString& number = kCitizenNumber,
                                              const QString& phone = QStringLiteral("0941234947"))
{
    return {{QStringLiteral("kind"), QStringLiteral("citizen")},
            {QStringLiteral("method"), QStringLiteral("mobile")},
            {QStringLiteral("userName"), number},
            {QStringLiteral("fullName"), QStringLiteral("Trần Thị Mậu")},
            {QStringLiteral("birthDate"), QStringLiteral("15/02/1990")},
            {QStringLiteral("phone"), phone},
            {QStringLiteral("email"), QStringLiteral("mau.tran@example.vn")},
            {QStringLiteral("consent"), true},
            {QStringLiteral("check"), check(centre)}};
}

//! The code of an answered challenge: a ticket.
[[nodiscard]] inline QString ticketOf(RunningCentre& centre, const QJsonObject& challenge)
{
    return centre
        .post(QStringLiteral("/v1/accounts/otp"),
              {{QStringLiteral("challenge"), challenge[QLatin1String("challenge")]}, {QStringLiteral("code"), challenge[QLatin1String("demoOtp")]}})
        .json()[QLatin1String("ticket")].toString();
}

[[nodiscard]] inline HttpAnswer setPassword(RunningCentre& centre, const QString& ticket, const QString& password = kNewPassword)
{
    return centre.post(QStringLiteral("/v1/accounts/password"), {{QStringLiteral("ticket"), ticket},
                                                                 {QStringLiteral("password"), password},
                                                                 {QStringLiteral("repeat"), password}});
}

[[nodiscard]] inline HttpAnswer enter(RunningCentre& centre, const QString& userName = kCitizenNumber, const QString& password = kNewPassword,
                                      const QString& realm = QStringLiteral("citizen"))
{
    return centre.post(QStringLiteral("/v1/session"),
                       {{QStringLiteral("realm"), realm},
                        {QStringLiteral("userName"), userName},
                        {QStringLiteral("password"), password},
                        {QStringLiteral("device"), QJsonObject{{QStringLiteral("id"), QStringLiteral("phone-1")}}},
                        {QStringLiteral("check"), check(centre)}});
}

//! Registers where need be, signs in: an access token.
[[nodiscard]] inline QString citizenToken(RunningCentre& centre, const QString& number = kCitizenNumber,
                                          const QString& phone = QStringLiteral("0941234947"))
{
    const HttpAnswer begun = centre.post(QStringLiteral("/v1/accounts/registrations"), registration(centre, number, phone));
    if (begun.status == 200)
        (void)setPassword(centre, ticketOf(centre, begun.json()));
    const QJsonObject challenge = enter(centre, number).json();
    return centre
        .post(QStringLiteral("/v1/session/otp"),
              {{QStringLiteral("challenge"), challenge[QLatin1String("challenge")]}, {QStringLiteral("code"), challenge[QLatin1String("demoOtp")]}})
        .json()[QLatin1String("access")].toString();
}

} // namespace motcua::test
