// motcua-bench: see README.md beside this file.
#include "bench_kit.h"

#include <QApplication>
#include <unistd.h>

#include <string_view>

namespace {

//! The reporter that was asked for, with the names that people and scripts rely on: how often and by which clock a
//! benchmark ran is a matter of its own, not of its name.
class PlainNames : public benchmark::BenchmarkReporter
{
public:
    explicit PlainNames(std::unique_ptr<benchmark::BenchmarkReporter> inner) : m_inner(std::move(inner)) {}

    bool ReportContext(const Context& context) override
    {
        m_inner->SetOutputStream(&GetOutputStream());
        m_inner->SetErrorStream(&GetErrorStream());
        return m_inner->ReportContext(context);
    }
    void ReportRuns(const std::vector<Run>& report) override
    {
        std::vector<Run> plain = report;
        for (Run& run : plain) {
            run.run_name.iterations.clear();
            run.run_name.min_time.clear();
            run.run_name.time_type.clear();
        }
        m_inner->ReportRuns(plain);
    }
    void Finalize() override { m_inner->Finalize(); }

private:
    std::unique_ptr<benchmark::BenchmarkReporter> m_inner;
};

bool startsWith(const char* text, std::string_view with)
{
    return std::string_view(text).substr(0, with.size()) == with;
}

} // namespace

int main(int argc, char* argv[])
{
    // Pictures are drawn without a screen; Tesseract's own threads would only fight over the cores.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // OpenMP reads it when it is loaded, so this program begins once more.
    if (!qEnvironmentVariableIsSet("OMP_THREAD_LIMIT")) {
        qputenv("OMP_THREAD_LIMIT", "1");
        ::execv("/proc/self/exe", argv);
    }
    bool hasFile = false;
    for (int i = 1; i < argc; ++i)
        hasFile = hasFile || startsWith(argv[i], "--benchmark_out=");

    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    const QApplication app(argc, argv);

    motcua::bench::registerDomain();
    motcua::bench::registerVision();
    motcua::bench::registerDecode();
    motcua::bench::registerPhotos();
    motcua::bench::registerScene();
    motcua::bench::registerCards();
    motcua::bench::registerGate();
    motcua::bench::registerSync();
    motcua::bench::registerLists();
    motcua::bench::registerStart();
    motcua::bench::registerPeers();

    PlainNames display{std::unique_ptr<benchmark::BenchmarkReporter>(benchmark::CreateDefaultDisplayReporter())};
    PlainNames file{std::make_unique<benchmark::JSONReporter>()};
    return benchmark::RunSpecifiedBenchmarks(&display, hasFile ? &file : nullptr) > 0 ? 0 : 1;
}
