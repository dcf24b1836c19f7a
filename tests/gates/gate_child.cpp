// A gate without a screen. gate_child CENTRE FOLDER DEVICE GATE PORT online|offline: says READY, then does what lines on standard input
// say: scan CODE · walk-in CARD · crowd FILE FROM TO · counts · lan on|off · neighbours N · online · offline · sync · incidents.
#include "services/check_in_desk.h"
#include "services/gate_neighbours.h"
#include "services/when_done.h"
#include "tests/services/sync_desk.h"

#include <QFile>
#include <QGuiApplication>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

using namespace motcua;
using namespace Qt::StringLiterals;
using services::GateVerdict;
using test::waited;

namespace {

void say(const QByteArray& line)
{
    std::fwrite((line + '\n').constData(), 1, static_cast<size_t>(line.size() + 1), stdout);
    std::fflush(stdout);
}

QByteArray wordOf(int index, const GateVerdict& verdict)
{
    const QString gate = verdict.previous ? verdict.previous->gate : u"-"_s;
    return QByteArray::number(index) + ' ' + verdict.scan.id.toLatin1() + ' ' + domain::code(verdict.kind).toLatin1() + ' ' +
           (verdict.admitted ? "1" : "0") + ' ' + gate.toUtf8().toPercentEncoding();
}

class Gate : public QObject
{
public:
    explicit Gate(test::SyncDesk& machine) : m_machine(machine), m_notifier(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(&m_notifier, &QSocketNotifier::activated, this, [this] { read(); });
        connect(m_machine.office->neighbours(), &services::GateNeighbours::changed, this, [this] { sayNeighbours(); });
    }

private:
    services::CheckInDesk& desk() { return *m_machine.office->checkIns(); }

    void read()
    {
        char bytes[4096];
        const auto many = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (many <= 0)
            return QCoreApplication::quit();
        m_rest += QByteArray(bytes, many);
        for (qsizetype at = m_rest.indexOf('\n'); at >= 0; at = m_rest.indexOf('\n')) {
            const QByteArray line = m_rest.first(at);
            m_rest.remove(0, at + 1);
            obey(line.split(' '));
        }
    }

    void obey(const QByteArrayList& words)
    {
        const QByteArray& what = words[0];
        if (what == "scan") {
            services::whenDone(desk().scan(QString::fromUtf8(QByteArray::fromPercentEncoding(words[1])), domain::ScanSource::Camera), this,
                               [](const Result<GateVerdict>& verdict) { say("SAID " + (verdict ? wordOf(0, *verdict) : verdict.error().code.toLatin1())); });
        } else if (what == "walk-in") {
            services::whenDone(desk().walkIn({u"Lê Văn Tám"_s, u"Sở Y tế"_s, {}, true, QString::fromLatin1(words[1])}), this,
                               [](const Result<GateVerdict>& verdict) { say("SAID " + (verdict ? wordOf(0, *verdict) : verdict.error().code.toLatin1())); });
        } else if (what == "crowd") {
            QFile file(QString::fromUtf8(words[1]));
            if (file.open(QIODevice::ReadOnly))
                m_crowd = file.readAll().split('\n');
            m_next = words[2].toInt();
            m_last = words[3].toInt();
            nextOfCrowd();
        } else if (what == "counts") {
            services::whenDone(desk().counts(), this, [](const Result<services::GateCounts>& c) {
                say(c ? QStringLiteral("COUNTS %1 %2 %3 %4 %5").arg(c->arrived).arg(c->inside).arg(c->walkIns).arg(c->incidents).arg(c->waiting).toLatin1() : "COUNTS");
            });
        } else if (what == "lan") {
            m_machine.office->neighbours()->setOn(words[1] == "on");
        } else if (what == "neighbours") {
            m_wanted = words[1].toInt();
            sayNeighbours();
        } else if (what == "online" || what == "offline") {
            m_machine.office->setOnline(what == "online");
            m_machine.office->sendNow();
            say("OK");
        } else if (what == "sync") {
            say(m_machine.idle(1'800'000) ? "IDLE" : "STUCK");
        }
    }

    void nextOfCrowd()
    {
        if (m_next >= m_last)
            return say("OVER");
        services::whenDone(desk().scan(QString::fromUtf8(m_crowd[m_next]), domain::ScanSource::Scanner), this, [this](const Result<GateVerdict>& verdict) {
            if (!verdict)
                return say("FAILED " + verdict.error().code.toLatin1());
            say("W " + wordOf(m_next++, *verdict));
            nextOfCrowd();
        });
    }

    void sayNeighbours()
    {
        const services::GateNeighbours& others = *m_machine.office->neighbours();
        if (m_wanted >= 0 && others.hasKeys() && others.neighbours().size() == m_wanted) {
            m_wanted = -1;
            say("NEIGHBOURS");
        }
    }

    test::SyncDesk& m_machine;
    QSocketNotifier m_notifier;
    QByteArray m_rest;
    QByteArrayList m_crowd;
    int m_next = 0, m_last = 0;
    int m_wanted = -1;
};

} // namespace

int main(int argc, char** argv)
{
    QGuiApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 7)
        return 2;
    test::SyncDesk machine(QUrl(words[1]), words[2], words[3]);
    machine.gatePort = quint16(words[5].toUInt());
    if (!machine.signIn(u"hung.tran"_s) || !machine.open())
        return 1;
    const bool online = words[6] == "online"_L1;
    if (!online)
        machine.office->setOnline(false);
    machine.office->startSync();
    if (online && !machine.idle(120'000))
        return 1;
    services::CheckInDesk& desk = *machine.office->checkIns();
    const auto meetings = waited(desk.meetings());
    if (!meetings || meetings->empty() || !waited(desk.setGate(meetings->front().id, words[4])))
        return 3;
    Gate gate(machine);
    say("READY");
    return QGuiApplication::exec();
}
