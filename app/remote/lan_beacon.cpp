#include "remote/lan_beacon.h"

#include <QMessageAuthenticationCode>
#include <QtEndian>

#include <algorithm>

namespace motcua::remote {

namespace {

constexpr QByteArrayView magic("MCG1");
constexpr qsizetype tagBytes = 10;
constexpr qsizetype macBytes = 16;
constexpr qsizetype headBytes = 4 + 2 + 2 + tagBytes;
const QDate firstDay(2020, 1, 1);

QByteArray mac(const GateKey& key, const QByteArray& words)
{
    return QMessageAuthenticationCode::hash(words, key.key, QCryptographicHash::Sha256);
}

void put(QByteArray& bytes, quint16 value)
{
    const quint16 big = qToBigEndian(value);
    bytes.append(reinterpret_cast<const char*>(&big), 2);
}

} // namespace

QByteArray lanTag(const GateKey& key, const QString& device)
{
    return mac(key, "gate|" + device.toUtf8()).first(tagBytes);
}

QByteArray beaconBytes(const GateKey& key, const LanBeacon& beacon)
{
    QByteArray bytes = magic.toByteArray();
    put(bytes, quint16(firstDay.daysTo(key.day)));
    put(bytes, beacon.port);
    bytes += beacon.tag.leftJustified(tagBytes, '\0', true);
    return bytes + mac(key, bytes).first(macBytes);
}

std::optional<LanBeacon> readBeacon(const std::vector<GateKey>& keys, const QByteArray& bytes)
{
    if (bytes.size() != headBytes + macBytes || !bytes.startsWith(magic))
        return std::nullopt;
    const QDate day = firstDay.addDays(qFromBigEndian<quint16>(bytes.constData() + 4));
    const auto key = std::find_if(keys.begin(), keys.end(), [&day](const GateKey& each) { return each.day == day; });
    if (key == keys.end())
        return std::nullopt;
    const QByteArray wanted = mac(*key, bytes.first(headBytes));
    int differs = 0; // as long for a nearly right one as for a wrong one
    for (qsizetype i = 0; i < macBytes; ++i)
        differs |= wanted[i] ^ bytes[headBytes + i];
    if (differs != 0)
        return std::nullopt;
    return LanBeacon{qFromBigEndian<quint16>(bytes.constData() + 6), bytes.mid(8, tagBytes)};
}

} // namespace motcua::remote
