#include "ui/reception/dossier_queue_model.h"

#include <QAbstractItemModelTester>
#include <QPromise>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using services::DossierPage;
using services::DossierRow;
using services::PageKey;
using services::QueueFilter;
using ui::reception::DossierQueueModel;

namespace {

DossierRow row(int n)
{
    DossierRow out;
    out.id = u"id-%1"_s.arg(n, 6, 10, QLatin1Char('0'));
    out.code = u"H15.50.05.13-261105-%1"_s.arg(n, 4, 10, QLatin1Char('0'));
    out.ownerName = u"Người %1"_s.arg(n);
    return out;
}

//! A desk's book in memory: pages by keyset, answers at once or when told to.
struct FakeBook
{
    std::vector<DossierRow> rows;
    int pagesAsked = 0;
    bool failing = false;
    bool slow = false;
    std::vector<std::pair<QPromise<Result<DossierPage>>, Result<DossierPage>>> held;

    ui::reception::QueueSource source()
    {
        return {[this](const QueueFilter& filter, const std::optional<PageKey>& after, int limit) { return page(filter, after, limit); },
                [this](const QStringList& ids, const QueueFilter&) {
                    std::vector<DossierRow> out;
                    for (const DossierRow& one : rows) {
                        if (ids.contains(one.id))
                            out.push_back(one);
                    }
                    return QtFuture::makeReadyFuture(Result<std::vector<DossierRow>>(out));
                }};
    }

    QFuture<Result<DossierPage>> page(const QueueFilter& filter, const std::optional<PageKey>& after, int limit)
    {
        ++pagesAsked;
        Result<DossierPage> answer = DossierPage();
        if (failing) {
            answer = fail(ErrorKind::Storage, u"storage"_s);
        } else {
            for (size_t i = after ? size_t(after->row) : 0; i < rows.size(); ++i) {
                if (!rows[i].ownerName.contains(filter.text))
                    continue;
                if (int(answer->rows.size()) == limit) {
                    answer->next = PageKey{{}, qint64(i)};
                    break;
                }
                answer->rows.push_back(rows[i]);
            }
        }
        QPromise<Result<DossierPage>> promise;
        promise.start();
        QFuture<Result<DossierPage>> future = promise.future();
        if (slow) {
            held.emplace_back(std::move(promise), answer);
        } else {
            promise.addResult(answer);
            promise.finish();
        }
        return future;
    }

    void release(size_t i)
    {
        held[i].first.addResult(held[i].second);
        held[i].first.finish();
    }
};

} // namespace

class tst_DossierQueueModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPageByPage()
    {
        FakeBook book;
        for (int i = 0; i < 250; ++i)
            book.rows.push_back(row(i));
        DossierQueueModel model(book.source()); // no model tester here: it fetches by itself
        model.setFilter({});
        QTRY_COMPARE(model.rowCount(), 100);
        QCOMPARE(book.pagesAsked, 1); // half a million rows cost one page
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        model.fetchMore({}); // a second wish while one is under way asks nothing
        QTRY_COMPARE(model.rowCount(), 200);
        QCOMPARE(book.pagesAsked, 2);
        model.fetchMore({});
        QTRY_COMPARE(model.rowCount(), 250);
        QVERIFY(!model.canFetchMore({}));
        QVERIFY(model.isWhole());
        QCOMPARE(model.row(249)->id, row(249).id);
    }

    void anAnswerForEarlierWordsIsDropped()
    {
        FakeBook book;
        for (int i = 0; i < 20; ++i)
            book.rows.push_back(row(i));
        DossierQueueModel model(book.source());
        book.slow = true;
        QueueFilter first;
        first.text = u"Người 1"_s;
        QueueFilter second;
        second.text = u"Người 7"_s;
        model.setFilter(first);
        model.setFilter(second);
        book.release(1);
        QTRY_COMPARE(model.rowCount(), 1);
        book.release(0); // the slow first answer arrives last
        QTest::qWait(0);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.row(0)->ownerName, u"Người 7"_s);
    }

    void changedRowsAreReplacedInPlace()
    {
        FakeBook book;
        for (int i = 0; i < 10; ++i)
            book.rows.push_back(row(i));
        DossierQueueModel model(book.source());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter({});
        QTRY_COMPARE(model.rowCount(), 10);
        const QPersistentModelIndex fourth = model.index(4);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        book.rows[4].holder = u"Tư pháp"_s;
        const QString gone = book.rows[2].id;
        book.rows.erase(book.rows.begin() + 2);
        model.noteChanged({row(4).id, gone});
        QTRY_COMPARE(model.rowCount(), 9);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(fourth.row(), 3);
        QCOMPARE(model.row(3)->holder, u"Tư pháp"_s);
        QCOMPARE(reset.size(), 0);
    }

    void arrivingRowsAreMergedWithoutReset()
    {
        FakeBook book;
        for (int i = 0; i < 10; i += 2)
            book.rows.push_back(row(i));
        DossierQueueModel model(book.source());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter({});
        QTRY_COMPARE(model.rowCount(), 5);
        const QPersistentModelIndex last = model.index(4);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy merged(&model, &DossierQueueModel::merged);
        // New ones, one that went, two that changed places.
        book.rows = {row(1), row(4), row(0), row(6), row(7), row(8)};
        model.refresh();
        model.refresh(); // many wishes in a short time are one
        QVERIFY(merged.wait());
        QCOMPARE(model.rowCount(), 6);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(model.row(i)->id, book.rows[size_t(i)].id);
        QCOMPARE(last.row(), 5);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(book.pagesAsked, 2);
    }

    void aFailureIsAStateAndCanBeTriedAgain()
    {
        FakeBook book;
        book.failing = true;
        DossierQueueModel model(book.source());
        model.setFilter({});
        QTRY_COMPARE(model.state(), DossierQueueModel::State::Failed);
        QCOMPARE(model.error().kind, ErrorKind::Storage);
        book.failing = false;
        book.rows.push_back(row(1));
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(model.state(), DossierQueueModel::State::Ready);
    }

    void rowsAreReadAloud()
    {
        FakeBook book;
        book.rows.push_back(row(3));
        DossierQueueModel model(book.source());
        model.setFilter({});
        QTRY_COMPARE(model.rowCount(), 1);
        const QString spoken = model.index(0).data(Qt::AccessibleTextRole).toString();
        QVERIFY(spoken.contains(u"Người 3"_s));
        QVERIFY(spoken.contains(row(3).code));
    }
};

QTEST_MAIN(tst_DossierQueueModel)
#include "tst_dossier_queue_model.moc"
