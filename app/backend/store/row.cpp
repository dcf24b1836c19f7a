#include "backend/store/row.h"

namespace motcua::backend::store {

qint64 Value::toLongLong() const
{
    if (const auto* number = std::get_if<qint64>(&m_data))
        return *number;
    if (const auto* number = std::get_if<double>(&m_data))
        return static_cast<qint64>(*number);
    return view().toLongLong();
}

double Value::toDouble() const
{
    if (const auto* number = std::get_if<double>(&m_data))
        return *number;
    if (const auto* number = std::get_if<qint64>(&m_data))
        return static_cast<double>(*number);
    return view().toDouble();
}

QByteArrayView Value::view() const
{
    if (const auto* text = std::get_if<Text>(&m_data))
        return text->data;
    if (const auto* bytes = std::get_if<Bytes>(&m_data))
        return bytes->data;
    return {};
}

QString Value::toString() const
{
    if (const auto* number = std::get_if<qint64>(&m_data))
        return QString::number(*number);
    if (const auto* number = std::get_if<double>(&m_data))
        return QString::number(*number);
    return QString::fromUtf8(view());
}

QByteArray Value::toByteArray() const
{
    if (const auto* number = std::get_if<qint64>(&m_data))
        return QByteArray::number(*number);
    if (const auto* number = std::get_if<double>(&m_data))
        return QByteArray::number(*number);
    return view().toByteArray();
}

QVariant Value::toVariant() const
{
    if (const auto* number = std::get_if<qint64>(&m_data))
        return QVariant(static_cast<qlonglong>(*number));
    if (const auto* number = std::get_if<double>(&m_data))
        return QVariant(*number);
    if (std::holds_alternative<Text>(m_data))
        return QVariant(toString());
    if (std::holds_alternative<Bytes>(m_data))
        return QVariant(toByteArray());
    return QVariant(QMetaType::fromType<QString>());
}

} // namespace motcua::backend::store
