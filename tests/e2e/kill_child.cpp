// A desk without a screen that is going to be killed: signs in, synchronises, then moves dossiers on as fast as it can. Lines on
// standard output: READY · CLICK dossier · ACK command dossier ("the screen has said it"). Several desks share the dossiers out among them.
// kill_child URL FOLDER DESK DESKS [send-first]
// Second variant, `send-first`: what must never be: the screen says so, the command is sent, and only what could not be
// sent is written down afterwards. The test shows that it would notice.
#include "remote/command_api.h"
#include "services/when_done.h"
#include "tests/services/sync_desk.h"

#include <QGuiApplication>
#include <QTimer>

#include <cstdio>

using namespace motcua;
using namespace Qt::StringLiterals;
using domain::DossierStatus;

namespace {

void say(const QByteArray& line)
{
    std::fwrite((line + '\n').constData(), 1, static_cast<size_t>(line.size() + 1), stdout);
    std::fflush(stdout);
}

class Clicker : public QObject
{
public:
    Clicker(test::SyncDesk& desk, int number, int desks, bool sendFirst) : m_desk(desk), m_sendFirst(sendFirst)
    {
        services::QueueFilter filter;
        filter.tab = services::QueueTab::Open;
        filter.sort = services::QueueSort::Received;
        std::optional<services::PageKey> after;
        do {
            const auto page = test::waited(desk.book().page(filter, after, 400));
            if (!page.has_value())
                break;
            for (const auto& row : page->rows) {
                const bool ours = row.id.back().unicode() % desks == number;
                if (ours && (row.status == DossierStatus::Received || row.status == DossierStatus::Processing))
                    m_todo.push_back({row.id, row.status});
            }
            after = page->next;
        } while (after);
        QTimer::singleShot(0, this, [this] { click(); });
    }

private:
    struct Todo
    {
        domain::Id id;
        DossierStatus status = DossierStatus::Received;
    };

    void click()
    {
        if (m_todo.empty())
            return QCoreApplication::exit(3); // nothing left to click on: the test is too small
        const Todo todo = m_todo.back();
        m_todo.pop_back();
        const auto to = todo.status == DossierStatus::Received ? DossierStatus::Processing : DossierStatus::Resolved;
        say("CLICK " + todo.id.toLatin1());
        if (m_sendFirst)
            return clickWrongly(todo, to);
        services::whenDone(m_desk.book().transition(todo.id, to), this, [this, todo](const Result<domain::Dossier>& moved) {
            if (moved.has_value())
                say("ACK " + moved->timeline.back().commandId.toLatin1() + ' ' + todo.id.toLatin1());
            QTimer::singleShot(4, this, [this] { click(); }); // a breath, or the sample has not dossiers enough
        });
    }

    void clickWrongly(const Todo& todo, DossierStatus to)
    {
        const auto clock = services::systemClock();
        domain::Command command;
        command.id = domain::uuidV7(clock.now().toMSecsSinceEpoch(), clock.randomBytes(10));
        command.device = m_desk.session.deviceId();
        command.lane = command.target = todo.id;
        command.n = 1;
        command.type = domain::CommandType::DossierTransition;
        command.baseRev = 1;
        command.payload = domain::transitionPayload({to, todo.status, {}, {}});
        command.clientTime = clock.now();
        say("ACK " + command.id.toLatin1() + ' ' + todo.id.toLatin1());
        services::whenDone(remote::sendCommands(m_desk.api, this, remote::commandsBody({command})), this,
                           [this, todo, to](const Result<QByteArray>& answer) {
                               if (answer.has_value())
                                   return click();
                               services::whenDone(m_desk.book().transition(todo.id, to), this, [this](const Result<domain::Dossier>&) { click(); });
                           });
    }

    test::SyncDesk& m_desk;
    bool m_sendFirst;
    std::vector<Todo> m_todo;
};

} // namespace

int main(int argc, char** argv)
{
    QGuiApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 5)
        return 2;
    test::SyncDesk desk(QUrl(arguments[1]), arguments[2], u"desk-killed-"_s + arguments[3]);
    if (!desk.signInAndStart(u"ha.le"_s))
        return 1;
    say("READY");
    Clicker clicker(desk, arguments[3].toInt(), std::max(1, arguments[4].toInt()), arguments.contains(u"send-first"_s));
    return QGuiApplication::exec();
}
