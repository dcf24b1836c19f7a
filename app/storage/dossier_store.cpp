#include "storage/dossier_store.h"

#include "domain/deadline.h"
#include "domain/names.h"
#include "storage/dossier_rows.h"

#include <algorithm>
#include <limits>

namespace motcua::storage::dossiers {

using namespace Qt::StringLiterals;
using domain::Dossier;
using domain::DossierHead;
using domain::DossierStatus;

namespace {

Result<void> done(const Result<qint64>& ran)
{
    if (!ran)
        return tl::unexpected(ran.error());
    return {};
}

//! Words of the index, of names only. "đ…" marks cannot be typed: a query's đ is folded to d. They let a search keep to a tab
//! without touching the rows of others.
QByteArray termsOf(const QString& owner, QByteArrayView submitter, int status)
{
    QString terms = domain::keyK0(owner);
    if (!submitter.isEmpty())
        terms += u' ' + domain::keyK0(QString::fromUtf8(submitter));
    QByteArray bytes = terms.toUtf8();
    bytes += " \xc4\x91" + QByteArray::number(status);
    if (!isEnd(DossierStatus(status)))
        bytes += " \xc4\x91o";
    return bytes;
}

//! A number as it is looked for: most come as digits alone.
QByteArray numberOf(const QByteArray& text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return plain ? text : searchToken(QString::fromUtf8(text)).toLatin1();
}

//! Last four digits of a code, as people say it.
QByteArray endingOf(const QByteArray& code)
{
    if (code.size() < 8)
        return {};
    const QByteArray four = code.right(4);
    const bool plain = std::all_of(four.begin(), four.end(), [](char c) { return c >= '0' && c <= '9'; });
    return plain ? four : searchToken(QString::fromUtf8(code)).right(4).toLatin1();
}

//! The shown columns of a row, ready to be bound.
struct Columns
{
    const DossierHead& head;
    QByteArray sortKey;
    QByteArray ending;
    QByteArray phone;
    QByteArray idNumber;
    QByteArray representativeId;
    QByteArray submitter; //!< who came: of an organisation first who stands for it
    QByteArray terms;

    explicit Columns(const DossierHead& h)
        : head(h), ending(endingOf(h.code)), phone(numberOf(h.phone)), idNumber(numberOf(h.idNumber)), submitter(h.submitter)
    {
        const QString owner = QString::fromUtf8(h.owner);
        if (h.organisation)
            representativeId = numberOf(h.representativeId);
        if (h.organisation && !h.representative.isEmpty())
            submitter = h.submitter.isEmpty() ? h.representative : h.representative + ", " + h.submitter;
        sortKey = h.organisation ? domain::titleSortKey(owner) : domain::sortKey(owner);
        terms = termsOf(owner, submitter, h.status);
    }

    [[nodiscard]] qint64 due() const
    {
        const qint64 counted = domain::countedDue(DossierStatus(head.status), int(head.supplements), head.receivedAt, head.dueAt);
        return counted ? counted : noDue;
    }
    [[nodiscard]] qint64 received() const { return head.receivedAt ? head.receivedAt : head.submittedAt; }

    //! Seventeen places from `at` on, in the order of the statements below.
    void bind(Statement& statement, int at, Mark mark) const
    {
        statement.bind(at++, head.status);
        statement.bind(at++, int(!isEnd(DossierStatus(head.status))));
        statement.bind(at++, int(mark));
        statement.bind(at++, due());
        statement.bind(at++, received());
        statement.bind(at++, head.finishedAt);
        statement.bindBytes(at++, sortKey);
        statement.bindText(at++, head.code);
        statement.bindText(at++, ending);
        statement.bindText(at++, phone);
        statement.bindText(at++, idNumber);
        statement.bindText(at++, representativeId);
        statement.bindText(at++, head.owner);
        statement.bindText(at++, submitter);
        statement.bindText(at++, head.procedure);
        statement.bindText(at++, head.holder);
        statement.bind(at, int(head.organisation));
    }
    //! The four or eight places of updateQuiet and updateStep.
    void bindFew(Statement& statement, bool step, Mark mark, qint64 row) const
    {
        int at = 1;
        if (step) {
            statement.bind(at++, head.status);
            statement.bind(at++, int(!isEnd(DossierStatus(head.status))));
            statement.bindText(at++, head.procedure);
            statement.bindText(at++, head.holder);
        }
        statement.bind(at++, int(mark));
        statement.bind(at++, head.finishedAt);
        statement.bindText(at++, submitter);
        statement.bind(at, row);
    }
};

constexpr const char* insertRow =
    "INSERT OR IGNORE INTO dossier (id, rev, generation, scope, status, open, mark, due_at, received_at, finished_at, sort_key, code, ending,"
    " phone, id_number, representative_id, owner, submitter, procedure, holder, organisation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* updateRow =
    "UPDATE dossier SET status = ?, open = ?, mark = ?, due_at = ?, received_at = ?, finished_at = ?, sort_key = ?, code = ?, ending = ?,"
    " phone = ?, id_number = ?, representative_id = ?, owner = ?, submitter = ?, procedure = ?, holder = ?, organisation = ? WHERE row = ?";
// SQLite writes each index anew that has a column of the SET list, changed or not, and a dossier stands in twelve or thirteen. Most changes are
// a step: status and holder, which seven of them have. The rest of the time it is a new text in the body.
constexpr const char* updateStep =
    "UPDATE dossier SET status = ?, open = ?, procedure = ?, holder = ?, mark = ?, finished_at = ?, submitter = ? WHERE row = ?";
constexpr const char* updateQuiet = "UPDATE dossier SET mark = ?, finished_at = ?, submitter = ? WHERE row = ?";
constexpr const char* insertBody = "INSERT INTO dossier_body (row, shown, truth) VALUES (?, ?, ?)";
constexpr const char* insertTerms = "INSERT INTO dossier_fts (rowid, terms) VALUES (?, ?)";

struct Here
{
    qint64 row = 0;
    qint64 rev = 0;
    qint64 generation = 0;
    QByteArray terms; //!< as they stand in the index
    int status = 0;
    qint64 due = 0;
    qint64 received = 0;
    QByteArray code, phone, idNumber, representativeId, owner, sortKey, procedure, holder;
    bool organisation = false;

    //! Whether it stands where it stood in the queue: every index stays as it is.
    [[nodiscard]] bool standsAs(const Columns& columns) const
    {
        return status == columns.head.status && procedure == columns.head.procedure && holder == columns.head.holder;
    }
    //! Whether every index but those of status, procedure and holder stays as it is.
    [[nodiscard]] bool isIndexedAs(const Columns& columns) const
    {
        return due == columns.due() && received == columns.received() && code == columns.head.code && phone == columns.phone &&
               idNumber == columns.idNumber && representativeId == columns.representativeId && owner == columns.head.owner && sortKey == columns.sortKey &&
               organisation == columns.head.organisation;
    }
};

Result<std::optional<Here>> here(Db& db, const QString& id)
{
    return db.one(u"SELECT row, rev, generation, owner, submitter, status, due_at, received_at, code, phone, id_number, sort_key, procedure, holder, representative_id, organisation FROM dossier WHERE id = ?"_s,
                  {id}, [](const Row& row) {
                      const int status = int(row.integer(5));
                      return Here{row.integer(0), row.integer(1), row.integer(2), termsOf(row.text(3), row.bytes(4), status), status,
                                  row.integer(6), row.integer(7), row.bytes(8), row.bytes(9), row.bytes(10), row.bytes(14), row.bytes(3), row.bytes(11), row.bytes(12), row.bytes(13), row.integer(15) != 0};
                  });
}

Result<void> addTerms(Db& db, qint64 row, const QByteArray& terms)
{
    auto statement = db.statement(insertTerms);
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(1, row);
    statement->bindText(2, terms);
    return done(statement->run());
}

Result<void> indexTerms(Db& db, qint64 row, const QByteArray& before, const QByteArray& after)
{
    if (before == after)
        return {};
    // A contentless index must be told what it holds.
    if (auto out = db.run(u"INSERT INTO dossier_fts (dossier_fts, rowid, terms) VALUES ('delete', ?, ?)"_s, {row, QString::fromUtf8(before)}); !out)
        return tl::unexpected(out.error());
    return after.isEmpty() ? Result<void>() : addTerms(db, row, after);
}

//! False: the id is here already, nothing was done. Null bodies become NULL.
Result<bool> insert(Db& db, const Columns& columns, const Origin& origin, Mark mark, const QByteArray& shown, const QByteArray& truth)
{
    auto row = db.statement(insertRow);
    if (!row)
        return tl::unexpected(row.error());
    const QByteArray scope = origin.scope.toUtf8();
    row->bindText(1, columns.head.id);
    row->bind(2, truth.isNull() ? 0 : columns.head.rev);
    row->bind(3, origin.generation);
    row->bindText(4, scope);
    columns.bind(*row, 5, mark);
    const auto inserted = row->run();
    if (!inserted)
        return tl::unexpected(inserted.error());
    if (*inserted == 0)
        return false;
    const qint64 at = db.lastRow();
    auto body = db.statement(insertBody);
    if (!body)
        return tl::unexpected(body.error());
    body->bind(1, at);
    shown.isNull() ? body->bindNull(2) : body->bindBytes(2, shown);
    truth.isNull() ? body->bindNull(3) : body->bindBytes(3, truth);
    if (auto stored = body->run(); !stored)
        return tl::unexpected(stored.error());
    if (auto indexed = addTerms(db, at, columns.terms); !indexed)
        return tl::unexpected(indexed.error());
    return true;
}

Result<void> update(Db& db, const Here& at, const Columns& columns, Mark mark)
{
    const bool few = at.isIndexedAs(columns);
    const bool step = !at.standsAs(columns);
    auto row = db.statement(!few ? updateRow : step ? updateStep : updateQuiet);
    if (!row)
        return tl::unexpected(row.error());
    if (few) {
        columns.bindFew(*row, step, mark, at.row);
    } else {
        columns.bind(*row, 1, mark);
        row->bind(18, at.row);
    }
    if (auto changed = row->run(); !changed)
        return tl::unexpected(changed.error());
    return indexTerms(db, at.row, at.terms, columns.terms);
}

//! Nothing is changed that already is so: most rows are shown as truth.
Result<void> setShown(Db& db, qint64 row, const QByteArray& shown)
{
    if (shown.isNull())
        return done(db.run(u"UPDATE dossier_body SET shown = NULL WHERE row = ? AND shown IS NOT NULL"_s, {row}));
    return done(db.run(u"UPDATE dossier_body SET shown = ? WHERE row = ?"_s, {shown, row}));
}

} // namespace

Result<bool> putTruth(Db& db, const DossierHead& head, const QByteArray& body, const Origin& origin)
{
    const Columns columns(head);
    auto inserted = insert(db, columns, origin, Mark::Settled, {}, body);
    if (!inserted || *inserted)
        return inserted;
    const auto found = here(db, QString::fromUtf8(head.id));
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return fail(ErrorKind::Storage, u"database_error"_s, u"a row that is and is not here"_s);
    const Here& at = **found;
    // Read anew, the centre has the word also with an older rev: it may have come back from a backup.
    if (at.rev > head.rev && origin.generation <= at.generation)
        return false;
    if (auto shown = update(db, at, columns, Mark::Settled); !shown)
        return tl::unexpected(shown.error());
    if (auto moved = db.run(u"UPDATE dossier SET rev = ?, generation = max(generation, ?), scope = CASE WHEN ? <> '' THEN ? ELSE scope END"
                            " WHERE row = ?"_s,
                            {head.rev, origin.generation, origin.scope, origin.scope, at.row});
        !moved)
        return tl::unexpected(moved.error());
    if (auto stored = db.run(u"UPDATE dossier_body SET shown = NULL, truth = ? WHERE row = ?"_s, {body, at.row}); !stored)
        return tl::unexpected(stored.error());
    return true;
}

Result<void> show(Db& db, const Dossier& shown, const QByteArray& body, Mark mark, const QString& scope)
{
    const DossierHead head = domain::headOf(shown);
    const Columns columns(head);
    const auto found = here(db, shown.id);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found) {
        const auto inserted = insert(db, columns, {scope, 0}, mark, body, {});
        return inserted ? Result<void>() : tl::unexpected(inserted.error());
    }
    if (auto updated = update(db, **found, columns, mark); !updated)
        return updated;
    return setShown(db, (*found)->row, body);
}

Result<void> showTruth(Db& db, const Dossier& truth, Mark mark)
{
    const auto found = here(db, truth.id);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return fail(ErrorKind::NotFound, u"no_record"_s);
    const DossierHead head = domain::headOf(truth);
    if (auto updated = update(db, **found, Columns(head), mark); !updated)
        return updated;
    return setShown(db, (*found)->row, {});
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
    if (auto body = db.run(u"DELETE FROM dossier_body WHERE row = ?"_s, {(*found)->row}); !body)
        return tl::unexpected(body.error());
    return done(db.run(u"DELETE FROM dossier WHERE row = ?"_s, {(*found)->row}));
}

Result<qint64> rowOf(Db& db, const domain::Id& id)
{
    const auto row = db.one(u"SELECT row FROM dossier WHERE id = ?"_s, {id}, [](const Row& at) { return at.integer(0); });
    if (!row)
        return tl::unexpected(row.error());
    return row->value_or(std::numeric_limits<qint64>::max());
}

Result<std::optional<Bodies>> find(Db& db, const domain::Id& id)
{
    return db.one(u"SELECT truth, shown, rev, mark FROM dossier JOIN dossier_body USING (row) WHERE id = ?"_s, {id}, [](const Row& row) {
        return Bodies{row.isNull(0) ? QByteArray() : row.bytes(0), row.isNull(1) ? QByteArray() : row.bytes(1), row.integer(2), Mark(row.integer(3))};
    });
}

Result<std::vector<std::pair<QString, qint64>>> unseen(Db& db, const QString& scope, qint64 generation)
{
    return db.list(u"SELECT id, rev FROM dossier JOIN dossier_body USING (row) WHERE scope = ? AND generation < ? AND truth IS NOT NULL"_s, {scope, generation},
                   [](const Row& row) { return std::pair(row.text(0), row.integer(1)); });
}

Result<void> putProcedure(Db& db, const domain::Procedure& procedure, const QByteArray& body, const Origin& origin)
{
    // A list of words with a blank before each, so that " word" finds beginnings.
    const QString k0 = u' ' + domain::keyK0(procedure.id + u' ' + procedure.name + u' ' + procedure.field);
    return done(db.run(u"INSERT INTO procedure (id, rev, generation, scope, k0, sort_key, truth) VALUES (?, ?, ?, ?, ?, ?, ?)"
                       " ON CONFLICT (id) DO UPDATE SET rev = excluded.rev, generation = excluded.generation, scope = excluded.scope,"
                       " k0 = excluded.k0, sort_key = excluded.sort_key, truth = excluded.truth WHERE excluded.rev >= procedure.rev OR excluded.generation > procedure.generation"_s,
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
