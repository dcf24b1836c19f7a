#include "domain/bulk_review.h"
#include "domain/duplicates.h"
#include "domain/names.h"
#include "domain/roster.h"
#include "samples.h"

#include <QtTest>

using namespace motcua::domain;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(motcua::domain::MemberRegistration)

namespace {

Command command(CommandType type, const QJsonObject& payload, const Id& target = samples::id(2))
{
    Command c;
    c.id = samples::id(90);
    c.type = type;
    c.target = target;
    c.payload = payload;
    return c;
}

Official secretary()
{
    Official official;
    official.id = u"s-1"_s;
    official.fullName = u"Võ Thành Trung"_s;
    official.roles = {Role::CellSecretary};
    official.scopes = {{u"cell:CB04"_s}};
    return official;
}

const QDateTime now = samples::at("2026-11-21T02:00:00Z");

QString codeOf(const tl::expected<Record, Refusal>& result) { return result ? QString() : result.error().code; }

QStringList codes(const std::vector<DuplicateRule>& rules)
{
    QStringList all;
    for (const DuplicateRule rule : rules)
        all << code(rule);
    return all;
}

MemberRegistration plain(int n)
{
    MemberRegistration r = samples::registration();
    r.id = samples::id(n);
    r.officialId.clear();
    r.fullName = u"Phạm Văn %1"_s.arg(QChar(u'A' + n));
    r.cardNumber = QString::number(10'000'000 + n);
    r.cvNumber.clear();
    r.phone = u"0912345%1"_s.arg(n, 3, 10, QChar(u'0'));
    r.photo.clear();
    return r;
}

} // namespace

class TestRegistrations : public QObject
{
    Q_OBJECT
    Rules m_rules = samples::rules();

private Q_SLOTS:
    void duplicateRulesTable_data()
    {
        QTest::addColumn<MemberRegistration>("other");
        QTest::addColumn<QStringList>("rules");
        const MemberRegistration one = plain(1);
        const auto row = [&one](const char* name, auto change, const QStringList& rules) {
            MemberRegistration other = plain(2);
            change(other, one);
            QTest::newRow(name) << other << rules;
        };
        using R = MemberRegistration;
        row("two people", [](R& o, const R&) { o.birthDate = QDate(1999, 9, 9); }, {});
        row("nothing of either is empty and therefore the same", [](R& o, const R&) { o.cvNumber.clear(); o.photo.clear(); o.birthDate = QDate(1999, 9, 9); }, {});
        row("the same card", [](R& o, const R& a) { o.cardNumber = a.cardNumber; }, {u"card_number"_s});
        row("one figure less is another card", [](R& o, const R& a) { o.cardNumber = a.cardNumber.left(7) + u'9'; }, {});
        row("the same phone", [](R& o, const R& a) { o.phone = a.phone; }, {u"phone"_s});
        row("the same name, born on another day", [](R& o, const R& a) { o.fullName = a.fullName; o.birthDate = a.birthDate.addDays(1); }, {});
        row("born on the same day, another name", [](R& o, const R& a) { o.birthDate = a.birthDate; }, {});
        row("name and birth", [](R& o, const R& a) { o.fullName = a.fullName; o.birthDate = a.birthDate; }, {u"name_birth"_s});
        row("the same name typed without marks", [](R& o, const R& a) { o.fullName = keyK0(a.fullName); o.birthDate = a.birthDate; }, {u"name_birth"_s});
        row("everything", [](R& o, const R& a) { const Id id = o.id; o = a; o.id = id; }, {u"card_number"_s, u"phone"_s, u"name_birth"_s});
        row("itself", [](R& o, const R& a) { o = a; }, {});
    }
    void duplicateRulesTable()
    {
        QFETCH(MemberRegistration, other);
        QFETCH(QStringList, rules);
        QCOMPARE(codes(duplicateRules(plain(1), other)), rules);
        QCOMPARE(codes(duplicateRules(other, plain(1))), rules); // symmetric
    }
    void cvAndPictureAreRulesToo()
    {
        MemberRegistration a = plain(1);
        MemberRegistration b = plain(2);
        a.cvNumber = b.cvNumber = u"123456AB"_s;
        a.photo = b.photo = QString(64, u'c');
        QCOMPARE(codes(duplicateRules(a, b)), (QStringList{u"cv_number"_s, u"picture"_s}));
    }

    void whoMayGoOnWithAnEarlierAccount()
    {
        MemberRegistration earlier = plain(1);
        earlier.cardNumber.clear();
        earlier.cvNumber = u"123456AB"_s;
        earlier.status = RegistrationStatus::Approved;
        MemberRegistration later = plain(2);
        later.fullName = earlier.fullName;
        later.birthDate = earlier.birthDate;
        QVERIFY(mayMerge(earlier, later));
        QVERIFY(!mayMerge(later, earlier));
        const auto refuse = [&](auto change) {
            MemberRegistration a = earlier;
            MemberRegistration b = later;
            change(a, b);
            return !mayMerge(a, b);
        };
        using R = MemberRegistration;
        QVERIFY(refuse([](R& a, R&) { a.status = RegistrationStatus::Waiting; }));
        QVERIFY(refuse([](R& a, R&) { a.cardNumber = u"10000009"_s; }));
        QVERIFY(refuse([](R& a, R&) { a.mergedInto = samples::id(7); }));
        QVERIFY(!refuse([](R& a, R&) { a.cell = u"CB05"_s; })); // who changes cells keeps the account
        QVERIFY(refuse([](R&, R& b) { b.cardNumber.clear(); b.cvNumber = u"123456AB"_s; }));
        QVERIFY(refuse([](R&, R& b) { b.cvNumber = u"999999"_s; }));
        QVERIFY(refuse([](R&, R& b) { b.birthDate = b.birthDate.addYears(1); }));
        QVERIFY(refuse([](R&, R& b) { b.fullName = u"Phạm Vân B"_s; }));
        QVERIFY(refuse([](R&, R& b) { b.status = RegistrationStatus::Approved; }));
    }

    void aListOfMembersAsCommand()
    {
        const Rules rules;
        MemberList list;
        list.cell = u"CB04"_s;
        list.id = memberListId(list.cell);
        list.fileName = u"danh-sach.xlsx"_s;
        list.lines = {{2, u"Đỗ Thị Mùi"_s, u"05251965"_s, {}, QDate(1978, 8, 22), u"Hà Nội"_s, u"0905111222"_s, u"Phó bí thư"_s}, {5, u"Lê Văn Dần"_s, {}, u"123456AB"_s, {}, {}, {}, {}}};
        QCOMPARE(list.id, u"ca89a8c3-4e8f-54b9-8800-57958ecfeabf"_s); // as anybody else makes it
        QVERIFY(list.id != memberListId(u"CB05"_s));
        QCOMPARE(memberListFromJson(toJson(list)).value(), list);
        auto turned = list.lines;
        std::reverse(turned.begin(), turned.end());
        QCOMPARE(linesHash(turned), linesHash(list.lines)); // the order in which they are read does not matter
        turned[0].phone = u"0905111223"_s;
        QVERIFY(linesHash(turned) != linesHash(list.lines));

        const auto run = [&](const Record& before, const MemberList& sent, const QString& seen, const Official& actor = secretary()) {
            return apply(before, command(CommandType::RosterReplace, rosterPayload(sent, seen), sent.id), actor, now, rules);
        };
        const auto first = run({}, list, {});
        QVERIFY(first);
        QCOMPARE(std::get<MemberList>(*first).takenBy, u"Võ Thành Trung"_s);
        QCOMPARE(std::get<MemberList>(*first).takenAt, now);
        MemberList next = list;
        next.lines.pop_back();
        QVERIFY(run(*first, next, linesHash(list.lines)));
        const auto blind = run(*first, next, {}); // it was not there when he looked
        QVERIFY(!blind && blind.error().conflict);
        QCOMPARE(codeOf(blind), u"roster_moved"_s);
        QCOMPARE(codeOf(run({}, list, linesHash(next.lines))), u"roster_moved"_s);
        MemberList other = list;
        other.cell = u"CB05"_s;
        QCOMPARE(codeOf(run({}, other, {})), u"bad_payload"_s); // another cell's id
        other.id = memberListId(other.cell);
        QCOMPARE(codeOf(run({}, other, {})), u"outside_cell"_s);
        Official guard = secretary();
        guard.roles = {Role::Guard};
        QCOMPARE(codeOf(run({}, list, {}, guard)), u"not_allowed"_s);
        other = list;
        other.lines.clear();
        QCOMPARE(codeOf(run({}, other, {})), u"roster_empty"_s);
        other.lines.assign(2, list.lines[0]);
        QCOMPARE(codeOf(run({}, other, {})), u"bad_payload"_s); // one row twice
        other.lines.clear();
        for (int row = 1; row <= int(maxMembers) + 1; ++row)
            other.lines.push_back({row, u"A"_s, {}, {}, {}, {}, {}, {}});
        QCOMPARE(codeOf(run({}, other, {})), u"roster_long"_s);
        other.lines.pop_back();
        QVERIFY(run({}, other, {}));
        other.lines.resize(1'900); // short of lines, not of bytes
        for (int i = 0; i < int(other.lines.size()); ++i)
            other.lines[size_t(i)] = {i + 1, QString(390, u'ạ'), {}, {}, {}, {}, {}, {}};
        QCOMPARE(codeOf(run({}, other, {})), u"roster_long"_s);
    }

    void aDecisionLeavesItsEvidence()
    {
        MemberRegistration r = plain(2);
        r.photo = QString(64, u'b');
        DecisionIntent intent{RegistrationStatus::Returned, u"ảnh mờ"_s, r.photo, {u"fullName"_s, u"cardNumber"_s}, valuesHash(r)};
        intent.way = ReviewWay::Sample;
        const auto done = apply(Record(r), command(CommandType::RegistrationDecide, decisionPayload(intent)), secretary(), now, m_rules);
        QVERIFY(done.has_value());
        const auto& step = std::get<MemberRegistration>(*done).history.back();
        QCOMPARE(step, (RegistrationStep{now, u"Võ Thành Trung"_s, RegistrationStatus::Returned, u"ảnh mờ"_s, ReviewWay::Sample, r.photo, valuesHash(r),
                                         {u"fullName"_s, u"cardNumber"_s}}));
        const auto back = registrationFromJson(toJson(std::get<MemberRegistration>(*done)));
        QCOMPARE(back.value(), std::get<MemberRegistration>(*done));
        // Decided once more, after the member has corrected it: the first step stays.
        MemberRegistration again = *back;
        again.status = RegistrationStatus::Waiting;
        intent = {RegistrationStatus::Approved, {}, r.photo, {}};
        const auto second = apply(Record(again), command(CommandType::RegistrationDecide, decisionPayload(intent)), secretary(), now, m_rules);
        QCOMPARE(std::get<MemberRegistration>(*second).history.size(), size_t(2));
        QCOMPARE(std::get<MemberRegistration>(*second).history.front(), step);
    }

    void otherWordsThanWereOnScreenAreAConflict()
    {
        MemberRegistration r = plain(2);
        const QString seen = valuesHash(r);
        QStringList hashes{seen};
        for (const auto change : std::initializer_list<void (*)(MemberRegistration&)>{
                 [](MemberRegistration& m) { m.fullName += u"h"_s; }, [](MemberRegistration& m) { m.cardNumber = u"10000003"_s; },
                 [](MemberRegistration& m) { m.birthDate = m.birthDate.addDays(1); }, [](MemberRegistration& m) { m.homeTown += u"x"_s; },
                 [](MemberRegistration& m) { m.phone = u"0912345999"_s; }, [](MemberRegistration& m) { m.cvNumber = u"123456"_s; }}) {
            MemberRegistration other = r;
            change(other);
            QVERIFY(!hashes.contains(valuesHash(other)));
            hashes << valuesHash(other);
            const DecisionIntent intent{RegistrationStatus::Approved, {}, {}, {}, seen};
            const auto refused = apply(Record(other), command(CommandType::RegistrationDecide, decisionPayload(intent)), secretary(), now, m_rules);
            QCOMPARE(codeOf(refused), u"values_changed"_s);
            QVERIFY(refused.error().conflict);
        }
    }

    void mergingFillsInTheCvNumber()
    {
        const MemberRegistration r = plain(2);
        DecisionIntent intent{RegistrationStatus::Approved, {}, {}, {}};
        intent.mergeWith = samples::id(1);
        intent.mergeCv = u"123456AB"_s;
        const auto run = [&](const MemberRegistration& at) {
            return apply(Record(at), command(CommandType::RegistrationDecide, decisionPayload(intent)), secretary(), now, m_rules);
        };
        const auto done = run(r);
        QCOMPARE(std::get<MemberRegistration>(*done).cvNumber, u"123456AB"_s);
        QCOMPARE(std::get<MemberRegistration>(*done).mergedWith, samples::id(1));
        MemberRegistration otherCv = r;
        otherCv.cvNumber = u"654321"_s;
        QCOMPARE(codeOf(run(otherCv)), u"merge_mismatch"_s);
        MemberRegistration noCard = r;
        noCard.cardNumber.clear();
        QCOMPARE(codeOf(run(noCard)), u"merge_mismatch"_s);
        intent.mergeCv.clear();
        QCOMPARE(codeOf(run(r)), u"bad_payload"_s);
        intent = {RegistrationStatus::Refused, u"x"_s, {}, {}};
        intent.mergeWith = samples::id(1);
        intent.mergeCv = u"123456AB"_s;
        QCOMPARE(codeOf(run(r)), u"bad_payload"_s);
    }

    void submittedAtTheDesk()
    {
        MemberRegistration filled = plain(2);
        filled.rev = 0;
        const auto run = [&](const MemberRegistration& sent, const Record& before = {}, const Official& who = secretary()) {
            return apply(before, command(CommandType::RegistrationSubmit, submissionPayload(sent)), who, now, m_rules);
        };
        const auto done = run(filled);
        QVERIFY(done.has_value());
        QCOMPARE(std::get<MemberRegistration>(*done).assistedBy, u"Võ Thành Trung"_s);
        QCOMPARE(std::get<MemberRegistration>(*done).submittedAt, now);
        QCOMPARE(codeOf(run(filled, Record(filled))), u"record_exists"_s);
        MemberRegistration decided = filled;
        decided.status = RegistrationStatus::Approved;
        QCOMPARE(codeOf(run(decided)), u"bad_payload"_s);
        MemberRegistration elsewhere = filled;
        elsewhere.cell = u"CB05"_s;
        QCOMPARE(codeOf(run(elsewhere)), u"outside_cell"_s);
        Official clerk = secretary();
        clerk.roles = {Role::ReceptionClerk};
        QCOMPARE(codeOf(run(filled, {}, clerk)), u"not_allowed"_s);
        MemberRegistration forged = filled; // decided, it says, by somebody else
        forged.decidedBy = u"x"_s;
        forged.history.push_back({});
        QVERIFY(std::get<MemberRegistration>(*run(forged)).history.empty());
        QVERIFY(std::get<MemberRegistration>(*run(forged)).decidedBy.isEmpty());
        const QList<std::pair<QString, void (*)(MemberRegistration&)>> faults{
            {u"fullName"_s, [](MemberRegistration& m) { m.fullName.clear(); }},
            {u"cardNumber"_s, [](MemberRegistration& m) { m.cardNumber.clear(); }},
            {u"cardNumber"_s, [](MemberRegistration& m) { m.cardNumber = u"12.345.678"_s; }}, // stored without dots
            {u"cvNumber"_s, [](MemberRegistration& m) { m.cvNumber = u"12"_s; }},
            {u"birthDate"_s, [](MemberRegistration& m) { m.birthDate = QDate(2010, 1, 1); }},
            {u"homeTown"_s, [](MemberRegistration& m) { m.homeTown.clear(); }},
            {u"phone"_s, [](MemberRegistration& m) { m.phone = u"113"_s; }},
        };
        for (const auto& [field, spoil] : faults) {
            MemberRegistration bad = filled;
            spoil(bad);
            const auto refused = run(bad);
            QCOMPARE(codeOf(refused), u"field_missing"_s);
            QCOMPARE(refused.error().fields, QStringList{field});
        }
    }

    void aListIsReadByItsHeadings()
    {
        const RosterSheet sheet = readRoster({
            {u"ĐẢNG BỘ PHƯỜNG AN HÒA"_s},
            {u"DANH SÁCH ĐẢNG VIÊN CHI BỘ 4"_s, {}, {}},
            {},
            {u"TT"_s, u"HỌ VÀ TÊN (*)"_s, u"Ngày sinh"_s, u"Số thẻ đảng"_s, u"Quê quán:"_s, u"SĐT"_s, u"Chức vụ"_s},
            {u"(1)"_s, u"2"_s, u"3"_s, u"4"_s},
            {u"1"_s, u"Phạm  Thị Ngọc Hạnh"_s, u"12/03/1984"_s, u"07.318642"_s, u"Đắk Lắk"_s, u"0905 172 386"_s, u"Bí thư"_s},
            {u"2"_s, u"Trần Văn Mận"_s, u"29221"_s, u"5251965"_s, {}, u"905172387"_s},
            {u"3"_s, u"Lò Thị Én"_s, u"1979"_s, u"12"_s},
            {u"4"_s, {}, u"01/02/1980"_s, u"07318699"_s},
            {u"5"_s, u"Người Lặp"_s, u"31/02/1980"_s, u"07318642"_s},
            {},
            {u"6"_s, u"Đỗ Minh Triết"_s},
        });
        QCOMPARE(sheet.headRow, 4);
        QVERIFY(sheet.usable());
        QCOMPARE(sheet.ignored, QStringList{u"TT"_s});
        QCOMPARE(sheet.heads.value(u"cardNumber"_s), u"Số thẻ đảng"_s);
        QCOMPARE(sheet.lines.size(), size_t(4));
        QCOMPARE(sheet.lines[0], (RosterLine{6, u"Phạm Thị Ngọc Hạnh"_s, u"07318642"_s, {}, QDate(1984, 3, 12), u"Đắk Lắk"_s, u"0905172386"_s, u"Bí thư"_s}));
        QCOMPARE(sheet.lines[1].birthDate, QDate(1980, 1, 1));
        QCOMPARE(sheet.lines[1].cardNumber, u"05251965"_s);
        QCOMPARE(sheet.lines[1].phone, u"0905172387"_s);
        QVERIFY(!sheet.lines[2].birthDate.isValid());
        QStringList issues;
        for (const RosterIssue& issue : sheet.issues)
            issues << u"%1 %2 %3%4"_s.arg(issue.row).arg(issue.field, issue.code, issue.lost ? u" lost"_s : QString());
        QCOMPARE(issues, (QStringList{u"7 cardNumber zero_restored"_s, u"7 phone zero_restored"_s, u"8 cardNumber shape"_s, u"8 birthDate year_only"_s,
                                      u"9 fullName missing lost"_s, u"10 birthDate absent"_s, u"10 cardNumber twice lost"_s}));
    }
    void splitNamesAndSheetsThatAreNoList()
    {
        const RosterSheet split = readRoster({{u"Họ và tên đệm"_s, u"Tên"_s, u"Số lý lịch"_s}, {u"Nguyễn Thị"_s, u"Hòa"_s, u"123456ab"_s}});
        QCOMPARE(split.lines.at(0).fullName, u"Nguyễn Thị Hòa"_s);
        QCOMPARE(split.lines.at(0).cvNumber, u"123456AB"_s);
        QVERIFY(!readRoster({{u"Mã hàng"_s, u"Đơn giá"_s}, {u"1"_s, u"2"_s}}).usable());
        QVERIFY(!readRoster({{u"Họ và tên"_s}, {u"An"_s}}).usable()); // nothing to know people by
        QVERIFY(!readRoster({}).usable());
        QVERIFY(!readRoster(std::vector<QStringList>(30, QStringList{u"x"_s})).usable());
    }

    void matchingSaysWhy()
    {
        MemberRegistration r = plain(1);
        const RosterLine whole{1, r.fullName, r.cardNumber, {}, r.birthDate, u"Bình Thuận"_s, {}, {}};
        QCOMPARE(matchRoster(r, {}).fit, RosterFit::NoRoster);
        RosterMatch match = matchRoster(r, {whole});
        QCOMPARE(match.fit, RosterFit::Agrees);
        QCOMPARE(match.same, (QStringList{u"cardNumber"_s, u"fullName"_s, u"birthDate"_s, u"homeTown"_s}));
        RosterLine otherName = whole;
        otherName.fullName = u"Quách Thế Vượng"_s;
        match = matchRoster(r, {otherName});
        QCOMPARE(match.fit, RosterFit::Differs);
        QCOMPARE(match.differs, QStringList{u"fullName"_s});
        RosterLine tone = whole;
        tone.fullName = u"Phạm Vân B"_s;
        QCOMPARE(matchRoster(r, {tone}).differs, QStringList{u"fullName"_s}); // one tone is another name
        RosterLine byBirth = whole;
        byBirth.cardNumber = u"99999999"_s;
        match = matchRoster(r, {byBirth});
        QCOMPARE(match.fit, RosterFit::Differs);
        QCOMPARE(match.differs, QStringList{u"cardNumber"_s});
        RosterLine nameOnly{3, r.fullName, {}, {}, {}, {}, {}, {}};
        QCOMPARE(matchRoster(r, {nameOnly}).fit, RosterFit::Agrees);
        QCOMPARE(matchRoster(r, {nameOnly, nameOnly}).fit, RosterFit::Absent); // which of the two?
        RosterLine phone = whole;
        phone.phone = u"0900000000"_s;
        QCOMPARE(matchRoster(r, {phone}).fit, RosterFit::Agrees);
        QCOMPARE(matchRoster(r, {phone}).differs, QStringList{u"phone"_s});
    }

    void bulkConditionsTable()
    {
        const BulkFacts good{false, false, true, true, true, true, true, true, false};
        QVERIFY(!bulkObstacle(good));
        const QList<std::pair<QString, void (*)(BulkFacts&)>> table{
            {u"blocked"_s, [](BulkFacts& f) { f.blocked = true; }},       {u"claimed"_s, [](BulkFacts& f) { f.claimed = true; }},
            {u"no_picture"_s, [](BulkFacts& f) { f.picture = false; }},   {u"unreadable"_s, [](BulkFacts& f) { f.readable = false; }},
            {u"differs"_s, [](BulkFacts& f) { f.allEqual = false; }},     {u"unsure"_s, [](BulkFacts& f) { f.allSure = false; }},
            {u"not_on_roster"_s, [](BulkFacts& f) { f.onRoster = false; }}, {u"roster_differs"_s, [](BulkFacts& f) { f.rosterAgrees = false; }},
            {u"duplicate"_s, [](BulkFacts& f) { f.duplicate = true; }},
        };
        for (const auto& [expected, spoil] : table) {
            BulkFacts facts = good;
            spoil(facts);
            const auto obstacle = bulkObstacle(facts);
            QVERIFY(obstacle.has_value());
            QCOMPARE(code(*obstacle), expected);
        }
        QCOMPARE(code(*bulkObstacle({})), u"no_picture"_s); // nothing known is no yes
    }
    void theSampleIsDrawnByLot()
    {
        QCOMPARE(bulkSampleSize(0), 0);
        QCOMPARE(bulkSampleSize(2), 2);
        QCOMPARE(bulkSampleSize(3), 3);
        QCOMPARE(bulkSampleSize(23), 3);
        QCOMPARE(bulkSampleSize(31), 4);
        QCOMPARE(bulkSampleSize(200), 20);
        QStringList ids;
        for (int i = 0; i < 40; ++i)
            ids << samples::id(i);
        QHash<QString, int> drawn;
        for (int lot = 0; lot < 500; ++lot) {
            const QStringList sample = bulkSample(ids, QByteArray::number(lot));
            QCOMPARE(sample.size(), 4);
            QCOMPARE(QSet<QString>(sample.begin(), sample.end()).size(), 4);
            for (const QString& id : sample)
                ++drawn[id];
        }
        QCOMPARE(drawn.size(), 40); // each has its turn: 50 on average
        for (const int times : drawn)
            QVERIFY2(times > 20 && times < 90, qPrintable(QString::number(times)));
        QVERIFY(bulkSample({}, "x").isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestRegistrations)
#include "tst_registrations.moc"
