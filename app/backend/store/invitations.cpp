#include "backend/store/invitations.h"

#include "backend/store/secrets.h"
#include "domain/meeting.h"
#include "domain/invitation.h"

#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

constexpr int kCodeLength = 8;
constexpr char16_t kCodeSymbols[] = u"0123456789BCFGHJKLMNPQRSTVXZ";

constexpr auto kInvitationBy = "SELECT id, number, meeting, unit, phone, email, seats, code_hash, state, reason, made_by, told_at, opened_at, "
                               "place FROM invitation WHERE id = ?"_L1;
constexpr auto kInvitationByKey = "SELECT id, number, meeting, unit, phone, email, seats, code_hash, state, reason, made_by, told_at, "
                                  "opened_at, place FROM invitation WHERE number_key = ?"_L1;
constexpr auto kInvitationsOf = "SELECT id, number, meeting, unit, phone, email, seats, code_hash, state, reason, made_by, told_at, opened_at, "
                                "place FROM invitation WHERE meeting = ? ORDER BY place"_L1;
constexpr auto kAttendeeBy = "SELECT id, invitation, rev, place, full_name, position, email, pass, sent_at, revoked FROM attendee "
                             "WHERE id = ?"_L1;
constexpr auto kAttendeeByPass = "SELECT id, invitation, rev, place, full_name, position, email, pass, sent_at, revoked FROM attendee "
                                 "WHERE pass = ? AND pass <> ''"_L1;
constexpr auto kAttendeesOf = "SELECT id, invitation, rev, place, full_name, position, email, pass, sent_at, revoked FROM attendee "
                              "WHERE invitation = ? ORDER BY place"_L1;

std::vector<InvitationRow> invitations(Db& db, QLatin1StringView sql, const QString& key)
{
    std::vector<InvitationRow> rows;
    db.each(sql, {key}, [&rows](const auto& row) {
        rows.push_back({row.value(0).toString(), row.value(1).toString(), row.value(2).toString(), row.value(3).toString(),
                        row.value(4).toString(), row.value(5).toString(), row.value(6).toInt(), row.value(7).toString(),
                        row.value(8).toString() == "revoked"_L1, row.value(9).toString(), row.value(10).toString(),
                        row.value(11).toLongLong(), row.value(12).toLongLong(), row.value(13).toInt()});
        return true;
    });
    return rows;
}

std::vector<AttendeeRow> attendees(Db& db, QLatin1StringView sql, const QString& key)
{
    std::vector<AttendeeRow> rows;
    db.each(sql, {key}, [&rows](const auto& row) {
        rows.push_back({row.value(0).toString(), row.value(1).toString(), row.value(2).toLongLong(), row.value(3).toInt(),
                        row.value(4).toString(), row.value(5).toString(), row.value(6).toString(), row.value(7).toString(),
                        row.value(8).toLongLong(), row.value(9).toInt() != 0});
        return true;
    });
    return rows;
}

template<class Row>
std::optional<Row> only(std::vector<Row> rows)
{
    if (rows.empty())
        return std::nullopt;
    return std::move(rows.front());
}

} // namespace

QString makeInvitationCode()
{
    QString code;
    for (int i = 0; i < kCodeLength; ++i)
        code += QChar(kCodeSymbols[QRandomGenerator::system()->bounded(28)]);
    return code;
}

QString invitationCodeHash(const QString& invitation, const QString& code)
{
    QString plain;
    for (const QChar c : code) {
        if (!c.isSpace() && c != u'-')
            plain += c.toUpper();
    }
    return sha256Hex((invitation + u'|' + plain).toUtf8());
}

QString invitationKey(const QString& number)
{
    return domain::invitationKey(number);
}

std::optional<InvitationRow> findInvitation(Db& db, const QString& id)
{
    return only(invitations(db, kInvitationBy, id));
}

std::optional<InvitationRow> findInvitationByNumber(Db& db, const QString& number)
{
    return only(invitations(db, kInvitationByKey, invitationKey(number)));
}

std::vector<InvitationRow> invitationsOf(Db& db, const QString& meeting)
{
    return invitations(db, kInvitationsOf, meeting);
}

std::optional<AttendeeRow> findAttendee(Db& db, const QString& id)
{
    return only(attendees(db, kAttendeeBy, id));
}

std::optional<AttendeeRow> findAttendeeByPass(Db& db, const QString& pass)
{
    return only(attendees(db, kAttendeeByPass, pass));
}

std::vector<AttendeeRow> attendeesOf(Db& db, const QString& invitation)
{
    return attendees(db, kAttendeesOf, invitation);
}

bool addInvitation(Db& db, InvitationRow& row)
{
    const auto last = db.one("SELECT COALESCE(MAX(place), 0) FROM invitation WHERE meeting = ?"_L1, {row.meeting});
    row.place = (last ? last->first().toInt() : 0) + 1;
    return db.run("INSERT INTO invitation (id, number, number_key, meeting, unit, phone, email, seats, code_hash, state, reason, made_by, "
                  "told_at, opened_at, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number_key) DO NOTHING"_L1,
                  {row.id, row.number, invitationKey(row.number), row.meeting, row.unit, row.phone, row.email, row.seats, row.codeHash,
                   row.revoked ? u"revoked"_s : u"open"_s, row.reason, row.madeBy, row.toldAt, row.openedAt, row.place}) == 1;
}

void updateInvitation(Db& db, const InvitationRow& row)
{
    db.run("UPDATE invitation SET phone = ?, email = ?, seats = ?, code_hash = ?, state = ?, reason = ?, told_at = ?, opened_at = ? "
           "WHERE id = ?"_L1,
           {row.phone, row.email, row.seats, row.codeHash, row.revoked ? u"revoked"_s : u"open"_s, row.reason, row.toldAt, row.openedAt,
            row.id});
}

void addAttendee(Db& db, AttendeeRow& row)
{
    const auto last = db.one("SELECT COALESCE(MAX(place), 0) FROM attendee WHERE invitation = ?"_L1, {row.invitation});
    row.place = (last ? last->first().toInt() : 0) + 1;
    db.run("INSERT INTO attendee (id, invitation, rev, place, full_name, position, email, pass, sent_at, revoked) "
           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1,
           {row.id, row.invitation, row.rev, row.place, row.fullName, row.position, row.email, row.pass, row.sentAt, row.revoked ? 1 : 0});
}

void updateAttendee(Db& db, const AttendeeRow& row)
{
    db.run("UPDATE attendee SET rev = ?, full_name = ?, position = ?, email = ?, pass = ?, sent_at = ?, revoked = ? WHERE id = ?"_L1,
           {row.rev, row.fullName, row.position, row.email, row.pass, row.sentAt, row.revoked ? 1 : 0, row.id});
}

void removeAttendee(Db& db, const QString& id)
{
    db.run("DELETE FROM attendee WHERE id = ?"_L1, {id});
}

quint32 drawMeetingNumber(Db& db)
{
    const auto drawn = db.one("UPDATE counter SET value = value + 1 WHERE name = 'meeting_number' RETURNING value"_L1);
    qint64 number = drawn ? drawn->first().toLongLong() : 0;
    if (number == 1) { // the first one of its own: invented meetings may have numbers already
        qint64 highest = 0;
        db.each("SELECT body FROM record WHERE kind = 'meeting'"_L1, {}, [&highest](const auto& row) {
            if (const auto meeting = domain::meetingFromJson(QJsonDocument::fromJson(row.value(0).toByteArray()).object()))
                highest = std::max(highest, qint64(meeting->number));
            return true;
        });
        number = highest + 1;
        db.run("UPDATE counter SET value = ? WHERE name = 'meeting_number'"_L1, {number});
    }
    return static_cast<quint32>(number);
}

} // namespace motcua::backend::store
