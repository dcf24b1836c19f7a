#include "ui/kit/otp_edit.h"
#include "ui/kit/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace motcua::ui;
using namespace Qt::StringLiterals;

class TstOtpEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_edit = std::make_unique<OtpEdit>();
        m_edit->show();
        m_edit->setFocus();
    }
    void cleanup() { m_edit.reset(); }

    void typingCompletes()
    {
        QSignalSpy done(m_edit.get(), &OtpEdit::completed);
        QTest::keyClicks(m_edit.get(), u"40791"_s);
        QVERIFY(!m_edit->isComplete());
        QCOMPARE(done.count(), 0);
        QTest::keyClicks(m_edit.get(), u"2"_s);
        QCOMPARE(done.count(), 1);
        QCOMPARE(done.first().first().toString(), u"407912"_s);
        QTest::keyClicks(m_edit.get(), u"5"_s);
        QCOMPARE(m_edit->text(), u"407912"_s);
    }

    void lettersAreRefused()
    {
        QTest::keyClicks(m_edit.get(), u"4a b-7"_s);
        QCOMPARE(m_edit->text(), u"47"_s);
    }

    void pasteForgivesSpacesAndWords()
    {
        for (const QString& pasted : {u"407912"_s, u" 407 912\n"_s, u"407-912"_s, u"Ma xac thuc: 407912"_s}) {
            m_edit->clear();
            QSignalSpy done(m_edit.get(), &OtpEdit::completed);
            QApplication::clipboard()->setText(pasted);
            QTest::keySequence(m_edit.get(), QKeySequence(QKeySequence::Paste));
            QCOMPARE(m_edit->text(), u"407912"_s);
            QCOMPARE(done.count(), 1);
        }
    }

    void pasteWithoutDigitsChangesNothing()
    {
        QTest::keyClicks(m_edit.get(), u"40"_s);
        QApplication::clipboard()->setText(u"không có số"_s);
        QTest::keySequence(m_edit.get(), QKeySequence(QKeySequence::Paste));
        QCOMPARE(m_edit->text(), u"40"_s);
    }

    void shortPasteGoesToTheCursor()
    {
        QTest::keyClicks(m_edit.get(), u"40"_s);
        QApplication::clipboard()->setText(u"79"_s);
        QTest::keySequence(m_edit.get(), QKeySequence(QKeySequence::Paste));
        QCOMPARE(m_edit->text(), u"4079"_s);
        QCOMPARE(m_edit->cursorPosition(), 4);
    }

    void arrowsAndReplacing()
    {
        QTest::keyClicks(m_edit.get(), u"407912"_s);
        QTest::keyClick(m_edit.get(), Qt::Key_Home);
        QTest::keyClick(m_edit.get(), Qt::Key_Right);
        QCOMPARE(m_edit->cursorPosition(), 1);
        QTest::keyClicks(m_edit.get(), u"9"_s);
        QCOMPARE(m_edit->text(), u"497912"_s);
        QCOMPARE(m_edit->cursorPosition(), 2);
    }

    void backspace()
    {
        QTest::keyClicks(m_edit.get(), u"407"_s);
        QTest::keyClick(m_edit.get(), Qt::Key_Backspace);
        QCOMPARE(m_edit->text(), u"40"_s);
        QTest::keyClick(m_edit.get(), Qt::Key_Left);
        QTest::keyClick(m_edit.get(), Qt::Key_Backspace);
        QCOMPARE(m_edit->text(), u"0"_s);
    }

    void errorGoesWithTheNextKey()
    {
        m_edit->setText(u"407912"_s);
        m_edit->setError(true);
        QVERIFY(m_edit->hasError());
        QTest::keyClick(m_edit.get(), Qt::Key_Backspace);
        QVERIFY(!m_edit->hasError());
    }

    void clickGoesToTheBox()
    {
        QTest::keyClicks(m_edit.get(), u"407912"_s);
        QTest::mouseClick(m_edit.get(), Qt::LeftButton, {}, m_edit->boxRect(2).center());
        QCOMPARE(m_edit->cursorPosition(), 2);
        m_edit->setText(u"40"_s);
        QTest::mouseClick(m_edit.get(), Qt::LeftButton, {}, m_edit->boxRect(5).center());
        QCOMPARE(m_edit->cursorPosition(), 2);
    }

    void places()
    {
        QCOMPARE(m_edit->sizeHint(), QSize(400, 64));
        QCOMPARE(m_edit->boxRect(0).size(), QSize(56, 64));
        QCOMPARE(m_edit->boxRect(3).left() - m_edit->boxRect(2).right() - 1, 32);
    }

private:
    std::unique_ptr<OtpEdit> m_edit;
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    Theme theme(app, ThemeMode::Light);
    TstOtpEdit test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_otp_edit.moc"
