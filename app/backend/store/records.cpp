#include "backend/store/records.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

template<class Value>
RecordRow basic(const QString& kind, const Value& value, const QString& scope)
{
    RecordRow row;
    row.kind = kind;
    row.id = value.id;
    row.scope = scope;
    row.rev = value.rev;
    row.body = QJsonDocument(domain::toJson(value)).toJson(QJsonDocument::Compact);
    return row;
}

qint64 nextSeq(Db& db)
{
    const auto row = db.one("UPDATE counter SET value = value + 1 WHERE name = 'seq' RETURNING value"_L1);
    return row ? row->first().toLongLong() : 0;
}

RecordRow read(const Row& query)
{
    RecordRow row;
    row.kind = query.value(0).toString();
    row.id = query.value(1).toString();
    row.scope = query.value(2).toString();
    row.rev = query.value(3).toLongLong();
    row.seq = query.value(4).toLongLong();
    row.parent = query.value(5).toString();
    row.ref = query.value(6).toString();
    row.body = query.value(7).toByteArray();
    return row;
}

std::vector<RecordRow> readAll(Db& db, QLatin1StringView sql, const QVariantList& values)
{
    std::vector<RecordRow> rows;
    db.each(sql, values, [&rows](const Row& query) {
        rows.push_back(read(query));
        return true;
    });
    return rows;
}

} // namespace

RecordRow rowOf(const domain::Procedure& procedure)
{
    return basic(u"procedure"_s, procedure, u"ref"_s);
}

RecordRow rowOf(const domain::Dossier& dossier)
{
    RecordRow row = basic(u"dossier"_s, dossier, u"agency:"_s + dossier.agency);
    row.ref = dossier.code;
    for (const domain::Component& component : dossier.components)
        row.blobs += component.blobs;
    return row;
}

RecordRow rowOf(const domain::MemberRegistration& registration)
{
    RecordRow row = basic(u"registration"_s, registration, u"cell:"_s + registration.cell);
    if (!registration.photo.isEmpty())
        row.blobs.append(registration.photo);
    return row;
}

RecordRow rowOf(const domain::MemberList& list)
{
    return basic(u"roster"_s, list, u"cell:"_s + list.cell);
}

RecordRow rowOf(const domain::Meeting& meeting)
{
    return basic(u"meeting"_s, meeting, u"hall:"_s + meeting.hall);
}

RecordRow rowOf(const domain::Pass& pass, const QString& hall)
{
    RecordRow row = basic(u"pass"_s, pass, u"hall:"_s + hall);
    row.parent = pass.meetingId;
    row.ref = pass.serial;
    return row;
}

RecordRow rowOf(const domain::CheckIn& checkIn, const QString& hall)
{
    RecordRow row = basic(u"check_in"_s, checkIn, u"hall:"_s + hall);
    row.parent = checkIn.meetingId;
    row.ref = checkIn.passId;
    return row;
}

RecordRow rowOf(const domain::Incident& incident, const QString& hall)
{
    RecordRow row = basic(u"incident"_s, incident, u"hall:"_s + hall);
    row.parent = incident.meetingId;
    row.ref = incident.passId;
    return row;
}

RecordRow rowOf(const domain::Invitation& invitation, const QString& hall)
{
    RecordRow row = basic(u"invitation"_s, invitation, u"hall:"_s + hall);
    row.parent = invitation.meetingId;
    return row;
}

RecordRow passKeyRow(int keyId, const QByteArray& publicKey, const QString& hall)
{
    RecordRow row;
    row.kind = u"pass_key"_s;
    row.id = QString::number(keyId);
    row.scope = u"hall:"_s + hall;
    row.rev = 1;
    row.body = QJsonDocument(QJsonObject{{u"id"_s, row.id}, {u"key"_s, QString::fromLatin1(publicKey.toBase64())}})
                   .toJson(QJsonDocument::Compact);
    return row;
}

std::optional<RecordRow> find(Db& db, const QString& kind, const QString& id)
{
    auto rows = readAll(db, "SELECT kind, id, scope, rev, seq, parent, ref, body FROM record WHERE kind = ? AND id = ? LIMIT 1"_L1,
                        {kind, id});
    if (rows.empty())
        return std::nullopt;
    return std::move(rows.front());
}

std::vector<RecordRow> findAll(Db& db, const QString& kind)
{
    return readAll(db, "SELECT kind, id, scope, rev, seq, parent, ref, body FROM record WHERE kind = ? ORDER BY seq"_L1, {kind});
}

std::vector<RecordRow> findByRef(Db& db, const QString& kind, const QString& ref)
{
    if (ref.isEmpty())
        return {};
    return readAll(db, "SELECT kind, id, scope, rev, seq, parent, ref, body FROM record "
                       "WHERE kind = ? AND ref = ? AND ref <> '' ORDER BY seq"_L1, {kind, ref});
}

std::vector<RecordRow> findByParent(Db& db, const QString& kind, const QString& parent)
{
    if (parent.isEmpty())
        return {};
    return readAll(db, "SELECT kind, id, scope, rev, seq, parent, ref, body FROM record "
                       "WHERE kind = ? AND parent = ? AND parent <> '' ORDER BY seq"_L1, {kind, parent});
}

qint64 put(Db& db, RecordRow& row)
{
    const auto before = row.kind == "pass_key"_L1 ? std::nullopt : find(db, row.kind, row.id);
    return put(db, row, before ? &*before : nullptr, false);
}

qint64 put(Db& db, RecordRow& row, const RecordRow* before, bool sameBlobs)
{
    if (before && before->scope != row.scope)
        remove(db, row.kind, row.id, u"moved"_s);
    db.run("DELETE FROM removal WHERE scope = ? AND kind = ? AND id = ?"_L1, {row.scope, row.kind, row.id});
    const bool blobsStand = sameBlobs && before && before->scope == row.scope;
    if (before && !blobsStand)
        db.run("DELETE FROM blob_use WHERE kind = ? AND id = ?"_L1, {row.kind, row.id});
    row.seq = nextSeq(db);
    db.run("INSERT INTO record (kind, id, scope, rev, seq, parent, ref, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
           "ON CONFLICT (kind, id, scope) DO UPDATE SET rev = excluded.rev, seq = excluded.seq, parent = excluded.parent, "
           "ref = excluded.ref, body = excluded.body"_L1,
           {row.kind, row.id, row.scope, row.rev, row.seq, row.parent, row.ref, row.body});
    db.touch(row.scope, row.seq);
    for (const QString& blob : blobsStand ? QStringList() : row.blobs)
        db.run("INSERT INTO blob_use (sha256, kind, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"_L1, {blob, row.kind, row.id});
    return row.seq;
}

void insert(Db& db, RecordRow& row)
{
    row.seq = nextSeq(db);
    db.run("INSERT INTO record (kind, id, scope, rev, seq, parent, ref, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_L1,
           {row.kind, row.id, row.scope, row.rev, row.seq, row.parent, row.ref, row.body});
    for (const QString& blob : row.blobs)
        db.run("INSERT INTO blob_use (sha256, kind, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"_L1, {blob, row.kind, row.id});
}

qint64 remove(Db& db, const QString& kind, const QString& id, const QString& reason)
{
    const auto before = find(db, kind, id);
    if (!before)
        return 0;
    const qint64 seq = nextSeq(db);
    db.run("DELETE FROM record WHERE kind = ? AND id = ? AND scope = ?"_L1, {kind, id, before->scope});
    db.run("DELETE FROM blob_use WHERE kind = ? AND id = ?"_L1, {kind, id});
    db.run("INSERT INTO removal (scope, kind, id, rev, seq, reason) VALUES (?, ?, ?, ?, ?, ?) "
           "ON CONFLICT (scope, kind, id) DO UPDATE SET rev = excluded.rev, seq = excluded.seq, reason = excluded.reason"_L1,
           {before->scope, kind, id, before->rev + 1, seq, reason});
    db.touch(before->scope, seq);
    return seq;
}

qint64 lastSeq(Db& db)
{
    const auto row = db.one("SELECT value FROM counter WHERE name = 'seq'"_L1);
    return row ? row->first().toLongLong() : 0;
}

QJsonObject bodyOf(const RecordRow& row)
{
    return QJsonDocument::fromJson(row.body).object();
}

} // namespace motcua::backend::store
