#include "ui/kit/format.h"

#include "domain/calendar.h"

#include <QLocale>

#include <cmath>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {

Language s_language = Language::Vietnamese;

QString pad(int value, int width = 2)
{
    return u"%1"_s.arg(value, width, 10, QChar(u'0'));
}

QString digitsOf(const QString& text)
{
    QString out;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9')
            out += c;
    }
    return out;
}

} // namespace

Language language()
{
    return s_language;
}

void setLanguage(Language language)
{
    s_language = language;
    QLocale::setDefault(language == Language::Vietnamese ? QLocale(QLocale::Vietnamese, QLocale::Vietnam)
                                                         : QLocale(QLocale::English, QLocale::UnitedKingdom));
}

} // namespace motcua::ui

namespace motcua::ui::format {

// Own code instead of QLocale's tables: they differ between Qt versions and systems, the forms that people know do not.
namespace {
QChar groupMark()
{
    return language() == Language::Vietnamese ? u'.' : u',';
}
QChar decimalMark()
{
    return language() == Language::Vietnamese ? u',' : u'.';
}
constexpr QChar noBreak(0xA0);
} // namespace

QString number(qint64 value)
{
    QString digits = QString::number(value < 0 ? 0 - quint64(value) : quint64(value));
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, groupMark());
    return value < 0 ? u'-' + digits : digits;
}

QString decimal(double value, int places)
{
    if (!std::isfinite(value))
        return {};
    const QString text = QString::number(std::abs(value), 'f', qBound(0, places, 9));
    const qsizetype point = text.indexOf(u'.');
    QString result = number(text.left(point < 0 ? text.size() : point).toLongLong());
    if (point >= 0)
        result += decimalMark() + text.mid(point + 1);
    const bool zero = result.count(u'0') + result.count(decimalMark()) == result.size();
    return value < 0 && !zero ? u'-' + result : result;
}

QString percent(double value, int places)
{
    const QString text = decimal(value, places);
    if (text.isEmpty())
        return {};
    return language() == Language::Vietnamese ? text + noBreak + u'%' : text + u'%';
}

QString money(qint64 dong)
{
    return number(dong) + noBreak + u'đ';
}

QString fileSize(qint64 bytes)
{
    if (bytes < 0)
        return {};
    constexpr double step = 1024;
    if (bytes < 1024)
        return number(bytes) + noBreak + u'B';
    const double kilo = double(bytes) / step;
    if (kilo < 999.5)
        return decimal(kilo, 0) + noBreak + u"KB"_s;
    const double mega = kilo / step;
    if (mega < 999.95)
        return decimal(mega, 1) + noBreak + u"MB"_s;
    return decimal(mega / step, 1) + noBreak + u"GB"_s;
}

QString duration(qint64 seconds)
{
    const qint64 s = qMax<qint64>(0, seconds);
    const int minutes = int(s / 60 % 60);
    const int rest = int(s % 60);
    if (s < 3600)
        return u"%1:%2"_s.arg(QString::number(minutes), pad(rest));
    return u"%1:%2:%3"_s.arg(QString::number(s / 3600), pad(minutes), pad(rest));
}

QString date(QDate date)
{
    return date.isValid() ? u"%1/%2/%3"_s.arg(pad(date.day()), pad(date.month()), pad(date.year(), 4)) : QString();
}

QString shortDate(QDate date)
{
    return date.isValid() ? u"%1/%2"_s.arg(pad(date.day()), pad(date.month())) : QString();
}

QString time(QTime time)
{
    return time.isValid() ? u"%1:%2"_s.arg(pad(time.hour()), pad(time.minute())) : QString();
}

QString timeRange(QTime from, QTime to)
{
    return from.isValid() && to.isValid() ? time(from) + u" – "_s + time(to) : QString();
}

QString weekday(QDate date, bool sentenceStart)
{
    if (!date.isValid())
        return {};
    static const QStringList english{u"Monday"_s, u"Tuesday"_s,  u"Wednesday"_s, u"Thursday"_s,
                                     u"Friday"_s, u"Saturday"_s, u"Sunday"_s};
    static const QStringList vietnamese{u"thứ Hai"_s, u"thứ Ba"_s,    u"thứ Tư"_s,  u"thứ Năm"_s,
                                        u"thứ Sáu"_s, u"thứ Bảy"_s, u"Chủ nhật"_s};
    const int at = date.dayOfWeek() - 1;
    QString name = language() == Language::Vietnamese ? vietnamese.at(at) : english.at(at);
    if (language() == Language::Vietnamese && at == 6 && !sentenceStart)
        name[0] = name.at(0).toLower();
    else if (sentenceStart)
        name[0] = name.at(0).toUpper();
    return name;
}

QString weekdayShort(QDate date)
{
    if (!date.isValid())
        return {};
    const int day = date.dayOfWeek();
    if (language() == Language::Vietnamese)
        return day == 7 ? u"CN"_s : u"T%1"_s.arg(day + 1);
    static const QStringList names{u"Mon"_s, u"Tue"_s, u"Wed"_s, u"Thu"_s, u"Fri"_s, u"Sat"_s, u"Sun"_s};
    return names.at(day - 1);
}

namespace {

//! Vietnam's time for a stored moment, whatever the machine's zone is; a moment that is local already stays as it is.
QDateTime deskTime(const QDateTime& at)
{
    return at.timeSpec() == Qt::UTC ? domain::toLocal(at) : at;
}

} // namespace

QString dateTimeLong(const QDateTime& at)
{
    if (!at.isValid())
        return {};
    const QDateTime local = deskTime(at);
    return time(local.time()) + u' ' + weekday(local.date()) + u' ' + date(local.date());
}

QString dateTimeShort(const QDateTime& at, const QDateTime& now)
{
    if (!at.isValid())
        return {};
    const QDateTime local = deskTime(at);
    const QDate today = deskTime(now).date();
    QString day;
    if (local.date() == today)
        day = language() == Language::Vietnamese ? u"hôm nay"_s : u"today"_s;
    else
        day = local.date().year() == today.year() ? shortDate(local.date()) : date(local.date());
    return day + u", "_s + time(local.time());
}

QString clock(const QDateTime& at)
{
    if (!at.isValid())
        return {};
    const QDateTime local = deskTime(at);
    return weekday(local.date(), true) + u' ' + date(local.date()) + u", "_s + time(local.time());
}

QString idNumber(const QString& digits)
{
    const QString plain = digitsOf(digits);
    if (plain.size() != 12)
        return digits;
    return plain.mid(0, 3) + u' ' + plain.mid(3, 3) + u' ' + plain.mid(6, 3) + u' ' + plain.mid(9, 3);
}

QString phone(const QString& digits)
{
    const QString plain = digitsOf(digits);
    if (plain.size() != 10)
        return digits;
    return plain.mid(0, 4) + u' ' + plain.mid(4, 3) + u' ' + plain.mid(7, 3);
}

QString maskedPhone(const QString& digits)
{
    const QString plain = digitsOf(digits);
    // Too short to hide anything: nothing is shown at all.
    if (plain.size() < 9)
        return plain.isEmpty() ? QString() : u"xxx"_s;
    return plain.left(4) + u"xxx"_s + plain.right(3);
}

QString shortCode(const QString& code)
{
    const qsizetype dash = code.indexOf(u'-');
    return dash > 0 && code.indexOf(u'-', dash + 1) > 0 ? code.mid(dash + 1) : code;
}

} // namespace motcua::ui::format
