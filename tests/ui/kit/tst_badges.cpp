#include "tsv_translator.h"
#include "tests/support/places.h"
#include "ui/kit/badges.h"
#include "ui/kit/format.h"
#include "ui/kit/sync_chip.h"
#include "ui/kit/theme.h"

#include <QApplication>
#include <QTest>

using namespace motcua::ui;
using namespace Qt::StringLiterals;

class TstBadges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statuses()
    {
        QCOMPARE(statusText(1), u"Mới đăng ký"_s);
        QCOMPARE(statusText(3), u"Không được tiếp nhận"_s);
        QCOMPARE(statusText(10), u"Đã trả kết quả"_s);
        QCOMPARE(statusShortText(5), u"Cần bổ sung"_s);
        QCOMPARE(statusShortText(9), u"Chờ trả kết quả"_s);
        for (int status = 1; status <= 10; ++status) {
            const BadgeLook look = statusLook(status);
            QCOMPARE(look.icon, Icon(int(Icon::Status1) + status - 1));
            QVERIFY(!look.text.isEmpty());
            QCOMPARE(look.fill, Token::Count); // quiet in lists
        }
    }

    void anUnknownStatusIsShownNotHidden()
    {
        for (const int status : {0, -3, 11, 4711}) {
            QCOMPARE(statusText(status), u"Trạng thái %1"_s.arg(status));
            QCOMPARE(statusLook(status).icon, Icon::Info);
        }
    }

    void due_data()
    {
        QTest::addColumn<DueKind>("kind");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("text");
        QTest::newRow("two days") << DueKind::Soon << 2 * 480 << u"còn 2 ngày"_s;
        QTest::newRow("rounded down") << DueKind::Normal << 3 * 480 - 1 << u"còn 2 ngày"_s;
        QTest::newRow("hours under one day") << DueKind::Soon << 479 << u"còn 7 giờ"_s;
        QTest::newRow("never zero hours") << DueKind::Soon << 59 << u"còn 59 phút"_s;
        QTest::newRow("late") << DueKind::Late << 480 << u"quá hạn 1 ngày"_s;
        QTest::newRow("late by hours") << DueKind::Late << 125 << u"quá hạn 2 giờ"_s;
        QTest::newRow("paused") << DueKind::Paused << 0 << u"tạm dừng"_s;
        QTest::newRow("early") << DueKind::DoneEarly << 0 << u"xong trước hạn"_s;
        QTest::newRow("none") << DueKind::None << 0 << QString();
    }

    void due()
    {
        QFETCH(DueKind, kind);
        QFETCH(int, minutes);
        QFETCH(QString, text);
        QCOMPARE(dueText({kind, minutes}), text);
    }

    void loudOnlyWhenAPersonMustAct()
    {
        QCOMPARE(dueLook({DueKind::Normal, 3000}).fill, Token::Count);
        QCOMPARE(dueLook({DueKind::DoneEarly}).fill, Token::Count);
        QCOMPARE(dueLook({DueKind::Soon, 60}).fill, Token::WarningSoft);
        QCOMPARE(dueLook({DueKind::Late, 60}).fill, Token::DangerSoft);
        QCOMPARE(dueLook({DueKind::Paused}).fill, Token::NeutralSoft);
        // Colour never alone.
        for (const DueKind kind : {DueKind::Soon, DueKind::Late, DueKind::Paused})
            QVERIFY(dueLook({kind, 60}).icon != Icon::Count && !dueLook({kind, 60}).text.isEmpty());
    }

    void sizes()
    {
        const QSize size = badgeSize(dueLook({DueKind::Late, 480}));
        QCOMPARE(size.height(), 24);
        QVERIFY(size.width() > 100 && size.width() < 180);
        QCOMPARE(badgeSize({}).width(), 0);
    }

    void sync()
    {
        QCOMPARE(syncText({SyncLook::Ok, QTime(10, 42), 0}), u"Đã đồng bộ 10:42"_s);
        QCOMPARE(syncText({SyncLook::Sending, {}, 3}), u"Đang gửi 3"_s);
        QCOMPARE(syncText({SyncLook::Offline, QTime(10, 15), 4}), u"Ngoại tuyến từ 10:15, 4 việc chờ gửi"_s);
        QCOMPARE(syncText({SyncLook::Offline, QTime(10, 15), 0}), u"Ngoại tuyến từ 10:15"_s);
        QCOMPARE(syncText({SyncLook::Look, {}, 2}), u"2 việc cần xem"_s);
        SyncChip chip;
        chip.setSummary({SyncLook::Look, {}, 2});
        QCOMPARE(chip.accessibleName(), u"2 việc cần xem"_s);
        const int wide = chip.sizeHint().width();
        chip.setFolded(true);
        QVERIFY(chip.sizeHint().width() < wide);
        QCOMPARE(chip.accessibleName(), u"2 việc cần xem"_s);
    }

    void widgetsFollowTheStatus()
    {
        StatusBadge badge(4);
        QCOMPARE(badge.accessibleName(), u"Đang xử lý"_s);
        badge.setStatus(9);
        QCOMPARE(badge.accessibleName(), u"Đã xử lý xong"_s);
        QVERIFY(badge.sizeHint().width() > 0);
    }
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    Theme theme(app, ThemeMode::Light);
    motcua::test::TsvTranslator words(motcua::test::sourcePath("translations"));
    QApplication::installTranslator(&words);
    setLanguage(Language::Vietnamese);
    TstBadges test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_badges.moc"
