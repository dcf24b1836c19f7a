#include "backend/store/sessions.h"

#include "backend/store/officials.h"
#include "backend/store/secrets.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

constexpr int kFirstLockSeconds = 30;
constexpr int kLongestLockSeconds = 900;

QString hashed(const QString& token)
{
    return sha256Hex(token.toUtf8());
}

QString makeOtp()
{
    return u"%1"_s.arg(QRandomGenerator::system()->bounded(1'000'000), 6, 10, QLatin1Char('0'));
}

QString otpHash(const QString& challenge, const QString& otp)
{
    return hashed(challenge + u'|' + otp); // the challenge is secret and random: the six digits cannot be tried out from the hash
}

} // namespace

Result<Caller> authenticate(Db& db, const QString& access, qint64 now)
{
    const auto row = db.one("SELECT s.id, s.official, s.device_id, s.access_expires, s.in_use FROM session s "
                            "WHERE s.access_hash = ? AND s.ended_at = 0"_L1, {hashed(access)});
    if (!row)
        return fail(ErrorKind::Unauthorized, u"token_invalid"_s);
    if (row->at(3).toLongLong() <= now)
        return fail(ErrorKind::Unauthorized, u"token_expired"_s);
    auto official = findOfficialById(db, row->at(1).toString());
    if (!official || official->disabled)
        return fail(ErrorKind::Unauthorized, u"token_invalid"_s);
    return Caller{Realm::Official, std::move(official->official), row->at(0).toString(), row->at(2).toString(), hashed(access), row->at(4).toInt() == 0};
}

void markInUse(Db& db, const Caller& caller)
{
    db.run("UPDATE session SET in_use = 1, previous_hash = '' WHERE id = ? AND access_hash = ?"_L1, {caller.session, caller.accessHash});
}

int lockedFor(Db& db, const QString& userName, qint64 now)
{
    const auto row = db.one("SELECT locked_until FROM login_failure WHERE user_name = ?"_L1, {userName});
    const qint64 left = row ? row->first().toLongLong() - now : 0;
    return left > 0 ? static_cast<int>((left + 999) / 1000) : 0;
}

int noteFailure(Db& db, const QString& userName, qint64 now)
{
    const auto row = db.one("SELECT failures FROM login_failure WHERE user_name = ?"_L1, {userName});
    const int failures = (row ? row->first().toInt() : 0) + 1;
    const int over = failures - kFailuresBeforeLock;
    const int seconds = over < 0 ? 0 : std::min(kLongestLockSeconds, kFirstLockSeconds << std::min(over, 10));
    db.run("INSERT INTO login_failure (user_name, failures, locked_until) VALUES (?, ?, ?) "
           "ON CONFLICT (user_name) DO UPDATE SET failures = excluded.failures, locked_until = excluded.locked_until"_L1,
           {userName, failures, now + seconds * 1000LL});
    return seconds;
}

void forgetFailures(Db& db, const QString& userName)
{
    db.run("DELETE FROM login_failure WHERE user_name = ?"_L1, {userName});
}

Challenge startChallenge(Db& db, const QString& official, const Device& device, qint64 now)
{
    Challenge challenge{randomToken(), makeOtp()};
    db.run("DELETE FROM challenge WHERE expires_at < ?"_L1, {now});
    db.run("INSERT INTO challenge (id_hash, official, device_id, device_name, otp_hash, expires_at, resend_at, tries_left) "
           "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_L1,
           {hashed(challenge.id), official, device.id, device.name, otpHash(challenge.id, challenge.otp), now + kOtpSeconds * 1000LL,
            now + kResendSeconds * 1000LL, kOtpTries});
    return challenge;
}

Result<Resend> resendChallenge(Db& db, const QString& id, qint64 now)
{
    const auto row = db.one("SELECT official, expires_at, resend_at FROM challenge WHERE id_hash = ?"_L1, {hashed(id)});
    if (!row || row->at(1).toLongLong() <= now)
        return fail(ErrorKind::Unauthorized, u"otp_expired"_s);
    if (const qint64 left = row->at(2).toLongLong() - now; left > 0)
        return fail(ErrorKind::RateLimited, u"rate_limited"_s, QString::number((left + 999) / 1000));
    const QString otp = makeOtp();
    // The tries are not given back: a new code is no new chance to guess.
    db.run("UPDATE challenge SET otp_hash = ?, expires_at = ?, resend_at = ? WHERE id_hash = ?"_L1,
           {otpHash(id, otp), now + kOtpSeconds * 1000LL, now + kResendSeconds * 1000LL, hashed(id)});
    return Resend{{id, otp}, row->at(0).toString()};
}

tl::expected<Passed, OtpFailure> confirmChallenge(Db& db, const QString& id, const QString& code, qint64 now)
{
    const auto row = db.one("SELECT official, device_id, device_name, otp_hash, expires_at, tries_left FROM challenge "
                            "WHERE id_hash = ?"_L1, {hashed(id)});
    if (!row || row->at(4).toLongLong() <= now)
        return tl::unexpected<OtpFailure>({u"otp_expired"_s, 0, {}});
    const QString official = row->at(0).toString();
    if (row->at(3).toString() == otpHash(id, code)) {
        db.run("DELETE FROM challenge WHERE id_hash = ?"_L1, {hashed(id)});
        return Passed{official, {row->at(1).toString(), row->at(2).toString()}};
    }
    const int left = row->at(5).toInt() - 1;
    if (left <= 0) {
        db.run("DELETE FROM challenge WHERE id_hash = ?"_L1, {hashed(id)});
        return tl::unexpected<OtpFailure>({u"otp_wrong"_s, 0, official});
    }
    db.run("UPDATE challenge SET tries_left = ? WHERE id_hash = ?"_L1, {left, hashed(id)});
    return tl::unexpected<OtpFailure>({u"otp_wrong"_s, left, {}});
}

Tokens openSession(Db& db, const QString& official, const Device& device, qint64 now)
{
    Tokens tokens{randomToken(), randomToken()};
    db.run("INSERT INTO session (id, official, device_id, device_name, access_hash, access_expires, refresh_hash, refresh_expires) "
           "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_L1,
           {QString::fromLatin1(randomBytes(16).toHex()), official, device.id, device.name, hashed(tokens.access),
            now + kAccessSeconds * 1000LL, hashed(tokens.refresh), now + kRefreshSeconds * 1000LL});
    return tokens;
}

Result<Tokens> refreshSession(Db& db, const QString& refresh, qint64 now)
{
    const QString hash = hashed(refresh);
    const auto row = db.one("SELECT s.id, s.refresh_expires, s.refresh_hash, o.disabled FROM session s JOIN official o ON o.id = s.official "
                            "WHERE (s.refresh_hash = ? OR (s.previous_hash = ? AND s.previous_hash <> '')) AND s.ended_at = 0"_L1,
                            {hash, hash});
    if (!row || row->at(1).toLongLong() <= now || row->at(3).toBool())
        return fail(ErrorKind::Unauthorized, u"refresh_invalid"_s);
    Tokens tokens{randomToken(), randomToken()};
    db.run("UPDATE session SET access_hash = ?, access_expires = ?, refresh_hash = ?, refresh_expires = ?, previous_hash = ?, in_use = 0 "
           "WHERE id = ?"_L1,
           {hashed(tokens.access), now + kAccessSeconds * 1000LL, hashed(tokens.refresh), now + kRefreshSeconds * 1000LL, hash,
            row->at(0).toString()});
    return tokens;
}

void endSession(Db& db, const QString& session, qint64 now)
{
    db.run("UPDATE session SET ended_at = ? WHERE id = ? AND ended_at = 0"_L1, {now, session});
}

} // namespace motcua::backend::store
