// Files that cannot be opened: a clear error, a way out, and unsent work that is not lost on it.
#include "services/store_key.h"
#include "services/store_rescue.h"
#include "tests/services/sync_desk.h"
#include "tests/support/backend_process.h"

#include <QDirIterator>
#include <QSet>

#include <unistd.h>

using namespace motcua;
using namespace Qt::StringLiterals;
using domain::DossierStatus;
using test::SyncDesk;
using test::waited;

namespace {

constexpr qsizetype pageBytes = 8192;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void spoil(const QString& path, qsizetype page)
{
    QByteArray content = contentOf(path);
    QVERIFY2(content.size() >= (page + 1) * pageBytes, qPrintable(path));
    for (qsizetype i = 0; i < pageBytes; i += 50)
        content[page * pageBytes + i] = char(content[page * pageBytes + i] ^ 0x33);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

} // namespace

class TestStoreRescue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.registrations = 0;
        size.dossiers = 500; // each story takes some that were received: how many those are depends on the day
        QVERIFY2(m_centre.seed(size), qPrintable(m_centre.problem()));
        QVERIFY2(m_centre.start(), qPrintable(m_centre.problem()));
        m_token = m_centre.signIn(u"lan.nguyen"_s);
    }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<SyncDesk>(m_centre.url(), m_dir->path(), u"desk-rescued"_s);
        QVERIFY(m_desk->signIn(u"ha.le"_s));
        m_file = services::officialFolder(m_dir->path(), m_desk->session.official().id) + u"/dossiers.db"_s;
        QVERIFY(m_desk->open());
        QVERIFY(m_desk->start());
    }

    void damaged_data()
    {
        QTest::addColumn<int>("page");
        QTest::newRow("the first page") << 0;
        QTest::newRow("the page of the outbox itself") << 1;
        QTest::newRow("the last page") << -1;
    }
    // Unsent work, a spoilt page, the way out: the same work is there, goes out once, and the rest comes from the centre.
    void damaged()
    {
        QFETCH(int, page);
        auto made = workOffline();
        const size_t rows = m_desk->rows().size();
        m_desk->office.reset();
        spoil(m_file, page < 0 ? QFileInfo(m_file).size() / pageBytes - 1 : page);
        if (page == 0)
            QCOMPARE(openError(), u"database_damaged"_s);

        const auto rescue = rescued();
        QVERIFY2(rescue.has_value(), rescue.has_value() ? "" : qPrintable(rescue.error().code + u' ' + rescue.error().detail));
        if (page == 1) { // here nothing can be read, and that is said
            QCOMPARE(rescue->commands, 0);
            QVERIFY(rescue->lost == int(made.size()) || rescue->lost == -1);
            made.clear();
            m_touched.clear();
        }
        QCOMPARE(rescue->commands, int(made.size()));
        QVERIFY(page == 1 || rescue->lost <= 0);
        QCOMPARE(QDir(rescue->aside).entryList({u"*.db"_s}).size(), 1);
        QVERIFY(m_desk->open());
        m_desk->office->setOnline(true);
        QSet<QString> waiting;
        const auto tray = waited(m_desk->office->tray());
        QVERIFY(tray.has_value());
        for (const auto& entry : *tray)
            waiting.insert(entry.commandId);
        QCOMPARE(waiting, made);
        QVERIFY(m_desk->start());
        QTRY_VERIFY(m_desk->rows().size() >= rows - 1); // the dossier that nobody could read may be missing
        QCOMPARE(m_desk->needsLook().size(), size_t(0));
        for (const QString& id : std::as_const(m_touched)) {
            const auto there = domain::dossierFromJson(m_centre.readBack(u"dossier"_s, id, m_token));
            QVERIFY(there.has_value());
            QTRY_COMPARE(m_desk->dossier(id), *there);
            for (const auto& event : there->timeline)
                waiting.remove(event.commandId);
        }
        QVERIFY(waiting.isEmpty());
        // A second time there is nothing to do.
        m_desk->office.reset();
        QVERIFY(rescued()->aside.isEmpty());
    }

    // The rescue died between its two halves: the next opening goes on.
    void aRescueThatWasInterrupted()
    {
        const auto made = workOffline();
        m_desk->office.reset();
        spoil(m_file, 0);
        QVERIFY(rescued().has_value());
        QVERIFY(QFile::rename(m_file, m_file + u".rescued"_s));
        QFile damaged(m_file);
        QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write(QByteArray(3 * pageBytes, 'd')) > 0);
        damaged.close();
        QFile log(m_file + u"-wal"_s);
        QVERIFY(log.open(QIODevice::WriteOnly) && log.write(QByteArray(3 * pageBytes, 'w')) > 0);
        log.close();
        QVERIFY(m_desk->open());
        QCOMPARE(waited(m_desk->office->tray())->size(), size_t(made.size()));
    }

    // Two within the same millisecond: what was put aside first stays as it is.
    void twoAtOnceLieSideBySide()
    {
        m_desk->office.reset();
        const QString folder = QFileInfo(m_file).absolutePath();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (const char* words : {"first", "second"}) {
            for (const QString& path : {m_file, m_file + u".rescued"_s}) {
                QFile file(path);
                QVERIFY(file.open(QIODevice::WriteOnly) && file.write(words) > 0);
            }
            QVERIFY(services::finishRescue(folder, domain::Area::Dossiers, now).has_value());
        }
        QStringList found;
        const QDir aside(folder + u".aside"_s);
        for (const QString& name : aside.entryList({u"dossiers-*.db"_s}, QDir::Files))
            found << QString::fromLatin1(contentOf(aside.filePath(name)));
        QVERIFY2(found.contains(u"first"_s) && found.contains(u"second"_s), qPrintable(found.join(u' ')));
    }

    void newer()
    {
        const auto made = workOffline();
        m_desk->office.reset();
        inFile(u"PRAGMA user_version = 5000"_s);
        const QByteArray before = contentOf(m_file);
        QCOMPARE(openError(), u"database_newer"_s);
        QCOMPARE(contentOf(m_file), before); // nothing is touched
        const auto rescue = rescued();
        QCOMPARE(rescue->commands, int(made.size()));
        QVERIFY(m_desk->open());
        m_desk->office->setOnline(true);
        QVERIFY(m_desk->start());
        QCOMPARE(m_desk->needsLook().size(), size_t(0));
    }

    void anotherKey()
    {
        m_desk->office.reset();
        // Somebody else's key stands in the place of ours: known before anything is opened.
        QFile check(QFileInfo(m_file).absolutePath() + u"/key.check"_s);
        QVERIFY(check.open(QIODevice::ReadWrite));
        QByteArray bytes = check.readAll();
        bytes[0] = char(bytes[0] ^ 1);
        QVERIFY(check.seek(0) && check.write(bytes) == bytes.size());
        check.close();
        SyncDesk again(m_centre.url(), m_dir->path(), u"desk-rescued"_s);
        const auto challenge = waited(again.session.start(u"ha.le"_s, u"Motcua@2026"_s));
        // The sealed key of the first sign-in lies there; the folder says that it is not its own.
        const auto official = waited(again.session.confirm(challenge->demoOtp));
        QVERIFY(!official.has_value());
        QCOMPARE(official.error().code, u"store_key_wrong"_s);
        QVERIFY(waited(again.session.renewStore()).has_value());
        QVERIFY(again.open());
    }

    void readOnlyFolder()
    {
        m_desk->office.reset();
        const QString folder = QFileInfo(m_file).absolutePath();
        const auto everything = [&](uid_t owner, QFile::Permissions of, QFile::Permissions ofFolder) {
            QDirIterator all(folder, QDir::Files | QDir::Hidden);
            while (all.hasNext()) {
                const QString path = all.next();
                QVERIFY(QFile::setPermissions(path, of));
                if (::getuid() == 0)
                    QCOMPARE(::chown(QFile::encodeName(path).constData(), owner, owner), 0);
            }
            for (const QString& path : {folder, m_dir->path()}) {
                QVERIFY(QFile::setPermissions(path, ofFolder));
                if (::getuid() == 0)
                    QCOMPARE(::chown(QFile::encodeName(path).constData(), owner, owner), 0);
            }
        };
        constexpr uid_t nobody = 65534;
        everything(nobody, QFile::ReadOwner, QFile::ReadOwner | QFile::ExeOwner);
        const bool root = ::geteuid() == 0;
        if (root)
            QCOMPARE(::seteuid(nobody), 0);
        const QString error = openError();
        if (root)
            QCOMPARE(::seteuid(0), 0);
        everything(0, QFile::ReadOwner | QFile::WriteOwner, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QCOMPARE(error, u"database_read_only"_s);
        QVERIFY(m_desk->open()); // somebody has mended it
    }

    void theProgramRunsTwice()
    {
        auto second = services::Office::open(m_desk->session, m_desk->api, setup());
        QVERIFY(second.has_value()); // readers and writers take turns
        const auto made = waited(m_desk->book().transition(m_desk->withStatus(DossierStatus::Received).at(0), DossierStatus::Processing));
        QVERIFY(made.has_value());
    }

private:
    services::Office::Setup setup() const
    {
        return {m_dir->path(), u"desk-rescued"_s, services::builtInRules().value(), services::systemClock()};
    }
    QString openError()
    {
        const auto opened = services::Office::open(m_desk->session, m_desk->api, setup());
        return opened.has_value() ? u"opened"_s : opened.error().code;
    }
    Result<services::Rescue> rescued() { return waited(services::Office::rescue(m_desk->session, setup())); }

    //! Three commands that have not gone out; their ids.
    QSet<QString> workOffline()
    {
        m_desk->office->setOnline(false);
        m_touched.clear();
        QSet<QString> commands;
        for (const auto& id : m_desk->withStatus(DossierStatus::Received)) {
            if (commands.size() >= 2)
                break;
            if (const auto moved = waited(m_desk->book().transition(id, DossierStatus::Processing))) {
                commands.insert(moved->timeline.back().commandId);
                m_touched << id;
            }
        }
        domain::Dossier filled;
        const auto procedure = waited(m_desk->book().procedures())->front();
        filled.agency = m_desk->session.official().agency;
        filled.procedureId = procedure.id;
        filled.procedureName = procedure.name;
        filled.owner.fullName = u"Lò Thị Thử"_s;
        if (const auto received = waited(m_desk->book().receive(filled))) {
            commands.insert(received->timeline.back().commandId);
            m_touched << received->id;
        }
        return commands;
    }

    void inFile(const QString& sql)
    {
        storage::OpenOptions options;
        options.path = m_file;
        options.key = services::storeKeyFor(m_desk->session.storeKey(), domain::Area::Dossiers, services::KeyUse::Database);
        auto db = storage::Db::open(options);
        QVERIFY(db.has_value() && (*db)->run(sql).has_value());
    }

    test::BackendProcess m_centre;
    QString m_token;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SyncDesk> m_desk;
    QString m_file;
    QStringList m_touched;
};

QTEST_MAIN(TestStoreRescue)
#include "tst_store_rescue.moc"
