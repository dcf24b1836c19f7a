#include "backend/store/claims.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

const QString kKind = u"claim"_s;

} // namespace

RecordRow rowOf(const domain::Claim& claim, const QString& scope)
{
    RecordRow row;
    row.kind = kKind;
    row.id = claim.id;
    row.scope = scope;
    row.rev = claim.rev;
    row.ref = claim.official;
    row.body = QJsonDocument(domain::toJson(claim)).toJson(QJsonDocument::Compact);
    return row;
}

std::optional<domain::Claim> findClaim(Db& db, const domain::Id& target)
{
    const auto row = find(db, kKind, target);
    if (!row)
        return std::nullopt;
    auto claim = domain::claimFromJson(bodyOf(*row));
    if (!claim)
        return std::nullopt;
    return std::move(*claim);
}

std::vector<domain::Claim> claimsOf(Db& db, const QString& scope, const QDateTime& at)
{
    std::vector<domain::Claim> claims;
    for (const RecordRow& row : findAll(db, kKind)) {
        if (row.scope != scope)
            continue;
        if (auto claim = domain::claimFromJson(bodyOf(row)); claim && claim->holdsAt(at))
            claims.push_back(std::move(*claim));
    }
    std::sort(claims.begin(), claims.end(), [](const auto& a, const auto& b) { return a.since < b.since; });
    return claims;
}

qint64 endClaim(Db& db, const Secrets& secrets, const QDateTime& at, const Actor& who, const QString& action, const domain::Id& target)
{
    const auto before = find(db, kKind, target);
    if (!before)
        return 0;
    const qint64 seq = remove(db, kKind, target, u"deleted"_s);
    appendAudit(db, secrets, at, {who, action, kKind, target, sha256Hex(before->body), {}});
    return seq;
}

void endOldClaims(Db& db, const Secrets& secrets, const QDateTime& at, QHash<QString, qint64>& touched)
{
    for (const RecordRow& row : findAll(db, kKind)) {
        const auto claim = domain::claimFromJson(bodyOf(row));
        if (!claim || !claim->holdsAt(at))
            touched[row.scope] = endClaim(db, secrets, at, {u"centre"_s, {}}, u"claim.expire"_s, row.id);
    }
}

} // namespace motcua::backend::store
