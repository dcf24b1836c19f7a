#include "services/office.h"
#include "tests/e2e/tour/tour.h"
#include "tests/ui/shell/settled.h"
#include "ui/cell/review_page.h"
#include "ui/shell/main_window.h"

#include <QAbstractButton>
#include <QListView>
#include <QTest>

using namespace Qt::StringLiterals;

namespace motcua::tour {

bool cell(Tour& tour)
{
    QString token;
    QString id;
    // Some register without a card; those are no comparison.
    const auto hasPhoto = [&](const QString& registration) {
        return !tour.centre().get(u"/v1/registrations/"_s + registration, token).json()[u"photo"_s].toString().isEmpty();
    };
    tour.step(u"the party-cell secretary signs in"_s, [&] { return tour.signIn(u"trung.vo"_s); });
    tour.step(u"a registration is read beside its card"_s, [&]() -> QString {
        token = tour.centre().signIn(u"trung.vo"_s, u"tour-reader"_s);
        QString why = Tour::until([&] {
            auto* list = tour.find<QListView>(u"reviewQueue"_s);
            return list && list->model()->rowCount() > 3;
        }, u"registrations in the queue"_s);
        if (!why.isEmpty())
            return why;
        auto* list = tour.find<QListView>(u"reviewQueue"_s);
        list->setFocus();
        // Walks down to the first whose card agrees: the button comes on by itself once the card is read.
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            list->setCurrentIndex(list->model()->index(row, 0));
            (void)QTest::qWaitFor([&] {
                auto* approve = tour.find<QAbstractButton>(u"approve"_s);
                return approve && approve->isEnabled();
            }, 6000);
            auto* approve = tour.find<QAbstractButton>(u"approve"_s);
            if (approve && approve->isEnabled() && hasPhoto(tour.find<ui::ReviewPage>(u"reviewPage"_s)->currentId())) {
                id = tour.find<ui::ReviewPage>(u"reviewPage"_s)->currentId();
                tour.note(u"row"_s, row);
                tour.pictureBoth(u"review"_s);
                return {};
            }
            if (row == 0)
                tour.picture(u"review-first"_s);
        }
        return u"no registration could be approved"_s;
    });
    tour.step(u"it is approved with one key, the centre has it"_s, [&]() -> QString {
        QString why = Tour::until([&] {
            auto* page = tour.find<ui::ReviewPage>(u"reviewPage"_s);
            auto* approve = tour.find<QAbstractButton>(u"approve"_s);
            return page && page->currentId() == id && approve && approve->isEnabled();
        }, u"the same registration after the change of language"_s);
        if (!why.isEmpty())
            return why;
        tour.find<QListView>(u"reviewQueue"_s)->setFocus();
        tour.key(Qt::Key_Return);
        why = Tour::until([&] { return tour.centre().get(u"/v1/registrations/"_s + id, token).json()[u"status"_s].toString() == "approved"_L1; },
                          u"the approval at the centre"_s);
        (void)test::settled();
        tour.picture(u"approved"_s);
        tour.note(u"registration"_s, id);
        return why;
    });
    tour.step(u"a registration that differs is marked"_s, [&]() -> QString {
        auto* list = tour.find<QListView>(u"reviewQueue"_s);
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            list->setCurrentIndex(list->model()->index(row, 0));
            if (QTest::qWaitFor([&] { return tour.find(u"confirmField"_s) != nullptr; }, 2500)) {
                tour.pictureBoth(u"review-differs"_s);
                tour.pictureDark(u"review-differs"_s);
                return {};
            }
        }
        return u"no difference was marked, though some are planted"_s;
    });
    tour.step(u"the secretary signs out"_s, [&] { return tour.signOut(); });
    return tour.step(u"the cell is done"_s, [] { return QString(); });
}

} // namespace motcua::tour
