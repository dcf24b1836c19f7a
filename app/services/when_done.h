#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace motcua::services {

//! Calls `fn(result)` on the context's thread when the future has a result; never after the context is gone, never for a
//! cancelled future. Use this, not QFuture::then(context, …), which aborts in Qt 6.4 debug builds when the context dies first.
template<class T, class Fn>
void whenDone(const QFuture<T>& future, QObject* context, Fn fn)
{
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcher<T>::finished, context, [watcher, fn = std::move(fn)]() mutable {
        watcher->deleteLater();
        if (!watcher->isCanceled() && watcher->future().resultCount() > 0)
            fn(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace motcua::services
