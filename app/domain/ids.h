#pragma once

#include <QByteArray>
#include <QString>

namespace motcua::domain {

//! Identifier of a record, command or scan: UUIDv7 in lower-case text form (RFC 9562), so that ids sort by time of making.
using Id = QString;

//! UUIDv7 from milliseconds since 1970 (UTC) and at least 10 random bytes. Pure: the caller brings clock and randomness.
[[nodiscard]] Id uuidV7(qint64 milliseconds, const QByteArray& random);

//! True for the text form of any RFC 9562 UUID, lower case, with dashes.
[[nodiscard]] bool isUuid(QStringView text);

} // namespace motcua::domain
