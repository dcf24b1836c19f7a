#include "backend/store/secrets.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QtEndian>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

unsigned char* raw(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

const unsigned char* raw(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

void ready()
{
    static const int once = sodium_init();
    (void)once;
}

QByteArray secretKeyOf(const QByteArray& seed)
{
    QByteArray publicKey(crypto_sign_PUBLICKEYBYTES, Qt::Uninitialized);
    QByteArray secretKey(crypto_sign_SECRETKEYBYTES, Qt::Uninitialized);
    crypto_sign_seed_keypair(raw(publicKey), raw(secretKey), raw(seed));
    return secretKey;
}

QByteArray ensure(Db& db, const QString& name, const std::function<QByteArray()>& make)
{
    if (const auto row = db.one("SELECT value FROM secret WHERE name = ?"_L1, {name}))
        return row->first().toByteArray();
    const QByteArray value = make();
    db.run("INSERT INTO secret (name, value) VALUES (?, ?)"_L1, {name, value});
    return value;
}

} // namespace

QByteArray Secrets::passPublic() const
{
    return pass.last(crypto_sign_PUBLICKEYBYTES); // libsodium keeps it behind the seed
}

Secrets ensureSecrets(Db& db)
{
    Secrets secrets;
    secrets.cursor = ensure(db, u"cursor"_s, [] { return randomBytes(32); });
    secrets.audit = ensure(db, u"audit"_s, [] { return randomBytes(32); });
    secrets.check = ensure(db, u"check"_s, [] { return randomBytes(32); });
    secrets.gates = ensure(db, u"gates"_s, [] { return randomBytes(32); });
    secrets.epoch = ensure(db, u"epoch"_s, [] { return randomBytes(8); });
    secrets.pass = ensure(db, u"pass"_s, [] { return secretKeyOf(randomBytes(crypto_sign_SEEDBYTES)); });
    return secrets;
}

void putSeededPassKey(Db& db, quint64 seed)
{
    ready();
    const QByteArray text = "motcua invented province " + QByteArray::number(seed);
    const QByteArray key = secretKeyOf(QCryptographicHash::hash(text, QCryptographicHash::Sha256));
    db.run("INSERT INTO secret (name, value) VALUES ('pass', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"_L1, {key});
}

QByteArray randomBytes(int count)
{
    ready();
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), static_cast<std::size_t>(count));
    return bytes;
}

QByteArray hmacSha256(const QByteArray& key, const QByteArray& message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}

QString sha256Hex(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QByteArray newSigningKey()
{
    ready();
    return secretKeyOf(randomBytes(crypto_sign_SEEDBYTES));
}

QByteArray signEd25519(const QByteArray& secretKey, const QByteArray& message)
{
    ready();
    QByteArray signature(crypto_sign_BYTES, Qt::Uninitialized);
    crypto_sign_detached(raw(signature), nullptr, raw(message), static_cast<unsigned long long>(message.size()), raw(secretKey));
    return signature;
}

bool sameSecret(const QByteArray& left, const QByteArray& right)
{
    return left.size() == right.size() && sodium_memcmp(left.constData(), right.constData(), static_cast<std::size_t>(left.size())) == 0;
}

QString randomToken()
{
    return QString::fromLatin1(randomBytes(32).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString hashPassword(const QString& password)
{
    ready();
    const QByteArray text = password.toUtf8();
    std::array<char, crypto_pwhash_STRBYTES> out{};
    if (crypto_pwhash_str(out.data(), text.constData(), static_cast<unsigned long long>(text.size()),
                          crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return {};
    return QString::fromLatin1(out.data());
}

bool passwordFits(const QString& hash, const QString& password)
{
    ready();
    const QByteArray text = password.toUtf8();
    return crypto_pwhash_str_verify(hash.toLatin1().constData(), text.constData(), static_cast<unsigned long long>(text.size())) == 0;
}

} // namespace motcua::backend::store
