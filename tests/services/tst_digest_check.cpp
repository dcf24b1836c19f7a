// What lies here is held against the centre's digest, and what differs is mended.
#include "tests/services/agreement_kit.h"

#include <QSignalSpy>

using namespace motcua;
using namespace Qt::StringLiterals;
using services::DigestReport;
using test::Behind;
using test::CuttingProxy;
using test::SyncDesk;
using test::waited;

namespace {

const QString scope = u"agency:H15.50.05.13"_s;

} // namespace

class TestDigestCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.dossiers = 300;
        size.registrations = 2;
        QVERIFY2(m_backend.seed(size), qPrintable(m_backend.problem()));
        QVERIFY2(m_backend.start(), qPrintable(m_backend.problem()));
        m_token = m_backend.signIn(u"lan.nguyen"_s);
        QVERIFY(!m_token.isEmpty());
    }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void agreesAfterAFirstSync()
    {
        for (const auto& user : {u"lan.nguyen"_s, u"trung.vo"_s, u"hung.tran"_s, u"admin"_s}) {
            SyncDesk desk(m_backend.url(), m_dir->filePath(user), user);
            QVERIFY(desk.signInAndStart(user));
            for (auto* engine : desk.office->engines()) {
                const auto reports = waited(engine->checkDigest());
                QVERIFY(reports.has_value());
                QCOMPARE(reports->size(), size_t(engine->plan().scopes.size()));
                for (const DigestReport& report : *reports) {
                    QVERIFY2(report.checked && report.agrees, qPrintable(user + u' ' + report.scope));
                    QCOMPARE(report.mended, 0);
                    QVERIFY(report.there > 0);
                }
            }
            QVERIFY(desk.idle());
        }
    }

    // Asked the moment the files are open: it learns first how far they were read.
    void askedAtOnce()
    {
        {
            SyncDesk desk(m_backend.url(), m_dir->path());
            QVERIFY(desk.signInAndStart());
            QVERIFY(desk.idle());
        }
        SyncDesk desk(m_backend.url(), m_dir->path());
        QVERIFY(desk.signIn(u"lan.nguyen"_s));
        QVERIFY(desk.open());
        desk.office->startSync();
        for (auto* engine : desk.office->engines()) {
            const auto reports = waited(engine->checkDigest());
            QVERIFY2(reports.has_value(), reports ? "" : qPrintable(reports.error().code));
            QVERIFY(!reports->empty());
            for (const DigestReport& report : *reports)
                QVERIFY2(report.checked && report.agrees, qPrintable(report.scope));
        }
        QVERIFY(desk.idle());
    }

    void mendsWhatDiffers()
    {
        {
            SyncDesk desk(m_backend.url(), m_dir->path());
            QVERIFY(desk.signInAndStart());
            harm(desk);
        }
        SyncDesk desk(m_backend.url(), m_dir->path());
        QVERIFY(desk.signInAndStart());
        QVERIFY(test::shownDossiers(desk) != test::centreDossiers(m_backend, scope, m_token)); // the feed alone does not see it
        QSignalSpy changed(desk.office->engines().front(), &services::SyncEngine::changed);
        const auto report = checked(desk);
        QVERIFY(report.checked && report.agrees);
        QCOMPARE(report.mended, 4);
        QVERIFY(report.buckets >= 1 && report.buckets <= 4);
        QVERIFY(!changed.empty());
        QCOMPARE(test::shownDossiers(desk), test::centreDossiers(m_backend, scope, m_token));
        QCOMPARE(checked(desk).mended, 0);
        QVERIFY(desk.idle());
        QVERIFY(desk.rows(u"trăm mối tơ vò"_s).empty()); // the left-over row's words are out of the index
    }

    // Unsent work on a row that had been lost here is still there when the row is back.
    void unsentWorkStays()
    {
        SyncDesk desk(m_backend.url(), m_dir->path());
        QVERIFY(desk.signInAndStart());
        const auto id = desk.withStatus(domain::DossierStatus::Received).front();
        desk.office->setOnline(false);
        QVERIFY(waited(desk.book().transition(id, domain::DossierStatus::Processing, {}, u"Tư pháp"_s)).has_value());
        {
            auto db = Behind::desk(desk, m_dir->path(), domain::Area::Dossiers, u"dossiers.db"_s);
            QVERIFY(db && db->run(u"UPDATE dossier SET rev = 0 WHERE id = ?"_s, {id}).has_value());
        }
        QCOMPARE(waited(desk.office->engines().front()->checkDigest()).error().code, u"offline"_s);
        desk.office->setOnline(true);
        QVERIFY(desk.idle());
        QVERIFY(checked(desk).agrees);
        QCOMPARE(m_backend.readBack(u"dossier"_s, id, m_token).value("status"_L1).toInt(), 4);
        QCOMPARE(test::shownDossiers(desk), test::centreDossiers(m_backend, scope, m_token));
    }

    // Each request of a check is cut once; asked again it is mended.
    void theCableIsCut()
    {
        const bool isLong = qEnvironmentVariableIsSet("MOTCUA_LONG");
        for (const auto cut : {CuttingProxy::Cut::Before, CuttingProxy::Cut::After}) {
            for (int index = isLong ? 0 : cut == CuttingProxy::Cut::Before ? 4 : 1;; ++index) { // short: a bucket, and the second sums
                QVERIFY(index < 12);
                QTemporaryDir dir;
                CuttingProxy cable(m_backend.url());
                {
                    SyncDesk desk(cable.url(), dir.path());
                    QVERIFY(desk.signInAndStart());
                    harm(desk, dir.path());
                }
                SyncDesk desk(cable.url(), dir.path());
                QVERIFY(desk.signInAndStart());
                cable.cutAt(index, cut, "/v1/digest");
                auto reports = waited(desk.office->engines().front()->checkDigest());
                const bool wasCut = cable.hasCut();
                QVERIFY(wasCut || reports.has_value()); // Qt asks some questions a second time by itself
                cable.cutAt(100'000, cut); // no more
                QVERIFY(desk.idle());
                QVERIFY(checked(desk).agrees);
                QCOMPARE(test::shownDossiers(desk), test::centreDossiers(m_backend, scope, m_token));
                if (!wasCut || !isLong || index == 9) // sums twice, the buckets, the sums after them
                    break;
            }
        }
    }

    void theCentreComesBackFromABackup()
    {
        QTemporaryDir dir;
        SyncDesk desk(m_backend.url(), dir.path());
        QVERIFY(desk.signInAndStart());
        {
            // Every row here is newer than the centre's, and its cursor is of an epoch that is gone.
            auto db = Behind::desk(desk, dir.path(), domain::Area::Dossiers, u"dossiers.db"_s);
            QVERIFY(db && db->run(u"UPDATE dossier SET rev = rev + 7"_s).has_value());
            QVERIFY(db->run(u"UPDATE procedure SET rev = rev + 7"_s).has_value());
        }
        {
            auto db = Behind::centre(m_backend);
            QVERIFY(db && db->run(u"UPDATE counter SET value = value - 1 WHERE name = 'seq'"_s).has_value());
        }
        desk.office->sendNow();
        const auto db = Behind::desk(desk, dir.path(), domain::Area::Dossiers, u"dossiers.db"_s);
        QVERIFY(db);
        QTRY_VERIFY(db->number(u"SELECT generation FROM sync_cursor WHERE scope = ?"_s, {scope}).value_or(0) > 0); // 410: read anew, in place
        QCOMPARE(desk.rows().size(), test::centreDossiers(m_backend, scope, m_token).size()); // and readable meanwhile
        QVERIFY(desk.idle());
        QVERIFY(checked(desk).agrees);
        QCOMPARE(test::shownDossiers(desk), test::centreDossiers(m_backend, scope, m_token));
    }

private:
    static DigestReport checked(SyncDesk& desk)
    {
        const auto reports = waited(desk.office->engines().front()->checkDigest());
        if (reports.has_value()) {
            for (const DigestReport& report : *reports) {
                if (report.scope == scope)
                    return report;
            }
        }
        return {};
    }

    void harm(SyncDesk& desk) { harm(desk, m_dir->path()); }

    //! One row lost, one old, one newer than it can be, one left over.
    static void harm(SyncDesk& desk, const QString& dir)
    {
        const auto rows = desk.rows();
        QVERIFY(rows.size() > 100);
        auto db = Behind::desk(desk, dir, domain::Area::Dossiers, u"dossiers.db"_s);
        QVERIFY(db);
        QVERIFY(db->run(u"DELETE FROM dossier WHERE id = ?"_s, {rows[3].id}).has_value());
        QVERIFY(db->run(u"UPDATE dossier SET rev = 0, status = 9 WHERE id = ?"_s, {rows[40].id}).has_value());
        QVERIFY(db->run(u"UPDATE dossier SET rev = rev + 5 WHERE id = ?"_s, {rows[70].id}).has_value());
        QVERIFY(db->run(u"INSERT INTO dossier (id, rev, scope, status, open, due_at, received_at, finished_at, sort_key, code, ending, phone, id_number, owner, submitter, procedure, holder)"
                        " SELECT '0193ffff-0000-7000-8000-000000000001', 1, scope, status, open, due_at, received_at, finished_at, sort_key, code, ending, phone, id_number,"
                        " 'Trăm Mối Tơ Vò', '', procedure, holder FROM dossier WHERE id = ?"_s, {rows[90].id}).has_value());
        QVERIFY(db->run(u"INSERT INTO dossier_body (row, truth) SELECT (SELECT max(row) FROM dossier), truth FROM dossier_body JOIN dossier USING (row) WHERE id = ?"_s, {rows[90].id}).has_value());
        QVERIFY(db->run(u"INSERT INTO dossier_fts (rowid, terms) SELECT row, fold(owner) || ' ' || fold(submitter) || ' đ' || status || CASE open WHEN 1 THEN ' đo' ELSE '' END"
                        " FROM dossier WHERE owner = 'Trăm Mối Tơ Vò'"_s).has_value());
    }

    test::BackendProcess m_backend;
    QString m_token;
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestDigestCheck)
#include "tst_digest_check.moc"
