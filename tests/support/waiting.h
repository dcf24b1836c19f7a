#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>

namespace motcua::test {

//! Spins until the future has finished or the time is over, and no longer: QTest::qWaitFor sleeps ten milliseconds each time. Whoever
//! in this thread waits for the same future has been told before this returns: a desk that was told to do something is not idle after it.
template<class T>
void finishes(const QFuture<T>& future, int milliseconds)
{
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<T> watcher;
        QObject::connect(&watcher, &QFutureWatcher<T>::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        if (!future.isFinished())
            loop.exec();
    }
    if (future.isFinished()) {
        QFuture<T>(future).waitForFinished(); // its lock is held until the others' events are posted
        QCoreApplication::sendPostedEvents();
    }
}

//! Likewise until something holds; asked after each event, and every few milliseconds for what no event tells of.
template<class Predicate>
bool until(Predicate holds, int milliseconds)
{
    if (holds())
        return true;
    QElapsedTimer watch;
    watch.start();
    QEventLoop loop;
    QTimer tick;
    tick.start(5);
    while (watch.elapsed() < milliseconds) {
        loop.processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        if (holds())
            return true;
    }
    return false;
}

} // namespace motcua::test
