#include "services/digest_check.h"

#include "remote/feed_api.h"
#include "services/when_done.h"
#include "storage/database.h"

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

constexpr int rowsAtOnce = 20'000;
constexpr int mostRounds = 4;   // the first may meet a change that is on its way, the last one only looks
constexpr int forcedFrom = 3;   // what lies here with a newer rev is believed until then
constexpr int mostBuckets = 96; // of 256: above that the whole scope is read faster

struct Counted
{
    domain::Digest digest;
    storage::held::Place next;
};

struct Mended
{
    Changes changes;
    int rows = 0;
};

} // namespace

DigestCheck::DigestCheck(Room room) : m_room(std::move(room))
{
    m_report.scope = m_room.scope;
    connect(m_room.line, &QObject::destroyed, this, [this] { end(fail(ErrorKind::Network, u"offline"_s)); });
}

DigestCheck::~DigestCheck() = default;

QFuture<Result<DigestReport>> DigestCheck::start()
{
    m_promise.start();
    auto future = m_promise.future();
    round();
    return future;
}

void DigestCheck::end(const Result<DigestReport>& result)
{
    if (std::exchange(m_ended, true))
        return;
    m_promise.addResult(result);
    m_promise.finish();
    deleteLater();
}

void DigestCheck::round()
{
    ++m_round;
    m_room.readToEnd([self = QPointer(this)](const Result<bool>& read) {
        if (!self || self->m_ended)
            return;
        if (!read)
            return self->end(tl::unexpected(read.error()));
        self->compare();
    });
}

void DigestCheck::compare()
{
    whenDone(remote::fetchDigest(*m_room.api, m_room.line, m_room.scope), this, [this](const Result<remote::ScopeDigest>& theirs) {
        if (m_ended)
            return;
        if (!theirs)
            return end(tl::unexpected(theirs.error()));
        m_theirs = *theirs;
        m_ours = {};
        count({});
    });
}

void DigestCheck::count(const storage::held::Place& from)
{
    const auto counted = m_room.db->read([area = m_room.area, scope = m_room.scope, from](storage::Db& db) -> Result<Counted> {
        Counted part;
        const auto next = storage::held::addTo(db, area, scope, from, rowsAtOnce, part.digest);
        if (!next)
            return tl::unexpected(next.error());
        part.next = *next;
        return part;
    });
    whenDone(counted, this, [this](const Result<Counted>& part) {
        if (m_ended)
            return;
        if (!part)
            return end(tl::unexpected(part.error()));
        m_ours.count += part->digest.count;
        for (size_t i = 0; i < m_ours.sums.size(); ++i)
            m_ours.sums[i] += part->digest.sums[i];
        if (part->next.end)
            judge();
        else
            count(part->next);
    });
}

void DigestCheck::judge()
{
    m_differing.clear();
    for (int i = 0; i < domain::Digest::buckets; ++i) {
        if (m_ours.sums[size_t(i)] != m_theirs.digest.sums[size_t(i)])
            m_differing.push_back(i);
    }
    m_report.checked = true;
    m_report.here = m_ours.count;
    m_report.there = m_theirs.digest.count;
    m_report.agrees = m_ours == m_theirs.digest;
    if (m_report.agrees || m_round == mostRounds)
        return end(m_report);
    if (m_round == 1)
        return round();
    m_report.buckets = std::max(m_report.buckets, int(m_differing.size()));
    if (int(m_differing.size()) > mostBuckets && m_ours.count > 10'000) {
        m_report.anew = true;
        return end(m_report);
    }
    mendNext();
}

void DigestCheck::mendNext()
{
    if (m_differing.empty())
        return round();
    const int bucket = m_differing.back();
    m_differing.pop_back();
    whenDone(remote::fetchBucket(*m_room.api, m_room.line, m_room.scope, bucket), this, [this, bucket](const Result<QByteArray>& page) {
        if (m_ended)
            return;
        if (!page)
            return end(tl::unexpected(page.error()));
        const bool force = m_round >= forcedFrom;
        const auto written = m_room.db->write([p = m_room.projection, area = m_room.area, scope = m_room.scope, bucket, force, bytes = *page](storage::Db& db) -> Result<Mended> {
            auto rows = remote::readFeedPage(bytes);
            if (!rows)
                return tl::unexpected(rows.error());
            std::vector<FeedChange> theirs;
            for (remote::FeedRow& row : rows->rows)
                theirs.push_back({row.seq, std::move(row.kind), std::move(row.id), row.rev, row.remove, std::move(row.reason), std::move(row.body), std::move(row.json)});
            Mended done;
            const auto count = p->repairBucket(db, area, scope, bucket, theirs, force, done.changes);
            if (!count)
                return tl::unexpected(count.error());
            done.rows = *count;
            return done;
        });
        whenDone(written, this, [this](const Result<Mended>& done) {
            if (done && done->rows > 0)
                m_room.changed(done->changes);
            if (m_ended)
                return;
            if (!done)
                return end(tl::unexpected(done.error()));
            m_report.mended += done->rows;
            mendNext();
        });
    });
}

} // namespace motcua::services
