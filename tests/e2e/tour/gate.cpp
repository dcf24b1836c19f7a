#include "services/check_in_desk.h"
#include "services/office.h"
#include "services/scan_station.h"
#include "tests/e2e/tour/tour.h"
#include "ui/shell/main_window.h"

#include <QListView>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace motcua::tour {

bool gate(Tour& tour, const QList<PrintedPass>& shown, const QList<PrintedPass>& again)
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
    tour.step(u"passes are scanned from the video"_s, [&]() -> QString {
        if (QString why = Tour::until([&] { return ended; }, u"the end of the video"_s, 180000); !why.isEmpty())
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
    tour.step(u"the guard signs out"_s, [&] { return tour.signOut(); });
    return tour.step(u"the gate is done"_s, [] { return QString(); });
}

} // namespace motcua::tour
