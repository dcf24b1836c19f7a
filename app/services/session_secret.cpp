#include "services/session_secret.h"

#include <QDataStream>
#include <QIODevice>
#include <QJsonDocument>
#include <QJsonObject>

namespace motcua::services {

namespace {
constexpr quint32 magic = 0x4d435331; // "MCS1"
}

QByteArray pack(const SessionSecret& secret)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << magic << secret.server << QJsonDocument(domain::toJson(secret.official)).toJson(QJsonDocument::Compact)
        << secret.refresh << secret.verifier << secret.offlineUntil;
    return bytes;
}

std::optional<SessionSecret> unpack(const QByteArray& bytes)
{
    if (bytes.size() > (1 << 20))
        return {};
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 begin = 0;
    SessionSecret secret;
    QByteArray official;
    in >> begin;
    if (begin != magic)
        return {};
    in >> secret.server >> official >> secret.refresh >> secret.verifier >> secret.offlineUntil;
    auto read = domain::officialFromJson(QJsonDocument::fromJson(official).object());
    if (in.status() != QDataStream::Ok || !read.has_value())
        return {};
    secret.official = std::move(*read);
    return secret;
}

} // namespace motcua::services
