#pragma once

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <variant>

namespace motcua::backend::store {

//! One column of a row, as the database gave it. A view: text and bytes live as long as the row. Text is UTF-8.
//! Nothing fails: a null is empty or 0, a text is read as a number where a number is asked for.
class Value
{
public:
    Value() = default; //!< null
    explicit Value(qint64 number) : m_data(number) {}
    explicit Value(double number) : m_data(number) {}
    static Value text(const char* data, qsizetype size) { return Value(Text{{data, size}}); }
    static Value bytes(const char* data, qsizetype size) { return Value(Bytes{{data, size}}); }

    [[nodiscard]] bool isNull() const { return std::holds_alternative<std::monostate>(m_data); }
    [[nodiscard]] qint64 toLongLong() const;
    [[nodiscard]] int toInt() const { return static_cast<int>(toLongLong()); }
    [[nodiscard]] bool toBool() const { return toLongLong() != 0; }
    [[nodiscard]] double toDouble() const;
    [[nodiscard]] QString toString() const;
    [[nodiscard]] QByteArray toByteArray() const;
    //! Of a text or bytes without a copy; empty for the others.
    [[nodiscard]] QByteArrayView view() const;
    [[nodiscard]] QVariant toVariant() const; //!< an owner: qlonglong, double, QString, QByteArray or null

private:
    struct Text
    {
        QByteArrayView data;
    };
    struct Bytes
    {
        QByteArrayView data;
    };
    explicit Value(Text text) : m_data(text) {}
    explicit Value(Bytes bytes) : m_data(bytes) {}

    std::variant<std::monostate, qint64, double, Text, Bytes> m_data;
};

//! The row that a statement stands on; valid inside the callback that it was given to.
class Row
{
public:
    virtual ~Row() = default;
    [[nodiscard]] virtual Value value(int column) const = 0;
    [[nodiscard]] virtual int size() const = 0;
};

} // namespace motcua::backend::store
