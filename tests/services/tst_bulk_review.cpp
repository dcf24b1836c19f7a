// Approving together, and the cell's own list, at a desk without a line.
#include "desk_kit.h"

#include <QBuffer>
#include <QImage>
#include <QSignalSpy>

using namespace motcua;
using namespace motcua::services;
using namespace Qt::StringLiterals;
using domain::MemberRegistration;
using domain::RegistrationStatus;
using Step = BulkReview::Step;
namespace samples = domain::samples;

namespace {

const QString scope = u"cell:CB04"_s;

domain::Official secretary()
{
    domain::Official official = samples::official({domain::Role::CellSecretary});
    official.scopes = {{scope}};
    return official;
}

MemberRegistration request(int n)
{
    MemberRegistration r = samples::registration();
    r.id = samples::id(n);
    r.rev = 1;
    r.fullName = u"Phạm Văn %1%2"_s.arg(QChar(u'A' + n % 26)).arg(QChar(u'a' + n / 26));
    r.cardNumber = QString::number(10'000'000 + n);
    r.cvNumber.clear();
    r.birthDate = QDate(1970, 1, 1).addDays(n * 31);
    r.phone = u"09123%1"_s.arg(n, 5, 10, QLatin1Char('0'));
    r.officialId.clear();
    r.photo = QString::number(n).rightJustified(64, u'0');
    r.status = RegistrationStatus::Waiting;
    r.submittedAt = samples::at("2026-11-20T01:00:00Z").addSecs(n);
    return r;
}

} // namespace

class TestBulkReview : public QObject
{
    Q_OBJECT
    std::unique_ptr<kit::DeskFile> file;
    std::unique_ptr<RegistrationDesk> desk;
    RegistrationDesk::Private* inside = nullptr;
    QByteArray blob;
    QString seenList; //!< what the next list stands in for

    void cardReads(const MemberRegistration& r, double sure = 0.95)
    {
        const auto field = [sure](const QString& text) { return domain::PartyCardField{text, text, sure, QRect(1, 2, 3, 4)}; };
        inside->readings.insert(r.photo, new vision::CardReading{{field(r.cardNumber), field(r.fullName), field(r.birthDate.toString(Qt::ISODate)), field(r.homeTown)}, {}});
    }
    void feed(const std::vector<MemberRegistration>& all)
    {
        std::vector<FeedChange> changes;
        for (const auto& r : all)
            changes.push_back(kit::upsert(r));
        const auto done = file->now([&, p = file->projection](storage::Db& db) { return p->applyFeed(db, scope, changes); });
        QVERIFY(done.has_value());
        QCOMPARE(done->parked, 0);
    }
    void takeList(const std::vector<MemberRegistration>& people)
    {
        RosterPreview preview{u"danh-sach.xlsx"_s, {}};
        int row = 1;
        for (const auto& r : people)
            preview.sheet.lines.push_back({++row, r.fullName, r.cardNumber, {}, r.birthDate, {}, {}, {}});
        preview.seen = seenList;
        seenList = domain::linesHash(preview.sheet.lines);
        QVERIFY(kit::wait(desk->roster().take(preview)).has_value());
    }
    bool reach(Step step)
    {
        return QTest::qWaitFor([&] { return desk->bulk().step() == step; }, 10'000);
    }
    domain::RegistrationStep lastStep(const domain::Id& id) { return kit::wait(desk->detail(id))->registration.history.back(); }

private Q_SLOTS:
    void init()
    {
        QImage image(400, 300, QImage::Format_RGB32);
        image.fill(Qt::white);
        seenList.clear();
        QBuffer buffer(&blob);
        blob.clear();
        QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "JPG"));
        file = std::make_unique<kit::DeskFile>(domain::Area::Party, secretary());
        auto d = std::make_unique<RegistrationDesk::Private>();
        inside = d.get();
        d->desk = file->desk();
        d->desk.fetchBlob = [this](const QString&) { return readyFuture<QByteArray>(blob); };
        desk = std::make_unique<RegistrationDesk>(std::move(d));
    }
    void cleanup()
    {
        desk.reset();
        file.reset();
    }

    void onlyWhatAgreesThreeTimesAndAfterASample()
    {
        std::vector<MemberRegistration> people;
        for (int n = 1; n <= 20; ++n)
            people.push_back(request(n));
        people[0].officialId = secretary().id; // own
        people[1].photo.clear();               // no picture
        people[4].phone = people[3].phone;     // two who may be one
        feed(people);
        for (const auto& r : people)
            cardReads(r);
        MemberRegistration otherCard = people[5];
        otherCard.cardNumber = u"99999999"_s;
        cardReads(otherCard);
        cardReads(people[6], 0.6); // unsure
        std::vector<MemberRegistration> listed(people.begin(), people.end() - 1); // the last is not on the list
        listed[7].birthDate = listed[7].birthDate.addDays(1);
        takeList(listed);

        BulkReview& bulk = desk->bulk();
        bulk.start();
        QVERIFY(reach(Step::Sampling));
        const QHash<QString, int> out{{u"blocked"_s, 1},  {u"no_picture"_s, 1}, {u"duplicate"_s, 2},      {u"differs"_s, 1},
                                      {u"unsure"_s, 1},   {u"roster_differs"_s, 1}, {u"not_on_roster"_s, 1}};
        QCOMPARE(bulk.obstacles(), out);
        QCOMPARE(bulk.rows().size(), size_t(12));
        QCOMPARE(bulk.sampleSize(), 3);
        QCOMPARE(bulk.restSize(), 9);
        bulk.approveRest(); // not before the sample
        QCOMPARE(bulk.step(), Step::Sampling);

        // The sample is marked in the queue; beginning anew draws nobody else.
        const QSet<QString> drawn = bulk.sample();
        bulk.cancel();
        bulk.start();
        QVERIFY(reach(Step::Sampling));
        QCOMPARE(bulk.sample(), drawn);
        QStringList marked;
        const auto listedNow = kit::wait(desk->list());
        for (const RegistrationRow& row : *listedNow) {
            if (row.sample)
                marked << row.id;
        }
        QCOMPARE(QSet<QString>(marked.begin(), marked.end()), drawn);

        for (const QString& id : drawn) {
            QVERIFY(bulk.step() == Step::Sampling);
            QVERIFY(kit::wait(desk->decide(id, ReviewDecision{RegistrationStatus::Approved, {}, {u"fullName"_s}})).has_value());
        }
        QVERIFY(reach(Step::Ready));
        QCOMPARE(lastStep(*drawn.begin()).way, domain::ReviewWay::Sample);

        // One of the rest is corrected by its member before the button is pressed: it is left for a person.
        MemberRegistration changed;
        for (const auto& row : bulk.rows()) {
            if (!row.sample)
                changed = kit::wait(desk->detail(row.id))->registration;
        }
        changed.homeTown = u"Nơi khác"_s;
        changed.rev = 2;
        feed({changed});
        bulk.approveRest();
        QVERIFY(reach(Step::Done));
        QCOMPARE(bulk.approvedTogether(), 8);
        QCOMPARE(bulk.failed(), 1);
        QCOMPARE(kit::wait(desk->detail(changed.id))->registration.status, RegistrationStatus::Waiting);
        for (const auto& row : bulk.rows()) {
            if (row.sample || row.id == changed.id)
                continue;
            QCOMPARE(lastStep(row.id).way, domain::ReviewWay::Bulk);
            QCOMPARE(lastStep(row.id).values, row.values);
        }
        bulk.undoTogether();
        QTRY_COMPARE(bulk.restSize(), 9);
        for (const auto& row : bulk.rows()) {
            if (!row.sample)
                QTRY_COMPARE(kit::wait(desk->detail(row.id))->registration.status, RegistrationStatus::Waiting);
        }
    }

    void aSampleThatDoesNotHoldEndsIt()
    {
        std::vector<MemberRegistration> people;
        for (int n = 1; n <= 8; ++n) {
            people.push_back(request(n));
            cardReads(people.back());
        }
        feed(people);
        takeList(people);
        BulkReview& bulk = desk->bulk();
        bulk.start();
        QVERIFY(reach(Step::Sampling));
        const QString one = *bulk.sample().begin();
        QVERIFY(kit::wait(desk->decide(one, ReviewDecision{RegistrationStatus::Returned, u"Thẻ ghi khác"_s})).has_value());
        QVERIFY(reach(Step::Broken));
        bulk.approveRest();
        QCOMPARE(bulk.step(), Step::Broken);
        QCOMPARE(kit::wait(desk->list())->size(), size_t(7));
        QVERIFY(kit::wait(desk->undo(one)).has_value()); // a slip of the finger
        QVERIFY(reach(Step::Sampling));
        QVERIFY(bulk.sample().contains(one));
    }

    void withoutAListNothingGoesTogether()
    {
        feed({request(1), request(2)});
        cardReads(request(1));
        cardReads(request(2));
        desk->bulk().start();
        QTRY_COMPARE(desk->bulk().read(), 2);
        QVERIFY(reach(Step::Idle));
        QCOMPARE(desk->bulk().obstacles().value(u"not_on_roster"_s), 2);
        desk->bulk().approveRest();
        QCOMPARE(kit::wait(desk->list())->size(), size_t(2));
    }

    void whoIsMissingAndWhoIsNotOnTheList()
    {
        MemberRegistration approved = request(1);
        approved.status = RegistrationStatus::Approved;
        MemberRegistration second = request(1); // the same person again
        second.id = samples::id(31);
        second.submittedAt = second.submittedAt.addDays(1);
        MemberRegistration off = request(9);
        feed({approved, request(2), second, off});
        takeList({request(1), request(2), request(3)});
        const auto found = kit::wait(desk->roster().directory());
        QVERIFY(found.has_value());
        QCOMPARE(found->fileName, u"danh-sach.xlsx"_s);
        QCOMPARE(found->entries.size(), size_t(4));
        QCOMPARE(found->count(MemberStand::Approved), 1);
        QCOMPARE(found->count(MemberStand::Waiting), 1);
        QCOMPARE(found->count(MemberStand::Missing), 1);
        QCOMPARE(found->count(MemberStand::OffRoster), 1);
        const auto both = std::find_if(found->entries.begin(), found->entries.end(), [](const MemberEntry& e) { return e.registrations.size() == 2; });
        QVERIFY(both != found->entries.end());
        QCOMPARE(both->registrations.front().id, second.id); // newest first
        QCOMPARE(both->match.same.first(), u"cardNumber"_s);
        QCOMPARE(kit::wait(desk->detail(off.id))->roster.fit, domain::RosterFit::Absent);
        QCOMPARE(kit::wait(desk->detail(samples::id(2)))->roster.fit, domain::RosterFit::Agrees);
        // Another file replaces the list.
        takeList({request(3)});
        QCOMPARE(kit::wait(desk->roster().directory())->count(MemberStand::Missing), 1);
        QCOMPARE(kit::wait(desk->roster().directory())->count(MemberStand::OffRoster), 4);
    }
};

QTEST_MAIN(TestBulkReview)
#include "tst_bulk_review.moc"
