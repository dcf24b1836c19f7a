// Writes the gate's pictures (1366×768) to a folder, to be laid beside the design's.
#include "../kit/tsv_translator.h"
#include "fake_gate.h"
#include "tests/support/places.h"
#include "tests/ui/shell/settled.h"
#include "ui/gate/gate_page.h"
#include "ui/kit/format.h"
#include "ui/kit/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPainter>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace motcua;
using services::ScanStation;

namespace {

bool shoot(ui::GatePage& page, const QString& path)
{
    if (!test::settled())
        return false;
    return page.grab().save(path, "PNG", 85);
}

//! Somebody holding a phone with a code: enough of a picture to judge outline and caption by.
QImage phone()
{
    QImage frame(960, 640, QImage::Format_RGB32);
    frame.fill(QColor(0x34, 0x37, 0x3a));
    QPainter painter(&frame);
    painter.fillRect(340, 60, 280, 520, QColor(0xf4, 0xf6, 0xf6));
    for (int y = 0; y < 21; ++y) {
        for (int x = 0; x < 21; ++x) {
            if ((x * 7 + y * 11 + x * y) % 3 == 0)
                painter.fillRect(380 + x * 10, 180 + y * 10, 10, 10, Qt::black);
        }
    }
    return frame;
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
            test::FakeGate desk;
            desk.arrivedBefore = 134;
            desk.withKiosk = true;
            desk.scanner = ui::SerialScanner{{u"ttyUSB0"_s}, u"ttyUSB0"_s, true, false};
            desk.network = ui::GateNetwork{true, false, true, 1, {}};
            desk.add(u"1"_s, u"Lê Hoàng Uyên"_s, u"Phó Chủ tịch Hội Nông dân"_s, {});
            desk.add(u"2"_s, u"Nguyễn Thị Hồng Ngọc"_s, u"Chủ tịch Hội Liên hiệp Phụ nữ"_s, u"Phường An Hòa"_s).seat = u"C12"_s;
            desk.add(u"3"_s, u"Lưu Quốc Việt"_s, u"Chuyên viên, Văn phòng Đảng ủy"_s, {});
            desk.verdicts[u"3"_s] = domain::VerdictKind::WrongMeeting;
            desk.verdicts[u"4"_s] = domain::VerdictKind::Damaged;
            ui::GatePage page(desk.source());
            page.setMuted(true);
            page.resize(1366, 768);
            page.show();
            page.activateWindow();
            page.setCamera(vietnamese ? u"Máy ảnh 1"_s : u"Camera 1"_s, ScanStation::Problem::None);
            page.setSync({ui::SyncLook::Ok, QTime(8, 14), 0});
            page.setCameraOffers({false, false, false, true});
            const QString name = folder + (vietnamese ? u"/vi"_s : u"/en"_s) + (dark ? u"-dark-"_s : u"-light-"_s);
            const auto see = [&](const QString& code) {
                page.showPreview(phone());
                page.codeSeen(code, QPolygonF({{375, 175}, {595, 175}, {595, 395}, {375, 395}}), {960, 640}, 38);
            };
            const auto press = [&](const QString& action) { page.findChild<QAction*>(action)->trigger(); };
            good = shoot(page, name + u"ready.png"_s) && good;
            page.setCameraOffers({true, true, true, true});
            page.setCameraWishes({true, true, domain::CameraWishes::brightest});
            page.showPreview(phone());
            good = shoot(page, name + u"camera.png"_s) && good;
            page.setCameraOffers({false, false, false, true});
            see(u"1"_s);
            see(u"4"_s);
            see(u"2"_s);
            good = shoot(page, name + u"admitted.png"_s) && good;
            page.setSync({ui::SyncLook::Offline, QTime(8, 11), 23});
            see(u"2"_s);
            good = shoot(page, name + u"already.png"_s) && good;
            press(u"overrule"_s);
            good = shoot(page, name + u"reason.png"_s) && good;
            press(u"find"_s);
            page.findChild<QLineEdit*>(u"findName"_s)->setText(u"n"_s);
            good = shoot(page, name + u"find.png"_s) && good;
            press(u"walkIn"_s);
            good = shoot(page, name + u"walk-in.png"_s) && good;
            press(u"attendance"_s);
            good = shoot(page, name + u"attendance.png"_s) && good;
            press(u"noteIncident"_s);
            good = shoot(page, name + u"incident.png"_s) && good;
            press(u"preflightAction"_s);
            good = shoot(page, name + u"preflight.png"_s) && good;
            page.findChild<QAbstractButton*>(u"preflightDone"_s)->click();
            page.findChild<QAbstractButton*>(u"gateKiosk"_s)->click();
            good = shoot(page, name + u"kiosk.png"_s) && good;
            page.twoCodesSeen();
            good = shoot(page, name + u"two-codes.png"_s) && good;
            see(u"3"_s);
            press(u"typeCode"_s);
            good = shoot(page, name + u"wrong-meeting.png"_s) && good;
            desk.error = Error{ErrorKind::DiskFull, u"disk_full"_s};
            page.setCamera(u"Camera 1"_s, ScanStation::Problem::Lost);
            QTimer::singleShot(0, &page, [&] { page.scan(u"1"_s, domain::ScanSource::Manual); });
            good = shoot(page, name + u"disk-full.png"_s) && good;
            desk.error.reset();
            page.setCamera(vietnamese ? u"Máy ảnh 1"_s : u"Camera 1"_s, ScanStation::Problem::NoCamera);
            desk.also = {desk.meetings[1].id};
            desk.readiness.also = {{desk.meetings[1].title, 0, 3, 40}};
            page.gateChanged();
            page.findChild<QAbstractButton*>(u"closePanel"_s)->click();
            press(u"attendance"_s);
            good = shoot(page, name + u"two-meetings.png"_s) && good;
            press(u"preflightAction"_s);
            good = shoot(page, name + u"two-meetings-preflight.png"_s) && good;
            desk.here = {};
            page.gateChanged();
            good = shoot(page, name + u"choose.png"_s) && good;
        }
    }
    return good ? 0 : 1;
}
