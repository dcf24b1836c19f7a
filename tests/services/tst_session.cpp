#include "services/session.h"
#include "domain/official.h"
#include "remote/api_client.h"
#include "remote/session_api.h"
#include "services/clock.h"
#include "services/session_secret.h"
#include "storage/secret_store.h"
#include "tests/services/sync_desk.h"
#include "tests/support/scripted_server.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace motcua;
using namespace Qt::StringLiterals;
using services::Session;
using test::Asked;
using test::Said;
using test::waited;
using Stage = services::Session::Stage;

namespace {

domain::Official lan()
{
    domain::Official official;
    official.id = u"0193aaaa-0000-7000-8000-000000000001"_s;
    official.userName = u"lan.nguyen"_s;
    official.fullName = u"Nguyễn Thị Lan"_s;
    official.roles = {domain::Role::ReceptionClerk};
    official.scopes = {{u"ref"_s}};
    return official;
}

Said json(const QJsonObject& object)
{
    return {200, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

Said problem(int status, const QByteArray& code)
{
    return {status, "application/problem+json", "{\"code\":\"" + code + "\"}"};
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_now = QDateTime(QDate(2026, 11, 21), QTime(2, 0), Qt::UTC);
        m_refreshes = 0;
        m_refuseRefresh = false;
        m_server = std::make_unique<test::ScriptedServer>([this](const Asked& asked) { return answer(asked); });
        m_secrets = std::make_unique<storage::MemorySecretStore>();
        restart();
    }

    void signsIn()
    {
        QSignalSpy stages(m_session.get(), &Session::stageChanged);
        const auto challenge = waited(m_session->start(u"lan.nguyen"_s, u"Motcua@2026"_s));
        QVERIFY(challenge.has_value());
        QCOMPARE(challenge->maskedPhone, u"0941xxx947"_s);
        QCOMPARE(challenge->demoOtp, u"123456"_s);
        QCOMPARE(m_session->stage(), Stage::WaitingForOtp);
        const auto asked = QJsonDocument::fromJson(m_server->asked().back().body).object();
        QCOMPARE(asked.value("device"_L1).toObject().value("id"_L1).toString(), m_session->deviceId());
        QVERIFY(!m_server->asked().back().headers.contains("authorization"));

        QCOMPARE(waited(m_session->confirm(u"000000"_s)).error().code, u"otp_wrong"_s);
        QCOMPARE(m_session->stage(), Stage::WaitingForOtp);
        const auto official = waited(m_session->confirm(u"123456"_s));
        QVERIFY(official.has_value());
        QCOMPARE(official->fullName, u"Nguyễn Thị Lan"_s);
        QCOMPARE(m_session->official(), lan());
        QCOMPARE(m_session->stage(), Stage::SignedIn);
        QCOMPARE(stages.size(), 2);
        QVERIFY(waited(remote::whoAmI(*m_api, this)).has_value());
        QCOMPARE(m_server->asked().back().headers.value("authorization"), QByteArray("Bearer access-0"));
    }

    void wrongPassword()
    {
        QCOMPARE(waited(m_session->start(u"lan.nguyen"_s, u"wrong"_s)).error().code, u"credentials"_s);
        QCOMPARE(m_session->stage(), Stage::SignedOut);
    }

    // Three requests find their token too old at the same time: one refresh, for a rotated token may be used once.
    void refreshIsSingleFlight()
    {
        signIn();
        m_valid = "access-1";
        const auto a = remote::whoAmI(*m_api, this);
        const auto b = remote::whoAmI(*m_api, this);
        const auto c = remote::whoAmI(*m_api, this);
        QVERIFY(waited(a).has_value());
        QVERIFY(waited(b).has_value());
        QVERIFY(waited(c).has_value());
        QCOMPARE(m_refreshes, 1);
    }

    void refreshRefused()
    {
        signIn();
        m_valid = "other";
        m_refuseRefresh = true;
        QCOMPARE(waited(remote::whoAmI(*m_api, this)).error().kind, ErrorKind::Unauthorized);
        m_session->expire();
        QCOMPARE(m_session->stage(), Stage::SignInAgain);
        QCOMPARE(m_session->official(), lan()); // all is kept
        // Signing in again goes on where it was.
        m_valid = "access-0";
        signIn();
        QCOMPARE(m_session->stage(), Stage::SignedIn);
    }

    void resumesWithTheKeyring()
    {
        signIn();
        restart();
        QCOMPARE(m_session->stage(), Stage::SignedOut);
        m_valid = "access-1"; // what the refresh gives
        const auto official = waited(m_session->resume());
        QVERIFY(official.has_value());
        QCOMPARE(*official, lan());
        QCOMPARE(m_session->stage(), Stage::SignedIn);
        QCOMPARE(m_refreshes, 1);
        // The rotated refresh token was kept: a second start works too.
        restart();
        m_valid = "access-1";
        QVERIFY(waited(m_session->resume()).has_value());
        QCOMPARE(m_refreshes, 2);
    }

    void resumeWithoutAnything()
    {
        QCOMPARE(waited(m_session->resume()).error().kind, ErrorKind::NotFound);
    }

    void resumeAtAnotherCentre()
    {
        signIn();
        restart();
        m_session->setServer(QUrl(u"http://127.0.0.1:9"_s)); // its tokens are not this one's
        QCOMPARE(waited(m_session->resume()).error().kind, ErrorKind::NotFound);
    }

    void resumeRefused()
    {
        signIn();
        restart();
        m_refuseRefresh = true;
        QCOMPARE(waited(m_session->resume()).error().kind, ErrorKind::Unauthorized);
        QCOMPARE(m_session->stage(), Stage::SignedOut);
        QVERIFY(m_session->official().id.isEmpty());
    }

    void unlocksOffline()
    {
        signIn();
        restart();
        m_server->stop();
        const auto official = waited(m_session->resume());
        QVERIFY(official.has_value());
        QCOMPARE(m_session->stage(), Stage::Locked);
        QCOMPARE(waited(m_session->unlock(u"wrong"_s)).error().code, u"password_wrong"_s);
        QCOMPARE(m_session->stage(), Stage::Locked);
        QVERIFY(waited(m_session->unlock(u"Motcua@2026"_s)).has_value());
        QCOMPARE(m_session->stage(), Stage::SignedIn);
    }

    void offlineTooLong()
    {
        signIn();
        m_session->lock();
        m_now = m_now.addSecs(72 * 3'600 - 60);
        QVERIFY(waited(m_session->unlock(u"Motcua@2026"_s)).has_value());
        m_session->lock();
        m_server->stop();
        m_now = m_now.addSecs(120);
        QCOMPARE(waited(m_session->unlock(u"Motcua@2026"_s)).error().code, u"offline_too_long"_s);
        m_now = m_now.addDays(-30); // the clock set back does not help
        QCOMPARE(waited(m_session->unlock(u"Motcua@2026"_s)).error().code, u"offline_too_long"_s);
    }

    // After the longest time without the centre it is enough that the centre is seen, but the password is asked all the same.
    void opensWhenTheCentreIsSeenAgain()
    {
        signIn();
        m_session->lock();
        m_now = m_now.addSecs(80 * 3'600);
        QCOMPARE(waited(m_session->unlock(u"wrong"_s)).error().code, u"password_wrong"_s);
        QVERIFY(waited(m_session->unlock(u"Motcua@2026"_s)).has_value());
        QCOMPARE(m_session->stage(), Stage::SignedIn);
        QCOMPARE(m_session->offlineUntil(), m_now.addSecs(72 * 3'600));
    }

    // Who only works on is not asked at a start: the store locks by itself, unless the centre is there.
    void locksWhenItWasAloneForTooLong()
    {
        signIn();
        m_now = m_now.addSecs(80 * 3'600);
        QVERIFY(QMetaObject::invokeMethod(m_session.get(), "lookAtClock"));
        QTRY_COMPARE(m_refreshes, 1);
        QCOMPARE(m_session->stage(), Stage::SignedIn);
        m_server->stop();
        m_now = m_now.addSecs(80 * 3'600);
        QVERIFY(QMetaObject::invokeMethod(m_session.get(), "lookAtClock"));
        QTRY_COMPARE(m_session->stage(), Stage::Locked);
        QCOMPARE(waited(m_session->unlock(u"Motcua@2026"_s)).error().code, u"offline_too_long"_s);
    }

    void wrongUnlocksSlowDown()
    {
        signIn();
        m_session->lock();
        for (int i = 0; i < 5; ++i)
            QCOMPARE(waited(m_session->unlock(u"guess"_s)).error().code, u"password_wrong"_s);
        QCOMPARE(waited(m_session->unlock(u"Motcua@2026"_s)).error().code, u"locked"_s);
        m_now = m_now.addSecs(6);
        QVERIFY(waited(m_session->unlock(u"Motcua@2026"_s)).has_value());
    }

    void signOutForgets()
    {
        signIn();
        m_session->signOut();
        QCOMPARE(m_session->stage(), Stage::SignedOut);
        QTRY_COMPARE(m_server->count("DELETE", "/v1/session"), 1);
        QCOMPARE(m_server->asked().back().headers.value("authorization"), QByteArray("Bearer access-0"));
        QVERIFY(m_session->official().id.isEmpty());
        restart();
        QCOMPARE(waited(m_session->resume()).error().kind, ErrorKind::NotFound);
    }

    void worksWithoutAKeyring()
    {
        m_secrets = std::make_unique<storage::MemorySecretStore>(false);
        restart();
        signIn();
        QVERIFY(!m_session->keyringAvailable());
        m_session->lock();
        QVERIFY(waited(m_session->unlock(u"Motcua@2026"_s)).has_value());
    }

    void secretRoundTrip()
    {
        services::SessionSecret secret{QUrl(u"https://centre.example"_s), lan(), "refresh", "verifier", m_now};
        QCOMPARE(services::unpack(services::pack(secret)), std::optional(secret));
        const QByteArray bytes = services::pack(secret);
        for (qsizetype cut = 0; cut < bytes.size(); ++cut)
            QVERIFY(!services::unpack(bytes.left(cut)));
        QVERIFY(!services::unpack("hello"));
        QVERIFY(!services::unpack(QByteArray(2 << 20, 'x')));
    }

    // The password stands nowhere in what is kept.
    void passwordIsNotKept()
    {
        signIn();
        const auto kept = waited(m_secrets->read(u"session"_s));
        QVERIFY(kept.has_value() && kept->has_value());
        QVERIFY(!(*kept)->contains("Motcua@2026"));
        QVERIFY((*kept)->contains("$argon2id$"));
    }

private:
    void restart()
    {
        m_session.reset();
        m_api = std::make_unique<remote::ApiClient>(m_server->url());
        services::Clock clock = services::systemClock();
        clock.now = [this] { return m_now; };
        m_session = std::make_unique<Session>(*m_api, *m_secrets, clock);
        m_valid = "access-0";
    }

    void signIn()
    {
        QVERIFY(waited(m_session->start(u"lan.nguyen"_s, u"Motcua@2026"_s)).has_value());
        QVERIFY(waited(m_session->confirm(u"123456"_s)).has_value());
    }

    Said answer(const Asked& asked)
    {
        const QJsonObject body = QJsonDocument::fromJson(asked.body).object();
        if (asked.path == "/v1/session" && asked.verb == "POST") {
            if (body.value("password"_L1).toString() != "Motcua@2026"_L1)
                return problem(401, "credentials");
            return json({{u"challenge"_s, u"ch"_s}, {u"maskedPhone"_s, u"0941xxx947"_s}, {u"expiresIn"_s, 300}, {u"resendIn"_s, 60}, {u"demoOtp"_s, u"123456"_s}});
        }
        if (asked.path == "/v1/session/otp") {
            if (body.value("code"_L1).toString() != "123456"_L1)
                return problem(401, "otp_wrong");
            return json({{u"access"_s, u"access-0"_s}, {u"refresh"_s, u"refresh-%1"_s.arg(m_refreshes)}, {u"official"_s, domain::toJson(lan())}});
        }
        if (asked.path == "/v1/session/refresh") {
            // Rotating: only the newest one is good.
            if (m_refuseRefresh || body.value("refresh"_L1).toString() != u"refresh-%1"_s.arg(m_refreshes))
                return problem(401, "refresh_invalid");
            ++m_refreshes;
            return json({{u"access"_s, u"access-1"_s}, {u"refresh"_s, u"refresh-%1"_s.arg(m_refreshes)}});
        }
        if (asked.path == "/v1/session" && asked.verb == "DELETE")
            return {204, ""};
        if (asked.headers.value("authorization") != "Bearer " + m_valid)
            return problem(401, "token_expired");
        return json({{u"official"_s, domain::toJson(lan())}});
    }

    QDateTime m_now;
    QByteArray m_valid = "access-0";
    int m_refreshes = 0;
    bool m_refuseRefresh = false;
    std::unique_ptr<test::ScriptedServer> m_server;
    std::unique_ptr<storage::MemorySecretStore> m_secrets;
    std::unique_ptr<remote::ApiClient> m_api;
    std::unique_ptr<Session> m_session;
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
