#include "services/dossier_book.h"
#include "services/office.h"
#include "tests/e2e/tour/tour.h"
#include "tests/ui/shell/settled.h"
#include "ui/shell/main_window.h"

#include <QListView>
#include <QTest>

using namespace Qt::StringLiterals;

namespace motcua::tour {

bool offline(Tour& tour)
{
    QString token;
    QList<std::pair<QString, int>> moved; // dossier, steps of its timeline before
    tour.step(u"the clerk signs in again"_s, [&] { return tour.signIn(u"lan.nguyen"_s); });
    tour.step(u"the centre is killed, two dossiers are passed on all the same"_s, [&]() -> QString {
        token = tour.centre().signIn(u"lan.nguyen"_s, u"tour-reader"_s);
        auto* book = tour.main().office()->dossiers();
        services::QueueFilter filter;
        filter.tab = services::QueueTab::All;
        const auto page = book->page(filter, {}, 500);
        if (!QTest::qWaitFor([&] { return page.isFinished(); }, 10000) || !page.result())
            return u"the queue cannot be read"_s;
        QStringList received;
        const auto rows = page.result()->rows;
        for (const services::DossierRow& row : rows) {
            if (row.status == domain::DossierStatus::Received && received.size() < 2)
                received << row.id;
        }
        if (received.size() < 2)
            return u"fewer than two dossiers at status 2"_s;
        for (const QString& id : received)
            moved.append({id, int(tour.centre().get(u"/v1/dossiers/"_s + id, token).json()[u"timeline"_s].toArray().size())});
        tour.centre().kill();
        for (const QString& id : received) {
            const auto done = book->transition(id, domain::DossierStatus::Processing, {}, u"Tư pháp"_s);
            if (!QTest::qWaitFor([&] { return done.isFinished(); }, 10000) || !done.result())
                return u"not taken while offline: "_s + (done.isFinished() ? done.result().error().code : QString());
        }
        QString why = Tour::until([&] {
            const auto& status = tour.main().office()->syncStatus();
            return status.state == services::SyncStatus::State::Offline && status.waiting == 2;
        }, u"the words offline, 2 waiting"_s, 60000);
        if (auto* chip = tour.find(u"syncChip"_s))
            QTest::mouseClick(chip, Qt::LeftButton);
        (void)test::settled();
        tour.pictureBoth(u"offline"_s);
        return why;
    });
    tour.step(u"the centre is back, both settle exactly once"_s, [&]() -> QString {
        if (!tour.centre().start())
            return u"the centre did not start again: "_s + tour.centre().problem();
        tour.key(Qt::Key_G, Qt::ControlModifier);
        QString why = Tour::until([&] {
            const auto& status = tour.main().office()->syncStatus();
            return status.state == services::SyncStatus::State::Synced && status.waiting == 0;
        }, u"everything sent"_s, 60000);
        if (!why.isEmpty())
            return why;
        for (const auto& [id, before] : moved) {
            const QJsonObject dossier = tour.centre().get(u"/v1/dossiers/"_s + id, token).json();
            if (dossier[u"status"_s].toInt() != 4)
                return u"a dossier is at status %1"_s.arg(dossier[u"status"_s].toInt());
            if (dossier[u"timeline"_s].toArray().size() != before + 1)
                return u"a dossier made %1 steps instead of one"_s.arg(dossier[u"timeline"_s].toArray().size() - before);
        }
        (void)test::settled();
        tour.picture(u"online-again"_s);
        return {};
    });
    return tour.step(u"the clerk signs out at the end"_s, [&] { return tour.signOut(); });
}

} // namespace motcua::tour
