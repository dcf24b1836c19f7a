// Rows that this version cannot read: counted for a screen, kept through a reading anew, read after an update.
#include "desk_kit.h"

#include "services/parked_rows.h"
#include "storage/dossier_store.h"
#include "storage/sync_store.h"

using namespace motcua;
using namespace motcua::services;
using namespace Qt::StringLiterals;
using domain::Area;
using domain::Dossier;
namespace samples = domain::samples;
namespace rows = storage::sync;

namespace {

const QString scope = u"agency:H15.50.05.13"_s;

//! The n-th dossier as a later version of the centre might tell of it.
FeedChange strange(int n, qint64 rev)
{
    FeedChange change = kit::upsert(kit::received(n));
    QJsonObject body = QJsonDocument::fromJson(change.body).object();
    body[u"status"_s] = 42;
    body[u"rev"_s] = rev;
    change.rev = rev;
    change.seq = 100 + rev;
    change.body = kit::compactJson(body);
    return change;
}

} // namespace

class TestParkedRows : public QObject
{
    Q_OBJECT
    kit::Bench* b = nullptr;

    //! One that has an earlier state here, one that has none, one of an unknown kind.
    void park()
    {
        QVERIFY(b->projection->applyFeed(b->db(), scope, {kit::upsert(kit::received(1))}).has_value());
        QVERIFY(b->projection->applyFeed(b->db(), scope, {strange(1, 5), strange(2, 6), {107, u"robot"_s, u"r1"_s, 1, false, {}, "{}", {}}}).has_value());
    }
    bool isHere(int n) { return storage::dossiers::find(b->db(), samples::id(n))->has_value(); }

private Q_SLOTS:
    void init() { b = new kit::Bench(Area::Dossiers, samples::official()); }
    void cleanup() { delete b; }

    void whatAScreenTells()
    {
        park();
        FeedChange torn = kit::upsert(kit::received(3));
        torn.id = samples::id(4);
        QVERIFY(b->projection->applyFeed(b->db(), scope, {torn}).has_value());
        const auto facts = parkedRows::facts(b->db());
        QVERIFY(facts.has_value());
        QCOMPARE(facts->size(), size_t(3));
        QCOMPARE(facts->front(), (UnreadRows{u"dossier"_s, scope, u"unknown_status"_s, 2, 1, *b->clock.at, UnreadRows::Way::Update}));
        QCOMPARE(facts->at(1).code, u"id_differs"_s);
        QCOMPARE(facts->at(1).way, UnreadRows::Way::Report);
        QCOMPARE(facts->at(2).kind, u"robot"_s);
        QCOMPARE(facts->at(2).olderShown, 0);
    }

    void anUpdateReadsThemOnceAndByItself()
    {
        park();
        QVERIFY(parkedRows::readAfterUpdate(b->db(), *b->projection, "1.0").has_value());
        QCOMPARE(rows::parked(b->db())->size(), size_t(3));
        // What the next version would see: the same row, and now it can be read.
        Dossier readable = kit::received(2);
        readable.rev = 6;
        const FeedChange change = kit::upsert(readable);
        QVERIFY(rows::park(b->db(), {scope, change.kind, change.id, 106, 6, change.body, u"unknown_status"_s, *b->clock.at}).has_value());
        const auto same = parkedRows::readAfterUpdate(b->db(), *b->projection, "1.0");
        QCOMPARE(same->rows, 0);
        QVERIFY(!isHere(2));
        const auto read = parkedRows::readAfterUpdate(b->db(), *b->projection, "1.1");
        QCOMPARE(read->rows - read->parked, 1);
        QVERIFY(isHere(2));
        QCOMPARE(rows::parked(b->db())->size(), size_t(2));
    }

    // After a 410: what is still there and still strange stays parked over its earlier state, what is gone goes.
    void readingAnewKeepsThem()
    {
        park();
        QVERIFY(b->projection->applyFeed(b->db(), scope, {kit::upsert(kit::received(7))}).has_value());
        QVERIFY(rows::setCursor(b->db(), {scope, u"c"_s, *b->clock.at, true, 4, 4, 0}).has_value());
        QVERIFY(rows::restart(b->db(), scope).has_value());
        QVERIFY(b->projection->applyFeed(b->db(), scope, {strange(1, 5)}).has_value());
        QVERIFY(b->projection->removeUnseen(b->db(), scope, rows::cursor(b->db(), scope)->generation).has_value());
        const auto parked = rows::parked(b->db());
        QCOMPARE(parked->size(), size_t(1));
        QCOMPARE(parked->front().id, samples::id(1));
        QVERIFY(isHere(1));
        QVERIFY(!isHere(7));
    }
};

QTEST_GUILESS_MAIN(TestParkedRows)
#include "tst_parked_rows.moc"
