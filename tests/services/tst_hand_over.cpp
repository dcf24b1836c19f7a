// What a desk may no longer hold leaves it, and unsent work on it reaches the centre sealed. Numbers that were not used go back.
#include "domain/calendar.h"
#include "storage/handover_store.h"
#include "tests/services/agreement_kit.h"

#include <QDirIterator>
#include <QSignalSpy>

using namespace motcua;
using namespace Qt::StringLiterals;
using domain::DossierStatus;
using test::Behind;
using test::CuttingProxy;
using test::SyncDesk;
using test::waited;

namespace {

const QString scope = u"agency:H15.50.05.13"_s;

} // namespace

class TestHandOver : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.dossiers = 400; // each story takes some that were received: how many those are depends on the day
        QVERIFY2(m_backend.seed(size), qPrintable(m_backend.problem()));
        QVERIFY2(m_backend.start(), qPrintable(m_backend.problem()));
        m_admin = m_backend.signIn(u"admin"_s, u"admin-pc"_s);
        QVERIFY(!m_admin.isEmpty());
    }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void unsentWorkOnARevokedRecordIsSealed_data()
    {
        QTest::addColumn<int>("cut"); // -1 none, else CuttingProxy::Cut
        QTest::newRow("a good line") << -1;
        QTest::newRow("cut before the centre heard") << int(CuttingProxy::Cut::Before);
        QTest::newRow("cut after it has answered") << int(CuttingProxy::Cut::After);
    }
    void unsentWorkOnARevokedRecordIsSealed()
    {
        QFETCH(int, cut);
        CuttingProxy cable(m_backend.url());
        SyncDesk desk(cable.url(), m_dir->path());
        QVERIFY(desk.signInAndStart());
        const auto id = desk.withStatus(DossierStatus::Received).front();
        const QString code = desk.dossier(id).code;
        desk.office->setOnline(false);
        QVERIFY(waited(desk.book().transition(id, DossierStatus::Processing, {}, u"Tư pháp"_s)).has_value());
        QVERIFY(Behind::takeOut(m_backend, u"dossier"_s, id, scope, u"revoked"_s));
        // Pushed before the news is read, the command is refused; it is sealed all the same.
        cable.cutAt(cut < 0 ? 100'000 : 0, CuttingProxy::Cut(std::max(0, cut)), "POST /v1/quarantine");
        desk.office->setOnline(true);
        QTRY_VERIFY(waited(desk.book().detail(id)).error().kind == ErrorKind::NotFound);
        QVERIFY(desk.rows(code).empty()); // nor found by words
        QVERIFY(desk.idle());
        QTRY_COMPARE(sealedOn(id), 1);
        QVERIFY(desk.idle());
        QCOMPARE(desk.office->engines().front()->handOversWaiting(), 0);
        QVERIFY(desk.needsLook().empty());
        const QJsonObject contents = contentsOn(id);
        QCOMPARE(contents.value("target"_L1).toString(), id);
        QCOMPARE(contents.value("payload"_L1).toObject().value("to"_L1).toInt(), 4);
    }

    // The centre is out of reach when the news is read from the file: what is sealed waits as sealed, and survives the end of the program.
    void sealedWorkWaitsForALine()
    {
        domain::Id id;
        {
            SyncDesk desk(m_backend.url(), m_dir->path());
            QVERIFY(desk.signInAndStart());
            id = desk.withStatus(DossierStatus::Received).front();
            desk.office->setOnline(false);
            QVERIFY(waited(desk.book().transition(id, DossierStatus::Processing, {}, u"Tư pháp"_s)).has_value());
            auto db = Behind::desk(desk, m_dir->path(), domain::Area::Dossiers, u"dossiers.db"_s);
            QVERIFY(db);
            const auto project = services::Projection::make(domain::Area::Dossiers, {desk.session.official(), services::builtInRules().value(), u"d"_s, services::systemClock()});
            QVERIFY(project->applyFeed(*db, scope, {{1, u"dossier"_s, id, 99, true, u"moved"_s, {}, {}}}).has_value());
            QCOMPARE(*storage::handOvers::waiting(*db), 1);
            QCOMPARE(*db->number(u"SELECT count(*) FROM outbox"_s), 0);
            QCOMPARE(*db->number(u"SELECT count(*) FROM outbox_done WHERE instr(body, 'Tư pháp') > 0"_s), 0);
            QCOMPARE(*db->number(u"SELECT count(*) FROM handover WHERE instr(sealed, 'Tư pháp') > 0"_s), 0);
        }
        QVERIFY(Behind::takeOut(m_backend, u"dossier"_s, id, scope, u"moved"_s));
        SyncDesk desk(m_backend.url(), m_dir->path());
        QVERIFY(desk.signInAndStart());
        QTRY_COMPARE(sealedOn(id), 1);
    }

    // An administrator takes the agency from the account: at the next sign-in its data leave this machine.
    void aScopeThatIsLostIsPurged()
    {
        QStringList ids;
        {
            SyncDesk desk(m_backend.url(), m_dir->path(), u"ha-pc"_s);
            QVERIFY(desk.signInAndStart(u"ha.le"_s));
            for (const auto& row : desk.rows())
                ids << row.id;
            QVERIFY(ids.size() > 40);
            desk.office->setOnline(false);
            const auto id = desk.withStatus(DossierStatus::Processing).front();
            QVERIFY(waited(desk.book().transition(id, DossierStatus::Resolved, {}, {})).has_value());
            m_worked = id;
        }
        QVERIFY(Behind::setScopes(m_backend, u"ha.le"_s, {u"ref"_s}));
        SyncDesk desk(m_backend.url(), m_dir->path(), u"ha-pc"_s);
        QVERIFY(desk.signInAndStart(u"ha.le"_s));
        QTRY_COMPARE(sealedOn(m_worked), 1);
        {
            auto db = Behind::desk(desk, m_dir->path(), domain::Area::Dossiers, u"dossiers.db"_s);
            QVERIFY(db);
            QCOMPARE(*db->number(u"SELECT count(*) FROM dossier"_s), 0);
            QCOMPARE(*db->number(u"SELECT count(*) FROM outbox"_s), 0);
            QCOMPARE(*db->number(u"SELECT count(*) FROM side_record"_s), 0);
            QCOMPARE(*db->number(u"SELECT count(*) FROM sync_cursor WHERE scope LIKE 'agency:%'"_s), 0);
            QVERIFY(*db->number(u"SELECT count(*) FROM procedure"_s) > 0); // reference data stay
        }
        QVERIFY(Behind::setScopes(m_backend, u"ha.le"_s, {u"ref"_s, scope}));
        desk.office.reset();
        QVERIFY(desk.signIn(u"ha.le"_s) && desk.open() && desk.start());
        QCOMPARE(test::shownDossiers(desk), test::centreDossiers(m_backend, scope, m_admin));
    }

    // The whole area: its files go, too, once the centre has what was unsent.
    void anAreaThatIsLostLeavesNoFile()
    {
        {
            SyncDesk desk(m_backend.url(), m_dir->path(), u"admin-pc"_s);
            QVERIFY(desk.signInAndStart(u"admin"_s));
        }
        QCOMPARE(databases(), (QStringList{u"dossiers.db"_s, u"meetings.db"_s, u"party.db"_s}));
        QVERIFY(Behind::setScopes(m_backend, u"admin"_s, {u"ref"_s, scope, u"hall:H1"_s}));
        for (int start = 0; start < 2; ++start) {
            SyncDesk desk(m_backend.url(), m_dir->path(), u"admin-pc"_s);
            QVERIFY(desk.signInAndStart(u"admin"_s));
        }
        QCOMPARE(databases(), (QStringList{u"dossiers.db"_s, u"meetings.db"_s}));
        QVERIFY(Behind::setScopes(m_backend, u"admin"_s, {u"ref"_s, scope, u"cell:CB04"_s, u"hall:H1"_s}));
        m_admin = m_backend.signIn(u"admin"_s, u"admin-pc"_s);
    }

    // The centre closes an account: this machine forgets everything, and the unsent work still arrives, brought by the next one.
    void aClosedAccountIsShredded()
    {
        domain::Id id;
        QString folder;
        {
            SyncDesk desk(m_backend.url(), m_dir->path(), u"ha-pc"_s);
            QVERIFY(desk.signInAndStart(u"ha.le"_s));
            folder = services::officialFolder(m_dir->path(), desk.session.official().id);
            id = desk.withStatus(DossierStatus::Processing).back();
            desk.office->setOnline(false);
            QVERIFY(waited(desk.book().transition(id, DossierStatus::Resolved, {}, {})).has_value());
            QCOMPARE(m_backend.run(QStringList{u"official"_s, u"disable"_s, u"ha.le"_s} + m_backend.databaseWords()), 0);
            QSignalSpy revoked(&desk.session, &services::Session::revoked);
            desk.office->setOnline(true);
            QTRY_COMPARE(revoked.size(), 1);
            QCOMPARE(waited(desk.office->sealUnsent()).value_or(-1), 1);
            desk.office.reset();
            QVERIFY(waited(desk.session.shredStore()).has_value());
            desk.session.signOut();
        }
        QVERIFY(!QFileInfo::exists(folder));
        const QDir sealed(m_dir->filePath(u"sealed"_s));
        QCOMPARE(sealed.entryList(QDir::Files).size(), 1);
        QFile file(sealed.filePath(sealed.entryList(QDir::Files).front()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("dossier.transition"));
        file.close();
        SyncDesk next(m_backend.url(), m_dir->path(), u"ha-pc"_s);
        QVERIFY(next.signInAndStart(u"lan.nguyen"_s));
        QTRY_COMPARE(sealedOn(id), 1);
        QCOMPARE(contentsOn(id).value("target"_L1).toString(), id);
        QVERIFY(sealed.entryList(QDir::Files).isEmpty());
        auto db = Behind::centre(m_backend);
        QVERIFY(db && db->run(u"UPDATE official SET disabled = 0"_s).has_value());
    }

    void numbersGoBack_data() { unsentWorkOnARevokedRecordIsSealed_data(); }
    void numbersGoBack()
    {
        QFETCH(int, cut);
        CuttingProxy cable(m_backend.url());
        const QString device = u"numbers-%1"_s.arg(cut);
        const QString today = domain::toLocal(QDateTime::currentDateTimeUtc()).date().toString(Qt::ISODate);
        {
            SyncDesk desk(cable.url(), m_dir->path(), device);
            QVERIFY(desk.signInAndStart());
            QTRY_COMPARE(leased(device, today), 30);
            cable.cutAt(cut < 0 ? 100'000 : 0, CuttingProxy::Cut(std::max(0, cut)), "POST /v1/number-blocks/return");
            const auto back = waited(desk.office->engines().front()->giveNumbersBack());
            QVERIFY(back.has_value() && (cut >= 0 || *back)); // Qt asks again by itself where an old connection was closed
            if (cut < 0)
                QCOMPARE(leased(device, today), 0);
            // Back or on its way: none of them is taken here.
            QTRY_COMPARE(numbersHere(desk), 0);
        }
        SyncDesk desk(cable.url(), m_dir->path(), device); // what was cut goes with the next start
        QVERIFY(desk.signInAndStart());
        QTRY_COMPARE(returnsHere(desk), 0);
        QTRY_COMPARE(leased(device, today), numbersHere(desk));
        // The next day whatever is left of today's goes back by itself.
        {
            auto db = Behind::desk(desk, m_dir->path(), domain::Area::Dossiers, u"dossiers.db"_s);
            QVERIFY(db && db->run(u"INSERT INTO number_block (agency, day, first, last, next) VALUES ('H15.50.05.13', '2020-01-02', 5, 9, 9)"_s).has_value());
        }
        desk.office.reset();
        cable.forget();
        QVERIFY(desk.open() && desk.start());
        QTRY_COMPARE(returnsHere(desk), 0); // never leased to us: the centre says no, and that is the end of it
        QVERIFY(std::any_of(cable.lines().begin(), cable.lines().end(), [](const QByteArray& line) { return line.startsWith("POST /v1/number-blocks/return"); }));
    }

private:
    int sealedOn(const domain::Id& id)
    {
        int found = 0;
        for (const auto& item : m_backend.get(u"/v1/quarantine?scope="_s + scope, m_admin).json().value("items"_L1).toArray())
            found += item.toObject().value("target"_L1).toString() == id;
        return found;
    }
    QJsonObject contentsOn(const domain::Id& id)
    {
        for (const auto& item : m_backend.get(u"/v1/quarantine?scope="_s + scope, m_admin).json().value("items"_L1).toArray()) {
            if (item.toObject().value("target"_L1).toString() != id)
                continue;
            const auto opened = m_backend.get(u"/v1/quarantine/"_s + item.toObject().value("id"_L1).toString(), m_admin).json();
            return QJsonDocument::fromJson(QByteArray::fromBase64(opened.value("contents"_L1).toString().toLatin1())).object();
        }
        return {};
    }
    int leased(const QString& device, const QString& day)
    {
        int numbers = 0;
        const auto lan = m_lan.isEmpty() ? m_lan = m_backend.signIn(u"lan.nguyen"_s, u"onlooker"_s) : m_lan;
        for (const auto& item : m_backend.get(u"/v1/number-blocks?agency=H15.50.05.13&date="_s + day, lan).json().value("blocks"_L1).toArray()) {
            const QJsonObject block = item.toObject();
            if (block.value("device"_L1).toString() == device)
                numbers += block.value("last"_L1).toInt() - block.value("first"_L1).toInt() + 1;
        }
        return numbers;
    }
    int numbersHere(SyncDesk& desk) { return here(desk, u"SELECT coalesce(sum(last - next + 1), 0) FROM number_block"_s); }
    int returnsHere(SyncDesk& desk) { return here(desk, u"SELECT count(*) FROM number_return"_s); }
    int here(SyncDesk& desk, const QString& sql)
    {
        auto db = Behind::desk(desk, m_dir->path(), domain::Area::Dossiers, u"dossiers.db"_s);
        return db ? int(db->number(sql).value_or(-1)) : -1;
    }
    QStringList databases() const
    {
        QStringList names;
        for (QDirIterator it(m_dir->path(), {u"*.db"_s}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
            names << QFileInfo(it.next()).fileName();
        names.sort();
        return names;
    }

    test::BackendProcess m_backend;
    QString m_admin;
    QString m_lan;
    domain::Id m_worked;
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestHandOver)
#include "tst_hand_over.moc"
