#include "services/account_desk.h"
#include "tests/support/message_sink.h"
#include "tests/ui/shell/desk_fixture.h"
#include "ui/accounts/accounts_page.h"
#include "ui/accounts/citizen_window.h"
#include "ui/shell/desk_frame.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMutex>
#include <QPlainTextEdit>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using test::DeskFixture;
using test::waitUntil;

namespace {

const QString password = u"Hoa@Sen2026"_s;

//! Everything that was logged while the test ran: neither a code nor a password may stand there.
QStringList logged;
QMutex logging; //!< every thread logs
QtMessageHandler before = nullptr;

void listen(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    {
        const QMutexLocker lock(&logging);
        logged << text;
    }
    before(type, context, text);
}

} // namespace

//! Citizens' accounts through the clerk's window and the citizen's, against the real centre, with the codes from the real messages.
class tst_AccountsFlow : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::MessageSink> m_sink;
    std::unique_ptr<DeskFixture> m_desk;
    QStringList m_codes; //!< that were typed

    template<class T>
    T* find(const char* name)
    {
        return m_desk->find<T>(QString::fromLatin1(name));
    }

    //! The citizen's window is none of the clerk's: it is found among the top levels only.
    static ui::accounts::CitizenWindow* window()
    {
        for (QWidget* one : QApplication::topLevelWidgets()) {
            if (auto* found = qobject_cast<ui::accounts::CitizenWindow*>(one); found && found->isVisible())
                return found;
        }
        return nullptr;
    }

    template<class T>
    static T* citizens(const char* name)
    {
        return window() ? window()->findChild<T*>(QString::fromLatin1(name)) : nullptr;
    }

    static void typeAt(QWidget* target, const QString& text)
    {
        target->setFocus();
        QTest::keyClicks(target, text);
    }

    QString shown(const char* name) { return find<QLabel>(name)->text(); }

    void fill(const QString& number, const QString& name, const QString& birth, const QString& phone, const QString& email = {})
    {
        m_desk->type(u"account.userName"_s, number);
        m_desk->type(u"account.fullName"_s, name);
        m_desk->type(u"account.birthDate"_s, birth);
        m_desk->type(u"account.phone"_s, phone);
        m_desk->type(u"account.email"_s, email);
        find<QCheckBox>("account.consent")->setChecked(true);
    }

    bool typeCode(const QString& code)
    {
        m_codes << code;
        auto* edit = citizens<QLineEdit>("citizen.code");
        if (!edit)
            return false;
        edit->clear();
        typeAt(edit, code);
        return true;
    }

    bool choosePassword(const QString& text)
    {
        if (!waitUntil([] { return citizens<QLineEdit>("citizen.password") != nullptr; })) {
            const auto* message = citizens<QLabel>("citizen.message");
            qWarning("the citizen was not asked for a password: %s", qPrintable(message ? message->text() : u"no window"_s));
            return false;
        }
        for (const char* name : {"citizen.password", "citizen.repeat"}) {
            citizens<QLineEdit>(name)->clear();
            typeAt(citizens<QLineEdit>(name), text);
        }
        QTest::keyClick(citizens<QLineEdit>("citizen.repeat"), Qt::Key_Return);
        return true;
    }

    bool act(int key = Qt::Key_Return, Qt::KeyboardModifiers modifiers = Qt::ControlModifier)
    {
        auto* page = m_desk->page(u"accounts"_s);
        QTest::keyClick(page, Qt::Key(key), modifiers);
        return true;
    }

    //! Opens one from beginning to end; the clerk is at an empty form afterwards.
    bool openOne(const QString& number, const QString& phone)
    {
        fill(number, u"Trần Thị Mậu"_s, u"15/02/1990"_s, phone);
        if (!waitUntil([&] { return find<QAbstractButton>("account.act")->isEnabled(); }))
            return false;
        act();
        if (!waitUntil([] { return window() != nullptr; }) || !typeCode(m_sink->code(phone)) || !choosePassword(password))
            return false;
        if (!waitUntil([&] { return find<QLabel>("account.done")->isVisible(); }))
            return false;
        act();
        return waitUntil([] { return window() == nullptr; });
    }

    QJsonObject signIn(const QString& number, const QString& with)
    {
        const QJsonObject check = m_desk->backend.get(u"/v1/accounts/check-code"_s).json();
        return m_desk->backend
            .post(u"/v1/session"_s, {{u"realm"_s, u"citizen"_s}, {u"userName"_s, number}, {u"password"_s, with},
                                     {u"device"_s, QJsonObject{{u"id"_s, u"phone"_s}}},
                                     {u"check"_s, QJsonObject{{u"id"_s, check["id"_L1]}, {u"answer"_s, check["demoAnswer"_L1]}}}})
            .json();
    }

    //! One value of the centre's own file.
    QString atCentre(const QString& sql)
    {
        QProcess python;
        python.start(u"/usr/bin/python3"_s, {u"-c"_s, u"import sqlite3,sys;c=sqlite3.connect(sys.argv[1]);r=c.execute(sys.argv[2]).fetchone();c.commit();print(r[0] if r else '')"_s,
                                             m_desk->backend.database(), sql});
        python.waitForFinished();
        return QString::fromUtf8(python.readAllStandardOutput()).trimmed();
    }

private Q_SLOTS:
    void initTestCase()
    {
        before = qInstallMessageHandler(listen);
        m_sink = std::make_unique<test::MessageSink>();
        if (!m_sink->isUp())
            QSKIP("no mail server for tests here (python3-aiosmtpd)");
        m_desk = std::make_unique<DeskFixture>(test::SeedSize{10, 1, 1, 4, 7, {}});
        QVERIFY(m_desk->isReady());
        QVERIFY(m_desk->backend.terminate());
        QVERIFY2(m_desk->backend.start(m_sink->words()), qPrintable(m_desk->backend.problem()));
        QVERIFY(m_desk->signIn(u"lan.nguyen"_s));
        QVERIFY(m_desk->waitForSync());
        m_desk->window->resize(1366, 768);
        m_desk->window->desk()->show(u"accounts"_s);
        QTRY_VERIFY(find<QComboBox>("account.method")->count() > 0);
        m_desk->window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
    }
    void cleanupTestCase()
    {
        m_desk.reset();
        m_sink.reset();
        qInstallMessageHandler(before);
        for (const QString& line : std::as_const(logged)) {
            QVERIFY2(!line.contains(password), "a password was logged");
            for (const QString& code : std::as_const(m_codes))
                QVERIFY2(code.isEmpty() || !line.contains(code), "a code was logged");
        }
    }

    //! Each story begins at an empty form, also after one that failed.
    void init()
    {
        if (find<QLineEdit>("account.userName")->isReadOnly() || find<QPlainTextEdit>("account.words")->isVisible())
            act(Qt::Key_Escape, Qt::NoModifier);
        QTRY_VERIFY(!window());
        if (find<QAbstractButton>("account.discard")->isVisible())
            m_desk->click(u"account.discard"_s);
    }

    void theCentresMethodsAreOffered()
    {
        auto* method = find<QComboBox>("account.method");
        QCOMPARE(method->currentData().toString(), u"mobile"_s);
        const auto enabled = [&](const QString& id) { return method->model()->flags(method->model()->index(method->findData(id), 0)).testFlag(Qt::ItemIsEnabled); };
        QVERIFY(enabled(u"province"_s));
        QVERIFY(!enabled(u"public_security"_s)); // named, so that the clerk can say so
        find<QWidget>("account.kind")->findChild<QAbstractButton*>(u"segment1"_s)->click();
        QCOMPARE(method->currentData().toString(), u"province"_s); // all that a business may have here
        QVERIFY(method->findData(u"mobile"_s) < 0);
        find<QWidget>("account.kind")->findChild<QAbstractButton*>(u"segment0"_s)->click();
        QCOMPARE(method->currentData().toString(), u"mobile"_s); // a slip of the kind leaves nothing behind
    }

    void anAccountIsOpened()
    {
        const QString phone = u"0941234947"_s;
        fill(u"001190000017"_s, u"Trần Thị Mậu"_s, u"15/02/1990"_s, phone);
        QTRY_VERIFY2(shown("account.known").contains(u"Chưa có tài khoản"_s), qPrintable(shown("account.known")));
        find<QCheckBox>("account.consent")->setChecked(false);
        act();
        QVERIFY(!find<QLabel>("account.state")->text().isEmpty()); // nothing goes out without consent
        find<QCheckBox>("account.consent")->setChecked(true);
        act();
        QTRY_VERIFY2(window(), qPrintable(shown("account.state")));
        QVERIFY(!m_desk->window->findChild<QWidget*>(u"citizen.code"_s)); // no widget of the clerk's
        QVERIFY(find<QLineEdit>("account.userName")->isReadOnly());
        QVERIFY(shown("account.turn").contains(u"nhập mã"_s));
        // On one screen it stands in the empty part of the page and covers nothing of the clerk's.
        const QRect head(find<QLabel>("account.turn")->parentWidget()->mapToGlobal(QPoint()), find<QLabel>("account.turn")->parentWidget()->size());
        if (QGuiApplication::screens().size() == 1 && QGuiApplication::primaryScreen()->size().width() >= 1366)
            QVERIFY(!window()->geometry().intersects(head));

        const QString code = m_sink->code(phone);
        QCOMPARE(code.size(), 6);
        QVERIFY(typeCode(code == u"000000"_s ? u"000001"_s : u"000000"_s));
        QTRY_VERIFY(citizens<QLabel>("citizen.message")->isVisible());
        QVERIFY2(citizens<QLabel>("citizen.message")->text().contains(u"4"_s), qPrintable(citizens<QLabel>("citizen.message")->text()));
        QTRY_VERIFY2(shown("account.turnCode").contains(u"4"_s), qPrintable(shown("account.turnCode")));
        QVERIFY(typeCode(code));
        QTRY_VERIFY(citizens<QLineEdit>("citizen.password"));
        QTRY_VERIFY(shown("account.turn").contains(u"mật khẩu"_s));
        auto* set = citizens<QAbstractButton>("citizen.set");
        typeAt(citizens<QLineEdit>("citizen.password"), u"hoasen"_s);
        typeAt(citizens<QLineEdit>("citizen.repeat"), u"hoasen"_s);
        QVERIFY(!set->isEnabled()); // too weak
        citizens<QLineEdit>("citizen.password")->clear();
        typeAt(citizens<QLineEdit>("citizen.password"), password);
        QVERIFY(!set->isEnabled()); // not twice the same
        QVERIFY(choosePassword(password));
        QTRY_VERIFY(find<QLabel>("account.done")->isVisible());
        QVERIFY(window()); // the citizen reads that it is open
        for (const QLineEdit* edit : m_desk->window->findChildren<QLineEdit*>())
            QVERIFY(!edit->text().contains(password));
        QVERIFY(!window()->findChild<QLineEdit*>()); // nor is it kept there
        act();
        QTRY_VERIFY(!window());
        QVERIFY(find<QLineEdit>("account.userName")->text().isEmpty());
        QVERIFY(signIn(u"001190000017"_s, password).contains("challenge"_L1));
        const QString lan = atCentre(u"SELECT id FROM official WHERE user_name = 'lan.nguyen'"_s);
        QVERIFY(!lan.isEmpty());
        QCOMPARE(atCentre(u"SELECT helped_by FROM account WHERE user_name = '001190000017'"_s), lan);
        QVERIFY(!atCentre(u"SELECT n FROM audit WHERE action = 'account.open' AND official = (SELECT id FROM account WHERE user_name = '001190000017')"_s).isEmpty());
    }

    void anExistingOneHasItsWaysOut()
    {
        m_desk->type(u"account.userName"_s, u"001190000017"_s);
        QTRY_COMPARE(shown("account.known"), u"Số này đã có tài khoản"_s);
        QVERIFY(shown("account.knownMore").contains(u"0941xxx947"_s));
        QVERIFY(!find<QAbstractButton>("account.act")->isEnabled());
        act(Qt::Key_F6, Qt::NoModifier);
        QTRY_VERIFY(window());
        QVERIFY(typeCode(m_sink->code(u"0941234947"_s, 1)));
        QVERIFY(choosePassword(u"Khac@2026"_s));
        QTRY_VERIFY(find<QLabel>("account.done")->isVisible());
        QVERIFY(!signIn(u"001190000017"_s, password).contains("challenge"_L1));
        QVERIFY(signIn(u"001190000017"_s, u"Khac@2026"_s).contains("challenge"_L1));
        const QString lan = atCentre(u"SELECT id FROM official WHERE user_name = 'lan.nguyen'"_s);
        QCOMPARE(atCentre(u"SELECT official FROM audit WHERE action = 'account.assist_reset'"_s), lan);
        act();
    }

    void theProfileIsCorrectedWithTheCitizensYes()
    {
        QVERIFY(openOne(u"001190000033"_s, u"0941234903"_s));
        m_desk->type(u"account.userName"_s, u"001190000033"_s);
        QTRY_VERIFY(find<QAbstractButton>("account.openProfile")->isVisible());
        act(Qt::Key_F8, Qt::NoModifier);
        QTRY_VERIFY(window());
        QVERIFY(typeCode(m_sink->code(u"0941234903"_s, 1)));
        QTRY_COMPARE(find<QLineEdit>("account.fullName")->text(), u"Trần Thị Mậu"_s); // shown only now
        QTRY_VERIFY(!window());
        QTRY_VERIFY(find<QLineEdit>("profile.email")->isVisible());
        m_desk->type(u"profile.street"_s, u"Số 18, tổ 4"_s);
        m_desk->type(u"profile.issuedOn"_s, u"31/02/2020"_s);
        act();
        QVERIFY(!find<QLabel>("account.done")->isVisible()); // no such day
        m_desk->type(u"profile.issuedOn"_s, u"20/05/2022"_s);
        act();
        QTRY_VERIFY(find<QLabel>("account.done")->isVisible());
        QVERIFY(atCentre(u"SELECT CAST(body AS TEXT) FROM account WHERE user_name = '001190000033'"_s).contains(u"Số 18, tổ 4"_s));
        act();
    }

    void aComplaintIsWrittenDown()
    {
        m_desk->type(u"account.userName"_s, u"001190000033"_s);
        m_desk->type(u"account.fullName"_s, u"Trần Thị Mậu"_s);
        m_desk->type(u"account.phone"_s, u"0987654321"_s);
        QTRY_VERIFY(find<QAbstractButton>("account.complain")->isVisible());
        act(Qt::Key_F7, Qt::NoModifier);
        QTRY_VERIFY(find<QPlainTextEdit>("account.words")->isVisible());
        act();
        QVERIFY(!find<QLabel>("account.done")->isVisible()); // no words yet
        find<QPlainTextEdit>("account.words")->setPlainText(u"Tài khoản này không phải tôi lập"_s);
        act();
        QTRY_VERIFY(find<QLabel>("account.done")->isVisible());
        QCOMPARE(atCentre(u"SELECT phone FROM complaint"_s), u"0987654321"_s);
        act();
    }

    void guessingEndsIt()
    {
        const QString phone = u"0941234904"_s;
        fill(u"001190000041"_s, u"Trần Thị Mậu"_s, u"15/02/1990"_s, phone);
        QTRY_VERIFY(find<QAbstractButton>("account.act")->isEnabled());
        act();
        QTRY_VERIFY(window());
        const QString code = m_sink->code(phone);
        const QString wrong = code == u"111111"_s ? u"222222"_s : u"111111"_s;
        for (int left = 4; left >= 0; --left) {
            QVERIFY(typeCode(wrong));
            if (left > 0)
                QTRY_VERIFY(citizens<QLabel>("citizen.message")->isVisible() && citizens<QLabel>("citizen.message")->text().contains(QString::number(left)));
        }
        QTRY_VERIFY(!citizens<QLineEdit>("citizen.code"));
        QTRY_VERIFY(shown("account.turn").contains(u"không dùng được"_s));
        act(); // back to the form: what the clerk typed is there
        QTRY_VERIFY(!window());
        QCOMPARE(find<QLineEdit>("account.phone")->text(), u"0941 234 904"_s);
        QVERIFY(!find<QLineEdit>("account.phone")->isReadOnly());
        QTRY_VERIFY(find<QAbstractButton>("account.act")->isEnabled());
        act(); // a minute has to pass between two codes to one phone, and that is said
        QTRY_VERIFY2(shown("account.state").contains(u"một phút"_s), qPrintable(shown("account.state")));
        m_desk->click(u"account.discard"_s);
    }

    void anOldCodeIsSaidSo()
    {
        const QString phone = u"0941234905"_s;
        fill(u"001190000050"_s, u"Trần Thị Mậu"_s, u"15/02/1990"_s, phone);
        QTRY_VERIFY(find<QAbstractButton>("account.act")->isEnabled());
        act();
        QTRY_VERIFY(window());
        const QString code = m_sink->code(phone);
        atCentre(u"UPDATE challenge SET expires_at = 1"_s); // five minutes later
        QVERIFY(typeCode(code));
        QTRY_VERIFY(!citizens<QLineEdit>("citizen.code"));
        QTRY_VERIFY(find<QLabel>("account.turnNote")->isVisible());
        act();
        QTRY_VERIFY(!window());
        QCOMPARE(find<QLineEdit>("account.userName")->text(), u"001 190 000 050"_s);
        m_desk->click(u"account.discard"_s);
    }

    void aClosedWindowForgetsOnlyWhatWasTypedThere()
    {
        const QString phone = u"0941234906"_s;
        fill(u"001190000068"_s, u"Trần Thị Mậu"_s, u"15/02/1990"_s, phone);
        QTRY_VERIFY(find<QAbstractButton>("account.act")->isEnabled());
        act();
        QTRY_VERIFY(window());
        const QString code = m_sink->code(phone);
        typeAt(citizens<QLineEdit>("citizen.code"), code.first(3));
        window()->close();
        QTRY_VERIFY(!window());
        QTRY_VERIFY2(shown("account.turnNote").contains(u"F4"_s), qPrintable(shown("account.turnNote")));
        act(Qt::Key_F4, Qt::NoModifier);
        QTRY_VERIFY(window());
        QVERIFY(citizens<QLineEdit>("citizen.code")->text().isEmpty());
        QVERIFY(typeCode(code)); // and the code still holds
        QTRY_VERIFY(citizens<QLineEdit>("citizen.password"));
        typeAt(citizens<QLineEdit>("citizen.password"), password);
        window()->close();
        act(Qt::Key_F4, Qt::NoModifier);
        QTRY_VERIFY(citizens<QLineEdit>("citizen.password"));
        QVERIFY(citizens<QLineEdit>("citizen.password")->text().isEmpty());
        QTest::keyClick(citizens<QLineEdit>("citizen.password"), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(citizens<QLineEdit>("citizen.password")->text().isEmpty());
        act(Qt::Key_Escape, Qt::NoModifier); // the clerk breaks it off
        QTRY_VERIFY(!window());
        QCOMPARE(find<QLineEdit>("account.fullName")->text(), u"Trần Thị Mậu"_s);
        m_desk->click(u"account.discard"_s);
    }

    void withoutALineNothingTypedIsLost()
    {
        const QString phone = u"0941234907"_s;
        fill(u"001190000076"_s, u"Trần Thị Mậu"_s, u"15/02/1990"_s, phone);
        QTRY_VERIFY(find<QAbstractButton>("account.act")->isEnabled());
        act();
        QTRY_VERIFY(window());
        const QString code = m_sink->code(phone);
        m_desk->backend.kill(); // in the middle
        QVERIFY(typeCode(code));
        QTRY_VERIFY(citizens<QLabel>("citizen.message")->isVisible());
        QCOMPARE(citizens<QLineEdit>("citizen.code")->text(), code); // still there to be sent again
        QTRY_VERIFY(find<QLabel>("account.offline")->isVisible());
        QVERIFY2(m_desk->backend.start(m_sink->words()), qPrintable(m_desk->backend.problem()));
        citizens<QAbstractButton>("citizen.confirm")->click();
        QTRY_VERIFY(citizens<QLineEdit>("citizen.password"));
        m_desk->backend.kill();
        QVERIFY(choosePassword(password));
        QTRY_VERIFY(citizens<QLabel>("citizen.message")->isVisible());
        QCOMPARE(citizens<QLineEdit>("citizen.password")->text(), password);
        QVERIFY2(m_desk->backend.start(m_sink->words()), qPrintable(m_desk->backend.problem()));
        citizens<QAbstractButton>("citizen.set")->click();
        QTRY_VERIFY(find<QLabel>("account.done")->isVisible());
        act();
        // Away from the beginning: it is said, what is typed is on disk, and nothing is queued.
        m_desk->window->office()->setOnline(false);
        QTRY_VERIFY(find<QLabel>("account.offline")->isVisible());
        fill(u"001190000084"_s, u"Lê Thị Sen"_s, u"15/02/1990"_s, u"0941234908"_s);
        QVERIFY(!find<QAbstractButton>("account.act")->isEnabled());
        auto* accounts = m_desk->window->office()->accounts();
        QByteArray draft;
        QTRY_VERIFY((draft = accounts->loadDraft().result().value_or(QByteArray())).contains("Lê Thị Sen"));
        QVERIFY(!draft.contains(password.toUtf8()));
        QCOMPARE(m_desk->window->office()->syncStatus().waiting, 0);
        m_desk->window->office()->setOnline(true);
        m_desk->window->office()->sendNow();
        QTRY_VERIFY_WITH_TIMEOUT(!find<QLabel>("account.offline")->isVisible(), 20'000);
        QTRY_VERIFY(find<QAbstractButton>("account.act")->isEnabled()); // looked up as soon as the line is back
        m_desk->click(u"account.discard"_s);
        QTRY_VERIFY(accounts->loadDraft().result().value_or(QByteArray()).isEmpty());
    }

    void aScannerFillsTheForm()
    {
        auto* number = find<QLineEdit>("account.userName");
        number->setFocus();
        for (const QChar letter : u"066192008314|012345678|Nguyễn Thị Quỳnh Như|14021992|Nữ|Số 18, tổ 4, phường An Hòa|20052022"_s)
            QCoreApplication::sendEvent(number, std::make_unique<QKeyEvent>(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter)).get());
        QTRY_COMPARE(find<QLineEdit>("account.fullName")->text(), u"Nguyễn Thị Quỳnh Như"_s);
        QCOMPARE(find<QLineEdit>("account.birthDate")->text(), u"14/02/1992"_s);
        QCOMPARE(find<QLineEdit>("profile.street")->text(), u"Số 18, tổ 4, phường An Hòa"_s);
        QVERIFY(find<QLineEdit>("account.phone")->hasFocus());
        m_desk->click(u"account.discard"_s);
    }

    void aBusinessIsConfirmedByItsMail()
    {
        find<QWidget>("account.kind")->findChild<QAbstractButton*>(u"segment1"_s)->click();
        fill(u"0123456787"_s, u"Công ty TNHH Sen Hồng"_s, {}, u"0941234909"_s);
        QTRY_VERIFY(find<QAbstractButton>("account.act")->isEnabled());
        act(); // this method needs an e-mail
        QTRY_VERIFY(find<QLineEdit>("account.email")->hasFocus());
        m_desk->type(u"account.email"_s, u"sen@example.vn"_s);
        act();
        QTRY_VERIFY(window());
        QVERIFY(typeCode(m_sink->code(u"0941234909"_s)));
        QVERIFY(choosePassword(password));
        QTRY_VERIFY(find<QLabel>("account.done")->isVisible());
        QVERIFY2(shown("account.doneNote").contains(u"sen@example.vn"_s), qPrintable(shown("account.doneNote")));
        QVERIFY(m_sink->latest(u"sen@example.vn"_s).contains(u"Sen Hồng"_s));
        act();
        find<QWidget>("account.kind")->findChild<QAbstractButton*>(u"segment0"_s)->click();
    }
};

QTEST_MAIN(tst_AccountsFlow)
#include "tst_accounts_flow.moc"
