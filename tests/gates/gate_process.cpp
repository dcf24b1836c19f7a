#include "gate_process.h"

#include "tests/support/waiting.h"

namespace motcua::test {

namespace {

GateWord wordOf(const QByteArray& line)
{
    const QByteArrayList parts = line.split(' ');
    if (parts.size() < 5)
        return {};
    return {parts[0].toInt(), parts[1], parts[2], parts[3] == "1", parts[4]};
}

} // namespace

GateProcess::GateProcess(QString program, QUrl centre, QString folder, QString device, QString gate, quint16 port)
    : m_program(std::move(program)), m_arguments{centre.toString(), std::move(folder), std::move(device), std::move(gate), QString::number(port)}
{
}

GateProcess::~GateProcess()
{
    kill();
}

bool GateProcess::start(bool online)
{
    launch(online);
    return waitUntilReady();
}

void GateProcess::launch(bool online)
{
    m_lines.clear();
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QObject::connect(m_process.get(), &QProcess::readyReadStandardOutput, m_process.get(), [this] { read(); });
    m_process->start(m_program, m_arguments + QStringList{online ? QStringLiteral("online") : QStringLiteral("offline")});
}

bool GateProcess::waitUntilReady()
{
    return !ask({}, "READY", 60'000).isNull();
}

void GateProcess::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished();
    read(); // what it had said before
    m_process.reset();
}

void GateProcess::killNow()
{
    m_process->kill();
}

void GateProcess::read()
{
    while (m_process->canReadLine()) {
        const QByteArray line = m_process->readLine().trimmed();
        if (line.startsWith("W ") && word)
            word(wordOf(line.sliced(2)));
        else if (line == "OVER" && crowdOver)
            crowdOver();
        else
            m_lines.append(line);
    }
}

void GateProcess::tell(const QByteArray& line)
{
    m_process->write(line + '\n');
}

QByteArray GateProcess::ask(const QByteArray& line, const QByteArray& answer, int milliseconds)
{
    if (!line.isEmpty())
        tell(line);
    QByteArray found;
    until(
        [&] {
            while (!m_lines.isEmpty() && found.isNull()) {
                const QByteArray one = m_lines.takeFirst();
                if (one.startsWith(answer))
                    found = one.sliced(answer.size()).trimmed() + "";
            }
            return !found.isNull() || m_process->state() == QProcess::NotRunning;
        },
        milliseconds);
    return found;
}

GateWord GateProcess::scan(const QString& code)
{
    const QByteArray said = ask("scan " + code.toUtf8().toPercentEncoding(), "SAID ");
    return wordOf(said);
}

GateWord GateProcess::walkIn(const QByteArray& cardNumber)
{
    return wordOf(ask("walk-in " + cardNumber, "SAID "));
}

QList<int> GateProcess::counts()
{
    QList<int> numbers;
    for (const QByteArray& each : ask("counts", "COUNTS ").split(' '))
        numbers << each.toInt();
    return numbers;
}

} // namespace motcua::test
