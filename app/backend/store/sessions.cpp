#include "backend/store/sessions.h"

#include "backend/store/accounts.h"
#include "backend/store/officials.h"
#include "backend/store/passed_codes.h"
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

QLatin1StringView codeOf(Purpose purpose)
{
    switch (purpose) {
    case Purpose::SignIn:
        return "sign_in"_L1;
    case Purpose::Register:
        return "register"_L1;
    case Purpose::Reset:
        return "reset"_L1;
    case Purpose::Profile:
        return "profile"_L1;
    case Purpose::Invitation:
        return "invitation"_L1;
    }
    return {};
}

Purpose purposeOf(const QString& text)
{
    for (const Purpose purpose : {Purpose::Register, Purpose::Reset, Purpose::Profile, Purpose::Invitation}) {
        if (codeOf(purpose) == text)
            return purpose;
    }
    return Purpose::SignIn;
}

Subject subjectOf(const QVariant& realm, const QVariant& id)
{
    return {realmFromCode(realm.toString()).value_or(Realm::Unit), id.toString()};
}

//! May the subject speak at all? Fills the caller's official.
bool speaks(Db& db, Caller& caller)
{
    if (caller.realm == Realm::Official) {
        auto row = findOfficialById(db, caller.subject);
        if (!row || row->disabled)
            return false;
        caller.official = std::move(row->official);
        return true;
    }
    if (caller.realm == Realm::Unit) // its invitation decides, in the handler
        return true;
    const auto account = findAccountById(db, caller.subject);
    return account && account->realm == caller.realm && account->state == AccountState::Active;
}

} // namespace

QString failureKey(Realm realm, const QString& userName)
{
    return realm == Realm::Official ? userName : code(realm) + u':' + userName;
}

Result<Caller> authenticate(Db& db, const QString& access, qint64 now)
{
    const auto row = db.one("SELECT id, realm, subject, device_id, access_expires, in_use FROM session "
                            "WHERE access_hash = ? AND ended_at = 0"_L1, {hashed(access)});
    if (!row)
        return fail(ErrorKind::Unauthorized, u"token_invalid"_s);
    if (row->at(4).toLongLong() <= now)
        return fail(ErrorKind::Unauthorized, u"token_expired"_s);
    const Subject subject = subjectOf(row->at(1), row->at(2));
    Caller caller{subject.realm, {}, subject.id, row->at(0).toString(), row->at(3).toString(), hashed(access), row->at(5).toInt() == 0};
    if (!speaks(db, caller))
        return fail(ErrorKind::Unauthorized, u"token_invalid"_s);
    return caller;
}

void markInUse(Db& db, const Caller& caller)
{
    db.run("UPDATE session SET in_use = 1, previous_hash = '' WHERE id = ? AND access_hash = ?"_L1, {caller.session, caller.accessHash});
}

int lockedFor(Db& db, const QString& key, qint64 now)
{
    const auto row = db.one("SELECT locked_until FROM login_failure WHERE user_name = ?"_L1, {key});
    const qint64 left = row ? row->first().toLongLong() - now : 0;
    return left > 0 ? static_cast<int>((left + 999) / 1000) : 0;
}

int noteFailure(Db& db, const QString& key, qint64 now)
{
    const auto row = db.one("SELECT failures FROM login_failure WHERE user_name = ?"_L1, {key});
    const int failures = (row ? row->first().toInt() : 0) + 1;
    const int over = failures - kFailuresBeforeLock;
    const int seconds = over < 0 ? 0 : std::min(kLongestLockSeconds, kFirstLockSeconds << std::min(over, 10));
    db.run("INSERT INTO login_failure (user_name, failures, locked_until) VALUES (?, ?, ?) "
           "ON CONFLICT (user_name) DO UPDATE SET failures = excluded.failures, locked_until = excluded.locked_until"_L1,
           {key, failures, now + seconds * 1000LL});
    return seconds;
}

void forgetFailures(Db& db, const QString& key)
{
    db.run("DELETE FROM login_failure WHERE user_name = ?"_L1, {key});
}

Challenge startChallenge(Db& db, const Subject& subject, Purpose purpose, const Device& device, qint64 now)
{
    Challenge challenge{randomToken(), makeOtp()};
    db.run("DELETE FROM challenge WHERE expires_at < ?"_L1, {now});
    db.run("INSERT INTO challenge (id_hash, realm, subject, purpose, device_id, device_name, otp_hash, expires_at, resend_at, tries_left) "
           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1,
           {hashed(challenge.id), code(subject.realm), subject.id, QString(codeOf(purpose)), device.id, device.name,
            otpHash(challenge.id, challenge.otp), now + kOtpSeconds * 1000LL, now + kResendSeconds * 1000LL, kOtpTries});
    return challenge;
}

int nextCodeIn(Db& db, const Subject& subject, Purpose purpose, qint64 now)
{
    const auto row = db.one("SELECT resend_at FROM challenge WHERE realm = ? AND subject = ? AND purpose = ? "
                            "ORDER BY resend_at DESC LIMIT 1"_L1,
                            {code(subject.realm), subject.id, QString(codeOf(purpose))});
    const qint64 left = row ? row->first().toLongLong() - now : 0;
    return left > 0 ? static_cast<int>((left + 999) / 1000) : 0;
}

Result<Resend> resendChallenge(Db& db, const QString& id, qint64 now)
{
    const auto row = db.one("SELECT realm, subject, purpose, expires_at, resend_at FROM challenge WHERE id_hash = ?"_L1, {hashed(id)});
    if (!row || row->at(3).toLongLong() <= now)
        return fail(ErrorKind::Unauthorized, u"otp_expired"_s);
    if (const qint64 left = row->at(4).toLongLong() - now; left > 0)
        return fail(ErrorKind::RateLimited, u"rate_limited"_s, QString::number((left + 999) / 1000));
    const QString otp = makeOtp();
    // The tries are not given back: a new code is no new chance to guess.
    db.run("UPDATE challenge SET otp_hash = ?, expires_at = ?, resend_at = ? WHERE id_hash = ?"_L1,
           {otpHash(id, otp), now + kOtpSeconds * 1000LL, now + kResendSeconds * 1000LL, hashed(id)});
    return Resend{{id, otp}, subjectOf(row->at(0), row->at(1)), purposeOf(row->at(2).toString())};
}

tl::expected<Passed, OtpFailure> confirmChallenge(Db& db, const QString& id, const QString& code, const std::vector<Purpose>& purposes,
                                                  qint64 now)
{
    const auto row = db.one("SELECT realm, subject, purpose, device_id, device_name, otp_hash, expires_at, tries_left FROM challenge "
                            "WHERE id_hash = ?"_L1, {hashed(id)});
    const Purpose purpose = row ? purposeOf(row->at(2).toString()) : Purpose::SignIn;
    if (!row || row->at(6).toLongLong() <= now || std::find(purposes.begin(), purposes.end(), purpose) == purposes.end())
        return tl::unexpected<OtpFailure>({u"otp_expired"_s, 0, {}});
    const Subject subject = subjectOf(row->at(0), row->at(1));
    if (sameSecret(row->at(5).toString().toLatin1(), otpHash(id, code).toLatin1())) {
        db.run("DELETE FROM challenge WHERE id_hash = ?"_L1, {hashed(id)});
        db.run("DELETE FROM passed_challenge WHERE expires_at < ?"_L1, {now});
        db.run("INSERT INTO passed_challenge (id_hash, otp_hash, realm, subject, purpose, expires_at) VALUES (?, ?, ?, ?, ?, ?)"_L1,
               {hashed(id), otpHash(id, code), row->at(0).toString(), subject.id, QString(codeOf(purpose)), now + kRepeatSeconds * 1000LL});
        return Passed{subject, purpose, {row->at(3).toString(), row->at(4).toString()}};
    }
    const int left = row->at(7).toInt() - 1;
    if (left <= 0) {
        db.run("DELETE FROM challenge WHERE id_hash = ?"_L1, {hashed(id)});
        return tl::unexpected<OtpFailure>({u"otp_wrong"_s, 0, subject});
    }
    db.run("UPDATE challenge SET tries_left = ? WHERE id_hash = ?"_L1, {left, hashed(id)});
    return tl::unexpected<OtpFailure>({u"otp_wrong"_s, left, {}});
}

std::optional<Subject> passedBefore(Db& db, const QString& id, const QString& code, Purpose purpose, qint64 now)
{
    const auto row = db.one("SELECT realm, subject, otp_hash FROM passed_challenge WHERE id_hash = ? AND purpose = ? AND expires_at > ?"_L1,
                            {hashed(id), QString(codeOf(purpose)), now});
    if (!row || !sameSecret(row->at(2).toString().toLatin1(), otpHash(id, code).toLatin1()))
        return std::nullopt;
    return subjectOf(row->at(0), row->at(1));
}

Tokens openSession(Db& db, const Subject& subject, const Device& device, qint64 now)
{
    Tokens tokens{randomToken(), randomToken()};
    db.run("INSERT INTO session (id, realm, subject, device_id, device_name, access_hash, access_expires, refresh_hash, refresh_expires) "
           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1,
           {QString::fromLatin1(randomBytes(16).toHex()), code(subject.realm), subject.id, device.id, device.name, hashed(tokens.access),
            now + kAccessSeconds * 1000LL, hashed(tokens.refresh), now + kRefreshSeconds * 1000LL});
    return tokens;
}

namespace {

//! A refresh token that was exchanged already: either its thief comes or the one it was stolen from, so nobody goes on with the session.
std::optional<Subject> endStolen(Db& db, const QString& hash, qint64 now)
{
    const auto row = db.one("SELECT s.id, s.realm, s.subject FROM spent_refresh p JOIN session s ON s.id = p.session "
                            "WHERE p.hash = ? AND s.ended_at = 0"_L1, {hash});
    if (!row)
        return std::nullopt;
    endSession(db, row->at(0).toString(), now);
    return subjectOf(row->at(1), row->at(2));
}

//! The last token of a session, ended or not, whose official was disabled since.
bool isOfDisabled(Db& db, const QString& hash)
{
    const auto row = db.one("SELECT subject FROM session WHERE refresh_hash = ? AND realm = ? LIMIT 1"_L1, {hash, code(Realm::Official)});
    const auto official = row ? findOfficialById(db, row->first().toString()) : std::nullopt;
    return official && official->disabled;
}

} // namespace

tl::expected<Tokens, RefreshFailure> refreshSession(Db& db, const QString& refresh, qint64 now)
{
    const QString hash = hashed(refresh);
    const auto row = db.one("SELECT id, refresh_expires, realm, subject FROM session "
                            "WHERE (refresh_hash = ? OR (previous_hash = ? AND previous_hash <> '')) AND ended_at = 0"_L1,
                            {hash, hash});
    if (!row)
        return tl::unexpected<RefreshFailure>(RefreshFailure{endStolen(db, hash, now), isOfDisabled(db, hash)});
    Caller caller;
    const Subject subject = subjectOf(row->at(2), row->at(3));
    caller.realm = subject.realm;
    caller.subject = subject.id;
    if (row->at(1).toLongLong() <= now || !speaks(db, caller))
        return tl::unexpected<RefreshFailure>(RefreshFailure{std::nullopt, isOfDisabled(db, hash)});
    Tokens tokens{randomToken(), randomToken()};
    db.run("UPDATE session SET access_hash = ?, access_expires = ?, refresh_hash = ?, refresh_expires = ?, previous_hash = ?, in_use = 0 "
           "WHERE id = ?"_L1,
           {hashed(tokens.access), now + kAccessSeconds * 1000LL, hashed(tokens.refresh), now + kRefreshSeconds * 1000LL, hash,
            row->at(0).toString()});
    db.run("DELETE FROM spent_refresh WHERE at < ?"_L1, {now - kRefreshSeconds * 1000LL});
    db.run("INSERT INTO spent_refresh (hash, session, at) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING"_L1, {hash, row->at(0).toString(), now});
    return tokens;
}

void endSession(Db& db, const QString& session, qint64 now)
{
    db.run("UPDATE session SET ended_at = ? WHERE id = ? AND ended_at = 0"_L1, {now, session});
}

void endSessionsOf(Db& db, const Subject& subject, qint64 now, const QString& keep)
{
    db.run("UPDATE session SET ended_at = ? WHERE ended_at = 0 AND realm = ? AND subject = ? AND id <> ?"_L1,
           {now, code(subject.realm), subject.id, keep});
    db.run("DELETE FROM challenge WHERE realm = ? AND subject = ?"_L1, {code(subject.realm), subject.id});
}

} // namespace motcua::backend::store
