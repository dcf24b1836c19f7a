#pragma once

#include "backend/http/message.h"

#include <QJsonArray>
#include <QJsonObject>

namespace motcua::backend::routes {

//! The one way to say which fields were wrong: 400 bad_field (or another status and code), `fields`.
[[nodiscard]] http::Response badFields(const QStringList& fields, int status = 400, const QString& code = QStringLiteral("bad_field"));

//! Reads a request's object field by field: wrong types, missing and overlong values are remembered by their names, and in the end
//! every key that nobody asked for is a fault too.
class Body
{
public:
    enum class Need { Optional, Required };

    explicit Body(QJsonObject object) : m_object(std::move(object)) {}

    [[nodiscard]] QString text(const QString& key, qsizetype longest, Need need = Need::Required);
    [[nodiscard]] bool flag(const QString& key, Need need = Need::Optional);
    [[nodiscard]] QJsonObject object(const QString& key, Need need = Need::Required);
    [[nodiscard]] QJsonArray array(const QString& key, qsizetype most, Need need = Need::Required);
    //! Read elsewhere.
    void known(const QString& key) { m_asked.append(key); }
    void fault(const QString& key);

    //! The 400 when something was wrong. Last.
    [[nodiscard]] std::optional<http::Response> refusal();

private:
    QJsonValue take(const QString& key, QJsonValue::Type type, Need need);

    QJsonObject m_object;
    QStringList m_asked;
    QStringList m_faults;
};

} // namespace motcua::backend::routes
