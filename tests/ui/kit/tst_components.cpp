#include "ui/kit/action_button.h"
#include "ui/kit/card_lens.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"
#include "ui/kit/search_box.h"
#include "ui/kit/segments.h"
#include "ui/kit/sounds.h"
#include "ui/kit/tabs.h"
#include "ui/kit/theme.h"
#include "ui/kit/timeline.h"
#include "ui/kit/toast.h"
#include "ui/kit/verdict_panel.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace motcua::ui;
using namespace Qt::StringLiterals;

class TstComponents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buttonFollowsItsAction()
    {
        QAction action(u"&Tiếp nhận"_s);
        action.setObjectName(u"receive"_s);
        action.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
        setActionIcon(&action, Icon::Print);
        QSignalSpy triggered(&action, &QAction::triggered);
        ActionButton button(ButtonKind::Primary, &action);
        QCOMPARE(button.text(), u"Tiếp nhận"_s);
        QCOMPARE(button.keyCap(), u"Ctrl Enter"_s);
        QCOMPARE(button.objectName(), u"receiveButton"_s);
        QCOMPARE(button.accessibleName(), u"Tiếp nhận"_s);
        button.click();
        QCOMPARE(triggered.count(), 1);

        QSignalSpy reason(&button, &ActionButton::reasonChanged);
        setActionState(&action, u"Còn 1 trường chưa chọn"_s);
        QVERIFY(!button.isEnabled());
        QCOMPARE(button.reason(), u"Còn 1 trường chưa chọn"_s);
        QCOMPARE(button.toolTip(), u"Còn 1 trường chưa chọn"_s);
        QVERIFY(reason.count() >= 1);
        button.click();
        QCOMPARE(triggered.count(), 1);
        setActionState(&action, {});
        QVERIFY(button.isEnabled());
        QCOMPARE(button.reason(), QString());
    }

    void layoutsDoNotSeeTheRing()
    {
        QWidget window;
        auto* row = new QHBoxLayout(&window);
        row->setContentsMargins(20, 20, 20, 20);
        auto* button = new ActionButton(ButtonKind::Secondary, u"Chuyển xử lý"_s);
        row->addWidget(button);
        window.show();
        QCOMPARE(window.sizeHint().height(), 76); // 20 + 36 + 20
        QCOMPARE(button->geometry().left(), 16);
        QCOMPARE(button->height(), 44);
    }

    void fieldSaysWhatIsWrong()
    {
        Field field(u"Ngày sinh"_s, new QLineEdit);
        const int height = field.sizeHint().height();
        field.setState(FieldState::Error, u"Không có ngày 31 tháng 2"_s);
        QCOMPARE(field.message(), u"Không có ngày 31 tháng 2"_s);
        QCOMPARE(field.editor()->accessibleDescription(), u"Không có ngày 31 tháng 2"_s);
        QCOMPARE(field.editor()->accessibleName(), u"Ngày sinh"_s);
        QCOMPARE(field.editor()->property("state").toString(), u"error"_s);
        QCOMPARE(field.lineEdit()->actions().size(), 1);
        QCOMPARE(field.sizeHint().height(), height); // nothing jumps
        field.setState(FieldState::Normal);
        QCOMPARE(field.lineEdit()->actions().size(), 0);
    }

    void fieldHeightIsTheSameInEveryState()
    {
        QWidget window;
        Field field(u"Điện thoại"_s, new QLineEdit, &window);
        window.show();
        const int height = field.lineEdit()->sizeHint().height();
        QCOMPARE(height, 36);
        for (const FieldState state : {FieldState::Warning, FieldState::Error, FieldState::Normal}) {
            field.setState(state, u"x"_s);
            QCOMPARE(field.lineEdit()->sizeHint().height(), height);
        }
    }

    void toastUndoes()
    {
        QWidget page;
        page.resize(800, 600);
        auto* other = new QLineEdit(&page);
        Toast toast(&page);
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QSignalSpy undo(&toast, &Toast::undoRequested);
        toast.showMessage(u"Đã chuyển 261111-0019"_s, true);
        QVERIFY(toast.isVisible());
        QCOMPARE(toast.height(), 48);
        QVERIFY(toast.width() >= 440);
        QCOMPARE(toast.geometry().bottom(), 600 - 20 - 1);
        page.setFocus();
        QTest::keySequence(&page, QKeySequence(QKeySequence::Undo));
        QCOMPARE(undo.count(), 1);
        QVERIFY(!toast.isVisible());
        QTest::keySequence(&page, QKeySequence(QKeySequence::Undo));
        QCOMPARE(undo.count(), 1);
        // The newest wins, and without undo there is no button.
        toast.showMessage(u"Một"_s, true);
        toast.showMessage(u"Hai"_s);
        QCOMPARE(toast.message(), u"Hai"_s);
        QVERIFY(!toast.findChild<QWidget*>(u"toastUndo"_s)->isVisible());
        Q_UNUSED(other)
    }

    void livingWidgetsFollowTheTheme()
    {
        QWidget window;
        auto* label = captionLabel(u"đã đến 137/180"_s, &window);
        auto* button = new ActionButton(ButtonKind::Primary, u"Tiếp nhận"_s, &window);
        window.show();
        const auto fill = [button] { return button->grab().toImage().pixelColor(button->width() / 2, 8); };
        QCOMPARE(fill(), color(Token::Accent, Scheme::Light));
        Theme::current()->setMode(ThemeMode::Dark);
        QCOMPARE(label->palette().color(QPalette::WindowText), color(Token::Muted, Scheme::Dark));
        QCOMPARE(fill(), color(Token::Accent, Scheme::Dark));
        Theme::current()->setMode(ThemeMode::Light);
        QCOMPARE(label->palette().color(QPalette::WindowText), color(Token::Muted, Scheme::Light));
        QCOMPARE(fill(), color(Token::Accent, Scheme::Light));
    }

    void segmentsAreExclusive()
    {
        Segments segments(Segments::Kind::Gate);
        segments.addSegment(1, u"Chiều vào"_s);
        segments.addSegment(2, u"Chiều ra"_s);
        QCOMPARE(segments.current(), 1);
        QSignalSpy changed(&segments, &Segments::currentChanged);
        segments.setCurrent(2);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().toInt(), 2);
        segments.setCurrent(2);
        QCOMPARE(changed.count(), 1);
    }

    void tabsWithCounts()
    {
        Tabs tabs;
        tabs.addTab(u"Quá hạn"_s);
        tabs.addTab(u"Chờ trả"_s);
        const int before = tabs.sizeHint().width();
        tabs.setCount(0, 1286);
        QCOMPARE(tabs.count(0), 1286);
        QCOMPARE(tabs.count(1), -1);
        QVERIFY(tabs.sizeHint().width() > before);
        QCOMPARE(tabs.sizeHint().height(), 40);
    }

    void searchEscapes()
    {
        SearchBox box;
        QSignalSpy left(&box, &SearchBox::left);
        QTest::keyClicks(&box, u"lan"_s);
        QTest::keyClick(&box, Qt::Key_Escape);
        QVERIFY(box.text().isEmpty());
        QCOMPARE(left.count(), 0);
        QTest::keyClick(&box, Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
    }

    void verdictIsHeardAsAWhole()
    {
        VerdictPanel panel;
        panel.setVerdict({.meaning = Meaning::Warning,
                          .word = u"ĐÃ VÀO"_s,
                          .second = u"lúc 08:02, Cửa 2"_s,
                          .name = u"Trần Khánh"_s});
        QCOMPARE(panel.accessibleName(), u"ĐÃ VÀO, lúc 08:02, Cửa 2, Trần Khánh"_s);
        QAction action(u"Cho vào, ghi lý do"_s);
        QSignalSpy triggered(&action, &QAction::triggered);
        panel.setActions({&action});
        panel.resize(762, 624);
        panel.show();
        auto* button = panel.findChild<ActionButton*>();
        QVERIFY(button);
        QCOMPARE(button->height(), 44 + 8);
        button->click();
        QCOMPARE(triggered.count(), 1);
        panel.setActions({});
        QTRY_VERIFY(!panel.findChild<ActionButton*>());
    }

    void verdictWordNeverMoves()
    {
        // The word's first inked row is the same with and without second line and buttons.
        VerdictPanel panel;
        panel.resize(762, 624);
        const auto wordRows = [&panel] {
            const QImage image = panel.grab().toImage();
            int top = -1;
            for (int y = 160; y < 290 && top < 0; ++y) {
                for (int x = 48; x < 120; ++x) {
                    if (image.pixelColor(x, y) == color(Token::OnSuccess)) {
                        top = y;
                        break;
                    }
                }
            }
            return top;
        };
        panel.setVerdict({.meaning = Meaning::Success, .word = u"ĐÃ VÀO"_s});
        const int plain = wordRows();
        QVERIFY(plain > 160);
        panel.setVerdict({.meaning = Meaning::Success,
                          .word = u"ĐÃ VÀO"_s,
                          .second = u"lúc 08:02"_s,
                          .name = u"Lan"_s,
                          .next = u"Mời vào"_s});
        QAction action(u"Ghi sự việc"_s);
        panel.setActions({&action});
        QCOMPARE(wordRows(), plain);
    }

    void charactersAreComparedAsSeen()
    {
        CharRows rows = compareChars(u"12/08/1984"_s, u"12/03/1984"_s, {1, 1, 1, 1, 0.6, 1, 0.5});
        QCOMPARE(rows.differences(), 1);
        QCOMPARE(rows.read.size(), rows.typed.size());
        QCOMPARE(rows.read.at(4).tint, CharTint::Differs);
        QCOMPARE(rows.read.at(6).tint, CharTint::Unsure);
        // Composed and decomposed are the same letter.
        QCOMPARE(compareChars(u"Hạnh"_s, u"Hạnh"_s.normalized(QString::NormalizationForm_D)).differences(), 0);
        // A missing letter does not shift the rest.
        QCOMPARE(compareChars(u"TRẦN VĂN ĐỨC"_s, u"Trần Văn Đức"_s).differences(), 0);
        QCOMPARE(compareChars(u"TRẦN VĂN ĐỨC"_s, u"Trân Văn Đức"_s).differences(), 1);
        const CharRows longName = compareChars(u"HOÀNG THỊ CÔNG QUYÊN"_s, u"Hoàng Thị Công Quyên"_s);
        QCOMPARE(pairBeginnings(longName, 20), (QList<int>{0, 20}));
        QCOMPARE(pairBeginnings(longName, 13), (QList<int>{0, 10, 20})); // no name is torn
        QCOMPARE(pairBeginnings(longName, 4), (QList<int>{0, 4, 6, 10, 14, 15, 19, 20})); // but one that is longer than a row
        QCOMPARE(pairBeginnings({}, 13), (QList<int>{0, 0}));
        rows = compareChars(u"HAN"_s, u"HANH"_s);
        QCOMPARE(rows.differences(), 1);
        QCOMPARE(rows.read.last().tint, CharTint::Missing);
        QCOMPARE(compareChars({}, {}).read.size(), 0);
        QCOMPARE(compareChars(QString(5000, u'x'), u"y"_s).read.size(), 0);
    }

    void timelineCountsWhatIsShown()
    {
        Timeline line;
        line.setItems({{u"a"_s, u"1"_s, true}, {u"b"_s, u"2"_s}, {u"c"_s, u"3"_s}, {u"d"_s, u"4"_s}});
        const int limited = line.sizeHint().height();
        line.setLimit(0);
        QVERIFY(line.sizeHint().height() > limited);
        QVERIFY(line.accessibleName().contains(u"d, 4"_s));
    }

    void listStackChanges()
    {
        auto* list = new QWidget;
        ListStack stack(list);
        QSignalSpy pressed(stack.emptyState(), &EmptyState::buttonClicked);
        stack.showState(EmptyState::Kind::Error, u"Chưa tải được"_s, u"Thử lại sau"_s, u"Thử lại"_s);
        QCOMPARE(stack.currentWidget(), stack.emptyState());
        QCOMPARE(stack.emptyState()->accessibleName(), u"Chưa tải được. Thử lại sau"_s);
        stack.emptyState()->button()->click();
        QCOMPARE(pressed.count(), 1);
        stack.showList();
        QCOMPARE(stack.currentWidget(), list);
    }

    void soundsAreThereAndHarmless()
    {
        SoundPlayer player;
        for (const VerdictSound sound :
             {VerdictSound::Admitted, VerdictSound::Warning, VerdictSound::Refused, VerdictSound::Out}) {
            QFile file(u':' + SoundPlayer::resourcePath(sound));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.read(4), QByteArray("RIFF"));
            player.play(sound); // silent where there is no device, and no crash
        }
        player.setMuted(true);
        player.play(VerdictSound::Out);
    }
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    Theme theme(app, ThemeMode::Light);
    TstComponents test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_components.moc"
