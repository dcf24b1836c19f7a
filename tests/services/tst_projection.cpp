#include "desk_kit.h"

#include "services/hand_over.h"
#include "services/tray_work.h"
#include "storage/dossier_store.h"
#include "storage/handover_store.h"

using namespace motcua;
using namespace motcua::services;
using namespace Qt::StringLiterals;
using domain::Area;
using domain::Dossier;
using domain::DossierStatus;
using storage::Db;
using storage::OutboxState;
namespace outbox = storage::outbox;
namespace samples = domain::samples;

namespace {

const QString scope = u"agency:H15.50.05.13"_s;

Dossier shown(Db& db, const domain::Id& id)
{
    const auto bodies = storage::dossiers::find(db, id);
    if (!bodies || !*bodies)
        return {};
    return domain::dossierFromJson(QJsonDocument::fromJson((*bodies)->toShow()).object()).value_or(Dossier());
}

storage::Mark mark(Db& db, const domain::Id& id) { return (*storage::dossiers::find(db, id))->mark; }

QJsonObject moved(const Dossier& d, DossierStatus to, qint64 rev, const domain::Id& by = {})
{
    Dossier after = d;
    after.status = to;
    after.rev = rev;
    if (!by.isEmpty())
        after.timeline.push_back({samples::at("2026-11-20T02:00:00Z"), u"X"_s, u"Y"_s, int(d.status), int(to), {}, by});
    return domain::toJson(after);
}

int statusOf(Db& db, const QString& commandId) { return int((*outbox::find(db, commandId))->state); }

} // namespace

class TestProjection : public QObject
{
    Q_OBJECT
    kit::Bench* b = nullptr;
    Dossier d;

    domain::Command process() { return kit::transition(d.id, DossierStatus::Received, DossierStatus::Processing); }

private Q_SLOTS:
    void init()
    {
        b = new kit::Bench(Area::Dossiers, samples::official());
        d = kit::received();
        QVERIFY(b->projection->applyFeed(b->db(), scope, {kit::upsert(d)}).has_value());
    }
    void cleanup() { delete b; }

    void aClickIsShownAndSettled()
    {
        const auto command = b->projection->append(b->db(), process());
        QVERIFY(command.has_value());
        QCOMPARE(command->baseRev, 7);
        QCOMPARE(shown(b->db(), d.id).status, DossierStatus::Processing);
        QCOMPARE(mark(b->db(), d.id), storage::Mark::Waiting);
        QVERIFY(b->projection->settle(b->db(), kit::applied(*command, moved(d, DossierStatus::Processing, 8, command->id), 8)).has_value());
        QCOMPARE(shown(b->db(), d.id).status, DossierStatus::Processing);
        QCOMPARE(shown(b->db(), d.id).rev, 8);
        QCOMPARE(mark(b->db(), d.id), storage::Mark::Settled);
        QCOMPARE(outbox::all(b->db())->size(), size_t(0));
        // The same answer once more changes nothing.
        const QString before = storage::kit::dump(b->db());
        QVERIFY(b->projection->settle(b->db(), kit::applied(*command, moved(d, DossierStatus::Processing, 8, command->id), 8)).has_value());
        QCOMPARE(storage::kit::dump(b->db()), before);
    }

    void whatTheRulesRefuseIsNotStored()
    {
        const QString before = storage::kit::dump(b->db());
        const auto refused = b->projection->append(b->db(), kit::transition(d.id, DossierStatus::Received, DossierStatus::Returned));
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().kind, ErrorKind::Invalid);
        QCOMPARE(refused.error().code, u"not_allowed"_s);
        QCOMPARE(storage::kit::dump(b->db()), before);
    }

    void aConflictGoesToTheTrayAndTheRowToTheCentresState()
    {
        const auto command = b->projection->append(b->db(), process());
        domain::CommandResult result;
        result.id = command->id;
        result.outcome = domain::Outcome::Conflict;
        result.rev = 9;
        result.code = u"status_moved"_s;
        result.state = moved(d, DossierStatus::SupplementRequested, 9);
        QVERIFY(b->projection->settle(b->db(), result).has_value());
        QCOMPARE(shown(b->db(), d.id).status, DossierStatus::SupplementRequested);
        QCOMPARE(mark(b->db(), d.id), storage::Mark::NeedsLook);
        const auto tray = trayWork::entries(b->db(), *b->projection);
        QCOMPARE(tray->size(), size_t(1));
        QCOMPARE(tray->front().state, TrayEntry::State::Conflict);
        QCOMPARE(tray->front().code, u"status_moved"_s);
        QCOMPARE(tray->front().title, d.code);
        QCOMPARE(tray->front().toStatus, u"4"_s);
        // A person lets go, with a reason.
        QCOMPARE(b->projection->drop(b->db(), command->id, u" "_s).error().code, u"reason_missing"_s);
        QVERIFY(b->projection->drop(b->db(), command->id, u"đã có người làm"_s).has_value());
        QCOMPARE(mark(b->db(), d.id), storage::Mark::Settled);
        QCOMPARE(outbox::doneSince(b->db(), {})->front().reason, u"đã có người làm"_s);
    }

    void anUnsentCommandThatNoLongerFitsIsSeenNotLost()
    {
        const auto command = b->projection->append(b->db(), process());
        Dossier other = d;
        other.rev = 8;
        other.status = DossierStatus::SupplementRequested;
        QVERIFY(b->projection->applyFeed(b->db(), scope, {kit::upsert(other)}).has_value());
        QCOMPARE(statusOf(b->db(), command->id), int(OutboxState::Conflict));
        QCOMPARE(shown(b->db(), d.id).status, DossierStatus::SupplementRequested);
        QCOMPARE(mark(b->db(), d.id), storage::Mark::NeedsLook);
    }

    void whatMayHaveBeenSentIsLeftToTheCentre()
    {
        const auto command = b->projection->append(b->db(), process());
        QVERIFY(outbox::markSending(b->db(), {command->id}).has_value());
        // The feed brings somebody's change before the answer comes: perhaps it is our own.
        Dossier other = d;
        other.rev = 8;
        other.status = DossierStatus::Processing;
        QVERIFY(b->projection->applyFeed(b->db(), scope, {kit::upsert(other)}).has_value());
        QCOMPARE(statusOf(b->db(), command->id), int(OutboxState::Sending));
        QCOMPARE(mark(b->db(), d.id), storage::Mark::Waiting);
        QVERIFY(b->projection->drop(b->db(), command->id, u"x"_s).error().code == u"still_pending"_s);
        QVERIFY(b->projection->undo(b->db(), d.id).error().code == u"already_sent"_s);
    }

    void twoClicksOnOneRecordGoInOrder()
    {
        const auto first = b->projection->append(b->db(), process());
        b->clock.pass(5);
        const auto second = b->projection->append(b->db(), kit::transition(d.id, DossierStatus::Processing, DossierStatus::Resolved));
        QVERIFY(second.has_value());
        QVERIFY(second->n > first->n);
        QCOMPARE(shown(b->db(), d.id).status, DossierStatus::Resolved);
        // The first is settled: the second still lies on top.
        QVERIFY(b->projection->settle(b->db(), kit::applied(*first, moved(d, DossierStatus::Processing, 8, first->id), 8)).has_value());
        QCOMPARE(shown(b->db(), d.id).status, DossierStatus::Resolved);
        QVERIFY(b->projection->undo(b->db(), d.id).has_value());
        QCOMPARE(shown(b->db(), d.id).status, DossierStatus::Processing);
        QCOMPARE(mark(b->db(), d.id), storage::Mark::Settled);
    }

    void anUnknownStatusIsParkedAsItCameAndSeen()
    {
        QJsonObject strange = domain::toJson(d);
        strange[u"status"_s] = 42;
        FeedChange change{5, u"dossier"_s, samples::id(9), 3, false, {}, kit::compactJson(strange), {}};
        change.body.replace(d.id.toUtf8(), samples::id(9).toUtf8());
        const auto changes = b->projection->applyFeed(b->db(), scope, {change, kit::upsert(kit::received(2)), {6, u"robot"_s, u"r1"_s, 1, false, {}, "{}", {}}});
        QVERIFY(changes.has_value());
        QCOMPARE(changes->parked, 2);
        QCOMPARE(shown(b->db(), samples::id(2)).status, DossierStatus::Received); // the others go on
        const auto parked = storage::sync::parked(b->db());
        QCOMPARE(parked->size(), size_t(2));
        QCOMPARE(parked->front().code, u"unknown_status"_s);
        QCOMPARE(parked->front().body, change.body);
        QCOMPARE(trayWork::entries(b->db(), *b->projection)->size(), size_t(2));
        // A readable one comes: it is free.
        Dossier readable = kit::received(9);
        readable.rev = 4;
        QVERIFY(b->projection->applyFeed(b->db(), scope, {kit::upsert(readable)}).has_value());
        QCOMPARE(storage::sync::parked(b->db())->size(), size_t(1));
    }

    //! A claim that ends takes no record along.
    void claimsAndIncidentsAreNoFault()
    {
        const QByteArray claim = kit::compactJson({{u"id"_s, d.id}, {u"rev"_s, 1}, {u"kind"_s, u"dossier"_s}});
        const auto changes = b->projection->applyFeed(b->db(), scope, {{5, u"claim"_s, d.id, 1, false, {}, claim, {}},
                                                                       {6, u"incident"_s, u"i1"_s, 1, false, {}, "{}", {}},
                                                                       {7, u"claim"_s, d.id, 2, true, u"deleted"_s, {}, {}}});
        QVERIFY(changes.has_value());
        QCOMPARE(changes->rows, 3);
        QCOMPARE(changes->parked, 0);
        QVERIFY(storage::sync::parked(b->db())->empty());
        QVERIFY(storage::dossiers::find(b->db(), d.id)->has_value());
    }

    void aRemovedRecordKeepsItsUnsentWorkInTheTray()
    {
        const auto command = b->projection->append(b->db(), process());
        QVERIFY(b->projection->applyFeed(b->db(), scope, {{8, u"dossier"_s, d.id, 8, true, u"deleted"_s, {}, {}}}).has_value());
        QVERIFY(!storage::dossiers::find(b->db(), d.id)->has_value());
        QCOMPARE(statusOf(b->db(), command->id), int(OutboxState::Refused));
        QCOMPARE((*outbox::find(b->db(), command->id))->code, u"no_record"_s);
    }

    //! Moved elsewhere, it is no longer this desk's business: sealed once the centre's key is known, never lost before.
    void aMovedRecordsUnsentWorkIsHandedOver()
    {
        const auto command = b->projection->append(b->db(), process());
        QVERIFY(b->projection->applyFeed(b->db(), scope, {{8, u"dossier"_s, d.id, 8, true, u"moved"_s, {}, {}}}).has_value());
        QVERIFY(!storage::dossiers::find(b->db(), d.id)->has_value());
        QCOMPARE(statusOf(b->db(), command->id), int(OutboxState::Refused)); // no key yet: kept, and seen
        QCOMPARE((*outbox::find(b->db(), command->id))->code, u"moved"_s);
        QVERIFY(!handOver::useKey(b->db(), b->clock.clock(), "short").has_value());
        QByteArray open(crypto_box_PUBLICKEYBYTES, '\0');
        QByteArray secret(crypto_box_SECRETKEYBYTES, '\0');
        crypto_box_keypair(reinterpret_cast<unsigned char*>(open.data()), reinterpret_cast<unsigned char*>(secret.data()));
        QCOMPARE(*handOver::useKey(b->db(), b->clock.clock(), open), 1);
        QVERIFY(!outbox::find(b->db(), command->id)->has_value());
        const auto items = storage::handOvers::sealed(b->db());
        QCOMPARE(items->size(), size_t(1));
        const QByteArray box = items->front().sealed;
        QByteArray words(box.size() - qsizetype(crypto_box_SEALBYTES), '\0');
        QCOMPARE(crypto_box_seal_open(reinterpret_cast<unsigned char*>(words.data()), reinterpret_cast<const unsigned char*>(box.constData()), size_t(box.size()),
                                      reinterpret_cast<const unsigned char*>(open.constData()), reinterpret_cast<const unsigned char*>(secret.constData())), 0);
        QCOMPARE(QJsonDocument::fromJson(words).object(), domain::toJson(*command));
    }

    //! The other scope's feed was quicker: the row lies there, and this feed's removal is old news.
    void aRowThatMovedBetweenTwoScopesOfThisDeskStays()
    {
        Dossier moved = d;
        moved.rev = d.rev + 1;
        QVERIFY(b->projection->applyFeed(b->db(), u"agency:other"_s, {kit::upsert(moved)}).has_value());
        QVERIFY(b->projection->applyFeed(b->db(), scope, {{9, u"dossier"_s, d.id, 9, true, u"moved"_s, {}, {}}}).has_value());
        QVERIFY(storage::dossiers::find(b->db(), d.id)->has_value());
    }

    //! A centre that was brought back from a backup says older things: read anew, they are the truth.
    void readAnewAnOlderRevIsTheTruth()
    {
        QVERIFY(storage::sync::setCursor(b->db(), {scope, u"c"_s, {}, true, 0, 0, 0}).has_value());
        Dossier older = d;
        older.rev = d.rev - 1;
        QVERIFY(b->projection->applyFeed(b->db(), scope, {kit::upsert(older)}).has_value());
        QCOMPARE((*storage::dossiers::find(b->db(), d.id))->rev, d.rev);
        QVERIFY(storage::sync::restart(b->db(), scope).has_value());
        QVERIFY(b->projection->applyFeed(b->db(), scope, {kit::upsert(older)}).has_value());
        QVERIFY(b->projection->removeUnseen(b->db(), scope, 1).has_value());
        QVERIFY(storage::dossiers::find(b->db(), d.id)->has_value());
        QCOMPARE((*storage::dossiers::find(b->db(), d.id))->rev, older.rev);
    }

    void aScopeReadAgainForgetsWhatIsGone()
    {
        QVERIFY(storage::sync::setCursor(b->db(), {scope, u"c"_s, {}, true, 0, 0, 0}).has_value());
        QVERIFY(b->projection->applyFeed(b->db(), scope, {kit::upsert(kit::received(2))}).has_value());
        QVERIFY(storage::sync::restart(b->db(), scope).has_value());
        QVERIFY(b->projection->applyFeed(b->db(), scope, {kit::upsert(d)}).has_value());
        QVERIFY(b->projection->removeUnseen(b->db(), scope, 1).has_value());
        QVERIFY(storage::dossiers::find(b->db(), d.id)->has_value());
        QVERIFY(!storage::dossiers::find(b->db(), samples::id(2))->has_value());
    }

    void filtersKnowOfUnsentWork()
    {
        QVERIFY(b->projection->append(b->db(), kit::transition(d.id, DossierStatus::Received, DossierStatus::SupplementRequested, u"thiếu giấy"_s)).has_value());
        const storage::DossierQuery query{storage::DossierTab::Supplement, storage::DossierSort::Due, {}, *b->clock.at, *b->clock.at};
        QCOMPARE(storage::dossiers::page(b->db(), query, {}, 0, 10)->entries.size(), size_t(1));
        QCOMPARE(*storage::dossiers::count(b->db(), query, 10), 1);
    }

    //! Fail the first access, the second, … until nothing fails: each time all or nothing, and the next try gets there.
    void failsOnceAnywhereAndConverges_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("append") << 0;
        QTest::newRow("settle") << 1;
        QTest::newRow("feed over pending") << 2;
        QTest::newRow("undo") << 3;
        QTest::newRow("drop") << 4;
    }
    void failsOnceAnywhereAndConverges()
    {
        QFETCH(int, what);
        int failures = 0;
        for (int n = 1;; ++n) {
            kit::Bench bench(Area::Dossiers, samples::official());
            QVERIFY(bench.projection->applyFeed(bench.db(), scope, {kit::upsert(d)}).has_value());
            domain::Command command = process();
            command.id = samples::id(70);
            command.clientTime = *bench.clock.at;
            Dossier other = d;
            other.rev = 8;
            other.status = DossierStatus::SupplementRequested;
            if (what > 0)
                QVERIFY(bench.projection->append(bench.db(), command).has_value());
            if (what == 4)
                QVERIFY(bench.projection->applyFeed(bench.db(), scope, {kit::upsert(other)}).has_value());
            const auto act = [&]() -> std::optional<Error> {
                const auto error = [](const auto& result) { return result ? std::nullopt : std::optional<Error>(result.error()); };
                switch (what) {
                case 0: return error(bench.projection->append(bench.db(), command));
                case 1: return error(bench.projection->settle(bench.db(), kit::applied(command, moved(d, DossierStatus::Processing, 8, command.id), 8)));
                case 2: return error(bench.projection->applyFeed(bench.db(), scope, {kit::upsert(other), kit::upsert(kit::received(3))}));
                case 3: return error(bench.projection->undo(bench.db(), d.id));
                default: return error(bench.projection->drop(bench.db(), command.id, u"lý do"_s));
                }
            };
            const QString before = storage::kit::dump(bench.db());
            bench.db().failAt(n);
            const auto failed = act();
            bench.db().failAt(0);
            if (!failed)
                break;
            ++failures;
            QCOMPARE(failed->detail, u"injected"_s);
            QCOMPARE(storage::kit::dump(bench.db()), before);
            QVERIFY(!act().has_value());
            QVERIFY(storage::kit::dump(bench.db()) != before);
        }
        QVERIFY(failures >= 5);
    }

    void aFullDiskRefusesTheClickAndKeepsTheRest()
    {
        for (int n = 10; n < 60; ++n)
            QVERIFY(b->projection->applyFeed(b->db(), scope, {kit::upsert(kit::received(n))}).has_value());
        QVERIFY(b->db().number(u"PRAGMA max_page_count = %1"_s.arg(*b->db().number(u"PRAGMA page_count"_s))).has_value());
        int done = 0;
        Error error;
        for (int n = 10; n < 60; ++n) {
            const auto appended = b->projection->append(b->db(), kit::transition(samples::id(n), DossierStatus::Received, DossierStatus::Processing));
            if (!appended) {
                error = appended.error();
                QCOMPARE(shown(b->db(), samples::id(n)).status, DossierStatus::Received); // the screen never shows what is not on disk
                break;
            }
            ++done;
        }
        QCOMPARE(error.code, u"disk_full"_s);
        QCOMPARE(int(outbox::all(b->db())->size()), done);
        QVERIFY(b->db().number(u"PRAGMA max_page_count = 1000000"_s).has_value());
        QVERIFY(b->projection->append(b->db(), process()).has_value());
    }
};

QTEST_GUILESS_MAIN(TestProjection)
#include "tst_projection.moc"
