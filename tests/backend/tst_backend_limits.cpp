#include "tests/backend/running_centre.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua::test;
namespace backend = motcua::backend;

namespace {

backend::CentreOptions impatient()
{
    auto options = RunningCentre::demoOptions();
    options.limits.headerTime = std::chrono::milliseconds(300);
    options.limits.bodyTime = std::chrono::milliseconds(300);
    options.limits.slowestRate = 1024 * 1024;
    options.limits.idleTime = std::chrono::milliseconds(300);
    options.limits.connections = 8;
    return options;
}

void connectTo(QTcpSocket& socket, const RunningCentre& centre)
{
    socket.connectToHost(u"127.0.0.1"_s, centre.port());
    QVERIFY(socket.waitForConnected());
}

bool closesWithin(QTcpSocket& socket, int ms)
{
    return socket.state() == QAbstractSocket::UnconnectedState || socket.waitForDisconnected(ms);
}

} // namespace

class TestBackendLimits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void slowHeadIsCut()
    {
        RunningCentre centre(impatient());
        QTcpSocket socket;
        connectTo(socket, centre);
        socket.write("GET /v1/health HTTP/1.1\r\nHo");
        QVERIFY(closesWithin(socket, 5'000));
        QVERIFY(socket.readAll().isEmpty());
    }

    void silenceIsCut()
    {
        RunningCentre centre(impatient());
        QTcpSocket socket;
        connectTo(socket, centre);
        QVERIFY(closesWithin(socket, 5'000));
    }

    void drippingBodyIsCut()
    {
        RunningCentre centre(impatient());
        QTcpSocket socket;
        connectTo(socket, centre);
        socket.write("POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{");
        // A byte now and then does not buy time: the whole body has one deadline.
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 5'000 && socket.state() == QAbstractSocket::ConnectedState) {
            socket.write(" ");
            socket.waitForReadyRead(100);
        }
        QVERIFY(timer.elapsed() < 4'000);
    }

    void idleConnectionIsClosedAndKeptOneIsUsedAgain()
    {
        RunningCentre centre(impatient());
        QTcpSocket socket;
        connectTo(socket, centre);
        for (int i = 0; i < 3; ++i) {
            socket.write("GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n");
            QCOMPARE(readAnswer(socket, 5'000).status, 200);
        }
        QVERIFY(closesWithin(socket, 5'000));
    }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        RunningCentre centre;
        QTcpSocket socket;
        connectTo(socket, centre);
        socket.write("GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\nGET /v1/session/me HTTP/1.1\r\nHost: x\r\n\r\nGET /v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QByteArray all;
        while (socket.waitForReadyRead(5'000))
            all += socket.readAll();
        QCOMPARE(all.count("HTTP/1.1 200"), 2);
        QCOMPARE(all.count("HTTP/1.1 401"), 1);
        QVERIFY(all.indexOf("401") < all.lastIndexOf("HTTP/1.1 200"));
    }

    void hundredMegabytesAreRefusedUnread()
    {
        RunningCentre centre;
        QTcpSocket socket;
        connectTo(socket, centre);
        socket.write("POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 104857600\r\n\r\n");
        const QByteArray block(1024 * 1024, 'x');
        qint64 sent = 0;
        while (sent < 104'857'600 && socket.state() == QAbstractSocket::ConnectedState && socket.bytesAvailable() == 0) {
            socket.write(block);
            sent += block.size();
            if (!socket.waitForBytesWritten(2'000))
                break;
        }
        const HttpAnswer answer = readAnswer(socket, 5'000);
        QCOMPARE(answer.status, 413);
        QCOMPARE(answer.code(), u"body_too_large"_s);
        QVERIFY2(sent < 50'000'000, "told early");
    }

    void chunkedBodyIsCountedToo()
    {
        RunningCentre centre;
        QTcpSocket socket;
        connectTo(socket, centre);
        socket.write("POST /v1/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 40 && socket.bytesAvailable() == 0; ++i) {
            socket.write("10000\r\n" + QByteArray(65'536, 'x') + "\r\n");
            if (!socket.waitForBytesWritten(2'000))
                break;
        }
        QCOMPARE(readAnswer(socket, 5'000).status, 413);
    }

    void floodOfHeaderFields()
    {
        RunningCentre centre;
        QTcpSocket socket;
        connectTo(socket, centre);
        QByteArray head = "GET /v1/health HTTP/1.1\r\nHost: x\r\n";
        for (int i = 0; i < 2'000; ++i)
            head += "X-Flood-" + QByteArray::number(i) + ": 0123456789012345678901234567890123456789\r\n";
        socket.write(head + "\r\n");
        QCOMPARE(readAnswer(socket, 5'000).status, 431);
        QCOMPARE(centre.get(u"/v1/health"_s).status, 200);
    }

    void expectContinueIsAnswered()
    {
        RunningCentre centre;
        QTcpSocket socket;
        connectTo(socket, centre);
        socket.write("POST /v1/session HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        QCOMPARE(readAnswer(socket, 5'000).status, 100);
        socket.write("{}");
        QCOMPARE(readAnswer(socket, 5'000).status, 400);
    }

    void rubbish_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("not http") << QByteArray("hello there\r\n\r\n");
        QTest::newRow("tls") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15);
        QTest::newRow("negative length") << QByteArray("POST /v1/session HTTP/1.1\r\nContent-Length: -1\r\n\r\n");
        QTest::newRow("two lengths") << QByteArray("POST /v1/session HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}");
        QTest::newRow("length and chunks") << QByteArray("POST /v1/session HTTP/1.1\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}");
        QTest::newRow("bad version") << QByteArray("GET /v1/health HTTP/9.9\r\n\r\n");
    }

    void rubbish()
    {
        QFETCH(QByteArray, bytes);
        RunningCentre centre;
        QTcpSocket socket;
        connectTo(socket, centre);
        socket.write(bytes);
        QCOMPARE(readAnswer(socket, 5'000).status, 400);
        QCOMPARE(centre.get(u"/v1/health"_s).status, 200);
    }

    void tooManyConnections()
    {
        auto options = impatient();
        options.limits.headerTime = std::chrono::milliseconds(20'000);
        RunningCentre centre(options);
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        for (int i = 0; i < 8; ++i) {
            sockets.push_back(std::make_unique<QTcpSocket>());
            connectTo(*sockets.back(), centre);
        }
        QTRY_COMPARE(centre.get(u"/v1/health"_s).status, 503);
        sockets.clear();
        QTRY_COMPARE(centre.get(u"/v1/health"_s).status, 200);
    }

    void whoHangsUpIsForgotten()
    {
        auto options = RunningCentre::demoOptions();
        options.limits.connections = 8;
        RunningCentre centre(options);
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const QByteArray page = centre.get(u"/v1/feed?scope=ref"_s, token).body.trimmed().split('\n').last();
        const QByteArray next = QJsonDocument::fromJson(page)["next"_L1].toString().toLatin1();
        for (int i = 0; i < 30; ++i) { // each would hold its place for 25 s
            QTcpSocket socket;
            connectTo(socket, centre);
            socket.write("GET /v1/feed?scope=ref&wait=25&after=" + next + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token.toLatin1() + "\r\n\r\n");
            QVERIFY(socket.waitForBytesWritten());
            socket.abort();
        }
        QTRY_COMPARE(centre.get(u"/v1/health"_s).status, 200);
    }
};

QTEST_MAIN(TestBackendLimits)
#include "tst_backend_limits.moc"
