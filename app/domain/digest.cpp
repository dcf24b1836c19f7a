#include "domain/digest.h"

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr quint64 fnvOffset = 14'695'981'039'346'656'037U;
constexpr quint64 fnvPrime = 1'099'511'628'211U;

quint64 fnv(quint64 hash, QByteArrayView bytes)
{
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * fnvPrime;
    }
    return hash;
}

quint64 rowHash(QByteArrayView kind, QByteArrayView id)
{
    return fnv(fnv(fnv(fnvOffset, kind), "/"), id);
}

} // namespace

void Digest::add(QByteArrayView kind, QByteArrayView id, qint64 rev)
{
    const quint64 row = rowHash(kind, id);
    ++count;
    sums[row & 0xFFU] += fnv(fnv(row, "/"), QByteArray::number(rev));
}

int digestBucket(QByteArrayView kind, QByteArrayView id)
{
    return static_cast<int>(rowHash(kind, id) & 0xFFU);
}

QString digestText(quint64 sum)
{
    return u"%1"_s.arg(sum, 16, 16, QLatin1Char('0'));
}

} // namespace motcua::domain
