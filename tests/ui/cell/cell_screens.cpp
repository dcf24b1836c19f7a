// motcua-cell-screens OUT_DIR: the party cell's screens over the real centre, in both languages and both themes, at 1366×768.
#include "services/bulk_review.h"
#include "services/registration_desk.h"
#include "tests/ui/shell/desk_fixture.h"
#include "tests/ui/shell/settled.h"
#include "ui/cell/assist_page.h"
#include "ui/cell/members_page.h"
#include "ui/cell/review_page.h"
#include "ui/kit/theme.h"
#include "ui/shell/desk_frame.h"

#include <QAbstractItemView>
#include <QAbstractButton>
#include <QApplication>
#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using test::DeskFixture;
using test::waitUntil;

namespace {

//! What a cell's list looks like: most who have registered, somebody born on another day, some who are missing, and what nobody can read.
bool writeList(const QString& path, const std::vector<services::MemberEntry>& entries)
{
    QByteArray csv = "\xef\xbb\xbf" "DANH SÁCH ĐẢNG VIÊN CHI BỘ 4\nTT;Họ và tên;Số thẻ;Ngày sinh;Quê quán;Điện thoại;Chức vụ\n";
    int n = 0;
    for (const auto& entry : entries) {
        const auto& r = entry.registrations.front();
        if (++n % 7 == 0)
            continue;
        const QDate born = n % 6 == 0 ? r.birthDate.addDays(1) : r.birthDate;
        const QStringList cells{QString::number(n), r.fullName, r.cardNumber, born.toString(u"dd/MM/yyyy"_s), r.homeTown, r.phone, n == 1 ? u"Phó bí thư"_s : QString()};
        csv += cells.join(u';').toUtf8() + '\n';
    }
    csv += "90;Quách Thế Vượng;88120455;01/02/1960;Đắk Lắk;905172387;\n91;Lò Thị Én;12;1961;;;\n92;;88120457;03/04/1961;;;\n93;Tạ Quang Duệ;88120458;31/02/1965;;;\n";
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size();
}

//! Says where it stopped.
int stopped(const char* what)
{
    std::fprintf(stderr, "stopped: %s\n", what);
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    ui::Theme theme(app, ui::ThemeMode::Light);
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"screens"_s;
    test::SeedSize size;
    size.dossiers = 2;
    size.registrations = 16;
    size.meetings = 0;
    size.passes = 0;
    DeskFixture desk(size);
    if (!QDir().mkpath(folder) || !desk.isReady() || !desk.signIn(u"trung.vo"_s) || !desk.waitForSync())
        return stopped("signing in");
    auto& registrations = *desk.window->office()->registrations();
    const auto directory = registrations.roster().directory();
    if (!waitUntil([&] { return directory.isFinished(); }) || !directory.result())
        return stopped("the members");
    const std::vector<services::MemberEntry> entries = directory.result()->entries;
    if (entries.size() < 16 || !writeList(desk.dataDir.filePath(u"Danh sách chi bộ 4.csv"_s), entries))
        return stopped("the list");
    bool good = true;
    const auto take = [&](const QString& name) {
        // Cards are read meanwhile, one after the other, and this machine may have other work.
        good = test::settled(300'000) && desk.window->grab().save(folder + u'/' + name + u".png"_s) && good;
    };
    // What a log looks like after some days.
    const auto decide = [&](size_t at, domain::RegistrationStatus status, const QString& reason) {
        const auto done = registrations.decide(entries[at].registrations.front().id, status, reason, {u"fullName"_s, u"cardNumber"_s});
        return waitUntil([&] { return done.isFinished(); }) && done.result().has_value();
    };
    if (!decide(0, domain::RegistrationStatus::Approved, {}) || !decide(4, domain::RegistrationStatus::Returned, u"Ảnh thẻ bị lóa, chụp lại dưới ánh sáng dịu"_s) ||
        !decide(7, domain::RegistrationStatus::Refused, u"Không sinh hoạt tại chi bộ"_s))
        return stopped("the decisions");
    const auto with = std::find_if(entries.begin(), entries.end(), [](const auto& entry) { return !entry.registrations.front().photo.isEmpty(); });
    const auto photo = registrations.photo(with->registrations.front().id);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!waitUntil([&] { return photo.isFinished(); }) || !photo.result() || !buffer.open(QIODevice::WriteOnly) || !photo.result()->save(&buffer, "JPG", 90))
        return stopped("a card's picture");
    bool listed = false;
    for (const auto language : {ui::Language::Vietnamese, ui::Language::English}) {
        desk.settings.setLanguage(language);
        if (!test::settled()) // pages are made anew
            return stopped("another language");
        for (const auto mode : {ui::ThemeMode::Light, ui::ThemeMode::Dark}) {
            theme.setMode(mode);
            const QString end = (language == ui::Language::English ? u"en"_s : u"vi"_s) + (mode == ui::ThemeMode::Dark ? u"-dark"_s : u"-light"_s);
            auto* frame = desk.window->desk();
            frame->show(u"members"_s);
            auto* members = qobject_cast<ui::MembersPage*>(desk.page(u"members"_s));
            members->lookAtFile(desk.dataDir.filePath(u"Danh sách chi bộ 4.csv"_s));
            auto* taking = members->findChild<QAbstractButton*>(u"takeList"_s);
            if (!waitUntil([&] { return taking->isVisible(); }))
                return stopped("a list that is looked at");
            take(u"members-preview-"_s + end);
            if (!std::exchange(listed, true))
                taking->click();
            else
                members->findChild<QAbstractButton*>(u"cancelList"_s)->click();
            take(u"members-"_s + end);
            frame->show(u"log"_s);
            take(u"log-"_s + end);
            frame->show(u"bulk"_s);
            if (!waitUntil([&] { return registrations.bulk().step() != services::BulkReview::Step::Reading; }, 300'000))
                return stopped("reading what may be approved together");
            take(u"bulk-"_s + end);
            frame->show(u"review"_s);
            auto* review = qobject_cast<ui::ReviewPage*>(desk.page(u"review"_s));
            auto* queue = review->findChild<QAbstractItemView*>(u"reviewQueue"_s);
            if (!waitUntil([&] { return queue->model()->rowCount() > 10; }))
                return stopped("the queue");
            for (const int row : {0, 3, 5, 10, 6}) {
                queue->setCurrentIndex(queue->model()->index(row, 0));
                take(u"review-%1-"_s.arg(row) + end);
            }
            frame->show(u"assisted"_s);
            auto* assist = qobject_cast<ui::AssistPage*>(desk.page(u"assisted"_s));
            for (QLineEdit* field : assist->findChildren<QLineEdit*>()) // another language loses nothing
                field->clear();
            assist->findChild<QAbstractButton*>(u"assistNoPhoto"_s)->click();
            take(u"assisted-empty-"_s + end);
            assist->usePicture(bytes);
            if (!waitUntil([&] { return !assist->findChild<QLineEdit*>(u"assist_fullName"_s)->text().isEmpty(); }, 300'000))
                return stopped("a card that is read at the desk");
            QTest::keyClick(assist->findChild<QLineEdit*>(u"assist_fullName"_s), Qt::Key_Return, Qt::ControlModifier);
            take(u"assisted-"_s + end);
        }
    }
    return good ? 0 : stopped("a picture could not be taken");
}
