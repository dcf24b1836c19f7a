#pragma once

#include "services/meeting_office.h"

#include <functional>

class QWidget;

namespace motcua::ui {

//! What the page asks of the house, as values: a test answers as it likes. GUI thread.
struct MeetingsSource
{
    using Done = QFuture<Result<bool>>;

    std::function<QFuture<Result<std::vector<domain::Meeting>>>()> meetings;
    std::function<QFuture<Result<domain::Meeting>>(const domain::Meeting&)> save;
    std::function<QFuture<Result<std::vector<services::UnitInvitation>>>(const domain::Id& meeting)> invitations;
    std::function<Done(const domain::Id& meeting, const services::UnitInvitation&)> invite;
    std::function<Done(const domain::Id& invitation)> tellAgain;
    std::function<Done(const domain::Id& invitation, const QString& reason)> takeBack;
    std::function<QFuture<Result<std::vector<services::MeetingGuest>>>(const domain::Id& meeting, const services::UnitInvitation&)> guests;
    std::function<Done(const domain::Id& invitation, const services::MeetingGuest&)> addGuest;
    std::function<Done(const domain::Id& pass, const QStringList& gates)> setPassGates;
    std::function<Done(const domain::Id& pass)> sendPass;
    std::function<Done(const domain::Id& pass, const QString& reason)> revokePass;
    std::function<QFuture<Result<int>>(const domain::Meeting&, const QString& path)> writeBadges;
    std::function<QString(QWidget* parent, const QString& proposed, const QString& filter)> askPath;
    std::function<QDateTime()> now; //!< UTC
};

//! The office must outlive whoever keeps the source.
[[nodiscard]] MeetingsSource meetingsSource(services::MeetingOffice& office);

} // namespace motcua::ui
