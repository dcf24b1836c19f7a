#pragma once

#include "services/bulk_review.h"
#include "services/decision_log.h"
#include "services/desk_context.h"
#include "services/member_roster.h"
#include "services/registration_desk.h"
#include "vision/ocr_reader.h"

#include <QCache>

namespace motcua::services {

struct RegistrationDesk::Private
{
    DeskContext desk;
    std::shared_ptr<vision::OcrReader> reader;
    QCache<QString, vision::CardReading> readings{50}; //!< by the picture's hash
    QCache<QString, Error> unreadable{50};             //!< pictures that no second look makes readable
    std::unique_ptr<MemberRoster> roster;
    std::unique_ptr<BulkReview> bulk;
    std::unique_ptr<DecisionLog> log;

    void told(RegistrationDesk& desk, const QStringList& ids); //!< something was written down
};

//! A registration as the screens show it.
struct ShownRegistration
{
    domain::MemberRegistration registration;
    SyncMark mark = SyncMark::Settled;
};
[[nodiscard]] Result<ShownRegistration> shownRegistration(storage::Db& db, const domain::Id& id);

//! Away from the GUI thread; pictures come from the public, so the bytes are looked at before a decoder opens them.
[[nodiscard]] QFuture<Result<QImage>> decodedPicture(const QByteArray& bytes);

} // namespace motcua::services
