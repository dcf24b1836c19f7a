#pragma once

#include "domain/apply.h"
#include "domain/command.h"
#include "domain/official.h"
#include "services/clock.h"
#include "services/rules_in_force.h"
#include "storage/db.h"
#include "storage/held_rows.h"
#include "storage/marks.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace motcua::services {

//! One change of the feed. `body` is the record's JSON as the centre wrote it, `json` the same decoded (empty: it is decoded
//! here, once).
struct FeedChange
{
    qint64 seq = 0;
    QString kind; //!< procedure | dossier | registration | roster | meeting | pass | check_in | pass_key
    QString id;
    qint64 rev = 0;
    bool removed = false;
    QString reason; //!< of a removal
    QByteArray body;
    QJsonObject json;
};

//! What a write did to the records of one area, for signals.
struct Changes
{
    QStringList ids;    //!< records shown anew (dossiers, registrations, check-ins)
    bool many = false;  //!< too many to name: read everything again
    bool reference = false; //!< procedures, meetings, passes or keys
    int rows = 0;
    int parked = 0;
    int removed = 0; //!< rows that left: files to erase, perhaps sealed work to hand over

    void add(const QString& id);
    void merge(const Changes& other);
};

//! Truth ⊕ outbox of one area: the only code that writes truth, appends commands and takes them out. Each call is one
//! transaction, on the writer thread (or part of the one it is called in). Plain and synchronous; copies share what it knows.
class Projection
{
public:
    struct Context
    {
        domain::Official official;
        RulesInForce rules;
        QString deviceId;
        Clock clock;
    };

    static std::shared_ptr<const Projection> make(domain::Area area, Context context);
    virtual ~Projection();

    //! One piece of a feed page, decoded and stored, rows that this version cannot read parked. No cursor.
    Result<Changes> applyFeed(storage::Db& db, const QString& scope, const std::vector<FeedChange>& changes) const;
    //! After a scope was read again from the start (410): rows of the scope that were not seen since generation `generation`
    //! of its cursor are removed; unsent work on them goes to the tray.
    Result<Changes> removeUnseen(storage::Db& db, const QString& scope, qint64 generation) const;

    //! A scope that this official no longer holds: the next rows of it go, unsent work on them is sealed for the centre, and at the
    //! end its cursor. Again from `next` until its end.
    struct Purge
    {
        storage::held::Place next;
        Changes changes;
    };
    Result<Purge> purge(storage::Db& db, domain::Area area, const QString& scope, const storage::held::Place& from) const;
    //! Makes one bucket of the digest as the centre has it: `theirs` are all its rows there. Rows that are newer here are left,
    //! unless `force`. The number of rows that were mended.
    Result<int> repairBucket(storage::Db& db, domain::Area area, const QString& scope, int bucket, const std::vector<FeedChange>& theirs, bool force,
                             Changes& changes) const;

    //! Fills in id, device, n, clientTime (where empty); apply() must say yes; stored; the record is shown anew. The refusal's
    //! code comes back as Invalid or Conflict.
    Result<domain::Command> append(storage::Db& db, domain::Command command) const;
    //! A command whose record has moved under it while the official was at it: kept in the tray as a conflict, never lost.
    Result<domain::Command> keepConflict(storage::Db& db, domain::Command command, const QString& code) const;
    //! The record as the centre has it; monostate when it is not here.
    Result<domain::Record> truth(storage::Db& db, const domain::Id& target) const { return loadTruth(db, target); }
    //! Truth ⊕ what waits to be sent.
    Result<domain::Record> shown(storage::Db& db, const domain::Id& target) const;
    //! applied, duplicate → truth in, command out; conflict, refused → tray, with the centre's state; retry → postponed.
    Result<Changes> settle(storage::Db& db, const domain::CommandResult& result, const QDateTime& retryAt = {}) const;
    //! The last command of the record that has not been sent yet goes back. NotFound; Conflict "already_sent".
    Result<domain::Command> undo(storage::Db& db, const domain::Id& target) const;
    //! A person lets go of it. Its later commands of the lane are tried anew.
    Result<Changes> drop(storage::Db& db, const QString& commandId, const QString& reason) const;
    //! Truth ⊕ pending of one record, written to its shown columns. A command that no longer applies goes to the tray.
    Result<void> refresh(storage::Db& db, const domain::Id& target) const;
    //! After the first sync, one step: makes what lists and searches are quick by; false = nothing is missing. Writer thread.
    virtual Result<bool> quicken(storage::Db&) const { return false; }
    //! Kinds whose bodies are read where they are stored: nobody need read them before.
    [[nodiscard]] virtual QStringList readsItself() const { return {}; }
    //! Title for the tray: code or name of a record, empty when it is not here.
    virtual Result<QString> titleOf(storage::Db& db, const QString& target) const = 0;

    [[nodiscard]] const Context& context() const { return m_context; }

protected:
    explicit Projection(Context context) : m_context(std::move(context)) {}

    //! What came of one row of the feed.
    struct Stored
    {
        QString unreadable; //!< code; empty = stored
        bool reference = false;
    };
    virtual Result<Stored> storeTruth(storage::Db& db, const QString& scope, const FeedChange& change, qint64 generation) const = 0;
    //! Where a record lies in its table; the largest number for one that is not here. 0 for all = where it lies does not matter.
    virtual Result<qint64> placeOf(storage::Db&, const domain::Id&) const { return 0; }
    virtual Result<void> removeTruth(storage::Db& db, const FeedChange& change) const = 0;
    //! Files that belong to a record of this area, by their hash.
    virtual Result<QStringList> blobsOf(storage::Db&, const domain::Id&) const { return QStringList(); }
    virtual Result<std::vector<FeedChange>> unseen(storage::Db& db, const QString& scope, qint64 generation) const = 0;
    virtual Result<domain::Record> loadTruth(storage::Db& db, const domain::Id& target) const = 0;
    //! `pending` commands lie on it, `inTray` of them need a look; Record is monostate when nothing is left to show.
    virtual Result<void> show(storage::Db& db, const domain::Id& target, const domain::Record& record, int pending, int inTray) const = 0;
    //! A command was taken back before it was sent: what it had taken (a leased number) is free again.
    virtual Result<void> release(storage::Db&, const domain::Record& /*before*/, const domain::Record& /*after*/) const { return {}; }
    //! The feed kind of this area's own records, for a command's result.
    [[nodiscard]] virtual QString recordKind() const = 0;
    //! Kinds that commands change: recordKind() and what else this area has of that sort.
    [[nodiscard]] virtual bool isOwn(const QString& kind) const { return kind == recordKind(); }
    //! The kind of a command's record.
    [[nodiscard]] virtual QString kindOf(domain::CommandType) const { return recordKind(); }

private:
    struct Folded;
    Result<std::vector<const FeedChange*>> writingOrder(storage::Db& db, const std::vector<FeedChange>& changes, bool mostAreHere) const;
    [[nodiscard]] domain::Command filledIn(domain::Command command) const;
    Result<Folded> fold(storage::Db& db, const domain::Id& target) const;
    Result<void> refreshFolded(storage::Db& db, const domain::Id& target) const;
    static Result<void> storeSide(storage::Db& db, const storage::Origin& origin, const FeedChange& change, const domain::Id& me);
    //! False: it stays, because it lies here under another scope.
    Result<bool> takeAway(storage::Db& db, const QString& scope, const FeedChange& change) const;
    [[nodiscard]] bool holdsOtherScopes(const QString& scope) const;

    Context m_context;
};

} // namespace motcua::services
