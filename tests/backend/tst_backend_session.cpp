#include "tests/backend/running_centre.h"

#include <QDir>
#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua::test;
namespace backend = motcua::backend;

class TestBackendSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesInAndGoes()
    {
        RunningCentre centre;
        const HttpAnswer first = centre.startSession(u"lan.nguyen"_s, kPassword);
        QCOMPARE(first.status, 200);
        QCOMPARE(first.header("motcua-contract"), QByteArray("1"));
        QVERIFY(!first.header("date").isEmpty());
        QCOMPARE(first.json()["expiresIn"_L1].toInt(), 300);
        QCOMPARE(first.json()["resendIn"_L1].toInt(), 60);
        QVERIFY(first.json()["maskedPhone"_L1].toString().contains(u"xxx"_s));
        const HttpAnswer second =
            centre.post(u"/v1/session/otp"_s, {{u"challenge"_s, first.json()["challenge"_L1]}, {u"code"_s, first.json()["demoOtp"_L1]}});
        QCOMPARE(second.status, 200);
        const QString token = second.json()["access"_L1].toString();
        QCOMPARE(second.json()["official"_L1]["userName"_L1].toString(), u"lan.nguyen"_s);
        QCOMPARE(centre.get(u"/v1/session/me"_s, token).json()["official"_L1], second.json()["official"_L1]);
        QCOMPARE(call(centre.port(), "DELETE", u"/v1/session"_s, {}, token).status, 204);
        QCOMPARE(centre.get(u"/v1/session/me"_s, token).code(), u"token_invalid"_s);
        // A challenge opens one session only.
        QCOMPARE(centre.post(u"/v1/session/otp"_s, {{u"challenge"_s, first.json()["challenge"_L1]}, {u"code"_s, first.json()["demoOtp"_L1]}}).code(),
                 u"otp_expired"_s);
    }

    void fiveFailuresLockLongerEachTime_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("known") << u"lan.nguyen"_s;
        QTest::newRow("nobody") << u"nobody.here"_s; // must not be told apart
    }

    void fiveFailuresLockLongerEachTime()
    {
        QFETCH(QString, user);
        RunningCentre centre;
        for (int i = 0; i < 4; ++i) {
            const HttpAnswer answer = centre.startSession(user, u"wrong"_s);
            QCOMPARE(answer.status, 401);
            QCOMPARE(answer.code(), u"credentials"_s);
            QCOMPARE(answer.header("content-type"), QByteArray("application/problem+json"));
        }
        const HttpAnswer fifth = centre.startSession(user, u"wrong"_s);
        QCOMPARE(fifth.status, 429);
        QCOMPARE(fifth.code(), u"locked"_s);
        QCOMPARE(fifth.header("retry-after").toInt(), 30);
        QCOMPARE(centre.startSession(user, kPassword).code(), u"locked"_s); // the right one does not help either
        centre.advance(31);
        QCOMPARE(centre.startSession(user, u"wrong"_s).header("retry-after").toInt(), 60);
        centre.advance(61);
        if (user == "lan.nguyen"_L1) {
            QCOMPARE(centre.startSession(user, kPassword).status, 200);
            QCOMPARE(centre.startSession(user, u"wrong"_s).code(), u"credentials"_s); // counted from the start again
        }
    }

    void codesAreFewAndShortLived()
    {
        RunningCentre centre;
        QJsonObject challenge = centre.startSession(u"lan.nguyen"_s, kPassword).json();
        const QString right = challenge["demoOtp"_L1].toString();
        QCOMPARE(right.size(), 6);
        const QString wrong = right == "000000"_L1 ? u"111111"_s : u"000000"_s;
        for (int left = 4; left >= 0; --left) {
            const HttpAnswer answer = centre.post(u"/v1/session/otp"_s, {{u"challenge"_s, challenge["challenge"_L1]}, {u"code"_s, wrong}});
            QCOMPARE(answer.status, 401);
            QCOMPARE(answer.code(), u"otp_wrong"_s);
            QCOMPARE(answer.json()["triesLeft"_L1].toInt(-1), left);
        }
        QCOMPARE(centre.post(u"/v1/session/otp"_s, {{u"challenge"_s, challenge["challenge"_L1]}, {u"code"_s, right}}).code(), u"otp_expired"_s);

        challenge = centre.startSession(u"lan.nguyen"_s, kPassword).json();
        centre.advance(301);
        QCOMPARE(centre.post(u"/v1/session/otp"_s, {{u"challenge"_s, challenge["challenge"_L1]}, {u"code"_s, challenge["demoOtp"_L1]}}).code(),
                 u"otp_expired"_s);
    }

    void resendsAfterAMinute()
    {
        RunningCentre centre;
        const QJsonObject first = centre.startSession(u"lan.nguyen"_s, kPassword).json();
        const QJsonObject ask{{u"challenge"_s, first["challenge"_L1]}};
        const HttpAnswer early = centre.post(u"/v1/session/resend"_s, ask);
        QCOMPARE(early.status, 429);
        QVERIFY(early.header("retry-after").toInt() > 50);
        centre.advance(61);
        const QJsonObject again = centre.post(u"/v1/session/resend"_s, ask).json();
        QCOMPARE(again["challenge"_L1], first["challenge"_L1]);
        if (again["demoOtp"_L1] != first["demoOtp"_L1]) {
            QCOMPARE(centre.post(u"/v1/session/otp"_s, {{u"challenge"_s, first["challenge"_L1]}, {u"code"_s, first["demoOtp"_L1]}}).code(),
                     u"otp_wrong"_s);
        }
        QCOMPARE(centre.post(u"/v1/session/otp"_s, {{u"challenge"_s, first["challenge"_L1]}, {u"code"_s, again["demoOtp"_L1]}}).status, 200);
    }

    void tokensRotate()
    {
        RunningCentre centre;
        const QJsonObject challenge = centre.startSession(u"lan.nguyen"_s, kPassword).json();
        const QJsonObject first =
            centre.post(u"/v1/session/otp"_s, {{u"challenge"_s, challenge["challenge"_L1]}, {u"code"_s, challenge["demoOtp"_L1]}}).json();
        QCOMPARE(centre.get(u"/v1/session/me"_s, first["access"_L1].toString()).status, 200);
        centre.advance(901);
        QCOMPARE(centre.get(u"/v1/session/me"_s, first["access"_L1].toString()).code(), u"token_expired"_s);

        const QString other = centre.signIn(u"lan.nguyen"_s, u"d2"_s);
        const QJsonObject lost = centre.post(u"/v1/session/refresh"_s, {{u"refresh"_s, first["refresh"_L1]}}).json(); // the answer gets lost
        QVERIFY(!lost["access"_L1].toString().isEmpty());
        const QJsonObject second = centre.post(u"/v1/session/refresh"_s, {{u"refresh"_s, first["refresh"_L1]}}).json();
        const QString access = second["access"_L1].toString();
        QVERIFY(!access.isEmpty());
        QCOMPARE(centre.get(u"/v1/session/me"_s, access).status, 200);
        // Once the new token was used, the old refresh token is worth nothing (the note of its use is written a moment later).
        QTRY_COMPARE(centre.post(u"/v1/session/refresh"_s, {{u"refresh"_s, first["refresh"_L1]}}).code(), u"refresh_invalid"_s);
        QCOMPARE(centre.post(u"/v1/session/refresh"_s, {{u"refresh"_s, u"made up"_s}}).code(), u"refresh_invalid"_s);
        // Somebody has a copy of it, nobody knows who is who: all of that session is over, other sessions are not.
        QCOMPARE(centre.get(u"/v1/session/me"_s, access).code(), u"token_invalid"_s);
        QCOMPARE(centre.post(u"/v1/session/refresh"_s, {{u"refresh"_s, second["refresh"_L1]}}).code(), u"refresh_invalid"_s);
        QCOMPARE(centre.get(u"/v1/session/me"_s, other).status, 200);
        auto db = backend::store::Db::open(centre.database()).value();
        QVERIFY(db->one("SELECT 1 FROM audit WHERE action = 'refresh_reused'"_L1));
    }

    void knocksWithoutAToken()
    {
        RunningCentre centre;
        const HttpAnswer none = centre.get(u"/v1/session/me"_s);
        QCOMPARE(none.status, 401);
        QCOMPARE(none.code(), u"token_missing"_s);
        QCOMPARE(centre.get(u"/v1/session/me"_s, u"made-up"_s).code(), u"token_invalid"_s);
        QCOMPARE(centre.get(u"/v1/nowhere"_s).code(), u"no_route"_s);
        QCOMPARE(call(centre.port(), "PUT", u"/v1/session"_s, "{}").status, 405);
        QCOMPARE(centre.post(u"/v1/session"_s, {{u"userName"_s, 7}}).status, 400);
    }

    void tooOldAContractIsTold()
    {
        RunningCentre centre;
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, centre.port());
        socket.write("GET /v1/health HTTP/1.1\r\nHost: x\r\nMotcua-Contract: 0\r\n\r\n");
        const HttpAnswer answer = readAnswer(socket);
        QCOMPARE(answer.status, 426);
        QCOMPARE(answer.code(), u"upgrade_required"_s);
    }

    void onlyADemoTellsItsSecrets()
    {
        RunningCentre demo;
        QCOMPARE(demo.get(u"/v1/demo/officials"_s).json()["officials"_L1].toArray().size(), 7);

        backend::CentreOptions options;
        QTemporaryDir mail;
        options.mailDir = mail.path();
        RunningCentre real(options);
        QCOMPARE(real.get(u"/v1/demo/officials"_s).status, 404);
        const QJsonObject challenge = real.startSession(u"lan.nguyen"_s, kPassword).json();
        QVERIFY(!challenge.contains("demoOtp"_L1));
        QTRY_COMPARE(QDir(mail.path()).entryList({u"*.txt"_s}).size(), 1);
        QFile letter(QDir(mail.path()).filePath(QDir(mail.path()).entryList({u"*.txt"_s}).first()));
        QVERIFY(letter.open(QIODevice::ReadOnly));
        const QString code = QString::fromUtf8(letter.readAll()).trimmed().last(6);
        QCOMPARE(real.post(u"/v1/session/otp"_s, {{u"challenge"_s, challenge["challenge"_L1]}, {u"code"_s, code}}).status, 200);
    }
};

QTEST_MAIN(TestBackendSession)
#include "tst_backend_session.moc"
