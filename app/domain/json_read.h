#pragma once

#include "domain/result.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <array>
#include <limits>
#include <optional>
#include <vector>

//! Reading and writing JSON within the domain: limits, types and errors in one place. Nothing outside app/domain includes it.
namespace motcua::domain::json {

inline constexpr qsizetype maxText = qsizetype{64} * 1024;  //!< characters
inline constexpr qsizetype maxItems = 10'000;    //!< of one array
inline constexpr int maxDepth = 16;              //!< of a free payload
inline constexpr qint64 maxInteger = 9'007'199'254'740'991; //!< what a JSON number holds exactly

enum class Need { Optional, Required };

//! What becomes of a field that nobody asked for. In the centre's records a newer one is passed over; in what somebody sends to be done it
//! was meant to say more than is understood here.
enum class UnknownFields { Ignored, Refused };

//! ISO 8601 in UTC, e.g. 2026-11-21T03:04:05.678Z; empty for an invalid one.
[[nodiscard]] QString momentText(const QDateTime& moment);
[[nodiscard]] QDateTime readMoment(QStringView text);
[[nodiscard]] QString dateText(QDate date);
[[nodiscard]] QDate readDate(QStringView text);

//! True when a free value keeps the limits above all the way down.
[[nodiscard]] bool withinLimits(const QJsonValue& value, int depth = 0);

//! One stable code of an enumeration's value.
template<class E>
struct Row
{
    E value;
    QLatin1StringView text;
};

template<class E, std::size_t N>
[[nodiscard]] QString codeOf(const std::array<Row<E>, N>& rows, E value)
{
    for (const Row<E>& row : rows) {
        if (row.value == value) {
            return row.text;
        }
    }
    return {};
}

template<class E, std::size_t N>
[[nodiscard]] std::optional<E> valueOf(const std::array<Row<E>, N>& rows, QStringView text)
{
    for (const Row<E>& row : rows) {
        if (row.text == text) {
            return row.value;
        }
    }
    return std::nullopt;
}

//! Reads an object's fields one by one and remembers the first fault; after a fault every answer is a default. Errors:
//! `<entity>_json` (empty object), `<entity>_field` with the path of the field as detail, or what refuse() is given.
class Reader
{
public:
    Reader(const QJsonObject& object, QLatin1StringView entity, ErrorKind kind = ErrorKind::Contract,
           UnknownFields unknown = UnknownFields::Ignored);

    [[nodiscard]] QString text(QLatin1StringView key, Need need = Need::Optional);
    [[nodiscard]] qint64 integer(QLatin1StringView key, qint64 least = 0, qint64 most = maxInteger,
                                 Need need = Need::Optional, qint64 fallback = 0);
    [[nodiscard]] int count(QLatin1StringView key, Need need = Need::Optional);
    [[nodiscard]] bool flag(QLatin1StringView key, bool fallback = false, Need need = Need::Optional);
    [[nodiscard]] QDateTime moment(QLatin1StringView key, Need need = Need::Optional);
    [[nodiscard]] QDate date(QLatin1StringView key);
    [[nodiscard]] QStringList texts(QLatin1StringView key);
    [[nodiscard]] QJsonObject free(QLatin1StringView key, Need need = Need::Optional);

    template<class E, std::size_t N>
    [[nodiscard]] E choice(QLatin1StringView key, const std::array<Row<E>, N>& rows, E fallback,
                           Need need = Need::Optional, QLatin1StringView unknownCode = {})
    {
        const QString given = text(key, need);
        if (given.isEmpty()) {
            return fallback;
        }
        const std::optional<E> value = valueOf(rows, given);
        if (!value) {
            refuse(unknownCode, key);
        }
        return value.value_or(fallback);
    }

    //! A text, a number or a free object; absent is a fault.
    [[nodiscard]] QJsonValue any(QLatin1StringView key);

    //! A nested object read by `fn(Reader&)`; not called when it is absent.
    template<class Fn>
    void nested(QLatin1StringView key, Fn&& fn, Need need = Need::Optional)
    {
        const QJsonValue value = take(key, QJsonValue::Object, need);
        if (!value.isObject()) {
            return;
        }
        const QJsonObject object = value.toObject();
        Reader inner(object, *this, key, -1);
        fn(inner);
        inner.seal();
    }

    //! An array of objects, each read by `fn(Reader&) -> T`.
    template<class T, class Fn>
    [[nodiscard]] std::vector<T> list(QLatin1StringView key, Fn&& fn, Need need = Need::Optional)
    {
        const QJsonArray array = arrayOf(key, need);
        std::vector<T> out;
        out.reserve(static_cast<std::size_t>(array.size()));
        for (qsizetype i = 0; i < array.size() && ok(); ++i) {
            const QJsonValue item = array.at(i);
            if (!item.isObject()) {
                refuse({}, key);
                break;
            }
            const QJsonObject object = item.toObject();
            Reader inner(object, *this, key, i);
            out.push_back(fn(inner));
            inner.seal();
        }
        return out;
    }

    //! Refuses every key that was not listed.
    void onlyKeys(std::initializer_list<QLatin1StringView> keys);
    //! Remembers a fault at `key`; an empty code stands for `<entity>_field`.
    void refuse(QLatin1StringView code, QLatin1StringView key);
    [[nodiscard]] bool ok() const { return !m_root->m_error; }
    [[nodiscard]] bool has(QLatin1StringView key) const { return m_object.contains(key); }

    //! The value if nothing was wrong, else the first fault.
    template<class T>
    [[nodiscard]] Result<T> done(T value)
    {
        seal();
        if (m_root->m_error) {
            return Failure(*m_root->m_error);
        }
        return value;
    }

private:
    Reader(const QJsonObject& object, Reader& parent, QLatin1StringView key, qsizetype index);
    [[nodiscard]] QJsonValue take(QLatin1StringView key, QJsonValue::Type type, Need need);
    [[nodiscard]] QJsonArray arrayOf(QLatin1StringView key, Need need);
    //! Everything was asked for; where unknown fields are refused nothing else may be there.
    void seal();
    [[nodiscard]] QString path(QLatin1StringView key) const;

    const QJsonObject& m_object;
    Reader* m_root;
    const Reader* m_parent = nullptr;
    QLatin1StringView m_entity;
    QLatin1StringView m_key;
    qsizetype m_index = -1;
    ErrorKind m_kind = ErrorKind::Contract;
    UnknownFields m_unknown = UnknownFields::Ignored;
    qsizetype m_known = 0; //!< fields that are there and were asked for, each once
    std::optional<Error> m_error;
};

} // namespace motcua::domain::json
