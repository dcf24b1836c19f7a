// A party cell's secretary and deputy at two machines, one centre, and a cable that is cut.
#include "domain/calendar.h"
#include "domain/member_list.h"
#include "domain/apply.h"
#include "domain/roster.h"
#include "services/decision_log.h"
#include "paper/sheet_reader.h"
#include "services/member_roster.h"
#include "services/registration_desk.h"
#include "services/tray_desk.h"
#include "tests/domain/samples.h"
#include "tests/services/sync_desk.h"
#include "tests/support/backend_process.h"

#include <QBuffer>
#include <QDirIterator>
#include <QImage>
#include <QSignalSpy>

using namespace motcua;
using namespace Qt::StringLiterals;
using domain::MemberRegistration;
using domain::RegistrationStatus;
using services::ReviewDecision;
using test::SyncDesk;
using test::waited;

namespace {

const QString cell = u"cell:CB04"_s;
const QString deputy = u"hoa.dang"_s;

QByteArray picture(QRgb colour)
{
    QImage image(640, 400, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

MemberRegistration person(int n)
{
    MemberRegistration r;
    r.fullName = u"Trịnh Công %1"_s.arg(QChar(u'A' + n));
    r.cardNumber = QString::number(31'000'000 + n);
    r.birthDate = QDate(1975, 4, 1).addDays(n * 40);
    r.homeTown = u"Xã Hòa Thắng, tỉnh Đắk Lắk"_s;
    r.phone = u"0905%1"_s.arg(200'000 + n);
    return r;
}

} // namespace

class TestCellDesks : public QObject
{
    Q_OBJECT

    test::BackendProcess m_backend;
    std::unique_ptr<QTemporaryDir> m_dir;
    int m_person = 0;

    std::unique_ptr<SyncDesk> machine(const QString& name) { return std::make_unique<SyncDesk>(m_backend.url(), m_dir->filePath(name), name); }
    services::RegistrationDesk& at(SyncDesk& desk) { return *desk.office->registrations(); }
    //! A new registration, typed at that desk and known at the centre.
    domain::Id submitted(SyncDesk& desk, const MemberRegistration& filled, const QByteArray& photo = {})
    {
        const auto made = waited(at(desk).submit(filled, photo));
        if (!made.has_value() || !desk.idle())
            return {};
        return made->id;
    }
    bool has(SyncDesk& desk, const domain::Id& id)
    {
        return QTest::qWaitFor([&] { return waited(at(desk).detail(id)).has_value(); }, 15'000);
    }
    services::RosterPreview list(SyncDesk& desk, const QByteArray& lines)
    {
        QFile file(m_dir->filePath(u"list.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write("Họ và tên;Số thẻ;Ngày sinh\n" + lines) < 0)
            return {};
        file.close();
        return waited(at(desk).roster().preview(file.fileName())).value_or(services::RosterPreview());
    }
    services::MemberDirectory members(SyncDesk& desk) { return waited(at(desk).roster().directory()).value_or(services::MemberDirectory()); }
    static QStringList listed(const services::MemberDirectory& directory)
    {
        QStringList names;
        for (const auto& entry : directory.entries) {
            if (entry.line.row > 0)
                names << entry.line.fullName;
        }
        return names;
    }
    QJsonObject rosterAtCentre() { return m_backend.readBack(u"roster"_s, domain::memberListId(cell.section(u':', 1)), m_backend.signIn(u"trung.vo"_s)); }
    QJsonObject atCentre(const domain::Id& id) { return m_backend.readBack(u"registration"_s, id, m_backend.signIn(u"trung.vo"_s)); }
    static RegistrationStatus statusAt(services::RegistrationDesk& desk, const domain::Id& id) { return waited(desk.detail(id))->registration.status; }

private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.dossiers = 5;
        size.registrations = 2;
        size.meetings = 0;
        size.passes = 0;
        QVERIFY2(m_backend.seed(size), qPrintable(m_backend.problem()));
        QVERIFY2(m_backend.start(), qPrintable(m_backend.problem()));
        QCOMPARE(m_backend.run(QStringList{u"official"_s, u"add"_s, deputy, u"--full-name"_s, u"Đặng Thị Hoa"_s, u"--role"_s, u"cell_deputy"_s, u"--unit"_s,
                                           u"Chi bộ 4"_s, u"--phone"_s, u"0912000111"_s, u"--scope"_s, cell} + m_backend.databaseWords(),
                               nullptr, "Motcua@2026\n"),
                 0);
    }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    //! Who is first wins; the other one, who could not know, sees it in the tray with what the centre has.
    void twoReviewersOneOfThemWithoutALine()
    {
        auto first = machine(u"first"_s);
        auto second = machine(u"second"_s);
        QVERIFY(first->signInAndStart(u"trung.vo"_s) && second->signInAndStart(deputy));
        const domain::Id id = submitted(*first, person(++m_person));
        QVERIFY(!id.isEmpty() && has(*second, id));

        second->office->setOnline(false);
        QVERIFY(waited(at(*second).decide(id, ReviewDecision{RegistrationStatus::Refused, u"Không thuộc chi bộ"_s})).has_value());
        QCOMPARE(statusAt(at(*second), id), RegistrationStatus::Refused); // here it is so already
        QVERIFY(waited(at(*first).decide(id, ReviewDecision{RegistrationStatus::Approved})).has_value());
        QVERIFY(first->idle());
        QCOMPARE(atCentre(id)["status"_L1].toString(), u"approved"_s);

        second->office->setOnline(true);
        QTRY_COMPARE_WITH_TIMEOUT(second->needsLook().size(), size_t(1), 15'000);
        const services::TrayEntry entry = second->needsLook().front();
        QCOMPARE(entry.state, services::TrayEntry::State::Conflict);
        QCOMPARE(entry.code, u"already_decided"_s);
        QCOMPARE(entry.target, id);
        QCOMPARE(entry.toStatus, u"refused"_s); // what this one had wanted
        QTRY_COMPARE(statusAt(at(*second), id), RegistrationStatus::Approved);
        QCOMPARE(waited(at(*second).detail(id))->registration.decidedBy, u"Võ Thành Trung"_s);
        QCOMPARE(waited(at(*second).detail(id))->mark, services::SyncMark::NeedsLook);
        QVERIFY(first->needsLook().empty());
        QCOMPARE(atCentre(id)["history"_L1].toArray().size(), 1); // the second decision never took effect

        QVERIFY(waited(second->office->drop(entry.commandId, u"Đã có quyết định trước"_s)).has_value());
        QTRY_VERIFY(second->needsLook().empty());
    }

    void whatWasLookedAtIsKept()
    {
        auto desk = machine(u"desk"_s);
        QVERIFY(desk->signInAndStart(u"trung.vo"_s));
        const QByteArray photo = picture(qRgb(10, 200, 30));
        const domain::Id id = submitted(*desk, person(++m_person), photo);
        QVERIFY(!id.isEmpty());
        const QJsonObject sent = atCentre(id);
        QCOMPARE(sent["photo"_L1].toString(), QString::fromLatin1(QCryptographicHash::hash(photo, QCryptographicHash::Sha256).toHex()));
        QCOMPARE(sent["assistedBy"_L1].toString(), u"Võ Thành Trung"_s);
        QCOMPARE(sent["cellName"_L1].toString(), u"Chi bộ 4"_s);
        QCOMPARE(waited(at(*desk).photo(id))->size(), QSize(640, 400));

        const MemberRegistration seen = waited(at(*desk).detail(id))->registration;
        QVERIFY(waited(at(*desk).decide(id, ReviewDecision{RegistrationStatus::Approved, {}, {u"fullName"_s, u"cardNumber"_s}, domain::valuesHash(seen)})).has_value());
        QVERIFY(desk->idle());
        const QJsonObject step = atCentre(id)["history"_L1].toArray().last().toObject();
        QCOMPARE(step["photo"_L1].toString(), seen.photo);
        QCOMPARE(step["values"_L1].toString(), domain::valuesHash(seen));
        QCOMPARE(step["viewed"_L1].toArray(), (QJsonArray{u"fullName"_s, u"cardNumber"_s}));
        QCOMPARE(step["way"_L1].toString(), u"person"_s);
        QCOMPARE(step["by"_L1].toString(), u"Võ Thành Trung"_s);
    }

    void undoneWhileItIsNotSentAndNotAfter()
    {
        auto desk = machine(u"desk"_s);
        QVERIFY(desk->signInAndStart(u"trung.vo"_s));
        const domain::Id id = submitted(*desk, person(++m_person));
        desk->office->setOnline(false);
        QVERIFY(waited(at(*desk).decide(id, ReviewDecision{RegistrationStatus::Approved})).has_value());
        QVERIFY(waited(at(*desk).undo(id)).has_value());
        QCOMPARE(statusAt(at(*desk), id), RegistrationStatus::Waiting);
        desk->office->setOnline(true);
        QVERIFY(desk->idle());
        QCOMPARE(atCentre(id)["status"_L1].toString(), u"waiting"_s);
        QVERIFY(waited(at(*desk).decide(id, ReviewDecision{RegistrationStatus::Approved})).has_value());
        QVERIFY(desk->idle());
        QVERIFY(!waited(at(*desk).undo(id)).has_value());
    }

    //! Somebody approved by CV number has a card by now: one account, two registrations, each with its own history.
    void aMergeKeepsBothHistories()
    {
        auto desk = machine(u"desk"_s);
        auto other = machine(u"other"_s);
        QVERIFY(desk->signInAndStart(u"trung.vo"_s) && other->signInAndStart(deputy));
        MemberRegistration byCv = person(++m_person);
        const QString card = std::exchange(byCv.cardNumber, QString());
        byCv.cvNumber = u"123456DB"_s;
        const domain::Id earlier = submitted(*desk, byCv);
        MemberRegistration byCard = byCv;
        byCard.cvNumber.clear();
        byCard.cardNumber = card;
        const domain::Id later = submitted(*desk, byCard);
        QVERIFY(has(*other, later));
        QVERIFY(!waited(at(*desk).detail(later))->mergeOffer); // the first one is not decided yet
        QVERIFY(waited(at(*other).decide(earlier, ReviewDecision{RegistrationStatus::Approved})).has_value());
        QVERIFY(other->idle());
        QTRY_VERIFY_WITH_TIMEOUT(waited(at(*desk).detail(later))->mergeOffer.has_value(), 15'000);
        QCOMPARE(waited(at(*desk).detail(later))->mergeOffer->id, earlier);

        ReviewDecision decision{RegistrationStatus::Approved, {}, {u"fullName"_s}};
        decision.mergeWith = earlier;
        QVERIFY(waited(at(*desk).decide(later, decision)).has_value());
        QVERIFY(desk->idle());
        QVERIFY(desk->needsLook().empty());
        const QJsonObject one = atCentre(earlier);
        const QJsonObject two = atCentre(later);
        QCOMPARE(two["mergedWith"_L1].toString(), earlier);
        QCOMPARE(two["cvNumber"_L1].toString(), u"123456DB"_s);
        QCOMPARE(one["mergedInto"_L1].toString(), later);
        QCOMPARE(one["history"_L1].toArray().size(), 1);
        QCOMPARE(one["history"_L1].toArray()[0].toObject()["by"_L1].toString(), u"Đặng Thị Hoa"_s);
        QCOMPARE(two["history"_L1].toArray().size(), 1);
        QCOMPARE(two["history"_L1].toArray()[0].toObject()["by"_L1].toString(), u"Võ Thành Trung"_s);
        // And each desk finds the other half from either.
        QTRY_VERIFY_WITH_TIMEOUT(waited(at(*other).detail(earlier))->merged.has_value(), 15'000);
        QCOMPARE(waited(at(*other).detail(earlier))->merged->id, later);

        // Merging with somebody else's is refused here, and by the centre (which does not believe a desk).
        const domain::Id stranger = submitted(*desk, person(++m_person));
        decision.mergeWith = earlier;
        QCOMPARE(waited(at(*desk).decide(stranger, decision)).error().code, u"merge_mismatch"_s);
        const QJsonObject record = atCentre(stranger);
        const QString commandId = domain::samples::id(7'001);
        const QJsonObject command{{u"id"_s, commandId}, {u"device"_s, u"x"_s}, {u"lane"_s, stranger}, {u"n"_s, 1}, {u"type"_s, u"registration.decide"_s},
                                  {u"target"_s, stranger}, {u"baseRev"_s, record["rev"_L1]}, {u"clientTime"_s, u"2026-11-21T02:00:00.000Z"_s},
                                  {u"payload"_s, QJsonObject{{u"decision"_s, u"approved"_s}, {u"mergeWith"_s, earlier}, {u"mergeCv"_s, u"123456DB"_s}}}};
        const auto answer = m_backend.post(u"/v1/commands"_s, {{u"commands"_s, QJsonArray{command}}}, m_backend.signIn(u"trung.vo"_s, u"x"_s));
        QCOMPARE(answer.json()["results"_L1].toArray()[0].toObject()["code"_L1].toString(), u"merge_mismatch"_s);
        QCOMPARE(atCentre(stranger)["status"_L1].toString(), u"waiting"_s);
    }

    //! What was typed without a line is there after a restart, goes up with its picture first, and once only.
    void registeredWithoutALine()
    {
        domain::Id id;
        {
            auto desk = machine(u"desk"_s);
            QVERIFY(desk->signInAndStart(u"trung.vo"_s));
            desk->office->setOnline(false);
            const auto made = waited(at(*desk).submit(person(++m_person), picture(qRgb(90, 9, 200))));
            QVERIFY(made.has_value());
            id = made->id;
            QCOMPARE(waited(at(*desk).detail(id))->mark, services::SyncMark::Waiting);
            QCOMPARE(waited(at(*desk).photo(id))->size(), QSize(640, 400));
            const auto tray = waited(desk->office->tray());
            QCOMPARE(tray->front().type, u"registration.submit"_s);
            QCOMPARE(tray->front().uploads, 1);
        }
        QVERIFY(atCentre(id).isEmpty());
        auto again = machine(u"desk"_s);
        QVERIFY(again->signInAndStart(u"trung.vo"_s));
        QTRY_COMPARE_WITH_TIMEOUT(atCentre(id)["status"_L1].toString(), u"waiting"_s, 15'000);
        QVERIFY(again->idle());
        QTRY_COMPARE(waited(at(*again).detail(id))->mark, services::SyncMark::Settled);
        QVERIFY(waited(at(*again).submit({}, {})).error().code == "field_missing"_L1);
    }

    //! What the secretary takes in is on the deputy's machine, in another file with another key; who is second of two is told.
    void theListIsTheCellsAndNotTheMachines()
    {
        auto secretary = machine(u"secretary"_s);
        auto other = machine(u"deputy"_s);
        QVERIFY(secretary->signInAndStart(u"trung.vo"_s) && other->signInAndStart(deputy));
        QVERIFY(waited(at(*secretary).roster().take(list(*secretary, "Quách Thế Vượng;88120455;01/02/1960\nVi Thị Dịu;88120466;03/04/1961\n"))).has_value());
        QVERIFY(secretary->idle());
        QTRY_COMPARE_WITH_TIMEOUT(listed(members(*other)), (QStringList{u"Vi Thị Dịu"_s, u"Quách Thế Vượng"_s}), 15'000);
        QCOMPARE(members(*other).takenBy, u"Võ Thành Trung"_s);
        QCOMPARE(members(*other).fileName, u"list.csv"_s);
        QCOMPARE(members(*other).mark, services::SyncMark::Settled);
        QCOMPARE(rosterAtCentre()["lines"_L1].toArray().size(), 2);
        // It counts there, too: a registration is held against it.
        MemberRegistration one = person(++m_person);
        one.fullName = u"Vi Thị Dịu"_s;
        one.cardNumber = u"88120466"_s;
        one.birthDate = QDate(1961, 4, 3);
        const domain::Id id = submitted(*secretary, one);
        QVERIFY(has(*other, id));
        QCOMPARE(waited(at(*other).detail(id))->roster.fit, domain::RosterFit::Agrees);

        // Both take another one in, the deputy without a line.
        other->office->setOnline(false);
        QVERIFY(waited(at(*other).roster().take(list(*other, "Quách Thế Vượng;88120455;01/02/1960\nBế Văn Sáu;88120457;05/06/1962\n"))).has_value());
        QCOMPARE(members(*other).mark, services::SyncMark::Waiting);
        QCOMPARE(listed(members(*other)).size(), 2);
        QVERIFY(waited(at(*secretary).roster().take(list(*secretary, "Tống Thị Bảy;88120458;07/08/1963\n"))).has_value());
        QVERIFY(secretary->idle());
        other->office->setOnline(true);
        QTRY_COMPARE_WITH_TIMEOUT(other->needsLook().size(), size_t(1), 15'000);
        QCOMPARE(other->needsLook().front().code, u"roster_moved"_s);
        QCOMPARE(other->needsLook().front().type, u"roster.replace"_s);
        QTRY_COMPARE(listed(members(*other)), QStringList{u"Tống Thị Bảy"_s});
        QCOMPARE(members(*other).mark, services::SyncMark::NeedsLook);
        QCOMPARE(rosterAtCentre()["takenBy"_L1].toString(), u"Võ Thành Trung"_s);
        QVERIFY(waited(other->office->drop(other->needsLook().front().commandId, u"Đã có danh sách mới"_s)).has_value());
        QTRY_COMPARE(members(*other).mark, services::SyncMark::Settled);
        // Having seen it the deputy may replace it, twice in a row without a line.
        other->office->setOnline(false);
        QVERIFY(waited(at(*other).roster().take(list(*other, "Tống Thị Bảy;88120458;07/08/1963\nBế Văn Sáu;88120457;05/06/1962\n"))).has_value());
        QVERIFY(waited(at(*other).roster().take(list(*other, "Bế Văn Sáu;88120457;05/06/1962\n"))).has_value());
        QVERIFY(waited(at(*other).roster().undo()).has_value());
        QCOMPARE(listed(members(*other)).size(), 2);
        QVERIFY(waited(at(*other).roster().take(list(*other, "Bế Văn Sáu;88120457;05/06/1962\n"))).has_value());
        other->office->setOnline(true);
        QVERIFY(other->idle());
        QVERIFY(other->needsLook().empty());
        QTRY_COMPARE_WITH_TIMEOUT(listed(members(*secretary)), QStringList{u"Bế Văn Sáu"_s}, 15'000);
        const auto checked = waited(secretary->office->checkData());
        QVERIFY(checked.has_value());
        for (const auto& report : *checked)
            QCOMPARE(report.mended, 0);
        // And nobody takes a list in for a cell that is not theirs, whatever the desk sends.
        domain::MemberList stranger;
        stranger.cell = u"CB09"_s;
        stranger.id = domain::memberListId(stranger.cell);
        stranger.lines = {{1, u"Ai Đó"_s, u"88120459"_s, {}, {}, {}, {}, {}}};
        const QJsonObject command{{u"id"_s, domain::samples::id(7'101)}, {u"device"_s, u"x"_s}, {u"lane"_s, stranger.id}, {u"n"_s, 1}, {u"type"_s, u"roster.replace"_s},
                                  {u"target"_s, stranger.id}, {u"baseRev"_s, 0}, {u"clientTime"_s, u"2026-11-21T02:00:00.000Z"_s},
                                  {u"payload"_s, domain::rosterPayload(stranger, {})}};
        const auto answer = m_backend.post(u"/v1/commands"_s, {{u"commands"_s, QJsonArray{command}}}, m_backend.signIn(deputy, u"x"_s));
        QCOMPARE(answer.json()["results"_L1].toArray()[0].toObject()["code"_L1].toString(), u"scope"_s);
    }

    //! Every decision of both, by officer, day and kind; as a file only for who may take party data out.
    void theLogOfDecisions()
    {
        auto secretary = machine(u"secretary"_s);
        auto other = machine(u"deputy"_s);
        QVERIFY(secretary->signInAndStart(u"trung.vo"_s) && other->signInAndStart(deputy));
        MemberRegistration named = person(++m_person);
        named.fullName = u"Nông Thị Bích Thảo"_s;
        const domain::Id approved = submitted(*secretary, named);
        const domain::Id refused = submitted(*secretary, person(++m_person));
        QVERIFY(has(*other, approved) && has(*other, refused));
        QVERIFY(waited(at(*secretary).decide(approved, ReviewDecision{RegistrationStatus::Approved, {}, {u"fullName"_s}})).has_value());
        QVERIFY(waited(at(*other).decide(refused, ReviewDecision{RegistrationStatus::Refused, u"Không thuộc chi bộ"_s})).has_value());
        QVERIFY(secretary->idle() && other->idle());
        using services::DecisionFilter;
        std::vector<services::DecisionLine> all;
        const auto of = [&all](const DecisionFilter& filter, const domain::Id& id) {
            const auto found = services::chosen(all, filter);
            return std::count_if(found.begin(), found.end(), [&id](const auto& line) { return line.registration == id; });
        };
        QVERIFY(QTest::qWaitFor([&] {
            all = waited(at(*secretary).log().lines()).value_or(std::vector<services::DecisionLine>());
            return of({}, approved) == 1 && of({}, refused) == 1;
        }, 15'000));
        QVERIFY(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.step.at > b.step.at; }));
        QVERIFY(services::decidersOf(all).contains(u"Đặng Thị Hoa"_s));
        QCOMPARE(of({.by = u"Đặng Thị Hoa"_s}, refused), 1);
        QCOMPARE(of({.by = u"Đặng Thị Hoa"_s}, approved), 0);
        QCOMPARE(of({.text = u"bich thao"_s}, approved), 1);
        QCOMPARE(of({.text = u"bich thao"_s}, refused), 0);
        QCOMPARE(of({.text = u"thuộc chi bộ"_s}, refused), 1);
        QCOMPARE(of({.text = named.cardNumber.left(5) + u'.' + named.cardNumber.mid(5)}, approved), 1);
        QCOMPARE(of({.decision = RegistrationStatus::Refused}, approved), 0);
        const QDate today = domain::toLocal(QDateTime::currentDateTimeUtc()).date();
        QCOMPARE(of({.from = today, .to = today}, approved), 1);
        QCOMPARE(of({.to = today.addDays(-1)}, approved), 0);
        QCOMPARE(of({.from = today.addDays(1)}, approved), 0);

        QVERIFY(at(*secretary).log().mayExport() && !at(*other).log().mayExport());
        QCOMPARE(waited(at(*other).log().write(all, m_dir->filePath(u"no.xlsx"_s))).error().code, u"not_allowed"_s);
        QVERIFY(!QFile::exists(m_dir->filePath(u"no.xlsx"_s)));
        const auto mine = services::chosen(all, {.text = u"bich thao"_s});
        for (const QString& name : {u"log.xlsx"_s, u"log.csv"_s}) {
            QCOMPARE(waited(at(*secretary).log().write(mine, m_dir->filePath(name))).value_or(-1), 1);
            const auto cells = paper::readSheet(m_dir->filePath(name));
            QVERIFY(cells.has_value());
            const QStringList last = cells->back();
            QCOMPARE(last[1], u"Nông Thị Bích Thảo"_s);
            QCOMPARE(last[2], named.cardNumber);
            QCOMPARE(last[4], u"Duyệt"_s);
            QCOMPARE(last[6], u"Võ Thành Trung"_s);
        }
    }

    //! Who changes cells keeps the account: only an official of both cells is offered it, and the centre asks the same.
    void aMergeAcrossCellsIsForWhoKeepsBoth()
    {
        QCOMPARE(m_backend.run(QStringList{u"official"_s, u"add"_s, u"uyen.mai"_s, u"--full-name"_s, u"Mai Tố Uyên"_s, u"--role"_s, u"committee_officer"_s, u"--unit"_s,
                                           u"Đảng ủy"_s, u"--phone"_s, u"0912000222"_s, u"--scope"_s, cell, u"--scope"_s, u"cell:CB05"_s} + m_backend.databaseWords(),
                               nullptr, "Motcua@2026\n"),
                 0);
        auto committee = machine(u"committee"_s);
        auto secretary = machine(u"secretary"_s);
        QVERIFY(committee->signInAndStart(u"uyen.mai"_s) && secretary->signInAndStart(u"trung.vo"_s));
        MemberRegistration before = person(++m_person);
        const QString card = std::exchange(before.cardNumber, QString());
        before.cvNumber = u"654321DC"_s;
        before.cell = u"CB05"_s;
        const domain::Id earlier = submitted(*committee, before);
        QVERIFY(waited(at(*committee).decide(earlier, ReviewDecision{RegistrationStatus::Approved})).has_value());
        QVERIFY(committee->idle());
        MemberRegistration after = before;
        after.cvNumber.clear();
        after.cardNumber = card;
        after.cell = cell.section(u':', 1);
        const domain::Id later = submitted(*secretary, after);
        QVERIFY(has(*committee, later));
        QVERIFY(!waited(at(*secretary).detail(later))->mergeOffer); // the other cell's are not here
        QTRY_VERIFY(waited(at(*committee).detail(later))->mergeOffer.has_value());
        ReviewDecision decision{RegistrationStatus::Approved};
        decision.mergeWith = earlier;
        // A desk of the one cell that names it all the same.
        const QJsonObject command{{u"id"_s, domain::samples::id(7'102)}, {u"device"_s, u"x"_s}, {u"lane"_s, later}, {u"n"_s, 1}, {u"type"_s, u"registration.decide"_s},
                                  {u"target"_s, later}, {u"baseRev"_s, atCentre(later)["rev"_L1]}, {u"clientTime"_s, u"2026-11-21T02:00:00.000Z"_s},
                                  {u"payload"_s, QJsonObject{{u"decision"_s, u"approved"_s}, {u"mergeWith"_s, earlier}, {u"mergeCv"_s, u"654321DC"_s}}}};
        const auto answer = m_backend.post(u"/v1/commands"_s, {{u"commands"_s, QJsonArray{command}}}, m_backend.signIn(u"trung.vo"_s, u"x"_s));
        QCOMPARE(answer.json()["results"_L1].toArray()[0].toObject()["code"_L1].toString(), u"merge_mismatch"_s);
        QVERIFY(waited(at(*committee).decide(later, decision)).has_value());
        QVERIFY(committee->idle());
        QCOMPARE(atCentre(later)["mergedWith"_L1].toString(), earlier);
        QCOMPARE(atCentre(later)["cell"_L1].toString(), u"CB04"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!waited(at(*committee).detail(earlier))->registration.mergedInto.isEmpty(), 15'000);
    }

    //! The directory works without a line, and nothing of it lies on the disk in the clear.
    void theListIsSealedWithTheRest()
    {
        auto desk = machine(u"desk"_s);
        QVERIFY(desk->signInAndStart(u"trung.vo"_s));
        QFile file(m_dir->filePath(u"list.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Họ và tên;Số thẻ;Ngày sinh\nQuách Thế Vượng;88120455;01/02/1960\nLò Thị Én;88120456;03/04/1961\n");
        file.close();
        const auto preview = waited(at(*desk).roster().preview(file.fileName()));
        QVERIFY2(preview.has_value(), preview ? "" : qPrintable(preview.error().code));
        QCOMPARE(preview->added, 2);
        QCOMPARE(waited(at(*desk).roster().take(*preview)).value_or(-1), 2);
        QVERIFY(desk->idle()); // it has been at the centre
        desk->office->setOnline(false);
        const auto directory = waited(at(*desk).roster().directory());
        QCOMPARE(directory->count(services::MemberStand::Missing), 2);
        QVERIFY(directory->count(services::MemberStand::OffRoster) > 0);
        desk.reset();
        file.remove();
        QDirIterator files(m_dir->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int looked = 0;
        while (files.hasNext()) {
            QFile each(files.next());
            QVERIFY(each.open(QIODevice::ReadOnly));
            const QByteArray bytes = each.readAll();
            QVERIFY2(!bytes.contains("88120455") && !bytes.contains("Quách"), qPrintable(each.fileName()));
            ++looked;
        }
        QVERIFY(looked > 1);
    }
};

QTEST_GUILESS_MAIN(TestCellDesks)
#include "tst_cell_desks.moc"
