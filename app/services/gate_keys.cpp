#include "services/gate_keys.h"

#include "services/projection_kinds.h"
#include "storage/sync_store.h"

#include <QJsonArray>
#include <QMessageAuthenticationCode>

#include <algorithm>

namespace motcua::services::gateKeys {

using namespace Qt::StringLiterals;
using remote::GateKey;

namespace {
QString metaOf(const QString& hall) { return u"gate_keys:"_s + hall; }
} // namespace

Result<std::vector<GateKey>> kept(storage::Db& db, const QString& hall)
{
    return storage::sync::meta(db, metaOf(hall)).map([](const QByteArray& json) {
        std::vector<GateKey> keys;
        for (const QJsonValue& each : parsed(json).value("keys"_L1).toArray())
            keys.push_back({QDate::fromString(each["day"_L1].toString(), Qt::ISODate), QByteArray::fromBase64(each["key"_L1].toString().toLatin1())});
        return keys;
    });
}

Result<void> keep(storage::Db& db, const QString& hall, const std::vector<GateKey>& keys)
{
    QJsonArray all;
    for (const GateKey& key : keys)
        all.append(QJsonObject{{u"day"_s, key.day.toString(Qt::ISODate)}, {u"key"_s, QString::fromLatin1(key.key.toBase64())}});
    return storage::sync::setMeta(db, metaOf(hall), compact({{u"keys"_s, all}}));
}

Result<QString> walkInMark(storage::Db& db, const domain::Meeting& meeting, const QString& cardNumber)
{
    if (cardNumber.isEmpty())
        return QString();
    const auto keys = kept(db, meeting.hall);
    if (!keys)
        return tl::unexpected(keys.error());
    // The meeting's own day, not today's: the same person has one mark from the first door's opening to the last one's closing.
    const auto key = std::find_if(keys->begin(), keys->end(), [day = meeting.startsAt.toUTC().date()](const GateKey& each) { return each.day == day; });
    if (key == keys->end())
        return QString();
    const QByteArray words = "walk-in|" + meeting.id.toUtf8() + '|' + cardNumber.toUtf8();
    return QString::fromLatin1(QMessageAuthenticationCode::hash(words, key->key, QCryptographicHash::Sha256).toHex());
}

} // namespace motcua::services::gateKeys
