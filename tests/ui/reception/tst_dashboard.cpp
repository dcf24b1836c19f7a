// The overview and what is done with many dossiers at once, through the real window and the real centre.
#include "domain/calendar.h"
#include "domain/desk_report.h"
#include "services/dossier_book.h"
#include "tests/ui/shell/desk_fixture.h"
#include "tests/ui/shell/settled.h"
#include "ui/kit/charts.h"
#include "ui/kit/segments.h"
#include "ui/kit/theme.h"
#include "ui/reception/dashboard_page.h"
#include "ui/reception/dossier_queue_model.h"
#include "ui/reception/report_model.h"
#include "ui/shell/desk_frame.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using domain::DossierStatus;
using domain::ReportPeriod;
using test::DeskFixture;
using test::waitUntil;

class tst_Dashboard : public QObject
{
    Q_OBJECT

    std::unique_ptr<DeskFixture> m_desk;
    QString m_token;
    ReportPeriod m_period;
    int m_monthsBack = 0;

    QList<domain::Dossier> atCentre() const
    {
        QList<domain::Dossier> all;
        for (const QJsonObject& line : m_desk->backend.feed(u"agency:H15.50.05.13"_s, m_token)) {
            if (line["kind"_L1].toString() != "dossier"_L1)
                continue;
            if (const auto dossier = domain::dossierFromJson(line["body"_L1].toObject()))
                all.append(*dossier);
        }
        return all;
    }
    domain::DeskReport reckoned(const ReportPeriod& period) const
    {
        domain::ReportCounter counter(period, QDateTime::currentDateTimeUtc());
        for (const domain::Dossier& d : atCentre()) {
            const QDateTime came = d.receivedAt.isValid() ? d.receivedAt : d.submittedAt;
            counter.add({d.status, came.toMSecsSinceEpoch(), d.dueAt.isValid() ? d.dueAt.toMSecsSinceEpoch() : 0,
                         d.finishedAt.isValid() ? d.finishedAt.toMSecsSinceEpoch() : 0, d.procedureName, d.holder});
        }
        return counter.report();
    }
    QString text(const char* name) const { return m_desk->find<QLabel>(QString::fromLatin1(name))->text(); }
    void picture(const QString& name) const
    {
        if (const QString folder = qEnvironmentVariable("MOTCUA_PICTURES"); !folder.isEmpty() && QDir().mkpath(folder)) {
            QVERIFY(test::settled());
            m_desk->window->grab().save(folder + u'/' + name + u".png"_s);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_desk = std::make_unique<DeskFixture>(test::SeedSize{400, 1, 1, 4, 7, {}});
        QVERIFY(m_desk->isReady());
        QVERIFY(m_desk->signIn(u"lan.nguyen"_s));
        QVERIFY(m_desk->waitForSync());
        m_token = m_desk->backend.signIn(u"ha.le"_s, u"another-device"_s);
        QVERIFY(!m_token.isEmpty());
        // On the first days of a month nearly nobody has come yet: the month before has more to show.
        m_period = ReportPeriod::around(ReportPeriod::Kind::Month, domain::toLocal(QDateTime::currentDateTimeUtc()).date());
        for (; m_monthsBack < 2 && reckoned(m_period).all.received < 20; ++m_monthsBack)
            m_period = m_period.before();
    }
    void cleanupTestCase() { m_desk.reset(); }

    void theSumsAreTheCentres()
    {
        m_desk->window->desk()->show(u"dashboard"_s);
        const QDate today = domain::toLocal(QDateTime::currentDateTimeUtc()).date();
        ReportPeriod period = ReportPeriod::around(ReportPeriod::Kind::Month, today);
        auto* page = m_desk->page(u"dashboard"_s);
        auto* list = m_desk->find<QAbstractItemView>(u"dashboard.rows"_s);
        QAbstractItemModelTester tester(list->model()); // ReportModel
        int received = 0;
        for (int back = 0; back < 3; ++back, period = period.before()) {
            const domain::DeskReport expected = reckoned(period);
            QTRY_COMPARE(text("dashboard.received"), QString::number(expected.all.received));
            QTRY_COMPARE(text("dashboard.carriedOut"), QString::number(expected.carriedOut));
            QCOMPARE(text("dashboard.carriedIn"), QString::number(expected.carriedIn));
            QCOMPARE(text("dashboard.resolved"), QString::number(expected.all.resolved));
            QCOMPARE(text("dashboard.onTime"), QString::number(expected.all.onTime));
            QCOMPARE(text("dashboard.late"), QString::number(expected.all.late));
            QCOMPARE(list->model()->rowCount(), int(expected.procedures.size()));
            received += expected.all.received;
            if (back == 0)
                QVERIFY(!m_desk->find<QAbstractButton>(u"dashboard.after"_s)->isEnabled()); // nobody looks into the future
            QTest::keyClick(back == 1 ? static_cast<QWidget*>(list) : page, Qt::Key_Left);
        }
        QVERIFY(received > 0);
        QTest::keyClick(page, Qt::Key_Right);
        QTest::keyClick(page, Qt::Key_Right);
        QTest::keyClick(page, Qt::Key_Right);
        QTRY_COMPARE(text("dashboard.received"), QString::number(reckoned(ReportPeriod::around(ReportPeriod::Kind::Month, today)).all.received));
        for (int back = 0; back < m_monthsBack; ++back)
            QTest::keyClick(page, Qt::Key_Left);
        QTRY_COMPARE(text("dashboard.received"), QString::number(reckoned(m_period).all.received));
        picture(u"dashboard"_s);
    }

    // Enter on a row: its open dossiers; the way back is in view.
    void aRowLeadsToItsDossiers()
    {
        auto* rows = m_desk->find<QAbstractItemView>(u"dashboard.rows"_s);
        QTRY_VERIFY(rows->model()->rowCount() > 0);
        const QString name = rows->currentIndex().data(ui::reception::ReportModel::NameRole).toString();
        QTest::keyClick(rows, Qt::Key_Return);
        QTRY_COMPARE(m_desk->window->desk()->currentScreen(), u"queue"_s);
        auto* list = m_desk->find<QAbstractItemView>(u"queue.list"_s);
        auto* only = m_desk->find<QAbstractButton>(u"queue.only"_s);
        QTRY_VERIFY(only->isVisible());
        QVERIFY(only->text().contains(name));
        const auto open = [&] {
            int count = 0;
            for (const domain::Dossier& d : atCentre())
                count += d.procedureName == name && !domain::isEnd(d.status);
            return count;
        }();
        QTRY_COMPARE(list->model()->rowCount(), std::min(open, 100));
        picture(u"queue-only"_s);
        only->click();
        QTRY_VERIFY(list->model()->rowCount() > open);
        QVERIFY(!only->isVisible());
    }

    // The same by officer, keys only: Ctrl → twice, Enter on somebody, and the list has what the line counted, ended ones, too.
    void anOfficerLeadsToTheirDossiers()
    {
        m_desk->window->desk()->show(u"dashboard"_s);
        auto* page = m_desk->page(u"dashboard"_s);
        auto* rows = m_desk->find<QAbstractItemView>(u"dashboard.rows"_s);
        auto* by = m_desk->find<ui::Segments>(u"dashboard.by"_s);
        for (const int wanted : {1, 2}) {
            QTest::keyClick(rows, Qt::Key_Right, Qt::ControlModifier);
            QCOMPARE(by->current(), wanted);
        }
        QTRY_VERIFY(rows->model()->rowCount() > 0);
        domain::OfficerCounter counter(m_period);
        for (const domain::Dossier& d : atCentre())
            counter.add(domain::officersOf(d));
        const domain::OfficerReport expected = counter.report();
        QCOMPARE(rows->model()->rowCount(), int(expected.rows.size()));
        // The last row: somebody whose list is not simply all.
        QTest::keyClick(rows, Qt::Key_End);
        const QString name = rows->currentIndex().data(ui::reception::ReportModel::NameRole).toString();
        const QStringList ids = expected.dossiers.value(name);
        QVERIFY(!ids.isEmpty());
        picture(u"dashboard-officers"_s);
        QTest::keyClick(rows, Qt::Key_Return);
        QTRY_COMPARE(m_desk->window->desk()->currentScreen(), u"queue"_s);
        auto* list = m_desk->find<QAbstractItemView>(u"queue.list"_s);
        auto* only = m_desk->find<QAbstractButton>(u"queue.only"_s);
        QTRY_VERIFY(only->isVisible());
        const QSet<QString> theirs(ids.begin(), ids.end());
        const auto onlyTheirs = [&] {
            QSet<QString> shown;
            for (int row = 0; row < list->model()->rowCount(); ++row)
                shown.insert(list->model()->index(row, 0).data(ui::reception::DossierQueueModel::IdRole).toString());
            return shown.size() == std::min<qsizetype>(ids.size(), 100) && theirs.contains(shown); // a page
        };
        QTRY_VERIFY(onlyTheirs());
        picture(u"queue-officer"_s);
        QTest::keyClick(list, Qt::Key_Escape);
        QTRY_VERIFY(!only->isVisible());
        m_desk->window->desk()->show(u"dashboard"_s);
        QCOMPARE(by->current(), 2); // where one left it
        QTest::keyClick(page, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(by->current(), 0);
    }

    void theBookIsShownAndSaved()
    {
        m_desk->window->desk()->show(u"dashboard"_s);
        const auto week = ReportPeriod::around(ReportPeriod::Kind::Week, QDate::currentDate());
        const auto book = m_desk->window->office()->dossiers()->book(week.first, week.last);
        QVERIFY(waitUntil([&] { return book.isFinished(); }, 30'000));
        const auto printed = book.result();
        if (reckoned(week).all.received == 0) {
            QCOMPARE(printed.error().code, u"book_empty"_s);
        } else {
            QVERIFY2(printed.has_value(), printed ? "" : qPrintable(printed.error().code));
            QVERIFY(printed->pdf.startsWith("%PDF") && !printed->pages.empty());
        }
        const auto empty = m_desk->window->office()->dossiers()->book(QDate(2001, 1, 1), QDate(2001, 1, 7));
        QVERIFY(waitUntil([&] { return empty.isFinished(); }));
        QCOMPARE(empty.result().error().code, u"book_empty"_s);
    }

    void theReportIsWritten()
    {
        auto* page = qobject_cast<ui::reception::DashboardPage*>(m_desk->page(u"dashboard"_s));
        QVERIFY(page);
        const auto expected = reckoned(m_period);
        QTRY_COMPARE(text("dashboard.received"), QString::number(expected.all.received));
        for (const auto& [ending, begins] : {std::pair(u"csv"_s, QByteArray("\xEF\xBB\xBF")), std::pair(u"xlsx"_s, QByteArray("PK")), std::pair(u"pdf"_s, QByteArray("%PDF"))}) {
            const QString path = m_desk->dataDir.filePath(u"bao-cao."_s + ending);
            page->exportTo(path);
            QTRY_VERIFY(text("dashboard.said").contains(u"bao-cao."_s + ending));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY2(bytes.startsWith(begins), qPrintable(ending));
            if (ending == "csv"_L1) {
                QVERIFY(bytes.contains(QStringLiteral("Tiếp nhận trong kỳ,%1\r\n").arg(expected.all.received).toUtf8()));
                QVERIFY(bytes.contains(QStringLiteral("\r\nTheo cán bộ\r\nCán bộ,Tiếp nhận,Đã giải quyết,Đúng hạn,Quá hạn,Tỷ lệ đúng hạn\r\n").toUtf8()));
                domain::OfficerCounter officers(m_period);
                for (const domain::Dossier& d : atCentre())
                    officers.add(domain::officersOf(d));
                for (const domain::ReportCounts& row : officers.report().rows) {
                    if (!row.name.isEmpty())
                        QVERIFY2(bytes.contains(QStringLiteral("\r\n%1,%2,%3,%4,%5,").arg(row.name).arg(row.received).arg(row.resolved).arg(row.onTime).arg(row.late).toUtf8()), qPrintable(row.name));
                }
                QVERIFY(bytes.contains(QStringLiteral("Chuyển kỳ sau,%1\r\n").arg(expected.carriedOut).toUtf8()));
            }
        }
        page->exportTo(u"/no/such/folder/x.csv"_s);
        QTRY_VERIFY(!text("dashboard.said").contains(u"bao-cao"_s));
    }

    // Several at once: chosen with Shift, one key to where they go, one document of slips.
    void manyAreHandedOver()
    {
        m_desk->window->desk()->show(u"queue"_s);
        auto* list = m_desk->find<QAbstractItemView>(u"queue.list"_s);
        QTRY_VERIFY(list->model()->rowCount() > 5);
        QStringList received;
        QStringList paused;
        for (const domain::Dossier& d : atCentre()) {
            if (d.status == DossierStatus::Received)
                received.append(d.id);
            if (d.status == DossierStatus::SupplementRequested)
                paused.append(d.id);
        }
        QVERIFY2(received.size() >= 2, "the seed has too few received dossiers");
        auto* page = m_desk->page(u"queue"_s);
        list->selectionModel()->clearSelection();
        QTest::keyClick(list, Qt::Key_A, Qt::ControlModifier);
        auto* bar = m_desk->find<QWidget>(u"bulk"_s);
        QTRY_VERIFY(bar->isVisible());
        picture(u"bulk"_s);
        QTest::keyClick(page, Qt::Key_F6);
        auto* units = m_desk->find<QComboBox>(u"bulk.unit"_s);
        QTRY_VERIFY(units->lineEdit()->hasFocus() || units->hasFocus());
        QVERIFY(!m_desk->find<QAbstractButton>(u"bulk.forward"_s)->isEnabled()); // no unit was chosen
        QTest::keyClick(units, Qt::Key_Escape);
        QTRY_VERIFY(!bar->isVisible());

        QTest::keyClick(list, Qt::Key_A, Qt::ControlModifier);
        QTRY_VERIFY(bar->isVisible());
        QTest::keyClick(page, Qt::Key_F6);
        units->setCurrentText(u"Phòng Tư pháp"_s);
        QTest::keyClick(units->lineEdit(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!bar->isVisible(), 20'000);
        QVERIFY(m_desk->waitForSync());
        int there = 0;
        for (const domain::Dossier& d : atCentre()) { // what waits for a supplement is not taken out of its pause
            if (paused.contains(d.id))
                QCOMPARE(d.status, DossierStatus::SupplementRequested);
        }
        for (const domain::Dossier& d : atCentre()) {
            if (received.contains(d.id))
                there += d.status == DossierStatus::Processing && d.holder == u"Phòng Tư pháp"_s;
        }
        QVERIFY(there >= 1);
        picture(u"bulk-slips"_s);
    }

    void theRingAndTheScale()
    {
        QCOMPARE(ui::Donut::badDegrees(100, 0), 0.0);
        QCOMPARE(ui::Donut::badDegrees(0, 5), 360.0);
        QCOMPARE(ui::Donut::badDegrees(3, 1), 90.0);
        QVERIFY(ui::Donut::badDegrees(100'000, 1) > 5); // one overdue dossier is seen
        for (const int highest : {0, 1, 4, 7, 63, 99, 1'286, 40'000}) {
            const auto steps = ui::DayBars::steps(highest);
            QVERIFY(steps.size() >= 2 && steps.size() <= 6);
            QVERIFY(steps.back() >= highest);
        }
    }
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    ui::Theme theme(app, ui::ThemeMode::Light);
    tst_Dashboard test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_dashboard.moc"
