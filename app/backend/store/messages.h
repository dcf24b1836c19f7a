#pragma once

#include "backend/store/db.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace motcua::backend::store {

struct Attachment
{
    QString name;    //!< as the reader's program shows it
    QByteArray type; //!< "application/pdf"
    QByteArray body;
};

//! A message to a person; plain text, UTF-8. An SMS has no subject and no attachment.
struct Message
{
    QString channel; //!< "sms" or "email"
    QString address;
    QString subject;
    QString text;
    qint64 expiresAt = 0; //!< ms since 1970: not sent any more afterwards, and before the others until then; 0 = never
    std::vector<Attachment> attachments;
};

//! Writes a message in the transaction of its cause; Centre::deliverLater() has it sent after the commit. `now` in ms. Gives its id.
QString queueMessage(Db& db, const Message& message, qint64 now);
//! A short one. `at`: ISO time.
QString queueMessage(Db& db, const QString& channel, const QString& address, const QString& text, const QString& at);

//! How many messages that expire (one-time codes) were written to an address since then, ms.
[[nodiscard]] int codesSince(Db& db, const QString& address, qint64 since);

//! waiting, handing, sent, refused, expired, unsure; empty when there is none.
[[nodiscard]] QString messageState(Db& db, const QString& id);

// For the courier only. Each call is one short transaction of its own, so that several processes share the table.

inline constexpr int kLeaseSeconds = 120;

struct Claimed
{
    QString id;
    QString lease;
    qint64 queuedAt = 0;
    int attempts = 0; //!< before this one
    Message message;
};

//! The most urgent message of a channel that is due and nobody's, taken for kLeaseSeconds. On the way it ends those that expired and
//! marks as unsure those whose sender died while handing them over.
[[nodiscard]] Result<std::optional<Claimed>> claimMessage(Db& db, const QString& channel, qint64 now);
//! Must be committed before the last byte goes out. False: the lease is not ours any more, do not send.
[[nodiscard]] bool markHanding(Db& db, const Claimed& claimed);
//! `state`: sent, refused or unsure; text and attachments go.
void finishMessage(Db& db, const Claimed& claimed, const QString& state, const QString& code, qint64 now);
//! It certainly did not go out: back into the queue, later each time.
void retryMessage(Db& db, const Claimed& claimed, const QString& code, qint64 now);
//! When the next one is due, ms; nothing when none waits.
[[nodiscard]] std::optional<qint64> nextDue(Db& db, const QString& channel);

} // namespace motcua::backend::store
