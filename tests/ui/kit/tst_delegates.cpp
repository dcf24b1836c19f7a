#include "ui/kit/nav_rail.h"
#include "ui/kit/paint.h"
#include "ui/kit/row_delegate.h"
#include "ui/kit/theme.h"

#include <QApplication>
#include <QListView>
#include <QPainter>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace motcua::ui;
using namespace Qt::StringLiterals;

class TstDelegates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowSizes()
    {
        QStandardItemModel model;
        model.appendRow(new QStandardItem(u"Nguyễn Ễnh"_s));
        const QModelIndex index = model.index(0, 0);
        QCOMPARE(ListRowDelegate().sizeHint({}, index).height(), 56);
        QCOMPARE(ListRowDelegate(nullptr, 36).sizeHint({}, index).height(), 36);
    }

    void chosenRowShowsWhereTheFocusIs()
    {
        QImage image(100, 56, QImage::Format_RGB32);
        const auto paint = [&image](const RowState& state) {
            image.fill(color(Token::Base));
            QPainter painter(&image);
            paintRowBackground(&painter, QRectF(0, 0, 100, 56), state);
        };
        paint({.selected = true, .activePane = true});
        QCOMPARE(image.pixelColor(50, 20), color(Token::Selected));
        QCOMPARE(image.pixelColor(1, 20), color(Token::AccentText));
        QCOMPARE(image.pixelColor(3, 20), color(Token::Selected));
        paint({.selected = true});
        QCOMPARE(image.pixelColor(50, 20), color(Token::SelectedInactive));
        QCOMPARE(image.pixelColor(1, 20), color(Token::Control));
        paint({.hover = true});
        QCOMPARE(image.pixelColor(50, 20), color(Token::Hover));
        paint({});
        QCOMPARE(image.pixelColor(50, 20), color(Token::Base));
        QCOMPARE(image.pixelColor(50, 55), color(Token::Divider));
        paint({.selected = true, .activePane = true, .focus = true});
        QCOMPARE(image.pixelColor(50, 1), color(Token::Focus));
    }

    void marksAboveCapitalsAreNotCut()
    {
        // The highest Vietnamese capitals through paintText in their line, against the same glyphs drawn without any
        // limit.
        const auto inkOf = [](const QImage& image) {
            int ink = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    ink += 255 - qGray(image.pixel(x, y));
            }
            return ink;
        };
        for (int i = 0; i <= int(TypeStep::Key); ++i) {
            const TypeStep step = TypeStep(i);
            QImage free(500, 200, QImage::Format_RGB32);
            free.fill(Qt::white);
            QImage lined = free;
            QPainter unlimited(&free);
            unlimited.setFont(boldFont(step));
            unlimited.drawText(QPointF(0, 140), u"ẪỄỖỘỰ"_s);
            unlimited.end();
            QPainter limited(&lined);
            paintText(&limited, QRectF(0, 40, 500, lineHeight(step)), u"ẪỄỖỘỰ"_s, boldFont(step), Qt::black);
            limited.end();
            // Where the baseline falls differs by a part of a pixel, a row cut off by far more.
            const double share = double(inkOf(lined)) / inkOf(free);
            QVERIFY2(share > 0.997, qPrintable(u"step %1 shows %2 of its ink"_s.arg(i).arg(share)));
        }
    }

    void railTellsOnlyAPersonsChoice()
    {
        NavRail rail;
        rail.resize(208, 700);
        rail.setItems({{u"queue"_s, Icon::Queue, u"Hàng việc"_s, u"Hồ sơ"_s, {}, 146},
                       {u"receive"_s, Icon::Receive, u"Tiếp nhận"_s, u"Hồ sơ"_s},
                       {u"help"_s, Icon::Help, u"Trợ giúp"_s, {}, u"F1"_s, -1, true}});
        rail.show();
        QSignalSpy activated(&rail, &NavRail::activated);
        rail.setCurrent(u"queue"_s);
        QCOMPARE(activated.count(), 0);
        auto* list = rail.findChild<QListView*>(u"navRail"_s);
        QVERIFY(list);
        const QModelIndex second = list->model()->index(2, 0); // a caption stands first
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(second).center());
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.first().first().toString(), u"receive"_s);
        QCOMPARE(rail.current(), u"receive"_s);
        // Keyboard: up and Enter.
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Up);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(activated.count(), 2);
        QCOMPARE(rail.current(), u"queue"_s);
        // Another language keeps the choice.
        rail.setItems({{u"queue"_s, Icon::Queue, u"Work queue"_s}, {u"receive"_s, Icon::Receive, u"Receive"_s}});
        QCOMPARE(rail.current(), u"queue"_s);
        QCOMPARE(list->currentIndex().data().toString(), u"Work queue"_s);
        rail.setCount(u"queue"_s, 12);
        QCOMPARE(list->currentIndex().data(Qt::AccessibleTextRole).toString(), u"Work queue, 12"_s);
    }

    void railFolds()
    {
        NavRail rail;
        QCOMPARE(rail.width(), 208);
        rail.setFolded(true);
        QCOMPARE(rail.minimumWidth(), 56);
    }
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    Theme theme(app, ThemeMode::Light);
    TstDelegates test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_delegates.moc"
