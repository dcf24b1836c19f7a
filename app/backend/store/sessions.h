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

//! Whom something is about: an official, an account, an opened invitation.
struct Subject
{
    Realm realm = Realm::Official;
    QString id;

    bool operator==(const Subject&) const = default;
};

//! Who speaks, by a valid access token.
struct Caller
{
    Realm realm = Realm::Official;
    domain::Official official; //!< of the realm Official only
    QString subject;           //!< the official's id, the account's, the invitation's
    QString session;
    QString device;
    QString accessHash;
    bool firstUse = false; //!< of this access token: the refresh token before it may now be forgotten

    [[nodiscard]] Actor actor() const { return {subject, device}; }
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

//! Under what failures are counted: the official's user name, for the others with the realm before it.
[[nodiscard]] QString failureKey(Realm realm, const QString& userName);
//! Seconds to wait, 0 = may try.
[[nodiscard]] int lockedFor(Db& db, const QString& key, qint64 now);
//! Five failures → 30 s, then twice as long with each further one, up to 15 min. Gives the seconds now locked.
int noteFailure(Db& db, const QString& key, qint64 now);
void forgetFailures(Db& db, const QString& key);

//! What a one-time code is for; one of one kind does nothing of another. sign_in, register, reset,
//! profile (the account lets a desk read and change its profile), invitation.
enum class Purpose { SignIn, Register, Reset, Profile, Invitation };

struct Challenge
{
    QString id; //!< only now in clear
    QString otp;
};
[[nodiscard]] Challenge startChallenge(Db& db, const Subject& subject, Purpose purpose, const Device& device, qint64 now);
//! Seconds until another code may be sent to this subject for this purpose, 0 = now. For challenges that strangers can start.
[[nodiscard]] int nextCodeIn(Db& db, const Subject& subject, Purpose purpose, qint64 now);

struct Resend
{
    Challenge challenge; //!< the old id, a new code
    Subject subject;
    Purpose purpose = Purpose::SignIn;
};
//! Errors: otp_expired (Unauthorized), rate_limited (RateLimited; detail = seconds).
[[nodiscard]] Result<Resend> resendChallenge(Db& db, const QString& id, qint64 now);

struct Passed
{
    Subject subject;
    Purpose purpose = Purpose::SignIn;
    Device device;
};
struct OtpFailure
{
    QString code;       //!< otp_wrong or otp_expired
    int triesLeft = 0;
    std::optional<Subject> lastTryOf; //!< set when this was the last try
};
//! A challenge that passed or was tried too often is gone. One for another purpose than `purposes` is otp_expired and stays.
[[nodiscard]] tl::expected<Passed, OtpFailure> confirmChallenge(Db& db, const QString& id, const QString& code,
                                                                const std::vector<Purpose>& purposes, qint64 now);

struct Tokens
{
    QString access;
    QString refresh;
};
[[nodiscard]] Tokens openSession(Db& db, const Subject& subject, const Device& device, qint64 now);
struct RefreshFailure
{
    std::optional<Subject> stolenFrom; //!< the token had been exchanged before: the whole session is ended
    bool disabled = false; //!< right, but of an official who may not come in any more: that desk throws its data away
};
//! Rotates. The token before stays good as long as nobody used the new access token: the answer that brought it may be lost. One
//! that comes after that ends the session.
[[nodiscard]] tl::expected<Tokens, RefreshFailure> refreshSession(Db& db, const QString& refresh, qint64 now);
void endSession(Db& db, const QString& session, qint64 now);
//! All of the subject's but `keep`, and its challenges.
void endSessionsOf(Db& db, const Subject& subject, qint64 now, const QString& keep = {});

} // namespace motcua::backend::store
