// Writes the review page's pictures (1366×768 in a frame of the window's colour) to a folder, to be laid beside the design's.
#include "../kit/tsv_translator.h"
#include "fake_reviews.h"
#include "tests/support/places.h"
#include "tests/ui/shell/settled.h"
#include "ui/cell/review_page.h"
#include "ui/kit/format.h"
#include "ui/kit/theme.h"

#include <QApplication>
#include <QDir>
#include <QPainter>

using namespace Qt::StringLiterals;
using namespace motcua;
using services::FieldMatch;

namespace {

bool shoot(ui::ReviewPage& page, const QString& path)
{
    if (!test::settled())
        return false;
    QPixmap sheet(1366, 768);
    sheet.fill(ui::color(ui::Token::Window));
    QPainter painter(&sheet);
    painter.drawPixmap(208, 56, page.grab());
    return sheet.save(path, "PNG", 85);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"."_s;
    QDir().mkpath(folder);
    ui::Theme theme(app, ui::ThemeMode::Light);
    test::TsvTranslator words(motcua::test::sourcePath("translations"));
    bool good = true;
    for (const bool vietnamese : {true, false}) {
        ui::setLanguage(vietnamese ? ui::Language::Vietnamese : ui::Language::English);
        if (vietnamese)
            app.installTranslator(&words);
        else
            app.removeTranslator(&words);
        for (const bool dark : {false, true}) {
            theme.setMode(dark ? ui::ThemeMode::Dark : ui::ThemeMode::Light);
            test::FakeReviews desk;
            desk.add(u"a"_s, u"Phạm Thị Ngọc Hạnh"_s, u"07318642"_s, QDate(1984, 3, 12));
            desk.readAs(u"a"_s, u"birthDate"_s, u"1984-08-12"_s, FieldMatch::Differs);
            desk.readAs(u"a"_s, u"homeTown"_s, u"Xã Hoà Thắng tỉnh Đăk Lắk"_s, FieldMatch::MarksOrSpacing, 0.96);
            desk.add(u"b"_s, u"Trịnh Công Thành"_s, u"07318643"_s, QDate(1979, 5, 1));
            desk.duplicates.insert(u"b"_s, {u"a"_s});
            desk.add(u"c"_s, u"Lương Thị Kiều Oanh"_s, u"07318644"_s, QDate(1990, 7, 30));
            desk.readAs(u"c"_s, u"fullName"_s, {}, FieldMatch::NotRead, 0);
            desk.readAs(u"c"_s, u"cardNumber"_s, {}, FieldMatch::NotRead, 0);
            desk.add(u"d"_s, u"Đỗ Minh Triết"_s, u"07318645"_s, QDate(1990, 7, 30));
            desk.add(u"e"_s, u"Nguyễn Hữu Phước"_s, {}, QDate(1995, 2, 3), false).cvNumber = u"123456AB"_s;
            desk.add(u"f"_s, u"Hồ Thị Xuân Mai"_s, u"07318646"_s, QDate(1991, 7, 30));
            desk.add(u"g"_s, u"Mai Văn Khởi"_s, u"07318647"_s, QDate(1971, 7, 30));
            desk.blocked.insert(u"g"_s, u"own_registration"_s);
            auto& earlier = desk.add(u"z"_s, u"Đỗ Minh Triết"_s, {}, QDate(1990, 7, 30), false);
            earlier.cvNumber = u"123456DB"_s;
            earlier.status = domain::RegistrationStatus::Approved;
            earlier.history.push_back({desk.now.addDays(-90), u"Đặng Thị Hoa"_s, domain::RegistrationStatus::Approved, {}, {}, {}, {}, {}});
            desk.duplicates.insert(u"d"_s, {u"z"_s});
            desk.roster = {{2, u"Phạm Thị Ngọc Hạnh"_s, u"07318642"_s, {}, QDate(1984, 3, 12), {}, {}, {}},
                           {3, u"Trịnh Công Thành"_s, u"07318643"_s, {}, QDate(1979, 5, 2), {}, {}, {}}};
            ui::ReviewPage page(desk.source());
            page.resize(1158, 684);
            page.show();
            page.activateWindow();
            page.open({});
            const QString name = folder + (vietnamese ? u"/vi"_s : u"/en"_s) + (dark ? u"-dark-"_s : u"-light-"_s);
            good = shoot(page, name + u"review.png"_s) && good;
            page.open(u"b"_s);
            good = shoot(page, name + u"duplicate.png"_s) && good;
            page.open(u"c"_s);
            good = shoot(page, name + u"unread.png"_s) && good;
            page.open(u"d"_s);
            good = shoot(page, name + u"merge.png"_s) && good;
            page.open(u"e"_s);
            good = shoot(page, name + u"without-card.png"_s) && good;
            page.open(u"g"_s);
            good = shoot(page, name + u"own.png"_s) && good;
        }
    }
    return good ? 0 : 1;
}
