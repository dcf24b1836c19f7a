#include "bench_kit.h"
#include "peer_readers.h"
#include "tests/support/photo_frames.h"
#include "tests/support/worn_frames.h"
#include "vision/job_runner.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::bench {

namespace {

constexpr std::pair<const char*, paper::BarcodeKind> kinds[] = {{"QR", paper::BarcodeKind::Qr},
                                                                {"Code128", paper::BarcodeKind::Code128},
                                                                {"Aztec", paper::BarcodeKind::Aztec},
                                                                {"PDF417", paper::BarcodeKind::Pdf417},
                                                                {"DataMatrix", paper::BarcodeKind::DataMatrix}};

int photosOfAKind()
{
    const int asked = qEnvironmentVariableIntValue("MOTCUA_PHOTOS");
    return asked > 0 ? asked : 4;
}

quint32 firstSeed()
{
    return qEnvironmentVariableIsSet("MOTCUA_FRAMES_HELD_BACK") ? test::heldBackSeeds : 1;
}

QStringList readAsFile(const QByteArray& file)
{
    vision::Job job;
    job.kind = vision::Job::Kind::Still;
    job.picture = vision::Picture::fromBytes(file);
    job.formats = vision::stillFormats;
    QStringList texts;
    if (const auto reply = vision::runJob(job, {}))
        for (const auto& code : reply->codes)
            texts << code.text;
    return texts;
}

//! As `motcua-cli read-barcodes` reads a file, beside the libraries with their own settings.
void photoRate(benchmark::State& state, test::Fault fault)
{
    const int photos = photosOfAKind();
    int ours = 0;
    int wrong = 0;
    int zxing = 0;
    int zbar = 0;
    int all = 0;
    Samples wall;
    Samples cpu;
    for (auto _ : state) {
        for (const auto& [name, kind] : kinds) {
            for (int i = 0; i < photos; ++i) {
                const test::Photo photo = test::photograph(kind, fault, firstSeed() + quint32(i));
                const Stopwatch watch;
                const QStringList read = readAsFile(photo.file);
                watch.stop(wall, cpu);
                const auto has = [&](const QStringList& texts) {
                    return std::all_of(photo.texts.begin(), photo.texts.end(), [&](const QString& text) { return texts.contains(text); });
                };
                const bool strange = std::any_of(read.begin(), read.end(), [&](const QString& text) { return !photo.texts.contains(text); });
                ++all;
                ours += has(read) ? 1 : 0;
                wrong += strange ? 1 : 0;
                const auto plane = vision::LumaPlane::fromImage(vision::decodePicture(vision::Picture::fromBytes(photo.file)).value_or(QImage()));
                const bool theirs = has(readByZxingAlone(plane));
                const bool other = has(readByZbarAlone(plane));
                zxing += theirs ? 1 : 0;
                zbar += other ? 1 : 0;
                if (qEnvironmentVariableIsSet("MOTCUA_FRAMES_TALK") && (!has(read) || strange))
                    qInfo("%s %s %u: %s, ZXing %d, ZBar %d %s", name, test::faultName(fault), firstSeed() + quint32(i),
                          strange ? "WRONG" : "not read by us", theirs, other, strange ? qPrintable(read.join(u'|') + " for "_L1 + photo.texts.join(u'|')) : "");
            }
        }
    }
    state.counters["still"] = double(ours) / all;
    state.counters["still_wrong"] = wrong;
    state.counters["zxing"] = double(zxing) / all;
    state.counters["zbar"] = double(zbar) / all;
    reportPercentiles(state, "cpu", cpu);
}

void photosOfNothing(benchmark::State& state)
{
    int wrong = 0;
    const int photos = photosOfAKind() * 25;
    Samples wall;
    Samples cpu;
    for (auto _ : state) {
        for (int i = 0; i < photos; ++i) {
            const QByteArray file = test::codelessPhoto(firstSeed() + quint32(i));
            const Stopwatch watch;
            const QStringList read = readAsFile(file);
            watch.stop(wall, cpu);
            wrong += read.isEmpty() ? 0 : 1;
            if (qEnvironmentVariableIsSet("MOTCUA_FRAMES_TALK") && !read.isEmpty())
                qInfo("nothing %u: read %s", firstSeed() + quint32(i), qPrintable(read.join(u'|')));
        }
    }
    state.counters["pictures"] = photos;
    state.counters["still_wrong"] = wrong;
    reportPercentiles(state, "cpu", cpu);
}

} // namespace

void registerPhotos()
{
    for (int fault = 0; fault < test::faultCount; ++fault) {
        const std::string name = std::string("photo_rate/") + test::faultName(test::Fault(fault));
        benchmark::RegisterBenchmark(name.c_str(), [fault](benchmark::State& state) { photoRate(state, test::Fault(fault)); })
            ->Unit(benchmark::kMillisecond)
            ->Iterations(1);
    }
    benchmark::RegisterBenchmark("photo_rate/none", photosOfNothing)->Unit(benchmark::kMillisecond)->Iterations(1);
}

} // namespace motcua::bench
