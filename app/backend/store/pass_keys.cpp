#include "backend/store/pass_keys.h"

#include "backend/store/records.h"
#include "backend/store/secrets.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

constexpr int kFirstKey = 1;
constexpr int kMostKeys = 255; // one byte in the token
constexpr qint64 kMarginMs = 24LL * 3600 * 1000; // tokens are rounded outwards, gates' clocks differ

QStringList halls(Db& db)
{
    QStringList names;
    db.each("SELECT DISTINCT scope FROM record WHERE kind = 'meeting'"_L1, {}, [&names](const auto& row) {
        names.append(row.value(0).toString().sliced(5)); // "hall:"
        return true;
    });
    return names;
}

void publish(Db& db, const PassKey& key, const QString& hall, QHash<QString, qint64>& touched)
{
    RecordRow row = passKeyRow(key.id, key.publicKey, hall);
    if (db.one("SELECT 1 FROM record WHERE kind = 'pass_key' AND id = ? AND scope = ?"_L1, {row.id, row.scope}))
        return;
    touched[row.scope] = put(db, row);
}

//! The end of the last pass there is. The bodies are read one by one: this is done some times a year.
qint64 endOfLastPass(Db& db)
{
    qint64 last = 0;
    db.each("SELECT body FROM record WHERE kind = 'pass'"_L1, {}, [&last](const auto& row) {
        const auto pass = domain::passFromJson(QJsonDocument::fromJson(row.value(0).toByteArray()).object());
        if (pass && pass->notAfter.isValid())
            last = std::max(last, pass->notAfter.toMSecsSinceEpoch());
        return true;
    });
    return last;
}

} // namespace

QByteArray PassSigner::sign(const QByteArray& claims) const
{
    return signEd25519(secret, claims);
}

QByteArray PassSigner::publicKey() const
{
    return secret.last(32); // libsodium keeps it behind the seed
}

PassSigner passSigner(Db& db)
{
    PassSigner signer;
    const auto row = db.one("SELECT s.value, COALESCE(k.id, 1) FROM secret s LEFT JOIN pass_key k ON k.retired_at = 0 WHERE s.name = 'pass'"_L1);
    if (row) {
        signer.secret = row->at(0).toByteArray();
        signer.keyId = row->at(1).toInt();
    }
    return signer;
}

std::vector<PassKey> passKeys(Db& db)
{
    std::vector<PassKey> keys;
    db.each("SELECT id, public, made_at, retired_at, needed_until FROM pass_key ORDER BY made_at, id"_L1, {}, [&keys](const auto& row) {
        keys.push_back({row.value(0).toInt(), row.value(1).toByteArray(), row.value(2).toLongLong(), row.value(3).toLongLong(),
                        row.value(4).toLongLong()});
        return true;
    });
    if (keys.empty())
        keys.push_back({kFirstKey, passSigner(db).publicKey(), 0, 0, 0});
    return keys;
}

void publishPassKeys(Db& db, const QString& hall, QHash<QString, qint64>& touched)
{
    for (const PassKey& key : passKeys(db))
        publish(db, key, hall, touched);
}

Result<PassKey> rotatePassKey(Db& db, qint64 now, QHash<QString, qint64>& touched)
{
    const PassSigner old = passSigner(db);
    const std::vector<PassKey> known = passKeys(db);
    const auto taken = [&known](int id) { return std::any_of(known.begin(), known.end(), [id](const PassKey& key) { return key.id == id; }); };
    int id = old.keyId; // the next free one after it, so that a number comes back as late as possible
    do {
        id = id % kMostKeys + 1;
    } while (id != old.keyId && taken(id));
    if (id == old.keyId)
        return fail(ErrorKind::Conflict, u"pass_keys_full"_s);

    const QByteArray secret = newSigningKey();
    const PassKey fresh{id, PassSigner{id, secret}.publicKey(), now, 0, 0};
    db.run("INSERT INTO pass_key (id, public, made_at, retired_at, needed_until) VALUES (?, ?, 0, ?, ?) "
           "ON CONFLICT (id) DO UPDATE SET retired_at = excluded.retired_at, needed_until = excluded.needed_until"_L1,
           {old.keyId, old.publicKey(), now, endOfLastPass(db)});
    db.run("INSERT INTO pass_key (id, public, made_at) VALUES (?, ?, ?)"_L1, {id, fresh.publicKey, now});
    db.run("UPDATE secret SET value = ? WHERE name = 'pass'"_L1, {secret});
    for (const QString& hall : halls(db))
        publish(db, fresh, hall, touched);
    return fresh;
}

int prunePassKeys(Db& db, qint64 now, QHash<QString, qint64>& touched)
{
    int count = 0;
    for (const PassKey& key : passKeys(db)) {
        if (key.retiredAt == 0 || key.neededUntil + kMarginMs > now)
            continue;
        QStringList scopes;
        const QString id = QString::number(key.id);
        db.each("SELECT scope FROM record WHERE kind = 'pass_key' AND id = ?"_L1, {id}, [&scopes](const auto& row) {
            scopes.append(row.value(0).toString());
            return true;
        });
        for (qsizetype i = 0; i < scopes.size(); ++i) { // each removes one of them; which one does not matter, all go
            const qint64 seq = remove(db, u"pass_key"_s, id, u"revoked"_s);
            for (const QString& scope : scopes)
                touched[scope] = seq;
        }
        db.run("DELETE FROM pass_key WHERE id = ?"_L1, {key.id});
        ++count;
    }
    return count;
}

void extendPassKeys(Db& db, qint64 until)
{
    db.run("UPDATE pass_key SET needed_until = ? WHERE retired_at > 0 AND needed_until < ?"_L1, {until, until});
}

} // namespace motcua::backend::store
