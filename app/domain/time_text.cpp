#include "domain/time_text.h"

#include <algorithm>

namespace motcua::domain::timeText {

namespace {

//! Exactly `width` digits at `at`, else -1.
int digitsAt(std::string_view text, size_t at, size_t width)
{
    int value = 0;
    for (size_t i = at; i < at + width; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

} // namespace

// Howard Hinnant's days_from_civil.
qint64 daysOf(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return noTime;
    const int year = digitsAt(text, 0, 4);
    const int month = digitsAt(text, 5, 2);
    const int day = digitsAt(text, 8, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1)
        return noTime;
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (day > lengths[month - 1] + (month == 2 && leap ? 1 : 0))
        return noTime;
    const int y = year - (month <= 2 ? 1 : 0);
    const int era = y / 400;
    const int yearOfEra = y - era * 400;
    const int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146'097LL + dayOfEra - 719'468;
}

qint64 momentOf(std::string_view text)
{
    if (text.size() < 20 || text.size() > 30 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text.back() != 'Z')
        return noTime;
    int ms = 0;
    if (text.size() > 20) {
        const size_t digits = text.size() - 21;
        if (text[19] != '.' || digits < 1)
            return noTime;
        for (size_t i = 0; i < std::max<size_t>(digits, 3); ++i) {
            const int digit = i < digits ? digitsAt(text, 20 + i, 1) : 0;
            if (digit < 0)
                return noTime;
            if (i < 3)
                ms = ms * 10 + digit;
        }
    }
    const qint64 days = daysOf(text.substr(0, 10));
    const int hour = digitsAt(text, 11, 2);
    const int minute = digitsAt(text, 14, 2);
    const int second = digitsAt(text, 17, 2);
    if (days == noTime || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
        return noTime;
    return ((days * 24 + hour) * 60 + minute) * 60'000LL + second * 1'000LL + ms;
}

} // namespace motcua::domain::timeText
