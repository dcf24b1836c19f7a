#include "ui/gate/gate_list_model.h"
#include "ui/gate/gate_words.h"
#include "ui/kit/row_delegate.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using namespace motcua::ui;
using domain::VerdictKind;

class GateWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyVerdictHasWordsAndColour_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("admitted");
        QTest::addColumn<int>("meaning");
        QTest::newRow("admit") << int(VerdictKind::Admit) << true << int(Meaning::Success);
        QTest::newRow("re-entry") << int(VerdictKind::ReEntry) << true << int(Meaning::Success);
        QTest::newRow("walk-in") << int(VerdictKind::WalkIn) << true << int(Meaning::Success);
        QTest::newRow("signed") << int(VerdictKind::SignedUnknown) << true << int(Meaning::Success);
        QTest::newRow("exit") << int(VerdictKind::Exit) << true << int(Meaning::Info);
        QTest::newRow("already") << int(VerdictKind::AlreadyInside) << false << int(Meaning::Warning);
        QTest::newRow("overruled") << int(VerdictKind::AlreadyInside) << true << int(Meaning::Success);
        QTest::newRow("not inside") << int(VerdictKind::NotInside) << false << int(Meaning::Warning);
        QTest::newRow("early") << int(VerdictKind::TooEarly) << false << int(Meaning::Warning);
        QTest::newRow("other") << int(VerdictKind::WrongMeeting) << false << int(Meaning::Danger);
        QTest::newRow("closed") << int(VerdictKind::Closed) << false << int(Meaning::Danger);
        QTest::newRow("revoked") << int(VerdictKind::Revoked) << false << int(Meaning::Danger);
        QTest::newRow("unknown") << int(VerdictKind::Unknown) << false << int(Meaning::Danger);
        QTest::newRow("unsigned") << int(VerdictKind::Unsigned) << false << int(Meaning::Danger);
        QTest::newRow("damaged") << int(VerdictKind::Damaged) << false << int(Meaning::Danger);
        QTest::newRow("foreign") << int(VerdictKind::Unreadable) << false << int(Meaning::Danger);
        for (const auto kind : {VerdictKind::AlreadyOut, VerdictKind::WrongDay, VerdictKind::WrongGate, VerdictKind::TwoCodes, VerdictKind::ClockUntrusted, VerdictKind::NoList})
            QTest::newRow(qPrintable(domain::code(kind))) << int(kind) << false << int(Meaning::Warning);
        for (const auto kind : {VerdictKind::Expired, VerdictKind::Refused})
            QTest::newRow(qPrintable(domain::code(kind))) << int(kind) << false << int(Meaning::Danger);
        // What should never be: an admission that is none must not be green.
        QTest::newRow("admit that is not") << int(VerdictKind::Admit) << false << int(Meaning::Danger);
    }

    void everyVerdictHasWordsAndColour()
    {
        QFETCH(int, kind);
        QFETCH(bool, admitted);
        QFETCH(int, meaning);
        services::GateVerdict verdict;
        verdict.kind = VerdictKind(kind);
        verdict.admitted = admitted;
        const VerdictView view = GateWords::view(verdict);
        QCOMPARE(int(view.meaning), meaning);
        QVERIFY(!view.word.isEmpty());
        QVERIFY(!GateWords::shortText(verdict).isEmpty());
        QVERIFY(!GateWords::rowName(verdict).isEmpty());
        QCOMPARE(view.word == GateWords::tr("ADMITTED"), meaning == int(Meaning::Success));
    }

    void everyRefusalSaysWhatToDo()
    {
        QSet<QString> seen;
        for (int kind = 0; kind <= int(VerdictKind::Note); ++kind) {
            services::GateVerdict verdict;
            verdict.kind = VerdictKind(kind);
            verdict.scan.reason = domain::code(domain::GateReason::HandedOn);
            const bool judged = verdict.kind != VerdictKind::Note && verdict.kind != VerdictKind::Exit;
            QVERIFY2(!judged || !GateWords::view(verdict).next.isEmpty(), qPrintable(domain::code(verdict.kind)));
            QVERIFY(!domain::code(verdict.kind).isEmpty());
            QVERIFY(!seen.contains(domain::code(verdict.kind)));
            seen.insert(domain::code(verdict.kind));
        }
        for (int reason = 0; reason <= int(domain::GateReason::Other); ++reason)
            QVERIFY(!GateWords::reason(domain::GateReason(reason)).isEmpty());
    }

    void whatIsNotWrittenIsDanger()
    {
        const VerdictView view = GateWords::notWritten({ErrorKind::DiskFull, u"disk_full"_s});
        QCOMPARE(view.meaning, Meaning::Danger);
        QVERIFY(view.word != GateWords::tr("ADMITTED"));
        QVERIFY(!view.next.isEmpty());
    }

    void overrulingNeedsAKnownPass()
    {
        services::GateVerdict verdict;
        verdict.kind = VerdictKind::AlreadyInside;
        QVERIFY(!mayOverrule(verdict));
        verdict.pass = domain::Pass{};
        QVERIFY(!mayOverrule(verdict));
        verdict.pass->id = u"p"_s;
        QVERIFY(mayOverrule(verdict));
        verdict.admitted = true;
        QVERIFY(!mayOverrule(verdict));
        verdict.admitted = false;
        verdict.kind = VerdictKind::WrongMeeting;
        QVERIFY(!mayOverrule(verdict));
    }

    void rowsInPlaceAreOnlyTold()
    {
        GateListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const GateRow a{u"a"_s, u"An"_s, u"Phường"_s, u"08:02"_s, u"được vào"_s, Icon::Ok, Token::Success};
        GateRow b = a;
        b.id = u"b"_s;
        model.setRows({a, b});
        QCOMPARE(reset.count(), 1);
        b.rightSecond = u"đã ra"_s;
        model.setRows({a, b});
        QCOMPARE(reset.count(), 1);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.index(1).data(RightSecondRole).toString(), u"đã ra"_s);
        model.setRows({b});
        QCOMPARE(reset.count(), 2);
        QCOMPARE(model.rowOf(u"a"_s), -1);
    }
};

QTEST_MAIN(GateWordsTest)
#include "tst_gate_words.moc"
