#pragma once

#include "backend/store/db.h"
#include "domain/apply.h"
#include "domain/incident.h"
#include "domain/invitation.h"
#include "domain/meeting.h"
#include "domain/member_list.h"
#include "domain/procedure.h"

#include <QByteArray>

namespace motcua::backend::store {

//! A record as it lies in the database: the body is the JSON that goes out, to the byte.
struct RecordRow
{
    QString kind;
    QString id;
    QString scope;
    qint64 rev = 0;
    qint64 seq = 0;
    QString parent;
    QString ref;
    QByteArray body;
    QStringList blobs; //!< that the record names; filled by rowOf, not by find
};

// The value's own rev goes into row and body.
[[nodiscard]] RecordRow rowOf(const domain::Procedure& procedure);
[[nodiscard]] RecordRow rowOf(const domain::Dossier& dossier);
[[nodiscard]] RecordRow rowOf(const domain::MemberRegistration& registration);
[[nodiscard]] RecordRow rowOf(const domain::MemberList& list);
[[nodiscard]] RecordRow rowOf(const domain::Meeting& meeting);
[[nodiscard]] RecordRow rowOf(const domain::Pass& pass, const QString& hall);
[[nodiscard]] RecordRow rowOf(const domain::CheckIn& checkIn, const QString& hall);
[[nodiscard]] RecordRow rowOf(const domain::Incident& incident, const QString& hall);
[[nodiscard]] RecordRow rowOf(const domain::Invitation& invitation, const QString& hall);
[[nodiscard]] RecordRow passKeyRow(int keyId, const QByteArray& publicKey, const QString& hall);

[[nodiscard]] std::optional<RecordRow> find(Db& db, const QString& kind, const QString& id);
//! Every record of one kind; for the kinds of which there are few.
[[nodiscard]] std::vector<RecordRow> findAll(Db& db, const QString& kind);
[[nodiscard]] std::vector<RecordRow> findByRef(Db& db, const QString& kind, const QString& ref);
[[nodiscard]] std::vector<RecordRow> findByParent(Db& db, const QString& kind, const QString& parent);

//! Stores the row under the next seq (returned) and takes it off where it lay before. Inside a write transaction: the one writer
//! at a time is what makes seq the order of commits.
qint64 put(Db& db, RecordRow& row);
//! The same where the caller knows what was there before in this transaction (nullptr: nothing), and whether it names the same blobs.
qint64 put(Db& db, RecordRow& row, const RecordRow* before, bool sameBlobs);
//! A new row of which nobody knows yet (seeding): no look at what was there.
void insert(Db& db, RecordRow& row);
//! Takes the record off its scope and leaves word of it in the feed. `reason`: deleted, moved, revoked, retention.
qint64 remove(Db& db, const QString& kind, const QString& id, const QString& reason);

[[nodiscard]] qint64 lastSeq(Db& db);

[[nodiscard]] QJsonObject bodyOf(const RecordRow& row);

} // namespace motcua::backend::store
