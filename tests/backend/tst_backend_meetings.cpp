#include "app/backend/store/officials.h"
#include "app/backend/store/pass_keys.h"
#include "app/backend/store/sessions.h"
#include "app/domain/meeting.h"
#include "app/domain/pass_code.h"
#include "tests/backend/running_centre.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#include <sodium.h>

using namespace Qt::StringLiterals;
using namespace motcua::test;
namespace backend = motcua::backend;
namespace domain = motcua::domain;
namespace store = motcua::backend::store;

namespace {

const QString kHall = u"hall:H1"_s;

//! A centre whose messages land in a folder, with a meeting of tomorrow that the office has called.
struct Story
{
    QTemporaryDir mail;
    RunningCentre centre{options(mail)};
    QString office = centre.signIn(u"mai.do"_s);
    QString guard = centre.signIn(u"hung.tran"_s);
    QString meeting = newId();

    Story()
    {
        if (const HttpAnswer answer = callMeeting(); answer.status != 201)
            qFatal("the meeting could not be called: %s", answer.body.constData());
    }

    static backend::CentreOptions options(const QTemporaryDir& mail)
    {
        backend::CentreOptions options = RunningCentre::demoOptions();
        options.mailDir = mail.path();
        return options;
    }

    [[nodiscard]] QString at(int hours) const { return centre.now().addSecs(hours * 3600LL).toString(Qt::ISODateWithMs); }

    [[nodiscard]] QJsonObject meetingBody() const
    {
        return {{u"title"_s, u"Họp triển khai nhiệm vụ quý I"_s}, {u"place"_s, u"Hội trường lớn"_s}, {u"startsAt"_s, at(24)},
                {u"opensAt"_s, at(23)}, {u"closesAt"_s, at(28)}, {u"gates"_s, QJsonArray{u"Cửa 1"_s, u"Cửa 2"_s}}};
    }

    HttpAnswer callMeeting()
    {
        QJsonObject body = meetingBody();
        body["id"_L1] = meeting;
        body["hall"_L1] = u"H1"_s;
        return centre.post(u"/v1/meetings"_s, body, office);
    }

    static QJsonObject unit(const QString& number, int seats = 3)
    {
        return {{u"id"_s, newId()}, {u"number"_s, number}, {u"unit"_s, u"Phòng Nội vụ"_s}, {u"phone"_s, u"0912 345 678"_s},
                {u"email"_s, u"noivu@vidu.example"_s}, {u"seats"_s, seats}};
    }

    //! The invitation as the office sees it, with the code.
    QJsonObject invite(const QString& number, int seats = 3)
    {
        return centre.post(u"/v1/meetings/%1/invitations"_s.arg(meeting), {{u"items"_s, QJsonArray{unit(number, seats)}}}, office)
            .json()["items"_L1][0].toObject();
    }

    HttpAnswer open(const QString& number, const QString& code)
    {
        return centre.post(u"/v1/invitation/open"_s, {{u"number"_s, number}, {u"code"_s, code}, {u"device"_s, QJsonObject{{u"id"_s, u"u1"_s}}}});
    }

    QString openedBy(const QString& number, const QJsonObject& invitation)
    {
        return open(number, invitation["demoCode"_L1].toString()).json()["access"_L1].toString();
    }

    QJsonObject addAttendee(const QString& token, const QString& name, const QString& email)
    {
        return centre.post(u"/v1/invitation/attendees"_s,
                           {{u"id"_s, newId()}, {u"fullName"_s, name}, {u"position"_s, u"Chuyên viên"_s}, {u"email"_s, email}}, token)
            .json();
    }

    HttpAnswer put(const QString& path, const QJsonObject& body, const QString& token)
    {
        return call(centre.port(), "PUT", path, QJsonDocument(body).toJson(QJsonDocument::Compact), token);
    }

    //! Files of the folder that end so, as soon as there are `count` of them.
    QStringList mails(const QString& ending, int count)
    {
        const auto now = [&] { return QDir(mail.path()).entryList({u"*"_s + ending}, QDir::Files, QDir::Name); };
        (void)QTest::qWaitFor([&] { return now().size() >= count; }, 10'000);
        return now();
    }

    [[nodiscard]] QByteArray read(const QString& name) const
    {
        QFile file(mail.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QList<QJsonObject> passesInHall()
    {
        QList<QJsonObject> found;
        for (const QJsonObject& pass : centre.bodies(kHall, u"pass"_s, guard)) {
            if (pass["meetingId"_L1].toString() == meeting)
                found.append(pass);
        }
        return found;
    }

    //! Does the QR of the pass hold against the public keys that the gates have?
    bool gatesBelieve(const QString& qrText)
    {
        const auto scanned = domain::parseToken(qrText);
        if (!scanned)
            return false;
        for (const QJsonObject& key : centre.bodies(kHall, u"pass_key"_s, guard)) {
            if (key["id"_L1].toString().toInt() != scanned->token.keyId)
                continue;
            const QByteArray bytes = QByteArray::fromBase64(key["key"_L1].toString().toLatin1());
            return crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(scanned->signature.constData()),
                                               reinterpret_cast<const unsigned char*>(scanned->claims.constData()),
                                               static_cast<unsigned long long>(scanned->claims.size()),
                                               reinterpret_cast<const unsigned char*>(bytes.constData())) == 0;
        }
        return false;
    }

    QString qrOf(const QString& pass)
    {
        for (const auto& item : centre.get(u"/v1/meetings/%1/passes"_s.arg(meeting), office).json()["items"_L1].toArray()) {
            if (item["id"_L1].toString() == pass)
                return item["qrText"_L1].toString();
        }
        return {};
    }
};

} // namespace

class TestBackendMeetings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theOfficeCallsAMeeting()
    {
        Story story;
        const HttpAnswer again = story.callMeeting(); // the answer was lost
        QCOMPARE(again.status, 200);
        QJsonObject another = story.meetingBody();
        another["id"_L1] = story.meeting;
        another["hall"_L1] = u"H1"_s;
        another["title"_L1] = u"Một cuộc họp khác"_s;
        QCOMPARE(story.centre.post(u"/v1/meetings"_s, another, story.office).code(), u"id_reused"_s);
        const QList<QJsonObject> meetings = story.centre.bodies(kHall, u"meeting"_s, story.guard);
        const auto mine = std::find_if(meetings.begin(), meetings.end(), [&](const QJsonObject& it) { return it["id"_L1].toString() == story.meeting; });
        QVERIFY(mine != meetings.end());
        QVERIFY((*mine)["number"_L1].toInt() > 1002); // after the invented ones
        QCOMPARE(story.centre.post(u"/v1/meetings"_s, story.meetingBody(), story.guard).status, 403);
        QJsonObject odd = story.meetingBody();
        odd["id"_L1] = newId();
        odd["hall"_L1] = u"H1"_s;
        odd["colour"_L1] = u"red"_s;
        odd["closesAt"_L1] = story.at(2);
        const HttpAnswer refused = story.centre.post(u"/v1/meetings"_s, odd, story.office);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.json()["fields"_L1][0].toString(), u"colour"_s);
        odd.remove(u"colour"_s);
        odd["closesAt"_L1] = story.at(30);
        odd["hall"_L1] = u"H9"_s;
        QCOMPARE(story.centre.post(u"/v1/meetings"_s, odd, story.office).code(), u"scope"_s);
    }

    void aUnitIsToldItsNumberAndCode()
    {
        Story story;
        const QJsonObject invitation = story.invite(u"315/TM-UBND"_s);
        QCOMPARE(invitation["state"_L1].toString(), u"open"_s);
        int told = 0;
        for (const QString& sms : story.mails(u"-sms.txt"_s, 3)) { // two of sign-ins
            const QByteArray text = story.read(sms);
            told += text.contains("0912345678") && text.contains("315/TM-UBND") && text.contains(invitation["demoCode"_L1].toString().toUtf8()) ? 1 : 0;
        }
        QCOMPARE(told, 1);
        QVERIFY(story.read(story.mails(u"-email.txt"_s, 1).first()).contains("noivu@vidu.example"));

        const HttpAnswer taken = story.centre.post(u"/v1/meetings/%1/invitations"_s.arg(story.meeting),
                                                   {{u"items"_s, QJsonArray{Story::unit(u"316/TM"_s), Story::unit(u"315/tm-ubnd"_s)}}}, story.office);
        QCOMPARE(taken.code(), u"number_taken"_s);
        QCOMPARE(taken.json()["fields"_L1][0].toString(), u"items/1/number"_s);
        const auto items = story.centre.get(u"/v1/meetings/%1/invitations"_s.arg(story.meeting), story.office).json()["items"_L1].toArray();
        QCOMPARE(items.size(), 1); // all or nothing
        QJsonObject bad = Story::unit(u"317/TM"_s);
        bad["email"_L1] = u"not an address"_s;
        QCOMPARE(story.centre.post(u"/v1/meetings/%1/invitations"_s.arg(story.meeting), {{u"items"_s, QJsonArray{bad}}}, story.office)
                     .json()["fields"_L1][0].toString(), u"items/0/email"_s);
    }

    void onlyWhoHasTheCodeOpensIt()
    {
        Story story;
        const QJsonObject invitation = story.invite(u"400/TM"_s);
        const HttpAnswer wrong = story.open(u"400/TM"_s, u"00000000"_s);
        const HttpAnswer unknown = story.open(u"999/TM"_s, u"00000000"_s);
        QCOMPARE(wrong.status, 401);
        QCOMPARE(wrong.code(), u"invitation_code"_s);
        QCOMPARE(unknown.body, wrong.body); // says nothing of what numbers there are
        const HttpAnswer opened = story.open(u" 400 / tm"_s, invitation["demoCode"_L1].toString().toLower());
        QCOMPARE(opened.status, 200);
        QCOMPARE(opened.json()["invitation"_L1]["meeting"_L1]["title"_L1].toString(), u"Họp triển khai nhiệm vụ quý I"_s);
        for (int i = 0; i < 5; ++i)
            (void)story.open(u"400/TM"_s, u"00000000"_s);
        QCOMPARE(story.open(u"400/TM"_s, invitation["demoCode"_L1].toString()).code(), u"locked"_s);
        QCOMPARE(story.centre.post(u"/v1/invitations/%1/tell"_s.arg(invitation["id"_L1].toString()), {}, story.office).status, 429);
        story.centre.advance(61);
        story.office = story.centre.signIn(u"mai.do"_s);
        const QJsonObject told = story.centre.post(u"/v1/invitations/%1/tell"_s.arg(invitation["id"_L1].toString()), {}, story.office).json();
        QCOMPARE(story.open(u"400/TM"_s, invitation["demoCode"_L1].toString()).status, 401);
        QCOMPARE(story.open(u"400/TM"_s, told["demoCode"_L1].toString()).status, 200);
        // The unit's token opens nothing of the desks'.
        const QString token = opened.json()["access"_L1].toString();
        QCOMPARE(story.centre.get(u"/v1/feed?scope=hall:H1"_s, token).code(), u"not_allowed"_s);
        QCOMPARE(story.centre.get(u"/v1/invitations/%1"_s.arg(invitation["id"_L1].toString()), token).code(), u"not_allowed"_s);
        QCOMPARE(story.centre.get(u"/v1/invitation"_s, story.office).code(), u"not_allowed"_s);
    }

    void eachAttendeeGetsAPassOfTheirOwn()
    {
        Story story;
        const QString token = story.openedBy(u"500/TM"_s, story.invite(u"500/TM"_s));
        const QJsonObject one = story.addAttendee(token, u"Nguyễn  Văn An"_s, u"an@vidu.example"_s);
        QCOMPARE(one["fullName"_L1].toString(), u"Nguyễn Văn An"_s);
        QCOMPARE(one["state"_L1].toString(), u"unsent"_s);
        QCOMPARE(story.addAttendee(token, u"Trần Thị Bình"_s, u"AN@vidu.example"_s)["code"_L1].toString(), u"email_twice"_s);
        QCOMPARE(story.addAttendee(token, u"Trần Thị Bình"_s, u"binh@vidu.example"_s)["state"_L1].toString(), u"unsent"_s);
        QCOMPARE(story.addAttendee(token, u"Lê Văn Cường"_s, u"cuong@vidu.example"_s)["state"_L1].toString(), u"unsent"_s);
        QCOMPARE(story.addAttendee(token, u"Phạm Thị Dung"_s, u"dung@vidu.example"_s)["code"_L1].toString(), u"seats_full"_s);

        const HttpAnswer sent = story.centre.post(u"/v1/invitation/send"_s, {}, token);
        QCOMPARE(sent.status, 200);
        for (const auto& attendee : sent.json()["attendees"_L1].toArray())
            QCOMPARE(attendee["state"_L1].toString(), u"sent"_s);
        QVERIFY(!sent.body.contains("serial")); // the code is the person's, not the unit's
        const QStringList pictures = story.mails(u".png"_s, 3);
        QCOMPARE(pictures.size(), 3);
        QVERIFY(!QImage::fromData(story.read(pictures.first())).isNull());
        const QStringList papers = story.mails(u".pdf"_s, 3);
        QCOMPARE(papers.size(), 3);
        QVERIFY(story.read(papers.first()).startsWith("%PDF-"));

        const QList<QJsonObject> passes = story.passesInHall();
        QCOMPARE(passes.size(), 3);
        QSet<QString> serials;
        for (const QJsonObject& pass : passes) {
            serials.insert(pass["serial"_L1].toString());
            QVERIFY(domain::parseSerial(pass["serial"_L1].toString()).has_value());
            QVERIFY(story.gatesBelieve(story.qrOf(pass["id"_L1].toString())));
            QCOMPARE(pass["unit"_L1].toString(), u"Phòng Nội vụ"_s);
            QCOMPARE(pass["invitation"_L1].toString(), u"500/TM"_s);
        }
        QCOMPARE(serials.size(), 3);
        QCOMPARE(story.centre.get(u"/v1/meetings/%1"_s.arg(story.meeting), story.guard).json()["expected"_L1].toInt(), 3);

        // Nothing is unsent now; the same pass again only after a minute.
        (void)story.centre.post(u"/v1/invitation/send"_s, {}, token);
        const QString again = u"/v1/invitation/attendees/%1/send"_s.arg(one["id"_L1].toString());
        const HttpAnswer soon = story.centre.post(again, {}, token);
        QCOMPARE(soon.status, 429);
        QVERIFY(!soon.header("retry-after").isEmpty());
        story.centre.advance(61);
        QCOMPARE(story.centre.post(again, {}, token).status, 200);
        QCOMPARE(story.mails(u".png"_s, 4).size(), 4);
        QCOMPARE(story.passesInHall().size(), 3);
    }

    void anotherPersonNeedsAnotherPass()
    {
        Story story;
        const QString token = story.openedBy(u"600/TM"_s, story.invite(u"600/TM"_s));
        const QJsonObject one = story.addAttendee(token, u"Nguyễn Văn An"_s, u"an@vidu.example"_s);
        const QString path = u"/v1/invitation/attendees/%1"_s.arg(one["id"_L1].toString());
        (void)story.centre.post(u"/v1/invitation/send"_s, {}, token);
        const QString first = story.passesInHall().first()["id"_L1].toString();
        const auto change = [&](int rev, const QString& name, const QString& position) {
            return story.put(path, {{u"rev"_s, rev}, {u"fullName"_s, name}, {u"position"_s, position}, {u"email"_s, u"an@vidu.example"_s}}, token);
        };
        QCOMPARE(change(1, u"Nguyễn Văn An"_s, u"Trưởng phòng"_s).status, 200); // the same person: the same pass
        QCOMPARE(change(1, u"Nguyễn Văn An"_s, u"Phó phòng"_s).code(), u"conflict"_s);
        (void)story.centre.post(u"/v1/invitation/send"_s, {}, token);
        QCOMPARE(story.passesInHall().size(), 1);
        QCOMPARE(story.passesInHall().first()["position"_L1].toString(), u"Trưởng phòng"_s);
        QCOMPARE(change(2, u"Nguyễn Thị Ánh"_s, u"Trưởng phòng"_s).json()["state"_L1].toString(), u"unsent"_s);
        (void)story.centre.post(u"/v1/invitation/send"_s, {}, token);
        for (const QJsonObject& pass : story.passesInHall())
            QCOMPARE(pass["revoked"_L1].toBool(), pass["id"_L1].toString() == first);
        QCOMPARE(story.passesInHall().size(), 2);

        QCOMPARE(call(story.centre.port(), "DELETE", path, {}, token).status, 204);
        for (const QJsonObject& pass : story.passesInHall())
            QVERIFY(pass["revoked"_L1].toBool());
        QCOMPARE(call(story.centre.port(), "DELETE", path, {}, token).status, 404);
        const QString other = story.openedBy(u"601/TM"_s, story.invite(u"601/TM"_s));
        const QJsonObject theirs = story.addAttendee(other, u"Lê Văn Cường"_s, u"cuong@vidu.example"_s);
        QCOMPARE(call(story.centre.port(), "DELETE", u"/v1/invitation/attendees/%1"_s.arg(theirs["id"_L1].toString()), {}, token).status, 404);
    }

    void whatIsTakenBackReachesTheGates()
    {
        Story story;
        const QJsonObject invitation = story.invite(u"700/TM"_s);
        const QString token = story.openedBy(u"700/TM"_s, invitation);
        const QJsonObject one = story.addAttendee(token, u"Nguyễn Văn An"_s, u"an@vidu.example"_s);
        (void)story.addAttendee(token, u"Trần Thị Bình"_s, u"binh@vidu.example"_s);
        (void)story.centre.post(u"/v1/invitation/send"_s, {}, token);
        QCOMPARE(story.centre.post(u"/v1/invitation/attendees/%1/revoke"_s.arg(one["id"_L1].toString()), {}, token).json()["state"_L1].toString(),
                 u"revoked"_s);
        QString living;
        for (const QJsonObject& pass : story.passesInHall()) {
            if (!pass["revoked"_L1].toBool())
                living = pass["id"_L1].toString();
        }
        QVERIFY(!living.isEmpty());
        QCOMPARE(story.centre.post(u"/v1/passes/%1/send"_s.arg(living), {}, story.office).status, 429); // a moment ago
        QCOMPARE(story.centre.post(u"/v1/passes/%1/revoke"_s.arg(living), {{u"reason"_s, u"Đổi người"_s}}, story.office).json()["revoked"_L1].toBool(), true);
        QCOMPARE(story.centre.post(u"/v1/passes/%1/send"_s.arg(living), {}, story.office).code(), u"no_address"_s);

        (void)story.addAttendee(token, u"Lê Văn Cường"_s, u"cuong@vidu.example"_s);
        (void)story.centre.post(u"/v1/invitation/send"_s, {}, token);
        const QString path = u"/v1/invitations/%1/revoke"_s.arg(invitation["id"_L1].toString());
        QCOMPARE(story.centre.post(path, {}, story.office).code(), u"bad_field"_s); // not without a reason
        QCOMPARE(story.centre.post(path, {{u"reason"_s, u"Mời nhầm"_s}}, story.office).json()["state"_L1].toString(), u"revoked"_s);
        QCOMPARE(story.passesInHall().size(), 3);
        for (const QJsonObject& pass : story.passesInHall())
            QVERIFY(pass["revoked"_L1].toBool());
        QCOMPARE(story.centre.get(u"/v1/meetings/%1"_s.arg(story.meeting), story.guard).json()["expected"_L1].toInt(), 0);
        QCOMPARE(story.centre.get(u"/v1/invitation"_s, token).status, 401);
        QCOMPARE(story.open(u"700/TM"_s, invitation["demoCode"_L1].toString()).code(), u"invitation_revoked"_s);
    }

    void aMeetingThatMovesTakesItsPassesAlong()
    {
        Story story;
        const QString token = story.openedBy(u"800/TM"_s, story.invite(u"800/TM"_s));
        (void)story.addAttendee(token, u"Nguyễn Văn An"_s, u"an@vidu.example"_s);
        (void)story.centre.post(u"/v1/invitation/send"_s, {}, token);
        const QJsonObject known = story.centre.get(u"/v1/meetings/%1"_s.arg(story.meeting), story.guard).json();
        QJsonObject body = story.meetingBody();
        body["closesAt"_L1] = story.at(40);
        body["rev"_L1] = 1;
        QCOMPARE(story.put(u"/v1/meetings/"_s + story.meeting, body, story.office).code(), u"conflict"_s); // one more is expected since
        body["rev"_L1] = known["rev"_L1];
        const HttpAnswer moved = story.put(u"/v1/meetings/"_s + story.meeting, body, story.office);
        QCOMPARE(moved.status, 200);
        QCOMPARE(story.passesInHall().first()["notAfter"_L1], moved.json()["closesAt"_L1]);
        const QStringList mails = story.mails(u"-email.txt"_s, 4); // invitation, pass, and the news to unit and attendee
        QCOMPARE(mails.size(), 4);
        story.centre.advance(41 * 3600);
        const QString late = story.centre.signIn(u"mai.do"_s);
        QCOMPARE(story.centre.post(u"/v1/meetings/%1/invitations"_s.arg(story.meeting), {{u"items"_s, QJsonArray{Story::unit(u"801/TM"_s)}}}, late).code(),
                 u"meeting_over"_s);
    }

    //! The office of another hall: every route that names a record of this one.
    void anotherHallsOfficeStaysOutside()
    {
        Story story;
        const QJsonObject invitation = story.invite(u"850/TM"_s);
        const QString token = story.openedBy(u"850/TM"_s, invitation);
        (void)story.addAttendee(token, u"Nguyễn Văn An"_s, u"an@vidu.example"_s);
        (void)story.centre.post(u"/v1/invitation/send"_s, {}, token);
        const QString pass = u"/v1/passes/"_s + story.passesInHall().first()["id"_L1].toString();
        const QString meeting = u"/v1/meetings/"_s + story.meeting;
        const QString own = u"/v1/invitations/"_s + invitation["id"_L1].toString();
        const QJsonObject reason{{u"reason"_s, u"Nhầm"_s}};
        auto db = store::Db::open(story.centre.database()).value();
        const QString outsider = store::write(*db, [&](store::Db& d) {
            store::OfficialRow row;
            row.official.id = newId();
            row.official.userName = u"office.two"_s;
            row.official.fullName = u"Người Khác"_s;
            row.official.roles = {domain::Role::MeetingOffice};
            row.official.scopes = {{u"hall:H2"_s}};
            row.passwordHash = u"-"_s;
            store::putOfficial(d, row);
            return store::openSession(d, {backend::Realm::Official, row.official.id}, {u"d2"_s, {}}, story.centre.now().toMSecsSinceEpoch()).access;
        }).value();
        QJsonObject change = story.meetingBody();
        change["rev"_L1] = 2;
        QCOMPARE(story.put(meeting, change, outsider).code(), u"scope"_s);
        QCOMPARE(story.centre.get(meeting + u"/attendance"_s, outsider).code(), u"scope"_s);
        QCOMPARE(story.centre.get(meeting + u"/invitations"_s, outsider).code(), u"scope"_s);
        QCOMPARE(story.centre.post(meeting + u"/invitations"_s, {{u"items"_s, QJsonArray{Story::unit(u"851/TM"_s)}}}, outsider).code(), u"scope"_s);
        QCOMPARE(story.centre.get(own, outsider).code(), u"scope"_s);
        QCOMPARE(story.centre.post(own + u"/tell"_s, {}, outsider).code(), u"scope"_s);
        QCOMPARE(story.centre.post(own + u"/revoke"_s, reason, outsider).code(), u"scope"_s);
        QCOMPARE(story.centre.post(pass + u"/revoke"_s, reason, outsider).code(), u"scope"_s);
        QCOMPARE(story.centre.post(pass + u"/send"_s, {}, outsider).code(), u"scope"_s);
        QCOMPARE(story.centre.get(meeting + u"/passes"_s, outsider).code(), u"scope"_s);
        QCOMPARE(story.centre.post(pass + u"/gates"_s, {{u"gates"_s, QJsonArray()}}, outsider).code(), u"scope"_s);
        QCOMPARE(story.centre.post(own + u"/send"_s, {}, outsider).code(), u"scope"_s);
        const QJsonObject somebody{{u"id"_s, newId()}, {u"fullName"_s, u"Lý Thị Muộn"_s}, {u"position"_s, u"Chuyên viên"_s}, {u"email"_s, u"muon@vidu.example"_s}};
        QCOMPARE(story.centre.post(own + u"/attendees"_s, somebody, outsider).code(), u"scope"_s);
    }

    void theOfficeNamesPeopleForAUnitAndChoosesTheirGates()
    {
        Story story;
        const QString own = u"/v1/invitations/"_s + story.invite(u"870/TM"_s, 1)["id"_L1].toString();
        const QJsonObject somebody{{u"id"_s, newId()}, {u"fullName"_s, u"Lý Thị Muộn"_s}, {u"position"_s, u"Chuyên viên"_s}, {u"email"_s, u"muon@vidu.example"_s}};
        QCOMPARE(story.centre.post(own + u"/attendees"_s, somebody, story.guard).code(), u"not_allowed"_s);
        QJsonObject wordy = somebody; // as long as the unit may write it, and no longer
        wordy["position"_L1] = QString(151, u'a');
        QCOMPARE(story.centre.post(own + u"/attendees"_s, wordy, story.office).status, 400);
        QCOMPARE(story.centre.post(own + u"/attendees"_s, somebody, story.office).status, 201);
        QCOMPARE(story.centre.post(own + u"/attendees"_s, somebody, story.office).status, 200); // sent again
        QJsonObject more = somebody;
        more["id"_L1] = newId();
        more["email"_L1] = u"nua@vidu.example"_s;
        QCOMPARE(story.centre.post(own + u"/attendees"_s, more, story.office).code(), u"seats_full"_s);
        QCOMPARE(story.centre.post(own + u"/send"_s, {}, story.office).status, 200);
        QCOMPARE(story.mails(u".png"_s, 1).size(), 1);
        QCOMPARE(story.passesInHall().size(), 1);
        const QString pass = u"/v1/passes/"_s + story.passesInHall().first()["id"_L1].toString();
        QCOMPARE(story.centre.post(pass + u"/gates"_s, {{u"gates"_s, QJsonArray{u"Cửa 9"_s}}}, story.office).code(), u"bad_field"_s);
        QCOMPARE(story.centre.post(pass + u"/gates"_s, {{u"gates"_s, QJsonArray{u"Cửa 2"_s}}}, story.office).status, 200);
        QCOMPARE(story.passesInHall().first()["gates"_L1].toArray(), QJsonArray{u"Cửa 2"_s}); // the gates hear of it
        QCOMPARE(story.centre.post(pass + u"/gates"_s, {{u"gates"_s, QJsonArray{u"Cửa 1"_s}}}, story.guard).code(), u"not_allowed"_s);
        // Taken back, nobody is named any more.
        QCOMPARE(story.centre.post(own + u"/revoke"_s, {{u"reason"_s, u"Hoãn"_s}}, story.office).status, 200);
        QCOMPARE(story.centre.post(own + u"/attendees"_s, more, story.office).code(), u"invitation_revoked"_s);
        QCOMPARE(story.centre.post(pass + u"/gates"_s, {{u"gates"_s, QJsonArray()}}, story.office).code(), u"attendee_revoked"_s);
    }

    void gatesOfAHallHaveItsKeysAndNoOther()
    {
        Story story;
        const QString path = u"/v1/halls/H1/gate-keys"_s;
        const QJsonArray keys = story.centre.get(path, story.guard).json()["keys"_L1].toArray();
        QCOMPARE(keys.size(), 6); // yesterday's to the last day that a store may be open without a line
        QSet<QString> different;
        for (const auto& key : keys)
            different.insert(key["key"_L1].toString());
        QCOMPARE(different.size(), 6);
        QCOMPARE(story.centre.get(path, story.guard).json()["keys"_L1].toArray(), keys); // the same for every gate
        QCOMPARE(story.centre.get(path, story.office).code(), u"not_allowed"_s);
        QCOMPARE(story.centre.get(u"/v1/halls/H2/gate-keys"_s, story.guard).code(), u"scope"_s);
        QCOMPARE(story.centre.get(path, {}).status, 401);
    }

    void theOfficeReadsWhoCame()
    {
        Story story;
        const QString token = story.openedBy(u"900/TM"_s, story.invite(u"900/TM"_s));
        (void)story.addAttendee(token, u"Nguyễn Văn An"_s, u"an@vidu.example"_s);
        (void)story.addAttendee(token, u"Trần Thị Bình"_s, u"binh@vidu.example"_s);
        (void)story.centre.post(u"/v1/invitation/send"_s, {}, token);
        const QString came = story.passesInHall().first()["id"_L1].toString();
        const auto scan = [&](int n, const QString& pass, const QString& direction, const QString& walkIn) {
            const QString id = newId();
            QJsonObject checkIn{{u"id"_s, id}, {u"meetingId"_s, story.meeting}, {u"gate"_s, u"Cửa 1"_s}, {u"direction"_s, direction},
                                {u"at"_s, story.at(n)}, {u"device"_s, u"d1"_s}, {u"deviceSeq"_s, n}, {u"source"_s, u"camera"_s},
                                {u"verdict"_s, walkIn.isEmpty() ? u"admit"_s : u"walk_in"_s}, {u"admitted"_s, true}};
            if (!pass.isEmpty())
                checkIn["passId"_L1] = pass;
            if (!walkIn.isEmpty())
                checkIn["walkInName"_L1] = walkIn;
            return story.centre.send(command(u"checkin.record"_s, id, {{u"checkIn"_s, checkIn}}, 0, id), story.guard)["outcome"_L1].toString();
        };
        QCOMPARE(scan(23, came, u"in"_s, {}), u"applied"_s);
        QCOMPARE(scan(25, came, u"out"_s, {}), u"applied"_s);
        QCOMPARE(scan(24, {}, u"in"_s, u"Khách không có mã"_s), u"applied"_s);
        const QJsonObject list = story.centre.get(u"/v1/meetings/%1/attendance"_s.arg(story.meeting), story.office).json();
        QCOMPARE(list["counts"_L1].toObject(), (QJsonObject{{u"invited"_s, 2}, {u"came"_s, 1}, {u"inside"_s, 0}, {u"walkIns"_s, 1}}));
        for (const auto& item : list["items"_L1].toArray())
            QCOMPARE(item["came"_L1].toBool(), item["passId"_L1].toString() == came);
        QCOMPARE(list["walkIns"_L1][0]["fullName"_L1].toString(), u"Khách không có mã"_s);
    }

    void keysRotateAndOldPassesStayGood()
    {
        Story story;
        const QString token = story.openedBy(u"950/TM"_s, story.invite(u"950/TM"_s));
        (void)story.addAttendee(token, u"Nguyễn Văn An"_s, u"an@vidu.example"_s);
        (void)story.centre.post(u"/v1/invitation/send"_s, {}, token);
        const QString before = story.qrOf(story.passesInHall().first()["id"_L1].toString());
        auto db = store::Db::open(story.centre.database()).value();
        const auto rotate = [&] {
            return store::write(*db, [&](store::Db& d) {
                QHash<QString, qint64> touched;
                return store::rotatePassKey(d, story.centre.now().toMSecsSinceEpoch(), touched).value().id;
            });
        };
        const auto prune = [&] {
            return store::write(*db, [&](store::Db& d) {
                QHash<QString, qint64> touched;
                return store::prunePassKeys(d, story.centre.now().toMSecsSinceEpoch(), touched);
            });
        };
        QCOMPARE(rotate().value(), 2);
        const QString after = story.qrOf(story.passesInHall().first()["id"_L1].toString());
        QVERIFY(before != after);
        QVERIFY(story.gatesBelieve(before));
        QVERIFY(story.gatesBelieve(after));
        QCOMPARE(prune().value(), 0); // a pass under way needs the old one
        QCOMPARE(rotate().value(), 3);
        QVERIFY(story.gatesBelieve(before));
        QVERIFY(story.gatesBelieve(after));
        story.centre.advance(40 * 24 * 3600);
        story.guard = story.centre.signIn(u"hung.tran"_s);
        QCOMPARE(prune().value(), 2);
        QVERIFY(!story.gatesBelieve(before));
        int left = 0;
        for (const QJsonObject& row : story.centre.feed(kHall, story.guard))
            left += row["kind"_L1].toString() == "pass_key"_L1 && row["op"_L1].toString() == "upsert"_L1 ? 1 : 0;
        QCOMPARE(left, 1);
    }
};

QTEST_MAIN(TestBackendMeetings)
#include "tst_backend_meetings.moc"
