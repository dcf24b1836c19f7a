#include "tests/bench/centre/load.h"

#include <QCommandLineParser>
#include <QGuiApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace motcua;

//! motcua-centre-load: what the centre serves and settles beside the same work done bare, in one run over one database (SQLite, or
//! with MOTCUA_TEST_DATABASE=postgresql a private server). tests/bench/README.md says how to run it.

namespace motcua::bench {

void say(const char* name, double value, const char* unit)
{
    std::printf("%s/%s %.*f %s\n", name, test::overPostgresql() ? "postgresql" : "sqlite", value < 10 ? 2 : 0, value, unit);
    std::fflush(stdout);
}

} // namespace motcua::bench

namespace {

void commands(test::RunningCentre& centre, const QString& token, double seconds, int rounds)
{
    const QStringList ids = bench::addDossiers(centre.database(), 20'000);
    for (int i = 0; i < rounds; ++i) {
        // The bare loops leave an audit that holds together for nobody: numbers and sizes are right, the words are not.
        const double before = bench::commandBare(centre.database(), ids, seconds / 2);
        const bench::Settled settled = bench::commandApply(centre, token, ids, seconds);
        const double bare = (before + bench::commandBare(centre.database(), ids, seconds / 2)) / 2;
        const auto& times = settled.milliseconds;
        bench::say("command_bare", bare, "commits/s");
        bench::say("command_apply", settled.perSecond, "commands/s");
        bench::say("command_ratio", settled.perSecond / bare, "");
        bench::say("command_cpu", settled.centreCpuEach * 1000, "ms of the centre each");
        bench::say("command_p50", times[times.size() / 2], "ms");
        bench::say("command_p99", times[times.size() * 99 / 100], "ms");
    }
    bench::commandTools(centre.database(), ids);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("MOTCUA_TEST_DURABLE", "1");
    QGuiApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"only"_s, u"feed or commands"_s, u"part"_s}, {u"rounds"_s, u"of each"_s, u"n"_s, u"3"_s},
                       {u"rows"_s, u"in the feed"_s, u"n"_s, u"50000"_s}, {u"seconds"_s, u"of a command round"_s, u"n"_s, u"5"_s}});
    parser.addHelpOption();
    parser.process(application);
    test::RunningCentre centre;
    const QString token = centre.signIn(u"lan.nguyen"_s);
    const int rounds = parser.value(u"rounds"_s).toInt();
    if (parser.value(u"only"_s) != "feed"_L1)
        commands(centre, token, parser.value(u"seconds"_s).toDouble(), rounds);
    if (parser.value(u"only"_s) == "commands"_L1)
        return 0;
    bench::addDossiers(centre.database(), parser.value(u"rows"_s).toInt());
    for (int i = 0; i < rounds; ++i)
        bench::feedServe(centre, token);
    bench::feedBare(centre.database());
    return 0;
}
