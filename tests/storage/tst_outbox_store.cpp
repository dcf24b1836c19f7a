#include "store_kit.h"

#include "storage/sync_store.h"

using namespace motcua;
using namespace motcua::storage;
using namespace Qt::StringLiterals;
using domain::Area;

namespace {

const QDateTime now = domain::samples::at("2026-11-21T02:00:00Z");

QStringList ids(const Result<std::vector<OutboxRow>>& rows)
{
    QStringList found;
    for (const OutboxRow& row : *rows)
        found << row.command.id;
    return found;
}

QString id(int n) { return domain::samples::id(n); }

} // namespace

class TestOutboxStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatGoesInComesOutTheSame()
    {
        kit::File file(Area::Dossiers);
        const auto stored = outbox::append(*file.db, kit::command(1));
        QVERIFY(stored.has_value());
        QCOMPARE(stored->n, 1);
        const auto found = outbox::find(*file.db, id(1));
        QVERIFY(found->has_value());
        QCOMPARE((*found)->command, *stored);
        QCOMPARE((*found)->state, OutboxState::Queued);
        QVERIFY(!outbox::append(*file.db, kit::command(1)).has_value()); // the same id never twice
    }

    void anIntentNeverChanges()
    {
        kit::File file(Area::Dossiers);
        QVERIFY(outbox::append(*file.db, kit::command(1)).has_value());
        for (const QString& column : {u"body"_s, u"lane"_s, u"id"_s, u"type"_s, u"target"_s, u"made_at"_s, u"n"_s}) {
            const auto changed = file.db->run(u"UPDATE outbox SET %1 = 7"_s.arg(column));
            QVERIFY2(!changed.has_value(), qPrintable(column));
            QVERIFY(changed.error().detail.contains(u"outbox_immutable"_s));
        }
    }

    void nothingLeavesUnlessItIsSaidHow()
    {
        kit::File file(Area::Dossiers);
        QVERIFY(outbox::append(*file.db, kit::command(1)).has_value());
        QVERIFY(!file.db->run(u"DELETE FROM outbox"_s).has_value());
        QVERIFY(outbox::finish(*file.db, id(1), DoneHow::Dropped, now, u"lý do"_s).has_value());
        QCOMPARE(*file.db->number(u"SELECT count(*) FROM outbox"_s), 0);
        const auto done = outbox::doneSince(*file.db, now.addSecs(-1));
        QCOMPARE(done->size(), size_t(1));
        QCOMPARE(done->front().reason, u"lý do"_s);
        QVERIFY(outbox::prune(*file.db, now.addDays(1)).has_value());
        QCOMPARE(outbox::doneSince(*file.db, now.addSecs(-1))->size(), size_t(1)); // what was dropped is kept
    }

    void lanesGoInOrderAndAStuckOneStopsOnlyItself()
    {
        kit::File file(Area::Dossiers);
        for (int n = 1; n <= 4; ++n)
            QVERIFY(outbox::append(*file.db, kit::command(n, n <= 2 ? u"a"_s : u"b"_s)).has_value());
        QCOMPARE(ids(outbox::due(*file.db, now)), QStringList({id(1), id(2), id(3), id(4)}));
        QVERIFY(outbox::park(*file.db, id(1), OutboxState::Conflict, u"status_moved"_s, {}, {}).has_value());
        QCOMPARE(ids(outbox::due(*file.db, now)), QStringList({id(3), id(4)}));
        QVERIFY(outbox::markSending(*file.db, {id(3)}).has_value());
        QCOMPARE(ids(outbox::due(*file.db, now)), QStringList()); // 4 waits for what is on its way
        QVERIFY(outbox::postpone(*file.db, id(3), now.addSecs(10), u"timeout"_s).has_value());
        QCOMPARE(ids(outbox::due(*file.db, now)), QStringList()); // and for what waits for its time
        QCOMPARE(ids(outbox::due(*file.db, now.addSecs(10))), QStringList({id(3), id(4)}));
        QVERIFY(outbox::hurry(*file.db).has_value());
        QCOMPARE(ids(outbox::due(*file.db, now)), QStringList({id(3), id(4)}));
        QCOMPARE((*outbox::find(*file.db, id(3)))->attempts, 1);
    }

    void whatWasOnItsWayIsQueuedAgainAfterAStart()
    {
        kit::File file(Area::Dossiers);
        QVERIFY(outbox::append(*file.db, kit::command(1)).has_value());
        QVERIFY(outbox::markSending(*file.db, {id(1)}).has_value());
        QCOMPARE(*outbox::recoverSending(*file.db), 1);
        QCOMPARE(ids(outbox::due(*file.db, now)), QStringList({id(1)}));
        QCOMPARE((*outbox::find(*file.db, id(1)))->attempts, 1); // it may have been at the centre
    }

    void countsSayWhatTheTopLineSays()
    {
        kit::File file(Area::Dossiers);
        for (int n = 1; n <= 4; ++n)
            QVERIFY(outbox::append(*file.db, kit::command(n, QString::number(n))).has_value());
        QVERIFY(outbox::markSending(*file.db, {id(2)}).has_value());
        QVERIFY(outbox::park(*file.db, id(3), OutboxState::Refused, u"not_allowed"_s, {}, "{}").has_value());
        QVERIFY(storage::sync::park(*file.db, {u"ref"_s, u"procedure"_s, u"x"_s, 1, 1, "{}", u"unknown_kind"_s, now}).has_value());
        QCOMPARE(*outbox::counts(*file.db), (OutboxCounts{3, 1, 1, 1}));
        QCOMPARE((*outbox::find(*file.db, id(3)))->serverState, QByteArray("{}"));
    }

    void aDamagedIntentIsSaidAndNotSkipped()
    {
        kit::File file(Area::Dossiers);
        QVERIFY(outbox::append(*file.db, kit::command(1)).has_value());
        QVERIFY(file.db->run(u"DROP TRIGGER outbox_immutable"_s).has_value());
        QVERIFY(file.db->run(u"UPDATE outbox SET body = 'x'"_s).has_value());
        const auto rows = outbox::all(*file.db);
        QVERIFY(!rows.has_value());
        QCOMPARE(rows.error().code, u"database_damaged"_s);
    }

    void numbersAreGivenOnceAndComeBack()
    {
        kit::File file(Area::Dossiers);
        const QDate day(2026, 11, 21);
        const QString agency = u"H15"_s;
        QVERIFY(storage::sync::addNumberBlock(*file.db, agency, day, 10, 13).has_value());
        QVERIFY(storage::sync::addNumberBlock(*file.db, agency, day, 20, 20).has_value());
        QList<int> taken;
        for (int i = 0; i < 3; ++i)
            taken << **storage::sync::takeNumber(*file.db, agency, day);
        QCOMPARE(taken, QList<int>({10, 11, 12}));
        QVERIFY(storage::sync::giveBackNumber(*file.db, agency, day, 11).has_value()); // not the last one
        QCOMPARE(*storage::sync::numbersLeft(*file.db, agency, day), 3);
        taken.clear();
        for (int i = 0; i < 3; ++i)
            taken << **storage::sync::takeNumber(*file.db, agency, day);
        QCOMPARE(taken, QList<int>({11, 13, 20}));
        QVERIFY(!storage::sync::takeNumber(*file.db, agency, day)->has_value());
        QVERIFY(storage::sync::giveBackNumber(*file.db, agency, day, 20).has_value()); // the last one
        QCOMPARE(**storage::sync::takeNumber(*file.db, agency, day), 20);
        QVERIFY(!storage::sync::takeNumber(*file.db, agency, day.addDays(1))->has_value());
    }

    void cursorsRememberAndStartAgain()
    {
        kit::File file(Area::Dossiers);
        SyncCursor cursor = *storage::sync::cursor(*file.db, u"ref"_s);
        QVERIFY(cursor.cursor.isEmpty());
        cursor = {u"ref"_s, u"abc"_s, now, true, 100, 100, 0};
        QVERIFY(storage::sync::setCursor(*file.db, cursor).has_value());
        QCOMPARE(*storage::sync::cursor(*file.db, u"ref"_s), cursor);
        QVERIFY(storage::sync::restart(*file.db, u"ref"_s).has_value());
        QCOMPARE(storage::sync::cursor(*file.db, u"ref"_s)->generation, 1);
        QVERIFY(storage::sync::cursor(*file.db, u"ref"_s)->cursor.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOutboxStore)
#include "tst_outbox_store.moc"
