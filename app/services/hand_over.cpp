#include "services/hand_over.h"

#include "storage/handover_store.h"
#include "storage/outbox_store.h"
#include "storage/sync_store.h"

#include <QJsonDocument>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace motcua::services::handOver {

using storage::Db;
using storage::HandOver;

namespace {

const QString keyName = u"quarantine_key"_s;

const unsigned char* raw(const QByteArray& bytes) { return reinterpret_cast<const unsigned char*>(bytes.constData()); }

} // namespace

Result<QByteArray> sealedFor(const domain::Command& command, const QByteArray& key)
{
    if (sodium_init() < 0 || key.size() != qsizetype(crypto_box_PUBLICKEYBYTES))
        return fail(ErrorKind::Contract, u"quarantine_key"_s);
    QByteArray open = QJsonDocument(domain::toJson(command)).toJson(QJsonDocument::Compact);
    QByteArray box(open.size() + qsizetype(crypto_box_SEALBYTES), '\0');
    const int failed = crypto_box_seal(reinterpret_cast<unsigned char*>(box.data()), raw(open), static_cast<unsigned long long>(open.size()), raw(key));
    sodium_memzero(open.data(), static_cast<size_t>(open.size()));
    if (failed != 0)
        return fail(ErrorKind::Contract, u"quarantine_key"_s);
    return box;
}

Result<QByteArray> knownKey(Db& db) { return storage::sync::meta(db, keyName); }

Result<int> takeWork(Db& db, const Clock& clock, const QString& scope, const QString& kind, const QString& target, const QString& reason)
{
    const auto rows = storage::outbox::ofTarget(db, target);
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->empty())
        return 0;
    const auto key = knownKey(db);
    if (!key)
        return tl::unexpected(key.error());
    const QDateTime now = clock.now();
    for (const storage::OutboxRow& row : *rows) {
        HandOver item{row.command.id, scope, kind, target, reason, {}, now, 0, {}, {}};
        if (key->isEmpty()) {
            // It must not go the common way meanwhile: a person sees why it waits.
            if (auto parked = storage::outbox::park(db, row.command.id, storage::OutboxState::Refused, reason, {}, {}); !parked)
                return tl::unexpected(parked.error());
        } else {
            auto box = sealedFor(row.command, *key);
            if (!box)
                return tl::unexpected(box.error());
            item.sealed = std::move(*box);
            if (auto taken = storage::handOvers::takeFromOutbox(db, row.command.id, reason, now); !taken)
                return tl::unexpected(taken.error());
        }
        if (auto added = storage::handOvers::add(db, item); !added)
            return tl::unexpected(added.error());
    }
    return int(rows->size());
}

Result<int> useKey(Db& db, const Clock& clock, const QByteArray& key)
{
    if (key.size() != qsizetype(crypto_box_PUBLICKEYBYTES))
        return fail(ErrorKind::Contract, u"quarantine_key"_s);
    if (auto kept = storage::sync::setMeta(db, keyName, key); !kept)
        return tl::unexpected(kept.error());
    const auto items = storage::handOvers::unsealed(db);
    if (!items)
        return tl::unexpected(items.error());
    for (const HandOver& item : *items) {
        const auto row = storage::outbox::find(db, item.id);
        if (!row)
            return tl::unexpected(row.error());
        if (!*row) { // a person has let go of it meanwhile
            if (auto gone = storage::handOvers::remove(db, item.id); !gone)
                return tl::unexpected(gone.error());
            continue;
        }
        const auto box = sealedFor((*row)->command, key);
        if (!box)
            return tl::unexpected(box.error());
        if (auto done = storage::handOvers::seal(db, item.id, *box); !done)
            return tl::unexpected(done.error());
        if (auto taken = storage::handOvers::takeFromOutbox(db, item.id, item.reason, clock.now()); !taken)
            return tl::unexpected(taken.error());
    }
    return int(items->size());
}

} // namespace motcua::services::handOver
