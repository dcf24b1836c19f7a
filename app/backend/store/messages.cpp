#include "backend/store/messages.h"

#include "backend/store/secrets.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

constexpr qint64 kFirstRetryMs = 5'000;
constexpr qint64 kLongestRetryMs = 30 * 60'000;
constexpr qint64 kGiveUpMs = 48LL * 3600 * 1000;

//! Half to the whole of min(30 min, 5 s · 2ⁿ): processes that failed together do not come back together.
qint64 pauseAfter(int attempts)
{
    const qint64 longest = std::min(kLongestRetryMs, kFirstRetryMs << std::min(attempts, 12));
    return longest / 2 + QRandomGenerator::global()->bounded(static_cast<quint32>(longest / 2));
}

void end(Db& db, const QString& id, const QString& state, const QString& code, qint64 now)
{
    db.run("DELETE FROM message_attachment WHERE message = ?"_L1, {id});
    db.run("UPDATE message SET state = ?, code = ?, subject = '', text = '', lease = '', lease_until = 0, done_at = ? WHERE id = ?"_L1,
           {state, code, now, id});
}

void endOverdue(Db& db, const QString& channel, qint64 now)
{
    std::vector<std::pair<QString, QString>> overdue;
    db.each("SELECT id, state FROM message WHERE channel = ? AND done_at = 0 AND lease_until <= ? "
            "AND (state = 'handing' OR (expires_at > 0 AND expires_at <= ?)) LIMIT 100"_L1,
            {channel, now, now}, [&overdue](const auto& row) {
                overdue.emplace_back(row.value(0).toString(), row.value(1).toString());
                return true;
            });
    for (const auto& [id, state] : overdue) {
        if (state == "handing"_L1)
            end(db, id, u"unsure"_s, u"sender_died"_s, now);
        else
            end(db, id, u"expired"_s, {}, now);
    }
}

} // namespace

QString queueMessage(Db& db, const Message& message, qint64 now)
{
    const QString id = QString::fromLatin1(randomBytes(16).toHex());
    db.run("INSERT INTO message (id, channel, address, subject, text, state, urgent, queued_at, expires_at, next_try) "
           "VALUES (?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?)"_L1,
           {id, message.channel, message.address, message.subject, message.text, message.expiresAt > 0 ? 0 : 1, now, message.expiresAt, now});
    int place = 0;
    for (const Attachment& attachment : message.attachments) {
        db.run("INSERT INTO message_attachment (message, place, name, type, body) VALUES (?, ?, ?, ?, ?)"_L1,
               {id, ++place, attachment.name, QString::fromLatin1(attachment.type), attachment.body});
    }
    return id;
}

QString queueMessage(Db& db, const QString& channel, const QString& address, const QString& text, const QString& at)
{
    return queueMessage(db, {channel, address, {}, text, 0, {}}, QDateTime::fromString(at, Qt::ISODateWithMs).toMSecsSinceEpoch());
}

int codesSince(Db& db, const QString& address, qint64 since)
{
    const auto row = db.one("SELECT count(*) FROM message WHERE address = ? AND queued_at > ? AND expires_at > 0"_L1, {address, since});
    return row ? row->at(0).toInt() : 0;
}

QString messageState(Db& db, const QString& id)
{
    const auto row = db.one("SELECT state FROM message WHERE id = ?"_L1, {id});
    return row ? row->at(0).toString() : QString();
}

Result<std::optional<Claimed>> claimMessage(Db& db, const QString& channel, qint64 now)
{
    return write(db, [&](Db& d) -> std::optional<Claimed> {
        endOverdue(d, channel, now);
        const auto row = d.one("SELECT id, address, subject, text, queued_at, expires_at, attempts FROM message "
                               "WHERE channel = ? AND done_at = 0 AND state = 'waiting' AND lease_until <= ? AND next_try <= ? "
                               "ORDER BY urgent, next_try, id LIMIT 1"_L1,
                               {channel, now, now});
        if (!row)
            return std::nullopt;
        Claimed claimed;
        claimed.id = row->at(0).toString();
        claimed.lease = QString::fromLatin1(randomBytes(8).toHex());
        claimed.queuedAt = row->at(4).toLongLong();
        claimed.attempts = row->at(6).toInt();
        claimed.message = {channel,  row->at(1).toString(), row->at(2).toString(), row->at(3).toString(), row->at(5).toLongLong(), {}};
        // The condition stands here again: another process may have read the same row.
        if (d.run("UPDATE message SET lease = ?, lease_until = ? WHERE id = ? AND lease_until <= ? AND state = 'waiting' AND done_at = 0"_L1,
                  {claimed.lease, now + kLeaseSeconds * 1000LL, claimed.id, now}) != 1)
            return std::nullopt;
        d.each("SELECT name, type, body FROM message_attachment WHERE message = ? ORDER BY place"_L1, {claimed.id},
               [&claimed](const auto& attachment) {
                   claimed.message.attachments.push_back(
                       {attachment.value(0).toString(), attachment.value(1).toString().toLatin1(), attachment.value(2).toByteArray()});
                   return true;
               });
        return claimed;
    });
}

bool markHanding(Db& db, const Claimed& claimed)
{
    const auto marked = write(db, [&](Db& d) {
        return d.run("UPDATE message SET state = 'handing' WHERE id = ? AND lease = ? AND state = 'waiting'"_L1, {claimed.id, claimed.lease});
    });
    return marked && *marked == 1;
}

void finishMessage(Db& db, const Claimed& claimed, const QString& state, const QString& code, qint64 now)
{
    (void)write(db, [&](Db& d) {
        end(d, claimed.id, state, code, now);
        return true;
    });
}

void retryMessage(Db& db, const Claimed& claimed, const QString& code, qint64 now)
{
    if (now - claimed.queuedAt > kGiveUpMs)
        return finishMessage(db, claimed, u"refused"_s, code, now);
    (void)write(db, [&](Db& d) {
        return d.run("UPDATE message SET state = 'waiting', lease = '', lease_until = 0, attempts = attempts + 1, next_try = ?, code = ? "
                     "WHERE id = ? AND lease = ?"_L1,
                     {now + pauseAfter(claimed.attempts), code, claimed.id, claimed.lease});
    });
}

std::optional<qint64> nextDue(Db& db, const QString& channel)
{
    const auto row = db.one("SELECT next_try, lease_until FROM message WHERE channel = ? AND done_at = 0 ORDER BY next_try LIMIT 1"_L1, {channel});
    return row ? std::optional(std::max(row->at(0).toLongLong(), row->at(1).toLongLong())) : std::nullopt;
}

} // namespace motcua::backend::store
