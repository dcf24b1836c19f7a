#include "ui/gate/wedge_filter.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace motcua::ui;

//! Keys as a scanner and as people send them, into the widget that has the focus.
class WedgeFilterTest : public QObject
{
    Q_OBJECT

    QWidget* m_page = nullptr;
    QLineEdit* m_edit = nullptr;
    QPushButton* m_button = nullptr;
    WedgeFilter* m_filter = nullptr;

    //! One stamp every `gap` milliseconds, as the platform would give it.
    void type(const QString& text, int gap, quint64 from = 1000)
    {
        for (const QChar c : text) {
            from += quint64(gap);
            QKeyEvent press(QEvent::KeyPress, c.toUpper().unicode(), c.isUpper() ? Qt::ShiftModifier : Qt::NoModifier, QString(c));
            press.setTimestamp(from);
            QWidget* focus = QApplication::focusWidget();
            QCoreApplication::sendEvent(focus, &press);
            QKeyEvent release(QEvent::KeyRelease, c.toUpper().unicode(), Qt::NoModifier, QString(c));
            release.setTimestamp(from);
            QCoreApplication::sendEvent(focus, &release);
        }
    }
    void enter()
    {
        QKeyEvent press(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s);
        QCoreApplication::sendEvent(QApplication::focusWidget(), &press);
    }

private Q_SLOTS:
    void init()
    {
        m_page = new QWidget;
        auto* column = new QVBoxLayout(m_page);
        m_edit = new QLineEdit;
        m_button = new QPushButton(u"Press"_s);
        column->addWidget(m_edit);
        column->addWidget(m_button);
        m_filter = new WedgeFilter(m_page);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page));
        m_edit->setFocus();
    }
    void cleanup() { delete m_page; }

    void whatAnInputMethodTakesBackIsNoPartOfTheCode()
    {
        QSignalSpy scanned(m_filter, &WedgeFilter::scanned);
        type(u"12AA"_s, 5);
        QKeyEvent back(QEvent::KeyPress, Qt::Key_Backspace, Qt::NoModifier, u"\b"_s);
        back.setTimestamp(1000 + 4 * 5 + 5);
        QCoreApplication::sendEvent(m_edit, &back);
        type(u"Â3456"_s, 5, 1000 + 5 * 5);
        enter();
        QCOMPARE(scanned.size(), 1);
        QCOMPARE(scanned[0][0].toString(), u"12AÂ3456"_s);
        QVERIFY(m_edit->text().isEmpty());
    }

    void aBurstEndedByEnterIsACodeAtOnce()
    {
        QSignalSpy scanned(m_filter, &WedgeFilter::scanned);
        QSignalSpy entered(m_edit, &QLineEdit::returnPressed);
        type(u"0BCFGHJK12"_s, 4);
        QCOMPARE(scanned.count(), 0);
        enter();
        QCOMPARE(scanned.count(), 1);
        QCOMPARE(scanned[0][0].toString(), u"0BCFGHJK12"_s);
        QVERIFY(m_edit->text().isEmpty());
        QCOMPARE(entered.count(), 0); // the scanner's Enter was not for the field
    }

    void aBurstEndedByAPauseIsACode()
    {
        QSignalSpy scanned(m_filter, &WedgeFilter::scanned);
        type(u"0BCFGHJK12"_s, 4);
        QVERIFY(scanned.wait(2000));
        QCOMPARE(scanned[0][0].toString(), u"0BCFGHJK12"_s);
        QVERIFY(m_edit->text().isEmpty());
    }

    void aPersonTypesIntoTheField()
    {
        QSignalSpy scanned(m_filter, &WedgeFilter::scanned);
        QSignalSpy entered(m_edit, &QLineEdit::returnPressed);
        type(u"Nguyen Thi Hong"_s, 120);
        QTRY_COMPARE(m_edit->text(), u"Nguyen Thi Hong"_s);
        enter();
        QCOMPARE(entered.count(), 1);
        QCOMPARE(scanned.count(), 0);
    }

    void fingersRollingOverAFewKeysAreAPerson()
    {
        QSignalSpy scanned(m_filter, &WedgeFilter::scanned);
        type(u"hong"_s, 20);
        enter(); // in the same breath: the letters come before it
        QCOMPARE(m_edit->text(), u"hong"_s);
        QCOMPARE(scanned.count(), 0);
    }

    void aBurstAfterTypingLeavesTheTypedAlone()
    {
        QSignalSpy scanned(m_filter, &WedgeFilter::scanned);
        type(u"an"_s, 200, 1000);
        QTRY_COMPARE(m_edit->text(), u"an"_s);
        type(u"0BCFGHJK12"_s, 3, 5000);
        enter();
        QCOMPARE(scanned.count(), 1);
        QCOMPARE(m_edit->text(), u"an"_s);
    }

    void anyFocusWillDo()
    {
        QSignalSpy scanned(m_filter, &WedgeFilter::scanned);
        QSignalSpy clicked(m_button, &QPushButton::clicked);
        m_button->setFocus();
        type(u"AB 12 CD 34"_s, 4); // with spaces, which would press the button
        enter();
        QCOMPARE(scanned.count(), 1);
        QCOMPARE(clicked.count(), 0);
        type(u" "_s, 4, 9000); // a person's space
        QTRY_COMPARE(clicked.count(), 1);
    }

    void twoCodesInARowAreTwo()
    {
        QSignalSpy scanned(m_filter, &WedgeFilter::scanned);
        type(u"0BCFGHJK12"_s, 3, 1000);
        enter();
        type(u"0BCFGHJK99"_s, 3, 1060);
        enter();
        QCOMPARE(scanned.count(), 2);
        QCOMPARE(scanned[1][0].toString(), u"0BCFGHJK99"_s);
    }

    void anEndlessBurstStaysBounded()
    {
        QSignalSpy scanned(m_filter, &WedgeFilter::scanned);
        type(QString(20000, u'1'), 1);
        enter();
        QCOMPARE(scanned.count(), 1);
        QCOMPARE(scanned[0][0].toString().size(), WedgeFilter::longest);
        QVERIFY(m_edit->text().isEmpty());
    }

    void shortcutsAndHeldKeysPass()
    {
        QSignalSpy scanned(m_filter, &WedgeFilter::scanned);
        m_edit->setText(u"abc"_s);
        QTest::keyClick(m_edit, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_edit->selectedText(), u"abc"_s);
        for (int i = 0; i < 10; ++i) {
            QKeyEvent held(QEvent::KeyPress, Qt::Key_X, Qt::NoModifier, u"x"_s, true);
            QCoreApplication::sendEvent(m_edit, &held);
        }
        QCOMPARE(m_edit->text(), u"xxxxxxxxxx"_s);
        QCOMPARE(scanned.count(), 0);
    }

    void aHiddenPageTakesNothing()
    {
        QSignalSpy scanned(m_filter, &WedgeFilter::scanned);
        m_page->hide();
        QLineEdit other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        other.setFocus();
        QTest::keyClicks(&other, u"0BCFGHJK12"_s);
        QCOMPARE(other.text(), u"0BCFGHJK12"_s);
        QCOMPARE(scanned.count(), 0);
    }
};

QTEST_MAIN(WedgeFilterTest)
#include "tst_wedge_filter.moc"
