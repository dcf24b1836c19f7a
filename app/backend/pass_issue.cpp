#include "backend/pass_issue.h"

#include "backend/store/records.h"
#include "backend/store/secrets.h"
#include "domain/calendar.h"
#include "domain/ids.h"
#include "domain/pass_code.h"
#include "paper/attendance_pass.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace motcua::backend {

namespace {

using store::Db;

constexpr int kSerialTries = 20;
constexpr quint64 kSerialMask = (quint64{1} << 40) - 1;

//! At random: a serial is not signed, so the next one must not follow from this one.
QString freshSerial(Db& db)
{
    for (int i = 0; i < kSerialTries; ++i) {
        const QString serial = domain::serialText(QRandomGenerator::system()->generate64() & kSerialMask);
        if (!serial.isEmpty() && store::findByRef(db, u"pass"_s, serial).empty())
            return serial;
    }
    return {};
}

std::optional<domain::Pass> passOf(Db& db, const QString& id)
{
    const auto row = id.isEmpty() ? std::nullopt : store::find(db, u"pass"_s, id);
    if (!row)
        return std::nullopt;
    const auto pass = domain::passFromJson(store::bodyOf(*row));
    return pass ? std::optional(*pass) : std::nullopt;
}

std::optional<domain::Meeting> meetingOf(Db& db, const QString& id)
{
    const auto row = store::find(db, u"meeting"_s, id);
    if (!row)
        return std::nullopt;
    const auto meeting = domain::meetingFromJson(store::bodyOf(*row));
    return meeting ? std::optional(*meeting) : std::nullopt;
}

//! Other units' attendees change the number of those expected, and that is none of this pass's business.
domain::Meeting withoutCounts(domain::Meeting meeting)
{
    meeting.rev = 0;
    meeting.expected = 0;
    return meeting;
}

store::Message mailOf(const PassDraft& draft, const QByteArray& png, const QByteArray& pdf)
{
    const QDateTime starts = domain::toLocal(draft.meeting.startsAt);
    store::Message mail;
    mail.channel = u"email"_s;
    mail.address = draft.attendee.email;
    mail.subject = u"Mã tham dự họp: %1"_s.arg(draft.meeting.title);
    mail.text = u"Kính gửi %1,\n\n%2 đã đăng ký để quý vị tham dự: %3.\nThời gian: %4.\nĐịa điểm: %5.\nThư mời số %6.\n\n"
                "Mã tham dự của quý vị ở trong tệp đính kèm; xuất trình trên điện thoại hoặc bản in cho bảo vệ khi vào và khi ra. "
                "Số của mã: %7.\nMã dành riêng cho quý vị, xin không chuyển cho người khác.\n"_s
                    .arg(draft.pass.fullName, draft.pass.unit, draft.meeting.title, starts.toString(u"HH:mm 'ngày' dd/MM/yyyy"_s),
                         draft.meeting.place, draft.pass.invitation, draft.pass.serial);
    mail.attachments = {{u"ma-tham-du.png"_s, "image/png", png}, {u"ma-tham-du.pdf"_s, "application/pdf", pdf}};
    return mail;
}

void audit(Db& db, const DeedContext& context, const QString& action, const store::RecordRow& row, const QByteArray& before)
{
    store::appendAudit(db, context.secrets, context.now,
                       {context.who, action, row.kind, row.id, before.isEmpty() ? QString() : store::sha256Hex(before), store::sha256Hex(row.body)});
}

template<class Value, class RowOf>
void storeRecord(Db& db, const QString& kind, Value value, const QString& action, const DeedContext& context, RowOf rowOf)
{
    const auto before = store::find(db, kind, value.id);
    value.rev = (before ? before->rev : 0) + 1;
    store::RecordRow row = rowOf(value);
    context.touched[row.scope] = store::put(db, row);
    audit(db, context, action, row, before ? before->body : QByteArray());
}

void expect(Db& db, const QString& meetingId, int more, const DeedContext& context)
{
    if (auto meeting = meetingOf(db, meetingId)) {
        meeting->expected = std::max(0, meeting->expected + more);
        storeMeeting(db, std::move(*meeting), u"meeting.expect"_s, context);
    }
}

} // namespace

QString passToken(const store::PassSigner& signer, const domain::Meeting& meeting, const domain::Pass& pass)
{
    const auto serial = domain::parseSerial(pass.serial);
    if (!serial)
        return {};
    const QByteArray claims = domain::tokenClaims({signer.keyId, meeting.number, *serial, pass.notBefore, pass.notAfter});
    return domain::tokenText(claims, signer.sign(claims));
}

Result<PassDraft> draftPass(Db& db, const domain::Meeting& meeting, const store::InvitationRow& invitation,
                            const store::AttendeeRow& attendee, qint64 now)
{
    const store::PassSigner signer = store::passSigner(db);
    PassDraft draft{meeting, invitation, attendee, passOf(db, attendee.pass), {}, signer.keyId, {}};
    if (draft.before) {
        draft.pass = *draft.before;
    } else {
        draft.pass.id = domain::uuidV7(now, store::randomBytes(10));
        draft.pass.serial = freshSerial(db);
        if (draft.pass.serial.isEmpty())
            return fail(ErrorKind::Internal, u"pass_serial"_s);
    }
    draft.pass.meetingId = meeting.id;
    draft.pass.fullName = attendee.fullName;
    draft.pass.position = attendee.position;
    draft.pass.unit = invitation.unit;
    draft.pass.invitation = invitation.number;
    draft.pass.notBefore = meeting.opensAt;
    draft.pass.notAfter = meeting.closesAt;
    draft.pass.revoked = false;
    const paper::AttendancePass drawing{meeting, draft.pass, passToken(signer, meeting, draft.pass)};
    const auto png = paper::attendancePassPng(drawing);
    if (!png)
        return tl::unexpected<Error>(png.error());
    const auto pdf = paper::attendancePassPdf(drawing);
    if (!pdf)
        return tl::unexpected<Error>(pdf.error());
    draft.mail = mailOf(draft, *png, *pdf);
    return draft;
}

bool stillHolds(Db& db, const PassDraft& draft)
{
    const auto meeting = meetingOf(db, draft.meeting.id);
    const auto invitation = store::findInvitation(db, draft.invitation.id);
    const auto attendee = store::findAttendee(db, draft.attendee.id);
    return meeting && withoutCounts(*meeting) == withoutCounts(draft.meeting) && invitation && !invitation->revoked && attendee &&
           attendee->rev == draft.attendee.rev && attendee->pass == draft.attendee.pass && attendee->sentAt == draft.attendee.sentAt &&
           attendee->revoked == draft.attendee.revoked && passOf(db, attendee->pass) == draft.before &&
           store::passSigner(db).keyId == draft.keyId && (draft.before || store::findByRef(db, u"pass"_s, draft.pass.serial).empty());
}

void issuePass(Db& db, const PassDraft& draft, const DeedContext& context)
{
    store::publishPassKeys(db, draft.meeting.hall, context.touched);
    if (!draft.before)
        expect(db, draft.meeting.id, 1, context);
    if (!draft.before || draft.pass != *draft.before)
        storePass(db, draft.pass, draft.meeting.hall, u"pass.issue"_s, context);
    store::AttendeeRow attendee = draft.attendee;
    attendee.pass = draft.pass.id;
    attendee.sentAt = context.now.toMSecsSinceEpoch();
    store::updateAttendee(db, attendee);
    tell(db, draft.mail, context);
    store::appendAudit(db, context.secrets, context.now, {context.who, u"pass.send"_s, u"attendee"_s, attendee.id, {}, {}});
}

void revokePass(Db& db, const QString& id, const QString& action, const DeedContext& context)
{
    auto pass = passOf(db, id);
    if (!pass || pass->revoked)
        return;
    pass->revoked = true;
    const auto row = store::find(db, u"pass"_s, id);
    const QString meeting = pass->meetingId;
    storePass(db, std::move(*pass), row->scope.sliced(5), action, context); // "hall:"
    expect(db, meeting, -1, context);
}

void storeMeeting(Db& db, domain::Meeting meeting, const QString& action, const DeedContext& context)
{
    storeRecord(db, u"meeting"_s, std::move(meeting), action, context, [](const domain::Meeting& value) { return store::rowOf(value); });
}

void storePass(Db& db, domain::Pass pass, const QString& hall, const QString& action, const DeedContext& context)
{
    storeRecord(db, u"pass"_s, std::move(pass), action, context, [&hall](const domain::Pass& value) { return store::rowOf(value, hall); });
}

void tell(Db& db, const store::Message& message, const DeedContext& context)
{
    if (context.messages && !message.address.isEmpty())
        store::queueMessage(db, message, context.now.toMSecsSinceEpoch());
}

} // namespace motcua::backend
