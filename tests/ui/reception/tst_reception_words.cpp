#include "domain/default_rules.h"
#include "domain/deadline.h"
#include "translations/languages.h"
#include "ui/kit/format.h"
#include "ui/reception/dossier_actions.h"
#include "ui/reception/due_state.h"
#include "ui/reception/procedure_picker.h"

#include <QFile>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using namespace motcua::ui::reception;
using domain::DossierStatus;

namespace {

QByteArray resource(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QDateTime local(int day, int hour, int minute)
{
    return domain::fromLocal(QDate(2026, 11, day), QTime(hour, minute));
}

} // namespace

//! What the desk says about deadlines and steps, in Vietnamese as the pictures have it.
class tst_ReceptionWords : public QObject
{
    Q_OBJECT

    domain::Rules m_rules;

private Q_SLOTS:
    void initTestCase()
    {
        domain::registerRules();
        const auto rules = domain::parseRules(resource(u":/motcua/rules/transitions.json"_s), resource(u":/motcua/rules/calendar.json"_s));
        QVERIFY(rules);
        m_rules = *rules;
        ui::setLanguage(ui::Language::Vietnamese);
        QVERIFY(translations::install(u"vi"_s));
    }

    void dueStates()
    {
        const auto& calendar = m_rules.calendar;
        const QDateTime now = local(11, 10, 44); // a Wednesday
        auto state = dueState(DossierStatus::Processing, local(10, 10, 30), {}, now, calendar);
        QCOMPARE(state.kind, ui::DueKind::Late);
        QCOMPARE(ui::dueText(state), u"quá hạn 1 ngày"_s);
        state = dueState(DossierStatus::Processing, local(6, 17, 0), {}, local(7, 12, 0), calendar); // Friday's close, seen on Saturday
        QCOMPARE(ui::dueText(state), u"vừa quá hạn"_s);
        state = dueState(DossierStatus::Processing, local(11, 14, 15), {}, now, calendar);
        QCOMPARE(state.kind, ui::DueKind::Soon);
        state = dueState(DossierStatus::Processing, local(20, 15, 0), {}, now, calendar);
        QCOMPARE(state.kind, ui::DueKind::Normal);
        QCOMPARE(dueState(DossierStatus::SupplementRequested, {}, {}, now, calendar).kind, ui::DueKind::Paused);
        state = dueState(DossierStatus::SupplementRequested, local(10, 10, 30), {}, now, calendar); // asked a second time
        QCOMPARE(state.kind, ui::DueKind::LateWaiting);
        QCOMPARE(ui::dueText(state), u"tính quá hạn"_s);
        QCOMPARE(dueState(DossierStatus::Resolved, local(12, 10, 0), local(11, 9, 40), now, calendar).kind, ui::DueKind::DoneEarly);
        QCOMPARE(dueState(DossierStatus::Returned, local(9, 10, 0), local(11, 9, 40), now, calendar).kind, ui::DueKind::DoneLate);
        QCOMPARE(dueState(DossierStatus::Registered, {}, {}, now, calendar).kind, ui::DueKind::None);
    }

    void theDueDateIsExplained()
    {
        // The picture's case: received 14:30 on Thursday 12/11/2026, 3 days of 8 hours, due 14:30 on Tuesday 17/11/2026.
        const domain::TimeLimit limit{domain::DueEngine::Hours, 3, false};
        const auto due = domain::computeDue(local(12, 14, 30), limit, m_rules.calendar);
        QVERIFY(due);
        QCOMPARE(ui::format::dateTimeLong(domain::toLocal(due->due)), u"14:30 thứ Ba 17/11/2026"_s);
        const DueExplained words = explainDue(*due, limit, m_rules.calendar);
        QCOMPARE(words.days.size(), 6);
        QCOMPARE(words.days.at(0).words, u"Từ 14:30"_s);
        QCOMPARE(words.days.at(1).words, u"8 giờ"_s);
        QCOMPARE(words.days.at(2).words, u"Nghỉ"_s);
        QVERIFY(words.days.at(2).spans.isEmpty());
        QCOMPARE(words.days.at(5).words, u"Đến 14:30"_s);
        QCOMPARE(words.days.at(5).due, QTime(14, 30));
        QVERIFY2(words.sum.startsWith(u"3 ngày × 8 giờ = 2:30 thứ Năm + 8:00 thứ Sáu + 8:00 thứ Hai + "_s), qPrintable(words.sum));
    }

    void theNextStepComesFirst()
    {
        services::DossierDetail detail;
        detail.dossier.status = DossierStatus::Processing;
        detail.actions = m_rules.transitions.from(detail.dossier);
        const auto actions = actionsOf(detail);
        QCOMPARE(int(actions.size()), int(detail.actions.size()));
        QCOMPARE(actions.first().transition.to, DossierStatus::Resolved);
        QVERIFY(actions.first().primary);
        QSet<QString> keys;
        int primary = 0;
        for (const DossierAction& action : actions) {
            QVERIFY(!action.verb.isEmpty());
            primary += action.primary ? 1 : 0;
            if (!action.key.isEmpty()) {
                QVERIFY2(!keys.contains(action.key), qPrintable(action.key));
                keys.insert(action.key);
            }
        }
        QCOMPARE(primary, 1);
        QVERIFY(keys.contains(u"F7"_s));
    }

    void everyAllowedStepHasAVerbAndAtMostOnePrimary()
    {
        for (int status = 1; status <= 10; ++status) {
            for (const bool received : {false, true}) {
                services::DossierDetail detail;
                detail.dossier.status = DossierStatus(status);
                detail.dossier.statusBefore = DossierStatus::Processing;
                if (received)
                    detail.dossier.receivedAt = local(11, 8, 0);
                detail.actions = m_rules.transitions.from(detail.dossier);
                const auto actions = actionsOf(detail);
                // A result goes to its owner or, another word, to somebody they authorised.
                const bool returns = std::any_of(detail.actions.begin(), detail.actions.end(), [](const auto& step) { return step.to == DossierStatus::Returned; });
                QCOMPARE(int(actions.size()), int(detail.actions.size()) + (returns ? 1 : 0));
                QVERIFY(std::count_if(actions.begin(), actions.end(), [](const DossierAction& one) { return one.primary; }) <= 1);
            }
        }
    }

    void whatIsTrueAfterwards()
    {
        domain::Dossier before;
        before.status = DossierStatus::Received;
        domain::Dossier after = before;
        after.code = u"H15.50.05.13-261111-0019"_s;
        after.status = DossierStatus::Processing;
        after.holder = u"Tư pháp"_s;
        QCOMPARE(doneText(before, after), u"Đã chuyển 261111-0019 cho Tư pháp"_s);
    }

    void procedures()
    {
        domain::Procedure procedure;
        procedure.wholly = true;
        procedure.field = u"kinh doanh"_s;
        procedure.limit = {domain::DueEngine::Hours, 3, false};
        procedure.fee = 100000;
        QCOMPARE(procedureSummary(procedure), u"Toàn trình, lĩnh vực kinh doanh. Hạn 3 ngày làm việc, lệ phí 100.000\u00A0đ"_s);
        QVERIFY(translations::install(u"en"_s));
        ui::setLanguage(ui::Language::English);
        QVERIFY(procedureSummary(procedure).contains(u"3 working days"_s));
        procedure.limit.days = 1;
        QVERIFY(procedureSummary(procedure).contains(u"1 working day,"_s));
        QVERIFY(translations::install(u"vi"_s));
        ui::setLanguage(ui::Language::Vietnamese);
    }
};

QTEST_MAIN(tst_ReceptionWords)
#include "tst_reception_words.moc"
