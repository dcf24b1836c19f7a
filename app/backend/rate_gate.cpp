#include "backend/rate_gate.h"

#include "backend/http/address.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace motcua::backend {

namespace {

constexpr int kMostBuckets = 100'000;
constexpr double kDeepest = -900; // a quarter of an hour at one a second

bool isKnock(const http::Route& route)
{
    return !route.access.needsToken();
}

bool isFree(const http::Route& route) // what watches the centre itself
{
    return route.pattern == "/health"_L1 || route.pattern == "/ready"_L1 || route.pattern == "/metrics"_L1 || route.pattern == "/v1/health"_L1;
}

} // namespace

int RateGate::waitFor(const http::Request& request, const http::Route& route, qint64 now)
{
    if (!m_rates.on || isFree(route))
        return 0;
    const QByteArray peer = http::ownerOf(request.peer);
    if (isKnock(route))
        return take(Kind::Knock, peer, m_rates.knock, now);
    if (const int seconds = take(Kind::Address, peer, m_rates.address, now))
        return seconds;
    const QByteArray token = QCryptographicHash::hash(request.header("authorization"), QCryptographicHash::Sha256);
    return take(Kind::Session, token, m_rates.session, now);
}

void RateGate::answered(const http::Request& request, const http::Route& route, int status, qint64 now)
{
    if (!m_rates.on || isFree(route))
        return;
    const bool guessed = isKnock(route) && (status == 401 || status == 403 || status == 404 || status == 422);
    if (!guessed && status != 401) // a made-up token is a guess too
        return;
    Bucket& bucket = bucketOf(Kind::Knock, http::ownerOf(request.peer), m_rates.knock, now);
    bucket.left = std::max(kDeepest, bucket.left - m_rates.failureCosts);
}

RateGate::Bucket& RateGate::bucketOf(Kind kind, const QByteArray& who, const Rate& rate, qint64 now)
{
    if (m_buckets.size() >= kMostBuckets)
        forgetFull(now);
    const QByteArray key = QByteArray(1, static_cast<char>(kind)) + who;
    auto found = m_buckets.find(key);
    if (found == m_buckets.end())
        found = m_buckets.insert(key, {rate.burst, now});
    const double passed = static_cast<double>(std::max<qint64>(0, now - found->at)) / 1000;
    found->left = std::min(rate.burst, found->left + passed * rate.perSecond);
    found->at = now;
    return *found;
}

int RateGate::take(Kind kind, const QByteArray& who, const Rate& rate, qint64 now)
{
    Bucket& bucket = bucketOf(kind, who, rate, now);
    if (bucket.left >= 1) {
        bucket.left -= 1;
        return 0;
    }
    return std::max(1, static_cast<int>(std::ceil((1 - bucket.left) / rate.perSecond)));
}

void RateGate::forgetFull(qint64 now)
{
    // Who has not asked for a minute has a full bucket again, but for those that guess.
    m_buckets.removeIf([now](const auto& entry) { return now - entry->at > 60'000 && entry->left >= 0; });
    if (m_buckets.size() >= kMostBuckets) // a flood from everywhere: better all start anew than the memory goes
        m_buckets.clear();
}

} // namespace motcua::backend
