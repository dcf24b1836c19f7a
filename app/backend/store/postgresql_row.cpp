#include "backend/store/postgresql_row.h"

#include <QtEndian>

#include <bit>
#include <cmath>

namespace motcua::backend::store::postgresql {

namespace {

// Numbers of types that never change: src/include/catalog/pg_type.dat of PostgreSQL.
constexpr Oid kBool = 16;
constexpr Oid kBytea = 17;
constexpr Oid kInt8 = 20;
constexpr Oid kInt2 = 21;
constexpr Oid kInt4 = 23;
constexpr Oid kFloat4 = 700;
constexpr Oid kFloat8 = 701;
constexpr Oid kNumeric = 1700;

//! Digits in base 10,000 behind a head of count, weight of the first, sign and scale.
Value numeric(const char* data)
{
    const int digits = qFromBigEndian<qint16>(data);
    const int weight = qFromBigEndian<qint16>(data + 2);
    const quint16 sign = qFromBigEndian<quint16>(data + 4);
    constexpr double base = 10'000;
    qint64 whole = 0;
    double exact = 0;
    for (int i = 0; i < digits; ++i) {
        const int digit = qFromBigEndian<qint16>(data + 8 + 2 * i);
        exact += digit * std::pow(base, weight - i);
        if (i <= weight)
            whole = whole * 10'000 + digit;
    }
    for (int i = digits; i <= weight; ++i) // zeros at the end are not written
        whole *= 10'000;
    const bool fraction = digits > weight + 1;
    if (fraction || weight > 4)
        return Value(sign == 0 ? exact : -exact);
    return Value(sign == 0 ? whole : -whole);
}

} // namespace

Value BinaryRow::value(int column) const
{
    if (column >= size() || PQgetisnull(m_result, 0, column) != 0)
        return {};
    const char* data = PQgetvalue(m_result, 0, column);
    switch (PQftype(m_result, column)) {
    case kInt8:
        return Value(qFromBigEndian<qint64>(data));
    case kInt4:
        return Value(static_cast<qint64>(qFromBigEndian<qint32>(data)));
    case kInt2:
        return Value(static_cast<qint64>(qFromBigEndian<qint16>(data)));
    case kBool:
        return Value(static_cast<qint64>(*data));
    case kFloat8:
        return Value(std::bit_cast<double>(qFromBigEndian<quint64>(data)));
    case kFloat4:
        return Value(static_cast<double>(std::bit_cast<float>(qFromBigEndian<quint32>(data))));
    case kNumeric:
        return numeric(data);
    case kBytea:
        return Value::bytes(data, PQgetlength(m_result, 0, column));
    default:
        return Value::text(data, PQgetlength(m_result, 0, column));
    }
}

} // namespace motcua::backend::store::postgresql
