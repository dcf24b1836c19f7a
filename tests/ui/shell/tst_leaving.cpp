// What outlives the window: a correction that was begun (another language, another run), and what does not where an administrator
// says so or an account was closed. Real window, real centre.
#include "services/dossier_book.h"
#include "services/store_key.h"
#include "tests/ui/shell/desk_fixture.h"
#include "ui/kit/theme.h"
#include "ui/settings/data_check.h"
#include "ui/shell/desk_frame.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using services::DigestReport;
using test::DeskFixture;
using test::waitUntil;

class tst_Leaving : public QObject
{
    Q_OBJECT

    std::unique_ptr<DeskFixture> m_desk;

    QWidget* visible(const QString& name) const
    {
        for (QWidget* one : m_desk->window->findChildren<QWidget*>(name)) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    QString textOf(const QString& name) const
    {
        auto* edit = qobject_cast<QLineEdit*>(visible(name));
        return edit ? edit->text() : QString();
    }
    bool atSignIn() const
    {
        return waitUntil([&] { return m_desk->window->desk() == nullptr && visible(u"signIn.official.lan.nguyen"_s) != nullptr; });
    }
    QString folder() const { return services::officialFolder(m_desk->dataDir.path(), m_official); }
    QStringList sealedFiles() const { return QDir(m_desk->dataDir.filePath(u"sealed"_s)).entryList(QDir::Files); }
    //! A dossier of the queue that may be corrected, shown in the detail.
    QString openOne() const
    {
        auto* list = m_desk->find<QAbstractItemView>(u"queue.list"_s);
        if (!list || !waitUntil([&] { return list->model()->rowCount() > 0; }))
            return {};
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            list->setCurrentIndex(list->model()->index(row, 0));
            if (waitUntil([&] { return visible(u"detail.edit"_s) != nullptr; }, 400))
                return m_desk->find<QLabel>(u"detail.code"_s)->text();
        }
        return {};
    }
    bool beginCorrection(const QString& note) const
    {
        QTest::keyClick(m_desk->page(u"queue"_s), Qt::Key_E, Qt::ControlModifier);
        if (!waitUntil([&] { return visible(u"edit.note"_s) != nullptr; }))
            return false;
        m_desk->type(u"edit.note"_s, note);
        return true;
    }
    bool atWork() const { return (m_desk->window->office() || m_desk->signIn(u"lan.nguyen"_s)) && m_desk->waitForSync(); }
    QString m_official;

private Q_SLOTS:
    void initTestCase()
    {
        m_desk = std::make_unique<DeskFixture>(test::SeedSize{40, 1, 1, 4, 7, {}});
        QVERIFY(m_desk->isReady());
    }
    void cleanupTestCase() { m_desk.reset(); }

    void aBegunCorrectionIsKept()
    {
        QVERIFY(atWork());
        const QString code = openOne();
        QVERIFY(!code.isEmpty());
        QVERIFY(beginCorrection(u"xin nhận sớm"_s));
        m_desk->settings.setLanguage(ui::Language::English);
        QTRY_COMPARE(textOf(u"edit.note"_s), u"xin nhận sớm"_s);
        QTRY_COMPARE(m_desk->find<QAbstractButton>(u"edit.save"_s)->text(), u"Save"_s);
        m_desk->settings.setLanguage(ui::Language::Vietnamese);
        QTRY_COMPARE(m_desk->find<QAbstractButton>(u"edit.save"_s)->text(), u"Lưu"_s);

        // The files close and open again: as after a crash or the end of a day.
        m_desk->session.signOut();
        QVERIFY(atSignIn());
        QVERIFY(m_desk->signIn(u"lan.nguyen"_s));
        m_desk->window->desk()->show(u"queue"_s);
        auto* list = m_desk->find<QAbstractItemView>(u"queue.list"_s);
        QTRY_VERIFY(list->model()->rowCount() > 0);
        QVERIFY(waitUntil([&] {
            for (int row = 0; row < list->model()->rowCount(); ++row) {
                list->setCurrentIndex(list->model()->index(row, 0));
                if (waitUntil([&] { return m_desk->find<QLabel>(u"detail.code"_s)->text() == code && visible(u"edit.note"_s); }, 100))
                    return true;
            }
            return false;
        }));
        QCOMPARE(textOf(u"edit.note"_s), u"xin nhận sớm"_s);

        // Left as it was: it does not come back.
        m_desk->click(u"edit.cancel"_s);
        QTRY_VERIFY(!visible(u"edit.note"_s));
        QTRY_VERIFY(([&] {
            const auto edits = m_desk->window->office()->dossiers()->loadEdits();
            return waitUntil([&] { return edits.isFinished(); }) && edits.result().has_value() && edits.result()->isEmpty();
        }()));
    }

    void theDataAreComparedWithTheServer()
    {
        QVERIFY(atWork());
        m_desk->window->desk()->show(u"settings"_s);
        QTRY_VERIFY(visible(u"dataCheck.start"_s));
        m_desk->click(u"dataCheck.start"_s);
        QVERIFY(!m_desk->find<QAbstractButton>(u"dataCheck.start"_s)->isEnabled());
        auto* words = m_desk->find<QLabel>(u"dataCheck.words"_s);
        QTRY_VERIFY2(words->text().contains(u"khớp với máy chủ"_s), qPrintable(words->text()));
        QTRY_VERIFY(m_desk->find<QLabel>(u"dataCheck.last"_s)->text().contains(u"hôm nay"_s));
        m_desk->window->office()->setOnline(false);
        m_desk->click(u"dataCheck.start"_s);
        QTRY_VERIFY(m_desk->find<QAbstractButton>(u"dataCheck.start"_s)->isEnabled());
        QVERIFY(!words->text().contains(u"khớp"_s) && !words->text().isEmpty());
        m_desk->window->office()->setOnline(true);
    }

    void signOutKeepsAnotherOfficialsFiles()
    {
        QVERIFY(atWork());
        m_official = m_desk->session.official().id;
        Q_EMIT m_desk->window->desk()->signOutRequested();
        QVERIFY(atSignIn());
        QVERIFY(QFile::exists(folder() + u"/dossiers.db"_s));
        QVERIFY(m_desk->window->office() == nullptr);
        QVERIFY(sealedFiles().isEmpty());
    }

    void aClosedAccountLeavesNothingToRead()
    {
        QVERIFY(atWork());
        m_official = m_desk->session.official().id;
        QVERIFY(!openOne().isEmpty());
        m_desk->window->office()->setOnline(false);
        QVERIFY(beginCorrection(u"chưa gửi kịp"_s));
        QTest::keyClick(m_desk->find<QLineEdit>(u"edit.note"_s), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_desk->window->office()->syncStatus().waiting, 1);
        m_desk->api.setOnline(true); // for the sign-in page; the desk's own line stays out
        Q_EMIT m_desk->session.revoked();
        QVERIFY(atSignIn());
        QCOMPARE(sealedFiles().size(), qsizetype(1));
        QTRY_VERIFY(!QDir(folder()).exists() || QDir(folder()).isEmpty());
        bool said = false;
        for (const QLabel* label : m_desk->window->findChildren<QLabel*>())
            said = said || (label->isVisible() && label->text().contains(u"khóa"_s));
        QVERIFY(said);
        // Whoever comes next brings it to the centre's quarantine.
        QVERIFY(m_desk->signIn(u"trung.vo"_s));
        QTRY_VERIFY(sealedFiles().isEmpty());
    }

    // An administrator's word: at sign-out everything goes; what is unsent goes sealed.
    void signOutForgetsWhereItIsWanted()
    {
        m_desk.reset();
        m_desk = std::make_unique<DeskFixture>(test::SeedSize{40, 1, 1, 4, 7, {}}, "[General]\nshredOnSignOut=true\n");
        QVERIFY(m_desk->isReady());
        QVERIFY(m_desk->settings.shredOnSignOut());
        QVERIFY(m_desk->signIn(u"lan.nguyen"_s));
        QVERIFY(m_desk->waitForSync());
        m_official = m_desk->session.official().id;
        QVERIFY(QFile::exists(folder() + u"/dossiers.db"_s));
        Q_EMIT m_desk->window->desk()->signOutRequested();
        QVERIFY(atSignIn());
        QTRY_VERIFY(!QDir(folder()).exists() || QDir(folder()).isEmpty());
        QVERIFY(sealedFiles().isEmpty()); // nothing was unsent
        // The next sign-in begins with nothing and reads everything anew.
        QVERIFY(m_desk->signIn(u"lan.nguyen"_s));
        QVERIFY(m_desk->waitForSync());
    }

    void whatTheCheckSays()
    {
        const DigestReport fine{u"agency:A"_s, true, true, 1'286, 1'286, 0, 0, false};
        DigestReport mended = fine;
        mended.mended = 3;
        DigestReport open = fine;
        open.checked = false;
        DigestReport differs = fine;
        differs.agrees = false;
        DigestReport anew = fine;
        anew.anew = true;
        QVERIFY(ui::checkWords(std::vector{fine}).good);
        QVERIFY(ui::checkWords(std::vector{fine}).text.contains(u"1.286"_s));
        QVERIFY(ui::checkWords(std::vector{fine, mended}).good);
        QVERIFY(ui::checkWords(std::vector{fine, mended}).text.startsWith(u"3 "_s));
        for (const auto& bad : {open, differs, anew})
            QVERIFY(!ui::checkWords(std::vector{fine, bad}).good);
    }
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    ui::Theme theme(app, ui::ThemeMode::Light);
    tst_Leaving test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_leaving.moc"
