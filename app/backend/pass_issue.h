#pragma once

#include "backend/store/audit.h"
#include "backend/store/invitations.h"
#include "backend/store/messages.h"
#include "backend/store/pass_keys.h"
#include "domain/meeting.h"

#include <QHash>

namespace motcua::backend {

//! The signed text that a pass's QR code carries.
[[nodiscard]] QString passToken(const store::PassSigner& signer, const domain::Meeting& meeting, const domain::Pass& pass);

//! One attendee's pass, drawn and signed, before anything of it is stored. Drawing takes some 20 ms, so it is done on a reader and the
//! writer only looks whether what it was drawn from still stands.
struct PassDraft
{
    domain::Meeting meeting;
    store::InvitationRow invitation;
    store::AttendeeRow attendee;
    std::optional<domain::Pass> before;
    domain::Pass pass;
    int keyId = 1;
    store::Message mail; //!< the pass as picture and PDF to the attendee's own address
};

//! Reads; any worker. Errors: those of paper/attendance_pass.h, pass_serial (Internal).
[[nodiscard]] Result<PassDraft> draftPass(store::Db& db, const domain::Meeting& meeting, const store::InvitationRow& invitation,
                                          const store::AttendeeRow& attendee, qint64 now);

//! What a deed at the meeting office or a unit writes besides its own rows. `touched` collects the last seq of each changed scope.
struct DeedContext
{
    const store::Secrets& secrets;
    QDateTime now;
    store::Actor who;
    bool messages = false; //!< somebody delivers them
    QHash<QString, qint64>& touched;
};

// Inside a write transaction.

//! False when meeting, attendee, pass or key changed since the draft.
[[nodiscard]] bool stillHolds(store::Db& db, const PassDraft& draft);
//! The pass goes into the hall's feed, the mail into the queue.
void issuePass(store::Db& db, const PassDraft& draft, const DeedContext& context);
//! The gates learn that this pass is good no more. Nothing happens to one that is revoked already.
void revokePass(store::Db& db, const QString& pass, const QString& action, const DeedContext& context);

//! Stores a record under its next rev, with its audit row.
void storeMeeting(store::Db& db, domain::Meeting meeting, const QString& action, const DeedContext& context);
void storePass(store::Db& db, domain::Pass pass, const QString& hall, const QString& action, const DeedContext& context);
void tell(store::Db& db, const store::Message& message, const DeedContext& context);

} // namespace motcua::backend
