#pragma once

#include "domain/digest.h"
#include "domain/official.h"
#include "storage/db.h"

namespace motcua::storage::held {

//! A row of the centre's that lies here, as the digest knows it.
struct Row
{
    QString kind;
    QString id;
    qint64 rev = 0;
};

//! How far a walk over a scope's rows has come. Walked in pieces, so that a list never waits behind half a million rows.
struct Place
{
    int table = 0;
    qint64 row = 0;
    bool end = false;
};

//! Adds the next `limit` rows of the scope to the digest; rows that are only made here are left out, parked ones count with what
//! was parked. Plain functions on one connection.
Result<Place> addTo(Db& db, domain::Area area, const QString& scope, const Place& from, int limit, domain::Digest& digest);
//! The rows of the scope in one of these buckets (a flag each of domain::Digest::buckets).
Result<std::vector<Row>> inBuckets(Db& db, domain::Area area, const QString& scope, const std::vector<bool>& buckets);
//! The next `limit` rows of the scope, also those that are only made here.
Result<Place> some(Db& db, domain::Area area, const QString& scope, const Place& from, int limit, std::vector<Row>& rows);

//! Neither rows of a scope, nor unsent work, nor work that is being handed over.
Result<bool> nothing(Db& db);
//! The scope that a row lies here under; empty = it does not.
Result<QString> scopeOf(Db& db, const QString& kind, const QString& id);

} // namespace motcua::storage::held
