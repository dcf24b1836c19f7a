#include "domain/complaint.h"
#include "tests/backend/citizens.h"

#include "app/backend/check_code.h"
#include "app/backend/store/accounts.h"

#include <QCryptographicHash>
#include <QImage>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua::test;
namespace backend = motcua::backend;
namespace domain = motcua::domain;

namespace {

backend::CentreOptions withMail(const QTemporaryDir& dir)
{
    backend::CentreOptions options = RunningCentre::demoOptions();
    options.mailDir = dir.path();
    return options;
}

//! What lies in the folder for `channel` by now, newest last; waits until there is `atLeast`.
QStringList messages(const QTemporaryDir& dir, const QString& channel, qsizetype atLeast)
{
    QStringList texts;
    (void)QTest::qWaitFor([&] {
        texts.clear();
        for (const QString& name : QDir(dir.path()).entryList({u"*%1*"_s.arg(channel)}, QDir::Files, QDir::Name)) {
            QFile file(dir.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                texts.append(QString::fromUtf8(file.readAll()));
        }
        return texts.size() >= atLeast;
    }, 10'000);
    return texts;
}

} // namespace

class TestBackendAccounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void registersAndComesIn()
    {
        RunningCentre centre;
        QCOMPARE(centre.post(u"/v1/accounts/existence"_s, {{u"kind"_s, u"citizen"_s}, {u"userName"_s, kCitizenNumber}, {u"check"_s, check(centre)}})
                     .json()["exists"_L1].toBool(true), false);
        const HttpAnswer begun = centre.post(u"/v1/accounts/registrations"_s, registration(centre));
        QCOMPARE(begun.status, 200);
        QCOMPARE(begun.json()["maskedPhone"_L1].toString(), u"0941xxx947"_s);
        QCOMPARE(begun.json()["warnings"_L1].toArray().size(), 0);
        const QString ticket = ticketOf(centre, begun.json());
        QVERIFY(!ticket.isEmpty());
        const HttpAnswer weak = setPassword(centre, ticket, u"hoasen26"_s);
        QCOMPARE(weak.code(), u"password_weak"_s);
        QCOMPARE(weak.json()["fields"_L1].toArray(), (QJsonArray{u"no_upper"_s, u"no_special"_s}));
        QCOMPARE(setPassword(centre, ticket, u"Aa@"_s + kCitizenNumber).json()["fields"_L1].toArray(), QJsonArray{u"has_user_name"_s});
        QCOMPARE(centre.post(u"/v1/accounts/password"_s, {{u"ticket"_s, ticket}, {u"password"_s, kNewPassword}, {u"repeat"_s, u"x"_s}}).code(),
                 u"password_differs"_s);
        const HttpAnswer opened = setPassword(centre, ticket);
        QCOMPARE(opened.status, 201);
        QCOMPARE(opened.json()["state"_L1].toString(), u"active"_s);
        QCOMPARE(setPassword(centre, ticket).code(), u"ticket_invalid"_s); // one password a ticket

        const HttpAnswer door = enter(centre);
        QCOMPARE(door.status, 200);
        const HttpAnswer in = centre.post(u"/v1/session/otp"_s, {{u"challenge"_s, door.json()["challenge"_L1]}, {u"code"_s, door.json()["demoOtp"_L1]}});
        QCOMPARE(in.status, 200);
        const QString token = in.json()["access"_L1].toString();
        QCOMPARE(in.json()["account"_L1]["userName"_L1].toString(), kCitizenNumber);
        QVERIFY(!in.json().contains("official"_L1));
        QCOMPARE(centre.get(u"/v1/session/me"_s, token).json()["account"_L1]["fullName"_L1].toString(), u"Trần Thị Mậu"_s);
        QCOMPARE(centre.get(u"/v1/feed?scope=ref"_s, token).code(), u"not_allowed"_s); // desks only
        QCOMPARE(centre.post(u"/v1/session/refresh"_s, {{u"refresh"_s, in.json()["refresh"_L1]}}).status, 200);
        QCOMPARE(call(centre.port(), "DELETE", u"/v1/session"_s, {}, token).status, 401); // the old access token
    }

    void anExistingNumberHasTwoWaysOut()
    {
        RunningCentre centre;
        (void)citizenToken(centre);
        centre.advance(61);
        const HttpAnswer again = centre.post(u"/v1/accounts/registrations"_s, registration(centre));
        QCOMPARE(again.status, 409);
        QCOMPARE(again.code(), u"account_exists"_s);
        QCOMPARE(again.json()["ways"_L1].toArray(), (QJsonArray{u"forgot_password"_s, u"complaint"_s}));
        const HttpAnswer asked = centre.post(u"/v1/accounts/existence"_s,
                                             {{u"kind"_s, u"citizen"_s}, {u"userName"_s, u"001 190 000 017"_s}, {u"check"_s, check(centre)}});
        QCOMPARE(asked.json(), (QJsonObject{{u"exists"_s, true}, {u"ways"_s, QJsonArray{u"forgot_password"_s, u"complaint"_s}}}));
    }

    void aNumberIsNobodysBeforeThePassword()
    {
        RunningCentre centre;
        const QString one = ticketOf(centre, centre.post(u"/v1/accounts/registrations"_s, registration(centre)).json());
        const QString two =
            ticketOf(centre, centre.post(u"/v1/accounts/registrations"_s, registration(centre, kCitizenNumber, u"0912345678"_s)).json());
        QCOMPARE(setPassword(centre, two).status, 201);
        QCOMPARE(setPassword(centre, one).code(), u"account_exists"_s);
    }

    void saysWhichFieldsAreWrong_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("number") << u"userName"_s << QJsonValue(u"12345"_s);
        QTest::newRow("name") << u"fullName"_s << QJsonValue(u"  "_s);
        QTest::newRow("unborn") << u"birthDate"_s << QJsonValue(u"01/01/2090"_s);
        QTest::newRow("no day") << u"birthDate"_s << QJsonValue(u"31/02/1990"_s);
        QTest::newRow("phone") << u"phone"_s << QJsonValue(u"12"_s);
        QTest::newRow("email") << u"email"_s << QJsonValue(u"a@b\r\nBcc: c@d.vn"_s);
        QTest::newRow("consent") << u"consent"_s << QJsonValue(false);
        QTest::newRow("consent by a text") << u"consent"_s << QJsonValue(u"yes"_s);
        QTest::newRow("VNeID is not ours") << u"method"_s << QJsonValue(u"public_security"_s);
        QTest::newRow("kind") << u"kind"_s << QJsonValue(u"king"_s);
        QTest::newRow("surprise") << u"unknown field"_s << QJsonValue(1);
    }

    void saysWhichFieldsAreWrong()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        RunningCentre centre;
        QJsonObject form = registration(centre);
        form[field] = value;
        const HttpAnswer answer = centre.post(u"/v1/accounts/registrations"_s, form);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), u"bad_field"_s);
        QCOMPARE(answer.json()["fields"_L1].toArray(), QJsonArray{field});
    }

    void doubtsAreWarnedOfAndNeverBlock()
    {
        RunningCentre centre;
        QJsonObject form = registration(centre);
        form["birthDate"_L1] = u"1985-02-15"_s; // the number says 1990
        const HttpAnswer answer = centre.post(u"/v1/accounts/registrations"_s, form);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json()["warnings"_L1][0]["code"_L1].toString(), u"id_birth_year"_s);
    }

    void checkCodesCountOnce()
    {
        RunningCentre centre;
        const QJsonObject good = check(centre);
        const auto ask = [&](const QJsonObject& given) {
            return centre.post(u"/v1/accounts/existence"_s, {{u"kind"_s, u"citizen"_s}, {u"userName"_s, kCitizenNumber}, {u"check"_s, given}});
        };
        QCOMPARE(ask(good).status, 200);
        QCOMPARE(ask(good).code(), u"check_wrong"_s);
        QJsonObject wrong = check(centre);
        const QJsonValue answer = wrong["answer"_L1];
        wrong["answer"_L1] = u"zzzzzz"_s;
        QCOMPARE(ask(wrong).code(), u"check_wrong"_s);
        wrong["answer"_L1] = answer;
        QCOMPARE(ask(wrong).code(), u"check_wrong"_s); // no second guess
        QCOMPARE(ask({}).code(), u"check_wrong"_s);
        QJsonObject old = check(centre);
        old["answer"_L1] = old["answer"_L1].toString().toUpper(); // capitals are no difference
        centre.advance(backend::kCheckSeconds + 1);
        QCOMPARE(ask(old).code(), u"check_wrong"_s);
        QJsonObject capitals = check(centre);
        capitals["answer"_L1] = capitals["answer"_L1].toString().toUpper();
        QCOMPARE(ask(capitals).status, 200);
    }

    void aProofDoesInsteadOfReading()
    {
        RunningCentre centre;
        const QJsonObject code = centre.get(u"/v1/accounts/check-code"_s).json();
        const QByteArray id = code["id"_L1].toString().toLatin1();
        const QImage picture = QImage::fromData(QByteArray::fromBase64(code["picture"_L1].toString().toLatin1()));
        QVERIFY(picture.width() > 100 && picture.height() > 40);
        QByteArray proof;
        for (int i = 0;; ++i) {
            proof = QByteArray::number(i);
            const QByteArray hash = QCryptographicHash::hash(id + ':' + proof, QCryptographicHash::Sha256);
            if (hash[0] == 0 && hash[1] == 0 && (static_cast<uchar>(hash[2]) >> 4) == 0)
                break;
        }
        const auto ask = [&](const QByteArray& text) {
            return centre.post(u"/v1/accounts/existence"_s, {{u"kind"_s, u"citizen"_s}, {u"userName"_s, kCitizenNumber},
                                                             {u"check"_s, QJsonObject{{u"id"_s, QString::fromLatin1(id)}, {u"proof"_s, QString::fromLatin1(text)}}}});
        };
        QCOMPARE(ask(proof).status, 200);
    }

    void thePasswordIsCountedAndTheCheckCodeAskedFor()
    {
        RunningCentre centre;
        (void)citizenToken(centre);
        QCOMPARE(centre.post(u"/v1/session"_s, {{u"realm"_s, u"citizen"_s}, {u"userName"_s, kCitizenNumber}, {u"password"_s, kNewPassword},
                                                {u"device"_s, QJsonObject{{u"id"_s, u"p"_s}}}}).code(), u"check_wrong"_s);
        QCOMPARE(enter(centre, kCitizenNumber, u"wrong"_s).code(), u"credentials"_s);
        QCOMPARE(enter(centre, kCitizenNumber, kNewPassword, u"member"_s).code(), u"credentials"_s); // another realm, another person
        for (int i = 0; i < 3; ++i)
            QCOMPARE(enter(centre, kCitizenNumber, u"wrong"_s).code(), u"credentials"_s);
        QCOMPARE(enter(centre, kCitizenNumber, u"wrong"_s).code(), u"locked"_s);
        QCOMPARE(enter(centre).code(), u"locked"_s);
        centre.advance(31);
        QCOMPARE(enter(centre).status, 200);
    }

    void forgottenPasswordsTellNothing()
    {
        RunningCentre centre;
        const QString token = citizenToken(centre);
        const auto forget = [&](const QString& number) {
            return centre.post(u"/v1/accounts/password/forgotten"_s, {{u"userName"_s, number}, {u"check"_s, check(centre)}});
        };
        const HttpAnswer known = forget(kCitizenNumber);
        const HttpAnswer unknown = forget(u"001190000025"_s);
        QCOMPARE(known.status, 200);
        QCOMPARE(unknown.status, 200);
        QCOMPARE(known.json()["maskedPhone"_L1], unknown.json()["maskedPhone"_L1]);
        QCOMPARE(known.json().keys(), unknown.json().keys());
        QCOMPARE(forget(kCitizenNumber).code(), u"rate_limited"_s);
        QCOMPARE(forget(u"001190000025"_s).code(), u"rate_limited"_s);
        centre.advance(61);
        const HttpAnswer resent = centre.post(u"/v1/session/resend"_s, {{u"challenge"_s, known.json()["challenge"_L1]}});
        QCOMPARE(resent.json()["maskedPhone"_L1].toString(), u"xxx"_s);
        // A code for a new password opens no session, and one for a session sets no password.
        QCOMPARE(centre.post(u"/v1/session/otp"_s, {{u"challenge"_s, known.json()["challenge"_L1]}, {u"code"_s, resent.json()["demoOtp"_L1]}}).code(),
                 u"otp_expired"_s);
        QCOMPARE(ticketOf(centre, enter(centre).json()), QString());
        QCOMPARE(setPassword(centre, ticketOf(centre, resent.json()), u"Khac@2026"_s).status, 200);
        QCOMPARE(centre.get(u"/v1/account"_s, token).status, 401); // whoever was in is out
        QCOMPARE(enter(centre).code(), u"credentials"_s);
        QCOMPARE(enter(centre, kCitizenNumber, u"Khac@2026"_s).status, 200);
        QCOMPARE(setPassword(centre, ticketOf(centre, unknown.json())).code(), u"ticket_invalid"_s);
    }

    void changesItsOwnThings()
    {
        QTemporaryDir dir;
        RunningCentre centre(withMail(dir));
        const QString token = citizenToken(centre);
        QJsonObject account = centre.get(u"/v1/account"_s, token).json()["account"_L1].toObject();
        QCOMPARE(account["profile"_L1]["birthDate"_L1].toString(), u"1990-02-15"_s);
        const auto put = [&](const QJsonObject& body) {
            return call(centre.port(), "PUT", u"/v1/account"_s, QJsonDocument(body).toJson(QJsonDocument::Compact), token);
        };
        QJsonObject profile{{u"birthDate"_s, u"1990-02-15"_s}, {u"sex"_s, u"female"_s}, {u"nationality"_s, u"Việt Nam"_s}, {u"street"_s, u"Số 1"_s}};
        const HttpAnswer changed = put({{u"email"_s, u"moi@example.vn"_s}, {u"profile"_s, profile}});
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.json()["account"_L1]["profile"_L1].toObject(), profile);
        QCOMPARE(changed.json()["account"_L1]["emailConfirmed"_L1].toBool(true), false);
        profile["bloodGroup"_L1] = u"A"_s;
        QCOMPARE(put({{u"profile"_s, profile}}).code(), u"bad_field"_s);
        const auto change = [&](const QString& current, const QString& next) {
            return centre.post(u"/v1/account/password"_s, {{u"current"_s, current}, {u"password"_s, next}, {u"repeat"_s, next}}, token);
        };
        QCOMPARE(change(u"guess"_s, u"Khac@2026"_s).code(), u"password_wrong"_s);
        QCOMPARE(change(kNewPassword, u"weak"_s).code(), u"password_weak"_s);
        QCOMPARE(change(kNewPassword, u"Khac@2026"_s).status, 204);
        QCOMPARE(centre.get(u"/v1/account"_s, token).status, 200); // this session stays
        QCOMPARE(enter(centre, kCitizenNumber, u"Khac@2026"_s).status, 200);
        QVERIFY(messages(dir, u"email"_s, 2).join(u'\n').contains(u"moi@example.vn"_s));
    }

    void anEmailAccountWaitsForItsEmail()
    {
        QTemporaryDir dir;
        RunningCentre centre(withMail(dir));
        QJsonObject form = registration(centre, u"0101234567"_s);
        form["kind"_L1] = u"business"_s;
        form["method"_L1] = u"province"_s;
        form["fullName"_L1] = u"Công ty TNHH Hoa Sen"_s;
        form.remove("birthDate"_L1);
        const HttpAnswer opened = setPassword(centre, ticketOf(centre, centre.post(u"/v1/accounts/registrations"_s, form).json()));
        QCOMPARE(opened.status, 201);
        QCOMPARE(opened.json()["state"_L1].toString(), u"waiting"_s);
        QCOMPARE(enter(centre, u"0101234567"_s).code(), u"account_waiting"_s);
        const QString letter = messages(dir, u"email"_s, 1).first();
        const QString token = QRegularExpression(u"Mã xác nhận: (\\S+)"_s).match(letter).captured(1);
        QVERIFY(!token.isEmpty());
        QCOMPARE(centre.post(u"/v1/accounts/activation"_s, {{u"token"_s, u"x"_s + token}}).code(), u"ticket_invalid"_s);
        QCOMPARE(centre.post(u"/v1/accounts/activation"_s, {{u"token"_s, token}}).json()["state"_L1].toString(), u"active"_s);
        QCOMPARE(centre.post(u"/v1/accounts/activation"_s, {{u"token"_s, token}}).code(), u"ticket_invalid"_s);
        QCOMPARE(enter(centre, u"0101234567"_s).status, 200);
    }

    void aComplaintFreesTheNumber()
    {
        RunningCentre centre;
        const QString thief = citizenToken(centre);
        QJsonObject complaint{{u"kind"_s, u"citizen"_s}, {u"userName"_s, kCitizenNumber}, {u"fullName"_s, u"Trần Thị Mậu"_s},
                              {u"phone"_s, u"0987654321"_s}, {u"text"_s, u"Không phải của tôi"_s}};
        for (int i = 0; i < 2; ++i) { // sent twice, kept once
            complaint["check"_L1] = check(centre);
            QCOMPARE(centre.post(u"/v1/accounts/complaints"_s, complaint).status, 204);
        }
        const QString admin = centre.signIn(u"admin"_s);
        const QJsonArray items = centre.get(u"/v1/complaints"_s, admin).json()["items"_L1].toArray();
        QCOMPARE(items.size(), 1);
        QCOMPARE(centre.get(u"/v1/account"_s, thief).status, 200); // nothing happens by itself
        const HttpAnswer decided = centre.post(u"/v1/complaints/%1/decision"_s.arg(items[0]["id"_L1].toString()),
                                               {{u"decision"_s, u"upheld"_s}, {u"note"_s, u"Đã xem căn cước"_s}}, admin);
        QCOMPARE(decided.status, 200);
        QCOMPARE(centre.get(u"/v1/account"_s, thief).status, 401);
        QCOMPARE(enter(centre).code(), u"credentials"_s);
        centre.advance(61);
        QVERIFY(!citizenToken(centre, kCitizenNumber, u"0987654321"_s).isEmpty()); // the number is the person's again
    }

    //! What an administrator has to know, once and for all decided by the first one, and told again to whom the answer was lost.
    void aComplaintIsShownWithItsAccountAndDecidedOnce()
    {
        RunningCentre centre;
        QVERIFY(!citizenToken(centre).isEmpty());
        const auto complain = [&](const QString& phone) {
            return centre.post(u"/v1/accounts/complaints"_s, {{u"kind"_s, u"citizen"_s}, {u"userName"_s, kCitizenNumber}, {u"fullName"_s, u"Trần Thị Mậu"_s},
                                                              {u"phone"_s, phone}, {u"text"_s, u"Không phải của tôi"_s}, {u"check"_s, check(centre)}}).status;
        };
        centre.advance(1);
        QCOMPARE(complain(u"0987654321"_s), 204);
        QCOMPARE(complain(u"0987654322"_s), 204);
        const QString admin = centre.signIn(u"admin"_s);
        const auto items = [&](const char* query) { return centre.get(u"/v1/complaints"_s + QLatin1StringView(query), admin).json()["items"_L1].toArray(); };
        QCOMPARE(items("").size(), 2);
        const QJsonObject first = items("")[0].toObject();
        QCOMPARE(first["account"_L1]["fullName"_L1].toString(), u"Trần Thị Mậu"_s);
        QVERIFY(first["account"_L1]["maskedPhone"_L1].toString().contains(u"xxx"_s));
        const auto told = domain::complaintFromJson(first);
        QVERIFY(told && told->isOpen() && told->account);
        QVERIFY(told->at.daysTo(told->dueAt) >= 30 && told->at.daysTo(told->dueAt) <= 45);
        const QString route = u"/v1/complaints/%1/decision"_s.arg(told->id);
        const QJsonObject yes{{u"decision"_s, u"upheld"_s}, {u"note"_s, u"Đã xem căn cước"_s}};
        QCOMPARE(centre.post(route, {{u"decision"_s, u"upheld"_s}, {u"note"_s, u"  "_s}}, admin).code(), u"bad_field"_s);
        QCOMPARE(centre.post(route, yes, admin).status, 200);
        QCOMPARE(centre.post(route, yes, admin).status, 200);
        QCOMPARE(centre.post(route, {{u"decision"_s, u"declined"_s}, {u"note"_s, u"Khác"_s}}, admin).code(), u"already_decided"_s);
        QCOMPARE(centre.get(u"/v1/complaints?decided=maybe"_s, admin).code(), u"bad_field"_s);
        const QJsonArray decided = items("?decided=true");
        QCOMPARE(decided.size(), 1);
        QCOMPARE(decided[0]["note"_L1].toString(), u"Đã xem căn cước"_s);
        QCOMPARE(decided[0]["decidedBy"_L1].toString(), u"Quản trị hệ thống"_s);
        QVERIFY(!decided[0].toObject().contains(u"account"_s));
        // The number is its owner's again, who opens an account: the other complaint, older than that, closes nothing of it.
        centre.advance(61);
        const QString owner = citizenToken(centre, kCitizenNumber, u"0987654321"_s);
        QVERIFY(!owner.isEmpty());
        const QJsonObject second = items("")[0].toObject();
        QVERIFY(!second.contains(u"account"_s));
        QCOMPARE(centre.post(u"/v1/complaints/%1/decision"_s.arg(second["id"_L1].toString()), yes, admin).status, 200);
        QCOMPARE(centre.get(u"/v1/account"_s, owner).status, 200);
    }

    //! Five tries and no more, whoever sends the code anew in between; a code of one purpose opens nothing else, and not for ever.
    void aCodeIsGuessedFiveTimesAtMost()
    {
        RunningCentre centre;
        const QJsonObject begun = centre.post(u"/v1/accounts/registrations"_s, registration(centre)).json();
        const QString challenge = begun["challenge"_L1].toString();
        const QString wrong = begun["demoOtp"_L1].toString() == "111111"_L1 ? u"222222"_s : u"111111"_s;
        const auto guess = [&](const QString& code) { return centre.post(u"/v1/accounts/otp"_s, {{u"challenge"_s, challenge}, {u"code"_s, code}}); };
        QCOMPARE(guess(wrong).json()["triesLeft"_L1].toInt(), 4);
        QCOMPARE(guess(wrong).json()["triesLeft"_L1].toInt(), 3);
        QCOMPARE(centre.post(u"/v1/session/resend"_s, {{u"challenge"_s, challenge}}).status, 429); // a minute between codes
        centre.advance(61);
        const QJsonObject again = centre.post(u"/v1/session/resend"_s, {{u"challenge"_s, challenge}}).json();
        QCOMPARE(again["challenge"_L1].toString(), challenge);
        QCOMPARE(guess(wrong).json()["triesLeft"_L1].toInt(), 2);
        QCOMPARE(guess(wrong).json()["triesLeft"_L1].toInt(), 1);
        QCOMPARE(guess(wrong).json()["triesLeft"_L1].toInt(), 0);
        QCOMPARE(guess(again["demoOtp"_L1].toString()).code(), u"otp_expired"_s); // the right one comes too late
        // Another one, of which the five minutes go by.
        const QJsonObject late = centre.post(u"/v1/accounts/registrations"_s, registration(centre, u"001190000025"_s, u"0941234955"_s)).json();
        centre.advance(301);
        QCOMPARE(centre.post(u"/v1/accounts/otp"_s, {{u"challenge"_s, late["challenge"_L1]}, {u"code"_s, late["demoOtp"_L1]}}).code(), u"otp_expired"_s);
        // A code for signing in is none for a password.
        QVERIFY(!citizenToken(centre, u"001190000033"_s, u"0941234956"_s).isEmpty());
        const QJsonObject entry = enter(centre, u"001190000033"_s).json();
        QCOMPARE(centre.post(u"/v1/accounts/otp"_s, {{u"challenge"_s, entry["challenge"_L1]}, {u"code"_s, entry["demoOtp"_L1]}}).code(), u"otp_expired"_s);
    }

    void aClerkHelpsAndLearnsNoPassword()
    {
        RunningCentre centre;
        const QString clerk = centre.signIn(u"lan.nguyen"_s);
        QJsonObject form = registration(centre);
        form.remove("check"_L1); // a desk is trusted
        const HttpAnswer begun = centre.post(u"/v1/desk/accounts"_s, form, clerk);
        QCOMPARE(begun.status, 200);
        QCOMPARE(setPassword(centre, ticketOf(centre, begun.json())).status, 201); // typed on the citizen's own screen
        auto db = backend::store::Db::open(centre.database()).value();
        const auto row = backend::store::findAccount(*db, backend::Realm::Citizen, kCitizenNumber);
        const QString lan = centre.get(u"/v1/session/me"_s, clerk).json()["official"_L1]["id"_L1].toString();
        QCOMPARE(row->helpedBy, lan);
        QVERIFY(db->one("SELECT n FROM audit WHERE action = 'account.assist' AND official = ?"_L1, {lan}));
        QCOMPARE(centre.post(u"/v1/desk/accounts"_s, form, centre.signIn(u"hung.tran"_s)).code(), u"not_allowed"_s); // a guard
    }

    //! What a desk asks and changes for somebody, each step with who helped.
    void aDeskFindsResetsAndCorrects()
    {
        RunningCentre centre;
        const QString clerk = centre.signIn(u"lan.nguyen"_s);
        const QString lan = centre.get(u"/v1/session/me"_s, clerk).json()["official"_L1]["id"_L1].toString();
        const QJsonObject number{{u"kind"_s, u"citizen"_s}, {u"userName"_s, kCitizenNumber}};
        QCOMPARE(centre.post(u"/v1/desk/accounts/existence"_s, number, clerk).json(), (QJsonObject{{u"exists"_s, false}, {u"ways"_s, QJsonArray()}}));
        const auto code = [&](const QString& purpose) {
            QJsonObject body = number;
            body["purpose"_L1] = purpose;
            return centre.post(u"/v1/desk/accounts/code"_s, body, clerk);
        };
        QCOMPARE(code(u"reset"_s).code(), u"no_account"_s);
        QJsonObject form = registration(centre);
        form.remove("check"_L1);
        form["profile"_L1] = QJsonObject{{u"sex"_s, u"female"_s}, {u"street"_s, u"Số 1"_s}};
        QCOMPARE(setPassword(centre, ticketOf(centre, centre.post(u"/v1/desk/accounts"_s, form, clerk).json())).status, 201);
        const QJsonObject found = centre.post(u"/v1/desk/accounts/existence"_s, number, clerk).json();
        QCOMPARE(found["exists"_L1].toBool(), true);
        QCOMPARE(found["maskedPhone"_L1].toString(), u"0941xxx947"_s);
        QCOMPARE(found["ways"_L1].toArray(), (QJsonArray{u"forgot_password"_s, u"complaint"_s}));

        // The profile: the citizen's code says yes, once.
        QCOMPARE(code(u"whim"_s).code(), u"bad_field"_s);
        const QJsonObject asked = code(u"profile"_s).json();
        QCOMPARE(asked["maskedPhone"_L1].toString(), u"0941xxx947"_s);
        QCOMPARE(code(u"profile"_s).code(), u"rate_limited"_s);
        const QString yes = ticketOf(centre, asked);
        QCOMPARE(setPassword(centre, yes, u"Khac@2026"_s).code(), u"ticket_invalid"_s); // it is no right to a password
        const auto read = [&](const QString& ticket) { return centre.post(u"/v1/desk/accounts/profile"_s, {{u"ticket"_s, ticket}}, clerk); };
        QCOMPARE(read(u"nobody's"_s).code(), u"ticket_invalid"_s);
        const QJsonObject seen = read(yes).json()["account"_L1].toObject();
        QCOMPARE(seen["profile"_L1].toObject(),
                 (QJsonObject{{u"birthDate"_s, u"1990-02-15"_s}, {u"sex"_s, u"female"_s}, {u"street"_s, u"Số 1"_s}}));
        const auto change = [&](const QString& ticket, const QString& who) {
            return call(centre.port(), "PUT", u"/v1/desk/accounts/profile"_s,
                        QJsonDocument(QJsonObject{{u"ticket"_s, ticket}, {u"email"_s, u"moi@example.vn"_s}, {u"profile"_s, QJsonObject{{u"street"_s, u"Số 9"_s}}}})
                            .toJson(QJsonDocument::Compact), who);
        };
        QCOMPARE(change(yes, centre.signIn(u"hung.tran"_s)).code(), u"not_allowed"_s);
        QCOMPARE(change(yes, clerk).json()["account"_L1]["profile"_L1].toObject(), (QJsonObject{{u"sex"_s, u"unknown"_s}, {u"street"_s, u"Số 9"_s}}));
        QCOMPARE(change(yes, clerk).code(), u"ticket_invalid"_s); // once

        // Another password: the citizen types it, the clerk's name stands beside.
        const QJsonObject again = code(u"reset"_s).json();
        QCOMPARE(again["maskedPhone"_L1].toString(), u"0941xxx947"_s);
        const QString ticket = ticketOf(centre, again);
        QCOMPARE(read(ticket).code(), u"ticket_invalid"_s); // it shows no profile
        QCOMPARE(setPassword(centre, ticket, u"Khac@2026"_s).status, 200);
        QCOMPARE(enter(centre, kCitizenNumber, u"Khac@2026"_s).status, 200);
        QJsonObject complaint{{u"kind"_s, u"citizen"_s}, {u"userName"_s, kCitizenNumber}, {u"fullName"_s, u"Trần Thị Mậu"_s},
                              {u"phone"_s, u"0987654321"_s}, {u"text"_s, u"Không phải của tôi"_s}};
        QCOMPARE(centre.post(u"/v1/desk/accounts/complaints"_s, complaint, clerk).status, 204);
        QCOMPARE(centre.get(u"/v1/complaints"_s, centre.signIn(u"admin"_s)).json()["items"_L1].toArray().size(), 1);

        auto db = backend::store::Db::open(centre.database()).value();
        for (const QString& action : {u"account.assist"_s, u"account.look"_s, u"account.assist_profile"_s, u"account.assist_read"_s, u"account.assist_change"_s,
                                      u"account.assist_reset"_s, u"complaint.assist"_s})
            QVERIFY2(db->one("SELECT n FROM audit WHERE action = ? AND official = ?"_L1, {action, lan}), qPrintable(action));
        const auto row = backend::store::findAccount(*db, backend::Realm::Citizen, kCitizenNumber);
        for (const QString& action : {u"account.open"_s, u"account.reset_password"_s}) // what the citizen did
            QVERIFY2(db->one("SELECT n FROM audit WHERE action = ? AND official = ?"_L1, {action, row->id}), qPrintable(action));
        // At home nobody writes a profile before the account is open.
        QJsonObject home = registration(centre, u"001190000025"_s, u"0912345678"_s);
        home["profile"_L1] = QJsonObject{{u"street"_s, u"x"_s}};
        QCOMPARE(centre.post(u"/v1/accounts/registrations"_s, home).json()["fields"_L1].toArray(), QJsonArray{u"profile"_s});
    }
};

QTEST_MAIN(TestBackendAccounts)
#include "tst_backend_accounts.moc"
