#include "bench_kit.h"
#include "peer_readers.h"
#include "tests/support/worn_frames.h"
#include "vision/ladder.h"
#include "vision/still_reader.h"

using namespace Qt::StringLiterals;

namespace motcua::bench {

namespace {

struct Kind
{
    const char* name;
    paper::BarcodeKind symbol;
    vision::CodeFormats formats; //!< what a gate is set to that expects this symbol
};

const Kind kinds[] = {{"QR", paper::BarcodeKind::Qr, vision::usualFormats},
                      {"Code128", paper::BarcodeKind::Code128, vision::usualFormats},
                      {"Aztec", paper::BarcodeKind::Aztec, vision::usualFormats | vision::CodeFormat::Aztec},
                      {"PDF417", paper::BarcodeKind::Pdf417, vision::usualFormats | vision::CodeFormat::Pdf417},
                      {"DataMatrix", paper::BarcodeKind::DataMatrix, vision::usualFormats | vision::CodeFormat::DataMatrix}};

//! Frames read, frames in which something was read that is not there, CPU.
struct Score
{
    int read = 0;
    int wrong = 0;
    Samples wall;
    Samples cpu;

    template<class Read>
    bool take(const QString& text, Read&& look)
    {
        const Stopwatch watch;
        const QStringList texts = look();
        watch.stop(wall, cpu);
        const bool right = texts.contains(text);
        read += right ? 1 : 0;
        wrong += texts.count(text) != texts.size() ? 1 : 0;
        return right;
    }
};

QStringList textsOf(const std::vector<vision::FoundCode>& codes)
{
    QStringList texts;
    for (const auto& code : codes)
        texts << code.text;
    return texts;
}

int framesOfAKind()
{
    const int asked = qEnvironmentVariableIntValue("MOTCUA_FRAMES");
    return asked > 0 ? asked : 50;
}

quint32 firstSeed()
{
    return qEnvironmentVariableIsSet("MOTCUA_FRAMES_HELD_BACK") ? test::heldBackSeeds : 1;
}

//! As a gate looks: the same frame held before the lens gets one rung after the other until one reads it.
QStringList readByLadder(const vision::LumaPlane& plane, vision::CodeFormats formats)
{
    for (int rung = 0; rung < vision::rungCount; ++rung) {
        if (const auto codes = vision::readRung(plane, formats, vision::Rung(rung), {}); !codes.empty())
            return textsOf(codes);
    }
    return {};
}

void decodeRate(benchmark::State& state, const Kind& kind, test::Wear wear)
{
    const int frames = framesOfAKind();
    Score first;
    Score ladder;
    Score zxing;
    Score zbar;
    for (auto _ : state) {
        for (int i = 0; i < frames; ++i) {
            const auto worn = test::wornFrame(kind.symbol, wear, firstSeed() + quint32(i));
            const auto plane = vision::LumaPlane::fromImage(worn.picture);
            first.take(worn.text, [&] { return textsOf(vision::readRung(plane, kind.formats, vision::Rung::Normal, {})); });
            const bool ours = ladder.take(worn.text, [&] { return readByLadder(plane, kind.formats); });
            const bool theirs = zxing.take(worn.text, [&] { return readByZxingAlone(plane); });
            const bool other = zbar.take(worn.text, [&] { return readByZbarAlone(plane); });
            if (qEnvironmentVariableIsSet("MOTCUA_FRAMES_TALK") && (theirs || other) && !ours)
                qInfo("%s %s %u: not read by us, ZXing %d, ZBar %d", kind.name, test::wearName(wear), firstSeed() + quint32(i), theirs, other);
        }
    }
    const auto count = [&](const char* name, Score& score) {
        state.counters[name] = double(score.read) / frames;
        state.counters[std::string(name) + "_wrong"] = score.wrong;
        state.counters[std::string(name) + "_p50_ms"] = score.cpu.at(0.5);
    };
    count("first", first);
    count("ladder", ladder);
    count("zxing", zxing);
    count("zbar", zbar);
}

//! The same frames as single pictures, looked at thoroughly; fewer of them, for one without success takes seconds.
void stillRate(benchmark::State& state, const Kind& kind)
{
    const int frames = std::max(1, framesOfAKind() / 10);
    Score still;
    Score zxing;
    Score zbar;
    for (auto _ : state) {
        for (int i = 0; i < frames * test::wearCount; ++i) {
            const auto worn = test::wornFrame(kind.symbol, test::Wear(i % test::wearCount), firstSeed() + quint32(i / test::wearCount));
            const auto plane = vision::LumaPlane::fromImage(worn.picture);
            const bool ours = still.take(worn.text, [&] { return textsOf(vision::readAll(plane, vision::stillFormats)); });
            const bool theirs = zxing.take(worn.text, [&] { return readByZxingAlone(plane); });
            const bool other = zbar.take(worn.text, [&] { return readByZbarAlone(plane); });
            if (qEnvironmentVariableIsSet("MOTCUA_FRAMES_TALK") && (theirs || other) && !ours)
                qInfo("%s %d: not read by us, ZXing %d, ZBar %d", kind.name, i, theirs, other);
        }
    }
    const auto count = [&](const char* name, Score& score) {
        state.counters[name] = double(score.read) / (frames * test::wearCount);
        state.counters[std::string(name) + "_wrong"] = score.wrong;
        state.counters[std::string(name) + "_p50_ms"] = score.cpu.at(0.5);
    };
    count("still", still);
    count("zxing", zxing);
    count("zbar", zbar);
}

//! Pictures without a code; "read" would be wrong.
void decodeNothing(benchmark::State& state)
{
    const int frames = framesOfAKind();
    Score ladder;
    Score still;
    Score zxing;
    Score zbar;
    for (auto _ : state) {
        for (int i = 0; i < frames; ++i) {
            const auto plane = vision::LumaPlane::fromImage(test::codelessFrame(firstSeed() + quint32(i)));
            ladder.take({}, [&] { return readByLadder(plane, vision::usualFormats); });
            still.take({}, [&] { return textsOf(vision::readAll(plane, vision::stillFormats)); });
            zxing.take({}, [&] { return readByZxingAlone(plane); });
            zbar.take({}, [&] { return readByZbarAlone(plane); });
        }
    }
    state.counters["ladder_wrong"] = ladder.wrong;
    state.counters["still_wrong"] = still.wrong;
    state.counters["zxing_wrong"] = zxing.wrong;
    state.counters["zbar_wrong"] = zbar.wrong;
    state.counters["still_p50_ms"] = still.cpu.at(0.5);
    state.counters["still_p95_ms"] = still.cpu.at(0.95);
}

} // namespace

void registerDecode()
{
    for (const Kind& kind : kinds) {
        for (int wear = 0; wear < test::wearCount; ++wear) {
            const std::string name = std::string("decode_rate/") + kind.name + "/" + test::wearName(test::Wear(wear));
            benchmark::RegisterBenchmark(name.c_str(), [&kind, wear](benchmark::State& state) {
                decodeRate(state, kind, test::Wear(wear));
            })->Unit(benchmark::kMillisecond)->Iterations(1);
        }
        benchmark::RegisterBenchmark((std::string("still_rate/") + kind.name).c_str(), [&kind](benchmark::State& state) {
            stillRate(state, kind);
        })->Unit(benchmark::kMillisecond)->Iterations(1);
    }
    benchmark::RegisterBenchmark("decode_rate/none", decodeNothing)->Unit(benchmark::kMillisecond)->Iterations(1);
}

} // namespace motcua::bench
