#include "backend/store/quarantine.h"

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

struct KeyPair
{
    QByteArray secret = QByteArray(crypto_box_SECRETKEYBYTES, '\0');
    QByteArray open = QByteArray(crypto_box_PUBLICKEYBYTES, '\0');
};

unsigned char* raw(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

const unsigned char* raw(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

std::optional<KeyPair> keyPair(Db& db)
{
    const auto row = db.one("SELECT value FROM secret WHERE name = 'quarantine'"_L1);
    if (!row || row->first().toByteArray().size() != static_cast<qsizetype>(crypto_box_SECRETKEYBYTES))
        return std::nullopt;
    KeyPair pair;
    pair.secret = row->first().toByteArray();
    crypto_scalarmult_base(raw(pair.open), raw(pair.secret));
    return pair;
}

Sealed readMeta(const Row& row)
{
    Sealed item;
    QString* const fields[] = {&item.id, &item.scope, &item.kind, &item.target, &item.reason, &item.official,
                               &item.device, &item.at, &item.settledBy, &item.settledAt, &item.outcome, &item.note};
    int column = 0;
    for (QString* field : fields)
        *field = row.value(column++).toString();
    return item;
}

} // namespace

QByteArray quarantineKey(Db& db)
{
    if (sodium_init() < 0)
        return {};
    if (const auto pair = keyPair(db))
        return pair->open;
    KeyPair fresh;
    crypto_box_keypair(raw(fresh.open), raw(fresh.secret));
    db.run("INSERT INTO secret (name, value) VALUES ('quarantine', ?)"_L1, {fresh.secret});
    return fresh.open;
}

Result<QByteArray> openSealed(Db& db, const QByteArray& sealed)
{
    const auto pair = sodium_init() < 0 ? std::nullopt : keyPair(db);
    const qsizetype extra = crypto_box_SEALBYTES;
    if (!pair || sealed.size() < extra)
        return fail(ErrorKind::Invalid, u"not_sealed"_s);
    QByteArray open(sealed.size() - extra, '\0');
    if (crypto_box_seal_open(raw(open), raw(sealed), static_cast<unsigned long long>(sealed.size()), raw(pair->open), raw(pair->secret)) != 0)
        return fail(ErrorKind::Invalid, u"not_sealed"_s);
    return open;
}

void putSealed(Db& db, const Sealed& item)
{
    db.run("INSERT INTO quarantine (id, scope, kind, target, reason, official, device, at, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1,
           {item.id, item.scope, item.kind, item.target, item.reason, item.official, item.device, item.at, item.sealed});
}

std::optional<Sealed> findSealed(Db& db, const QString& id)
{
    std::optional<Sealed> found;
    db.each("SELECT id, scope, kind, target, reason, official, device, at, settled_by, settled_at, outcome, note, sealed "
            "FROM quarantine WHERE id = ?"_L1, {id}, [&found](const Row& row) {
                found = readMeta(row);
                found->sealed = row.value(12).toByteArray();
                return false;
            });
    return found;
}

std::vector<Sealed> sealedOf(Db& db, const QString& scope, int limit)
{
    std::vector<Sealed> items;
    db.each("SELECT id, scope, kind, target, reason, official, device, at, settled_by, settled_at, outcome, note "
            "FROM quarantine WHERE scope = ? ORDER BY at DESC, id DESC LIMIT ?"_L1, {scope, limit}, [&items](const Row& row) {
                items.push_back(readMeta(row));
                return true;
            });
    return items;
}

void settleSealed(Db& db, const QString& id, const QString& outcome, const QString& note, const QString& official, const QString& at)
{
    db.run("UPDATE quarantine SET sealed = ?, settled_by = ?, settled_at = ?, outcome = ?, note = ? WHERE id = ?"_L1,
           {QByteArray(""), official, at, outcome, note, id});
}

} // namespace motcua::backend::store
