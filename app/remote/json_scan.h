#pragma once

#include <QByteArrayView>

#include <optional>
#include <utility>
#include <vector>

namespace motcua::remote {

//! True where brackets open deeper than `limit`; strings are skipped. One pass, no memory.
[[nodiscard]] bool nestsDeeperThan(QByteArrayView json, int limit);

//! One member of an object: its key (without quotes) and the bytes of its value as they stand.
using Member = std::pair<QByteArrayView, QByteArrayView>;

//! The members of the object that `json` is, without reading into the values: so a record's body can be kept byte for byte
//! as the centre wrote it. Nothing when it is no object. Values are balanced, but not otherwise checked.
[[nodiscard]] std::optional<std::vector<Member>> members(QByteArrayView json);

} // namespace motcua::remote
