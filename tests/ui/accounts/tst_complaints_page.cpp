#include "tests/ui/shell/desk_fixture.h"
#include "ui/accounts/complaints_page.h"
#include "ui/kit/theme.h"
#include "ui/shell/desk_frame.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QApplication>
#include <QJsonArray>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using test::DeskFixture;

//! Complaints about citizens' accounts in the administrator's window, against the real centre.
class tst_ComplaintsPage : public QObject
{
    Q_OBJECT

    std::unique_ptr<DeskFixture> m_desk;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    template<class T>
    T* find(const char* name)
    {
        return m_desk->find<T>(QString::fromLatin1(name));
    }
    QAbstractItemModel* rows() { return find<QAbstractItemView>("complaints.list")->model(); }
    QString state() { return find<QLabel>("complaints.state")->isVisible() ? find<QLabel>("complaints.state")->text() : QString(); }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_desk->page(u"complaints"_s), Qt::Key(key), modifiers); }

    QJsonObject check()
    {
        const QJsonObject code = m_desk->backend.get(u"/v1/accounts/check-code"_s).json();
        return {{u"id"_s, code["id"_L1]}, {u"answer"_s, code["demoAnswer"_L1]}};
    }
    //! Who took somebody's number.
    bool openAccount(const QString& number, const QString& name, const QString& phone)
    {
        auto& centre = m_desk->backend;
        const QJsonObject code = centre.post(u"/v1/accounts/registrations"_s, {{u"kind"_s, u"citizen"_s}, {u"method"_s, u"mobile"_s}, {u"userName"_s, number}, {u"fullName"_s, name},
                                                                               {u"birthDate"_s, u"15/02/1990"_s}, {u"phone"_s, phone}, {u"consent"_s, true}, {u"check"_s, check()}}).json();
        const QString ticket = centre.post(u"/v1/accounts/otp"_s, {{u"challenge"_s, code["challenge"_L1]}, {u"code"_s, code["demoOtp"_L1]}}).json()["ticket"_L1].toString();
        return centre.post(u"/v1/accounts/password"_s, {{u"ticket"_s, ticket}, {u"password"_s, u"Hoa@Sen2026"_s}, {u"repeat"_s, u"Hoa@Sen2026"_s}}).status == 201;
    }
    bool complain(const QString& number, const QString& name, const QString& phone)
    {
        return m_desk->backend.post(u"/v1/accounts/complaints"_s, {{u"kind"_s, u"citizen"_s}, {u"userName"_s, number}, {u"fullName"_s, name}, {u"phone"_s, phone},
                                                                   {u"text"_s, u"Tôi chưa từng mở tài khoản này"_s}, {u"check"_s, check()}}).status == 204;
    }
    bool exists(const QString& number)
    {
        return m_desk->backend.post(u"/v1/accounts/existence"_s, {{u"kind"_s, u"citizen"_s}, {u"userName"_s, number}, {u"check"_s, check()}}).json()["exists"_L1].toBool();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_desk = std::make_unique<DeskFixture>(test::SeedSize{10, 1, 1, 4, 7, {}});
        QVERIFY(m_desk->isReady());
        QVERIFY(m_desk->signIn(u"admin"_s, u"Motcua@2026"_s));
        QVERIFY(m_desk->waitForSync());
        m_desk->window->resize(1366, 768);
    }
    void cleanupTestCase() { m_desk.reset(); }

    void nobodyComplains()
    {
        m_desk->window->desk()->show(u"complaints"_s);
        m_tester = std::make_unique<QAbstractItemModelTester>(rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY(m_desk->page(u"complaints"_s)->findChild<QTabBar*>(u"complaints.tabs"_s)->tabData(0).toInt() == 0);
        QTRY_VERIFY(!find<QAbstractItemView>("complaints.list")->isVisible());
    }

    void whatStandsThere()
    {
        QVERIFY(openAccount(u"001190000017"_s, u"Lê Thị Sen"_s, u"0941234947"_s));
        QVERIFY(openAccount(u"001190000033"_s, u"Trần Thị Mậu"_s, u"0941234948"_s));
        QVERIFY(complain(u"001190000017"_s, u"Trần Thị Mậu"_s, u"0987654321"_s));
        QVERIFY(complain(u"001190000033"_s, u"Trần Thị Mâu"_s, u"0987654322"_s));
        QVERIFY(complain(u"001190000041"_s, u"Phạm Thị Mơ"_s, u"0987654323"_s)); // no account at all
        key(Qt::Key_F5);
        QTRY_COMPARE(rows()->rowCount(), 3);
        QCOMPARE(rows()->index(0, 0).data().toString(), u"Trần Thị Mậu"_s); // the oldest
        QTRY_VERIFY(find<QLabel>("complaints.text")->text().contains(u"chưa từng mở"_s));
        QVERIFY2(find<QLabel>("complaints.doubt")->text().contains(u"Tên khác"_s), qPrintable(find<QLabel>("complaints.doubt")->text()));
        find<QAbstractItemView>("complaints.list")->setCurrentIndex(rows()->index(2, 0));
        QTRY_VERIFY(m_desk->window->findChild<QLabel*>(u"complaints.noAccount"_s));
    }

    //! The keys alone; nothing happens without a reason, nor before what it does was read.
    void oneIsUpheld()
    {
        find<QAbstractItemView>("complaints.list")->setCurrentIndex(rows()->index(0, 0));
        key(Qt::Key_F6);
        auto* reason = find<QPlainTextEdit>("complaints.reason");
        QTRY_VERIFY(reason->hasFocus());
        QVERIFY(!find<QAbstractButton>("complaints.confirm")->isVisible());
        reason->setPlainText(u"Căn cước khớp, người đứng tên khác"_s);
        key(Qt::Key_Return, Qt::ControlModifier); // nothing was asked yet
        key(Qt::Key_F6);
        QVERIFY2(state().contains(u"Lê Thị Sen"_s) && state().contains(u"0987 654 321"_s), qPrintable(state()));
        key(Qt::Key_Escape);
        QVERIFY(!find<QAbstractButton>("complaints.confirm")->isVisible());
        QCOMPARE(rows()->rowCount(), 3);
        key(Qt::Key_F6);
        reason->setPlainText(u"Căn cước khớp, ảnh khớp"_s); // other words: asked anew
        QVERIFY(!find<QAbstractButton>("complaints.confirm")->isVisible());
        QVERIFY(exists(u"001190000017"_s));
        key(Qt::Key_F6);
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(rows()->rowCount(), 2);
        QVERIFY(!exists(u"001190000017"_s)); // its number is free
        auto* tabs = m_desk->page(u"complaints"_s)->findChild<QTabBar*>(u"complaints.tabs"_s);
        tabs->setCurrentIndex(1);
        QTRY_COMPARE(rows()->rowCount(), 1);
        QVERIFY(!find<QPlainTextEdit>("complaints.reason")->isVisible()); // decided once
        tabs->setCurrentIndex(0);
        QTRY_COMPARE(rows()->rowCount(), 2);
    }

    void anotherIsDeclined()
    {
        find<QAbstractItemView>("complaints.list")->setCurrentIndex(rows()->index(0, 0));
        QTRY_VERIFY(find<QPlainTextEdit>("complaints.reason")->toPlainText().isEmpty()); // another one's reason does not stay
        find<QPlainTextEdit>("complaints.reason")->setPlainText(u"Chính người này đã mở"_s);
        key(Qt::Key_F7);
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(rows()->rowCount(), 1);
        QVERIFY(exists(u"001190000033"_s));
    }

    //! Somebody else decides it meanwhile: said, and the list is right again.
    void theFirstOneDecides()
    {
        const QString token = m_desk->backend.signIn(u"admin"_s, u"another-device"_s);
        const QString id = m_desk->backend.get(u"/v1/complaints"_s, token).json()["items"_L1].toArray().first()["id"_L1].toString();
        QCOMPARE(m_desk->backend.post(u"/v1/complaints/%1/decision"_s.arg(id), {{u"decision"_s, u"declined"_s}, {u"note"_s, u"Không có tài khoản"_s}}, token).status, 200);
        find<QPlainTextEdit>("complaints.reason")->setPlainText(u"Trễ rồi"_s);
        key(Qt::Key_F6);
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(rows()->rowCount(), 0);
    }

    void withoutALine()
    {
        QVERIFY(complain(u"001190000058"_s, u"Phạm Thị Mơ"_s, u"0987654324"_s));
        key(Qt::Key_F5);
        QTRY_COMPARE(rows()->rowCount(), 1);
        m_desk->window->office()->setOnline(false);
        QTRY_VERIFY(find<QLabel>("complaints.offline")->isVisible());
        QCOMPARE(rows()->rowCount(), 1); // what was read stays
        auto* reason = find<QPlainTextEdit>("complaints.reason");
        reason->setPlainText(u"Đang xem giấy tờ"_s);
        key(Qt::Key_F6);
        QVERIFY(!find<QAbstractButton>("complaints.confirm")->isVisible());
        QVERIFY(!state().isEmpty());
        m_desk->window->office()->setOnline(true);
        m_desk->window->office()->sendNow();
        QTRY_VERIFY_WITH_TIMEOUT(!find<QLabel>("complaints.offline")->isVisible(), 20'000);
        QCOMPARE(find<QPlainTextEdit>("complaints.reason")->toPlainText(), u"Đang xem giấy tờ"_s);
        // It is on disk, and there again after the page was made anew.
        m_desk->settings.setLanguage(ui::Language::English);
        QTRY_COMPARE(find<QPlainTextEdit>("complaints.reason")->toPlainText(), u"Đang xem giấy tờ"_s);
        m_desk->settings.setLanguage(ui::Language::Vietnamese);
    }

    void aClerkHasNoSuchPage()
    {
        const QString clerk = m_desk->backend.signIn(u"lan.nguyen"_s, u"clerks-device"_s);
        QCOMPARE(m_desk->backend.get(u"/v1/complaints"_s, clerk).status, 403);
    }
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const ui::Theme theme(app, ui::ThemeMode::Light);
    tst_ComplaintsPage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_complaints_page.moc"
