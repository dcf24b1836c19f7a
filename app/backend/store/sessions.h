#pragma once

#include "backend/realm.h"
#include "backend/store/audit.h"
#include "backend/store/db.h"
#include "domain/official.h"

namespace motcua::backend::store {

inline constexpr int kOtpSeconds = 300;
inline constexpr int kOtpTries = 5;
inline constexpr int kResendSeconds = 60;
inline constexpr int kAccessSeconds = 900;
inline constexpr int kRefreshSeconds = 30 * 24 * 3600;
inline constexpr int kFailuresBeforeLock = 5;

//! Who speaks, by a valid access token.
struct Caller
{
    Realm realm = Realm::Official;
    domain::Official official; //!< of the realm Official only
    QString session;
    QString device;
    QString accessHash;
    bool firstUse = false; //!< of this access token: the refresh token before it may now be forgotten

    [[nodiscard]] Actor actor() const { return {official.id, device}; }
};

struct Device
{
    QString id;
    QString name;
};

//! All times are milliseconds since 1970. Tokens and challenges are kept as SHA-256 only.
//! Errors (Unauthorized): token_invalid, token_expired.
[[nodiscard]] Result<Caller> authenticate(Db& db, const QString& access, qint64 now);
void markInUse(Db& db, const Caller& caller);

//! Seconds to wait, 0 = may try.
[[nodiscard]] int lockedFor(Db& db, const QString& userName, qint64 now);
//! Five failures → 30 s, then twice as long with each further one, up to 15 min. Gives the seconds now locked.
int noteFailure(Db& db, const QString& userName, qint64 now);
void forgetFailures(Db& db, const QString& userName);

struct Challenge
{
    QString id; //!< only now in clear
    QString otp;
};
[[nodiscard]] Challenge startChallenge(Db& db, const QString& official, const Device& device, qint64 now);

struct Resend
{
    Challenge challenge; //!< the old id, a new code
    QString official;
};
//! Errors: otp_expired (Unauthorized), rate_limited (RateLimited; detail = seconds).
[[nodiscard]] Result<Resend> resendChallenge(Db& db, const QString& id, qint64 now);

struct Passed
{
    QString official;
    Device device;
};
struct OtpFailure
{
    QString code;         //!< otp_wrong or otp_expired
    int triesLeft = 0;
    QString lastOfficial; //!< set when this was the last try
};
//! A challenge that passed or was tried too often is gone.
[[nodiscard]] tl::expected<Passed, OtpFailure> confirmChallenge(Db& db, const QString& id, const QString& code, qint64 now);

struct Tokens
{
    QString access;
    QString refresh;
};
[[nodiscard]] Tokens openSession(Db& db, const QString& official, const Device& device, qint64 now);
//! Rotates. The token before stays good as long as nobody used the new access token: the answer that brought it may be lost.
//! Error (Unauthorized): refresh_invalid.
[[nodiscard]] Result<Tokens> refreshSession(Db& db, const QString& refresh, qint64 now);
void endSession(Db& db, const QString& session, qint64 now);

} // namespace motcua::backend::store
