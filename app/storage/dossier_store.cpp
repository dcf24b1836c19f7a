#include "storage/dossier_store.h"

#include "domain/dossier_code.h"
#include "domain/names.h"
#include "storage/search_terms.h"

namespace motcua::storage::dossiers {

using namespace Qt::StringLiterals;
using domain::Dossier;

namespace {

constexpr qint64 noDue = 9007199254740991; // sorts last, and a double in JSON still holds it

Result<void> done(const Result<qint64>& ran)
{
    if (!ran)
        return tl::unexpected(ran.error());
    return {};
}

//! Words of the index. "đ…" marks cannot be typed: a query's đ is folded to d. They let a search keep to a tab without
//! touching the rows of others.
QString termsOf(const Dossier& dossier)
{
    QStringList terms{domain::keyK0(dossier.owner.fullName)};
    if (!dossier.submitter.isEmpty())
        terms << domain::keyK0(dossier.submitter);
    if (!dossier.code.isEmpty()) {
        terms << searchToken(dossier.code);
        const QStringList parts = dossier.code.split(u'-');
        if (parts.size() >= 3) {
            terms << searchToken(parts[parts.size() - 2] + parts.last()) << searchToken(parts.last());
            if (parts.last().size() > 4)
                terms << searchToken(parts.last().right(4));
        } else if (parts.size() == 2) {
            terms << searchToken(parts.last());
        }
    }
    terms << searchToken(dossier.owner.phone) << searchToken(dossier.owner.idNumber);
    terms << u"đ%1"_s.arg(domain::number(dossier.status));
    if (!isEnd(dossier.status))
        terms << u"đo"_s;
    terms.removeAll(QString());
    return terms.join(u' ');
}

//! The shown columns in the order of the statements below, without id and bodies.
Db::Args columnsOf(const Dossier& dossier, const QString& terms, Mark mark)
{
    const QDateTime received = dossier.receivedAt.isValid() ? dossier.receivedAt : dossier.submittedAt;
    return {domain::number(dossier.status),
            int(!isEnd(dossier.status)),
            int(mark),
            dossier.dueAt.isValid() ? toMs(dossier.dueAt) : noDue,
            toMs(received),
            toMs(dossier.finishedAt),
            domain::sortKey(dossier.owner.fullName),
            dossier.code,
            searchToken(dossier.code),
            dossier.owner.fullName,
            dossier.procedureName,
            dossier.holder,
            terms};
}

struct Here
{
    qint64 row = 0;
    qint64 rev = 0;
    qint64 generation = 0;
    bool hasTruth = false;
    QString terms;
};

Result<std::optional<Here>> here(Db& db, const domain::Id& id)
{
    return db.one(u"SELECT row, rev, generation, truth IS NOT NULL, terms FROM dossier WHERE id = ?"_s, {id}, [](const Row& row) {
        return Here{row.integer(0), row.integer(1), row.integer(2), row.integer(3) != 0, row.text(4)};
    });
}

Result<void> indexTerms(Db& db, qint64 row, const QString& before, const QString& after)
{
    if (before == after)
        return {};
    if (!before.isEmpty()) {
        // A contentless index must be told what it holds.
        if (auto out = db.run(u"INSERT INTO dossier_fts (dossier_fts, rowid, terms) VALUES ('delete', ?, ?)"_s, {row, before}); !out)
            return tl::unexpected(out.error());
    }
    if (after.isEmpty())
        return {};
    return done(db.run(u"INSERT INTO dossier_fts (rowid, terms) VALUES (?, ?)"_s, {row, after}));
}

Result<void> insert(Db& db, const Dossier& dossier, const Origin& origin, Mark mark, const QVariant& shown, const QVariant& truth)
{
    const QString terms = termsOf(dossier);
    const auto row = db.insert(u"INSERT INTO dossier (id, rev, generation, scope, status, open, mark, due_at, received_at, finished_at,"
                               " sort_key, code, code_key, owner, procedure, holder, terms, shown, truth)"
                               " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                               Db::Args{dossier.id, truth.isNull() ? qint64(0) : dossier.rev, origin.generation, origin.scope} +
                                   columnsOf(dossier, terms, mark) + Db::Args{shown, truth});
    if (!row)
        return tl::unexpected(row.error());
    return indexTerms(db, *row, {}, terms);
}

Result<void> update(Db& db, const Here& at, const Dossier& dossier, Mark mark, const QVariant& shown)
{
    const QString terms = termsOf(dossier);
    const auto changed = db.run(u"UPDATE dossier SET status = ?, open = ?, mark = ?, due_at = ?, received_at = ?, finished_at = ?, sort_key = ?,"
                                " code = ?, code_key = ?, owner = ?, procedure = ?, holder = ?, terms = ?, shown = ? WHERE row = ?"_s,
                                columnsOf(dossier, terms, mark) + Db::Args{shown, at.row});
    if (!changed)
        return tl::unexpected(changed.error());
    return indexTerms(db, at.row, at.terms, terms);
}

} // namespace

Result<bool> putTruth(Db& db, const Dossier& dossier, const QByteArray& body, const Origin& origin)
{
    const auto found = here(db, dossier.id);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found) {
        if (auto stored = insert(db, dossier, origin, Mark::Settled, {}, body); !stored)
            return tl::unexpected(stored.error());
        return true;
    }
    const Here& at = **found;
    if (at.hasTruth && at.rev > dossier.rev)
        return false;
    if (auto shown = update(db, at, dossier, Mark::Settled, {}); !shown)
        return tl::unexpected(shown.error());
    const auto stored = db.run(u"UPDATE dossier SET rev = ?, generation = max(generation, ?), scope = CASE WHEN ? <> '' THEN ? ELSE scope END,"
                               " truth = ? WHERE row = ?"_s,
                               {dossier.rev, origin.generation, origin.scope, origin.scope, body, at.row});
    if (!stored)
        return tl::unexpected(stored.error());
    return true;
}

Result<void> show(Db& db, const Dossier& shown, const QByteArray& body, Mark mark, const QString& scope)
{
    const auto found = here(db, shown.id);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return insert(db, shown, {scope, 0}, mark, body, {});
    return update(db, **found, shown, mark, body);
}

Result<void> showTruth(Db& db, const Dossier& truth, Mark mark)
{
    const auto found = here(db, truth.id);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return fail(ErrorKind::NotFound, u"no_record"_s);
    return update(db, **found, truth, mark, {});
}

Result<void> remove(Db& db, const domain::Id& id)
{
    const auto found = here(db, id);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return {};
    if (auto out = indexTerms(db, (*found)->row, (*found)->terms, {}); !out)
        return out;
    return done(db.run(u"DELETE FROM dossier WHERE row = ?"_s, {(*found)->row}));
}

Result<std::optional<Bodies>> find(Db& db, const domain::Id& id)
{
    return db.one(u"SELECT truth, shown, rev, mark FROM dossier WHERE id = ?"_s, {id}, [](const Row& row) {
        return Bodies{row.isNull(0) ? QByteArray() : row.bytes(0), row.isNull(1) ? QByteArray() : row.bytes(1), row.integer(2), Mark(row.integer(3))};
    });
}

Result<std::vector<std::pair<QString, qint64>>> unseen(Db& db, const QString& scope, qint64 generation)
{
    return db.list(u"SELECT id, rev FROM dossier WHERE scope = ? AND generation < ? AND truth IS NOT NULL"_s, {scope, generation},
                   [](const Row& row) { return std::pair(row.text(0), row.integer(1)); });
}

Result<void> putProcedure(Db& db, const domain::Procedure& procedure, const QByteArray& body, const Origin& origin)
{
    // A list of words with a blank before each, so that " word" finds beginnings.
    const QString k0 = u' ' + domain::keyK0(procedure.id + u' ' + procedure.name + u' ' + procedure.field);
    return done(db.run(u"INSERT INTO procedure (id, rev, generation, scope, k0, sort_key, truth) VALUES (?, ?, ?, ?, ?, ?, ?)"
                       " ON CONFLICT (id) DO UPDATE SET rev = excluded.rev, generation = excluded.generation, scope = excluded.scope,"
                       " k0 = excluded.k0, sort_key = excluded.sort_key, truth = excluded.truth WHERE excluded.rev >= procedure.rev"_s,
                       {procedure.id, procedure.rev, origin.generation, origin.scope, k0, domain::keyK0(procedure.name), body}));
}

Result<QByteArray> procedure(Db& db, const QString& id)
{
    const auto found = db.one(u"SELECT truth FROM procedure WHERE id = ?"_s, {id}, [](const Row& row) { return row.bytes(0); });
    if (!found)
        return tl::unexpected(found.error());
    return found->value_or(QByteArray());
}

Result<void> removeProcedure(Db& db, const QString& id) { return done(db.run(u"DELETE FROM procedure WHERE id = ?"_s, {id})); }

Result<std::vector<QByteArray>> procedures(Db& db, const QString& text, int limit)
{
    QString sql = u"SELECT truth FROM procedure WHERE 1"_s;
    Db::Args args;
    const QStringList words = domain::keyK0(text).split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        sql += u" AND instr(k0, ?) > 0"_s;
        args << u' ' + word;
    }
    args << limit;
    return db.list(sql + u" ORDER BY sort_key, id LIMIT ?"_s, args, [](const Row& row) { return row.bytes(0); });
}

Result<std::vector<std::pair<QString, qint64>>> unseenProcedures(Db& db, const QString& scope, qint64 generation)
{
    return db.list(u"SELECT id, rev FROM procedure WHERE scope = ? AND generation < ?"_s, {scope, generation},
                   [](const Row& row) { return std::pair(row.text(0), row.integer(1)); });
}

} // namespace motcua::storage::dossiers
