#pragma once

#include <QHash>
#include <QProcess>
#include <QUrl>

#include <memory>

namespace motcua::test {

//! What a gate said of one code.
struct GateWord
{
    int index = -1;
    QByteArray scan;    //!< id
    QByteArray verdict; //!< code
    bool admitted = false;
    QByteArray gate;    //!< of the scan that decided, percent-coded
};

//! A gate without a screen as a process of its own (gate_child.cpp), told by lines what to do. GUI thread; waits spin the loop.
class GateProcess
{
public:
    GateProcess(QString program, QUrl centre, QString folder, QString device, QString gate, quint16 port);
    ~GateProcess();

    //! Signs in and waits until it is ready; `online` false: never asks the centre for anything after that.
    bool start(bool online);
    //! The same in two steps, for several at once.
    void launch(bool online);
    bool waitUntilReady();
    void kill();    //!< kill -9, and its end is waited for
    void killNow(); //!< kill -9 and no more: what it has said before is still heard
    [[nodiscard]] bool isRunning() const { return m_process && m_process->state() != QProcess::NotRunning; }

    //! Sends the line and gives the first one that begins with `answer`, without it; null after `milliseconds` or its end.
    QByteArray ask(const QByteArray& line, const QByteArray& answer, int milliseconds = 20'000);
    void tell(const QByteArray& line);
    GateWord scan(const QString& code);
    GateWord walkIn(const QByteArray& cardNumber);
    //! arrived inside walkIns incidents waiting
    QList<int> counts();

    //! Words of a crowd that is scanned one after the other ("crowd FILE FROM TO"), as they come.
    std::function<void(const GateWord&)> word;
    std::function<void()> crowdOver;

private:
    void read();

    QString m_program;
    QStringList m_arguments;
    std::unique_ptr<QProcess> m_process;
    QByteArrayList m_lines;
};

} // namespace motcua::test
