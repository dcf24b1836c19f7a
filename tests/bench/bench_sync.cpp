#include "synced_desk.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::bench {

namespace {

constexpr double mib = 1 << 20;

void report(benchmark::State& state, Pull& pull)
{
    state.SetIterationTime(pull.wallSeconds);
    state.counters["rows"] = double(pull.rows);
    state.counters["client_cpu_s"] = pull.clientCpu;
    state.counters["rows_per_cpu_s"] = pull.clientCpu > 0 ? double(pull.rows) / pull.clientCpu : 0;
    state.counters["server_cpu_s"] = pull.serverCpu;
    state.counters["first_page_s"] = pull.firstPageSeconds;
    state.counters["first_rows_cpu_s"] = pull.firstRowsCpu;
    state.counters["memory_above_idle_MiB"] = pull.memoryMiB;
    state.counters["body_MiB"] = double(pull.bodyBytes) / mib;
    state.counters["wire_MiB"] = double(pull.wireBytes) / mib;
    state.counters["file_MiB"] = pull.fileMiB;
    state.counters["requests"] = pull.requests;
    state.counters["gui_halt_max_ms"] = pull.guiGap.largest();
}

SyncedDesk* deskFor(benchmark::State& state)
{
    QString why;
    SyncedDesk* desk = SyncedDesk::with(int(state.range(0)), why);
    if (!desk)
        giveUp(state, why);
    return desk;
}

//! An empty folder to every row of the desk's scopes in the file, over HTTP from the centre's own process.
void syncFirst(benchmark::State& state)
{
    SyncedDesk* desk = deskFor(state);
    if (!desk)
        return;
    for (auto _ : state) {
        auto pull = desk->pullAll();
        if (!pull) {
            giveUp(state, pull.error().code + u' ' + pull.error().detail);
            break;
        }
        report(state, *pull);
        noteFigure("sync_first/" + std::to_string(state.range(0)), pull->clientCpu);
        if (const auto gzipped = desk->gzippedMiB())
            state.counters["wire_of_gzip"] = double(pull->wireBytes) / mib / *gzipped;
    }
}

//! So many dossiers moved at the centre, and then nothing new: `idle_*`.
void syncIncrement(benchmark::State& state)
{
    SyncedDesk* desk = deskFor(state);
    if (!desk)
        return;
    for (auto _ : state) {
        if (!desk->hasCache()) {
            if (const auto first = desk->pullAll(); !first) {
                giveUp(state, first.error().code);
                break;
            }
        }
        const auto changed = desk->changeAtCentre(int(state.range(1)));
        auto pull = changed ? desk->pullNew() : Result<Pull>(tl::unexpected(changed.error()));
        const auto nothing = pull ? desk->pullNew() : pull;
        if (!nothing) {
            giveUp(state, nothing.error().code + u' ' + nothing.error().detail);
            break;
        }
        report(state, *pull);
        noteFigure("sync_increment/" + std::to_string(state.range(0)) + '/' + std::to_string(state.range(1)), pull->clientCpu);
        state.counters["changed"] = *changed;
        state.counters["idle_requests"] = nothing->requests;
        state.counters["idle_client_cpu_s"] = nothing->clientCpu;
    }
}

//! The centre's side alone: every page of a scope from the start, as the client asks for them (2,000 rows, gzip).
void feedServe(benchmark::State& state)
{
    SyncedDesk* desk = deskFor(state);
    if (!desk)
        return;
    test::BackendProcess& centre = desk->centre();
    const QString token = centre.signIn(u"ha.le"_s, u"0190f3c0-0000-7000-8000-00000000be7e"_s);
    const QString scope = u"agency:"_s + desk->official().agency;
    for (auto _ : state) {
        qint64 rows = 0;
        qint64 bytes = 0;
        QString after;
        const double before = desk->centreCpu();
        const Stopwatch watch;
        for (bool more = true; more;) {
            const auto page = centre.get(u"/v1/feed?scope=%1&after=%2&limit=2000"_s.arg(
                                             scope, QString::fromLatin1(after.toUtf8().toPercentEncoding())),
                                         token);
            const qsizetype last = page.body.trimmed().lastIndexOf('\n') + 1;
            const QJsonObject closing = QJsonDocument::fromJson(page.body.mid(last)).object();
            if (page.status != 200 || !closing.contains("next"_L1))
                return giveUp(state, u"page: %1"_s.arg(page.status));
            rows += page.body.count('\n') - 1;
            bytes += page.body.size();
            after = closing.value("next"_L1).toString();
            more = closing.value("more"_L1).toBool();
        }
        state.SetIterationTime(watch.wallSeconds());
        const double cpu = desk->centreCpu() - before;
        state.counters["rows"] = double(rows);
        state.counters["body_MiB"] = double(bytes) / mib;
        state.counters["server_cpu_s"] = cpu;
        state.counters["rows_per_cpu_s"] = cpu > 0 ? double(rows) / cpu : 0;
    }
}

} // namespace

void registerSync()
{
    benchmark::RegisterBenchmark("sync_first", syncFirst)
        ->Arg(100'000)
        ->Arg(487'852)
        ->Unit(benchmark::kMillisecond)
        ->UseManualTime()
        ->Iterations(1);
    benchmark::RegisterBenchmark("sync_increment", syncIncrement)
        ->Args({100'000, 1'000})
        ->Unit(benchmark::kMillisecond)
        ->UseManualTime()
        ->Iterations(1);
    benchmark::RegisterBenchmark("feed_serve", feedServe)
        ->Arg(100'000)
        ->Unit(benchmark::kMillisecond)
        ->UseManualTime()
        ->Iterations(1);
}

} // namespace motcua::bench
