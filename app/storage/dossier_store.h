#pragma once

#include "domain/dossier.h"
#include "domain/dossier_head.h"
#include "domain/procedure.h"
#include "storage/db.h"
#include "storage/marks.h"

namespace motcua::storage {

enum class DossierTab { Open, Registered, Supplement, DueSoon, Overdue, ToReturn, All };
enum class DossierSort { Due, Received, Owner };

//! A question to the work queue. `now` and `soon` bound DueSoon and Overdue (UTC).
struct DossierQuery
{
    DossierTab tab = DossierTab::Open;
    DossierSort sort = DossierSort::Due;
    QString text;
    QDateTime now;
    QDateTime soon;
    QString procedure = {}; //!< only of this name
    QString holder = {};    //!< only with them
    int status = 0;         //!< only this one; 0 = all
    //! From the first moment to before the last; invalid = open.
    struct Between
    {
        QDateTime from = {};
        QDateTime to = {};
    };
    Between received = {};
    Between due = {};
    QStringList ids = {}; //!< only these; empty = all
    std::optional<domain::OwnerKind> ownerKind = {}; //!< only theirs
};

//! Why a search found a row: the field that the typed text is in.
enum class Found { Not, Owner, Submitter, Code, Phone, IdNumber, RepresentativeId, Similar };

//! What a list needs of a dossier, and where it stands in it.
struct DossierEntry
{
    qint64 row = 0;
    QByteArray sort; //!< key of the page's order
    domain::Id id;
    QString code;
    QString owner;
    QString procedure;
    int status = 0;
    QString holder;
    QDateTime dueAt;
    QDateTime finishedAt;
    Mark mark = Mark::Settled;
    Found found = Found::Not; //!< of a search
    QString foundIn;          //!< that field's text, where the list does not show it anyway
};

struct DossierEntries
{
    std::vector<DossierEntry> entries;
    bool more = false; //!< perhaps
    QByteArray nextSort;
    qint64 nextRow = 0;
};

// Plain functions on one connection; no transaction of their own. Written by the services' Projection alone.
namespace dossiers {

//! The centre's copy comes in and is shown as it is. False: an older rev than what is here, nothing was done.
Result<bool> putTruth(Db& db, const domain::DossierHead& dossier, const QByteArray& body, const Origin& origin);
inline Result<bool> putTruth(Db& db, const domain::Dossier& dossier, const QByteArray& body, const Origin& origin)
{
    return putTruth(db, domain::headOf(dossier), body, origin);
}
//! What the screen shows: truth with the outbox applied. Inserts a dossier that the centre does not have yet.
Result<void> show(Db& db, const domain::Dossier& shown, const QByteArray& body, Mark mark, const QString& scope);
//! Shown as truth again.
Result<void> showTruth(Db& db, const domain::Dossier& truth, Mark mark);
Result<void> remove(Db& db, const domain::Id& id);
//! Its place in the table; the largest number when it is not here.
Result<qint64> rowOf(Db& db, const domain::Id& id);
Result<std::optional<Bodies>> find(Db& db, const domain::Id& id);
//! Rows of a scope that an earlier pass over the feed brought: id and rev.
Result<std::vector<std::pair<QString, qint64>>> unseen(Db& db, const QString& scope, qint64 generation);

//! The indexes that a first sync does without: makes one that is missing, or merges the search index once; false = all are
//! there. Lists and searches give the same rows without them, only later.
Result<bool> buildIndex(Db& db);

//! A page in the query's order after (`sort`, `row`); row 0 = from the start. With a text of many hits (over 300) the order is
//! the newest first, and `nextSort` is empty.
Result<DossierEntries> page(Db& db, const DossierQuery& query, const QByteArray& sort, qint64 row, int limit);
//! Which of these still match.
Result<std::vector<DossierEntry>> matching(Db& db, const QStringList& ids, const DossierQuery& query);
//! Who holds what is open, in the order of names.
Result<QStringList> holders(Db& db, int limit);
//! At most `cap`.
Result<int> count(Db& db, const DossierQuery& query, int cap);
//! Exact key first, else the only dossier whose key ends or begins so. NotFound.
Result<domain::Id> findByCode(Db& db, const QString& code);

Result<void> putProcedure(Db& db, const domain::Procedure& procedure, const QByteArray& body, const Origin& origin);
Result<QByteArray> procedure(Db& db, const QString& id); //!< JSON, null when absent
Result<void> removeProcedure(Db& db, const QString& id);
//! JSON bodies in order of name; every word of the text stands somewhere in code, name or field.
Result<std::vector<QByteArray>> procedures(Db& db, const QString& text, int limit);
Result<std::vector<std::pair<QString, qint64>>> unseenProcedures(Db& db, const QString& scope, qint64 generation);

} // namespace dossiers
} // namespace motcua::storage
