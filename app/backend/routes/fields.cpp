#include "backend/routes/fields.h"

#include "backend/http/problem.h"
#include "domain/citizen_account.h"
#include "domain/identity.h"
#include "domain/ids.h"
#include "domain/names.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

namespace {

constexpr qsizetype kLongestName = 100;
constexpr qsizetype kLongestEmail = 254; // RFC 5321

bool hasControls(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
    });
}

} // namespace

Fields::Fields(const QJsonObject& object, std::initializer_list<QLatin1StringView> known, QString path)
    : m_object(object), m_path(std::move(path))
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (std::find(known.begin(), known.end(), it.key()) == known.end())
            m_faults.append(m_path + it.key().left(50));
    }
}

QJsonValue Fields::value(QLatin1StringView key, QJsonValue::Type type, Need need)
{
    const QJsonValue found = m_object.value(key);
    if (found.isUndefined() || found.isNull()) {
        if (need == Need::Required)
            refuse(key);
        return QJsonValue::Undefined;
    }
    if (found.type() != type) {
        refuse(key);
        return QJsonValue::Undefined;
    }
    return found;
}

QString Fields::raw(QLatin1StringView key, qsizetype most, Need need)
{
    const QString text = value(key, QJsonValue::String, need).toString();
    if (text.size() > most || (need == Need::Required && text.isEmpty()))
        refuse(key);
    return text;
}

QString Fields::text(QLatin1StringView key, qsizetype most, Need need)
{
    const QString text = raw(key, most, need).trimmed();
    if (hasControls(text) || (need == Need::Required && text.isEmpty()))
        refuse(key);
    return text.normalized(QString::NormalizationForm_C);
}

QString Fields::name(QLatin1StringView key, Need need)
{
    const QString name = domain::normalName(text(key, kLongestName, need));
    if (!name.isEmpty() && std::none_of(name.begin(), name.end(), [](QChar c) { return c.isLetter(); }))
        refuse(key);
    return name;
}

QString Fields::email(QLatin1StringView key, Need need)
{
    const QString email = text(key, kLongestEmail, need);
    if (!email.isEmpty() && !domain::parseEmail(email))
        refuse(key);
    return email;
}

QString Fields::phone(QLatin1StringView key, Need need)
{
    const QString given = text(key, 30, need);
    if (given.isEmpty())
        return {};
    const auto phone = domain::parsePhone(given);
    if (!phone)
        refuse(key);
    return phone.value_or(QString());
}

QDate Fields::date(QLatin1StringView key, Need need)
{
    const QString given = text(key, 10, need);
    if (given.isEmpty())
        return {};
    const QDate date = QDate::fromString(given, u"yyyy-MM-dd"_s);
    if (!date.isValid())
        refuse(key);
    return date;
}

QString Fields::uuid(QLatin1StringView key)
{
    const QString id = raw(key, 36, Need::Required);
    if (!domain::isUuid(id))
        refuse(key);
    return id;
}

qint64 Fields::integer(QLatin1StringView key, qint64 least, qint64 most)
{
    const QJsonValue found = value(key, QJsonValue::Double, Need::Required);
    const qint64 number = found.toInteger(least - 1); // a broken number is none
    if (!found.isUndefined() && (number < least || number > most))
        refuse(key);
    return number;
}

qint64 Fields::integer(QLatin1StringView key, qint64 least, qint64 most, qint64 fallback)
{
    return m_object.contains(key) ? integer(key, least, most) : fallback;
}

bool Fields::flag(QLatin1StringView key, bool fallback)
{
    return value(key, QJsonValue::Bool, Need::Optional).toBool(fallback);
}

bool Fields::flag(QLatin1StringView key)
{
    return value(key, QJsonValue::Bool, Need::Required).toBool();
}

QJsonObject Fields::object(QLatin1StringView key, Need need)
{
    return value(key, QJsonValue::Object, need).toObject();
}

QJsonArray Fields::array(QLatin1StringView key, qsizetype most, Need need)
{
    const QJsonArray items = value(key, QJsonValue::Array, need).toArray();
    if (items.size() > most)
        refuse(key);
    return items;
}

QDateTime Fields::moment(QLatin1StringView key)
{
    const QString given = text(key, 40);
    if (given.isEmpty())
        return {};
    const QDateTime moment = QDateTime::fromString(given, Qt::ISODateWithMs);
    if (!moment.isValid() || moment.timeSpec() == Qt::LocalTime)
        refuse(key);
    return moment.toUTC();
}

QStringList Fields::texts(QLatin1StringView key, qsizetype mostItems, qsizetype most)
{
    const QJsonArray items = value(key, QJsonValue::Array, Need::Required).toArray();
    QStringList texts;
    for (const QJsonValue& item : items) {
        const QString text = item.toString().trimmed();
        if (text.isEmpty() || text.size() > most || hasControls(text) || texts.contains(text)) {
            refuse(key);
            break;
        }
        texts.append(text);
    }
    if (items.size() > mostItems)
        refuse(key);
    return texts;
}

void Fields::refuse(QLatin1StringView key)
{
    const QString field = m_path + key;
    if (!m_faults.contains(field))
        m_faults.append(field);
}

http::Response Fields::problem() const
{
    return http::problem(400, u"bad_field"_s, m_faults.join(u", "_s).left(500), {{u"fields"_s, QJsonArray::fromStringList(m_faults.mid(0, 20))}});
}

} // namespace motcua::backend::routes
