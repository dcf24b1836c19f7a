#include "storage/registration_store.h"

#include "domain/duplicates.h"

#include <array>

namespace motcua::storage::registrations {

using namespace Qt::StringLiterals;
using domain::MemberRegistration;

namespace {

Result<void> done(const Result<qint64>& ran)
{
    if (!ran)
        return tl::unexpected(ran.error());
    return {};
}

//! One for each rule of domain::DuplicateRule; the rules' columns in the same order.
constexpr std::array ruleColumns{"card"_L1, "cv"_L1, "phone"_L1, "person"_L1, "picture"_L1};

QString keyOf(domain::DuplicateRule rule, const MemberRegistration& r) { return domain::duplicateKey(rule, r); }

Db::Args columnsOf(const MemberRegistration& r, Mark mark)
{
    using Rule = domain::DuplicateRule;
    return {int(r.status), int(mark), toMs(r.submittedAt), keyOf(Rule::CardNumber, r), keyOf(Rule::CvNumber, r), keyOf(Rule::Phone, r),
            keyOf(Rule::NameAndBirth, r), keyOf(Rule::Picture, r)};
}

//! Rows `other` of which one rule or another holds with `r`.
QString sameAs()
{
    QStringList rules;
    for (const auto column : ruleColumns)
        rules << u"(r.%1 <> '' AND other.%1 = r.%1)"_s.arg(column);
    return u"other.id <> r.id AND ("_s + rules.join(u" OR "_s) + u')';
}

Result<void> update(Db& db, const MemberRegistration& r, Mark mark, const QVariant& shown)
{
    const auto changed = db.run(u"UPDATE registration SET status = ?, mark = ?, submitted_at = ?, card = ?, cv = ?, phone = ?, person = ?, picture = ?, shown = ? WHERE id = ?"_s,
                                columnsOf(r, mark) + Db::Args{shown, r.id});
    if (!changed)
        return tl::unexpected(changed.error());
    if (*changed == 0)
        return fail(ErrorKind::NotFound, u"no_record"_s);
    return {};
}

} // namespace

Result<bool> putTruth(Db& db, const MemberRegistration& r, const QByteArray& body, const Origin& origin)
{
    const auto changed = db.run(
        u"INSERT INTO registration (id, rev, generation, scope, status, mark, submitted_at, card, cv, phone, person, picture, shown, truth)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?) ON CONFLICT (id) DO UPDATE SET rev = excluded.rev,"
        " generation = max(excluded.generation, registration.generation),"
        " scope = CASE WHEN excluded.scope <> '' THEN excluded.scope ELSE registration.scope END, status = excluded.status, mark = excluded.mark,"
        " submitted_at = excluded.submitted_at, card = excluded.card, cv = excluded.cv, phone = excluded.phone, person = excluded.person, picture = excluded.picture,"
        " shown = NULL, truth = excluded.truth WHERE excluded.rev >= registration.rev OR excluded.generation > registration.generation OR registration.truth IS NULL"_s,
        Db::Args{r.id, r.rev, origin.generation, origin.scope} + columnsOf(r, Mark::Settled) + Db::Args{body});
    if (!changed)
        return tl::unexpected(changed.error());
    return *changed > 0;
}

Result<void> show(Db& db, const MemberRegistration& shown, const QByteArray& body, Mark mark) { return update(db, shown, mark, body); }
Result<void> showTruth(Db& db, const MemberRegistration& truth, Mark mark) { return update(db, truth, mark, {}); }

Result<void> remove(Db& db, const domain::Id& id) { return done(db.run(u"DELETE FROM registration WHERE id = ?"_s, {id})); }

Result<void> insertShown(Db& db, const MemberRegistration& r, const QString& scope, const QByteArray& body, Mark mark)
{
    return done(db.run(u"INSERT INTO registration (id, rev, scope, status, mark, submitted_at, card, cv, phone, person, picture, shown) VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                       " ON CONFLICT (id) DO NOTHING"_s,
                       Db::Args{r.id, scope} + columnsOf(r, mark) + Db::Args{body}));
}

Result<std::optional<Bodies>> find(Db& db, const domain::Id& id)
{
    return db.one(u"SELECT truth, shown, rev, mark FROM registration WHERE id = ?"_s, {id}, [](const Row& row) {
        return Bodies{row.isNull(0) ? QByteArray() : row.bytes(0), row.isNull(1) ? QByteArray() : row.bytes(1), row.integer(2), Mark(row.integer(3))};
    });
}

Result<std::vector<std::pair<QString, qint64>>> unseen(Db& db, const QString& scope, qint64 generation)
{
    return db.list(u"SELECT id, rev FROM registration WHERE scope = ? AND generation < ?"_s, {scope, generation},
                   [](const Row& row) { return std::pair(row.text(0), row.integer(1)); });
}

Result<std::vector<RegistrationEntry>> list(Db& db, bool waitingOnly, int limit)
{
    const QString where = waitingOnly ? u"r.status = 0 OR r.mark = 2"_s : u"1"_s;
    return db.list(u"SELECT coalesce(r.shown, r.truth), r.mark, (SELECT count(*) FROM registration AS other WHERE "_s + sameAs() +
                       u") FROM registration AS r WHERE "_s + where + u" ORDER BY r.submitted_at, r.row LIMIT ?"_s,
                   {limit}, [](const Row& row) { return RegistrationEntry{row.bytes(0), Mark(row.integer(1)), int(row.integer(2))}; });
}

Result<std::vector<RegistrationEntry>> decided(Db& db, int limit)
{
    // One that waits may have been returned before: its history says so.
    return db.list(u"SELECT coalesce(shown, truth), mark FROM registration WHERE status <> 0 OR instr(coalesce(shown, truth), '\"history\"') > 0"
                   " ORDER BY submitted_at DESC, row DESC LIMIT ?"_s,
                   {limit}, [](const Row& row) { return RegistrationEntry{row.bytes(0), Mark(row.integer(1)), 0}; });
}

Result<std::vector<QByteArray>> duplicatesOf(Db& db, const domain::Id& id)
{
    return db.list(u"SELECT coalesce(other.shown, other.truth) FROM registration AS r JOIN registration AS other ON "_s + sameAs() +
                       u" WHERE r.id = ? ORDER BY other.submitted_at, other.row LIMIT 20"_s,
                   {id}, [](const Row& row) { return row.bytes(0); });
}

} // namespace motcua::storage::registrations
