#include "domain/invitation.h"
#include "services/gate_keys.h"

#include "desk_kit.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace motcua;
using namespace motcua::services;
using namespace Qt::StringLiterals;
using domain::Area;
using domain::CheckIn;
using domain::Direction;
using domain::Meeting;
using domain::Pass;
using domain::ScanSource;
using domain::VerdictKind;
namespace samples = domain::samples;

namespace {

const QString scope = u"hall:H1"_s;

Meeting meeting(int n = 3)
{
    Meeting m = samples::meeting();
    m.id = samples::id(n);
    m.number = quint32(n);
    m.reEntry = true;
    m.opensAt = samples::at("2026-11-20T01:00:00Z");
    m.startsAt = samples::at("2026-11-20T02:00:00Z");
    m.closesAt = samples::at("2026-11-20T04:00:00Z");
    m.expected = 20;
    return m;
}

Pass pass(int n, int meetingNumber = 3)
{
    Pass p = samples::pass();
    p.id = samples::id(100 + n);
    p.meetingId = samples::id(meetingNumber);
    p.serial = domain::serialText(quint64(1000 + n));
    p.fullName = n == 1 ? u"Đặng Thị Hòa"_s : u"Nguyễn Văn %1"_s.arg(QChar(u'A' + n));
    p.invitation = u"%1/GM"_s.arg(meetingNumber);
    p.revoked = false;
    p.notBefore = {};
    p.notAfter = {};
    return p;
}

} // namespace

class TestCheckInDesk : public QObject
{
    Q_OBJECT
    std::unique_ptr<kit::DeskFile> file;
    std::unique_ptr<CheckInDesk> desk;
    kit::Signer signer;

    void openDesk()
    {
        auto d = std::make_unique<CheckInDesk::Private>();
        d->desk = file->desk();
        QVERIFY(d->loadGate().has_value());
        desk = std::make_unique<CheckInDesk>(std::move(d));
    }
    void feed(const std::vector<FeedChange>& changes)
    {
        const auto done = file->now([&, p = file->projection](storage::Db& db) { return p->applyFeed(db, scope, changes); });
        QVERIFY(done.has_value());
        QCOMPARE(done->parked, 0);
    }
    GateVerdict scan(const QString& text)
    {
        const auto verdict = kit::wait(desk->scan(text, ScanSource::Camera));
        if (!verdict)
            qWarning("scan failed: %s", qPrintable(verdict.error().code));
        return verdict.value_or(GateVerdict());
    }
    QString token(int n, quint32 number = 3) const
    {
        return signer.token({1, number, quint64(1000 + n), samples::at("2026-11-20T00:00:00Z"), samples::at("2026-11-20T10:00:00Z")});
    }

private Q_SLOTS:
    void init()
    {
        file = std::make_unique<kit::DeskFile>(Area::Meetings, kit::guard());
        openDesk();
        std::vector<FeedChange> changes{kit::upsert(meeting()), kit::upsert(meeting(4)), signer.key()};
        for (int n = 1; n <= 20; ++n)
            changes.push_back(kit::upsert(pass(n)));
        changes.push_back(kit::upsert(pass(21, 4)));
        feed(changes);
        QVERIFY(kit::wait(desk->setGate(samples::id(3), u"Cửa 1"_s)).has_value());
    }
    void cleanup()
    {
        desk.reset();
        file.reset();
    }

    void withoutAMeetingNothingIsJudged()
    {
        QVERIFY(kit::wait(desk->setGate({}, {})).has_value());
        QCOMPARE(kit::wait(desk->scan(token(1), ScanSource::Camera)).error().code, u"no_meeting"_s);
        QCOMPARE(kit::wait(desk->setGate(u"absent"_s, u"Cửa 1"_s)).error().code, u"no_meeting"_s);
    }

    void twentyPassesEachOnceAndTheSecondTimeAlreadyInside()
    {
        for (int n = 1; n <= 20; ++n) {
            const GateVerdict first = scan(n % 2 ? token(n) : pass(n).serial);
            QCOMPARE(first.kind, VerdictKind::Admit);
            QVERIFY(first.admitted);
            QCOMPARE(first.entries, 1);
            QCOMPARE(first.pass->id, pass(n).id);
            QVERIFY(first.milliseconds > 0);
        }
        for (int n = 1; n <= 20; ++n) {
            file->clock.pass(1);
            const GateVerdict second = scan(n % 2 ? pass(n).serial : token(n)); // the other code of the same pass
            QCOMPARE(second.kind, VerdictKind::AlreadyInside);
            QVERIFY(!second.admitted);
            QVERIFY(second.previous.has_value());
            QCOMPARE(second.previous->gate, u"Cửa 1"_s);
        }
        const auto counts = kit::wait(desk->counts());
        QCOMPARE(*counts, (GateCounts{20, 20, 20, 0, 0, 40}));
        QCOMPARE(*file->pushes, 40);
    }

    void outAndInAgain()
    {
        scan(token(1));
        file->clock.pass(60);
        desk->setDirection(Direction::Out);
        QCOMPARE(scan(token(1)).kind, VerdictKind::Exit);
        QCOMPARE(scan(token(2)).kind, VerdictKind::NotInside);
        QCOMPARE(kit::wait(desk->counts())->inside, 0);
        file->clock.pass(60);
        desk->setDirection(Direction::In);
        const GateVerdict again = scan(token(1));
        QCOMPARE(again.kind, VerdictKind::ReEntry);
        QVERIFY(again.admitted);
        QCOMPARE(again.entries, 2);
        const auto counts = kit::wait(desk->counts());
        QCOMPARE(counts->arrived, 1); // people, not scans
        QCOMPARE(counts->inside, 1);
    }

    void everythingElseAGateSees()
    {
        const GateVerdict other = scan(pass(21, 4).serial);
        QCOMPARE(other.kind, VerdictKind::WrongMeeting);
        QCOMPARE(other.otherMeeting->id, samples::id(4));
        QCOMPARE(scan(domain::serialText(999'999)).kind, VerdictKind::Unknown);
        QString damaged = pass(2).serial;
        damaged[3] = damaged[3] == u'B' ? u'C' : u'B';
        QCOMPARE(scan(damaged).kind, VerdictKind::Damaged);
        QCOMPARE(scan(u"https://example.invalid/x"_s).kind, VerdictKind::Unreadable);
        QCOMPARE(scan(QString(10'000'000, u'9')).kind, VerdictKind::Unreadable);
        QString forged = token(3);
        forged[100] = forged[100] == u'A' ? u'B' : u'A';
        const VerdictKind kind = scan(forged).kind;
        QVERIFY(kind == VerdictKind::Unsigned || kind == VerdictKind::Damaged);
        QCOMPARE(scan(signer.token({9, 3, 1003, samples::at("2026-11-20T00:00:00Z"), samples::at("2026-11-20T10:00:00Z")})).kind, VerdictKind::Unsigned);
        Pass revoked = pass(5);
        revoked.rev = 9;
        revoked.revoked = true;
        feed({kit::upsert(revoked)});
        QCOMPARE(scan(token(5)).kind, VerdictKind::Revoked);
        *file->clock.at = samples::at("2026-11-20T00:30:00Z");
        QCOMPARE(scan(token(6)).kind, VerdictKind::TooEarly);
        *file->clock.at = samples::at("2026-11-20T04:30:00Z");
        QCOMPARE(scan(token(6)).kind, VerdictKind::Closed);
        QCOMPARE(kit::wait(desk->counts())->arrived, 0);
        // Refused scans are facts too: kept, sent, and never with the code itself.
        const auto rows = file->now([](storage::Db& db) { return storage::outbox::all(db); });
        QCOMPARE(rows->size(), size_t(10));
        for (const auto& row : *rows) {
            const QByteArray body = kit::compactJson(domain::toJson(row.command));
            QVERIFY(!body.contains("example.invalid"));
            QVERIFY(!body.contains(pass(21, 4).serial.toUtf8()));
        }
    }

    void aSignedPassThatIsNotHereYetComesInOnce()
    {
        const GateVerdict first = scan(token(50));
        QCOMPARE(first.kind, VerdictKind::SignedUnknown);
        QVERIFY(first.admitted);
        QCOMPARE(scan(token(50)).kind, VerdictKind::AlreadyInside);
        QCOMPARE(scan(token(51, 4)).kind, VerdictKind::WrongMeeting);
        QCOMPARE(kit::wait(desk->counts())->arrived, 1);
        // The pass arrives with the feed: its holder is inside already, and is one person.
        feed({kit::upsert(pass(50))});
        const GateVerdict known = scan(token(50));
        QCOMPARE(known.kind, VerdictKind::AlreadyInside);
        QCOMPARE(known.pass->id, pass(50).id);
        QCOMPARE(kit::wait(desk->counts())->arrived, 1);
        QCOMPARE(scan(pass(50).serial).kind, VerdictKind::AlreadyInside);
    }

    void undoIsANewFact()
    {
        scan(token(1));
        scan(token(2));
        const auto undone = kit::wait(desk->undoLast());
        QVERIFY(undone.has_value());
        QCOMPARE(undone->pass->id, pass(2).id);
        QCOMPARE(undone->entries, 0);
        QCOMPARE(kit::wait(desk->counts())->arrived, 1);
        QCOMPARE(scan(token(2)).kind, VerdictKind::Admit); // comes again
        QVERIFY(kit::wait(desk->undoLast()).has_value());
        QVERIFY(kit::wait(desk->undoLast()).has_value()); // then the first
        QCOMPARE(kit::wait(desk->undoLast()).error().kind, ErrorKind::NotFound);
        QCOMPARE(kit::wait(desk->counts())->arrived, 0);
        QCOMPARE(file->now([](storage::Db& db) { return storage::outbox::all(db); })->size(), size_t(6)); // nothing was deleted
    }

    void byHandAndAtTheDoor()
    {
        scan(token(1));
        QCOMPARE(kit::wait(desk->admit(pass(1).id, {{}, u" "_s})).error().code, u"reason_missing"_s);
        const auto admitted = kit::wait(desk->admit(pass(1).id, {u"left_unscanned"_s, u"đã ra không quét"_s}));
        QVERIFY(admitted.has_value());
        QCOMPARE(admitted->scan.overrideReason, u"đã ra không quét"_s);
        QCOMPARE(admitted->scan.source, ScanSource::Manual);
        QCOMPARE(kit::wait(desk->admit(u"absent"_s, {{}, u"x"_s})).error().kind, ErrorKind::NotFound);
        const auto walkIn = kit::wait(desk->walkIn({u"  Lê  Văn Tám "_s, u"Sở Y tế"_s, u"12/GM"_s}));
        QVERIFY(walkIn.has_value());
        QCOMPARE(walkIn->scan.walkInName, u"Lê Văn Tám"_s);
        QCOMPARE(kit::wait(desk->walkIn({u" "_s, {}, {}})).error().code, u"field_missing"_s);
        const auto counts = kit::wait(desk->counts());
        QCOMPARE(counts->arrived, 2);
        QCOMPARE(counts->walkIns, 1);
        QVERIFY(kit::wait(desk->undoLast()).has_value());
        QCOMPARE(kit::wait(desk->counts())->walkIns, 0);
    }

    void listsFindPeople()
    {
        scan(token(1));
        QVERIFY(kit::wait(desk->walkIn({u"Đặng Văn Khách"_s, {}, {}})).has_value());
        QCOMPARE(kit::wait(desk->search(u"hoa dang"_s))->size(), size_t(1));
        QCOMPARE(kit::wait(desk->search(u"Đặng"_s))->size(), size_t(1));
        QCOMPARE(kit::wait(desk->search(pass(4).serial))->size(), size_t(1));
        QCOMPARE(kit::wait(desk->search({}))->size(), size_t(20));
        const auto all = kit::wait(desk->attendance());
        QCOMPARE(all->size(), size_t(21));
        const auto some = kit::wait(desk->attendance(u"dang"_s));
        QCOMPARE(some->size(), size_t(2));
        QVERIFY(some->front().inside);
        QCOMPARE(some->back().name, u"Đặng Văn Khách"_s);
        const auto recent = kit::wait(desk->recent(3));
        QCOMPARE(recent->size(), size_t(2));
        QCOMPARE(recent->front().kind, VerdictKind::WalkIn);
        QCOMPARE(recent->back().pass->id, pass(1).id);
        QCOMPARE(recent->back().entries, 1);
    }

    void theOtherGatesScansCountHere()
    {
        CheckIn elsewhere = samples::checkIn();
        elsewhere.id = samples::id(900);
        elsewhere.meetingId = samples::id(3);
        elsewhere.passId = pass(1).id;
        elsewhere.gate = u"Cửa 2"_s;
        elsewhere.device = u"dev-2"_s;
        elsewhere.direction = Direction::In;
        elsewhere.verdict = u"admit"_s;
        elsewhere.admitted = true;
        elsewhere.annuls.clear();
        elsewhere.walkInName.clear();
        elsewhere.incident = false;
        elsewhere.at = *file->clock.at;
        feed({kit::upsert(elsewhere)});
        file->clock.pass(120);
        const GateVerdict here = scan(token(1));
        QCOMPARE(here.kind, VerdictKind::AlreadyInside);
        QCOMPARE(here.previous->gate, u"Cửa 2"_s);
        QCOMPARE(kit::wait(desk->undoLast()).error().kind, ErrorKind::NotFound); // another gate's scan is not this one's to undo
    }

    void theCentreMarksAnIncident()
    {
        const GateVerdict first = scan(token(1));
        const auto rows = file->now([](storage::Db& db) { return storage::outbox::all(db); });
        CheckIn atCentre = first.scan;
        atCentre.rev = 1;
        atCentre.incident = true;
        const auto settled = file->now([p = file->projection, result = kit::applied(rows->front().command, domain::toJson(atCentre), 1)](storage::Db& db) {
            return p->settle(db, result);
        });
        QVERIFY(settled.has_value());
        const auto counts = kit::wait(desk->counts());
        QCOMPARE(counts->incidents, 1);
        QCOMPARE(counts->waiting, 0);
        QVERIFY(kit::wait(desk->attendance(u"dang"_s))->front().incident);
    }

    void aRestartComesBackToTheSameGate()
    {
        scan(token(1));
        desk.reset();
        file->open(Area::Meetings);
        openDesk();
        QCOMPARE(desk->meeting().id, samples::id(3));
        QCOMPARE(desk->gate(), u"Cửa 1"_s);
        QCOMPARE(scan(token(1)).kind, VerdictKind::AlreadyInside);
        QCOMPARE(kit::wait(desk->counts())->waiting, 2);
    }

    void theNumberOfADeviceIsNeverUsedTwice()
    {
        QSet<qint64> numbers;
        for (int n = 1; n <= 5; ++n)
            numbers << scan(token(n)).scan.deviceSeq;
        QCOMPARE(numbers.size(), 5);
    }

    void theClockOfTheCentreCounts()
    {
        QVERIFY(file->now([](storage::Db& db) { return storage::sync::setMeta(db, u"clock_offset_ms"_s, "-7200000"); }).has_value());
        QCOMPARE(scan(token(1)).kind, VerdictKind::TooEarly); // this machine is two hours ahead
    }

    void aRefusalTakesBackWhatThisGateJustGave()
    {
        QCOMPARE(scan(token(1)).kind, VerdictKind::Admit);
        file->clock.pass(2);
        QCOMPARE(kit::wait(desk->refuse(pass(1).id, {u"other"_s, u" "_s})).error().code, u"reason_missing"_s);
        const auto refused = kit::wait(desk->refuse(pass(1).id, {u"not_this_person"_s, {}}));
        QVERIFY(refused.has_value());
        QCOMPARE(refused->kind, VerdictKind::Refused);
        QVERIFY(!refused->admitted);
        QCOMPARE(kit::wait(desk->counts())->arrived, 0);
        file->clock.pass(2);
        QCOMPARE(scan(token(1)).kind, VerdictKind::Admit); // the true holder comes with it
        const auto nobody = kit::wait(desk->refuse({}, {u"not_invited"_s, {}}));
        QVERIFY(nobody.has_value());
        QCOMPARE(kit::wait(desk->counts())->arrived, 1);
        const auto noted = kit::wait(desk->incidents());
        QCOMPARE(noted->size(), 2u);
        QCOMPARE(noted->front().scan.reason, u"not_invited"_s);
    }

    void aNoteCountsNobody()
    {
        QCOMPARE(kit::wait(desk->note({}, {u"equipment"_s, {}})).error().code, u"note_missing"_s);
        const auto note = kit::wait(desk->note(pass(2).id, {u"unwell"_s, u"Cần ghế ngồi"_s}));
        QVERIFY(note.has_value());
        QCOMPARE(kit::wait(desk->counts())->arrived, 0);
        QCOMPARE(kit::wait(desk->undoLast()).error().kind, ErrorKind::NotFound); // there is no admission to take back
        const auto noted = kit::wait(desk->incidents());
        QCOMPARE(noted->size(), 1u);
        QCOMPARE(noted->front().pass->id, pass(2).id);
        QCOMPARE(noted->front().scan.overrideReason, u"Cần ghế ngồi"_s);
    }

    void theInvitationIsCheckedWithoutALine()
    {
        const domain::Invitation here{samples::id(900), 1, samples::id(3), u"15/GM-UBND"_s, u"Sở Y tế"_s, 5, false};
        const domain::Invitation there{samples::id(901), 1, samples::id(4), u"16/GM-UBND"_s, u"Sở Nội vụ"_s, 5, false};
        domain::Invitation gone{samples::id(902), 1, samples::id(3), u"17/GM-UBND"_s, u"Sở Xây dựng"_s, 5, true};
        feed({kit::upsert(u"invitation"_s, here, here.id, 1), kit::upsert(u"invitation"_s, there, there.id, 1), kit::upsert(u"invitation"_s, gone, gone.id, 1)});
        const auto ask = [this](const QString& number) { return kit::wait(desk->invitation(number)).value_or(InvitationSeen()); };
        QVERIFY(ask(u"15/gm-ubnd"_s).known);
        QCOMPARE(ask(u" 15/GM-UBND "_s).unit, u"Sở Y tế"_s);
        QVERIFY(!ask(u"15/GM-UBND"_s).otherMeeting);
        QVERIFY(ask(u"16/GM-UBND"_s).otherMeeting);
        QVERIFY(ask(u"17/GM-UBND"_s).revoked);
        QVERIFY(!ask(u"99/GM"_s).known);
        QVERIFY(ask(pass(1).invitation).known); // of the passes, where the centre sends no invitations
        const auto walkIn = kit::wait(desk->walkIn({u"Lê Văn Tám"_s, u"Sở Y tế"_s, u"15/GM-UBND"_s, true}));
        QCOMPARE(walkIn->scan.walkInInvitation, u"15/GM-UBND"_s);
        QCOMPARE(walkIn->scan.source, ScanSource::Card);
        QVERIFY(walkIn->scan.overrideReason.isEmpty());
    }

    void aClockThatWentBackIsSaid()
    {
        file->now([&](storage::Db& db) -> Result<bool> {
            const auto kept = storage::sync::setMeta(db, u"centre_time"_s, QByteArray::number(file->clock.at->toMSecsSinceEpoch()));
            if (!kept)
                return tl::unexpected(kept.error());
            return true;
        });
        file->clock.pass(-86'400); // the battery is empty: it is yesterday
        const GateVerdict wrong = scan(token(1));
        QCOMPARE(wrong.kind, VerdictKind::ClockUntrusted);
        QVERIFY(!wrong.admitted);
        file->clock.pass(86'400 - 60);
        QCOMPARE(scan(token(1)).kind, VerdictKind::Admit);
        file->clock.pass(20 * 86'400); // weeks without the centre: nobody knows
        QCOMPARE(scan(token(2)).kind, VerdictKind::ClockUntrusted);
    }

    void everyBadPassHasItsOwnVerdict()
    {
        const auto tokenWith = [this](int n, quint32 number, const char* from, const char* until, int key = 1) {
            return signer.token({key, number, quint64(n), samples::at(from), samples::at(until)});
        };
        const char* from = "2026-11-20T00:00:00Z";
        const char* until = "2026-11-20T10:00:00Z";
        // Forged: right claims, another key's signature; and a key that nobody has published.
        kit::Signer other;
        const QByteArray seed(crypto_sign_SEEDBYTES, 'x');
        crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(other.publicKey.data()), reinterpret_cast<unsigned char*>(other.secretKey.data()),
                                 reinterpret_cast<const unsigned char*>(seed.constData()));
        QCOMPARE(scan(other.token({1, 3, 1001, samples::at(from), samples::at(until)})).kind, VerdictKind::Unsigned);
        QCOMPARE(scan(tokenWith(1001, 3, from, until, 9)).kind, VerdictKind::Unsigned);
        // Altered: one symbol of a good one.
        const QString good = tokenWith(1001, 3, from, until);
        for (qsizetype i = 0; i < good.size(); i += 7) {
            QString altered = good;
            altered[i] = altered[i] == u'0' ? u'1' : u'0';
            const GateVerdict verdict = scan(altered);
            QVERIFY2(!verdict.admitted && (verdict.kind == VerdictKind::Unsigned || verdict.kind == VerdictKind::Damaged), qPrintable(QString::number(i)));
        }
        QString serial = pass(1).serial;
        serial[3] = serial[3] == u'0' ? u'1' : u'0';
        QCOMPARE(scan(serial).kind, VerdictKind::Damaged);
        // Expired, not begun, another meeting's, revoked, unknown, nothing of ours.
        QCOMPARE(scan(tokenWith(5001, 3, from, "2026-11-20T01:00:00Z")).kind, VerdictKind::Expired);
        QCOMPARE(scan(tokenWith(5002, 3, "2026-11-20T03:00:00Z", until)).kind, VerdictKind::TooEarly);
        QCOMPARE(scan(tokenWith(5003, 3, "2026-11-22T03:00:00Z", "2026-11-22T10:00:00Z")).kind, VerdictKind::WrongDay);
        QCOMPARE(scan(tokenWith(5004, 77, from, until)).kind, VerdictKind::WrongMeeting);
        QCOMPARE(scan(pass(21).serial).kind, VerdictKind::WrongMeeting);
        Pass revoked = pass(2);
        revoked.rev += 1;
        revoked.revoked = true;
        Pass elsewhere = pass(3);
        elsewhere.rev += 1;
        elsewhere.gates = {u"Cửa 9"_s};
        feed({kit::upsert(revoked), kit::upsert(elsewhere)});
        QCOMPARE(scan(tokenWith(1002, 3, from, until)).kind, VerdictKind::Revoked);
        QCOMPARE(scan(tokenWith(1003, 3, from, until)).kind, VerdictKind::WrongGate);
        QCOMPARE(scan(domain::serialText(999'999)).kind, VerdictKind::Unknown);
        QCOMPARE(scan(u"https://example.vn/khuyen-mai"_s).kind, VerdictKind::Unreadable);
        QCOMPARE(kit::wait(desk->scanTwo())->kind, VerdictKind::TwoCodes);
        QCOMPARE(kit::wait(desk->counts())->arrived, 0);
        // Replayed: the very same code, and the pass's other code.
        QCOMPARE(scan(good).kind, VerdictKind::Admit);
        QCOMPARE(scan(good).kind, VerdictKind::AlreadyInside);
        QCOMPARE(scan(pass(1).serial).kind, VerdictKind::AlreadyInside);
        desk->setDirection(Direction::Out);
        QCOMPARE(scan(good).kind, VerdictKind::Exit);
        QCOMPARE(scan(good).kind, VerdictKind::AlreadyOut);
    }

    void withoutAListNobodyIsCalledInvalid()
    {
        QVERIFY(kit::wait(desk->readiness())->passes == 20);
        Meeting empty = meeting(5);
        feed({kit::upsert(empty)});
        QVERIFY(kit::wait(desk->setGate(empty.id, u"Cửa 1"_s)).has_value());
        QCOMPARE(scan(domain::serialText(123'456)).kind, VerdictKind::NoList);
        QCOMPARE(scan(token(30, 5)).kind, VerdictKind::SignedUnknown); // a signature needs no list
        const auto ready = kit::wait(desk->readiness());
        QCOMPARE(ready->passes, 0);
        QCOMPARE(ready->keys, 1);
        QVERIFY(ready->diskFree > 0);
        const int before = *file->pushes;
        QCOMPARE(kit::wait(desk->tryCode(token(1), ScanSource::Camera))->kind, VerdictKind::WrongMeeting);
        QCOMPARE(*file->pushes, before); // tried, not recorded
    }

    void aDoorServesTwoMeetings()
    {
        QVERIFY(kit::wait(desk->setGate(samples::id(3), u"Cửa 1"_s, {samples::id(4)})).has_value());
        QCOMPARE(desk->alsoMeetings(), QStringList{samples::id(4)});
        QCOMPARE(scan(token(1)).kind, VerdictKind::Admit);
        const GateVerdict other = scan(pass(21, 4).serial);
        QCOMPARE(other.kind, VerdictKind::Admit);
        QCOMPARE(other.scan.meetingId, samples::id(4)); // counted there
        QCOMPARE(other.otherMeeting->id, samples::id(4));
        QCOMPARE(scan(token(51, 4)).kind, VerdictKind::SignedUnknown);
        QCOMPARE(scan(pass(21, 4).serial).kind, VerdictKind::AlreadyInside);
        const auto both = kit::wait(desk->counts());
        QCOMPARE(both->arrived, 3); // whoever came through this door, and each meeting's own
        QCOMPARE(both->parts.size(), size_t(2));
        QCOMPARE(both->parts[0].meetingId, samples::id(3));
        QCOMPARE(both->parts[0].arrived, 1);
        QCOMPARE(both->parts[1].meetingId, samples::id(4));
        QCOMPARE(both->parts[1].arrived, 2);
        QCOMPARE(both->expected, both->parts[0].expected + both->parts[1].expected);
        // Found by name whichever meeting they are invited to, each in its own list.
        const auto found = kit::wait(desk->search(pass(21, 4).fullName));
        QVERIFY(std::any_of(found->begin(), found->end(), [](const Pass& one) { return one.id == pass(21, 4).id; }));
        const auto theirs = kit::wait(desk->attendance({}, 500, samples::id(4)));
        QVERIFY(std::any_of(theirs->begin(), theirs->end(), [&](const services::AttendanceRow& row) { return row.pass.id == pass(21, 4).id && row.inside; }));
        const auto first = kit::wait(desk->attendance());
        QVERIFY(std::none_of(first->begin(), first->end(), [&](const services::AttendanceRow& row) { return row.pass.id == pass(21, 4).id; }));
        const auto ready = kit::wait(desk->readiness());
        QCOMPARE(ready->also.size(), size_t(1));
        QCOMPARE(ready->also.front().passes, 1);
        const auto last = kit::wait(desk->recent(3));
        QCOMPARE(last->size(), size_t(3));
        QCOMPARE(last->front().kind, VerdictKind::AlreadyInside);
        QCOMPARE(last->front().pass->id, pass(21, 4).id);
        file->clock.pass(1);
        const auto undone = kit::wait(desk->undoLast());
        QVERIFY(undone.has_value());
        QCOMPARE(undone->scan.meetingId, samples::id(4));
        QVERIFY(kit::wait(desk->refuse(pass(21, 4).id, {u"not_this_person"_s, {}})).has_value());
        QCOMPARE(kit::wait(desk->admit(pass(21, 4).id, {u"identity_checked"_s, {}}))->scan.meetingId, samples::id(4));
        QCOMPARE(kit::wait(desk->incidents(50))->size(), size_t(2)); // the refusal and the admission by hand
        // Somebody without a pass is registered for the meeting of the invitation in their hand.
        const auto invited = kit::wait(desk->walkIn({u"Lê Văn Tám"_s, u"Sở Y tế"_s, pass(21, 4).invitation}));
        QCOMPARE(invited->scan.meetingId, samples::id(4));
        QCOMPARE(invited->otherMeeting->id, samples::id(4));
        QCOMPARE(kit::wait(desk->walkIn({u"Lê Văn Chín"_s, u"Sở Y tế"_s, {}}))->scan.meetingId, samples::id(3));
        // A restart comes back to both; chosen anew without the other one it is a stranger again.
        desk.reset();
        file->open(Area::Meetings);
        openDesk();
        QCOMPARE(desk->alsoMeetings(), QStringList{samples::id(4)});
        QVERIFY(kit::wait(desk->setGate(samples::id(3), u"Cửa 1"_s)).has_value());
        QCOMPARE(scan(pass(21, 4).serial).kind, VerdictKind::WrongMeeting);
    }

    // Gates that tell each other know somebody without a pass again by a mark of the identity card: two doors, one person.
    void aCardIsRegisteredOnce()
    {
        const services::WalkIn person{u"Lê Văn Tám"_s, u"Sở Y tế"_s, {}, true, u"001190000017"_s};
        QCOMPARE(kit::wait(desk->walkIn(person))->kind, VerdictKind::WalkIn);
        QVERIFY(kit::wait(desk->walkIn(person))->admitted); // no key of the hall: nothing is known of the card
        QCOMPARE(kit::wait(desk->walkOut(person)).error().code, u"card_not_known"_s);
        const std::vector<remote::GateKey> keys{{QDate(2026, 11, 19), QByteArray(32, 'a')}, {QDate(2026, 11, 20), QByteArray(32, 'b')}};
        QVERIFY(file->now([&](storage::Db& db) { return services::gateKeys::keep(db, meeting().hall, keys).map([] { return true; }); }).has_value());
        const auto let = kit::wait(desk->walkIn(person));
        QVERIFY(let->admitted);
        QVERIFY(!let->scan.codeHash.isEmpty());
        QVERIFY(!let->scan.codeHash.contains(person.cardNumber));
        const auto again = kit::wait(desk->walkIn(person));
        QCOMPARE(again->kind, VerdictKind::AlreadyInside);
        QVERIFY(!again->admitted);
        QCOMPARE(again->previous->id, let->scan.id);
        QCOMPARE(again->scan.verdict, domain::code(VerdictKind::AlreadyInside));
        // Out and in again by the card alone: one person.
        const int walkIns = kit::wait(desk->counts())->walkIns;
        const auto left = kit::wait(desk->walkOut(person));
        QCOMPARE(left->kind, VerdictKind::Exit);
        QCOMPARE(left->scan.direction, Direction::Out);
        QCOMPARE(left->scan.walkInUnit, person.unit);
        QCOMPARE(kit::wait(desk->walkOut(person))->kind, VerdictKind::NotInside);
        const auto back = kit::wait(desk->walkIn(person));
        QVERIFY(back->admitted);
        QCOMPARE(back->entries, 2);
        QCOMPARE(kit::wait(desk->counts())->walkIns, walkIns);
        services::WalkIn another = person;
        another.cardNumber = u"001190000018"_s;
        QVERIFY(kit::wait(desk->walkIn(another))->admitted);
        QCOMPARE(kit::wait(desk->counts())->walkIns, 4);
        const auto list = kit::wait(desk->attendance(u"tám"_s));
        QCOMPARE(list->size(), size_t(4));
        QVERIFY(kit::wait(desk->undoLast()).has_value());
        QVERIFY(kit::wait(desk->walkIn(another))->admitted); // it was a mistake
        // The mark is of one meeting: nobody can follow a person from one to the next by it.
        QVERIFY(kit::wait(desk->setGate(samples::id(4), u"Cửa 1"_s)).has_value());
        const auto elsewhere = kit::wait(desk->walkIn(person));
        QVERIFY(elsewhere->admitted);
        QVERIFY(elsewhere->scan.codeHash != let->scan.codeHash);
    }

    void whatAnInputMethodMadeOfACodeIsRead()
    {
        QString typed = token(7);
        // The first vowel that is followed by a tone's key, as Telex takes it.
        static const QRegularExpression toned(u"([AEIOUY])S"_s);
        for (int n = 8; !toned.match(typed).hasMatch(); ++n)
            typed = token(n);
        const auto at = toned.match(typed);
        static const QHash<QString, QString> acute{{u"A"_s, u"Á"_s}, {u"E"_s, u"É"_s}, {u"I"_s, u"Í"_s}, {u"O"_s, u"Ó"_s}, {u"U"_s, u"Ú"_s}, {u"Y"_s, u"Ý"_s}};
        const QString mangled = QString(typed).replace(at.capturedStart(), 2, acute.value(at.captured(1)));
        const VerdictKind kind = scan(mangled).kind;
        QVERIFY(kind == VerdictKind::Admit || kind == VerdictKind::SignedUnknown);
        QCOMPARE(scan(typed).kind, VerdictKind::AlreadyInside);
    }

    void theListOnPaper()
    {
        scan(token(1));
        QVERIFY(kit::wait(desk->walkIn({u"Lê Văn Tám"_s, u"Sở Y tế"_s, u"15/GM"_s})).has_value());
        QTemporaryDir dir;
        const QString csv = dir.filePath(u"list.csv"_s);
        QCOMPARE(kit::wait(desk->writeList(csv, ListFormat::Csv)).value_or(0), 21);
        QFile read(csv);
        QVERIFY(read.open(QIODevice::ReadOnly));
        const QByteArray text = read.readAll();
        QCOMPARE(text.count("\r\n"), 22);
        QVERIFY(text.contains("Đặng Thị Hòa"));
        QVERIFY(text.contains("Lê Văn Tám,,Sở Y tế,15/GM"));
        QCOMPARE(kit::wait(desk->writeList(dir.filePath(u"list.xlsx"_s), ListFormat::Xlsx)).value_or(0), 21);
        QCOMPARE(kit::wait(desk->writeList(dir.filePath(u"no/such/folder.xlsx"_s), ListFormat::Xlsx)).error().kind, ErrorKind::Storage);
    }

    void threeDaysLaterNobodyIsNamedHereAnyMore()
    {
        CheckIn told = samples::checkIn(); // another gate's, as the centre has it
        told.id = samples::id(700);
        told.meetingId = samples::id(3);
        told.passId = pass(2).id;
        told.at = *file->clock.at;
        told.direction = Direction::In;
        told.annuls.clear();
        told.incident = false;
        CheckIn walked = told;
        walked.id = samples::id(701);
        walked.passId.clear();
        walked.walkInName = u"Người Lạ Mặt"_s;
        feed({kit::upsert(told), kit::upsert(walked)});
        QVERIFY(kit::wait(desk->walkIn({u"Chưa Gửi Đi"_s, u"Sở Y tế"_s, {}})).has_value()); // not at the centre yet
        const auto names = [this] {
            return file->now([](storage::Db& db) -> Result<QString> {
                QString all;
                for (const auto& sql : {u"SELECT group_concat(truth || terms) FROM pass"_s, u"SELECT group_concat(coalesce(truth, '') || coalesce(shown, '')) FROM check_in"_s,
                                        u"SELECT group_concat(name) FROM attendance"_s}) {
                    const auto text = db.one(sql, {}, [](const storage::Row& row) { return QString::fromUtf8(row.bytes(0)); });
                    if (!text)
                        return tl::unexpected(text.error());
                    all += text->value_or(QString());
                }
                return all;
            });
        };
        file->clock.pass(2 * 86'400);
        desk->setKeepDays(3);
        QVERIFY(kit::wait(desk->counts()).has_value());
        QVERIFY(names()->contains(u"Đặng Thị Hòa"_s)); // not yet
        file->clock.pass(2 * 86'400);
        QSignalSpy stripped(desk.get(), &CheckInDesk::changed);
        desk->setKeepDays(3);
        QVERIFY(stripped.wait());
        const QString left = *names();
        for (const QString& gone : {u"Đặng"_s, u"Nguyễn Văn"_s, u"dang thi"_s, u"Người Lạ Mặt"_s, u"Ngô Văn Gác"_s, u"Sở Nội vụ"_s})
            QVERIFY2(!left.contains(gone), qPrintable(gone));
        QVERIFY(left.contains(u"Chưa Gửi Đi"_s)); // a fact is never dropped before the centre has it
        QVERIFY(kit::wait(desk->meetings())->empty());
        const auto rows = file->now([](storage::Db& db) { return db.number(u"SELECT count(*) FROM pass WHERE rev > 0"_s); });
        QCOMPARE(*rows, 21); // id and rev stay: the digest agrees with the centre's
        QVERIFY(kit::wait(desk->search(u"Hoa"_s))->empty());
    }
};

QTEST_GUILESS_MAIN(TestCheckInDesk)
#include "tst_check_in_desk.moc"
