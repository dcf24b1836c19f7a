#pragma once

#include "domain/meeting.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <vector>

namespace motcua::remote {
class ApiClient;
}

namespace motcua::services {

class CheckInDesk;

//! A unit's invitation as the office sees it.
struct UnitInvitation
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
    int sent = 0;
};

//! Somebody whom a unit sends; `pass` is empty while nothing was sent, or after it was taken back.
struct MeetingGuest
{
    domain::Id id;
    QString fullName;
    QString position;
    QString email;
    QString state; //!< unsent, sent, revoked
    domain::Id pass;
    QStringList gates = {}; //!< where the pass lets in, empty = everywhere
};

//! The office that invites: meetings, invitations, passes, badges. Everything here goes to the centre at once and needs a line (nothing is
//! promised to a unit before the centre has it); the meetings themselves come down with the feed. GUI thread.
class MeetingOffice : public QObject
{
    Q_OBJECT
public:
    MeetingOffice(remote::ApiClient& api, CheckInDesk& desk, QStringList halls, QObject* parent = nullptr);
    ~MeetingOffice() override;

    [[nodiscard]] QStringList halls() const; //!< that this account may call meetings to
    //! Of this machine's cache, without a line.
    QFuture<Result<std::vector<domain::Meeting>>> meetings();
    //! New (empty id) or changed (rev as seen). Errors: conflict, meeting_over, bad_field.
    QFuture<Result<domain::Meeting>> save(const domain::Meeting& meeting);

    QFuture<Result<std::vector<UnitInvitation>>> invitations(const domain::Id& meeting);
    //! Error: number_taken. Sending the same again (same id) invites once.
    QFuture<Result<bool>> invite(const domain::Id& meeting, const UnitInvitation& unit);
    QFuture<Result<bool>> tellAgain(const domain::Id& invitation);
    QFuture<Result<bool>> takeBack(const domain::Id& invitation, const QString& reason);

    QFuture<Result<std::vector<MeetingGuest>>> guests(const domain::Id& meeting, const UnitInvitation& invitation);
    //! For a unit that cannot name its people itself; the code goes out at once. Errors: email_twice, seats_full.
    QFuture<Result<bool>> addGuest(const domain::Id& invitation, const MeetingGuest& guest);
    //! Where the pass lets in, empty = every gate of the meeting; gates learn of it with their next contact.
    QFuture<Result<bool>> setPassGates(const domain::Id& pass, const QStringList& gates);
    QFuture<Result<bool>> sendPass(const domain::Id& pass);
    QFuture<Result<bool>> revokePass(const domain::Id& pass, const QString& reason);

    //! Sheets of A4 with the badges of everybody who has a pass that holds. Says how many. Errors: no_passes, list_write.
    QFuture<Result<int>> writeBadges(const domain::Meeting& meeting, const QString& path);

Q_SIGNALS:
    void changed(); //!< meetings have moved

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::services
