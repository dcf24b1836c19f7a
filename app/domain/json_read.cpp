#include "domain/json_read.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace motcua::domain::json {

namespace {

void putDigits(QChar* at, int value, int width)
{
    for (int i = width - 1; i >= 0; --i) {
        at[i] = QChar(static_cast<char16_t>(u'0' + value % 10));
        value /= 10;
    }
}

//! Exactly `width` digits at `at`, else -1.
[[nodiscard]] int digitsAt(QStringView text, qsizetype at, int width)
{
    int value = 0;
    for (int i = 0; i < width; ++i) {
        const char16_t c = text[at + i].unicode();
        if (c < u'0' || c > u'9') {
            return -1;
        }
        value = value * 10 + (c - u'0');
    }
    return value;
}

[[nodiscard]] bool writable(QDate date)
{
    return date.isValid() && date.year() >= 1 && date.year() <= 9999;
}

void putDate(QChar* at, QDate date)
{
    putDigits(at, date.year(), 4);
    at[4] = u'-';
    putDigits(at + 5, date.month(), 2);
    at[7] = u'-';
    putDigits(at + 8, date.day(), 2);
}

} // namespace

QString momentText(const QDateTime& moment)
{
    if (!moment.isValid()) {
        return {};
    }
    const QDateTime utc = moment.toUTC();
    if (!writable(utc.date())) {
        return {};
    }
    const QTime time = utc.time();
    const bool fraction = time.msec() != 0;
    QString text(fraction ? 24 : 20, u'Z');
    QChar* const at = text.data();
    putDate(at, utc.date());
    at[10] = u'T';
    putDigits(at + 11, time.hour(), 2);
    at[13] = u':';
    putDigits(at + 14, time.minute(), 2);
    at[16] = u':';
    putDigits(at + 17, time.second(), 2);
    if (fraction) {
        at[19] = u'.';
        putDigits(at + 20, time.msec(), 3);
    }
    return text;
}

QDateTime readMoment(QStringView text)
{
    if (text.size() < 20 || text.size() > 30 || text[10] != u'T' || text[13] != u':' || text[16] != u':' ||
        text.back() != u'Z') {
        return {};
    }
    const QDate date = readDate(text.first(10));
    int msec = 0;
    if (text.size() > 20) {
        const qsizetype digits = text.size() - 21; // between the dot and Z
        if (text[19] != u'.' || digits < 1) {
            return {};
        }
        for (qsizetype i = 0; i < digits; ++i) {
            const int digit = digitsAt(text, 20 + i, 1);
            if (digit < 0) {
                return {};
            }
            if (i < 3) {
                msec = msec * 10 + digit;
            }
        }
        for (qsizetype i = digits; i < 3; ++i) {
            msec *= 10;
        }
    }
    const QTime time(digitsAt(text, 11, 2), digitsAt(text, 14, 2), digitsAt(text, 17, 2), msec);
    if (!date.isValid() || !time.isValid()) {
        return {};
    }
    return QDateTime(date, time, Qt::UTC);
}

QString dateText(QDate date)
{
    if (!writable(date)) {
        return {};
    }
    QString text(10, u'-');
    putDate(text.data(), date);
    return text;
}

QDate readDate(QStringView text)
{
    if (text.size() != 10 || text[4] != u'-' || text[7] != u'-') {
        return {};
    }
    const int year = digitsAt(text, 0, 4);
    if (year < 1) {
        return {};
    }
    return QDate(year, digitsAt(text, 5, 2), digitsAt(text, 8, 2));
}

bool withinLimits(const QJsonValue& value, int depth)
{
    if (depth > maxDepth) {
        return false;
    }
    if (value.isString()) {
        return value.toString().size() <= maxText;
    }
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return array.size() <= maxItems && std::all_of(array.begin(), array.end(), [depth](const QJsonValue& item) {
                   return withinLimits(item, depth + 1);
               });
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        if (object.size() > maxItems) {
            return false;
        }
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.key().size() > maxText || !withinLimits(it.value(), depth + 1)) {
                return false;
            }
        }
    }
    return true;
}

Reader::Reader(const QJsonObject& object, QLatin1StringView entity, ErrorKind kind, UnknownFields unknown)
    : m_object(object),
      m_root(this),
      m_entity(entity),
      m_kind(kind),
      m_unknown(unknown)
{
    if (object.isEmpty()) {
        m_error = Error{kind, m_entity + "_json"_L1, u"empty"_s};
    }
}

Reader::Reader(const QJsonObject& object, Reader& parent, QLatin1StringView key, qsizetype index)
    : m_object(object),
      m_root(parent.m_root),
      m_parent(&parent),
      m_entity(parent.m_entity),
      m_key(key),
      m_index(index),
      m_kind(parent.m_kind),
      m_unknown(parent.m_unknown)
{
}

QString Reader::path(QLatin1StringView key) const
{
    if (m_parent == nullptr) {
        return key;
    }
    QString before = m_parent->path(m_key);
    if (m_index >= 0) {
        before += u'[' + QString::number(m_index) + u']';
    }
    return before + u'.' + key;
}

void Reader::refuse(QLatin1StringView code, QLatin1StringView key)
{
    if (!m_root->m_error) {
        m_root->m_error = Error{m_kind, code.isEmpty() ? m_entity + "_field"_L1 : QString(code), path(key)};
    }
}

QJsonValue Reader::take(QLatin1StringView key, QJsonValue::Type type, Need need)
{
    QJsonValue value = m_object.value(key);
    m_known += value.isUndefined() ? 0 : 1;
    if (value.isUndefined() || value.isNull()) {
        if (need == Need::Required) {
            refuse({}, key);
        }
        return QJsonValue(QJsonValue::Undefined);
    }
    if (value.type() != type) {
        refuse({}, key);
        return QJsonValue(QJsonValue::Undefined);
    }
    return value;
}

QString Reader::text(QLatin1StringView key, Need need)
{
    QString value = take(key, QJsonValue::String, need).toString();
    if (value.size() > maxText || (need == Need::Required && value.isEmpty())) {
        refuse({}, key);
        return {};
    }
    return value;
}

qint64 Reader::integer(QLatin1StringView key, qint64 least, qint64 most, Need need, qint64 fallback)
{
    const QJsonValue value = take(key, QJsonValue::Double, need);
    if (!value.isDouble()) {
        return fallback;
    }
    const double number = value.toDouble();
    const bool whole = std::abs(number) <= static_cast<double>(maxInteger) && number == std::floor(number);
    const qint64 integral = whole ? value.toInteger() : 0;
    if (!whole || integral < least || integral > most) {
        refuse({}, key);
        return fallback;
    }
    return integral;
}

int Reader::count(QLatin1StringView key, Need need)
{
    return static_cast<int>(integer(key, 0, std::numeric_limits<int>::max(), need));
}

bool Reader::flag(QLatin1StringView key, bool fallback, Need need)
{
    return take(key, QJsonValue::Bool, need).toBool(fallback);
}

QDateTime Reader::moment(QLatin1StringView key, Need need)
{
    const QString given = text(key, need);
    if (given.isEmpty()) {
        return {};
    }
    QDateTime value = readMoment(given);
    if (!value.isValid()) {
        refuse({}, key);
    }
    return value;
}

QDate Reader::date(QLatin1StringView key)
{
    const QString given = text(key);
    if (given.isEmpty()) {
        return {};
    }
    QDate value = readDate(given);
    if (!value.isValid()) {
        refuse({}, key);
    }
    return value;
}

QJsonArray Reader::arrayOf(QLatin1StringView key, Need need)
{
    QJsonArray array = take(key, QJsonValue::Array, need).toArray();
    if (array.size() > maxItems) {
        refuse({}, key);
        return {};
    }
    return array;
}

QStringList Reader::texts(QLatin1StringView key)
{
    QStringList out;
    const QJsonArray array = arrayOf(key, Need::Optional);
    out.reserve(array.size());
    for (const auto& item : array) {
        if (!item.isString() || item.toString().size() > maxText) {
            refuse({}, key);
            return {};
        }
        out.append(item.toString());
    }
    return out;
}

QJsonValue Reader::any(QLatin1StringView key)
{
    const QJsonValue value = m_object.value(key);
    if (!value.isString() && !value.isDouble() && !value.isObject()) {
        refuse({}, key);
        return {};
    }
    if (!withinLimits(value)) {
        refuse({}, key);
        return {};
    }
    return value;
}

QJsonObject Reader::free(QLatin1StringView key, Need need)
{
    const QJsonValue value = take(key, QJsonValue::Object, need);
    if (!withinLimits(value)) {
        refuse({}, key);
        return {};
    }
    return value.toObject();
}

void Reader::seal()
{
    if (m_unknown == UnknownFields::Refused && m_known < m_object.size()) {
        refuse({}, "unknown key"_L1); // its name is the sender's text and does not belong in a log
    }
}

void Reader::onlyKeys(std::initializer_list<QLatin1StringView> keys)
{
    for (auto it = m_object.begin(); it != m_object.end(); ++it) {
        if (std::none_of(keys.begin(), keys.end(), [&](QLatin1StringView key) { return key == it.key(); })) {
            refuse({}, "unknown key"_L1);
            return;
        }
    }
}

} // namespace motcua::domain::json
