// Data that cannot be opened: a clear sentence and a way out, through the real window; nothing unsent is lost on the way.
#include "services/dossier_book.h"
#include "services/store_key.h"
#include "services/sync_engine.h"
#include "services/when_done.h"
#include "tests/ui/shell/desk_fixture.h"
#include "tests/ui/shell/settled.h"
#include "ui/kit/theme.h"
#include "ui/shell/desk_frame.h"
#include "ui/shell/trouble_page.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using test::DeskFixture;
using test::waitUntil;

class tst_TroublePage : public QObject
{
    Q_OBJECT

    std::unique_ptr<DeskFixture> m_desk;
    QString m_file;

    QWidget* trouble() const
    {
        auto* page = m_desk->window->findChild<QWidget*>(u"trouble"_s);
        return page && page->isVisible() ? page : nullptr;
    }
    bool signOut() const
    {
        m_desk->session.signOut();
        return waitUntil([&] { return m_desk->window->office() == nullptr; });
    }
    //! Signs in where the desk will not appear.
    bool signInToTrouble() const
    {
        if (!waitUntil([&] { return m_desk->window->findChild<QAbstractButton*>(u"signIn.official.lan.nguyen"_s) != nullptr; }))
            return false;
        m_desk->click(u"signIn.official.lan.nguyen"_s);
        if (!waitUntil([&] {
                auto* demo = m_desk->window->findChild<QAbstractButton*>(u"signIn.demoCode"_s);
                return demo && demo->isVisible();
            }))
            return false;
        m_desk->click(u"signIn.demoCode"_s);
        return waitUntil([&] { return trouble() != nullptr; });
    }
    void picture(const QString& name) const
    {
        if (const QString folder = qEnvironmentVariable("MOTCUA_PICTURES"); !folder.isEmpty() && QDir().mkpath(folder)) {
            QVERIFY(test::settled());
            m_desk->window->grab().save(folder + u'/' + name + u".png"_s);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_desk = std::make_unique<DeskFixture>(test::SeedSize{40, 1, 1, 4, 7, {}});
        QVERIFY(m_desk->isReady());
        QVERIFY(m_desk->signIn(u"lan.nguyen"_s));
        QVERIFY(m_desk->waitForSync());
        m_file = services::officialFolder(m_desk->dataDir.path(), m_desk->session.official().id) + u"/dossiers.db"_s;
        QVERIFY(QFile::exists(m_file));
    }
    void cleanupTestCase() { m_desk.reset(); }

    // The folder may not be written: said so, with its name; once it may, the same sign-in goes on.
    void aReadOnlyFolder()
    {
        QVERIFY(signOut());
        const QString folder = QFileInfo(m_file).path();
        const QString away = m_file + u"-away"_s;
        QVERIFY(QFile::rename(m_file, away));
        QVERIFY(QDir().mkdir(m_file)); // a folder where the file should be: nobody, not even root, can write there
        QVERIFY(signInToTrouble());
        QCOMPARE(m_desk->find<QLabel>(u"trouble.title"_s)->text(), u"Không ghi được vào nơi chứa dữ liệu của chương trình"_s);
        QVERIFY(m_desk->find<QLabel>(u"trouble.next"_s)->text().contains(QDir::toNativeSeparators(folder)));
        QVERIFY(!m_desk->find<QAbstractButton>(u"trouble.rescue"_s)->isVisible());
        picture(u"trouble-folder"_s);
        m_desk->click(u"trouble.again"_s); // nothing has changed yet
        QVERIFY(trouble());
        QVERIFY(QDir().rmdir(m_file));
        QVERIFY(QFile::rename(away, m_file));
        m_desk->click(u"trouble.again"_s);
        QTRY_VERIFY(m_desk->window->office());
        QVERIFY(!trouble());
        QVERIFY(m_desk->waitForSync());
    }

    // A damaged file: put aside, loaded anew, the unsent correction is kept and reaches the centre.
    void aDamagedFile()
    {
        m_desk->window->office()->setOnline(false);
        const QString token = m_desk->backend.signIn(u"ha.le"_s, u"another-device"_s);
        QString id;
        for (const QJsonObject& line : m_desk->backend.feed(u"agency:H15.50.05.13"_s, token)) {
            if (line["kind"_L1].toString() == "dossier"_L1 && line["body"_L1]["status"_L1].toInt() == 4)
                id = line["id"_L1].toString();
        }
        bool moved = false;
        services::whenDone(m_desk->window->office()->dossiers()->transition(id, domain::DossierStatus::Resolved), this,
                           [&](const Result<domain::Dossier>& done) { moved = done.has_value(); });
        QTRY_VERIFY(moved);
        for (auto* engine : m_desk->window->office()->engines())
            engine->setOnline(false);
        m_desk->api.setOnline(true); // only the office is without a line: signing in needs one
        QVERIFY(signOut());
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.write(QByteArray(int(qMin<qint64>(file.size(), 4'096)), 'x')) > 0); // the first page: nothing opens any more
        file.close();
        QVERIFY(signInToTrouble());
        QCOMPARE(m_desk->find<QLabel>(u"trouble.title"_s)->text(), u"Dữ liệu trên máy này bị hỏng"_s);
        QVERIFY(m_desk->find<QAbstractButton>(u"trouble.rescue"_s)->isVisible());
        picture(u"trouble-damaged"_s);
        m_desk->settings.setLanguage(ui::Language::English); // the sentence follows the language
        QTRY_COMPARE(m_desk->find<QLabel>(u"trouble.title"_s)->text(), u"The data on this machine are damaged"_s);
        m_desk->settings.setLanguage(ui::Language::Vietnamese);
        QTRY_COMPARE(m_desk->find<QLabel>(u"trouble.title"_s)->text(), u"Dữ liệu trên máy này bị hỏng"_s);
        m_desk->click(u"trouble.rescue"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->find<QAbstractButton>(u"trouble.again"_s)->text(), u"Tiếp tục"_s, 20'000);
        QVERIFY2(m_desk->find<QLabel>(u"trouble.next"_s)->text().contains(u"1 việc chưa gửi"_s), qPrintable(m_desk->find<QLabel>(u"trouble.next"_s)->text()));
        picture(u"trouble-rescued"_s);
        m_desk->click(u"trouble.again"_s);
        QTRY_VERIFY(m_desk->window->office());
        m_desk->window->office()->setOnline(true);
        QVERIFY(m_desk->waitForSync());
        QTRY_COMPARE(m_desk->backend.readBack(u"dossier"_s, id, token)["status"_L1].toInt(), 9);
    }

    // Each code of Office::open has a title and a next step of its own.
    void everyCodeHasItsSentence()
    {
        QSet<QString> titles;
        const std::pair<QString, bool> codes[] = {{u"database_newer"_s, true}, {u"database_damaged"_s, true}, {u"database_key"_s, true},
                                                  {u"database_busy"_s, false}, {u"database_read_only"_s, false}};
        for (const auto& [code, rescue] : codes) {
            const ui::Trouble trouble = ui::troubleOf({ErrorKind::Storage, code}, u"/x/y"_s);
            QVERIFY2(!titles.contains(trouble.title), qPrintable(code));
            titles.insert(trouble.title);
            QVERIFY(!trouble.next.isEmpty());
            QCOMPARE(trouble.rescue, rescue);
        }
        QCOMPARE(ui::troubleOf({ErrorKind::DiskFull, u"disk_full"_s}, QDir::tempPath()).title, u"Ổ đĩa đã đầy"_s);
        QVERIFY(!ui::troubleOf({ErrorKind::Internal, u"whatever"_s}, {}).title.isEmpty());
    }
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const ui::Theme theme(app, ui::ThemeMode::Light);
    tst_TroublePage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_trouble_page.moc"
