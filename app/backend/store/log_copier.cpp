#include "backend/store/log_copier.h"

#include <utility>

namespace motcua::backend::store {

namespace {

constexpr int kPagesTogether = 1'000;
constexpr int kRounds = 3;       //!< while writers are at it the end of the log moves on; with nothing left SQLite begins it anew
constexpr int kLongLog = 4'000;  //!< pages: the writers never pause, so one of them copies the little that is left
constexpr int kLittle = 500;

} // namespace

LogCopier::LogCopier(QString database) : m_database(std::move(database)) {}

LogCopier::~LogCopier()
{
    if (!m_thread.joinable())
        return;
    {
        const std::scoped_lock lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void LogCopier::serve(Db& writer)
{
    if (writer.isPostgresql())
        return;
    writer.leaveLog([this](int pages) { return grew(pages); });
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
}

bool LogCopier::grew(int pages)
{
    const std::scoped_lock lock(m_mutex);
    if (pages < m_pages)
        m_copied = 0; // begun anew
    m_pages = pages;
    if (m_pages > kLongLog && m_pages - m_copied < kLittle) {
        m_copied = m_pages - kLittle; // once after each round of ours: where a long reader stands in the way, trying again helps nobody
        return true;
    }
    if (m_pages - m_copied >= kPagesTogether)
        m_changed.notify_one();
    return false;
}

void LogCopier::run()
{
    auto db = Db::open(m_database);
    if (!db)
        return; // the writer copies by itself when the log is long
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_ending || m_pages - m_copied >= kPagesTogether; });
        for (int round = 0; round < kRounds && m_pages > m_copied && !m_ending; ++round) {
            const int known = m_pages;
            lock.unlock();
            // What a reader still looks at is left; it is copied with the next thousand, not tried for again and again.
            (void)(*db)->copyLog();
            lock.lock();
            m_copied = known <= m_pages ? known : 0;
        }
        if (m_ending)
            return;
    }
}

} // namespace motcua::backend::store
