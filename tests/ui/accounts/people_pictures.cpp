// motcua-people-pictures OUT_DIR: an organisation as owner and its correction, complaints about accounts from the empty list to the
// decision and without a line; both languages and both themes, 1366×768.
#include "domain/dossier.h"
#include "tests/ui/shell/desk_fixture.h"
#include "tests/ui/shell/settled.h"
#include "ui/kit/theme.h"
#include "ui/shell/desk_frame.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTabBar>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using test::DeskFixture;
using test::waitUntil;

namespace {

//! Where it did not go on.
bool stuck(int line)
{
    std::printf("line %d: not in time\n", line);
    return false;
}

struct Shooter
{
    QDir out;
    int taken = 0;

    void take(DeskFixture& desk, const QString& name)
    {
        if (test::settled() && desk.window->grab().save(out.filePath(name + ".png"_L1), "PNG", 85))
            ++taken;
    }
};

QJsonObject check(test::BackendProcess& centre)
{
    const QJsonObject code = centre.get(u"/v1/accounts/check-code"_s).json();
    return {{u"id"_s, code["id"_L1]}, {u"answer"_s, code["demoAnswer"_L1]}};
}

bool openAccount(test::BackendProcess& centre, const QString& number, const QString& name, const QString& phone)
{
    const QJsonObject code = centre.post(u"/v1/accounts/registrations"_s, {{u"kind"_s, u"citizen"_s}, {u"method"_s, u"mobile"_s}, {u"userName"_s, number}, {u"fullName"_s, name},
                                                                           {u"birthDate"_s, u"15/02/1990"_s}, {u"phone"_s, phone}, {u"consent"_s, true}, {u"check"_s, check(centre)}}).json();
    const QString ticket = centre.post(u"/v1/accounts/otp"_s, {{u"challenge"_s, code["challenge"_L1]}, {u"code"_s, code["demoOtp"_L1]}}).json()["ticket"_L1].toString();
    return centre.post(u"/v1/accounts/password"_s, {{u"ticket"_s, ticket}, {u"password"_s, u"Hoa@Sen2026"_s}, {u"repeat"_s, u"Hoa@Sen2026"_s}}).status == 201;
}

bool complain(test::BackendProcess& centre, const QString& number, const QString& name, const QString& phone)
{
    return centre.post(u"/v1/accounts/complaints"_s, {{u"kind"_s, u"citizen"_s}, {u"userName"_s, number}, {u"fullName"_s, name}, {u"phone"_s, phone},
                                                      {u"text"_s, u"Tôi chưa từng mở tài khoản nào, tháng trước tôi có làm mất căn cước ở bến xe. Xin xem lại và trả số cho tôi."_s},
                                                      {u"check"_s, check(centre)}}).status == 204;
}

bool shootOrganisation(Shooter& shooter, DeskFixture& desk, const QString& id, const QString& code, const QString& end)
{
    desk.window->desk()->show(u"queue"_s, id);
    const auto visible = [&desk](const QString& name) {
        const auto all = desk.window->findChildren<QWidget*>(name);
        return std::any_of(all.begin(), all.end(), [](const QWidget* one) { return one->isVisible(); });
    };
    if (!waitUntil([&] { return visible(u"detail.edit"_s) && desk.find<QLabel>(u"detail.code"_s)->text() == code; }))
        return stuck(__LINE__);
    shooter.take(desk, "organisation-"_L1 + end);
    QTest::keyClick(desk.page(u"queue"_s), Qt::Key_E, Qt::ControlModifier);
    if (!waitUntil([&] { return visible(u"edit.representative"_s); }))
        return stuck(__LINE__);
    desk.type(u"edit.representativeId"_s, u"06608700451"_s);
    shooter.take(desk, "organisation-edit-"_L1 + end);
    desk.click(u"edit.cancel"_s);
    return true;
}

bool shootComplaints(Shooter& shooter, DeskFixture& desk, const QString& end)
{
    const auto rows = [&desk] { return desk.find<QAbstractItemView>(u"complaints.list"_s)->model(); };
    auto* page = desk.page(u"complaints"_s);
    QTest::keyClick(page, Qt::Key_F5);
    if (!waitUntil([&] { return rows()->rowCount() == 3; }))
        return stuck(__LINE__);
    auto* list = desk.find<QAbstractItemView>(u"complaints.list"_s);
    list->setCurrentIndex(rows()->index(0, 0));
    shooter.take(desk, "complaint-"_L1 + end);
    QTest::keyClick(page, Qt::Key_F6); // without a reason
    shooter.take(desk, "complaint-reason-"_L1 + end);
    desk.find<QPlainTextEdit>(u"complaints.reason"_s)->setPlainText(u"Đã xem căn cước gốc, ảnh và vân tay khớp; người đứng tên là người khác"_s);
    QTest::keyClick(page, Qt::Key_F6);
    shooter.take(desk, "complaint-uphold-"_L1 + end);
    QTest::keyClick(page, Qt::Key_Escape);
    list->setCurrentIndex(rows()->index(1, 0));
    shooter.take(desk, "complaint-own-phone-"_L1 + end);
    desk.window->office()->setOnline(false);
    if (!waitUntil([&] { return desk.find<QLabel>(u"complaints.offline"_s)->isVisible(); }))
        return stuck(__LINE__);
    shooter.take(desk, "complaint-offline-"_L1 + end);
    desk.window->office()->setOnline(true);
    desk.window->office()->sendNow();
    if (!waitUntil([&] { return !desk.find<QLabel>(u"complaints.offline"_s)->isVisible(); }, 20'000))
        return stuck(__LINE__);
    auto* tabs = page->findChild<QTabBar*>(u"complaints.tabs"_s);
    tabs->setCurrentIndex(1);
    if (!waitUntil([&] { return rows()->rowCount() == 1; }))
        return stuck(__LINE__);
    shooter.take(desk, "complaint-decided-"_L1 + end);
    tabs->setCurrentIndex(0);
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    ui::Theme theme(app, ui::ThemeMode::Light);
    const QStringList words = QApplication::arguments();
    Shooter shooter{QDir(words.size() > 1 ? words.at(1) : u"people"_s)};
    if (!QDir().mkpath(shooter.out.path()))
        return 1;
    DeskFixture desk({120, 1, 1, 4, 7, {}});
    if (!desk.isReady() || !desk.signIn(u"lan.nguyen"_s) || !desk.waitForSync())
        return 1;
    DeskFixture office(desk);
    if (!office.isReady() || !office.signIn(u"admin"_s, u"Motcua@2026"_s) || !office.waitForSync())
        return 1;
    for (DeskFixture* one : {&desk, &office})
        one->window->resize(1366, 768);
    const QString token = desk.backend.signIn(u"ha.le"_s, u"another-device"_s);
    QString company;
    QString code;
    for (const QJsonObject& line : desk.backend.feed(u"agency:H15.50.05.13"_s, token)) {
        if (line["body"_L1]["owner"_L1]["kind"_L1].toString() == "organisation"_L1 && line["body"_L1]["status"_L1].toInt() == 4) {
            company = line["id"_L1].toString();
            code = line["body"_L1]["code"_L1].toString();
        }
    }
    office.window->desk()->show(u"complaints"_s);
    shooter.take(office, u"complaint-none-vi-light"_s);
    auto& centre = desk.backend;
    if (company.isEmpty() || !openAccount(centre, u"001190000017"_s, u"Lê Thị Sen"_s, u"0941234947"_s) || !openAccount(centre, u"001190000033"_s, u"Trần Thị Mậu"_s, u"0941234948"_s)
        || !complain(centre, u"001190000017"_s, u"Nguyễn Thị Quỳnh Như"_s, u"0987654321"_s) || !complain(centre, u"001190000033"_s, u"Trần Thị Mậu"_s, u"0941234948"_s)
        || !complain(centre, u"001190000041"_s, u"Phạm Thị Mơ"_s, u"0987654323"_s) || !complain(centre, u"001190000058"_s, u"Võ Thị Sáu"_s, u"0987654324"_s))
        return 1;
    const QString admin = centre.signIn(u"admin"_s, u"a-third-device"_s);
    const QString last = centre.get(u"/v1/complaints"_s, admin).json()["items"_L1].toArray().last()["id"_L1].toString();
    if (centre.post(u"/v1/complaints/%1/decision"_s.arg(last), {{u"decision"_s, u"declined"_s}, {u"note"_s, u"Không có tài khoản nào của số này"_s}}, admin).status != 200)
        return 1;
    for (const auto language : {ui::Language::Vietnamese, ui::Language::English}) {
        for (DeskFixture* one : {&desk, &office}) {
            // The screens are made anew a little later; until then the old ones would be driven, and their begun work taken over.
            const bool changes = one->settings.language() != language;
            const QPointer<QObject> before = one->window->desk();
            one->settings.setLanguage(language);
            if (changes && !waitUntil([&] { return before.isNull(); }))
                return 1;
        }
        office.window->desk()->show(u"complaints"_s);
        for (const auto mode : {ui::ThemeMode::Light, ui::ThemeMode::Dark}) {
            theme.setMode(mode);
            const QString end = (language == ui::Language::English ? u"en"_s : u"vi"_s) + (mode == ui::ThemeMode::Dark ? u"-dark"_s : u"-light"_s);
            if (!shootOrganisation(shooter, desk, company, code, end) || !shootComplaints(shooter, office, end)) {
                std::printf("failed at %s\n", qPrintable(end));
                shooter.take(desk, u"stuck-desk"_s);
                shooter.take(office, u"stuck-office"_s);
                return 1;
            }
        }
    }
    std::printf("%d pictures in %s\n", shooter.taken, qPrintable(shooter.out.path()));
    return 0;
}
