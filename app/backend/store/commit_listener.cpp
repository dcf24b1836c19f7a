#include "backend/store/commit_listener.h"

#include "backend/store/postgresql_connection.h"

#include <algorithm>
#include <array>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace motcua::backend::store {

namespace {

constexpr int kFirstPauseMs = 200;
constexpr int kLongestPauseMs = 5000;
constexpr int kCheckMs = 30'000; //!< a silent connection is asked whether it still lives

//! Lines of "seq scope", as Db::noteOf writes them; "*" and what is not understood is everything.
Touched touchedOf(const QByteArray& note)
{
    Touched touched;
    for (const QByteArray& line : note.trimmed().split('\n')) {
        const qsizetype space = line.indexOf(' ');
        if (space < 1)
            return {};
        touched.insert(QString::fromUtf8(line.mid(space + 1)), line.left(space).toLongLong());
    }
    return touched;
}

struct Free
{
    void operator()(PGnotify* notice) const { PQfreemem(notice); }
};

} // namespace

CommitListener::CommitListener(const QString& database, Heard heard) : m_database(database), m_heard(std::move(heard))
{
    if (!database.startsWith(QLatin1StringView("postgres")))
        return;
    m_end = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    m_thread = std::thread([this] { run(); });
}

CommitListener::~CommitListener()
{
    if (!m_thread.joinable())
        return;
    eventfd_write(m_end, 1);
    m_thread.join();
    close(m_end);
}

bool CommitListener::wait(int socket, int milliseconds) const
{
    std::array<pollfd, 2> waited{pollfd{m_end, POLLIN, 0}, pollfd{socket, POLLIN, 0}};
    return poll(waited.data(), waited.size(), milliseconds) > 0;
}

bool CommitListener::isEnding() const
{
    pollfd end{m_end, POLLIN, 0};
    return poll(&end, 1, 0) > 0;
}

void CommitListener::run()
{
    for (int pause = kFirstPauseMs; !isEnding(); pause = std::min(2 * pause, kLongestPauseMs)) {
        listen();
        (void)wait(-1, pause);
    }
}

void CommitListener::listen()
{
    const auto connection = postgresql::connect(m_database);
    if (!connection || postgresql::runPlain(connection->get(), "LISTEN motcua_feed"))
        return;
    m_heard({}); // what was said meanwhile is lost
    while (!isEnding()) {
        if (!wait(PQsocket(connection->get()), kCheckMs) && postgresql::runPlain(connection->get(), "SELECT 1"))
            return;
        if (PQconsumeInput(connection->get()) == 0)
            return;
        while (const std::unique_ptr<PGnotify, Free> notice{PQnotifies(connection->get())})
            m_heard(touchedOf(notice->extra));
    }
}

} // namespace motcua::backend::store
