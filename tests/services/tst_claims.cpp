// Who works on what: two clerks at two desks, one centre, and a cable that is cut.
#include "services/claim_keeper.h"
#include "services/shift.h"
#include "tests/domain/samples.h"
#include "tests/services/agreement_kit.h"

#include <QSignalSpy>

using namespace motcua;
using namespace Qt::StringLiterals;
using domain::DossierStatus;
using test::CuttingProxy;
using test::SyncDesk;
using test::waited;

namespace {

const QString scope = u"agency:H15.50.05.13"_s;

} // namespace

class TestClaims : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.dossiers = 400; // each story takes some that were received: how many those are depends on the day
        QVERIFY2(m_backend.seed(size), qPrintable(m_backend.problem()));
        QVERIFY2(m_backend.start(), qPrintable(m_backend.problem()));
        m_token = m_backend.signIn(u"lan.nguyen"_s);
        QVERIFY(!m_token.isEmpty());
    }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void othersSeeWhoWorksOnIt()
    {
        auto lan = machine(m_backend.url(), u"lan"_s);
        auto ha = machine(m_backend.url(), u"ha"_s);
        QVERIFY(lan->signInAndStart() && ha->signInAndStart(u"ha.le"_s));
        const auto id = lan->withStatus(DossierStatus::Received).front();
        QVERIFY(waited(lan->book().startWork(id)).has_value());
        QTRY_COMPARE(claimant(*ha, id), u"Nguyễn Thị Lan"_s);
        QCOMPARE(rowOf(*ha, id).claimedBy, u"Nguyễn Thị Lan"_s);
        QTRY_VERIFY(claimOf(*lan, id) && claimOf(*lan, id)->mine);
        QVERIFY(rowOf(*lan, id).claimedBy.isEmpty()); // one's own is no news

        // The second one does not get it, and does not try for ever.
        QSignalSpy refused(&claimsOf(*ha), &services::ClaimKeeper::refused);
        QVERIFY(waited(ha->book().startWork(id)).has_value());
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused[0][1].value<Error>().code, u"claimed"_s);
        QVERIFY(ha->idle());
        QCOMPARE(claimant(*ha, id), u"Nguyễn Thị Lan"_s);

        QVERIFY(waited(lan->book().endWork(id)).has_value());
        QTRY_VERIFY(!claimOf(*ha, id));
        QTRY_VERIFY(!claimOf(*lan, id));
    }

    // Work that waits goes before the claim does, or somebody could come in between.
    void theClaimOutlivesTheUnsentWork()
    {
        CuttingProxy cable(m_backend.url());
        auto lan = machine(cable.url(), u"lan"_s);
        QVERIFY(lan->signInAndStart());
        const auto id = lan->withStatus(DossierStatus::Received).front();
        QVERIFY(waited(lan->book().startWork(id)).has_value());
        QTRY_VERIFY(claimOf(*lan, id));
        lan->office->setOnline(false);
        QVERIFY(waited(lan->book().transition(id, DossierStatus::Processing, {}, u"Tư pháp"_s)).has_value());
        QVERIFY(waited(lan->book().endWork(id)).has_value());
        cable.forget();
        lan->office->setOnline(true);
        QVERIFY(lan->idle());
        QCOMPARE(m_backend.readBack(u"dossier"_s, id, m_token).value("status"_L1).toInt(), 4);
        QTRY_VERIFY(!claimOf(*lan, id));
        qsizetype pushed = -1;
        qsizetype released = -1;
        for (qsizetype i = 0; i < cable.lines().size(); ++i) {
            if (cable.lines()[i].startsWith("POST /v1/commands") && pushed < 0)
                pushed = i;
            if (cable.lines()[i].startsWith("DELETE /v1/claims"))
                released = i;
        }
        QVERIFY(pushed >= 0);
        QVERIFY(released < 0 || released > pushed); // the settled command may have ended it already
    }

    // Refused because somebody else was at it: it goes by itself when they have let go, and never over what they wrote.
    void refusedWorkGoesWhenTheOtherIsDone_data()
    {
        QTest::addColumn<bool>("sameField");
        QTest::newRow("the other has corrected something else") << false;
        QTest::newRow("the other has corrected the same") << true;
    }
    void refusedWorkGoesWhenTheOtherIsDone()
    {
        QFETCH(bool, sameField);
        const QString mine = sameField ? u"hẹn buổi chiều"_s : u"hẹn buổi sáng"_s;
        auto lan = machine(m_backend.url(), u"lan"_s);
        auto ha = machine(m_backend.url(), u"ha"_s);
        QVERIFY(lan->signInAndStart() && ha->signInAndStart(u"ha.le"_s));
        const auto id = lan->withStatus(DossierStatus::Received).back();
        const auto corrected = [&](SyncDesk& desk, auto change) {
            const auto detail = waited(desk.book().detail(id));
            domain::Dossier after = detail->dossier;
            change(after);
            return waited(desk.book().edit(detail->dossier, after)).has_value();
        };
        ha->office->setOnline(false);
        QVERIFY(corrected(*ha, [&](domain::Dossier& d) { d.note = mine; }));
        QVERIFY(waited(lan->book().startWork(id)).has_value());
        QVERIFY(lan->idle());
        ha->office->setOnline(true);
        QTRY_COMPARE(ha->needsLook().size(), size_t(1));
        QCOMPARE(ha->needsLook().front().code, u"claimed"_s);
        QVERIFY(corrected(*lan, [&](domain::Dossier& d) { (sameField ? d.note : d.owner.email) = u"lan@vidu.example"_s; }));
        QVERIFY(waited(lan->book().endWork(id)).has_value());
        QTRY_VERIFY(!claimOf(*ha, id));
        if (sameField) {
            QTRY_COMPARE(ha->needsLook().size(), size_t(1));
            QTRY_COMPARE(ha->needsLook().front().state, services::TrayEntry::State::Conflict);
            QCOMPARE(m_backend.readBack(u"dossier"_s, id, m_token).value("note"_L1).toString(), u"lan@vidu.example"_s);
        } else {
            QTRY_COMPARE(ha->needsLook().size(), size_t(0));
            QTRY_COMPARE(m_backend.readBack(u"dossier"_s, id, m_token).value("note"_L1).toString(), mine);
        }
    }

    void takenWithoutALineAndToldLater()
    {
        auto lan = machine(m_backend.url(), u"lan"_s);
        auto ha = machine(m_backend.url(), u"ha"_s);
        QVERIFY(lan->signInAndStart() && ha->signInAndStart(u"ha.le"_s));
        const auto id = lan->withStatus(DossierStatus::Received).back();
        lan->office->setOnline(false);
        QVERIFY(waited(lan->book().startWork(id)).has_value());
        QVERIFY(ha->idle());
        QVERIFY(!claimOf(*ha, id));
        lan->office->setOnline(true);
        QTRY_COMPARE(claimant(*ha, id), u"Nguyễn Thị Lan"_s);
        QVERIFY(waited(lan->book().endWork(id)).has_value());
        QTRY_VERIFY(!claimOf(*ha, id));
    }

    // A desk that goes away for the shift says so first.
    void keptUntilTheShiftsEnd()
    {
        auto lan = machine(m_backend.url(), u"lan"_s);
        auto ha = machine(m_backend.url(), u"ha"_s);
        QVERIFY(lan->signInAndStart() && ha->signInAndStart(u"ha.le"_s));
        const auto id = lan->withStatus(DossierStatus::Received).back();
        QVERIFY(waited(lan->book().startWork(id)).has_value());
        QTRY_VERIFY(claimOf(*ha, id));
        const auto end = waited(lan->office->keepForShift());
        QVERIFY(end.has_value());
        QVERIFY(*end > QDateTime::currentDateTimeUtc() && *end < QDateTime::currentDateTimeUtc().addSecs(12 * 3'600));
        QTRY_VERIFY(claimOf(*ha, id) && claimOf(*ha, id)->offline);
        QVERIFY(qAbs(claimOf(*ha, id)->until.secsTo(*end)) < 5);
        // The program ends and starts again without a line: it is still this desk's.
        lan.reset();
        lan = machine(m_backend.url(), u"lan"_s);
        QVERIFY(lan->signInAndStart());
        QVERIFY(claimOf(*ha, id) && claimOf(*ha, id)->offline);
        QVERIFY(waited(lan->book().endWork(id)).has_value());
        QTRY_VERIFY(!claimOf(*ha, id));
    }

    void aShiftsEnd()
    {
        const domain::WorkCalendar calendar = domain::samples::rules().calendar;
        const auto local = [](const char* text) { return domain::fromLocal(QDate::fromString(QString::fromLatin1(text).left(10), Qt::ISODate), QTime::fromString(QString::fromLatin1(text).mid(11), u"HH:mm"_s)); };
        const QDateTime close = domain::fromLocal(QDate(2026, 11, 20), calendar.sessions.back().to);
        QCOMPARE(services::shiftEnd(calendar, local("2026-11-20 09:00")), close); // a Friday
        QCOMPARE(services::shiftEnd(calendar, local("2026-11-20 00:30")), local("2026-11-20 12:29")); // no longer than the centre gives
        QCOMPARE(services::shiftEnd(calendar, close.addSecs(-60)), close.addSecs(-60 + 4 * 3'600));
        QCOMPARE(services::shiftEnd(calendar, local("2026-11-21 09:00")), local("2026-11-21 13:00")); // a Saturday off
    }

    // A program that was ended in the middle works on nothing.
    void whatTheLastRunHeldIsLetGo()
    {
        auto lan = machine(m_backend.url(), u"lan"_s);
        auto ha = machine(m_backend.url(), u"ha"_s);
        QVERIFY(lan->signInAndStart() && ha->signInAndStart(u"ha.le"_s));
        const auto id = lan->withStatus(DossierStatus::Received).back();
        QVERIFY(waited(lan->book().startWork(id)).has_value());
        QTRY_VERIFY(claimOf(*ha, id));
        lan.reset();
        QVERIFY(claimOf(*ha, id));
        lan = machine(m_backend.url(), u"lan"_s);
        QVERIFY(lan->signInAndStart());
        QTRY_VERIFY(!claimOf(*ha, id));
    }

    void everyRequestIsCutOnce_data()
    {
        QTest::addColumn<bool>("heard");
        QTest::newRow("before the centre heard") << false;
        QTest::newRow("after it has answered") << true;
    }
    void everyRequestIsCutOnce()
    {
        QFETCH(bool, heard);
        CuttingProxy cable(m_backend.url());
        auto lan = machine(cable.url(), u"lan"_s);
        auto ha = machine(m_backend.url(), u"ha"_s);
        QVERIFY(lan->signInAndStart() && ha->signInAndStart(u"ha.le"_s));
        const auto id = lan->withStatus(DossierStatus::Received).back();
        const auto cut = heard ? CuttingProxy::Cut::After : CuttingProxy::Cut::Before;
        cable.cutAt(0, cut, "POST /v1/claims");
        QVERIFY(waited(lan->book().startWork(id)).has_value());
        QTRY_VERIFY(cable.hasCut());
        QTRY_COMPARE(claimant(*ha, id), u"Nguyễn Thị Lan"_s);
        cable.cutAt(0, cut, "DELETE /v1/claims");
        QVERIFY(waited(lan->book().endWork(id)).has_value());
        QTRY_VERIFY(cable.hasCut());
        QTRY_VERIFY(!claimOf(*ha, id));
        QVERIFY(lan->idle());
    }

private:
    std::unique_ptr<SyncDesk> machine(const QUrl& server, const QString& name)
    {
        return std::make_unique<SyncDesk>(server, m_dir->filePath(name), name);
    }
    static std::optional<services::ClaimShown> claimOf(SyncDesk& desk, const domain::Id& id)
    {
        const auto detail = waited(desk.book().detail(id));
        return detail.has_value() ? detail->claim : std::nullopt;
    }
    static QString claimant(SyncDesk& desk, const domain::Id& id)
    {
        const auto claim = claimOf(desk, id);
        return claim ? claim->name : QString();
    }
    static services::DossierRow rowOf(SyncDesk& desk, const domain::Id& id)
    {
        for (const auto& row : desk.rows()) {
            if (row.id == id)
                return row;
        }
        return {};
    }
    static services::ClaimKeeper& claimsOf(SyncDesk& desk) { return desk.office->engines().front()->claims(); }

    test::BackendProcess m_backend;
    QString m_token;
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestClaims)
#include "tst_claims.moc"
