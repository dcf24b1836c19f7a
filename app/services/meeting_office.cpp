#include "services/meeting_office.h"

#include "paper/badge_sheet.h"
#include "remote/meeting_api.h"
#include "services/check_in_desk.h"
#include "services/clock.h"
#include "services/desk_context.h"

#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace motcua::services {

struct MeetingOffice::Private
{
    remote::ApiClient& api;
    CheckInDesk& desk;
    QStringList halls;
    Clock clock = systemClock();

    [[nodiscard]] domain::Id newId() const { return domain::uuidV7(clock.now().toMSecsSinceEpoch(), clock.randomBytes(10)); }
};

MeetingOffice::MeetingOffice(remote::ApiClient& api, CheckInDesk& desk, QStringList halls, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(Private{api, desk, std::move(halls)}))
{
    connect(&desk, &CheckInDesk::changed, this, &MeetingOffice::changed);
}

MeetingOffice::~MeetingOffice() = default;

QStringList MeetingOffice::halls() const { return d->halls; }

QFuture<Result<std::vector<domain::Meeting>>> MeetingOffice::meetings() { return d->desk.meetings(); }

QFuture<Result<domain::Meeting>> MeetingOffice::save(const domain::Meeting& meeting)
{
    if (!meeting.id.isEmpty() && meeting.rev > 0)
        return remote::changeMeeting(d->api, this, meeting);
    domain::Meeting fresh = meeting;
    if (fresh.id.isEmpty())
        fresh.id = d->newId();
    if (fresh.hall.isEmpty() && !d->halls.isEmpty())
        fresh.hall = d->halls.front();
    return remote::callMeeting(d->api, this, fresh);
}

QFuture<Result<std::vector<UnitInvitation>>> MeetingOffice::invitations(const domain::Id& meeting)
{
    return chain(remote::invitations(d->api, this, meeting), this, [](const std::vector<remote::SentInvitation>& sent) {
        std::vector<UnitInvitation> found;
        for (const remote::SentInvitation& it : sent)
            found.push_back({it.id, it.number, it.unit, it.phone, it.email, it.seats, it.revoked, it.reason, it.toldAt, it.openedAt, it.attendees, it.sent});
        return readyFuture<std::vector<UnitInvitation>>(std::move(found));
    });
}

QFuture<Result<bool>> MeetingOffice::invite(const domain::Id& meeting, const UnitInvitation& unit)
{
    remote::SentInvitation fresh;
    fresh.id = unit.id.isEmpty() ? d->newId() : unit.id;
    fresh.number = unit.number;
    fresh.unit = unit.unit;
    fresh.phone = unit.phone;
    fresh.email = unit.email;
    fresh.seats = unit.seats;
    return chain(remote::invite(d->api, this, meeting, {fresh}), this, [](const std::vector<remote::SentInvitation>&) { return readyFuture<bool>(true); });
}

QFuture<Result<bool>> MeetingOffice::tellAgain(const domain::Id& invitation) { return remote::tellInvitation(d->api, this, invitation); }

QFuture<Result<bool>> MeetingOffice::takeBack(const domain::Id& invitation, const QString& reason)
{
    return remote::revokeInvitation(d->api, this, invitation, reason);
}

QFuture<Result<std::vector<MeetingGuest>>> MeetingOffice::guests(const domain::Id& meeting, const UnitInvitation& invitation)
{
    return chain(remote::guests(d->api, this, invitation.id), this, [this, meeting, number = invitation.number](const std::vector<remote::Guest>& sent) {
        return chain(remote::passes(d->api, this, meeting), this, [sent, number](const std::vector<remote::IssuedPass>& passes) {
            std::vector<MeetingGuest> found;
            for (const remote::Guest& it : sent) {
                MeetingGuest guest{it.id, it.fullName, it.position, it.email, it.state, {}, {}};
                for (const remote::IssuedPass& issued : passes) {
                    const domain::Pass& pass = issued.pass;
                    if (it.state == "sent"_L1 && !pass.revoked && pass.invitation == number && pass.fullName == it.fullName && pass.position == it.position) {
                        guest.pass = pass.id;
                        guest.gates = pass.gates;
                    }
                }
                found.push_back(std::move(guest));
            }
            return readyFuture<std::vector<MeetingGuest>>(std::move(found));
        });
    });
}

QFuture<Result<bool>> MeetingOffice::addGuest(const domain::Id& invitation, const MeetingGuest& guest)
{
    remote::Guest fresh;
    fresh.id = guest.id.isEmpty() ? d->newId() : guest.id;
    fresh.fullName = guest.fullName;
    fresh.position = guest.position;
    fresh.email = guest.email;
    return chain(remote::addGuest(d->api, this, invitation, fresh), this,
                 [this, invitation](bool) { return remote::sendUnsent(d->api, this, invitation); });
}

QFuture<Result<bool>> MeetingOffice::setPassGates(const domain::Id& pass, const QStringList& gates)
{
    return remote::setPassGates(d->api, this, pass, gates);
}

QFuture<Result<bool>> MeetingOffice::sendPass(const domain::Id& pass) { return remote::sendPass(d->api, this, pass); }

QFuture<Result<bool>> MeetingOffice::revokePass(const domain::Id& pass, const QString& reason) { return remote::revokePass(d->api, this, pass, reason); }

QFuture<Result<int>> MeetingOffice::writeBadges(const domain::Meeting& meeting, const QString& path)
{
    return chain(remote::passes(d->api, this, meeting.id), this, [meeting, path](const std::vector<remote::IssuedPass>& passes) -> QFuture<Result<int>> {
        std::vector<paper::AttendancePass> badges;
        for (const remote::IssuedPass& issued : passes) {
            if (!issued.pass.revoked)
                badges.push_back({meeting, issued.pass, issued.qrText});
        }
        if (badges.empty())
            return readyFuture<int>(fail(ErrorKind::NotFound, u"no_passes"_s));
        return QtConcurrent::run([badges = std::move(badges), path]() -> Result<int> {
            const auto pdf = paper::badgeSheetPdf(badges);
            if (!pdf)
                return tl::unexpected(pdf.error());
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(*pdf) != pdf->size() || !file.commit())
                return fail(ErrorKind::Storage, u"list_write"_s, file.errorString());
            return int(badges.size());
        });
    });
}

} // namespace motcua::services
