#pragma once

#include "services/projection.h"
#include "services/when_done.h"
#include "storage/database.h"

#include <QtConcurrentRun>

#include <functional>
#include <memory>

namespace motcua::storage {
class BlobStore;
}

namespace motcua::services {

class ClaimKeeper;

//! What every desk works with. The database outlives the desk.
struct DeskContext
{
    storage::Database* db = nullptr;
    std::shared_ptr<const Projection> projection;
    std::function<void()> outboxChanged = [] {};
    std::function<QFuture<Result<QByteArray>>(const QString& sha256)> fetchBlob; //!< local, else from the centre
    ClaimKeeper* claims = nullptr; //!< who says that a person works on a record
    const storage::BlobStore* blobs = nullptr; //!< files of this area; they outlive the desk
    QString formsFolder = {};      //!< an administrator's own templates, if there are any

    [[nodiscard]] const domain::Official& official() const { return projection->context().official; }
    [[nodiscard]] const Clock& clock() const { return projection->context().clock; }
    [[nodiscard]] const domain::Rules& rules() const { return projection->context().rules.now(); }
};

template<class T>
QFuture<Result<T>> readyFuture(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

//! Goes on with `fn(value)` (a QFuture<Result<…>>) on the context's thread; an error passes by. Dies with the context: the
//! future is then cancelled.
template<class T, class Fn>
auto chain(const QFuture<Result<T>>& first, QObject* context, Fn fn) -> std::invoke_result_t<Fn, T>
{
    using Future = std::invoke_result_t<Fn, T>;
    using Second = std::decay_t<decltype(std::declval<Future>().result())>;
    auto promise = std::make_shared<QPromise<Second>>();
    promise->start();
    whenDone(first, context, [promise, context, fn = std::move(fn)](const Result<T>& result) mutable {
        if (!result) {
            promise->addResult(Second(tl::unexpected(result.error())));
            promise->finish();
            return;
        }
        whenDone(fn(*result), context, [promise](const Second& second) {
            promise->addResult(second);
            promise->finish();
        });
    });
    return promise->future();
}

} // namespace motcua::services
