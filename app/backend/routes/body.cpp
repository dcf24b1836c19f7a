#include "backend/routes/body.h"

#include "backend/http/problem.h"

using namespace Qt::StringLiterals;

namespace motcua::backend::routes {

http::Response badFields(const QStringList& fields, int status, const QString& code)
{
    return http::problem(status, code, fields.join(u' '), {{u"fields"_s, QJsonArray::fromStringList(fields)}});
}

QJsonValue Body::take(const QString& key, QJsonValue::Type type, Need need)
{
    m_asked.append(key);
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined()) {
        if (need == Need::Required)
            fault(key);
    } else if (value.type() != type) {
        fault(key);
    }
    return value;
}

QString Body::text(const QString& key, qsizetype longest, Need need)
{
    const QString text = take(key, QJsonValue::String, need).toString();
    if (text.size() > longest || (need == Need::Required && text.isEmpty()))
        fault(key);
    return text;
}

bool Body::flag(const QString& key, Need need)
{
    return take(key, QJsonValue::Bool, need).toBool();
}

QJsonObject Body::object(const QString& key, Need need)
{
    return take(key, QJsonValue::Object, need).toObject();
}

QJsonArray Body::array(const QString& key, qsizetype most, Need need)
{
    const QJsonArray array = take(key, QJsonValue::Array, need).toArray();
    if (array.size() > most)
        fault(key);
    return array;
}

void Body::fault(const QString& key)
{
    if (!m_faults.contains(key))
        m_faults.append(key);
}

std::optional<http::Response> Body::refusal()
{
    for (auto it = m_object.begin(); it != m_object.end(); ++it) {
        if (!m_asked.contains(it.key())) {
            fault(u"unknown field"_s); // its name is the sender's text
            break;
        }
    }
    if (m_faults.isEmpty())
        return std::nullopt;
    return badFields(m_faults);
}

} // namespace motcua::backend::routes
