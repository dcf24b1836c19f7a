// A party cell's list of members and its log of decisions, at two machines of the cell and with who keeps two cells.
#include "domain/calendar.h"
#include "paper/sheet_reader.h"
#include "tests/services/cell_place.h"

#include <QDirIterator>

using namespace motcua;
using namespace Qt::StringLiterals;
using test::CellPlace;
using test::MemberRegistration;
using test::RegistrationStatus;
using test::ReviewDecision;
using test::SyncDesk;
using test::waited;

class TestCellLists : public QObject
{
    Q_OBJECT

    CellPlace m_place;

    static services::RegistrationDesk& at(SyncDesk& desk) { return CellPlace::at(desk); }
    static services::MemberDirectory members(SyncDesk& desk, const QString& cell = {}) { return CellPlace::members(desk, cell); }
    static QStringList listed(SyncDesk& desk, const QString& cell = {}) { return CellPlace::listed(members(desk, cell)); }

private Q_SLOTS:
    void initTestCase()
    {
        const QString problem = m_place.begin();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    void init() { QVERIFY(m_place.rest()); }

    //! The directory works without a line, and nothing of it lies on the disk in the clear.
    void theListIsSealedWithTheRest()
    {
        SyncDesk& desk = *m_place.secretary;
        const services::RosterPreview preview = m_place.list(desk, "Quách Thế Vượng;88120455;01/02/1960\nLò Thị Én;88120456;03/04/1961\n");
        QCOMPARE(preview.added, 2);
        QCOMPARE(waited(at(desk).roster().take(preview)).value_or(-1), 2);
        QVERIFY(desk.idle()); // it has been at the centre
        desk.office->setOnline(false);
        QCOMPARE(members(desk).count(services::MemberStand::Missing), 2);
        QVERIFY(members(desk).count(services::MemberStand::OffRoster) > 0);
        desk.office.reset();
        QDirIterator files(m_place.folder(u"secretary"_s), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int looked = 0;
        while (files.hasNext()) {
            QFile each(files.next());
            QVERIFY(each.open(QIODevice::ReadOnly));
            const QByteArray bytes = each.readAll();
            QVERIFY2(!bytes.contains("88120455") && !bytes.contains("Quách"), qPrintable(each.fileName()));
            ++looked;
        }
        QVERIFY(looked > 1);
        QVERIFY(CellPlace::restart(desk));
        QCOMPARE(listed(desk).size(), 2);
    }

    //! What the secretary takes in is on the deputy's machine, in another file with another key; who is second of two is told.
    void theListIsTheCellsAndNotTheMachines()
    {
        SyncDesk& secretary = *m_place.secretary;
        SyncDesk& other = *m_place.deputy;
        QVERIFY(m_place.take(secretary, "Quách Thế Vượng;88120455;01/02/1960\nVi Thị Dịu;88120466;03/04/1961\n"));
        QVERIFY(secretary.idle());
        QTRY_COMPARE_WITH_TIMEOUT(listed(other), (QStringList{u"Vi Thị Dịu"_s, u"Quách Thế Vượng"_s}), 15'000);
        QCOMPARE(members(other).takenBy, u"Võ Thành Trung"_s);
        QCOMPARE(members(other).fileName, u"list.csv"_s);
        QCOMPARE(members(other).mark, services::SyncMark::Settled);
        QCOMPARE(m_place.rosterAtCentre()["lines"_L1].toArray().size(), 2);
        // It counts there, too: a registration is held against it.
        MemberRegistration one = m_place.person();
        one.fullName = u"Vi Thị Dịu"_s;
        one.cardNumber = u"88120466"_s;
        one.birthDate = QDate(1961, 4, 3);
        const domain::Id id = m_place.submitted(secretary, one);
        QVERIFY(m_place.has(other, id));
        QCOMPARE(waited(at(other).detail(id))->roster.fit, domain::RosterFit::Agrees);

        // Both take another one in, the deputy without a line.
        other.office->setOnline(false);
        QVERIFY(m_place.take(other, "Quách Thế Vượng;88120455;01/02/1960\nBế Văn Sáu;88120457;05/06/1962\n"));
        QCOMPARE(members(other).mark, services::SyncMark::Waiting);
        QCOMPARE(listed(other).size(), 2);
        QVERIFY(m_place.take(secretary, "Tống Thị Bảy;88120458;07/08/1963\n"));
        QVERIFY(secretary.idle());
        other.office->setOnline(true);
        QTRY_COMPARE_WITH_TIMEOUT(other.needsLook().size(), size_t(1), 15'000);
        QCOMPARE(other.needsLook().front().code, u"roster_moved"_s);
        QCOMPARE(other.needsLook().front().type, u"roster.replace"_s);
        QTRY_COMPARE(listed(other), QStringList{u"Tống Thị Bảy"_s});
        QCOMPARE(members(other).mark, services::SyncMark::NeedsLook);
        QCOMPARE(m_place.rosterAtCentre()["takenBy"_L1].toString(), u"Võ Thành Trung"_s);
        QVERIFY(waited(other.office->drop(other.needsLook().front().commandId, u"Đã có danh sách mới"_s)).has_value());
        QTRY_COMPARE(members(other).mark, services::SyncMark::Settled);
        // Having seen it the deputy may replace it, twice in a row without a line.
        other.office->setOnline(false);
        QVERIFY(m_place.take(other, "Tống Thị Bảy;88120458;07/08/1963\nBế Văn Sáu;88120457;05/06/1962\n"));
        QVERIFY(m_place.take(other, "Bế Văn Sáu;88120457;05/06/1962\n"));
        QVERIFY(waited(at(other).roster().undo()).has_value());
        QCOMPARE(listed(other).size(), 2);
        QVERIFY(m_place.take(other, "Bế Văn Sáu;88120457;05/06/1962\n"));
        other.office->setOnline(true);
        QVERIFY(other.idle());
        QVERIFY(other.needsLook().empty());
        QTRY_COMPARE_WITH_TIMEOUT(listed(secretary), QStringList{u"Bế Văn Sáu"_s}, 15'000);
        const auto checked = waited(secretary.office->checkData());
        QVERIFY(checked.has_value());
        for (const auto& report : *checked)
            QCOMPARE(report.mended, 0);
        // And nobody takes a list in for a cell that is not theirs, whatever the desk sends.
        domain::MemberList stranger;
        stranger.cell = u"CB09"_s;
        stranger.id = domain::memberListId(stranger.cell);
        stranger.lines = {{1, u"Ai Đó"_s, u"88120459"_s, {}, {}, {}, {}, {}}};
        QCOMPARE(m_place.sent(m_place.deputyToken, u"roster.replace"_s, stranger.id, 0, domain::rosterPayload(stranger, {})), u"scope"_s);
    }

    //! Each cell's list is its own, looked at, taken in, undone and counted apart; whoever keeps one cell sees nothing of the other.
    void whoKeepsTwoCellsChooses()
    {
        QVERIFY(m_place.addOfficial(u"uyen.mai"_s, u"Mai Tố Uyên"_s, u"committee_officer"_s, u"Đảng ủy"_s, {test::cellScope, u"cell:CB05"_s}));
        const auto committee = m_place.machine(u"committee"_s);
        SyncDesk& secretary = *m_place.secretary;
        QVERIFY(m_place.take(secretary, "Bế Văn Sáu;88120457;05/06/1962\n"));
        QVERIFY(secretary.idle());
        QVERIFY(committee->signInAndStart(u"uyen.mai"_s));
        QTRY_COMPARE(listed(*committee), QStringList{u"Bế Văn Sáu"_s}); // without a word it is the first cell
        QCOMPARE(listed(*committee, u"CB04"_s), listed(*committee));
        QVERIFY(listed(*committee, u"CB05"_s).isEmpty());

        const QByteArray lines = "Chu Văn Tám;88120470;05/06/1962\nBế Văn Sáu;88120457;05/06/1962\n";
        const services::RosterPreview looked = m_place.list(*committee, lines, u"CB05"_s);
        QCOMPARE(looked.cell, u"CB05"_s);
        QCOMPARE(looked.added, 2); // held against that cell's list and not the first one's
        QCOMPARE(looked.removed, 0);
        committee->office->setOnline(false);
        QCOMPARE(waited(at(*committee).roster().take(looked)).value_or(-1), 2);
        QCOMPARE(listed(*committee, u"CB05"_s).size(), 2);
        QCOMPARE(listed(*committee, u"CB04"_s).size(), 1);
        QVERIFY(!waited(at(*committee).roster().undo(u"CB04"_s)).has_value()); // that one is not this official's to undo
        QVERIFY(waited(at(*committee).roster().undo(u"CB05"_s)).has_value());
        QVERIFY(listed(*committee, u"CB05"_s).isEmpty());
        QVERIFY(m_place.take(*committee, lines, u"CB05"_s));
        committee->office->setOnline(true);
        QVERIFY(committee->idle());
        QVERIFY(committee->needsLook().empty());
        QCOMPARE(m_place.rosterAtCentre()["lines"_L1].toArray().size(), 1);
        QCOMPARE(m_place.backend.readBack(u"roster"_s, domain::memberListId(u"CB05"_s), m_place.backend.signIn(u"uyen.mai"_s))["lines"_L1].toArray().size(), 2);

        MemberRegistration there = m_place.person();
        there.cell = u"CB05"_s;
        const domain::Id id = m_place.submitted(*committee, there);
        QCOMPARE(members(*committee, u"CB05"_s).count(services::MemberStand::OffRoster), 1);
        QVERIFY(members(*committee, u"CB05"_s).entryOf(id) && !members(*committee).entryOf(id));
        const auto all = waited(at(*committee).roster().directories());
        QCOMPARE(all->size(), size_t(2));
        QCOMPARE((*all)[1].cell, u"CB05"_s);
        QVERIFY((*all)[1].entryOf(id));
        const auto kept = waited(at(*committee).roster().cells());
        QCOMPARE(*kept, (std::vector<services::KeptCell>{{u"CB04"_s, u"Chi bộ 4"_s}, {u"CB05"_s, m_place.backend.readBack(u"registration"_s, id, m_place.backend.signIn(u"uyen.mai"_s))["cellName"_L1].toString()}}));

        QCOMPARE(waited(at(secretary).roster().cells())->size(), size_t(1));
        QVERIFY(members(secretary, u"CB05"_s).entries.empty());
        QVERIFY(!m_place.take(secretary, lines, u"CB05"_s));
    }

    //! Every decision of both, by officer, day and kind; as a file only for who may take party data out.
    void theLogOfDecisions()
    {
        SyncDesk& secretary = *m_place.secretary;
        SyncDesk& other = *m_place.deputy;
        MemberRegistration named = m_place.person();
        named.fullName = u"Nông Thị Bích Thảo"_s;
        const domain::Id approved = m_place.submitted(secretary, named);
        const domain::Id refused = m_place.submitted(secretary, m_place.person());
        QVERIFY(m_place.has(other, approved) && m_place.has(other, refused));
        QVERIFY(waited(at(secretary).decide(approved, ReviewDecision{RegistrationStatus::Approved, {}, {u"fullName"_s}})).has_value());
        QVERIFY(waited(at(other).decide(refused, ReviewDecision{RegistrationStatus::Refused, u"Không thuộc chi bộ"_s})).has_value());
        QVERIFY(secretary.idle() && other.idle());
        using services::DecisionFilter;
        std::vector<services::DecisionLine> all;
        const auto of = [&all](const DecisionFilter& filter, const domain::Id& id) {
            const auto found = services::chosen(all, filter);
            return std::count_if(found.begin(), found.end(), [&id](const auto& line) { return line.registration == id; });
        };
        QVERIFY(QTest::qWaitFor([&] {
            all = waited(at(secretary).log().lines()).value_or(std::vector<services::DecisionLine>());
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

        const QString folder = m_place.folder(u"secretary"_s);
        QVERIFY(at(secretary).log().mayExport() && !at(other).log().mayExport());
        QCOMPARE(waited(at(other).log().write(all, folder + u"/no.xlsx"_s)).error().code, u"not_allowed"_s);
        QVERIFY(!QFile::exists(folder + u"/no.xlsx"_s));
        const auto mine = services::chosen(all, {.text = u"bich thao"_s});
        for (const QString& name : {folder + u"/log.xlsx"_s, folder + u"/log.csv"_s}) {
            QCOMPARE(waited(at(secretary).log().write(mine, name)).value_or(-1), 1);
            const auto cells = paper::readSheet(name);
            QVERIFY(cells.has_value());
            const QStringList last = cells->back();
            QCOMPARE(last[1], u"Nông Thị Bích Thảo"_s);
            QCOMPARE(last[2], named.cardNumber);
            QCOMPARE(last[4], u"Duyệt"_s);
            QCOMPARE(last[6], u"Võ Thành Trung"_s);
        }
    }
};

QTEST_GUILESS_MAIN(TestCellLists)
#include "tst_cell_lists.moc"
