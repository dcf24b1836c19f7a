#include "ui/cell/reading_queue.h"
#include "ui/cell/review.h"
#include "ui/cell/review_queue_model.h"
#include "ui/cell/review_words.h"
#include "ui/kit/row_delegate.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using namespace motcua::ui;
using services::FieldMatch;

namespace {

services::RegistrationRow row(const QString& id, const QString& name)
{
    services::RegistrationRow r;
    r.id = id;
    r.fullName = name;
    r.hasPhoto = true;
    return r;
}

services::RegistrationDetail detail()
{
    services::RegistrationDetail d;
    d.registration.id = u"a"_s;
    d.registration.fullName = u"Phạm Thị Ngọc Hạnh"_s;
    d.registration.cardNumber = u"07318642"_s;
    d.registration.birthDate = QDate(1984, 3, 12);
    d.registration.homeTown = u"Đắk Lắk"_s;
    d.registration.phone = u"0905172386"_s;
    d.registration.photo = u"sha"_s;
    return d;
}

services::CardReading reading(FieldMatch birth)
{
    services::CardReading card;
    card.image = QImage(40, 20, QImage::Format_RGB32);
    card.readable = true;
    card.fields.push_back({u"birthDate"_s, u"1984-08-12"_s, u"1984-03-12"_s, 0.61, QRect(1, 1, 5, 5), birth});
    card.fields.push_back({u"fullName"_s, u"PHẠM THỊ NGỌC HẠNH"_s, u"Phạm Thị Ngọc Hạnh"_s, 0.99, {}, FieldMatch::Equal});
    card.fields.push_back({u"cardNumber"_s, u"07318642"_s, u"07318642"_s, 0.98, {}, FieldMatch::Equal});
    card.fields.push_back({u"homeTown"_s, u"ĐAK LĂK"_s, u"Đắk Lắk"_s, 0.96, {}, FieldMatch::MarksOrSpacing});
    return card;
}

} // namespace

class ReviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doubtfulFieldsComeFirstAndBlock()
    {
        Review review;
        review.begin(u"a"_s);
        QCOMPARE(review.approveBlock(), ApproveBlock::Loading);
        review.setDetail(detail());
        QCOMPARE(review.approveBlock(), ApproveBlock::CardLoading);
        review.setReading(reading(FieldMatch::Differs));
        const auto fields = review.fields();
        QCOMPARE(fields.size(), 5u);
        QCOMPARE(fields[0].key, u"birthDate"_s);
        QCOMPARE(fields[0].typed, u"12/03/1984"_s);
        QCOMPARE(fields[0].read, u"12/08/1984"_s);
        QVERIFY(fields[0].isOpen());
        QCOMPARE(fields[4].stand, FieldStand::NotOnCard);
        QCOMPARE(review.approveBlock(), ApproveBlock::FieldsOpen);
        review.confirmed.insert(u"birthDate"_s);
        QCOMPARE(review.fields()[0].key, u"birthDate"_s); // it stays where it was
        QCOMPARE(review.approveBlock(), ApproveBlock::None);
        review.otherwise.insert(u"fullName"_s);
        QCOMPARE(review.approveBlock(), ApproveBlock::CardOtherwise);
    }

    void changedValuesTakeConfirmationsBack()
    {
        Review review;
        review.begin(u"a"_s);
        review.setDetail(detail());
        review.setReading(reading(FieldMatch::Differs));
        review.confirmed.insert(u"birthDate"_s);
        QVERIFY(!review.setDetail(detail()));
        QCOMPARE(review.approveBlock(), ApproveBlock::None);
        auto other = detail();
        other.registration.birthDate = QDate(1984, 3, 13);
        QVERIFY(review.setDetail(other));
        QVERIFY(review.confirmed.isEmpty());
        QCOMPARE(review.approveBlock(), ApproveBlock::CardLoading);
    }

    void aNameThatDiffersInMarksNeedsAPerson()
    {
        Review review;
        review.begin(u"a"_s);
        review.setDetail(detail());
        auto card = reading(FieldMatch::Equal);
        card.fields[1].match = FieldMatch::MarksOrSpacing;
        review.setReading(card);
        QCOMPARE(review.openFields(), 1);
        QCOMPARE(review.fields()[0].key, u"fullName"_s);
        QCOMPARE(summarize(card).differs, 1);
    }

    void whoTypedACvNumberMayHoldACardByNow()
    {
        Review review;
        review.begin(u"a"_s);
        auto d = detail();
        d.registration.cardNumber.clear();
        d.registration.cvNumber = u"123456AB"_s;
        review.setDetail(d);
        auto card = reading(FieldMatch::Equal);
        card.fields[2].match = FieldMatch::NotOnCard;
        card.fields[2].read.clear();
        review.setReading(card);
        QCOMPARE(review.approveBlock(), ApproveBlock::None);
        card.fields[2].match = FieldMatch::Differs;
        card.fields[2].read = u"07318642"_s;
        review.setReading(card);
        QCOMPARE(review.fields()[0].key, u"cardNumber"_s);
        QCOMPARE(review.approveBlock(), ApproveBlock::FieldsOpen);
    }

    void nobodyDecidesTheirOwn_data()
    {
        QTest::addColumn<QString>("blocked");
        QTest::addColumn<int>("block");
        QTest::newRow("own") << u"own_registration"_s << int(ApproveBlock::Own);
        QTest::newRow("cell") << u"outside_cell"_s << int(ApproveBlock::OutsideCell);
        QTest::newRow("decided") << u"already_decided"_s << int(ApproveBlock::Decided);
    }

    void nobodyDecidesTheirOwn()
    {
        QFETCH(QString, blocked);
        QFETCH(int, block);
        Review review;
        review.begin(u"a"_s);
        auto d = detail();
        d.blocked = blocked;
        review.setDetail(d);
        review.setReading(reading(FieldMatch::Equal));
        QCOMPARE(int(review.approveBlock()), block);
        QVERIFY(!review.mayDecide());
        QVERIFY(!ReviewWords::blockText(review).isEmpty());
    }

    void theQueueKeepsItsRows()
    {
        ReviewQueueModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows({row(u"a"_s, u"An"_s), row(u"b"_s, u"Bình"_s), row(u"c"_s, u"Cao"_s)});
        const QPersistentModelIndex c = model.index(2);
        model.setReading(u"c"_s, {ReadingSummary::State::Read, 4, 1});
        model.setRows({row(u"c"_s, u"Cao"_s), row(u"d"_s, u"Dũng"_s), row(u"a"_s, u"An B"_s)});
        QCOMPARE(c.row(), 0);
        QCOMPARE(c.data().toString(), u"Cao"_s);
        QCOMPARE(c.data(SecondLineRole).toString(), ReviewWords::tr("%n field(s) differ", nullptr, 1));
        QCOMPARE(model.index(2).data().toString(), u"An B"_s);
        QCOMPARE(model.rowOf(u"b"_s), -1);
        model.setRows({});
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!c.isValid());
    }

    void theWordOfARowFollowsWhatMattersMost()
    {
        services::RegistrationRow r = row(u"a"_s, u"An"_s);
        QCOMPARE(ReviewWords::rowRemark(r, {ReadingSummary::State::Read, 4, 0}).token, Token::Success);
        QCOMPARE(ReviewWords::rowRemark(r, {ReadingSummary::State::Read, 4, 2}).token, Token::Warning);
        r.duplicates = 1;
        QCOMPARE(ReviewWords::rowRemark(r, {ReadingSummary::State::Read, 4, 0}).token, Token::Danger);
        r.own = true;
        QCOMPARE(ReviewWords::rowRemark(r, {}).token, Token::Muted);
        r = row(u"b"_s, u"B"_s);
        r.hasPhoto = false;
        QCOMPARE(ReviewWords::rowRemark(r, {}).icon, Icon::Card);
    }

    void oneIsReadAheadAtATime()
    {
        std::map<QString, std::shared_ptr<QPromise<Result<services::CardReading>>>> asked;
        QStringList order;
        ReadingQueue queue([&](const domain::Id& id) {
            order << id;
            auto promise = std::make_shared<QPromise<Result<services::CardReading>>>();
            promise->start();
            asked[id] = promise;
            return promise->future();
        });
        const auto finish = [&](const QString& id) {
            asked[id]->addResult(services::CardReading{});
            asked[id]->finish();
        };
        QSignalSpy finished(&queue, &ReadingQueue::finished);
        queue.want(u"b"_s);
        queue.setOrder({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        QCOMPARE(order, QStringList{u"b"_s});
        finish(u"b"_s);
        QVERIFY(finished.wait());
        QCOMPARE(order, (QStringList{u"b"_s, u"c"_s})); // the next one behind it
        queue.want(u"a"_s); // a person looks: at once, beside the one that runs ahead
        QCOMPARE(order.last(), u"a"_s);
        queue.want(u"c"_s); // runs already: not twice
        QCOMPARE(order.size(), 3);
        finish(u"c"_s);
        finish(u"a"_s);
        QTRY_COMPARE(order, (QStringList{u"b"_s, u"c"_s, u"a"_s, u"d"_s}));
        finish(u"d"_s);
        QTRY_COMPARE(queue.readCount(), 4);
        QCOMPARE(order.size(), 4);
    }
};

QTEST_MAIN(ReviewTest)
#include "tst_review.moc"
