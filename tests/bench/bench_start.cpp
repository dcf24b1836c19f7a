#include "bench_kit.h"
#include "tests/support/places.h"
#include "x_screen.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <signal.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace motcua::bench {

namespace {

constexpr int runs = 5;
constexpr int giveUpMs = 60'000;
constexpr double painted = 0.1; // share of the screen: a window's frame or a cursor is less

struct StartedOnce
{
    double wall = 0;
    double cpu = 0;
    double pss = 0;
};

//! The real program over an empty folder, as at a machine's first day: nothing of the settings, caches or keyring of
//! whoever measures. With a message bus of its own where there is one to be had, as a desktop has it.
Result<StartedOnce> startOnce(XScreen& screen, bool andMemory)
{
    const QTemporaryDir home;
    QProcess client;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, screen.display());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, home.path());
    environment.insert(u"LIBGL_ALWAYS_SOFTWARE"_s, u"1"_s);
    environment.insert(u"NO_AT_BRIDGE"_s, u"1"_s);
    for (const QString& name : {u"WAYLAND_DISPLAY"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s,
                                u"DBUS_SESSION_BUS_ADDRESS"_s})
        environment.remove(name);
    client.setProcessEnvironment(environment);
    client.setStandardOutputFile(QProcess::nullDevice());
    client.setStandardErrorFile(QProcess::nullDevice());
    const QString program = test::programPath("motcua");
    const QStringList words{u"--data-dir"_s, home.filePath(u"data"_s)};
    const QString bus = QStandardPaths::findExecutable(u"dbus-run-session"_s);
    if (!QFile::exists(program))
        return fail(ErrorKind::NotFound, u"bin/motcua is not built"_s);

    screen.remember();
    QElapsedTimer watch;
    watch.start();
    if (bus.isEmpty())
        client.start(program, words);
    else
        client.start(bus, QStringList{u"--"_s, program} + words);
    if (!client.waitForStarted())
        return fail(ErrorKind::Internal, u"motcua did not start"_s);
    while (screen.changedShare() < painted && watch.elapsed() < giveUpMs && !client.waitForFinished(1)) {
        // a look each millisecond, until it is there or the program is gone
    }
    StartedOnce once;
    once.wall = double(watch.nsecsElapsed()) / 1e9;
    once.cpu = treeCpu(client.processId());
    const bool shown = screen.changedShare() >= painted;
    if (shown && andMemory) {
        sleep(3); // as the peers' script does
        once.pss = treePssMiB(client.processId());
    }
    for (const qint64 pid : treeOf(client.processId()))
        kill(pid_t(pid), SIGTERM);
    if (!client.waitForFinished(5'000))
        client.kill();
    client.waitForFinished();
    if (!shown)
        return fail(ErrorKind::Timeout, u"no window was painted"_s);
    QElapsedTimer gone; // the server takes the window away by itself
    gone.start();
    while (screen.changedShare() > 0 && gone.elapsed() < 5'000)
        usleep(1'000);
    return once;
}

//! From exec until a tenth of the screen shows something: the window is mapped and painted.
void startToWindow(benchmark::State& state)
{
    XScreen screen;
    QString why;
    if (!screen.start(why))
        return giveUp(state, why);
    const auto first = startOnce(screen, true); // not counted: the disk's cache
    if (!first)
        return giveUp(state, first.error().code);
    Samples wall;
    Samples cpu;
    for (auto _ : state) {
        const auto once = startOnce(screen, false);
        if (!once) {
            giveUp(state, once.error().code);
            break;
        }
        wall.add(once->wall * 1'000);
        cpu.add(once->cpu * 1'000);
        state.SetIterationTime(once->wall);
    }
    state.counters["wall_median_ms"] = wall.at(0.5);
    state.counters["wall_min_ms"] = wall.at(0);
    state.counters["cpu_median_ms"] = cpu.at(0.5);
    state.counters["cpu_min_ms"] = cpu.at(0);
    state.counters["pss_MiB"] = first->pss;
}

} // namespace

void registerStart()
{
    benchmark::RegisterBenchmark("start_to_window", startToWindow)
        ->Unit(benchmark::kMillisecond)
        ->UseManualTime()
        ->Iterations(runs);
}

} // namespace motcua::bench
