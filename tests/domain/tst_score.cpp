// What scores a desk, and the apology that is part of it.
#include "domain/apology.h"
#include "domain/deadline.h"
#include "domain/score_checklist.h"
#include "tests/domain/samples.h"

#include <QtTest>

using namespace motcua::domain;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now = samples::at("2026-11-20T02:00:00Z"); // the sample is due on the 24th

std::optional<ScoreLine> line(const Dossier& dossier, ScoreItem item, const QDateTime& at = now, bool soon = false)
{
    for (const ScoreLine& one : scoreChecklist(dossier, at, soon)) {
        if (one.item == item)
            return one;
    }
    return std::nullopt;
}

} // namespace

class TestScore : public QObject
{
    Q_OBJECT
    Rules m_rules = samples::rules();

    Dossier apologised(const Dossier& before, const QDateTime& at, const QDateTime& newDue) const
    {
        const Command command = samples::command(CommandType::DossierNote, apologyPayload(u"Chờ ý kiến cơ quan thuế"_s, newDue), samples::id(1));
        const auto applied = apply(before, command, samples::official(), at, m_rules);
        return applied ? std::get<Dossier>(*applied) : Dossier();
    }

private Q_SLOTS:
    void papersAreCountedOnceEach()
    {
        Dossier d = samples::dossier();
        d.components = {{u"a"_s, u"A"_s, 1, 0, true, true, false, {QString(64, u'a')}},
                        {u"b"_s, u"B"_s, 1, 0, true, true, true, {}},
                        {u"c"_s, u"C"_s, 1, 0, true, true, false, {}},
                        {u"d"_s, u"D"_s, 1, 0, false, false, false, {}}}; // not handed in: nothing to scan
        QCOMPARE(*line(d, ScoreItem::Scanned), (ScoreLine{ScoreItem::Scanned, ScoreState::Open, 2, 3}));
        QCOMPARE(*line(d, ScoreItem::Reused), (ScoreLine{ScoreItem::Reused, ScoreState::Done, 1, 3}));
        d.components[2].blobs = {QString(64, u'c')};
        QCOMPARE(line(d, ScoreItem::Scanned)->state, ScoreState::Done);
        d.components[1].reused = false;
        QCOMPARE(*line(d, ScoreItem::Scanned), (ScoreLine{ScoreItem::Scanned, ScoreState::Open, 2, 3}));
        d.status = DossierStatus::Returned;
        d.finishedAt = now;
        QCOMPARE(line(d, ScoreItem::Scanned)->state, ScoreState::Lost);
        QCOMPARE(line(d, ScoreItem::Reused)->state, ScoreState::Lost);
    }

    void theResultIsNoPaperOfTheCitizen()
    {
        Dossier d = samples::dossier(DossierStatus::Resolved);
        d.finishedAt = now;
        QCOMPARE(line(d, ScoreItem::Result)->state, ScoreState::Open);
        const int papers = line(d, ScoreItem::Scanned)->of;
        d.components.push_back({QString::fromLatin1(resultPaperKey), u"Kết quả giải quyết"_s, 0, 0, false, true, false, {QString(64, u'f')}});
        QCOMPARE(line(d, ScoreItem::Result)->state, ScoreState::Done);
        QCOMPARE(line(d, ScoreItem::Scanned)->of, papers);
        d.components.back().blobs.clear();
        d.status = DossierStatus::Returned;
        QCOMPARE(line(d, ScoreItem::Result)->state, ScoreState::Lost);
        d.status = DossierStatus::Stopped;
        QVERIFY(!line(d, ScoreItem::Result));
    }

    void nothingBeforeReception()
    {
        Dossier d = samples::dossier(DossierStatus::Registered);
        QVERIFY(scoreChecklist(d, now, true).empty());
        d.status = DossierStatus::Refused;
        QVERIFY(scoreChecklist(d, now, true).empty());
        d = samples::dossier();
        d.receivedAt = {};
        QVERIFY(scoreChecklist(d, now, true).empty());
    }

    void anApologyIsDueBeforeTheDate()
    {
        const Dossier d = samples::dossier();
        QVERIFY(!line(d, ScoreItem::Apology)); // there is time enough
        QCOMPARE(line(d, ScoreItem::Apology, now, true)->state, ScoreState::Open);
        const QDateTime later = d.dueAt.addSecs(60);
        QCOMPARE(line(d, ScoreItem::Apology, later)->state, ScoreState::Lost);

        const Dossier written = apologised(d, now, d.dueAt.addDays(2));
        QCOMPARE(line(written, ScoreItem::Apology)->state, ScoreState::Done);
        QCOMPARE(line(written, ScoreItem::Apology, later)->state, ScoreState::Done);
        QCOMPARE(written.dueAt, d.dueAt); // what stands on the receipt stands
        QCOMPARE(line(apologised(d, later, later.addDays(2)), ScoreItem::Apology, later)->state, ScoreState::Lost);

        Dossier done = d;
        done.status = DossierStatus::Resolved;
        done.finishedAt = now;
        QVERIFY(!line(done, ScoreItem::Apology, later, true)); // it was in time
    }

    void theLastApologyCounts()
    {
        const Dossier d = samples::dossier();
        QVERIFY(!lastApology(d));
        const Dossier once = apologised(d, now, d.dueAt.addDays(2));
        QCOMPARE(lastApology(once)->newDue, d.dueAt.addDays(2));
        QCOMPARE(lastApology(once)->reason, u"Chờ ý kiến cơ quan thuế"_s);
        QVERIFY(lastApology(once)->beforeDue);
        QCOMPARE(once.timeline.back().changes.front().from.toString(), u"2026-11-24T01:00:00.000Z"_s);
        QCOMPARE(lastApology(*dossierFromJson(toJson(once)))->newDue, d.dueAt.addDays(2)); // over the wire
        Command second = samples::command(CommandType::DossierNote, apologyPayload(u"Vẫn chờ"_s, d.dueAt.addDays(4)), samples::id(1));
        second.id = samples::id(77);
        const Dossier twice = std::get<Dossier>(apply(once, second, samples::official(), now.addDays(1), m_rules).value());
        QCOMPARE(lastApology(twice)->newDue, d.dueAt.addDays(4));
        QCOMPARE(twice.timeline.back().changes.front().from.toString(), u"2026-11-26T01:00:00.000Z"_s);
    }

    void nothingIsPromisedWhereNothingIsOwed()
    {
        const auto refusal = [this](const Dossier& d, const QJsonObject& payload) {
            const auto applied = apply(d, samples::command(CommandType::DossierNote, payload, samples::id(1)), samples::official(), now, m_rules);
            return applied ? QString() : applied.error().code;
        };
        Dossier d = samples::dossier(DossierStatus::Returned);
        QCOMPARE(refusal(d, apologyPayload(u"x"_s, now.addDays(9))), u"not_allowed"_s);
        d = samples::dossier();
        d.dueAt = {};
        QCOMPARE(refusal(d, apologyPayload(u"x"_s, now.addDays(9))), u"not_allowed"_s);
        d = samples::dossier();
        QCOMPARE(refusal(d, apologyPayload({}, now.addDays(9))), u"field_missing"_s);
        QCOMPARE(refusal(d, {{u"note"_s, u"x"_s}, {u"newDue"_s, u"tomorrow"_s}}), u"bad_payload"_s);
    }

    // domain.md §1: waiting for papers stops the clock once; a second request counts as late.
    void whatALateListCountsBy()
    {
        QCOMPARE(countedDue(DossierStatus::Processing, 2, 100, 900), 900);
        QCOMPARE(countedDue(DossierStatus::SupplementRequested, 1, 100, 900), 0);
        QCOMPARE(countedDue(DossierStatus::SupplementRequested, 2, 100, 900), 100);
        QCOMPARE(countedDue(DossierStatus::SupplementRequested, 2, 0, 0), 0); // never received: nothing was promised
    }
};

QTEST_APPLESS_MAIN(TestScore)
#include "tst_score.moc"
