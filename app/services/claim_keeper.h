#pragma once

#include "domain/claim.h"
#include "services/clock.h"

#include <QFuture>
#include <QObject>
#include <QStringList>

#include <memory>

namespace motcua::remote {
class ApiClient;
}
namespace motcua::storage {
class Database;
}

namespace motcua::services {

//! Claims of this desk: taken when a person opens a record to work on it, kept alive while it is open, let go when the work on it
//! is with the centre. Leases of 30 minutes; without a line a claim waits here and is told when there is one. GUI thread; what
//! is wanted is on disk, so that a claim of a run that crashed is let go by the next. protocol.md, Up: outbox.
class ClaimKeeper : public QObject
{
    Q_OBJECT
public:
    ClaimKeeper(remote::ApiClient& api, storage::Database& db, Clock clock, int backoffUnit, QObject* parent = nullptr);
    ~ClaimKeeper() override;

    void setLine(QObject* line); //!< requests die with it; nullptr = the cable is out
    void setPace(int backoffUnit, int lookEverySeconds = 60); //!< how often is looked whether a lease needs its heartbeat
    void pump();                 //!< does what is due
    [[nodiscard]] bool isBusy() const;

    //! Noted when done; the centre hears it at once, or when there is a line. Who works on it already shows in the feed.
    QFuture<Result<bool>> take(domain::ClaimKind kind, const domain::Id& id);
    //! The person is done with it; what waits to be sent about it goes first.
    QFuture<Result<bool>> release(domain::ClaimKind kind, const domain::Id& id);
    //! This desk goes without a line until then (its shift's end, ≤ 12 h): what it holds is kept so long without a heartbeat.
    QFuture<Result<bool>> keepUntil(const QDateTime& until);

Q_SIGNALS:
    void changed(const QStringList& ids);
    //! The centre did not give it, or took it away: somebody else works on it, or it is not this account's to take.
    void refused(const QString& id, const motcua::domain::Error& error);
    void failed(const motcua::domain::Error& error); //!< the engine decides whether everybody pauses
    void idle();

private:
    struct Step;
    void work(const Step& step);
    void finish(const Step& step, const Result<domain::Claim>& result);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::services
