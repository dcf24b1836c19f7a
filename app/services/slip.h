#pragma once

#include "services/projection.h"

#include <QDateTime>

namespace motcua::services {

//! Unsent work as a file that can be carried to another desk: each command sealed so that only the centre can open it, the whole
//! signed with a key of this official on this machine. Nobody reads it on the way and nobody changes it unseen; the centre keeps it
//! in its quarantine until somebody who may has decided (protocol.md, Down: feed).
struct Slip
{
    struct Item
    {
        QString id; //!< of the command: taken in twice it is still one
        QString scope;
        QString kind;
        QString target;
        QByteArray sealed;
    };
    QString official; //!< id
    QString device;
    QDateTime madeAt;
    QByteArray signer; //!< Ed25519, public
    std::vector<Item> items;

    //! What the two desks can compare by telephone: "3f2a 90b1 55c0 e7d4".
    [[nodiscard]] QString fingerprint() const;
};

namespace slips {

//! Everything unsent of one area, sealed. Errors: slip_no_key (Network): the centre's key has not been heard of yet.
Result<std::vector<Slip::Item>> itemsOf(storage::Db& db, const Projection& projection);
//! The file. `storeKey`: the official's secret on this machine, from which the signing key is derived; an empty one gives a key for once.
[[nodiscard]] Result<QByteArray> write(Slip slip, const QByteArray& storeKey);
//! Errors (Invalid): slip_unreadable, slip_version (a newer program made it), slip_signature (it was changed on the way).
[[nodiscard]] Result<Slip> read(const QByteArray& file);

//! On its way to the centre's quarantine from here. Gives how many are new.
Result<int> takeIn(storage::Db& db, const std::vector<Slip::Item>& items, const QDateTime& now);

} // namespace slips
} // namespace motcua::services
