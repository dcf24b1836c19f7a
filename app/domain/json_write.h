#pragma once

#include "domain/json_read.h"

//! Writing: empty texts and invalid dates leave their key out; numbers, booleans and lists are always written.
namespace motcua::domain::json {

inline void put(QJsonObject& object, QLatin1StringView key, const QString& text)
{
    if (!text.isEmpty()) {
        object.insert(key, text);
    }
}

inline void put(QJsonObject& object, QLatin1StringView key, const QDateTime& moment)
{
    put(object, key, momentText(moment));
}

inline void put(QJsonObject& object, QLatin1StringView key, QDate date)
{
    put(object, key, dateText(date));
}

template<class T>
[[nodiscard]] QJsonArray arrayFrom(const std::vector<T>& values)
{
    QJsonArray array;
    for (const T& value : values) {
        array.append(toJson(value));
    }
    return array;
}

} // namespace motcua::domain::json
