#pragma once

#include "backend/http/router.h"

#include <QHash>
#include <QString>

namespace motcua::backend {

//! How often somebody may ask, per process. A bucket holds `burst` and fills by `perSecond`.
struct Rate
{
    double burst;
    double perSecond;
};

struct Rates
{
    bool on = false;
    Rate knock{60, 1};       //!< one address, routes that ask for no token: sign-in, codes, registration, look-up
    double failureCosts = 4; //!< a refused knock takes so much more; up to kDeepest below nothing, so guessing waits longer and longer
    Rate address{3000, 600}; //!< one address, everything: an office may stand behind it
    Rate session{400, 60};   //!< one session: an account on a device
};

//! Token buckets on the server's thread. Knows addresses and hashes of tokens in memory only, as many as kMostBuckets.
class RateGate
{
public:
    explicit RateGate(Rates rates) : m_rates(rates) {}

    //! Seconds to wait, 0 = go on. `now` in ms.
    [[nodiscard]] int waitFor(const http::Request& request, const http::Route& route, qint64 now);
    //! The answer is known: a refused knock costs more.
    void answered(const http::Request& request, const http::Route& route, int status, qint64 now);

private:
    struct Bucket
    {
        double left;
        qint64 at;
    };
    enum class Kind : char { Knock = 'k', Address = 'a', Session = 's' };
    Bucket& bucketOf(Kind kind, const QByteArray& who, const Rate& rate, qint64 now);
    //! Seconds until there is one; takes it when there is.
    int take(Kind kind, const QByteArray& who, const Rate& rate, qint64 now);
    void forgetFull(qint64 now);

    Rates m_rates;
    QHash<QByteArray, Bucket> m_buckets;
};

} // namespace motcua::backend
