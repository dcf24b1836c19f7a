#pragma once

#include "domain/meeting.h"
#include "remote/api_client.h"

#include <vector>

namespace motcua::remote {

//! A unit's invitation as the meeting office sees it.
struct SentInvitation
{
    domain::Id id;
    QString number;
    QString unit;
    QString phone;
    QString email;
    int seats = 10;
    bool revoked = false;
    QString reason;
    QDateTime toldAt;
    QDateTime openedAt; //!< invalid = the unit has not looked yet
    int attendees = 0;
    int sent = 0;       //!< of these, who have their code
};

//! Somebody whom a unit sends.
struct Guest
{
    domain::Id id;
    QString fullName;
    QString position;
    QString email;
    QString state; //!< unsent, sent, revoked
    QDateTime sentAt;
};

//! A pass with the signed text of its QR.
struct IssuedPass
{
    domain::Pass pass;
    QString qrText;
};

// The meeting office's endpoints; GUI thread, online only. Errors: those of ApiClient, and the centre's codes (meeting_over, number_taken,
// invitation_revoked, wait_before_resend …).
[[nodiscard]] QFuture<Result<domain::Meeting>> callMeeting(ApiClient& api, QObject* context, const domain::Meeting& meeting);
//! By the rev that was seen; conflict when somebody was first.
[[nodiscard]] QFuture<Result<domain::Meeting>> changeMeeting(ApiClient& api, QObject* context, const domain::Meeting& meeting);
[[nodiscard]] QFuture<Result<std::vector<SentInvitation>>> invitations(ApiClient& api, QObject* context, const domain::Id& meeting);
//! All or none; each unit is told its number and code. `id` of each must be set: sent again it is invited once.
[[nodiscard]] QFuture<Result<std::vector<SentInvitation>>> invite(ApiClient& api, QObject* context, const domain::Id& meeting,
                                                                  const std::vector<SentInvitation>& units);
[[nodiscard]] QFuture<Result<std::vector<Guest>>> guests(ApiClient& api, QObject* context, const domain::Id& invitation);
//! The office names somebody for a unit; `id` of the guest must be set. Errors: email_twice, seats_full.
[[nodiscard]] QFuture<Result<bool>> addGuest(ApiClient& api, QObject* context, const domain::Id& invitation, const Guest& guest);
//! Each of the unit's people who has no code yet gets one.
[[nodiscard]] QFuture<Result<bool>> sendUnsent(ApiClient& api, QObject* context, const domain::Id& invitation);
[[nodiscard]] QFuture<Result<bool>> tellInvitation(ApiClient& api, QObject* context, const domain::Id& invitation);
[[nodiscard]] QFuture<Result<bool>> revokeInvitation(ApiClient& api, QObject* context, const domain::Id& invitation, const QString& reason);
[[nodiscard]] QFuture<Result<std::vector<IssuedPass>>> passes(ApiClient& api, QObject* context, const domain::Id& meeting);
[[nodiscard]] QFuture<Result<bool>> sendPass(ApiClient& api, QObject* context, const domain::Id& pass);
[[nodiscard]] QFuture<Result<bool>> setPassGates(ApiClient& api, QObject* context, const domain::Id& pass, const QStringList& gates);
[[nodiscard]] QFuture<Result<bool>> revokePass(ApiClient& api, QObject* context, const domain::Id& pass, const QString& reason);

} // namespace motcua::remote
