// motcua-screens OUT_DIR [width height]: every screen of the desk with sample data, in both languages and both themes, at 1366×768.
#include "tests/ui/shell/desk_fixture.h"
#include "tests/ui/shell/settled.h"
#include "ui/accounts/citizen_window.h"
#include "ui/kit/segments.h"
#include "ui/kit/theme.h"
#include "ui/reception/owner_form.h"
#include "ui/shell/desk_frame.h"

#include <QAction>
#include <QMenu>
#include <QComboBox>
#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QTabBar>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using test::DeskFixture;
using test::waitUntil;

namespace {

struct Shooter
{
    DeskFixture& desk;
    QDir out;
    int taken = 0;

    void take(const QString& name)
    {
        if (test::settled() && desk.window->grab().save(out.filePath(name + ".png"_L1), "PNG", 85))
            ++taken;
    }
};

ui::accounts::CitizenWindow* citizens()
{
    for (QWidget* one : QApplication::topLevelWidgets()) {
        if (auto* found = qobject_cast<ui::accounts::CitizenWindow*>(one))
            return found;
    }
    return nullptr;
}

//! A citizen's account from the empty form to the password, then a number that has one, and the profile. Each language and theme opens its own.
bool shootAccounts(Shooter& shooter, const QString& end)
{
    DeskFixture& desk = shooter.desk;
    static int person = 0;
    const QString number = u"00119000%1"_s.arg(++person, 4, 10, QLatin1Char('0'));
    const auto label = [&desk](const QString& name) { return desk.find<QLabel>(name); };
    const auto fill = [&desk, &number] {
        for (const auto& [name, text] : {std::pair(u"account.userName"_s, number), {u"account.fullName"_s, u"Trần Thị Mậu"_s}, {u"account.birthDate"_s, u"15/02/1990"_s},
                                         {u"account.phone"_s, u"094123490%1"_s.arg(person)}}) {
            desk.type(name, text);
            Q_EMIT desk.find<QLineEdit>(name)->editingFinished();
        }
        desk.find<QCheckBox>(u"account.consent"_s)->setChecked(true);
    };
    // What lies side by side: the citizen's window in front of the clerk's.
    const auto takeBoth = [&](const QString& name) {
        if (!test::settled())
            return;
        QPixmap both = desk.window->grab();
        if (auto* window = citizens())
            QPainter(&both).drawPixmap(desk.window->mapFromGlobal(window->geometry().topLeft()), window->grab());
        if (both.save(shooter.out.filePath(name + ".png"_L1), "PNG", 85))
            ++shooter.taken;
    };
    desk.window->desk()->show(u"accounts"_s);
    shooter.take("account-empty-"_L1 + end);
    fill();
    auto* act = desk.find<QAbstractButton>(u"account.act"_s);
    if (!waitUntil([&] { return act->isEnabled() && label(u"account.known"_s)->text().size() > 0; }))
        return false;
    shooter.take("account-form-"_L1 + end);
    act->click();
    if (!waitUntil([] { return citizens() != nullptr; }))
        return false;
    takeBoth("account-code-"_L1 + end);
    citizens()->findChild<QAbstractButton*>(u"citizen.sampleCode"_s)->click();
    if (!waitUntil([] { return citizens() && citizens()->findChild<QLineEdit*>(u"citizen.password"_s); }))
        return false;
    citizens()->findChild<QLineEdit*>(u"citizen.password"_s)->setText(u"Hoa@Sen2026"_s);
    citizens()->findChild<QLineEdit*>(u"citizen.repeat"_s)->setText(u"Hoa@Sen2026"_s);
    takeBoth("account-password-"_L1 + end);
    citizens()->findChild<QAbstractButton*>(u"citizen.set"_s)->click();
    if (!waitUntil([&] { return label(u"account.done"_s)->isVisible(); }))
        return false;
    takeBoth("account-done-"_L1 + end);
    act->click();
    fill();
    if (!waitUntil([&] { return desk.find<QAbstractButton>(u"account.openProfile"_s)->isVisible(); }))
        return false;
    shooter.take("account-exists-"_L1 + end);
    desk.click(u"account.complain"_s);
    shooter.take("account-complaint-"_L1 + end);
    desk.click(u"account.noComplaint"_s);
    desk.click(u"account.openProfile"_s);
    if (!waitUntil([] { return citizens() != nullptr; }))
        return false;
    citizens()->findChild<QAbstractButton*>(u"citizen.sampleCode"_s)->click();
    if (!waitUntil([&] { return desk.find<QLineEdit>(u"profile.email"_s)->isVisible(); }))
        return false;
    shooter.take("account-profile-"_L1 + end);
    QTest::keyClick(desk.page(u"accounts"_s), Qt::Key_Escape);
    desk.window->office()->setOnline(false);
    (void)waitUntil([&] { return label(u"account.offline"_s)->isVisible(); });
    shooter.take("account-offline-"_L1 + end);
    desk.window->office()->setOnline(true);
    desk.click(u"account.discard"_s);
    desk.window->desk()->show(u"receive"_s);
    return true;
}

bool shootLanguage(Shooter& shooter, const QString& end)
{
    DeskFixture& desk = shooter.desk;
    desk.window->desk()->show(u"queue"_s);
    if (!waitUntil([&] { return desk.find<QAbstractItemView>(u"queue.list"_s)->model()->rowCount() > 0; }))
        return false;
    const auto* tabsThere = desk.find<QTabBar>(u"queue.tabs"_s);
    if (!tabsThere || !waitUntil([&] { return tabsThere->tabData(0).toInt() > 0; }))
        return false;
    shooter.take("queue-"_L1 + end);
    if (auto* tabs = desk.find<QTabBar>(u"queue.tabs"_s)) {
        tabs->setCurrentIndex(4);
        shooter.take("queue-overdue-"_L1 + end);
        tabs->setCurrentIndex(0);
    }
    QTest::keyClick(desk.page(u"queue"_s), Qt::Key_F, Qt::ControlModifier);
    if (auto* menu = desk.window->findChild<QMenu*>(u"queue.filterMenu"_s)) {
        menu->close();
        menu->findChild<QAction*>(u"newFilter"_s)->trigger();
        desk.find<QComboBox>(u"filter.status"_s)->setCurrentIndex(4);
        desk.type(u"filter.received"_s, u"1/1 - 31/12"_s);
        desk.type(u"filter.name"_s, u"Đang xử lý trong năm"_s);
        shooter.take("queue-filter-"_L1 + end);
        desk.click(u"filter.apply"_s);
        desk.click(u"filter.close"_s);
        shooter.take("queue-filtered-"_L1 + end);
        desk.click(u"queue.only"_s);
    }
    auto* search = desk.find<QLineEdit>(u"search"_s);
    search->setFocus();
    QTest::keyClicks(search, u"nguyen"_s);
    shooter.take("find-"_L1 + end);
    search->clear();
    QTest::keyClicks(search, u"tong"_s);
    shooter.take("find-screens-"_L1 + end);
    QTest::keyClick(search, Qt::Key_Escape);
    search->clear();
    desk.window->desk()->show(u"dashboard"_s);
    shooter.take("dashboard-"_L1 + end);
    desk.find<ui::Segments>(u"dashboard.by"_s)->setCurrent(2);
    shooter.take("dashboard-officers-"_L1 + end);
    desk.window->desk()->show(u"receive"_s);
    shooter.take("receive-empty-"_L1 + end);
    desk.type(u"receive.procedure"_s, u"dang ky"_s);
    if (!waitUntil([&] {
            auto* list = desk.window->findChild<QAbstractItemView*>(u"suggestions.list"_s);
            for (auto* one : desk.window->findChildren<QAbstractItemView*>(u"suggestions.list"_s))
                list = one->isVisible() ? one : list;
            return list && list->isVisible();
        }))
        return false;
    shooter.take("receive-procedures-"_L1 + end);
    QTest::keyClick(desk.find<QLineEdit>(u"receive.procedure"_s), Qt::Key_Return);
    for (const auto& [name, text] : {std::pair(u"receive.number"_s, u"066192008314"_s), {u"receive.name"_s, u"Nguyễn Thị Quỳnh Như"_s}, {u"receive.birth"_s, u"14/02/1992"_s},
                                     {u"receive.phone"_s, u"0591447208"_s}, {u"receive.address"_s, u"Số 18, tổ 4, phường An Hòa, Đắk Lắk"_s}}) {
        desk.type(name, text);
        Q_EMIT desk.find<QLineEdit>(name)->editingFinished();
    }
    auto* papers = desk.find<QAbstractItemView>(u"receive.components"_s);
    for (int i = 0; i + 1 < papers->model()->rowCount(); ++i)
        papers->model()->setData(papers->model()->index(i, 0), Qt::Checked, Qt::CheckStateRole);
    desk.find<QLineEdit>(u"receive.email"_s)->setFocus();
    shooter.take("receive-"_L1 + end);
    // The back of another's card: held before the camera, then compared.
    auto* owner = desk.window->findChild<ui::reception::OwnerForm*>();
    owner->toggleBackScan();
    shooter.take("receive-back-scan-"_L1 + end);
    owner->stopScan();
    domain::CitizenCard back;
    back.number = u"066192008341"_s;
    back.birthDate = QDate(1992, 4, 12);
    back.fullName = u"Nguyen Thi Quynh Nhu"_s;
    owner->takeBack(back);
    shooter.take("receive-back-"_L1 + end);
    // The same page for an organisation.
    desk.click(u"receive.discard"_s);
    desk.find<QWidget>(u"receive.kind"_s)->findChild<QAbstractButton*>(u"segment1"_s)->click();
    for (const auto& [name, text] : {std::pair(u"receive.orgNumber"_s, u"0123456788"_s), {u"receive.orgName"_s, u"Công ty TNHH Dịch vụ và Thương mại Sen Hồng"_s},
                                     {u"receive.number"_s, u"066192008314"_s}, {u"receive.name"_s, u"Nguyễn Thị Quỳnh Như"_s}, {u"receive.position"_s, u"Giám đốc"_s},
                                     {u"receive.phone"_s, u"0941447208"_s}, {u"receive.address"_s, u"Số 5, tổ 1, phường An Hòa, Đắk Lắk"_s}}) {
        desk.type(name, text);
        Q_EMIT desk.find<QLineEdit>(name)->editingFinished();
    }
    shooter.take("receive-organisation-"_L1 + end);
    // Beside the tray on a small screen: rows go on in the next line, nothing lies at the side.
    const QSize size = desk.window->size();
    desk.window->desk()->setTrayOpen(true);
    desk.window->resize(1280, 720);
    shooter.take("receive-tray-"_L1 + end);
    desk.window->desk()->setTrayOpen(false);
    desk.window->resize(size);
    if (!shootAccounts(shooter, end))
        return false;
    desk.window->desk()->setTrayOpen(true);
    desk.window->desk()->show(u"queue"_s);
    shooter.take("tray-"_L1 + end);
    desk.window->desk()->setTrayOpen(false);
    desk.window->desk()->show(u"settings"_s);
    shooter.take("settings-"_L1 + end);
    desk.click(u"receive.discard"_s);
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationVersion(u"0.1.0"_s);
    ui::Theme theme(app, ui::ThemeMode::Light);
    const QStringList words = QApplication::arguments();
    const QString folder = words.size() > 1 ? words.at(1) : u"screens"_s;
    if (!QDir().mkpath(folder))
        return 1;
    DeskFixture desk({120, 4, 1, 20, 7, {}});
    if (!desk.isReady())
        return 1;
    if (words.size() > 3)
        desk.window->resize(words.at(2).toInt(), words.at(3).toInt());
    Shooter shooter{desk, QDir(folder)};
    if (!waitUntil([&] { return desk.window->findChild<QAbstractButton*>(u"signIn.official.lan.nguyen"_s) != nullptr; }))
        return 1;
    shooter.take(u"sign-in-vi-light"_s);
    desk.click(u"signIn.official.lan.nguyen"_s);
    if (!waitUntil([&] {
            auto* demo = desk.window->findChild<QAbstractButton*>(u"signIn.demoCode"_s);
            return demo && demo->isVisible();
        }))
        return 1;
    desk.type(u"signIn.code"_s, u"407"_s);
    shooter.take(u"sign-in-code-vi-light"_s);
    desk.click(u"signIn.demoCode"_s);
    if (!waitUntil([&] { return desk.window->office() != nullptr; }) || !desk.waitForSync())
        return 1;
    for (const auto language : {ui::Language::Vietnamese, ui::Language::English}) {
        desk.settings.setLanguage(language);
        if (!test::settled()) // pages are made anew
            return 1;
        for (const auto mode : {ui::ThemeMode::Light, ui::ThemeMode::Dark}) {
            theme.setMode(mode);
            const QString end = (language == ui::Language::English ? u"en"_s : u"vi"_s) + (mode == ui::ThemeMode::Dark ? u"-dark"_s : u"-light"_s);
            if (!shootLanguage(shooter, end))
                return 1;
        }
    }
    desk.session.lock();
    shooter.take(u"lock-en-dark"_s);
    std::printf("%d pictures in %s\n", shooter.taken, qPrintable(folder));
    return 0;
}
