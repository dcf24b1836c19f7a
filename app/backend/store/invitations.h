#pragma once

#include "backend/store/db.h"

#include <QString>

#include <optional>
#include <vector>

namespace motcua::backend::store {

//! A unit's invitation to a meeting (số thư mời). Times are milliseconds since 1970.
struct InvitationRow
{
    QString id; //!< UUIDv7
    QString number;
    QString meeting;
    QString unit;
    QString phone;
    QString email;
    int seats = 0;    //!< most attendees
    QString codeHash; //!< of the code that was sent to the unit
    bool revoked = false;
    QString reason;
    QString madeBy;
    qint64 toldAt = 0;
    qint64 openedAt = 0;
    int place = 0;
};

//! Somebody whom the unit sends.
struct AttendeeRow
{
    QString id; //!< UUIDv7
    QString invitation;
    qint64 rev = 1;
    int place = 0;
    QString fullName;
    QString position;
    QString email;
    QString pass;      //!< id of the pass record, empty = none
    qint64 sentAt = 0; //!< 0 = what is written here was not sent yet
    bool revoked = false;
};

//! A code of eight symbols that scanners' and people's keyboards leave alone; for one invitation.
[[nodiscard]] QString makeInvitationCode();
//! Small letters, spaces and dashes are forgiven.
[[nodiscard]] QString invitationCodeHash(const QString& invitation, const QString& code);
//! The number as a unit may type it: marks, spaces and capitals make no difference.
[[nodiscard]] QString invitationKey(const QString& number);

[[nodiscard]] std::optional<InvitationRow> findInvitation(Db& db, const QString& id);
[[nodiscard]] std::optional<InvitationRow> findInvitationByNumber(Db& db, const QString& number);
[[nodiscard]] std::vector<InvitationRow> invitationsOf(Db& db, const QString& meeting);

[[nodiscard]] std::optional<AttendeeRow> findAttendee(Db& db, const QString& id);
[[nodiscard]] std::optional<AttendeeRow> findAttendeeByPass(Db& db, const QString& pass);
[[nodiscard]] std::vector<AttendeeRow> attendeesOf(Db& db, const QString& invitation);

// Inside a write transaction.

//! False when the number is taken. Gives the row its place.
[[nodiscard]] bool addInvitation(Db& db, InvitationRow& row);
void updateInvitation(Db& db, const InvitationRow& row);
void addAttendee(Db& db, AttendeeRow& row);
void updateAttendee(Db& db, const AttendeeRow& row);
void removeAttendee(Db& db, const QString& id);

//! The next short number of a meeting, as it stands in pass tokens.
[[nodiscard]] quint32 drawMeetingNumber(Db& db);

} // namespace motcua::backend::store
