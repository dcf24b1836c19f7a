// Filters of one's own in the queue, and what Ctrl K finds: through the real window, keys only, over the real centre.
#include "domain/calendar.h"
#include "domain/names.h"
#include "services/queue_filters.h"
#include "tests/ui/shell/desk_fixture.h"
#include "tests/ui/shell/settled.h"
#include "ui/navigation.h"
#include "ui/kit/action_button.h"
#include "ui/kit/day_range.h"
#include "ui/reception/detail_pane.h"
#include "ui/reception/dossier_queue_model.h"
#include "ui/reception/owner_form.h"
#include "ui/shell/desk_frame.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QScrollArea>
#include <QTabBar>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using services::QueueFilter;
using services::QueueFilters;
using services::QueueTab;
using test::DeskFixture;
using test::waitUntil;

namespace {

QueueFilter inTab(QueueTab tab)
{
    QueueFilter filter;
    filter.tab = tab;
    return filter;
}

} // namespace

class tst_QueueFilters : public QObject
{
    Q_OBJECT

    std::unique_ptr<DeskFixture> m_desk;

    QAbstractItemView* list() const { return m_desk->find<QAbstractItemView>(u"queue.list"_s); }
    QString only() const { return m_desk->find<QAbstractButton>(u"queue.only"_s)->isVisible() ? m_desk->find<QAbstractButton>(u"queue.only"_s)->text() : QString(); }
    std::vector<services::DossierRow> rows(const QueueFilter& filter) const
    {
        const auto page = m_desk->window->office()->dossiers()->page(filter, {}, 1'000);
        waitUntil([&] { return page.isFinished(); });
        return page.result() ? page.result()->rows : std::vector<services::DossierRow>();
    }
    static void key(Qt::Key k, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(QApplication::focusWidget(), k, modifiers); }
    //! Ctrl F, and the entry of that name.
    void choose(const QString& action) const
    {
        list()->setFocus();
        key(Qt::Key_F, Qt::ControlModifier);
        auto* menu = m_desk->window->findChild<QMenu*>(u"queue.filterMenu"_s);
        QVERIFY(menu);
        auto* wanted = menu->findChild<QAction*>(action);
        QVERIFY(wanted);
        menu->setActiveAction(wanted);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY(!m_desk->window->findChild<QMenu*>(u"queue.filterMenu"_s));
        m_desk->window->activateWindow(); // a screen without windows leaves it to us
        QTRY_VERIFY(m_desk->window->isActiveWindow());
    }
    void inLanguage(ui::Language language) const
    {
        const QPointer<QObject> before = m_desk->window->desk();
        m_desk->settings.setLanguage(language);
        QTRY_VERIFY(before.isNull());
    }
    QAbstractItemView* found() const
    {
        for (auto* one : m_desk->window->findChildren<QAbstractItemView*>(u"suggestions.list"_s)) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    //! Types after Ctrl K and waits for rows.
    bool ask(const QString& text) const
    {
        auto* search = m_desk->find<QLineEdit>(u"search"_s);
        search->setFocus();
        search->setText(text);
        Q_EMIT search->textEdited(text);
        return waitUntil([&] { return found() && found()->model()->rowCount() > 0 && found()->currentIndex().isValid(); }, 5'000);
    }
    QStringList seconds() const
    {
        QStringList all;
        for (int row = 0; found() && row < found()->model()->rowCount(); ++row)
            all << found()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_desk = std::make_unique<DeskFixture>(test::SeedSize{400, 2, 1, 4, 7, {}});
        QVERIFY(m_desk->isReady());
        QVERIFY(m_desk->signIn(u"lan.nguyen"_s));
        QVERIFY(m_desk->waitForSync());
        m_desk->window->desk()->show(u"queue"_s);
        QVERIFY(waitUntil([&] { return list()->model()->rowCount() > 0; }));
    }
    void cleanupTestCase() { m_desk.reset(); }

    void daysAsTyped()
    {
        using ui::dayRange;
        const QDate today(2026, 11, 21);
        const auto one = [](QDate a, QDate b) { return std::optional(std::pair(a, b)); };
        QCOMPARE(dayRange(u"21/11"_s, today), one(today, today));
        QCOMPARE(dayRange(u" 1/11 – 15/11 "_s, today), one({2026, 11, 1}, {2026, 11, 15}));
        QCOMPARE(dayRange(u"1/11/2025-15/1/2026"_s, today), one({2025, 11, 1}, {2026, 1, 15}));
        QCOMPARE(dayRange(u"24/12"_s, today), one({2026, 12, 24}, {2026, 12, 24}));
        QCOMPARE(dayRange(u"24/12"_s, today, ui::Looks::Back), one({2025, 12, 24}, {2025, 12, 24}));
        for (const QString& wrong : {u""_s, u"31/2"_s, u"5"_s, u"15/11 - 1/11"_s, u"1/1 - 2/1 - 3/1"_s, u"hôm qua"_s, u"1-11"_s})
            QVERIFY2(!dayRange(wrong, today), qPrintable(wrong));
        QCOMPARE(ui::dayRangeText({2026, 11, 1}, {2026, 11, 15}), u"01/11/2026 - 15/11/2026"_s);
        QCOMPARE(ui::dayRangeText(today, today), u"21/11/2026"_s);
    }

    void filtersAsValues()
    {
        QueueFilters kept;
        QueueFilter filter{QueueTab::All, services::QueueSort::Owner, u"mậu"_s, u"Đăng ký kết hôn"_s, u"Tư pháp"_s, 5, {2026, 11, 1}, {2026, 11, 2}, {2026, 12, 1}, {2026, 12, 2}, domain::OwnerKind::Organisation};
        QCOMPARE(kept.save(u"  Chờ   bổ sung "_s, filter).value_or(-1), 0);
        QCOMPARE(kept.save(u"Sắp hạn"_s, {}).value_or(-1), 1);
        QCOMPARE(kept.all()[0].name, u"Chờ bổ sung"_s);
        QCOMPARE(QueueFilters::fromBytes(kept.toBytes()), kept);
        QCOMPARE(kept.save(u"chờ BỔ sung"_s, {}).value_or(-1), 0); // the same name: in its place
        QCOMPARE(kept.all().size(), size_t(2));
        QCOMPARE(kept.rename(0, u"Sắp hạn"_s).error().code, u"name_taken"_s);
        QCOMPARE(kept.rename(0, u" "_s).error().code, u"name_missing"_s);
        QCOMPARE(kept.rename(0, QString(61, u'x')).error().code, u"name_long"_s);
        QVERIFY(kept.rename(0, u"CHỜ BỔ SUNG"_s).has_value()); // its own
        QCOMPARE(kept.move(0, 1), 1);
        QCOMPARE(kept.move(1, 1), 1);
        QCOMPARE(kept.all()[0].name, u"Sắp hạn"_s);
        QVERIFY(kept.remove(0) && !kept.remove(5));
        for (int i = 0; i < QueueFilters::most - 1; ++i)
            QVERIFY(kept.save(u"F%1"_s.arg(i), {}).has_value());
        QCOMPARE(kept.save(u"zu viel"_s, {}).error().code, u"too_many"_s);
        QCOMPARE(QueueFilters::fromBytes("damaged").all().size(), size_t(0));
        QCOMPARE(QueueFilters::fromBytes(R"([{"name":"a","tab":"nowhere","sort":"due"},{"name":"b","tab":"open","sort":"due","status":77},{"name":"d","tab":"open","sort":"due","owner":"ghost"},{"name":"c","tab":"open","sort":"due"}])").all().size(), size_t(1));
    }

    //! Each condition gives what adding up by hand gives.
    void eachConditionFilters()
    {
        const auto all = rows(inTab(QueueTab::All));
        QVERIFY(all.size() > 300);
        QueueFilter filter = inTab(QueueTab::All);
        filter.status = 10;
        QCOMPARE(rows(filter).size(), size_t(std::count_if(all.begin(), all.end(), [](const auto& row) { return row.status == domain::DossierStatus::Returned; })));
        const auto dated = std::find_if(all.begin(), all.end(), [](const auto& row) { return row.dueAt.isValid(); });
        filter = inTab(QueueTab::All);
        filter.dueFrom = filter.dueTo = domain::toLocal(dated->dueAt).date();
        const auto due = rows(filter);
        QVERIFY(!due.empty());
        QCOMPARE(due.size(), size_t(std::count_if(all.begin(), all.end(), [&](const auto& row) { return row.dueAt.isValid() && domain::toLocal(row.dueAt).date() == filter.dueFrom; })));
        filter = inTab(QueueTab::All);
        size_t kinds = 0;
        for (const auto kind : {domain::OwnerKind::Person, domain::OwnerKind::Organisation}) {
            filter = inTab(QueueTab::All);
            filter.ownerKind = kind;
            const auto theirs = rows(filter);
            QVERIFY(!theirs.empty() && theirs.size() < all.size());
            const auto first = m_desk->window->office()->dossiers()->detail(theirs.front().id);
            QVERIFY(waitUntil([&] { return first.isFinished(); }) && first.result());
            QCOMPARE(first.result()->dossier.owner.kind, kind);
            kinds += theirs.size();
        }
        QCOMPARE(kinds, all.size());
        filter = inTab(QueueTab::All);
        filter.receivedTo = QDate(2000, 1, 1);
        QVERIFY(rows(filter).empty());
        filter.receivedTo = QDate(2100, 1, 1);
        QCOMPARE(rows(filter).size(), all.size());
        filter.receivedFrom = QDate(2100, 1, 1);
        QVERIFY(rows(filter).empty());
    }

    //! A projector or an old monitor: no screen asks for more than 1280×720, in either language.
    void everyScreenFits()
    {
        for (const auto language : {ui::Language::English, ui::Language::Vietnamese}) {
            inLanguage(language);
            for (const ui::Screen& screen : ui::navigation()) {
                if (screen.id == "gate"_L1 || (screen.allowed && !screen.allowed(m_desk->window->office()->official())))
                    continue;
                m_desk->window->desk()->show(screen.id);
                QTRY_COMPARE(m_desk->window->desk()->currentScreen(), screen.id);
                const QSize least = m_desk->window->minimumSizeHint();
                QVERIFY2(least.width() <= 1280 && least.height() <= 720, qPrintable(u"%1: %2×%3"_s.arg(screen.id).arg(least.width()).arg(least.height())));
            }
        }
        // The receive page with a procedure chosen is its widest.
        const auto some = m_desk->window->office()->dossiers()->procedures({}, 1);
        QVERIFY(waitUntil([&] { return some.isFinished(); }) && some.result() && !some.result()->empty());
        for (const auto language : {ui::Language::English, ui::Language::Vietnamese}) {
            inLanguage(language);
            m_desk->window->desk()->show(u"receive"_s, u"procedure:"_s + some.result()->front().id);
            QTRY_VERIFY(m_desk->find<QAbstractItemView>(u"receive.components"_s)->isVisible());
            QTRY_VERIFY(m_desk->find<QWidget>(u"receive.discard"_s)->isVisible());
            const QSize least = m_desk->window->minimumSizeHint();
            QVERIFY2(least.width() <= 1280 && least.height() <= 720, qPrintable(u"%1×%2"_s.arg(least.width()).arg(least.height())));
            // Beside the tray nothing of the form lies out of sight at the side.
            m_desk->window->resize(1280, 720);
            QTRY_COMPARE(m_desk->window->size(), QSize(1280, 720));
            m_desk->window->desk()->setTrayOpen(true);
            QTest::qWait(0);
            QCOMPARE(m_desk->window->size(), QSize(1280, 720)); // nor does the window grow beyond its screen
            auto* page = m_desk->page(u"receive"_s);
            for (const QSize size : {QSize(1280, 720), QSize(1366, 768)}) {
                m_desk->window->resize(size);
                QTRY_COMPARE(m_desk->window->size(), size);
                for (int kind = 0; kind < 2; ++kind) {
                    page->findChild<ui::reception::OwnerForm*>()->toggleKind();
                    for (auto* scroll : page->findChildren<QScrollArea*>()) {
                        if (scroll->isVisible() && scroll->widget()) {
                            QTRY_VERIFY2(scroll->widget()->width() <= scroll->viewport()->width(),
                                         qPrintable(u"%1: %2 in %3"_s.arg(QLatin1StringView(scroll->widget()->metaObject()->className())).arg(scroll->widget()->width()).arg(scroll->viewport()->width())));
                        }
                    }
                }
            }
            m_desk->window->desk()->setTrayOpen(false);
            m_desk->click(u"receive.discard"_s);
        }
        m_desk->window->desk()->show(u"settings"_s);
        auto* scroll = m_desk->find<QScrollArea>(u"settings.scroll"_s);
        m_desk->window->resize(1280, 720);
        QTRY_COMPARE(m_desk->window->size(), QSize(1280, 720));
        // The last thing on the page comes into view with the keyboard.
        auto* check = m_desk->find<QAbstractButton>(u"dataCheck.start"_s);
        check->setFocus();
        scroll->ensureWidgetVisible(check);
        QTRY_VERIFY(scroll->viewport()->rect().contains(check->mapTo(scroll->viewport(), check->rect().center())));
        m_desk->window->resize(1366, 768);
        m_desk->window->desk()->show(u"queue"_s);
    }

    //! Step after step without the mouse: the keyboard comes back to the list after each, and ↓ goes on where the row was.
    void theKeyboardStaysInTheList()
    {
        list()->setFocus();
        auto* tabs = m_desk->find<QTabBar>(u"queue.tabs"_s);
        tabs->setCurrentIndex(0);
        key(Qt::Key_PageUp, Qt::ControlModifier); // round to the last: results to return
        QTRY_COMPARE(tabs->currentIndex(), 5);
        QVERIFY(test::settled());
        QVERIFY(list()->model()->rowCount() > 4);
        QVERIFY(list()->hasFocus());
        auto* detail = m_desk->window->findChild<ui::reception::DetailPane*>(u"detail"_s);
        const auto idAt = [this](int row) { return list()->model()->index(row, 0).data(ui::reception::DossierQueueModel::IdRole).toString(); };
        key(Qt::Key_Home);
        key(Qt::Key_Down);
        key(Qt::Key_Down);
        const QString returned = idAt(2);
        const QString next = idAt(3);
        QTRY_VERIFY(detail->detail() && detail->detail()->dossier.id == returned);
        key(Qt::Key_F9);
        QTRY_VERIFY(idAt(2) != returned);
        QVERIFY(list()->hasFocus());
        key(Qt::Key_Down);
        QTRY_VERIFY(detail->detail() && detail->detail()->dossier.id == next);

        key(Qt::Key_PageDown, Qt::ControlModifier); // everything open
        QTRY_COMPARE(tabs->currentIndex(), 0);
        QVERIFY(test::settled());
        QueueFilter received;
        received.status = 2;
        const auto some = rows(received);
        QVERIFY(!some.empty());
        m_desk->window->desk()->show(u"queue"_s, some.front().id);
        QTRY_VERIFY(detail->detail() && detail->detail()->dossier.id == some.front().id);
        list()->setFocus();
        key(Qt::Key_F6);
        auto* unit = m_desk->find<QComboBox>(u"actions.unit"_s);
        QTRY_VERIFY(unit->isVisible() && !unit->currentText().isEmpty());
        key(Qt::Key_Escape);
        QVERIFY(!unit->isVisible() && list()->hasFocus());
        key(Qt::Key_P, Qt::ControlModifier);
        auto* menu = m_desk->window->findChild<QMenu*>(u"detail.formsMenu"_s);
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Return);
        auto* print = m_desk->page(u"queue"_s)->findChild<QAbstractButton*>(u"form.print"_s);
        QTRY_VERIFY(print->isVisible() && print->isEnabled());
        m_desk->window->activateWindow();
        QTRY_VERIFY(m_desk->window->isActiveWindow());
        QTest::keyClick(print, Qt::Key_F6); // from the form on to the next step: asked where it can be seen
        QTRY_VERIFY(unit->isVisible() && !unit->currentText().isEmpty());
        QTRY_VERIFY(unit->hasFocus() || unit->lineEdit()->hasFocus());
        key(Qt::Key_Return);
        QTRY_VERIFY(detail->detail()->dossier.status == domain::DossierStatus::Processing);
        QVERIFY(!unit->isVisible());
        QVERIFY(list()->hasFocus());
    }

    //! Whatever stands in a tab: each button beside the dossier has its key on it, and the line at the foot tells the keys that work.
    void everyActionTellsItsKey()
    {
        auto* tabs = m_desk->find<QTabBar>(u"queue.tabs"_s);
        auto* page = qobject_cast<ui::Page*>(m_desk->page(u"queue"_s));
        auto* actions = m_desk->find<QWidget>(u"actions"_s);
        int seen = 0;
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QVERIFY(test::settled()); // the rows of before stay until those of the tab are here
            QVERIFY(list()->model()->rowCount() > 0);
            list()->setFocus();
            QTest::keyClick(list(), Qt::Key_Home);
            QVERIFY(list()->currentIndex().isValid());
            const QString id = list()->currentIndex().data(ui::reception::DossierQueueModel::IdRole).toString();
            auto* detail = m_desk->window->findChild<ui::reception::DetailPane*>(u"detail"_s);
            QTRY_VERIFY(detail->detail() && detail->detail()->dossier.id == id);
            QVERIFY(test::settled()); // its buttons were made just now
            QStringList told;
            for (const ui::KeyHint& hint : page->keyHints())
                told << hint.keys;
            for (auto* button : actions->findChildren<ui::ActionButton*>()) {
                if (!button->isVisible())
                    continue;
                QVERIFY2(!button->accessibleDescription().isEmpty(), qPrintable(button->objectName()));
                QVERIFY2(button->objectName() == "actions.more"_L1 || told.contains(button->accessibleDescription()), qPrintable(button->objectName() + told.join(u' ')));
                ++seen;
            }
            for (const auto& [name, keys] : {std::pair(u"detail.edit"_s, u"Ctrl E"_s), std::pair(u"detail.editPapers"_s, u"F4"_s)})
                QCOMPARE(told.contains(keys), m_desk->find<QWidget>(name)->isVisible());
        }
        QVERIFY(seen >= 6);
        tabs->setCurrentIndex(0);
    }

    //! What is said after a step covers neither the count nor the buttons at the foot.
    void whatIsSaidStandsAboveTheFoot()
    {
        choose(u"newFilter"_s);
        m_desk->type(u"filter.name"_s, u"Thử chỗ của lời nhắn"_s);
        m_desk->click(u"filter.save"_s);
        auto* toast = m_desk->page(u"queue"_s)->findChild<QWidget*>(u"toast"_s);
        QTRY_VERIFY(toast && toast->isVisible());
        const auto inWindow = [&](QWidget* widget) { return QRect(widget->mapTo(m_desk->window.get(), QPoint()), widget->size()); };
        QVERIFY(!inWindow(toast).intersects(inWindow(m_desk->find<QLabel>(u"queue.foot"_s))));
        QVERIFY(!inWindow(toast).intersects(inWindow(m_desk->find<QAbstractButton>(u"queue.export"_s))));
        QVERIFY(inWindow(toast).bottom() < inWindow(m_desk->find<QLabel>(u"queue.foot"_s)).top());
        m_desk->click(u"filter.remove"_s);
    }

    //! Named, kept, chosen, renamed, moved, deleted: by keys, and there again after the screens were made anew.
    void byKeys()
    {
        const int open = int(rows(QueueFilter()).size());
        choose(u"newFilter"_s);
        auto* status = m_desk->find<QComboBox>(u"filter.status"_s);
        QTRY_VERIFY(status->isVisible());
        status->setFocus();
        QTest::keyClick(status, Qt::Key_Home);
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(status, Qt::Key_Down); // in progress
        QLineEdit* due = m_desk->find<QLineEdit>(u"filter.due"_s);
        due->setFocus();
        QTest::keyClicks(due, u"31/2"_s);
        key(Qt::Key_Return);
        QVERIFY(!m_desk->find<QLabel>(u"filter.said"_s)->text().isEmpty()); // there is no such day
        QVERIFY(only().isEmpty());
        due->clear();
        key(Qt::Key_Return);
        QTRY_VERIFY(!only().isEmpty());
        QueueFilter wanted;
        wanted.status = 4;
        const int inProgress = int(rows(wanted).size());
        QVERIFY(inProgress > 0 && inProgress < open);
        QTRY_COMPARE(list()->model()->rowCount(), std::min(inProgress, 100));

        auto* name = m_desk->find<QLineEdit>(u"filter.name"_s);
        name->setFocus();
        key(Qt::Key_S, Qt::ControlModifier); // no name yet
        QVERIFY(name->isVisible());
        name->setText(u"Đang làm"_s); // no keys for these letters in a test
        key(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!name->isVisible());
        QVERIFY(only().contains(u"Đang làm"_s));
        QVERIFY(list()->hasFocus());
        key(Qt::Key_Escape);
        QTRY_VERIFY(only().isEmpty());
        key(Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(only().contains(u"Đang làm"_s));

        choose(u"changeFilter"_s);
        name->setFocus();
        name->selectAll();
        name->setText(u"Đang xử lý"_s);
        m_desk->click(u"filter.rename"_s);
        QTRY_VERIFY(only().contains(u"Đang xử lý"_s));
        m_desk->window->desk()->show(u"queue"_s);
        name->setFocus();
        key(Qt::Key_Escape);
        choose(u"newFilter"_s);
        name->setFocus();
        name->setText(u"Mọi hồ sơ"_s);
        auto* tab = m_desk->find<QComboBox>(u"filter.tab"_s);
        tab->setCurrentIndex(tab->count() - 1);
        key(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(only().contains(u"Mọi hồ sơ"_s));
        choose(u"changeFilter"_s);
        m_desk->click(u"filter.up"_s);

        inLanguage(ui::Language::English); // every page anew
        QTRY_VERIFY(m_desk->window->findChild<QAbstractItemView*>(u"queue.list"_s) && list()->model()->rowCount() > 0);
        m_desk->window->desk()->show(u"queue"_s);
        list()->setFocus();
        QVERIFY(waitUntil([&] {
            list()->setFocus(); // it goes while the list is being read
            key(Qt::Key_1, Qt::ControlModifier);
            return only().contains(u"Mọi hồ sơ"_s);
        }));
        key(Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(only().contains(u"Đang xử lý"_s));
        choose(u"changeFilter"_s);
        m_desk->click(u"filter.remove"_s);
        QTRY_VERIFY(only().isEmpty());
        list()->setFocus();
        key(Qt::Key_2, Qt::ControlModifier);
        QTest::qWait(0);
        QVERIFY(only().isEmpty());
        inLanguage(ui::Language::Vietnamese);
        QTRY_VERIFY(m_desk->window->findChild<QAbstractItemView*>(u"queue.list"_s) && list()->model()->rowCount() > 0);
    }

    void kindOfOwner()
    {
        choose(u"newFilter"_s);
        auto* kind = m_desk->find<QComboBox>(u"filter.owner"_s);
        kind->setFocus();
        kind->setCurrentIndex(2);
        key(Qt::Key_Return);
        QTRY_VERIFY(only().contains(u"tổ chức"_s));
        QueueFilter wanted;
        wanted.ownerKind = domain::OwnerKind::Organisation;
        const int theirs = int(rows(wanted).size());
        QVERIFY(theirs > 0 && theirs < 100);
        QTRY_COMPARE(list()->model()->rowCount(), theirs);
        choose(u"changeFilter"_s);
        QCOMPARE(kind->currentIndex(), 2);
        kind->setCurrentIndex(0);
        m_desk->click(u"filter.apply"_s);
        QTRY_VERIFY(list()->model()->rowCount() > theirs);
        m_desk->click(u"filter.close"_s);
        list()->setFocus();
        key(Qt::Key_Escape);
        QTRY_VERIFY(only().isEmpty());
    }

    void ctrlKFindsPeopleProceduresScreensAndDeeds()
    {
        const auto all = rows(inTab(QueueTab::All));
        QHash<QString, int> owned;
        for (const auto& row : all)
            ++owned[row.ownerName];
        const auto often = std::find_if(owned.cbegin(), owned.cend(), [](int count) { return count > 1; });
        QVERIFY(often != owned.cend());
        QVERIFY(ask(often.key()));
        auto* rowsFound = found();
        int person = -1;
        for (int row = 0; row < rowsFound->model()->rowCount(); ++row) {
            const QModelIndex at = rowsFound->model()->index(row, 0);
            if (at.data().toString() == often.key() && at.data(Qt::AccessibleTextRole).toString().contains(u"hồ sơ"_s))
                person = row;
        }
        auto* search = m_desk->find<QLineEdit>(u"search"_s);
        if (person >= 0) { // of the same name in all that was read: all that they own
            for (int row = 0; row < person; ++row)
                QTest::keyClick(search, Qt::Key_Down);
            QTest::keyClick(search, Qt::Key_Return);
            QTRY_VERIFY(only().contains(often.key()));
            QTRY_VERIFY(list()->model()->rowCount() >= 2);
        } else {
            QFAIL(qPrintable(seconds().join(u" | "_s)));
        }
        list()->setFocus();
        key(Qt::Key_Escape);

        QVERIFY(ask(u"tong quan"_s));
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(m_desk->window->desk()->currentScreen(), u"dashboard"_s);
        const auto procedures = m_desk->window->office()->dossiers()->procedures({}, 1);
        QVERIFY(waitUntil([&] { return procedures.isFinished(); }));
        const domain::Procedure one = procedures.result()->front();
        QVERIFY(ask(one.id));
        const QStringList said = seconds();
        int at = -1;
        for (int row = 0; row < said.size(); ++row) {
            if (said[row].startsWith(one.name))
                at = row;
        }
        QVERIFY2(at >= 0, qPrintable(said.join(u" | "_s)));
        for (int row = 0; row < at; ++row)
            QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(m_desk->window->desk()->currentScreen(), u"receive"_s);
        QTRY_VERIFY(m_desk->find<QLineEdit>(u"receive.procedure"_s)->text().contains(one.name));
        // Party data are not found from here, whoever is asked for.
        QVERIFY(ask(u"khoa man"_s));
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(m_desk->session.stage(), services::Session::Stage::Locked);
    }
};

QTEST_MAIN(tst_QueueFilters)
#include "tst_queue_filters.moc"
