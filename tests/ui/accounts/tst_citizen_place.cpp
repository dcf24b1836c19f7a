#include "ui/accounts/citizen_place.h"

#include <QTest>

using namespace motcua::ui::accounts;

//! Where the citizen's window goes.
class tst_CitizenPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void places_data()
    {
        QTest::addColumn<QList<QRect>>("screens");
        QTest::addColumn<int>("clerks");
        QTest::addColumn<QRect>("room");
        QTest::addColumn<int>("screen");
        QTest::addColumn<QRect>("rect");
        QTest::addColumn<bool>("whole");
        const QRect office(0, 0, 1366, 768);
        const QRect right(1366, 0, 1920, 1080);
        const QRect left(-1280, 0, 1280, 1024);
        const QRect room(768, 300, 570, 420);
        QTest::newRow("one screen: the empty part of the page") << QList{office} << 0 << room << 0 << room << false;
        QTest::newRow("a second screen") << QList{office, right} << 0 << room << 1 << right << true;
        QTest::newRow("the clerk is on the second") << QList{office, right} << 1 << room << 0 << office << true;
        QTest::newRow("left of the clerk's") << QList{office, left} << 0 << room << 1 << left << true;
        QTest::newRow("three: the first that is not the clerk's") << QList{left, office, right} << 1 << room << 0 << left << true;
        QTest::newRow("mirrored screens are one") << QList{office, office} << 0 << room << 0 << room << false;
        QTest::newRow("mirrored, and a third") << QList{office, office, right} << 0 << room << 2 << right << true;
        QTest::newRow("too little room: large enough to type in, on the screen") << QList{office} << 0 << QRect(1166, 568, 190, 190) << 0 << QRect(876, 368, 480, 400) << false;
        QTest::newRow("a tiny screen") << QList{QRect(0, 0, 400, 300)} << 0 << QRect(200, 100, 150, 100) << 0 << QRect(0, 0, 400, 300) << false;
        QTest::newRow("no screen at all") << QList<QRect>{} << -1 << room << 0 << room << false;
    }

    void places()
    {
        QFETCH(QList<QRect>, screens);
        QFETCH(int, clerks);
        QFETCH(QRect, room);
        QFETCH(int, screen);
        QFETCH(QRect, rect);
        QFETCH(bool, whole);
        const CitizenPlace place = placeFor(screens, clerks, room);
        QCOMPARE(place.screen, screen);
        QCOMPARE(place.rect, rect);
        QCOMPARE(place.whole, whole);
    }

    void goesRound()
    {
        QCOMPARE(nextScreen({{}, {}, {}}, 1), 2);
        QCOMPARE(nextScreen({{}, {}, {}}, 2), 0);
        QCOMPARE(nextScreen({}, 0), 0);
    }
};

QTEST_APPLESS_MAIN(tst_CitizenPlace)
#include "tst_citizen_place.moc"
