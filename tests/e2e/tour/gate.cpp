#include "services/check_in_desk.h"
#include "services/office.h"
#include "services/scan_station.h"
#include "tests/e2e/tour/tour.h"
#include "tests/support/pass_video.h"
#include "tests/support/virtual_webcam.h"
#include "ui/shell/main_window.h"

#include <QElapsedTimer>
#include <QListView>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace motcua::tour {

namespace {

//! People at a webcam: each holds the pass up until the gate has seen it, then takes it away.
QString holdUp(const QList<PrintedPass>& passes, test::VirtualWebcam& webcam, const int& seen)
{
    QRandomGenerator random(11);
    for (const PrintedPass& pass : passes) {
        const int before = seen;
        const double tilt = 11 - 22 * random.generateDouble();
        int frame = 0;
        QElapsedTimer since;
        since.start();
        const QString why = Tour::until([&] {
            if (since.elapsed() >= frame * 100) { // comes in tilted and blurred, steadies
                const double coming = 1.0 / (1 + frame++);
                webcam.show(test::passFrame(pass.qr, {tilt, 0.03, 0.4 + 2.2 * coming * coming, 0.9, 5, {90 * coming, 40 * coming}}, random.generate()));
            }
            return seen > before;
        }, u"the code of one pass"_s, 30000);
        if (!why.isEmpty())
            return why;
        webcam.show(test::passFrame({}, {}, random.generate()));
        QTest::qWait(150);
    }
    return {};
}

} // namespace

bool gate(Tour& tour, const QList<PrintedPass>& shown, const QList<PrintedPass>& again, test::VirtualWebcam* webcam)
{
    QString token;
    bool ended = false;
    int seen = 0;
    QObject context;
    tour.step(u"the guard signs in"_s, [&] { return tour.signIn(u"hung.tran"_s); });
    tour.step(u"meeting and gate are chosen"_s, [&]() -> QString {
        token = tour.centre().signIn(u"hung.tran"_s, u"tour-reader"_s);
        QObject::connect(&tour.client().station(), &services::ScanStation::finished, &context, [&] { ended = true; });
        QObject::connect(&tour.client().station(), &services::ScanStation::codeSeen, &context, [&] {
            const int mine = ++seen;
            // Pictures of the first verdict and of the first "already inside"; the verdict is there well within that time.
            if (mine == 1 || mine == shown.size() + 1)
                QTimer::singleShot(150, &context, [&tour, mine] { tour.picture(mine == 1 ? u"gate-admitted"_s : u"gate-already-inside"_s); });
        });
        QString why = Tour::until([&] {
            auto* list = tour.find<QListView>(u"meetings"_s);
            return list && list->model()->rowCount() > 0;
        }, u"the meetings"_s);
        if (!why.isEmpty())
            return why;
        tour.pictureBoth(u"gate-choose"_s);
        why = Tour::until([&] { return tour.find<QListView>(u"meetings"_s) && tour.find<QListView>(u"meetings"_s)->model()->rowCount() > 0; },
                          u"the meetings again"_s);
        if (!why.isEmpty())
            return why;
        auto* list = tour.find<QListView>(u"meetings"_s);
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (index.data(Qt::UserRole + 1).toString() == shown.first().meetingId)
                list->setCurrentIndex(index);
        }
        QTest::qWait(200);
        if (auto* gates = tour.find<QListView>(u"gates"_s))
            gates->setCurrentIndex(gates->model()->index(0, 0));
        return tour.click(u"beginGate"_s);
    });
    tour.step(webcam ? u"passes are scanned by a virtual webcam"_s : u"passes are scanned from the video"_s, [&]() -> QString {
        tour.note(u"camera"_s, webcam ? u"virtual webcam (PipeWire)"_s : u"video file"_s);
        if (QString why = webcam ? holdUp(shown + again, *webcam, seen) : Tour::until([&] { return ended; }, u"the end of the video"_s, 180000); !why.isEmpty())
            return why;
        QTest::qWait(500);
        tour.note(u"codesSeen"_s, seen);
        return {};
    });
    tour.step(u"each pass is admitted once, the second showing is \"already inside\""_s, [&]() -> QString {
        const auto scans = [&] { return tour.centre().get(u"/v1/meetings/%1/check-ins"_s.arg(shown.first().meetingId), token).json()[u"items"_s].toArray(); };
        const auto expected = shown.size() + again.size();
        if (QString why = Tour::until([&] { return scans().size() >= expected; }, u"%1 scans at the centre"_s.arg(expected)); !why.isEmpty())
            return why + u" (%1 there)"_s.arg(scans().size());
        QHash<QString, int> admitted;
        QHash<QString, int> inside;
        for (const QJsonValue& scan : scans()) {
            const QString pass = scan[u"passId"_s].toString();
            if (scan[u"admitted"_s].toBool())
                ++admitted[pass];
            else if (scan[u"verdict"_s].toString() == "already_inside"_L1)
                ++inside[pass];
        }
        tour.note(u"admitted"_s, admitted.size());
        tour.note(u"alreadyInside"_s, inside.size());
        for (const PrintedPass& pass : shown) {
            if (admitted.value(pass.id) != 1)
                return u"%1 admissions of one pass"_s.arg(admitted.value(pass.id));
        }
        for (const PrintedPass& pass : again) {
            if (inside.value(pass.id) != 1)
                return u"%1 times \"already inside\" for a pass shown twice"_s.arg(inside.value(pass.id));
        }
        return {};
    });
    tour.step(u"who came stands in the list"_s, [&]() -> QString {
        QTest::qWait(300);
        tour.pictureBoth(u"gate"_s);
        tour.pictureDark(u"gate"_s);
        tour.key(Qt::Key_F9);
        QString why = Tour::until([&] {
            auto* list = tour.find<QListView>(u"attendanceList"_s);
            return list && list->model()->rowCount() >= shown.size();
        }, u"the attendance list"_s);
        tour.picture(u"gate-list"_s);
        return why;
    });
    if (webcam) {
        tour.step(u"the webcam is pulled out and plugged in again"_s, [&]() -> QString {
            tour.key(Qt::Key_Escape);
            using Problem = services::ScanStation::Problem;
            webcam->pull();
            const auto& station = tour.client().station();
            if (QString why = Tour::until([&] { return station.problem() == Problem::Lost; }, u"word of the lost camera"_s); !why.isEmpty())
                return why;
            tour.pictureBoth(u"gate-no-camera"_s);
            webcam->plug();
            return Tour::until([&] { return station.problem() == Problem::None; }, u"the camera's return"_s, 40000);
        });
    }
    tour.step(u"the guard signs out"_s, [&] { return tour.signOut(); });
    return tour.step(u"the gate is done"_s, [] { return QString(); });
}

} // namespace motcua::tour
