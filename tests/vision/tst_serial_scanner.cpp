#include "vision/serial_scanner.h"

#include <QSignalSpy>
#include <QTest>

#include <pty.h>
#include <unistd.h>

using namespace motcua;
using namespace motcua::vision;
using namespace Qt::StringLiterals;

namespace {

//! A wire with a scanner at its other end: a pair of pseudo-terminals.
struct Wire
{
    int scanner = -1;
    int desk = -1;
    QString port;

    Wire()
    {
        char name[128] = {};
        if (::openpty(&scanner, &desk, name, nullptr, nullptr) == 0)
            port = QString::fromLocal8Bit(name);
    }
    ~Wire() { unplug(); }
    void unplug()
    {
        for (int* end : {&desk, &scanner}) {
            if (*end >= 0)
                ::close(*end);
            *end = -1;
        }
    }
    bool send(const QByteArray& bytes) const { return ::write(scanner, bytes.constData(), size_t(bytes.size())) == bytes.size(); }
};

} // namespace

class TestSerialScanner : public QObject
{
    Q_OBJECT

    static QStringList texts(const QSignalSpy& spy)
    {
        QStringList all;
        for (const auto& one : spy)
            all << one.front().toString();
        return all;
    }

private Q_SLOTS:
    void aLineIsACode_data()
    {
        QTest::addColumn<QByteArrayList>("pieces");
        QTest::addColumn<QStringList>("codes");
        const QString code = u"MC-2026-000123"_s;
        QTest::newRow("carriage return") << QByteArrayList{"MC-2026-000123\r"} << QStringList{code};
        QTest::newRow("both") << QByteArrayList{"MC-2026-000123\r\n"} << QStringList{code};
        QTest::newRow("two at once") << QByteArrayList{"MC-2026-000123\nMC-2026-000124\n"} << QStringList{code, u"MC-2026-000124"_s};
        QTest::newRow("in pieces") << QByteArrayList{"MC-20", "26-000", "123\n"} << QStringList{code};
        QTest::newRow("no end at all") << QByteArrayList{"MC-2026-000123"} << QStringList{code};
        QTest::newRow("an identity card") << QByteArrayList{"001190000017||Nguy\xe1\xbb\x85n Th\xe1\xbb\x8b An|01021990|N\xe1\xbb\xaf||01022021\r"}
                                          << QStringList{u"001190000017||Nguyễn Thị An|01021990|Nữ||01022021"_s};
        QTest::newRow("endless, then one") << QByteArrayList{QByteArray(3000, 'x'), QByteArray(3000, 'x') + "\rMC-2026-000123\r"} << QStringList{code};
    }

    void aLineIsACode()
    {
        QFETCH(QByteArrayList, pieces);
        QFETCH(QStringList, codes);
        const Wire wire;
        SerialScanner scanner;
        QSignalSpy scanned(&scanner, &SerialScanner::scanned);
        scanner.open(wire.port + u"@115200"_s);
        if (!scanner.isConnected())
            QSKIP("built without Qt SerialPort");
        for (const QByteArray& piece : pieces)
            QVERIFY(wire.send(piece));
        QTRY_COMPARE(texts(scanned), codes);
    }

    void unpluggedAndBack()
    {
        Wire wire;
        SerialScanner scanner;
        QSignalSpy changed(&scanner, &SerialScanner::connectedChanged);
        scanner.open(wire.port);
        if (!scanner.isConnected())
            QSKIP("built without Qt SerialPort");
        wire.unplug();
        QTRY_VERIFY(!scanner.isConnected());
        const Wire again; // the kernel gives the lowest free number: the same port
        if (again.port != wire.port)
            QSKIP("somebody else took the terminal meanwhile");
        QTRY_VERIFY(scanner.isConnected()); // by itself
        QSignalSpy scanned(&scanner, &SerialScanner::scanned);
        QVERIFY(again.send("MC-2026-000123\r"));
        QTRY_COMPARE(texts(scanned), QStringList{u"MC-2026-000123"_s});
        scanner.open({});
        QVERIFY(!scanner.isConnected());
        QCOMPARE(changed.size(), 4);
    }

    void noSuchPort()
    {
        SerialScanner scanner;
        scanner.open(u"no-such-port"_s);
        QVERIFY(!scanner.isConnected());
        QVERIFY(!SerialScanner::ports().contains(u"no-such-port"_s));
    }
};

QTEST_GUILESS_MAIN(TestSerialScanner)
#include "tst_serial_scanner.moc"
