// Writes the pictures of the meetings' page (1158×660, as in a window of 1366×768 with its rail) to a folder: both languages, both themes.
#include "../kit/tsv_translator.h"
#include "tests/support/places.h"
#include "tests/ui/shell/settled.h"
#include "ui/kit/format.h"
#include "ui/kit/theme.h"
#include "ui/meetings/meetings_page.h"

#include <QApplication>
#include <QDir>
#include <QListView>
#include <QPromise>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace motcua;

namespace {

template<class T>
QFuture<Result<T>> now(T value)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(Result<T>(std::move(value)));
    promise.finish();
    return promise.future();
}

domain::Meeting meeting(const QString& id, const QString& title, int day)
{
    domain::Meeting m;
    m.id = id;
    m.rev = 3;
    m.title = title;
    m.place = u"Hội trường lớn, tầng 2"_s;
    m.startsAt = QDateTime(QDate(2026, 11, day), QTime(1, 30), Qt::UTC);
    m.opensAt = m.startsAt.addSecs(-3600);
    m.closesAt = m.startsAt.addSecs(4 * 3600);
    m.gates = {u"Cửa 1"_s, u"Cửa 2"_s};
    m.expected = 180;
    return m;
}

services::UnitInvitation unit(int n, const QString& name, int seats, int named, int sent)
{
    services::UnitInvitation one;
    one.id = u"i%1"_s.arg(n);
    one.number = u"%1/GM-VP"_s.arg(n, 2, 10, QChar(u'0'));
    one.unit = name;
    one.seats = seats;
    one.attendees = named;
    one.sent = sent;
    return one;
}

//! A week's meetings of an office; invented units and people.
ui::MeetingsSource source()
{
    ui::MeetingsSource s;
    s.now = [] { return QDateTime(QDate(2026, 11, 21), QTime(2, 0), Qt::UTC); };
    s.meetings = [] {
        return now<std::vector<domain::Meeting>>({meeting(u"m1"_s, u"Hội nghị tổng kết công tác năm 2026"_s, 25),
                                                  meeting(u"m2"_s, u"Hội nghị sơ kết một năm thực hiện quy chế dân chủ ở cơ sở"_s, 27)});
    };
    s.invitations = [](const domain::Id&) {
        return now<std::vector<services::UnitInvitation>>({unit(9, u"Ủy ban nhân dân phường An Hòa"_s, 12, 12, 12), unit(10, u"Sở Nông nghiệp và Môi trường"_s, 8, 5, 4),
                                                           unit(11, u"Trung tâm Phục vụ hành chính công"_s, 4, 0, 0)});
    };
    s.guests = [](const domain::Id&, const services::UnitInvitation&) {
        return now<std::vector<services::MeetingGuest>>({{u"a1"_s, u"Trần Thị Mậu"_s, u"Phó Chủ tịch Ủy ban nhân dân"_s, u"mau@anhoa.example.vn"_s, u"sent"_s, u"p1"_s},
                                                         {u"a2"_s, u"Lê Văn Tám"_s, u"Chánh Văn phòng"_s, u"tam@anhoa.example.vn"_s, u"unsent"_s, {}}});
    };
    s.askPath = [](QWidget*, const QString&, const QString&) { return QString(); };
    return s;
}

bool shoot(QWidget& page, const QString& path)
{
    if (!test::settled())
        return false;
    return page.grab().save(path, "PNG", 85);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"."_s;
    QDir().mkpath(folder);
    ui::Theme theme(app, ui::ThemeMode::Light);
    test::TsvTranslator words(test::sourcePath("translations"));
    bool good = true;
    for (const bool vietnamese : {true, false}) {
        ui::setLanguage(vietnamese ? ui::Language::Vietnamese : ui::Language::English);
        if (vietnamese)
            app.installTranslator(&words);
        else
            app.removeTranslator(&words);
        for (const bool dark : {false, true}) {
            theme.setMode(dark ? ui::ThemeMode::Dark : ui::ThemeMode::Light);
            ui::MeetingsPage page(source());
            page.resize(1158, 660);
            page.show();
            page.activateWindow();
            const QString name = folder + (vietnamese ? u"/vi"_s : u"/en"_s) + (dark ? u"-dark-"_s : u"-light-"_s);
            good = shoot(page, name + u"meetings.png"_s) && good;
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &page, Qt::Key_F2);
            good = shoot(page, name + u"meetings-new.png"_s) && good;
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &page, Qt::Key_Escape);
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &page, Qt::Key_F3);
            good = shoot(page, name + u"meetings-invite.png"_s) && good;
        }
    }
    return good ? 0 : 1;
}
