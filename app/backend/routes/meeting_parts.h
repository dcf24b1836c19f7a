#pragma once

#include "backend/pass_issue.h"
#include "backend/routes/account_parts.h"
#include "backend/store/records.h"

#include <functional>
#include <vector>

//! What the meeting office's and the units' routes share.
namespace motcua::backend::routes {

inline constexpr int kResendPassSeconds = 60;
inline constexpr qsizetype kLongestUnit = 200;
inline constexpr qsizetype kLongestPosition = 150;
inline constexpr qsizetype kLongestReason = 1000;

using Outcome = tl::expected<http::Response, http::Response>; //!< the unexpected one rolls everything back

//! Runs `work` in one write transaction; what it touched is announced and its messages go out after the commit.
[[nodiscard]] http::Response changing(Centre& centre, store::Db& db, const store::Actor& who,
                                      const std::function<Outcome(store::Db&, const DeedContext&)>& work);

[[nodiscard]] tl::unexpected<http::Response> refused(int status, const QString& code, const QJsonObject& more = {});

//! The meeting; 404 no_record. `official` must hold its hall: 403 scope.
[[nodiscard]] tl::expected<domain::Meeting, http::Response> meetingById(store::Db& db, const QString& id,
                                                                        const domain::Official* official = nullptr);

struct Invited
{
    store::InvitationRow invitation;
    domain::Meeting meeting;
};
//! 404 no_record, 403 scope.
[[nodiscard]] tl::expected<Invited, http::Response> invitedById(store::Db& db, const QString& id, const domain::Official* official = nullptr);
//! 409 invitation_revoked, meeting_over.
[[nodiscard]] std::optional<http::Response> closedFor(const Invited& invited, const QDateTime& now);

[[nodiscard]] QJsonObject toJson(const store::AttendeeRow& attendee);
//! A code is personal: two people of one unit do not share a mailbox. 409 email_twice.
[[nodiscard]] std::optional<http::Response> twice(store::Db& db, const store::AttendeeRow& attendee);
//! Somebody a body names; 400.
[[nodiscard]] tl::expected<store::AttendeeRow, http::Response> attendeeOf(const http::Request& request);
//! One more who comes for the unit: 201; sent again with the same id 200; 409 id_reused, email_twice, seats_full.
[[nodiscard]] Outcome addAttendee(store::Db& db, const Invited& invited, store::AttendeeRow row, const DeedContext& context);
//! As the unit and the office see it, with its attendees.
[[nodiscard]] QJsonObject viewOf(store::Db& db, const Invited& invited);

//! What is to be sent, found on a reader.
struct Sending
{
    store::Actor who;
    Invited invited;
    std::vector<store::AttendeeRow> attendees;
    std::function<QJsonObject(store::Db&)> answer; //!< read after the deed
};
//! Draws the passes on a reader, stores and queues them on the writer: 200 with the answer; 409 changed when something moved between.
void sendPasses(Centre& centre, http::Request request, http::Answer answer,
                std::function<tl::expected<Sending, http::Response>(store::Db&, const store::Caller&, const http::Request&)> find);

//! 429 when the attendee's pass went out less than a minute ago.
[[nodiscard]] std::optional<http::Response> tooSoon(const store::AttendeeRow& attendee, qint64 now);

} // namespace motcua::backend::routes
