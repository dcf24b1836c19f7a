#include "backend/post/courier.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::backend::post {

namespace {

// Another process queues and sends its own; this only finds what one of them left behind.
constexpr int kLongestRestMs = 5'000;
constexpr int kShortestRestMs = 100;

} // namespace

Courier::Courier(Options options) : m_options(std::move(options)), m_thread([this] { run(); }) {}

Courier::~Courier()
{
    m_stop = true;
    m_woken.release();
    m_thread.join();
}

void Courier::wake()
{
    if (m_woken.available() == 0)
        m_woken.release();
}

void Courier::run()
{
    const std::unique_ptr<Carrier> carrier = m_options.carrier();
    std::unique_ptr<store::Db> db;
    while (!m_stop) {
        int rest = kLongestRestMs;
        if (!db) {
            if (auto opened = store::Db::open(m_options.database))
                db = std::move(*opened);
        }
        if (db)
            rest = sendAll(*db, *carrier);
        if (!m_stop)
            (void)m_woken.tryAcquire(1, rest);
    }
}

int Courier::sendAll(store::Db& db, Carrier& carrier)
{
    while (!m_stop) {
        const auto claimed = store::claimMessage(db, m_options.channel, m_options.now());
        if (!claimed)
            return kLongestRestMs; // the database is away or busy: its error was taken, the next round tries again
        if (!*claimed)
            break;
        const store::Claimed& one = **claimed;
        const Delivery delivery = carrier.carry(one, [&] { return store::markHanding(db, one); });
        switch (delivery.fate) {
        case Delivery::Fate::Sent:
            store::finishMessage(db, one, u"sent"_s, {}, m_options.now());
            break;
        case Delivery::Fate::Refused:
            store::finishMessage(db, one, u"refused"_s, delivery.code, m_options.now());
            break;
        case Delivery::Fate::Unsure:
            store::finishMessage(db, one, u"unsure"_s, delivery.code, m_options.now());
            break;
        case Delivery::Fate::TryAgain:
            store::retryMessage(db, one, delivery.code, m_options.now());
            break;
        }
        if (m_options.report)
            m_options.report(m_options.channel, delivery);
    }
    const auto due = store::nextDue(db, m_options.channel);
    (void)db.takeError();
    if (!due)
        return kLongestRestMs;
    return static_cast<int>(std::clamp<qint64>(*due - m_options.now(), kShortestRestMs, kLongestRestMs));
}

} // namespace motcua::backend::post
