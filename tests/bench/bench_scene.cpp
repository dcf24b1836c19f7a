#include "bench_kit.h"
#include "code_frames.h"
#include "vision/barcode_scanner.h"
#include "vision/worker_decoder.h"

#include <csignal>
#include <cstring>

using namespace Qt::StringLiterals;

namespace motcua::bench {

namespace {

constexpr int framesASecond = 15;

//! A gate that waits: an empty hall at 15 frames a second through the process that reads them, as many frames as so many seconds
//! hold, one after the other. MOTCUA_SCENE_SECONDS=3600 is the hour. core_share: of one core, client and worker together.
void emptyScene(benchmark::State& state)
{
    const QString program = vision::WorkerDecoder::findProgram();
    if (program.isEmpty())
        return giveUp(state, u"no motcua-vision beside this program"_s);
    const int asked = qEnvironmentVariableIntValue("MOTCUA_SCENE_SECONDS");
    const int frames = (asked > 0 ? asked : 20) * framesASecond;
    const auto hall = codeFrames({1280, 720}, std::nullopt, {});
    auto owned = std::make_unique<vision::WorkerDecoder>(program);
    const auto& decoder = *owned;
    vision::BarcodeScanner scanner(std::move(owned));
    int seen = 0;
    QObject::connect(&scanner, &vision::BarcodeScanner::codeSeen, [&seen] { ++seen; });
    quint64 number = 0;
    QEventLoop loop;
    QObject::connect(&scanner, &vision::BarcodeScanner::ready, &loop, &QEventLoop::quit);
    const auto show = [&](int count) {
        for (int i = 0; i < count; ++i) {
            scanner.push(vision::Frame(hall[number % hall.size()], number, qint64(number) * 1'000'000 / framesASecond));
            ++number;
            loop.exec();
        }
    };
    for (auto _ : state) {
        show(framesASecond * 4); // everything that is made once has been made
        const qint64 worker = decoder.processId();
        const double memory = treePssMiB(worker);
        const double ours = processCpu();
        const double theirs = treeCpu(worker);
        const double resident = residentMiB();
        show(frames);
        const double cpu = processCpu() - ours + treeCpu(worker) - theirs;
        state.counters["frames"] = frames;
        state.counters["core_share"] = cpu / frames * framesASecond;
        state.counters["worker_MiB"] = treePssMiB(worker);
        state.counters["worker_growth_MiB"] = treePssMiB(worker) - memory;
        state.counters["client_growth_MiB"] = residentMiB() - resident;
        state.counters["seen"] = seen;
    }
}

//! The worker is killed in the midst of its work, again and again: how long until the next one answers a frame.
void readerRestart(benchmark::State& state)
{
    const QString program = vision::WorkerDecoder::findProgram();
    if (program.isEmpty())
        return giveUp(state, u"no motcua-vision beside this program"_s);
    const auto hall = codeFrames({1280, 720}, std::nullopt, {});
    vision::WorkerDecoder decoder(program);
    int lost = 0;
    quint32 number = 0;
    const auto ask = [&] {
        QEventLoop loop;
        vision::Job job;
        vision::LumaPlane plane = hall.front();
        std::memcpy(plane.bytes.data(), &++number, sizeof number); // the same picture would be taken for what kills readers
        job.frame = vision::Frame(std::move(plane), number, 1);
        bool good = false;
        decoder.submit(std::move(job), [&](const Result<vision::Reply>& reply) {
            good = reply.has_value();
            loop.quit();
        });
        loop.exec();
        return good;
    };
    Samples wall;
    Samples cpu;
    for (auto _ : state) {
        ask();
        ask();
        const qint64 dead = decoder.processId();
        ::kill(pid_t(dead), SIGKILL);
        const Stopwatch watch;
        do { // until another process has answered
            lost += ask() ? 0 : 1;
        } while (decoder.processId() == dead);
        watch.stop(wall, cpu);
    }
    state.counters["frames_lost_each"] = double(lost) / double(state.iterations());
    reportPercentiles(state, "wall", wall);
}

} // namespace

void registerScene()
{
    benchmark::RegisterBenchmark("empty_scene", emptyScene)->Unit(benchmark::kMillisecond)->Iterations(1);
    benchmark::RegisterBenchmark("reader_restart", readerRestart)->Unit(benchmark::kMillisecond)->Iterations(20);
}

} // namespace motcua::bench
