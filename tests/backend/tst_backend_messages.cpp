#include "app/backend/post/courier.h"
#include "app/backend/post/folder_carrier.h"
#include "app/backend/post/network_carriers.h"
#include "app/backend/store/messages.h"
#include "app/backend/store/migrations.h"
#include "tests/backend/running_centre.h"
#include "tests/support/places.h"

#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua::test;
namespace backend = motcua::backend;
namespace store = motcua::backend::store;
namespace post = motcua::backend::post;

namespace {

//! The mail server and SMS gateway of tests/support/message_sink.py.
class Sink
{
public:
    Sink()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        // The package is the system's, whichever python3 comes first in the path.
        const QString python = QFile::exists(u"/usr/bin/python3"_s) ? u"/usr/bin/python3"_s : u"python3"_s;
        m_process.start(python, {motcua::test::sourcePath("tests/support/message_sink.py")});
        const QList<QByteArray> words = line().split(' ');
        m_smtp = words.value(1).toInt();
        m_sms = words.value(3).toInt();
    }
    ~Sink()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }
    [[nodiscard]] bool isUp() const { return m_smtp > 0 && m_sms > 0; }
    [[nodiscard]] post::SmtpOptions smtp() const
    {
        post::SmtpOptions options;
        options.url = u"smtp://127.0.0.1:%1"_s.arg(m_smtp);
        options.from = u"motcua@xa-tan-lap.example"_s;
        options.fromName = u"Một Cửa xã Tân Lập"_s;
        options.startTls = false;
        return options;
    }
    [[nodiscard]] post::SmsOptions sms() const { return {u"http://127.0.0.1:%1/send"_s.arg(m_sms), u"secret-token"_s, {}, true}; }
    //! What has come so far.
    QList<QJsonObject>& taken()
    {
        m_process.waitForReadyRead(1);
        while (m_process.canReadLine())
            m_taken.append(QJsonDocument::fromJson(m_process.readLine()).object());
        return m_taken;
    }

private:
    QByteArray line()
    {
        while (m_process.state() != QProcess::NotRunning && !m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(20'000))
                break;
        }
        return m_process.readLine().trimmed();
    }
    QProcess m_process;
    int m_smtp = 0;
    int m_sms = 0;
    QList<QJsonObject> m_taken;
};

//! A database of its own, a clock in the test's hand, couriers as wanted.
struct Office
{
    Office() { QVERIFY(!store::migrate(*db)); }
    [[nodiscard]] QString file() const { return db->database(); }
    std::unique_ptr<post::Courier> courier(const QString& channel, std::function<std::unique_ptr<post::Carrier>()> carrier)
    {
        return std::make_unique<post::Courier>(post::Courier::Options{file(), channel, std::move(carrier), [this] { return now.load(); }, {}});
    }
    QString queue(const store::Message& message)
    {
        return store::write(*db, [&](store::Db& d) { return store::queueMessage(d, message, now); }).value();
    }
    QString state(const QString& id) { return store::messageState(*db, id); }

    QTemporaryDir dir;
    std::atomic<qint64> now = 1'800'000'000'000;
    std::unique_ptr<store::Db> db = store::Db::open(emptyDatabase(dir.path())).value();
};

store::Message mail(const QString& to, std::vector<store::Attachment> attachments = {})
{
    return {u"email"_s, to, u"Mã tham dự cuộc họp của Đảng ủy xã, kỳ họp thứ chín mươi chín năm nay"_s, u"Kính gửi đồng chí,\nmã ở tệp kèm theo."_s, 0, std::move(attachments)};
}

} // namespace

class TestBackendMessages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mailCarriesAttachmentsAndLosesNoLetter()
    {
        Sink sink;
        QVERIFY(sink.isUp());
        Office office;
        const auto courier = office.courier(u"email"_s, [&] { return post::smtpCarrier(sink.smtp()); });
        const QByteArray big(300'000, 'x');
        const QString id = office.queue(mail(u"an@example.vn"_s, {{u"Thẻ tham dự.pdf"_s, "application/pdf", big}, {u"qr.png"_s, "image/png", "png"}}));
        courier->wake();
        QTRY_COMPARE(office.state(id), u"sent"_s);
        QTRY_COMPARE(sink.taken().size(), 1);
        const QJsonObject got = sink.taken().first();
        QCOMPARE(got["to"_L1].toString(), u"an@example.vn"_s);
        QCOMPARE(got["subject"_L1].toString(), mail({}).subject);
        QCOMPARE(got["text"_L1].toString(), mail({}).text);
        QCOMPARE(got["id"_L1].toString(), u"<%1@xa-tan-lap.example>"_s.arg(id));
        QVERIFY(got["shown"_L1].toString().contains(u"Một Cửa xã Tân Lập"_s));
        const QJsonArray attachments = got["attachments"_L1].toArray();
        QCOMPARE(attachments.size(), 2);
        QCOMPARE(attachments[0]["name"_L1].toString(), u"Thẻ tham dự.pdf"_s);
        QCOMPARE(attachments[0]["type"_L1].toString(), u"application/pdf"_s);
        QCOMPARE(attachments[0]["size"_L1].toInt(), big.size());
        // What is sent keeps nothing of what it said.
        QVERIFY(office.db->one("SELECT 1 FROM message WHERE text = '' AND subject = '' AND state = 'sent'"_L1));
        QVERIFY(!office.db->one("SELECT 1 FROM message_attachment"_L1));
    }

    void everyRefusalHasItsFate_data()
    {
        QTest::addColumn<QString>("channel");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("came");
        QTest::newRow("mail, later") << u"email"_s << u"tempfail@example.vn"_s << u"sent"_s << 1;
        QTest::newRow("mail, mailbox full") << u"email"_s << u"full@example.vn"_s << u"refused"_s << 0;
        QTest::newRow("mail, no address") << u"email"_s << u"a@b>\r\nRCPT TO:<c@d"_s << u"refused"_s << 0;
        QTest::newRow("mail, taken but not said so") << u"email"_s << u"hangup@example.vn"_s << u"unsure"_s << 1; // never twice
        QTest::newRow("sms, later") << u"sms"_s << u"0900000503"_s << u"sent"_s << 1;
        QTest::newRow("sms, refused") << u"sms"_s << u"0900000422"_s << u"refused"_s << 0;
        QTest::newRow("sms, answer lost, gateway knows the id") << u"sms"_s << u"0900000000"_s << u"sent"_s << 1;
    }

    void everyRefusalHasItsFate()
    {
        QFETCH(QString, channel);
        QFETCH(QString, address);
        QFETCH(QString, state);
        QFETCH(int, came);
        Sink sink;
        QVERIFY(sink.isUp());
        Office office;
        const auto courier = office.courier(channel, [&] { return channel == "sms"_L1 ? post::smsCarrier(sink.sms()) : post::smtpCarrier(sink.smtp()); });
        const QString id = office.queue({channel, address, u"x"_s, u"Nội dung"_s, 0, {}});
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                office.now += 60'000; // whatever pause there is, it is over
                courier->wake();
                QTest::qWait(20);
                return office.state(id) == state;
            }(),
            20'000);
        QTRY_COMPARE(sink.taken().size(), came);
        office.now += 48LL * 3600 * 1000;
        courier->wake();
        QTest::qWait(50);
        QCOMPARE(sink.taken().size(), came);
        QCOMPARE(office.state(id), state);
    }

    void waitsForAServerThatIsAway()
    {
        Office office;
        post::SmtpOptions nowhere;
        nowhere.url = u"smtp://127.0.0.1:1"_s;
        nowhere.from = u"a@b.vn"_s;
        const auto courier = office.courier(u"email"_s, [&] { return post::smtpCarrier(nowhere); });
        const QString id = office.queue(mail(u"an@example.vn"_s));
        courier->wake();
        QTRY_COMPARE(office.db->one("SELECT attempts FROM message"_L1)->at(0).toInt(), 1);
        QCOMPARE(office.state(id), u"waiting"_s);
        QVERIFY(office.db->one("SELECT next_try FROM message"_L1)->at(0).toLongLong() >= office.now + 2500);
    }

    void refusesToTalkInTheClear()
    {
        Sink sink; // offers no STARTTLS
        Office office;
        post::SmtpOptions options = sink.smtp();
        options.startTls = true;
        const auto courier = office.courier(u"email"_s, [&] { return post::smtpCarrier(options); });
        (void)office.queue(mail(u"an@example.vn"_s));
        courier->wake();
        QTRY_COMPARE(office.db->one("SELECT attempts FROM message"_L1)->at(0).toInt(), 1);
        QVERIFY(sink.taken().isEmpty());
    }

    void oldCodesAreNotSent()
    {
        Office office;
        const QString id = office.queue({u"sms"_s, u"0900000001"_s, {}, u"Mã 123456"_s, office.now + 300'000, {}});
        office.now += 300'001;
        QTemporaryDir folder;
        const auto courier = office.courier(u"sms"_s, [&] { return std::make_unique<post::FolderCarrier>(folder.path()); });
        QTRY_COMPARE(office.state(id), u"expired"_s);
        QVERIFY(QDir(folder.path()).isEmpty());
        QVERIFY(!office.db->one("SELECT 1 FROM message WHERE text <> ''"_L1));
    }

    //! Its sender died: before the last byte another one takes it up when the lease is over, after it nobody does.
    void aDeadSendersMessage()
    {
        Office office;
        const QString before = office.queue(mail(u"truoc@example.vn"_s));
        const auto first = store::claimMessage(*office.db, u"email"_s, office.now).value().value();
        const QString after = office.queue(mail(u"sau@example.vn"_s));
        const auto second = store::claimMessage(*office.db, u"email"_s, office.now).value().value();
        QCOMPARE(second.id, after);
        QVERIFY(store::markHanding(*office.db, second));
        QVERIFY(!store::claimMessage(*office.db, u"email"_s, office.now).value()); // both are somebody's
        office.now += store::kLeaseSeconds * 1000 + 1;
        const auto again = store::claimMessage(*office.db, u"email"_s, office.now).value().value();
        QCOMPARE(again.id, before);
        QVERIFY(!store::markHanding(*office.db, first)); // too late: it is another one's now
        QVERIFY(store::markHanding(*office.db, again));
        QCOMPARE(office.state(after), u"unsure"_s);
    }

    void severalSendersNeverSendTwice()
    {
        Sink sink;
        QVERIFY(sink.isUp());
        Office office;
        constexpr int count = 60;
        for (int i = 0; i < count; ++i)
            (void)office.queue(mail(u"nguoi%1@example.vn"_s.arg(i)));
        std::vector<std::unique_ptr<post::Courier>> couriers;
        for (int i = 0; i < 4; ++i)
            couriers.push_back(office.courier(u"email"_s, [&] { return post::smtpCarrier(sink.smtp()); }));
        QTRY_VERIFY_WITH_TIMEOUT(office.db->one("SELECT count(*) FROM message WHERE state = 'sent'"_L1)->at(0).toInt() == count, 60'000);
        couriers.clear();
        QTRY_VERIFY(sink.taken().size() >= count);
        QSet<QString> ids;
        for (const QJsonObject& one : sink.taken())
            ids.insert(one["id"_L1].toString());
        QCOMPARE(ids.size(), count);
        QCOMPARE(sink.taken().size(), count);
    }

    void oneTelephoneIsNotFlooded()
    {
        backend::CentreOptions options;
        QTemporaryDir mail;
        options.mailDir = mail.path();
        RunningCentre centre(options);
        for (int i = 0; i < 14; ++i)
            QCOMPARE(centre.startSession(u"lan.nguyen"_s, kPassword, u"d%1"_s.arg(i)).status, 200);
        const auto letters = [&] { return QDir(mail.path()).entryList({u"*-sms.txt"_s}).size(); };
        QTRY_COMPARE(letters(), 10);
        centre.advance(3601);
        QCOMPARE(centre.startSession(u"lan.nguyen"_s, kPassword).status, 200);
        QTRY_COMPARE(letters(), 11);
    }

    void codesGoOutThroughTheGateway()
    {
        Sink sink;
        backend::CentreOptions options;
        options.sms = sink.sms();
        options.smtp = sink.smtp();
        RunningCentre centre(options);
        const QJsonObject challenge = centre.startSession(u"lan.nguyen"_s, kPassword).json();
        QTRY_COMPARE(sink.taken().size(), 1);
        const QJsonObject sms = sink.taken().first();
        QCOMPARE(sms["token"_L1].toString(), u"Bearer secret-token"_s);
        const QString code = sms["text"_L1].toString().last(6);
        QCOMPARE(centre.post(u"/v1/session/otp"_s, {{u"challenge"_s, challenge["challenge"_L1]}, {u"code"_s, code}}).status, 200);
    }
};

QTEST_MAIN(TestBackendMessages)
#include "tst_backend_messages.moc"
