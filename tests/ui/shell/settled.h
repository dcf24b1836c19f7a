#pragma once

#include <QAbstractAnimation>
#include <QApplication>
#include <QFutureWatcher>
#include <QTest>
#include <QTimer>
#include <QWidget>

#include <algorithm>

namespace motcua::test {

//! What a window has under way, or null: an answer that one of its pages waits for, an animation, a short pause (typing, changes in bursts).
//! Ticking clocks, a toast's time and how long somebody stays on a row are none.
inline const char* underWay(const QWidget& window)
{
    constexpr int shortPause = 1'000;
    if (window.findChild<QFutureWatcherBase*>()) // they go when their answer has been taken (services::whenDone)
        return "an answer";
    const auto moving = window.findChildren<QAbstractAnimation*>();
    if (std::any_of(moving.begin(), moving.end(), [](const QAbstractAnimation* one) { return one->state() == QAbstractAnimation::Running; }))
        return "an animation";
    const auto timers = window.findChildren<QTimer*>();
    if (std::any_of(timers.begin(), timers.end(), [](const QTimer* one) { return one->isActive() && one->isSingleShot() && one->interval() <= shortPause; }))
        return "a pause";
    return nullptr;
}

//! Spins until no window has anything under way, looked at three times with the events between: what an answer starts is waited for, too.
//! False (and says what it is) when the time is over.
inline bool settled(int milliseconds = 30'000)
{
    int quiet = 0;
    const char* last = nullptr;
    const bool done = QTest::qWaitFor([&] {
        last = nullptr;
        for (const QWidget* window : QApplication::topLevelWidgets())
            last = last ? last : underWay(*window);
        quiet = last ? 0 : quiet + 1;
        return quiet >= 3;
    }, milliseconds);
    if (!done)
        qWarning("not settled: %s", last ? last : "something new each time");
    return done;
}

} // namespace motcua::test
