// Other programs on the same rows, in the same run: only with MOTCUA_PEERS, the folder of their scripts. Their own words are the
// label; `cpu_s` is what they say, `ours_of_it` what ours took in this run beside it.
#include "bench_kit.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <map>

using namespace Qt::StringLiterals;

namespace motcua::bench {

namespace {

constexpr int giveUpMs = 3'600'000;

std::map<std::string, double>& figures()
{
    static std::map<std::string, double> all;
    return all;
}

struct Peer
{
    const char* name;
    const char* script;
    QStringList arguments;
    const char* line;   //!< beginning of the line that counts
    const char* number; //!< CPU seconds in it
    const char* ours;   //!< what it stands beside
    const char* after = ""; //!< a peer whose seconds belong to it: ours does both in one
};

const Peer peers[] = {
    {"peer/sync_limit/100000", "sync_limit.sh", {u"100000"_s}, "sync limit fts", "cpu ([0-9.]+) s", "sync_first/100000"},
    {"peer/sync_limit/487852", "sync_limit.sh", {u"487852"_s}, "sync limit fts", "cpu ([0-9.]+) s", "sync_first/487852"},
    {"peer/pouchdb/100000", "sync_pouch.sh", {u"100000"_s, u"1000"_s, u"1000:leveldb"_s}, "sync pouchdb", "client cpu ([0-9.]+) s", "sync_first/100000"},
    {"peer/pouchdb_increment/1000", "sync_pouch.sh", {u"100000"_s, u"1000"_s, u"1000:leveldb"_s}, "sync pouchdb",
     "incremental .* client cpu ([0-9.]+) s", "sync_increment/100000/1000"},
    {"peer/pouchdb_index/100000", "pouch_query.cjs", {u"run/c-1000-leveldb/local"_s, u"5"_s}, "query pouchdb index", "cpu ([0-9.]+) s", "sync_first/100000",
     "peer/pouchdb/100000"},
    {"peer/sqlite3/100000", "sync_floor.sh", {u"100000"_s, u"1000"_s}, "sync floor fts", "sqlite3 wall [0-9.]+ s cpu ([0-9.]+) s", "sync_first/100000"},
};

//! Each script once, however many lines of it are read.
QByteArray saidBy(const Peer& peer, const QString& folder)
{
    static std::map<QString, QByteArray> said;
    const QString key = QString::fromLatin1(peer.script) + peer.arguments.join(u' ');
    if (const auto known = said.find(key); known != said.end())
        return known->second;
    // One folder for all: what one has made (rows, the pulled database) the next one takes.
    static const QTemporaryDir own;
    const QString work = qEnvironmentVariable("WORK", own.path());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"WORK"_s, work);
    environment.insert(u"NODE_PATH"_s, work + u"/node_modules"_s);
    const QString name = QString::fromLatin1(peer.script);
    QProcess script;
    script.setProcessEnvironment(environment);
    script.setWorkingDirectory(work);
    script.start(name.endsWith(".cjs"_L1) ? u"node"_s : u"bash"_s, QStringList{folder + u'/' + name} + peer.arguments);
    const bool over = script.waitForFinished(giveUpMs) && script.exitCode() == 0;
    return said[key] = over ? script.readAllStandardOutput() : QByteArray();
}

void beside(benchmark::State& state, const Peer& peer, const QString& folder)
{
    for (auto _ : state) {
        const QByteArrayList lines = saidBy(peer, folder).split('\n');
        const auto line = std::find_if(lines.begin(), lines.end(), [&](const QByteArray& one) { return one.startsWith(peer.line); });
        const auto number = line == lines.end() ? QRegularExpressionMatch() : QRegularExpression(QString::fromLatin1(peer.number)).match(QString::fromUtf8(*line));
        if (!number.hasMatch())
            return giveUp(state, u"the script said nothing: "_s + QString::fromLatin1(peer.script));
        const double cpu = number.captured(1).toDouble();
        state.SetLabel(line->toStdString());
        state.SetIterationTime(cpu);
        state.counters["cpu_s"] = cpu;
        noteFigure(peer.name, cpu);
        const auto before = figures().find(peer.after);
        const double whole = cpu + (before == figures().end() ? 0 : before->second);
        if (const auto ours = figures().find(peer.ours); ours != figures().end() && whole > 0)
            state.counters["ours_of_it"] = ours->second / whole;
    }
}

} // namespace

void noteFigure(const std::string& name, double cpuSeconds) { figures()[name] = cpuSeconds; }

void registerPeers()
{
    const QString folder = qEnvironmentVariable("MOTCUA_PEERS");
    if (folder.isEmpty())
        return;
    for (const Peer& peer : peers) {
        benchmark::RegisterBenchmark(peer.name, [&peer, folder](benchmark::State& state) { beside(state, peer, folder); })
            ->Unit(benchmark::kMillisecond)
            ->UseManualTime()
            ->Iterations(1);
    }
}

} // namespace motcua::bench
