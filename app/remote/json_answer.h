#pragma once

#include "remote/api_client.h"

#include <QJsonObject>

namespace motcua::remote {

//! The body as a JSON object. Errors (Contract): bad_json, too_deep (more than 64 levels: no entity of ours nests like that).
[[nodiscard]] Result<QJsonObject> parseObject(const QByteArray& json);

//! Decodes an answer where it arrives. For answers of a few kilobytes only: it runs on the GUI thread.
template<class T, class Fn>
QFuture<Result<T>> decoded(QFuture<Result<Answer>> future, Fn fn)
{
    return future.then([fn = std::move(fn)](const Result<Answer>& answer) -> Result<T> {
        if (!answer.has_value())
            return tl::unexpected<Error>(answer.error());
        return fn(*answer);
    });
}

} // namespace motcua::remote
