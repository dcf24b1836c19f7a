#include "domain/dossier_code.h"
#include "services/dossier_book.h"
#include "ui/kit/action_button.h"
#include "ui/reception/action_footer.h"
#include "ui/reception/detail_pane.h"
#include "ui/reception/form_view.h"
#include "tests/ui/shell/desk_fixture.h"
#include "ui/kit/theme.h"
#include "ui/kit/toast.h"
#include "ui/shell/desk_frame.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using test::DeskFixture;
using test::waitUntil;

//! A clerk's day through the real window, a real network and the real centre; each effect is read back from the centre.
class tst_ReceptionFlow : public QObject
{
    Q_OBJECT

    std::unique_ptr<DeskFixture> m_desk;
    QString m_token;

    QJsonObject centreHas(const QString& code)
    {
        const auto items = m_desk->backend.get("/v1/dossiers?code="_L1 + code, m_token).json().value(u"items"_s).toArray();
        return items.isEmpty() ? QJsonObject() : items.first().toObject();
    }

    bool fillForm()
    {
        DeskFixture& desk = *m_desk;
        desk.window->desk()->show(u"receive"_s);
        desk.type(u"receive.procedure"_s, u"ho kinh doanh"_s); // without marks
        const bool found = waitUntil([&] {
            const auto lists = desk.window->findChildren<QAbstractItemView*>(u"suggestions.list"_s);
            return std::any_of(lists.begin(), lists.end(), [](auto* one) { return one->isVisible() && one->model()->rowCount() > 0 && one->currentIndex().isValid(); });
        });
        if (!found)
            return false;
        QTest::keyClick(desk.find<QLineEdit>(u"receive.procedure"_s), Qt::Key_Return);
        for (const auto& [name, text] : {std::pair(u"receive.number"_s, u"066192008314"_s), {u"receive.name"_s, u"Nguyễn Thị Quỳnh Như"_s},
                                         {u"receive.birth"_s, u"14/02/1992"_s}, {u"receive.phone"_s, u"0941258947"_s}, {u"receive.address"_s, u"Số 18, tổ 4, phường An Hòa"_s}})
            desk.type(name, text);
        auto* papers = desk.find<QAbstractItemView>(u"receive.components"_s);
        for (int i = 0; i < papers->model()->rowCount(); ++i) {
            papers->setCurrentIndex(papers->model()->index(i, 0));
            QTest::keyClick(papers, Qt::Key_Space);
        }
        return true;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_desk = std::make_unique<DeskFixture>(test::SeedSize{60, 2, 1, 6, 7, {}});
        QVERIFY(m_desk->isReady());
        QVERIFY(m_desk->signIn(u"lan.nguyen"_s));
        QVERIFY(m_desk->waitForSync());
        m_token = m_desk->backend.signIn(u"ha.le"_s, u"another-device"_s);
        QVERIFY(!m_token.isEmpty());
    }

    void cleanupTestCase() { m_desk.reset(); }

    void theQueueShowsTheProvince()
    {
        auto* list = m_desk->find<QAbstractItemView>(u"queue.list"_s);
        QVERIFY(list);
        QTRY_VERIFY(list->model()->rowCount() > 0);
        QTRY_VERIFY(!m_desk->find<QLabel>(u"detail.title"_s)->text().isEmpty()); // the first row is chosen by itself
        const int all = list->model()->rowCount();
        const QString first = list->model()->index(0, 0).data().toString();
        QTest::keyClick(list, Qt::Key_Slash);
        auto* filter = m_desk->find<QLineEdit>(u"queue.filter"_s);
        QTRY_VERIFY(filter->hasFocus());
        filter->setText(first);
        QTRY_VERIFY(list->model()->rowCount() < all);
        QTRY_COMPARE(list->model()->index(0, 0).data().toString(), first);
        filter->clear();
        QTRY_COMPARE(list->model()->rowCount(), all);
    }

    void receivingGivesANumberAndAReceipt()
    {
        QVERIFY(fillForm());
        auto* finish = m_desk->find<QAbstractButton>(u"receive.finish"_s);
        QTRY_VERIFY(finish->isEnabled());
        QTest::keyClick(m_desk->find<QLineEdit>(u"receive.phone"_s), Qt::Key_Return, Qt::ControlModifier);
        auto* code = m_desk->find<QLabel>(u"receive.code"_s);
        QTRY_VERIFY(code->isVisible() && domain::parseDossierCode(code->text()));
        auto* save = m_desk->page(u"receive"_s)->findChild<QAbstractButton*>(u"form.save"_s);
        QVERIFY(save);
        QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(!centreHas(code->text()).isEmpty(), 15'000);
        const QJsonObject there = centreHas(code->text());
        QCOMPARE(there.value(u"status"_s).toInt(), 2);
        QCOMPARE(there.value(u"owner"_s).toObject().value(u"fullName"_s).toString(), u"Nguyễn Thị Quỳnh Như"_s);
        QTest::keyClick(m_desk->find<QAbstractButton>(u"receive.next"_s), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_desk->find<QLineEdit>(u"receive.name"_s)->text().isEmpty());
    }

    void whatIsTypedSurvivesAChangeOfLanguage()
    {
        QVERIFY(fillForm());
        m_desk->type(u"receive.birth"_s, u"3/1"_s);
        m_desk->settings.setLanguage(ui::Language::English);
        QVERIFY(waitUntil([&] {
            auto* finish = m_desk->window->findChild<QAbstractButton*>(u"receive.finish"_s);
            return finish && finish->text() == u"Receive and print 2 copies"_s;
        }));
        QTRY_COMPARE(m_desk->find<QLineEdit>(u"receive.name"_s)->text(), u"Nguyễn Thị Quỳnh Như"_s);
        QCOMPARE(m_desk->find<QLineEdit>(u"receive.birth"_s)->text(), u"3/1"_s);
        m_desk->settings.setLanguage(ui::Language::Vietnamese);
        QVERIFY(waitUntil([&] {
            auto* finish = m_desk->window->findChild<QAbstractButton*>(u"receive.finish"_s);
            return finish && finish->text() == u"Tiếp nhận và in 2 bản"_s;
        }));
        QTRY_COMPARE(m_desk->find<QLineEdit>(u"receive.name"_s)->text(), u"Nguyễn Thị Quỳnh Như"_s);
        m_desk->click(u"receive.discard"_s);
    }

    void offlineWorkIsSentLater()
    {
        m_desk->window->office()->setOnline(false);
        QVERIFY(fillForm());
        QTest::keyClick(m_desk->find<QLineEdit>(u"receive.phone"_s), Qt::Key_Return, Qt::ControlModifier);
        auto* code = m_desk->find<QLabel>(u"receive.code"_s);
        QTRY_VERIFY(code->isVisible() && !code->text().isEmpty());
        const QString number = code->text();
        QTRY_VERIFY(m_desk->window->office()->syncStatus().waiting > 0);
        m_desk->window->desk()->setTrayOpen(true);
        auto* tray = m_desk->find<QAbstractItemView>(u"tray.list"_s);
        QTRY_VERIFY(tray->model()->rowCount() > 0);
        m_desk->window->office()->setOnline(true);
        QTest::keyClick(m_desk->window.get(), Qt::Key_G, Qt::ControlModifier);
        QVERIFY(m_desk->waitForSync());
        if (!domain::isProvisionalCode(number))
            QTRY_VERIFY(!centreHas(number).isEmpty());
        m_desk->window->desk()->setTrayOpen(false);
        m_desk->click(u"receive.next"_s);
    }

    void aSupplementNeedsItsReason()
    {
        DeskFixture& desk = *m_desk;
        services::DossierBook& book = *desk.window->office()->dossiers();
        services::QueueFilter filter;
        const auto page = book.page(filter, {}, 200);
        QVERIFY(waitUntil([&] { return page.isFinished(); }));
        const Result<services::DossierPage> answer = page.result();
        QVERIFY(answer);
        QString id, number;
        for (const services::DossierRow& row : answer->rows) {
            if (row.status == domain::DossierStatus::Processing) {
                id = row.id;
                number = row.code;
                break;
            }
        }
        QVERIFY(!id.isEmpty());
        desk.window->desk()->show(u"queue"_s, id);
        QTRY_COMPARE(desk.find<QLabel>(u"detail.code"_s)->text(), number);
        QTest::keyClick(desk.page(u"queue"_s), Qt::Key_F7);
        auto* reason = desk.find<QLineEdit>(u"actions.reason"_s);
        QTRY_VERIFY(reason->isVisible());
        desk.click(u"actions.confirm"_s);
        QVERIFY(reason->isVisible()); // nothing goes without a reason
        reason->setText(u"Thiếu văn bản ủy quyền"_s);
        // Neither another language nor another row loses it; Esc does.
        for (const auto language : {ui::Language::English, ui::Language::Vietnamese}) {
            const QPointer<QWidget> before = desk.page(u"queue"_s);
            desk.settings.setLanguage(language);
            QVERIFY(waitUntil([&] { return before.isNull(); }));
            QTRY_VERIFY(desk.find<QLineEdit>(u"actions.reason"_s)->isVisible());
            reason = desk.find<QLineEdit>(u"actions.reason"_s);
            QCOMPARE(reason->text(), u"Thiếu văn bản ủy quyền"_s);
        }
        const auto other = std::find_if(answer->rows.begin(), answer->rows.end(), [&](const auto& row) { return row.id != id; });
        desk.window->desk()->show(u"queue"_s, other->id);
        QTRY_COMPARE(desk.find<QLabel>(u"detail.code"_s)->text(), other->code);
        QVERIFY(!reason->isVisible());
        for (const QString& begun : {u"Thiếu văn bản ủy quyền"_s, QString()}) {
            desk.window->desk()->show(u"queue"_s, id);
            QTRY_COMPARE(desk.find<QLabel>(u"detail.code"_s)->text(), number);
            QTest::keyClick(desk.page(u"queue"_s), Qt::Key_F7);
            QTRY_VERIFY(reason->isVisible());
            QCOMPARE(reason->text(), begun);
            QTest::keyClick(reason, Qt::Key_Escape);
            QTRY_VERIFY(!reason->isVisible());
        }
        QTest::keyClick(desk.page(u"queue"_s), Qt::Key_F7);
        QTRY_VERIFY(reason->isVisible());
        reason->setText(u"Thiếu văn bản ủy quyền"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QTRY_VERIFY(!reason->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(centreHas(number).value(u"status"_s).toInt(), 5, 15'000);
        // The law wants the slip in the applicant's hands: it is there, ready to be printed, and Esc goes on with the work.
        auto* queue = desk.page(u"queue"_s);
        auto* print = queue->findChild<QAbstractButton*>(u"form.print"_s);
        QTRY_VERIFY(print->isVisible() && print->isEnabled());
        QTemporaryDir dir;
        const QString file = dir.filePath(u"slip.pdf"_s);
        queue->findChild<ui::reception::FormView*>()->savePdf(file);
        QProcess text;
        text.start(u"pdftotext"_s, {file, u"-"_s});
        QVERIFY(text.waitForFinished());
        const QString words = QString::fromUtf8(text.readAllStandardOutput()).simplified();
        QVERIFY2(words.contains(u"PHIẾU YÊU CẦU BỔ SUNG"_s) && words.contains(u"Thiếu văn bản ủy quyền"_s) && words.contains(number), qPrintable(words));
        QTest::keyClick(print, Qt::Key_Escape);
        QTRY_VERIFY(!print->isVisible());
    }

    void anApologyAsksForItsReasonFirst()
    {
        DeskFixture& desk = *m_desk;
        auto* queue = desk.page(u"queue"_s);
        QTRY_VERIFY(desk.find<QLabel>(u"detail.code"_s)->isVisible());
        QTest::keyClick(queue, Qt::Key_P, Qt::ControlModifier);
        QMenu* menu = nullptr;
        QTRY_VERIFY((menu = queue->findChild<QMenu*>(u"detail.formsMenu"_s)) && menu->isVisible());
        const auto actions = menu->actions();
        const auto apology = std::find_if(actions.begin(), actions.end(), [](const QAction* a) { return a->objectName() == u"apology"_s; });
        QVERIFY(apology != actions.end());
        (*apology)->trigger();
        menu->close();
        desk.window->activateWindow(); // no window manager gives it back here
        QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
        auto* reason = queue->findChild<QLineEdit*>(u"form.reason"_s);
        QTRY_VERIFY(reason->isVisible() && reason->hasFocus());
        auto* print = queue->findChild<QAbstractButton*>(u"form.print"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QVERIFY(!print->isEnabled()); // nothing without a reason
        QTest::keyClicks(reason, u"Cho y kien co quan thue"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(print->isEnabled(), 15'000);
        // Once it is on paper the dossier says so, at the centre too; a second copy is no second apology.
        const QString number = desk.find<QLabel>(u"detail.code"_s)->text();
        const QString due = centreHas(number)["dueAt"_L1].toString();
        QTemporaryDir dir;
        auto* view = queue->findChild<ui::reception::FormView*>();
        view->savePdf(dir.filePath(u"a.pdf"_s));
        view->savePdf(dir.filePath(u"b.pdf"_s));
        const auto promised = [&] {
            QStringList dates;
            for (const auto& step : centreHas(number)["timeline"_L1].toArray()) {
                for (const auto& change : step["changes"_L1].toArray()) {
                    if (change["field"_L1].toString() == "newDue"_L1)
                        dates.append(change["to"_L1].toString());
                }
            }
            return dates;
        };
        QTRY_COMPARE_WITH_TIMEOUT(promised().size(), 1, 15'000);
        QVERIFY(desk.waitForSync());
        QCOMPARE(promised().size(), 1);
        QCOMPARE(centreHas(number)["dueAt"_L1].toString(), due); // the printed date stands
        QTest::keyClick(print, Qt::Key_Escape);
        QTRY_VERIFY(!print->isVisible());
    }

    // Whatever state a dossier is in: each action stands with its key, in the footer or in the list under F8, and the key does it.
    void everyActionShowsItsKey()
    {
        DeskFixture& desk = *m_desk;
        services::QueueFilter filter;
        filter.tab = services::QueueTab::All;
        const auto page = desk.window->office()->dossiers()->page(filter, {}, 200);
        QVERIFY(waitUntil([&] { return page.isFinished(); }));
        const Result<services::DossierPage> answer = page.result();
        QVERIFY(answer);
        QSet<int> seen;
        int inLists = 0;
        for (const services::DossierRow& row : answer->rows) {
            if (seen.contains(domain::number(row.status)) || domain::isEnd(row.status))
                continue; // nothing is left to do about an ended one
            seen.insert(domain::number(row.status));
            desk.window->desk()->show(u"queue"_s, row.id);
            QTRY_COMPARE(desk.find<QLabel>(u"detail.code"_s)->text().isEmpty(), false);
            QTRY_VERIFY(desk.page(u"queue"_s)->findChild<ui::reception::DetailPane*>()->detail()
                        && desk.page(u"queue"_s)->findChild<ui::reception::DetailPane*>()->detail()->dossier.id == row.id);
            auto* footer = desk.page(u"queue"_s)->findChild<ui::reception::ActionFooter*>();
            QTest::qWait(0); // buttons that were taken out go with the loop
            for (auto* button : footer->findChildren<ui::ActionButton*>()) {
                if (button->isVisible() && button->objectName().startsWith(u"actions."_s))
                    QVERIFY2(!button->keyCap().isEmpty(), qPrintable(button->text() + u" in status "_s + QString::number(domain::number(row.status))));
            }
            auto* more = footer->findChild<ui::ActionButton*>(u"actions.more"_s);
            if (!more || !more->isVisible())
                continue;
            QTest::keyClick(desk.page(u"queue"_s), Qt::Key_F8);
            QMenu* menu = nullptr;
            QTRY_VERIFY((menu = footer->findChild<QMenu*>(u"actions.menu"_s)) && menu->isVisible());
            const auto actions = menu->actions();
            for (int i = 0; i < actions.size(); ++i, ++inLists)
                QVERIFY2(actions[i]->text().startsWith(u"&%1 "_s.arg(i + 1)), qPrintable(actions[i]->text()));
            menu->close();
            desk.window->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
        }
        QVERIFY(seen.size() >= 6);
        QVERIFY(inLists >= 4);
    }

    void lockedNothingShowsAndThePasswordOpens()
    {
        DeskFixture& desk = *m_desk;
        QTest::keyClick(desk.window.get(), Qt::Key_L, Qt::ControlModifier);
        QTRY_COMPARE(desk.session.stage(), services::Session::Stage::Locked);
        QVERIFY(!desk.window->desk()->isVisible());
        desk.type(u"lock.password"_s, u"wrong"_s);
        desk.click(u"lock.unlock"_s);
        QTest::qWait(0);
        QTRY_VERIFY(desk.find<QLineEdit>(u"lock.password"_s)->text().isEmpty());
        QCOMPARE(desk.session.stage(), services::Session::Stage::Locked);
        desk.backend.kill(); // also without the centre
        desk.type(u"lock.password"_s, u"Motcua@2026"_s);
        desk.click(u"lock.unlock"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.session.stage(), services::Session::Stage::SignedIn, 15'000);
        QVERIFY(desk.window->desk()->isVisible());
        QVERIFY(desk.backend.start());
    }
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const ui::Theme theme(app, ui::ThemeMode::Light);
    tst_ReceptionFlow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_reception_flow.moc"
