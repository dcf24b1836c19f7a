#include "ui/kit/format.h"

#include <QTest>

using namespace motcua::ui;
using namespace Qt::StringLiterals;

class TstFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setLanguage(Language::Vietnamese); }

    void numbers()
    {
        QCOMPARE(format::number(0), u"0"_s);
        QCOMPARE(format::number(999), u"999"_s);
        QCOMPARE(format::number(1286), u"1.286"_s);
        QCOMPARE(format::number(1234567), u"1.234.567"_s);
        QCOMPARE(format::number(-1286), u"-1.286"_s);
        QCOMPARE(format::number(std::numeric_limits<qint64>::min()), u"-9.223.372.036.854.775.808"_s);
        QCOMPARE(format::decimal(0.4, 1), u"0,4"_s);
        QCOMPARE(format::decimal(-0.04, 1), u"0,0"_s);
        QCOMPARE(format::percent(98.1), u"98,1\u00A0%"_s);
        QCOMPARE(format::percent(99, 0), u"99\u00A0%"_s);
        QCOMPARE(format::percent(qQNaN()), QString());
        QCOMPARE(format::money(100000), u"100.000\u00A0đ"_s);
    }

    void numbersInEnglish()
    {
        setLanguage(Language::English);
        QCOMPARE(format::number(1286), u"1,286"_s);
        QCOMPARE(format::percent(98.1), u"98.1%"_s);
        QCOMPARE(format::fileSize(3250586), u"3.1\u00A0MB"_s);
    }

    void sizes()
    {
        QCOMPARE(format::fileSize(0), u"0\u00A0B"_s);
        QCOMPARE(format::fileSize(512 * 1024), u"512\u00A0KB"_s);
        QCOMPARE(format::fileSize(3250586), u"3,1\u00A0MB"_s);
        QCOMPARE(format::fileSize(qint64(1023.9 * 1024)), u"1,0\u00A0MB"_s);
        QCOMPARE(format::fileSize(-1), QString());
    }

    void durations()
    {
        QCOMPARE(format::duration(272), u"4:32"_s);
        QCOMPARE(format::duration(48), u"0:48"_s);
        QCOMPARE(format::duration(3872), u"1:04:32"_s);
        QCOMPARE(format::duration(-5), u"0:00"_s);
    }

    void dates()
    {
        const QDateTime at(QDate(2026, 11, 17), QTime(14, 30));
        QCOMPARE(format::date(at.date()), u"17/11/2026"_s);
        QCOMPARE(format::shortDate(QDate(2026, 1, 5)), u"05/01"_s);
        QCOMPARE(format::dateTimeLong(at), u"14:30 thứ Ba 17/11/2026"_s);
        QCOMPARE(format::clock(QDateTime(QDate(2026, 11, 11), QTime(10, 44))), u"Thứ Tư 11/11/2026, 10:44"_s);
        QCOMPARE(format::clock(QDateTime(QDate(2026, 11, 15), QTime(8, 2))), u"Chủ nhật 15/11/2026, 08:02"_s);
        QCOMPARE(format::weekday(QDate(2026, 11, 15)), u"chủ nhật"_s);
        QCOMPARE(format::weekdayShort(QDate(2026, 11, 15)), u"CN"_s);
        QCOMPARE(format::weekdayShort(QDate(2026, 11, 16)), u"T2"_s);
        QCOMPARE(format::timeRange(QTime(7, 30), QTime(11, 30)), u"07:30 – 11:30"_s);
        QCOMPARE(format::date({}), QString());
        QCOMPARE(format::clock({}), QString());
    }

    void datesInLists()
    {
        const QDateTime now(QDate(2026, 11, 11), QTime(9, 0));
        QCOMPARE(format::dateTimeShort(QDateTime(now.date(), QTime(13, 0)), now), u"hôm nay, 13:00"_s);
        QCOMPARE(format::dateTimeShort(QDateTime(QDate(2026, 11, 10), QTime(10, 30)), now), u"10/11, 10:30"_s);
        QCOMPARE(format::dateTimeShort(QDateTime(QDate(2025, 12, 31), QTime(10, 30)), now), u"31/12/2025, 10:30"_s);
        setLanguage(Language::English);
        QCOMPARE(format::dateTimeShort(QDateTime(now.date(), QTime(13, 0)), now), u"today, 13:00"_s);
        QCOMPARE(format::dateTimeLong(QDateTime(QDate(2026, 11, 17), QTime(14, 30))), u"14:30 Tuesday 17/11/2026"_s);
    }

    void serverTimeIsShownAsVietnams()
    {
        const QDateTime utc(QDate(2026, 11, 10), QTime(3, 30), Qt::UTC);
        QCOMPARE(format::dateTimeLong(utc), u"10:30 thứ Ba 10/11/2026"_s);
    }

    void identity()
    {
        QCOMPARE(format::idNumber(u"066087004512"_s), u"066 087 004 512"_s);
        QCOMPARE(format::idNumber(u"123456789"_s), u"123456789"_s);
        QCOMPARE(format::phone(u"0941258947"_s), u"0941 258 947"_s);
        QCOMPARE(format::phone(u"+84 1"_s), u"+84 1"_s);
        QCOMPARE(format::maskedPhone(u"0941258947"_s), u"0941xxx947"_s);
        QCOMPARE(format::maskedPhone(u"0941 258 947"_s), u"0941xxx947"_s);
        QCOMPARE(format::maskedPhone(u"12345"_s), u"xxx"_s);
    }

    void shortCodes()
    {
        QCOMPARE(format::shortCode(u"H15.50.05.13-261105-0012"_s), u"261105-0012"_s);
        QCOMPARE(format::shortCode(u"000.00.60.H15-230619-0035"_s), u"230619-0035"_s);
        QCOMPARE(format::shortCode(u"261105-0012"_s), u"261105-0012"_s);
    }
};

QTEST_APPLESS_MAIN(TstFormat)
#include "tst_format.moc"
