#include "app/backend/settings.h"
#include "app/backend/store/migrations.h"
#include "tests/backend/running_centre.h"
#include "tests/support/places.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QSslCertificate>
#include <QSslSocket>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua::test;
namespace backend = motcua::backend;

namespace {

//! A self-signed certificate for 127.0.0.1 in DIR/cert.pem and DIR/key.pem.
bool makeCertificate(const QString& dir, const QString& name)
{
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-days"_s,
                                 u"2"_s, u"-subj"_s, u"/CN="_s + name, u"-keyout"_s, dir + u"/new-key.pem"_s, u"-out"_s, dir + u"/new-cert.pem"_s});
    if (!openssl.waitForFinished() || openssl.exitCode() != 0)
        return false;
    for (const auto file : {"cert.pem"_L1, "key.pem"_L1}) {
        QFile::remove(dir + u'/' + file);
        if (!QFile::rename(dir + "/new-"_L1 + file, dir + u'/' + file))
            return false;
    }
    return true;
}

//! The name on the certificate that a new connection is shown; what it answers in `answer`.
QString nameOn(quint16 port, HttpAnswer* answer = nullptr, QSsl::SslProtocol protocol = QSsl::SecureProtocols)
{
    QSslSocket socket;
    socket.setProtocol(protocol);
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, port);
    if (!socket.waitForEncrypted(10'000))
        return {};
    const QString name = socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0);
    if (answer) {
        socket.write("GET /v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        *answer = readAnswer(socket);
    }
    return name;
}

//! The name of "user" at an address that a proxy tells.
HttpAnswer knock(RunningCentre& centre, const QString& user, const QByteArray& address)
{
    const QJsonObject body{{u"userName"_s, user}, {u"password"_s, u"wrong"_s}, {u"device"_s, QJsonObject{{u"id"_s, u"d"_s}, {u"name"_s, u"d"_s}}}};
    return call(centre.port(), "POST", u"/v1/session"_s, QJsonDocument(body).toJson(), {}, {"X-Forwarded-For: 198.51.100.77, " + address});
}

} // namespace

class TestBackendRunning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void certificatesAreReplacedWhileItRuns()
    {
        QTemporaryDir dir;
        QVERIFY(makeCertificate(dir.path(), u"first.example"_s));
        backend::CentreOptions options = RunningCentre::demoOptions();
        options.tls = {dir.filePath(u"cert.pem"_s), dir.filePath(u"key.pem"_s)};
        options.limits.tlsCheck = std::chrono::milliseconds(30);
        RunningCentre centre(options);
        HttpAnswer answer;
        QCOMPARE(nameOn(centre.port(), &answer), u"first.example"_s);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.header("strict-transport-security").startsWith("max-age="));
        QTRY_COMPARE(nameOn(centre.port(), nullptr, QSsl::TlsV1_2), u"first.example"_s);

        QTest::qWait(20); // another time stamp
        QVERIFY(makeCertificate(dir.path(), u"second.example"_s));
        QTRY_COMPARE(nameOn(centre.port()), u"second.example"_s);

        QFile broken(dir.filePath(u"cert.pem"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("no certificate");
        broken.close();
        QTest::qWait(100);
        QCOMPARE(nameOn(centre.port(), &answer), u"second.example"_s); // what works stays
        QCOMPARE(answer.status, 200);
        // A plain request to the TLS port, and one that never speaks, harm nobody.
        QCOMPARE(call(centre.port(), "GET", u"/v1/health"_s).status, 0);
        QCOMPARE(nameOn(centre.port()), u"second.example"_s);
    }

    void unusableCertificateStopsTheStart()
    {
        BackendProcess centre;
        QVERIFY(!centre.start({u"--tls-cert"_s, u"/nonexistent"_s, u"--tls-key"_s, u"/nonexistent"_s}));
    }

    void guessingCostsMoreAndMore()
    {
        backend::CentreOptions options = RunningCentre::demoOptions();
        options.rates.on = true;
        options.limits.trustedProxies = {u"127.0.0.1"_s};
        RunningCentre centre(options);
        int asked = 0;
        HttpAnswer last;
        for (; asked < 100 && last.status != 429; ++asked)
            last = knock(centre, u"nobody%1"_s.arg(asked), "203.0.113.5"); // another name each time: no account is locked
        QVERIFY2(asked < 20, qPrintable(QString::number(asked))); // five for each guess
        QCOMPARE(last.code(), u"rate_limited"_s);
        const int wait = last.header("retry-after").toInt();
        QVERIFY(wait >= 1);
        // Others are not touched, nor does a made-up header of the guesser's own help it.
        QCOMPARE(knock(centre, u"someone"_s, "203.0.113.6").status, 401);
        centre.advance(wait);
        QCOMPARE(knock(centre, u"nobody"_s, "203.0.113.5").status, 401);
        QCOMPARE(knock(centre, u"nobody"_s, "203.0.113.5").status, 429);
    }

    void withoutATrustedProxyTheHeaderIsNothing()
    {
        backend::CentreOptions options = RunningCentre::demoOptions();
        options.rates.on = true;
        RunningCentre centre(options);
        int status = 0;
        for (int i = 0; i < 20 && status != 429; ++i)
            status = knock(centre, u"nobody%1"_s.arg(i), "203.0.113." + QByteArray::number(i)).status;
        QCOMPARE(status, 429);
    }

    void oneSessionCannotHaveItAll()
    {
        backend::CentreOptions options = RunningCentre::demoOptions();
        options.rates.on = true;
        options.rates.session = {20, 1};
        RunningCentre centre(options);
        const QString one = centre.signIn(u"lan.nguyen"_s);
        const QString other = centre.signIn(u"trung.vo"_s, u"d2"_s);
        int answered = 0;
        while (answered < 40 && centre.get(u"/v1/session/me"_s, one).status == 200)
            ++answered;
        QCOMPARE(answered, 20);
        QCOMPARE(centre.get(u"/v1/session/me"_s, one).code(), u"rate_limited"_s);
        QCOMPARE(centre.get(u"/v1/session/me"_s, other).status, 200);
        QCOMPARE(centre.get(u"/v1/health"_s).status, 200); // what watches the centre is never kept out
        centre.advance(5);
        QCOMPARE(centre.get(u"/v1/session/me"_s, one).status, 200);
    }

    void saysHowItIs()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        QCOMPARE(centre.get(u"/health"_s).json()["status"_L1].toString(), u"ok"_s);
        const HttpAnswer ready = centre.get(u"/ready"_s);
        QCOMPARE(ready.status, 200);
        QCOMPARE(ready.json()["status"_L1].toString(), u"ready"_s);
        (void)centre.get(u"/v1/feed?scope="_s + kAgencyScope, token);
        const HttpAnswer metrics = centre.get(u"/metrics"_s);
        QCOMPARE(metrics.status, 200);
        for (const char* wanted : {"motcua_http_requests_total{route=\"GET /v1/feed\",status=\"200\"} 1", "motcua_http_request_seconds_bucket",
                                   "motcua_http_connections ", "motcua_long_polls 0", "motcua_messages_waiting_sms 0", "motcua_build_info"})
            QVERIFY2(metrics.body.contains(wanted), wanted);
        QVERIFY(!metrics.body.contains("lan.nguyen"));
        QCOMPARE(call(centre.port(), "GET", u"/metrics"_s, {}, {}, {"X-Forwarded-For: 127.0.0.1"}).status, 403);
        for (const auto& [header, value] : {std::pair{"x-content-type-options", "nosniff"}, {"referrer-policy", "no-referrer"}})
            QCOMPARE(metrics.header(header), QByteArray(value));
        QVERIFY(metrics.header("access-control-allow-origin").isEmpty());
        QVERIFY(!metrics.header("x-request-id").isEmpty());
        QVERIFY(metrics.header("x-request-id") != ready.header("x-request-id"));
    }

    void metricsToken()
    {
        backend::CentreOptions options = RunningCentre::demoOptions();
        options.metricsToken = "m-token";
        RunningCentre centre(options);
        QCOMPARE(centre.get(u"/metrics"_s).status, 403);
        QCOMPARE(centre.get(u"/metrics"_s, u"m-tokem"_s).status, 403);
        QCOMPARE(centre.get(u"/metrics"_s, u"m-token"_s).status, 200);
    }

    void notReadyWithoutItsDatabase()
    {
        RunningCentre centre;
        {
            auto db = backend::store::Db::open(centre.database()).value();
            backend::store::setSchemaVersion(*db, 99);
        }
        const HttpAnswer answer = centre.get(u"/ready"_s);
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.code(), u"not_ready"_s);
        QCOMPARE(centre.get(u"/health"_s).status, 200);
    }

    //! Told to end: it says so, goes on for a while, ends with 0; nothing it logged names anybody.
    void drainsAndKeepsQuietAboutPeople()
    {
        BackendProcess seeded;
        QVERIFY(seeded.seed({5, 0, 1, 5, 7, {}}));
        QTemporaryDir mail;
        QProcess centre;
        centre.start(motcua::test::programPath("motcua-backend"),
                     seeded.databaseWords() + QStringList{u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--mail-dir"_s, mail.path(),
                      u"--log"_s, u"json"_s, u"--drain-seconds"_s, u"2"_s});
        QVERIFY(centre.waitForReadyRead(20'000));
        const auto port = static_cast<quint16>(QUrl(QString::fromUtf8(centre.readLine()).trimmed().mid(13)).port());
        const QJsonObject body{{u"userName"_s, u"lan.nguyen"_s}, {u"password"_s, kPassword}, {u"device"_s, QJsonObject{{u"id"_s, u"quay-1"_s}, {u"name"_s, u"Quầy"_s}}}};
        const HttpAnswer challenge = call(port, "POST", u"/v1/session"_s, QJsonDocument(body).toJson());
        QCOMPARE(challenge.status, 200);
        (void)call(port, "GET", u"/v1/dossiers?code=000.00.60.H15-230619-0035"_s, {}, u"a-secret-token"_s);
        centre.terminate();
        QTRY_COMPARE(call(port, "GET", u"/ready"_s).status, 503);
        QCOMPARE(call(port, "GET", u"/v1/health"_s).status, 200);
        QVERIFY(centre.waitForFinished(20'000));
        QCOMPARE(centre.exitCode(), 0);
        const QByteArray log = centre.readAllStandardError();
        int requests = 0;
        for (const QByteArray& line : log.trimmed().split('\n')) {
            const QJsonObject event = QJsonDocument::fromJson(line).object();
            QVERIFY2(event.contains("event"_L1) && event.contains("at"_L1), line.constData());
            requests += event["event"_L1].toString() == "request"_L1 ? 1 : 0;
        }
        QVERIFY(requests >= 3);
        for (const char* secret : {"lan.nguyen", "quay-1", "a-secret-token", "230619", "127.0.0.1", "Motcua@2026"})
            QVERIFY2(!log.contains(secret), secret);
    }

    void theLastWordCounts()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(u"motcua.conf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# the centre of a province\ndatabase = sqlite:/var/lib/x.db\nsmtp-from-name = Một Cửa # 1\ndemo = on\nlog=json\n");
        file.close();
        const QStringList valued{u"database"_s, u"smtp-from-name"_s, u"log"_s};
        const QStringList flags{u"demo"_s};
        qputenv("MOTCUA_LOG", "text");
        const auto all = backend::withSettings({u"p"_s, u"serve"_s, u"--config"_s, file.fileName(), u"--database"_s, u"sqlite:y"_s}, valued, flags);
        qunsetenv("MOTCUA_LOG");
        QVERIFY(all);
        QCOMPARE(*all, (QStringList{u"p"_s, u"--database=sqlite:/var/lib/x.db"_s, u"--smtp-from-name=Một Cửa # 1"_s, u"--demo"_s, u"--log=json"_s,
                                    u"--log=text"_s, u"serve"_s, u"--config"_s, file.fileName(), u"--database"_s, u"sqlite:y"_s}));
        QVERIFY(file.open(QIODevice::Append));
        file.write("frobnicate = 1\n");
        file.close();
        const auto wrong = backend::withSettings({u"p"_s, u"--config="_s + file.fileName()}, valued, flags);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, u"config_name"_s);
        QCOMPARE(backend::withSettings({u"p"_s, u"--config=/nonexistent"_s}, valued, flags).error().code, u"config_file"_s);
    }
};

QTEST_MAIN(TestBackendRunning)
#include "tst_backend_running.moc"
