// The office that invites, against the real centre; and what a gate knows of it afterwards without a line.
#include "services/check_in_desk.h"
#include "services/meeting_office.h"
#include "tests/services/sync_desk.h"
#include "tests/support/backend_process.h"

using namespace motcua;
using namespace Qt::StringLiterals;
using services::MeetingGuest;
using services::UnitInvitation;
using test::BackendProcess;
using test::SyncDesk;
using test::waited;

class TestMeetingOffice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.dossiers = 0;
        size.registrations = 0;
        QVERIFY2(m_backend.seed(size), qPrintable(m_backend.problem()));
        QVERIFY2(m_backend.start(), qPrintable(m_backend.problem()));
    }

    void aMeetingFromTheCallToTheGate()
    {
        const QTemporaryDir officeDir;
        SyncDesk desk(m_backend.url(), officeDir.path());
        QVERIFY(desk.signInAndStart(u"mai.do"_s));
        services::MeetingOffice* office = desk.office->meetings();
        QVERIFY(office);
        QVERIFY(!office->halls().isEmpty());

        domain::Meeting wanted;
        wanted.title = u"Hội nghị thử"_s;
        wanted.place = u"Phòng họp B"_s;
        wanted.startsAt = QDateTime::currentDateTimeUtc().addSecs(3600);
        wanted.opensAt = wanted.startsAt.addSecs(-7200);
        wanted.closesAt = wanted.startsAt.addSecs(7200);
        wanted.gates = {u"Cửa 1"_s, u"Cửa 2"_s};
        auto meeting = waited(office->save(wanted));
        QVERIFY2(meeting.has_value(), qPrintable(meeting ? QString() : meeting.error().code));
        QVERIFY(meeting->number > 0);
        domain::Meeting moved = *meeting;
        moved.place = u"Phòng họp C"_s;
        const auto changed = waited(office->save(moved));
        QVERIFY(changed.has_value());
        QCOMPARE(changed->place, u"Phòng họp C"_s);
        QCOMPARE(waited(office->save(moved)).error().kind, ErrorKind::Conflict); // seen before somebody's change

        UnitInvitation unit;
        unit.number = u"31/GM-VP"_s;
        unit.unit = u"Phường Tân Lập"_s;
        unit.phone = u"0912345678"_s;
        unit.email = u"vanphong@tanlap.example.vn"_s;
        unit.seats = 3;
        QVERIFY(waited(office->invite(meeting->id, unit)).has_value());
        QCOMPARE(waited(office->invite(meeting->id, unit)).error().code, u"number_taken"_s);
        auto sent = waited(office->invitations(meeting->id));
        QVERIFY(sent.has_value());
        QCOMPARE(sent->size(), 1u);
        QCOMPARE(sent->front().unit, unit.unit);
        QVERIFY(!sent->front().openedAt.isValid());
        QVERIFY(waited(office->guests(meeting->id, sent->front()))->empty());
        QCOMPARE(waited(office->tellAgain(sent->front().id)).error().kind, ErrorKind::RateLimited); // just told

        // A gate that has synced since knows the number, and holds it back once it is taken back.
        const QTemporaryDir gateDir;
        SyncDesk gate(m_backend.url(), gateDir.path(), u"gate-1"_s);
        QVERIFY(gate.signInAndStart(u"hung.tran"_s));
        QVERIFY(!gate.office->meetings()); // a guard invites nobody
        services::CheckInDesk* checkIns = gate.office->checkIns();
        QTRY_VERIFY(waited(checkIns->setGate(meeting->id, u"Cửa 1"_s)).has_value());
        const auto seen = [&](const QString& number) { return waited(checkIns->invitation(number)).value_or(services::InvitationSeen()); };
        QTRY_VERIFY(seen(u"31/gm-vp"_s).known);
        QCOMPARE(seen(u"31/GM-VP"_s).unit, unit.unit);
        QCOMPARE(seen(u"31/GM-VP"_s).seats, 3);
        QVERIFY(waited(office->takeBack(sent->front().id, u"Gửi nhầm đơn vị"_s)).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(seen(u"31/GM-VP"_s).revoked, 20'000);
        QVERIFY(waited(office->invitations(meeting->id))->front().revoked);
        QCOMPARE(waited(office->writeBadges(*meeting, officeDir.filePath(u"x.pdf"_s))).error().code, u"no_passes"_s);

        // Badges of the meetings that the province came with.
        int badges = 0;
        const auto seededOnes = waited(office->meetings());
        QVERIFY(seededOnes.has_value());
        for (const domain::Meeting& seeded : *seededOnes) {
            const QString path = officeDir.filePath(seeded.id + u".pdf"_s);
            const auto written = waited(office->writeBadges(seeded, path));
            if (!written)
                continue;
            badges += *written;
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(file.read(5) == "%PDF-");
        }
        QVERIFY(badges > 8); // more than a sheet
    }

private:
    BackendProcess m_backend;
};

QTEST_MAIN(TestMeetingOffice)
#include "tst_meeting_office.moc"
