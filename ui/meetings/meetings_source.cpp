#include "ui/meetings/meetings_source.h"

#include <QFileDialog>

namespace motcua::ui {

MeetingsSource meetingsSource(services::MeetingOffice& office)
{
    MeetingsSource source;
    source.meetings = [&office] { return office.meetings(); };
    source.save = [&office](const domain::Meeting& meeting) { return office.save(meeting); };
    source.invitations = [&office](const domain::Id& meeting) { return office.invitations(meeting); };
    source.invite = [&office](const domain::Id& meeting, const services::UnitInvitation& unit) { return office.invite(meeting, unit); };
    source.tellAgain = [&office](const domain::Id& invitation) { return office.tellAgain(invitation); };
    source.takeBack = [&office](const domain::Id& invitation, const QString& reason) { return office.takeBack(invitation, reason); };
    source.guests = [&office](const domain::Id& meeting, const services::UnitInvitation& invitation) { return office.guests(meeting, invitation); };
    source.addGuest = [&office](const domain::Id& invitation, const services::MeetingGuest& guest) { return office.addGuest(invitation, guest); };
    source.setPassGates = [&office](const domain::Id& pass, const QStringList& gates) { return office.setPassGates(pass, gates); };
    source.sendPass = [&office](const domain::Id& pass) { return office.sendPass(pass); };
    source.revokePass = [&office](const domain::Id& pass, const QString& reason) { return office.revokePass(pass, reason); };
    source.writeBadges = [&office](const domain::Meeting& meeting, const QString& path) { return office.writeBadges(meeting, path); };
    source.askPath = [](QWidget* parent, const QString& proposed, const QString& filter) {
        return QFileDialog::getSaveFileName(parent, {}, proposed, filter);
    };
    source.now = [] { return QDateTime::currentDateTimeUtc(); };
    return source;
}

} // namespace motcua::ui
