#include "app/backend/member_accounts.h"
#include "app/domain/registration.h"
#include "tests/backend/running_centre.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QBuffer>
#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua::test;
namespace backend = motcua::backend;

namespace {

const QString kCell = u"cell:CB04"_s;
const QString kChosen = u"Bạch@Dương7"_s;

struct Story
{
    QTemporaryDir mail;
    RunningCentre centre{options(mail)};
    QString secretary = centre.signIn(u"trung.vo"_s);

    static backend::CentreOptions options(const QTemporaryDir& mail)
    {
        backend::CentreOptions options = RunningCentre::demoOptions();
        options.mailDir = mail.path();
        options.checkCodes = false;
        return options;
    }

    static QJsonObject form(const QString& card = u"05.251.965"_s)
    {
        return {{u"cell"_s, u"CB04"_s},           {u"fullName"_s, u"NGUYỄN THỊ TRÂM MY"_s}, {u"cardNumber"_s, card},
                {u"birthDate"_s, u"22/08/1978"_s}, {u"homeTown"_s, u"P. Yên Hoà, TP Hà Nội"_s}, {u"phone"_s, u"0912345678"_s},
                {u"password"_s, kChosen},          {u"repeat"_s, kChosen}};
    }

    HttpAnswer enrol(const QJsonObject& body) { return centre.post(u"/v1/members/registrations"_s, body); }

    HttpAnswer confirm(const HttpAnswer& challenge, const QByteArray& photo = {})
    {
        QJsonObject body{{u"challenge"_s, challenge.json()["challenge"_L1]}, {u"code"_s, challenge.json()["demoOtp"_L1]}};
        if (!photo.isEmpty())
            body["photo"_L1] = QString::fromLatin1(photo.toBase64());
        return centre.post(u"/v1/members/registrations/confirm"_s, body);
    }

    //! The whole way to the reviewers; the registration's id.
    QString register_(const QJsonObject& body, const QByteArray& photo = {})
    {
        centre.advance(61); // a phone is not rung twice a minute
        secretary = centre.signIn(u"trung.vo"_s);
        return confirm(enrol(body), photo).json()["registration"_L1]["id"_L1].toString();
    }

    HttpAnswer state(const QString& number, const QString& password = kChosen)
    {
        return centre.post(u"/v1/members/registrations/state"_s, {{u"number"_s, number}, {u"password"_s, password}});
    }

    QJsonObject decide(const QString& id, const QString& decision, const QString& reason = {})
    {
        const QJsonObject record = centre.get(u"/v1/registrations/"_s + id, secretary).json();
        QJsonObject payload{{u"decision"_s, decision}};
        if (!reason.isEmpty())
            payload["reason"_L1] = reason;
        return centre.send(command(u"registration.decide"_s, id, payload, record["rev"_L1].toInteger()), secretary);
    }

    //! Access token of a member who signs in; empty when the door stays shut.
    QString comeIn(const QString& number, const QString& password = kChosen)
    {
        const QJsonObject challenge = centre.post(u"/v1/session"_s, {{u"realm"_s, u"member"_s}, {u"userName"_s, number}, {u"password"_s, password},
                                                                     {u"device"_s, QJsonObject{{u"id"_s, u"phone"_s}}}}).json();
        return centre.post(u"/v1/session/otp"_s, {{u"challenge"_s, challenge["challenge"_L1]}, {u"code"_s, challenge["demoOtp"_L1]}})
            .json()["access"_L1].toString();
    }

    bool somebodyWasTold(const QByteArray& words)
    {
        return QTest::qWaitFor([&] {
            for (const QString& name : QDir(mail.path()).entryList({u"*-sms.txt"_s}, QDir::Files)) {
                QFile file(mail.filePath(name));
                if (file.open(QIODevice::ReadOnly) && file.readAll().contains(words))
                    return true;
            }
            return false;
        }, 10'000);
    }
};

QByteArray picture()
{
    QImage image(60, 40, QImage::Format_RGB32);
    image.fill(Qt::yellow);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

class TestBackendMembers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromTheFormToTheFirstSignIn()
    {
        Story story;
        const QJsonArray cells = story.centre.get(u"/v1/members/cells"_s).json()["items"_L1].toArray();
        QVERIFY(!cells.isEmpty());
        const HttpAnswer challenge = story.enrol(Story::form());
        QCOMPARE(challenge.status, 200);
        QCOMPARE(challenge.json()["maskedPhone"_L1].toString(), u"0912xxx678"_s);
        const auto mine = [&](const QList<QJsonObject>& rows) {
            return std::count_if(rows.begin(), rows.end(), [](const QJsonObject& it) { return it["cardNumber"_L1].toString() == "05251965"_L1; });
        };
        QCOMPARE(mine(story.centre.bodies(kCell, u"registration"_s, story.secretary)), 0); // nobody's before the phone is proven
        QCOMPARE(story.enrol(Story::form()).status, 429);
        const HttpAnswer sent = story.confirm(challenge, picture());
        QCOMPARE(sent.status, 201);
        QCOMPARE(sent.json()["registration"_L1]["hasPhoto"_L1].toBool(), true);
        QVERIFY(!sent.body.contains("officialId") && !sent.body.contains("0912345678"));
        QCOMPARE(mine(story.centre.bodies(kCell, u"registration"_s, story.secretary)), 1);
        const QString id = sent.json()["registration"_L1]["id"_L1].toString();
        const QJsonObject record = story.centre.get(u"/v1/registrations/"_s + id, story.secretary).json();
        QCOMPARE(record["cellName"_L1].toString(), u"Chi bộ 4"_s);
        QCOMPARE(story.centre.get(u"/v1/blobs/"_s + record["photo"_L1].toString(), story.secretary).body, picture());

        QCOMPARE(story.state(u"05251965"_s).json()["registration"_L1]["status"_L1].toString(), u"waiting"_s);
        QCOMPARE(story.state(u"05251965"_s, u"Sai@Mật1khẩu"_s).code(), u"credentials"_s);
        QCOMPARE(story.state(u"05251966"_s).code(), u"credentials"_s);
        QVERIFY(story.comeIn(u"05251965"_s).isEmpty());
        QCOMPARE(story.decide(id, u"approved"_s)["outcome"_L1].toString(), u"applied"_s);
        QVERIFY(story.somebodyWasTold("đã được duyệt"));
        const QString token = story.comeIn(u"05.251.965"_s); // with dots too
        QVERIFY(!token.isEmpty());
        QCOMPARE(story.centre.get(u"/v1/session/me"_s, token).json()["account"_L1]["userName"_L1].toString(), u"05251965"_s);
        QCOMPARE(story.centre.get(u"/v1/feed?scope=cell:CB04"_s, token).code(), u"not_allowed"_s);
        QCOMPARE(story.state(u"05251965"_s).json()["registration"_L1]["status"_L1].toString(), u"approved"_s);
    }

    void theCodeMayComeAgain()
    {
        Story story;
        const HttpAnswer challenge = story.enrol(Story::form());
        const QJsonObject again{{u"challenge"_s, challenge.json()["challenge"_L1]}};
        QCOMPARE(story.centre.post(u"/v1/session/resend"_s, again).status, 429);
        story.centre.advance(61);
        const HttpAnswer second = story.centre.post(u"/v1/session/resend"_s, again);
        QCOMPARE(second.json()["maskedPhone"_L1].toString(), u"0912xxx678"_s);
        QVERIFY(story.somebodyWasTold(second.json()["demoOtp"_L1].toString().toLatin1()));
        QCOMPARE(story.centre.post(u"/v1/session/otp"_s, {{u"challenge"_s, second.json()["challenge"_L1]}, {u"code"_s, second.json()["demoOtp"_L1]}}).code(),
                 u"otp_expired"_s); // opens no session
        QCOMPARE(story.confirm(second).status, 201);
    }

    //! Who lost the answer sends the same again: one registration, the same answer, as long as that is likely.
    void aLostAnswerIsGivenAgain()
    {
        Story story;
        const HttpAnswer challenge = story.enrol(Story::form());
        const HttpAnswer sent = story.confirm(challenge, picture());
        QCOMPARE(sent.status, 201);
        const HttpAnswer again = story.confirm(challenge, picture());
        QCOMPARE(again.status, 201);
        QCOMPARE(again.json(), sent.json());
        const QList<QJsonObject> rows = story.centre.bodies(kCell, u"registration"_s, story.secretary);
        QCOMPARE(std::count_if(rows.begin(), rows.end(), [](const QJsonObject& it) { return it["cardNumber"_L1].toString() == "05251965"_L1; }), 1);
        QCOMPARE(story.centre.post(u"/v1/members/registrations/confirm"_s,
                                   {{u"challenge"_s, challenge.json()["challenge"_L1]}, {u"code"_s, u"000000"_s}}).code(), u"otp_expired"_s);
        QCOMPARE(story.decide(sent.json()["registration"_L1]["id"_L1].toString(), u"returned"_s, u"Sai ngày sinh"_s)["outcome"_L1].toString(), u"applied"_s);
        QCOMPARE(story.confirm(challenge).json()["registration"_L1]["status"_L1].toString(), u"returned"_s); // as it is by now
        story.centre.advance(901);
        QCOMPARE(story.confirm(challenge).code(), u"otp_expired"_s);
    }

    void whatIsReturnedIsCorrected()
    {
        Story story;
        const QString id = story.register_(Story::form());
        QCOMPARE(story.decide(id, u"returned"_s, u"Sai ngày sinh"_s)["outcome"_L1].toString(), u"applied"_s);
        QVERIFY(story.somebodyWasTold("Sai ngày sinh"));
        const QJsonObject seen = story.state(u"05251965"_s).json();
        QCOMPARE(seen["registration"_L1]["reason"_L1].toString(), u"Sai ngày sinh"_s);
        QJsonObject better = Story::form();
        for (const auto key : {"phone"_L1, "password"_L1, "repeat"_L1})
            better.remove(key);
        better["birthDate"_L1] = u"23/08/1978"_s;
        better["ticket"_L1] = u"made up"_s;
        const QString path = u"/v1/members/registrations/correct"_s;
        QCOMPARE(story.centre.post(path, better).code(), u"ticket_invalid"_s);
        better["ticket"_L1] = seen["ticket"_L1];
        better["photo"_L1] = QString::fromLatin1(picture().toBase64());
        QCOMPARE(story.centre.post(path, better).json()["registration"_L1]["status"_L1].toString(), u"waiting"_s);
        QCOMPARE(story.centre.post(path, better).code(), u"ticket_invalid"_s); // once
        const QJsonObject record = story.centre.get(u"/v1/registrations/"_s + id, story.secretary).json();
        QCOMPARE(record["birthDate"_L1].toString(), u"1978-08-23"_s);
        QCOMPARE(record["rev"_L1].toInt(), 3);
        QVERIFY(!record.contains("reason"_L1) && !record.contains("decidedBy"_L1));
        QVERIFY(!story.state(u"05251965"_s).json().contains("ticket"_L1)); // nothing to correct while it waits
        QCOMPARE(story.decide(id, u"approved"_s)["outcome"_L1].toString(), u"applied"_s);
        QVERIFY(!story.comeIn(u"05251965"_s).isEmpty());
    }

    void aRefusedOneStaysOutside()
    {
        Story story;
        const QString id = story.register_(Story::form());
        QCOMPARE(story.decide(id, u"refused"_s, u"Không thuộc chi bộ"_s)["outcome"_L1].toString(), u"applied"_s);
        QVERIFY(story.somebodyWasTold("không được duyệt"));
        QVERIFY(story.comeIn(u"05251965"_s).isEmpty());
        QCOMPARE(story.state(u"05251965"_s).json()["registration"_L1]["status"_L1].toString(), u"refused"_s);
        QVERIFY(!story.register_(Story::form()).isEmpty()); // may try again
    }

    void aNumberIsOneMembersOnly()
    {
        Story story;
        const QString first = story.register_(Story::form());
        QJsonObject stranger = Story::form();
        stranger["fullName"_L1] = u"Lê Văn Khác"_s;
        stranger["phone"_L1] = u"0987654321"_s;
        const QString second = story.register_(stranger);
        QVERIFY(!second.isEmpty()); // shown side by side to the reviewer
        QCOMPARE(story.decide(first, u"approved"_s)["outcome"_L1].toString(), u"applied"_s);
        const QJsonObject late = story.decide(second, u"approved"_s);
        QCOMPARE(late["outcome"_L1].toString(), u"refused"_s);
        QCOMPARE(late["code"_L1].toString(), u"account_exists"_s);
        QCOMPARE(story.centre.get(u"/v1/registrations/"_s + second, story.secretary).json()["status"_L1].toString(), u"waiting"_s);
        QCOMPARE(story.decide(second, u"refused"_s, u"Số thẻ của người khác"_s)["outcome"_L1].toString(), u"applied"_s);
    }

    void aProbationaryMemberGetsACard()
    {
        Story story;
        QJsonObject form = Story::form({});
        form["cvNumber"_L1] = u"123456db"_s;
        QCOMPARE(story.decide(story.register_(form), u"approved"_s)["outcome"_L1].toString(), u"applied"_s);
        const QString before = story.comeIn(u"123456DB"_s);
        QVERIFY(!before.isEmpty());
        const QString account = story.centre.get(u"/v1/session/me"_s, before).json()["account"_L1]["id"_L1].toString();

        QJsonObject both = Story::form();
        both["cvNumber"_L1] = u"123456DB"_s;
        both["password"_L1] = both["repeat"_L1] = u"Hoa@Sen2027"_s;
        QJsonObject namesake = both;
        namesake["birthDate"_L1] = u"01/01/1980"_s;
        QCOMPARE(story.decide(story.register_(namesake), u"approved"_s)["code"_L1].toString(), u"account_exists"_s);
        QCOMPARE(story.decide(story.register_(both), u"approved"_s)["code"_L1].toString(), u"merged"_s);
        QCOMPARE(story.centre.get(u"/v1/session/me"_s, before).status, 401); // a new password ends the old sessions
        for (const QString& number : {u"123456DB"_s, u"05251965"_s}) {
            const QString token = story.comeIn(number, u"Hoa@Sen2027"_s);
            QCOMPARE(story.centre.get(u"/v1/session/me"_s, token).json()["account"_L1]["id"_L1].toString(), account);
        }
    }

    void nobodyDecidesTheirOwn()
    {
        Story story;
        QJsonObject own = Story::form();
        own["fullName"_L1] = u"Võ Thành Trung"_s;
        const QString id = story.register_(own);
        QCOMPARE(story.decide(id, u"approved"_s)["code"_L1].toString(), u"own_registration"_s);
    }

    void formsAreReadStrictly()
    {
        Story story;
        const auto fieldOf = [&](const QString& key, const QJsonValue& value) {
            QJsonObject form = Story::form();
            form[key] = value;
            return story.enrol(form).json()["fields"_L1][0].toString();
        };
        for (const auto& [key, value] : std::initializer_list<std::pair<QString, QJsonValue>>{
                 {u"cardNumber"_s, u"123"_s}, {u"cvNumber"_s, u"xx"_s}, {u"birthDate"_s, u"31/02/1978"_s}, {u"birthDate"_s, u"01/01/2020"_s},
                 {u"phone"_s, u"12"_s}, {u"fullName"_s, u"12"_s}, {u"fullName"_s, 7}, {u"homeTown"_s, QString(300, u'x')}, {u"cell"_s, u"CB99"_s},
                 {u"surprise"_s, true}})
            QCOMPARE(fieldOf(key, value), key);
        QJsonObject weak = Story::form();
        weak["password"_L1] = weak["repeat"_L1] = u"A1@05251965a"_s;
        QCOMPARE(story.enrol(weak).code(), u"password_weak"_s);
        const HttpAnswer challenge = story.enrol(Story::form());
        QJsonObject odd{{u"challenge"_s, challenge.json()["challenge"_L1]}, {u"code"_s, challenge.json()["demoOtp"_L1]},
                        {u"photo"_s, QString::fromLatin1(QByteArray("no picture").toBase64())}};
        QCOMPARE(story.centre.post(u"/v1/members/registrations/confirm"_s, odd).code(), u"blob_type"_s);
        odd["photo"_L1] = u"***"_s;
        QCOMPARE(story.centre.post(u"/v1/members/registrations/confirm"_s, odd).code(), u"bad_field"_s);
        QCOMPARE(story.confirm(challenge).status, 201); // the code was not used up
    }

    void guessingAtAStateLocks()
    {
        Story story;
        (void)story.register_(Story::form());
        for (int i = 0; i < 4; ++i)
            QCOMPARE(story.state(i % 2 ? u"05251965"_s : u"05.251.965"_s, u"Sai@Mật1khẩu"_s).code(), u"credentials"_s);
        QCOMPARE(story.state(u"05251965"_s, u"Sai@Mật1khẩu"_s).code(), u"locked"_s);
        QCOMPARE(story.state(u"05251965"_s).code(), u"locked"_s);
    }
};

QTEST_MAIN(TestBackendMembers)
#include "tst_backend_members.moc"
