// Stories between desks and the real centre: change one side, synchronise, both sides equal.
#include "domain/dossier.h"
#include "services/check_in_desk.h"
#include "services/tray_desk.h"
#include "tests/services/sync_desk.h"
#include "tests/support/backend_process.h"
#include "tests/support/cutting_proxy.h"

#include <QSet>
#include <QSignalSpy>

using namespace motcua;
using namespace Qt::StringLiterals;
using domain::DossierStatus;
using test::BackendProcess;
using test::CuttingProxy;
using test::SyncDesk;
using test::waited;
using State = services::SyncStatus::State;

class TestSyncStories : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.dossiers = 400;
        size.registrations = 2;
        size.meetings = 1;
        size.passes = 20;
        QVERIFY2(m_backend.seed(size), qPrintable(m_backend.problem()));
        QVERIFY2(m_backend.start(), qPrintable(m_backend.problem()));
        m_token = m_backend.signIn(u"lan.nguyen"_s);
        QVERIFY(!m_token.isEmpty());
    }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void firstSyncBringsAll()
    {
        auto desk = machine(u"a"_s);
        QVERIFY(desk->signInAndStart());
        const auto feed = m_backend.feed(u"agency:H15.50.05.13"_s, m_token);
        QCOMPARE(desk->rows().size(), static_cast<size_t>(feed.size()));
        for (const QJsonObject& line : feed.mid(0, 50)) {
            const auto theirs = domain::dossierFromJson(line.value("body"_L1).toObject());
            QVERIFY(theirs.has_value());
            QCOMPARE(desk->dossier(theirs->id).code, theirs->code);
        }
        QTRY_COMPARE(desk->office->syncStatus().state, State::Synced);
        QVERIFY(!desk->office->syncStatus().firstSync);
    }

    // "Nothing new" costs one request for all scopes together, and the desk opens with what it had.
    void nothingNewIsOneRequest()
    {
        auto desk = machine(u"a"_s);
        QVERIFY(desk->signInAndStart(u"ha.le"_s, 0));
        const auto rows = desk->rows().size();
        desk.reset();
        desk = machine(u"a"_s);
        QVERIFY(desk->signIn(u"ha.le"_s));
        QVERIFY(desk->open(0));
        QCOMPARE(desk->rows().size(), rows);
        const int before = desk->api.requestsSent();
        QVERIFY(desk->start());
        QVERIFY(desk->office->engines().front()->plan().scopes.size() > 1);
        QCOMPARE(desk->api.requestsSent() - before, 1);
    }

    void oneChangesTheOtherSees()
    {
        auto a = machine(u"a"_s);
        auto b = machine(u"b"_s);
        QVERIFY(a->signInAndStart());
        QVERIFY(b->signInAndStart(u"ha.le"_s));
        const auto id = a->withStatus(DossierStatus::Received).at(0);
        QVERIFY(waited(a->book().transition(id, DossierStatus::Processing)).has_value());
        QCOMPARE(a->dossier(id).status, DossierStatus::Processing); // at once
        QTRY_COMPARE(b->dossier(id).status, DossierStatus::Processing); // by its long poll
        QVERIFY(a->idle());
        QTRY_COMPARE(a->dossier(id), b->dossier(id));
        QTRY_COMPARE(a->dossier(id), atCentre(id));
        QCOMPARE(a->mark(id), services::SyncMark::Settled);
    }

    void workOfflineThenTheCentreRestarts()
    {
        auto desk = machine(u"a"_s);
        QVERIFY(desk->signInAndStart());
        const auto ids = desk->withStatus(DossierStatus::Received);
        QVERIFY(ids.size() >= 5);
        desk->office->setOnline(false);
        QTRY_COMPARE(desk->office->syncStatus().state, State::Offline);
        for (size_t i = 0; i < 5; ++i)
            QVERIFY(waited(desk->book().transition(ids[i], DossierStatus::Processing)).has_value());
        QVERIFY(waited(desk->book().transition(ids[0], DossierStatus::Resolved)).has_value()); // two of one lane
        QTRY_COMPARE(desk->office->syncStatus().waiting, 6);
        m_backend.kill();
        desk->office->setOnline(true);
        QTRY_VERIFY(desk->office->syncStatus().error); // nobody answers
        QCOMPARE(desk->office->syncStatus().waiting, 6);
        QVERIFY2(m_backend.start(), qPrintable(m_backend.problem()));
        desk->office->sendNow();
        QVERIFY(desk->idle(30'000));
        QTRY_COMPARE(desk->office->syncStatus().state, State::Synced);
        for (size_t i = 0; i < 5; ++i) {
            QTRY_COMPARE(desk->dossier(ids[i]), atCentre(ids[i]));
            onceEach(atCentre(ids[i]));
        }
        QCOMPARE(atCentre(ids[0]).status, DossierStatus::Resolved);
    }

    // The centre takes the commands, the answer is lost, they come again: taken once.
    void sameCommandTwice()
    {
        CuttingProxy cable(m_backend.url());
        SyncDesk desk(cable.url(), m_dir->path());
        QVERIFY(desk.signInAndStart(u"ha.le"_s));
        const auto id = desk.withStatus(DossierStatus::Received).at(0);
        cable.cutAt(0, CuttingProxy::Cut::After, "/v1/commands");
        QVERIFY(waited(desk.book().transition(id, DossierStatus::Processing)).has_value());
        QTRY_VERIFY(cable.hasCut());
        QVERIFY(desk.idle());
        QTRY_COMPARE(desk.dossier(id), atCentre(id));
        QCOMPARE(atCentre(id).status, DossierStatus::Processing);
        onceEach(atCentre(id));
        const auto sent = std::count_if(cable.lines().begin(), cable.lines().end(), [](const QByteArray& l) { return l.contains("/v1/commands"); });
        QVERIFY(sent >= 2);
    }

    void twoOfficialsRace()
    {
        auto a = machine(u"a"_s);
        auto b = machine(u"b"_s);
        QVERIFY(a->signInAndStart());
        QVERIFY(b->signInAndStart(u"ha.le"_s));
        const auto id = a->withStatus(DossierStatus::Received).at(0);
        a->office->setOnline(false);
        b->office->setOnline(false);
        QVERIFY(waited(a->book().transition(id, DossierStatus::Processing)).has_value());
        QVERIFY(waited(b->book().transition(id, DossierStatus::SupplementRequested, u"Thiếu bản sao"_s)).has_value());
        a->office->setOnline(true);
        QVERIFY(a->idle());
        b->office->setOnline(true);
        QTRY_COMPARE(b->office->syncStatus().state, State::NeedsLook);
        const auto tray = b->needsLook();
        QCOMPARE(tray.size(), size_t(1));
        QCOMPARE(tray[0].state, services::TrayEntry::State::Conflict);
        QCOMPARE(tray[0].code, u"status_moved"_s);
        QCOMPARE(tray[0].target, id);
        // The row shows the centre's state; the refused work is still there until a person lets go of it.
        QTRY_COMPARE(b->dossier(id).status, DossierStatus::Processing);
        QCOMPARE(b->mark(id), services::SyncMark::NeedsLook);
        QVERIFY(waited(b->office->drop(tray[0].commandId, u"Đã có người xử lý"_s)).has_value());
        QTRY_COMPARE(b->office->syncStatus().state, State::Synced);
        QCOMPARE(b->mark(id), services::SyncMark::Settled);
        QTRY_COMPARE(a->dossier(id), b->dossier(id));
        QCOMPARE(b->dossier(id), atCentre(id));
    }

    void numbersForTheDay()
    {
        auto desk = machine(u"a"_s);
        QVERIFY(desk->signInAndStart());
        QVERIFY(desk->idle());
        desk->office->setOnline(false);
        const auto procedures = waited(desk->book().procedures());
        QVERIFY(procedures.has_value() && !procedures->empty());
        QSet<QString> codes;
        QStringList ids;
        for (int i = 0; i < 10; ++i) {
            domain::Dossier filled;
            filled.agency = desk->session.official().agency;
            filled.procedureId = procedures->front().id;
            filled.procedureName = procedures->front().name;
            filled.owner.fullName = u"Trần Thị Thử %1"_s.arg(i);
            const auto received = waited(desk->book().receive(filled));
            QVERIFY2(received.has_value(), received.has_value() ? "" : qPrintable(received.error().code + received.error().detail));
            QVERIFY2(!received->code.startsWith(u"TẠM"_s), qPrintable(received->code));
            codes.insert(received->code);
            ids.append(received->id);
        }
        QCOMPARE(codes.size(), 10);
        desk->office->setOnline(true);
        QVERIFY(desk->idle());
        for (const QString& id : ids) {
            QVERIFY(codes.contains(atCentre(id).code));
            QTRY_COMPARE(desk->dossier(id), atCentre(id));
        }
        QCOMPARE(desk->needsLook().size(), size_t(0));
    }

    // Both gates were out of reach: both scans are kept, and the second comes back as an incident, seen at both.
    void onePassAtTwoGates()
    {
        auto a = machine(u"a"_s);
        auto b = machine(u"b"_s);
        QVERIFY(a->signInAndStart(u"hung.tran"_s, 1));
        QVERIFY(b->signInAndStart(u"gate2.pham"_s, 1));
        const auto meetings = waited(a->office->checkIns()->meetings());
        QVERIFY(meetings.has_value() && !meetings->empty());
        const auto& meeting = meetings->front();
        for (SyncDesk* desk : {a.get(), b.get()}) {
            QVERIFY(waited(desk->office->checkIns()->setGate(meeting.id, meeting.gates.value(desk == a.get() ? 0 : 1))).has_value());
            desk->office->setOnline(false);
        }
        const auto passes = waited(a->office->checkIns()->attendance());
        QVERIFY(passes.has_value() && !passes->empty());
        const auto pass = std::find_if(passes->begin(), passes->end(), [](const auto& row) { return !row.firstIn.isValid() && !row.pass.id.isEmpty(); });
        QVERIFY(pass != passes->end());
        QVERIFY(waited(a->office->checkIns()->admit(pass->pass.id, {{}, u"Quên giấy mời"_s})).value().admitted);
        QVERIFY(waited(b->office->checkIns()->admit(pass->pass.id, {{}, u"Quên giấy mời"_s})).value().admitted);
        QCOMPARE(waited(a->office->checkIns()->counts()).value().waiting, 1);
        a->office->setOnline(true);
        QVERIFY(a->idle());
        b->office->setOnline(true);
        QVERIFY(b->idle());
        for (SyncDesk* desk : {a.get(), b.get()}) {
            QTRY_COMPARE(waited(desk->office->checkIns()->counts()).value().incidents, 1);
            QTRY_COMPARE(waited(desk->office->checkIns()->counts()).value().waiting, 0);
            QCOMPARE(desk->needsLook().size(), size_t(0));
            QTRY_COMPARE(desk->office->syncStatus().needsLook, 1); // in the chip
            QTRY_COMPARE(incidents(*desk).size(), size_t(1)); // with the gates and a name, in the tray of both
            QCOMPARE(incidents(*desk).front().title, pass->pass.fullName);
            QCOMPARE(incidents(*desk).front().detail, meeting.gates.value(0) + u", "_s + meeting.gates.value(1));
        }
        QCOMPARE(waited(a->office->checkIns()->counts()).value(), waited(b->office->checkIns()->counts()).value());
        // One of them has looked into it: gone at both, and said once.
        const QString incident = incidents(*a).front().commandId;
        QCOMPARE(waited(a->office->trayDesk().settleIncident(incident, u" "_s)).error().code, u"reason_missing"_s);
        QVERIFY(waited(a->office->trayDesk().settleIncident(incident, u"Hai người cùng tên, đã đối chiếu giấy tờ"_s)).has_value());
        QTRY_COMPARE(incidents(*a).size(), size_t(0));
        QTRY_COMPARE(incidents(*b).size(), size_t(0));
        QTRY_COMPARE(a->office->syncStatus().needsLook, 0);
        QTRY_COMPARE(b->office->syncStatus().needsLook, 0);
        QCOMPARE(waited(b->office->trayDesk().settleIncident(incident, u"x"_s)).error().code, u"already_settled"_s);
    }

    void everyRequestIsCutOnce_data()
    {
        QTest::addColumn<bool>("after");
        QTest::newRow("before the centre heard") << false;
        QTest::newRow("after it has answered") << true;
    }
    void everyRequestIsCutOnce()
    {
        QFETCH(bool, after);
        CuttingProxy cable(m_backend.url());
        int reached = 0;
        for (int i = 0; i < 30; ++i) {
            QTemporaryDir dir;
            SyncDesk desk(cable.url(), dir.path());
            QVERIFY(desk.signIn(u"ha.le"_s));
            QVERIFY(desk.open(1, 20));
            cable.forget();
            cable.cutAt(i, after ? CuttingProxy::Cut::After : CuttingProxy::Cut::Before);
            desk.office->startSync();
            QTRY_VERIFY_WITH_TIMEOUT(!desk.withStatus(DossierStatus::Received).empty(), 10'000);
            const auto id = desk.withStatus(DossierStatus::Received).at(0);
            QVERIFY(waited(desk.book().transition(id, DossierStatus::Processing)).has_value());
            QVERIFY(desk.idle());
            QTRY_COMPARE(desk.dossier(id), atCentre(id));
            QCOMPARE(atCentre(id).status, DossierStatus::Processing);
            onceEach(atCentre(id));
            QCOMPARE(desk.needsLook().size(), size_t(0));
            if (!cable.hasCut())
                break; // there are no more requests than that
            ++reached;
        }
        QVERIFY2(reached >= 3, qPrintable(QString::number(reached)));
    }

private:
    std::unique_ptr<SyncDesk> machine(const QString& name)
    {
        return std::make_unique<SyncDesk>(m_backend.url(), m_dir->filePath(name), u"desk-"_s + name);
    }

    static std::vector<services::TrayEntry> incidents(SyncDesk& desk)
    {
        std::vector<services::TrayEntry> list;
        for (const auto& entry : waited(desk.office->tray()).value_or(std::vector<services::TrayEntry>())) {
            if (entry.state == services::TrayEntry::State::Incident)
                list.push_back(entry);
        }
        return list;
    }

    domain::Dossier atCentre(const domain::Id& id)
    {
        if (m_token.isEmpty() || m_backend.get(u"/v1/session/me"_s, m_token).status == 401)
            m_token = m_backend.signIn(u"lan.nguyen"_s);
        return domain::dossierFromJson(m_backend.readBack(u"dossier"_s, id, m_token)).value_or(domain::Dossier());
    }

    // No command stands twice in a timeline.
    static void onceEach(const domain::Dossier& dossier)
    {
        QSet<QString> seen;
        for (const auto& event : dossier.timeline) {
            if (event.commandId.isEmpty())
                continue;
            QVERIFY2(!seen.contains(event.commandId), qPrintable(event.commandId));
            seen.insert(event.commandId);
        }
        QVERIFY(!seen.isEmpty());
    }

    BackendProcess m_backend;
    QString m_token;
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_MAIN(TestSyncStories)
#include "tst_sync_stories.moc"
