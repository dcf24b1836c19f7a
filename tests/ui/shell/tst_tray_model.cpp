#include "translations/languages.h"
#include "ui/kit/format.h"
#include "ui/shell/tray_model.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using services::TrayEntry;
using ui::TrayModel;

namespace {

TrayEntry entry(const QString& id, TrayEntry::State state, const QString& type = u"dossier.transition"_s, const QString& to = u"4"_s)
{
    TrayEntry out;
    out.commandId = id;
    out.state = state;
    out.type = type;
    out.toStatus = to;
    out.title = u"H15.50.05.13-261109-0006"_s;
    out.madeAt = QDateTime(QDate(2026, 11, 11), QTime(3, 38), Qt::UTC);
    return out;
}

} // namespace

class tst_TrayModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        ui::setLanguage(ui::Language::Vietnamese);
        QVERIFY(translations::install(u"vi"_s));
    }

    void groupsInOrderOfUrgency()
    {
        TrayModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries({entry(u"a"_s, TrayEntry::State::Sent), entry(u"b"_s, TrayEntry::State::Queued), entry(u"c"_s, TrayEntry::State::Refused),
                          entry(u"d"_s, TrayEntry::State::Conflict), entry(u"e"_s, TrayEntry::State::Sending)});
        QCOMPARE(model.rowCount(), 5 + 3); // each group has its head
        QCOMPARE(model.index(0).data().toString(), u"Cần xem"_s);
        QCOMPARE(model.index(0).data(TrayModel::HeadCountRole).toInt(), 2);
        QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsSelectable));
        QCOMPARE(model.rowOf(u"c"_s), 1);
        QCOMPARE(model.rowOf(u"a"_s), 7);
        QCOMPARE(model.rowOf(u"zz"_s), -1);
        model.setEntries({});
        QCOMPARE(model.rowCount(), 0);
    }

    void whyInWords()
    {
        const QDateTime now(QDate(2026, 11, 11), QTime(3, 40), Qt::UTC);
        TrayEntry waiting = entry(u"a"_s, TrayEntry::State::Queued, u"dossier.transition"_s, u"10"_s);
        QCOMPARE(ui::trayTitle(waiting), u"Trả kết quả 261109-0006"_s);
        QCOMPARE(ui::trayReason(waiting, now), u"Chờ gửi"_s);
        waiting.attempts = 1;
        waiting.nextTry = now.addSecs(12);
        QCOMPARE(ui::trayReason(waiting, now), u"Thử lại sau 0:12, lần thứ 2"_s);

        TrayEntry refused = entry(u"b"_s, TrayEntry::State::Refused);
        refused.code = u"not_allowed"_s;
        QVERIFY(ui::trayReason(refused, now).startsWith(u"Máy chủ không nhận: Quy định không cho"_s));
        TrayEntry conflict = entry(u"c"_s, TrayEntry::State::Conflict);
        conflict.code = u"status_moved"_s;
        QVERIFY(ui::trayReason(conflict, now).contains(u"Cả hai bản đều được giữ"_s));
        conflict.code = u"something_new"_s;
        QVERIFY(!ui::trayReason(conflict, now).isEmpty());
        QVERIFY(!ui::trayReason(entry(u"d"_s, TrayEntry::State::Parked), now).isEmpty());
    }

    void everyKindHasATitle()
    {
        QSet<QString> titles;
        for (const auto& [type, to] : {std::pair(u"dossier.receive"_s, QString()), {u"dossier.transition"_s, u"3"_s}, {u"dossier.transition"_s, u"5"_s},
                                       {u"dossier.transition"_s, u"8"_s}, {u"dossier.note"_s, QString()}, {u"registration.decide"_s, u"approved"_s},
                                       {u"checkin.record"_s, QString()}, {u"unheard.of"_s, QString()}})
            titles.insert(ui::trayTitle(entry(u"x"_s, TrayEntry::State::Queued, type, to)));
        QCOMPARE(titles.size(), 8);
    }
};

QTEST_MAIN(tst_TrayModel)
#include "tst_tray_model.moc"
