#include "services/slip.h"

#include "services/hand_over.h"
#include "storage/handover_store.h"
#include "storage/outbox_store.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <sodium.h>

namespace motcua::services {

using namespace Qt::StringLiterals;
using storage::Db;

namespace {

constexpr auto formatName = "motcua-slip"_L1;
constexpr int formatVersion = 1;
constexpr qsizetype largestFile = qsizetype{16} * 1024 * 1024;
constexpr qsizetype largestSealed = qsizetype{256} * 1024;
constexpr qsizetype mostItems = 10'000;
constexpr qsizetype longestWord = 200;

unsigned char* raw(QByteArray& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }
const unsigned char* raw(const QByteArray& bytes) { return reinterpret_cast<const unsigned char*>(bytes.constData()); }

QString base64(const QByteArray& bytes) { return QString::fromLatin1(bytes.toBase64()); }

QByteArray fromBase64(const QJsonValue& text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? decoded.decoded : QByteArray();
}

QByteArray signedPart(QJsonObject json)
{
    json.remove("signature"_L1);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

bool isParty(domain::CommandType type)
{
    return type == domain::CommandType::RegistrationDecide || type == domain::CommandType::RegistrationSubmit || type == domain::CommandType::RosterReplace;
}

//! Who is asked for the right to it: the record's office.
QString scopeOf(const domain::Record& record, const domain::Official& official, domain::CommandType type)
{
    if (const auto* dossier = std::get_if<domain::Dossier>(&record))
        return u"agency:"_s + dossier->agency;
    if (const auto* registration = std::get_if<domain::MemberRegistration>(&record))
        return u"cell:"_s + registration->cell;
    if (const auto* list = std::get_if<domain::MemberList>(&record))
        return u"cell:"_s + list->cell;
    const QLatin1StringView kind = type == domain::CommandType::CheckInRecord ? "hall:"_L1 : isParty(type) ? "cell:"_L1 : "agency:"_L1;
    for (const domain::Scope& scope : official.scopes) {
        if (scope.text.startsWith(kind))
            return scope.text;
    }
    return kind + official.agency;
}

QString kindOf(domain::CommandType type)
{
    if (type == domain::CommandType::CheckInRecord)
        return u"check_in"_s;
    if (type == domain::CommandType::RosterReplace)
        return u"roster"_s;
    return isParty(type) ? u"registration"_s : u"dossier"_s;
}

std::optional<Slip::Item> itemFrom(const QJsonObject& json)
{
    const Slip::Item item{json["id"_L1].toString(), json["scope"_L1].toString(), json["kind"_L1].toString(), json["target"_L1].toString(),
                          fromBase64(json["sealed"_L1])};
    for (const QString& word : {item.scope, item.kind, item.target}) {
        if (word.isEmpty() || word.size() > longestWord)
            return std::nullopt;
    }
    const bool sound = json.size() == 5 && domain::isUuid(item.id) && !item.sealed.isEmpty() && item.sealed.size() <= largestSealed;
    return sound ? std::optional(item) : std::nullopt;
}

} // namespace

QString Slip::fingerprint() const
{
    QByteArray hash(crypto_generichash_BYTES, '\0');
    crypto_generichash(raw(hash), static_cast<size_t>(hash.size()), raw(signer), static_cast<unsigned long long>(signer.size()), nullptr, 0);
    QStringList groups;
    for (int i = 0; i < 4; ++i)
        groups.append(QString::fromLatin1(hash.mid(i * 2, 2).toHex()));
    return groups.join(u' ');
}

namespace slips {

Result<std::vector<Slip::Item>> itemsOf(Db& db, const Projection& projection)
{
    const auto rows = storage::outbox::all(db, int(mostItems));
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<Slip::Item> items;
    if (rows->empty())
        return items;
    const auto key = handOver::knownKey(db);
    if (!key)
        return tl::unexpected(key.error());
    if (key->isEmpty())
        return fail(ErrorKind::Network, u"slip_no_key"_s);
    for (const storage::OutboxRow& row : *rows) {
        const auto box = handOver::sealedFor(row.command, *key);
        const auto record = projection.truth(db, row.command.target);
        if (!box || !record)
            return tl::unexpected(!box ? box.error() : record.error());
        items.push_back({row.command.id, scopeOf(*record, projection.context().official, row.command.type), kindOf(row.command.type), row.command.target, *box});
    }
    return items;
}

Result<QByteArray> write(Slip slip, const QByteArray& storeKey)
{
    if (sodium_init() < 0)
        return fail(ErrorKind::Internal, u"sodium"_s);
    QByteArray seed(crypto_sign_SEEDBYTES, '\0');
    if (storeKey.isEmpty()) {
        randombytes_buf(seed.data(), static_cast<size_t>(seed.size()));
    } else {
        const QByteArray about = "motcua-slip-sign-1";
        crypto_generichash(raw(seed), static_cast<size_t>(seed.size()), raw(about), static_cast<unsigned long long>(about.size()), raw(storeKey),
                           static_cast<size_t>(storeKey.size()));
    }
    slip.signer.resize(crypto_sign_PUBLICKEYBYTES);
    QByteArray secret(crypto_sign_SECRETKEYBYTES, '\0');
    crypto_sign_seed_keypair(raw(slip.signer), raw(secret), raw(seed));
    QJsonArray items;
    for (const Slip::Item& item : slip.items) {
        items.append(QJsonObject{{u"id"_s, item.id}, {u"scope"_s, item.scope}, {u"kind"_s, item.kind}, {u"target"_s, item.target}, {u"sealed"_s, base64(item.sealed)}});
    }
    QJsonObject json{{u"format"_s, formatName}, {u"version"_s, formatVersion}, {u"official"_s, slip.official}, {u"device"_s, slip.device},
                     {u"madeAt"_s, slip.madeAt.toUTC().toString(Qt::ISODateWithMs)}, {u"items"_s, items}, {u"signer"_s, base64(slip.signer)}};
    const QByteArray part = signedPart(json);
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(raw(signature), nullptr, raw(part), static_cast<unsigned long long>(part.size()), raw(secret));
    sodium_memzero(secret.data(), static_cast<size_t>(secret.size()));
    sodium_memzero(seed.data(), static_cast<size_t>(seed.size()));
    json["signature"_L1] = base64(signature);
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

Result<Slip> read(const QByteArray& file)
{
    const auto unreadable = [] { return fail(ErrorKind::Invalid, u"slip_unreadable"_s); };
    if (file.size() > largestFile || sodium_init() < 0)
        return unreadable();
    const QJsonObject json = QJsonDocument::fromJson(file).object();
    if (json["format"_L1].toString() != formatName)
        return unreadable();
    if (json["version"_L1].toInt() != formatVersion)
        return fail(ErrorKind::Invalid, u"slip_version"_s);
    Slip slip;
    slip.signer = fromBase64(json["signer"_L1]);
    const QByteArray signature = fromBase64(json["signature"_L1]);
    if (slip.signer.size() != qsizetype(crypto_sign_PUBLICKEYBYTES) || signature.size() != qsizetype(crypto_sign_BYTES))
        return unreadable();
    const QByteArray part = signedPart(json);
    if (crypto_sign_verify_detached(raw(signature), raw(part), static_cast<unsigned long long>(part.size()), raw(slip.signer)) != 0)
        return fail(ErrorKind::Invalid, u"slip_signature"_s);
    slip.official = json["official"_L1].toString().left(longestWord);
    slip.device = json["device"_L1].toString().left(longestWord);
    slip.madeAt = QDateTime::fromString(json["madeAt"_L1].toString(), Qt::ISODateWithMs).toUTC();
    const QJsonArray items = json["items"_L1].toArray();
    if (items.isEmpty() || items.size() > mostItems)
        return unreadable();
    for (const QJsonValue& one : items) {
        auto item = itemFrom(one.toObject());
        if (!item)
            return unreadable();
        slip.items.push_back(std::move(*item));
    }
    return slip;
}

Result<int> takeIn(Db& db, const std::vector<Slip::Item>& items, const QDateTime& now)
{
    return db.transaction([&]() -> Result<int> {
        const auto before = storage::handOvers::waiting(db);
        if (!before)
            return tl::unexpected(before.error());
        for (const Slip::Item& item : items) {
            storage::HandOver waiting;
            waiting.id = item.id;
            waiting.scope = item.scope;
            waiting.kind = item.kind;
            waiting.target = item.target;
            waiting.reason = u"other"_s;
            waiting.sealed = item.sealed;
            waiting.madeAt = now;
            if (auto added = storage::handOvers::add(db, waiting); !added)
                return tl::unexpected(added.error());
        }
        const auto after = storage::handOvers::waiting(db);
        if (!after)
            return tl::unexpected(after.error());
        return *after - *before;
    });
}

} // namespace slips
} // namespace motcua::services
