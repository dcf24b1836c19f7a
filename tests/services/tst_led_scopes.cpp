// A desk of several scopes asks once for all of them: against the real centre, and against one that does not know how.
#include "tests/services/scripted_centre.h"
#include "tests/services/sync_desk.h"
#include "tests/support/backend_process.h"

using namespace motcua;
using namespace Qt::StringLiterals;
using domain::DossierStatus;
using test::Asked;
using test::BackendProcess;
using test::Said;
using test::SyncDesk;
using test::waited;

namespace {

const QString user = u"hai.phamvi"_s;
const QString emptyScope = u"agency:H15.50.05.99"_s; // the first one leads

} // namespace

class TestLedScopes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.dossiers = 40;
        size.registrations = 0;
        size.meetings = 0;
        QVERIFY2(m_backend.seed(size), qPrintable(m_backend.problem()));
        QByteArray said;
        const QStringList words = m_backend.databaseWords() +
                                  QStringList{u"official"_s, u"add"_s, user, u"--full-name"_s, u"Phạm Thị Hai"_s, u"--role"_s, u"processing_officer"_s,
                                              u"--phone"_s, u"0912345670"_s, u"--agency"_s, u"H15.50.05.99"_s, u"--scope"_s, emptyScope, u"--scope"_s,
                                              u"agency:H15.50.05.13"_s, u"--scope"_s, u"ref"_s};
        QVERIFY2(m_backend.run(words, &said, "Motcua@2026\n") == 0, said);
        QVERIFY2(m_backend.start(), qPrintable(m_backend.problem()));
    }

    void newsOfALedScopeEndThePoll()
    {
        const QTemporaryDir dir;
        const QTemporaryDir otherDir;
        SyncDesk desk(m_backend.url(), dir.path());
        QVERIFY(desk.signInAndStart(user, 25));
        SyncDesk other(m_backend.url(), otherDir.path(), u"desk-2"_s);
        QVERIFY(other.signInAndStart(u"ha.le"_s));
        const auto ids = other.withStatus(DossierStatus::Received);
        QVERIFY(ids.size() >= 2);
        for (int round = 0; round < 2; ++round) { // the second time after it was read by itself once
            const int before = desk.api.requestsSent();
            QElapsedTimer timer;
            timer.start();
            QVERIFY(waited(other.book().transition(ids[size_t(round)], DossierStatus::Processing)).has_value());
            QTRY_COMPARE_WITH_TIMEOUT(desk.dossier(ids[size_t(round)]).status, DossierStatus::Processing, 15'000);
            QVERIFY2(timer.elapsed() < 15'000, "by the commit, not by the time");
            QTRY_VERIFY(desk.idle());
            // The scope itself, and the polls anew.
            QVERIFY2(desk.api.requestsSent() - before <= 4, qPrintable(QString::number(desk.api.requestsSent() - before)));
        }
    }

    void nothingNewIsOneRequest()
    {
        const QTemporaryDir dir;
        {
            SyncDesk desk(m_backend.url(), dir.path());
            QVERIFY(desk.signInAndStart(user, 0));
            QCOMPARE(desk.rows().size(), 40U);
        }
        SyncDesk desk(m_backend.url(), dir.path());
        QVERIFY(desk.signIn(user) && desk.open(0));
        const int before = desk.api.requestsSent();
        QVERIFY(desk.start());
        QCOMPARE(desk.api.requestsSent() - before, 1);
        desk.office->sendNow();
        QVERIFY(QTest::qWaitFor([&] { return desk.api.requestsSent() - before == 2; }));
        QVERIFY(desk.idle());
    }

    // Without `also` in its answers each scope asks for itself; a scope that is refused leads nobody.
    void centreThatDoesNotTell_data()
    {
        QTest::addColumn<bool>("refused");
        QTest::newRow("old") << false;
        QTest::newRow("first scope refused") << true;
    }
    void centreThatDoesNotTell()
    {
        QFETCH(bool, refused);
        test::ScriptedCentre centre;
        centre.official.scopes = {{emptyScope}, {u"agency:H15.50.05.13"_s}};
        centre.put(u"0193bbbb-0000-7000-8000-000000000001"_s);
        bool refuse = false;
        centre.server.setScript([&](const Asked& asked) -> Said {
            const bool first = asked.path == "/v1/feed" && asked.query.contains("scope=agency%3AH15.50.05.99");
            if (!first)
                return centre.rightly(asked);
            if (refuse)
                return {403, "application/problem+json", R"({"code":"scope"})"};
            return {200, "application/x-ndjson", "{\"next\":\"1/0\",\"more\":false,\"total\":0}\n"};
        });
        const QTemporaryDir dir;
        {
            SyncDesk desk(centre.server.url(), dir.path());
            QVERIFY(desk.signInAndStart(u"ha.le"_s, 0));
            QCOMPARE(desk.rows().size(), 1U);
        }
        centre.put(u"0193bbbb-0000-7000-8000-000000000002"_s);
        refuse = refused;
        SyncDesk desk(centre.server.url(), dir.path());
        QVERIFY(desk.signIn(u"ha.le"_s) && desk.open(0));
        desk.office->startSync();
        QTRY_COMPARE(desk.rows().size(), 2U);
    }

private:
    BackendProcess m_backend;
};

QTEST_MAIN(TestLedScopes)
#include "tst_led_scopes.moc"
