#pragma once

#include "domain/official.h"

#include <QByteArray>
#include <QDateTime>
#include <QUrl>

#include <optional>

namespace motcua::services {

//! What the keyring keeps of a sign-in, as one entry.
struct SessionSecret
{
    QUrl server;
    domain::Official official;
    QByteArray refresh;      //!< empty once the centre has refused it
    QByteArray verifier;     //!< Argon2id of the last good password
    QDateTime offlineUntil;  //!< UTC

    bool operator==(const SessionSecret&) const = default;
};

[[nodiscard]] QByteArray pack(const SessionSecret& secret);
//! Nothing for bytes that are no such entry or of another version.
[[nodiscard]] std::optional<SessionSecret> unpack(const QByteArray& bytes);

} // namespace motcua::services
