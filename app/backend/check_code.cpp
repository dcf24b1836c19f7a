#include "backend/check_code.h"

#include "backend/check_picture.h"
#include "backend/store/secrets.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace motcua::backend {

namespace {

constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype kNonceBytes = 12;
constexpr qsizetype kMacBytes = 16;
constexpr qsizetype kTimeBytes = 8;
constexpr int kSigns = 6;
constexpr qsizetype kLongestId = 100;
constexpr qsizetype kLongestProof = 100;

QByteArray macOf(const QByteArray& key, const QByteArray& payload)
{
    return store::hmacSha256(key, "id " + payload).first(kMacBytes);
}

QString answerOf(const QByteArray& key, const QByteArray& payload)
{
    const QByteArray bytes = store::hmacSha256(key, "answer " + payload);
    const QLatin1StringView signs = checkSigns();
    QString answer;
    for (int i = 0; i < kSigns; ++i)
        answer += signs[static_cast<uchar>(bytes[i]) % signs.size()];
    return answer;
}

bool equal(const QByteArray& a, const QByteArray& b)
{
    return a.size() == b.size() && sodium_memcmp(a.constData(), b.constData(), static_cast<std::size_t>(a.size())) == 0;
}

bool proves(const QString& id, const QString& proof)
{
    if (proof.isEmpty() || proof.size() > kLongestProof)
        return false;
    const QByteArray hash = QCryptographicHash::hash((id + u':' + proof).toUtf8(), QCryptographicHash::Sha256);
    return qFromBigEndian<quint32>(hash.constData()) >> (32 - kProofBits) == 0;
}

} // namespace

CheckCode makeCheckCode(const QByteArray& key, qint64 nowMs)
{
    QByteArray payload(kTimeBytes, '\0');
    qToBigEndian<qint64>(nowMs + kCheckSeconds * 1000LL, payload.data());
    payload += store::randomBytes(kNonceBytes);
    CheckCode code;
    code.id = QString::fromLatin1((payload + macOf(key, payload)).toBase64(kBase64));
    code.answer = answerOf(key, payload);
    code.picture = drawCheckPicture(code.answer, store::randomBytes(kCheckPictureNoise));
    return code;
}

bool checkAnswered(const QByteArray& key, const CheckAnswer& given, qint64 nowMs)
{
    if (given.id.size() > kLongestId)
        return false;
    const QByteArray bytes = QByteArray::fromBase64(given.id.toLatin1(), kBase64);
    // One text an id: base64 forgives, and a second spelling of a used one would be a new one.
    if (bytes.size() != kTimeBytes + kNonceBytes + kMacBytes || QString::fromLatin1(bytes.toBase64(kBase64)) != given.id)
        return false;
    const QByteArray payload = bytes.first(kTimeBytes + kNonceBytes);
    if (!equal(bytes.sliced(payload.size()), macOf(key, payload)) || qFromBigEndian<qint64>(payload.constData()) <= nowMs)
        return false;
    if (!given.proof.isEmpty())
        return proves(given.id, given.proof);
    return equal(given.answer.trimmed().toLower().toLatin1(), answerOf(key, payload).toLatin1());
}

bool spendCheck(store::Db& db, const QString& id, qint64 nowMs)
{
    db.run("DELETE FROM spent_check WHERE expires_at < ?"_L1, {nowMs});
    return db.run("INSERT INTO spent_check (hash, expires_at) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING"_L1,
                  {store::sha256Hex(id.toUtf8()), nowMs + 2 * kCheckSeconds * 1000LL}) == 1;
}

} // namespace motcua::backend
