#pragma once

#include "domain/official.h"
#include "domain/result.h"
#include "services/clock.h"
#include "services/digest_report.h"
#include "services/projection.h"
#include "services/sync_status.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QStringList>

#include <memory>

namespace motcua::remote {
class ApiClient;
}
namespace motcua::storage {
class BlobStore;
class Database;
} // namespace motcua::storage

namespace motcua::services {

class ClaimKeeper;
class Session;

//! Keeps one area's file and the centre agreed: commands up, then the feed of each scope down, then a long poll, for as long as
//! it lives. GUI thread; decoding and storing happen on the file's writer thread. Nothing leaves the outbox without the
//! centre's result. Failures that may pass are tried again after min(5 min, 2ⁿ s) with jitter; 401 and a newer contract pause
//! everything and keep everything. protocol.md is the specification.
class SyncEngine : public QObject
{
    Q_OBJECT
public:
    struct Plan
    {
        domain::Area area = domain::Area::Dossiers;
        QStringList scopes;
        QString agency; //!< whose number blocks are kept filled, empty = none
        int pollSeconds = 25;
        int pageRows = 2'000;
        int quietRows = 2'000;   //!< of a scope that was read to its end before
        int backoffUnit = 1'000; //!< milliseconds of the first wait
        qint64 blobBytes = 256LL << 20; //!< files of this area on this machine; what was not looked at longest goes first
    };

    SyncEngine(remote::ApiClient& api, Session& session, storage::Database& db, const storage::BlobStore& blobs,
               std::shared_ptr<const Projection> projection, Plan plan, Clock clock, QObject* parent = nullptr);
    ~SyncEngine() override;

    //! Before start(): pollSeconds 0 = reads to the end once and stops there (sync --once); the first wait of the backoff.
    void setPace(int pollSeconds, int backoffUnitMs);
    void start();
    void sendNow();              //!< Ctrl+G: forgets the waits, sends and reads at once
    void setOnline(bool online); //!< false cuts what is under way
    void outboxChanged();        //!< a desk has appended: send soon
    void refreshCounts();        //!< the tray or the outbox moved otherwise

    [[nodiscard]] const SyncStatus& status() const;
    [[nodiscard]] const Plan& plan() const;
    //! Every scope is read to its end, nothing waits to be sent and can be, no request but long polls is under way.
    [[nodiscard]] bool isIdle() const;

    [[nodiscard]] QHash<QString, QString> cursors() const; //!< of each scope, as last stored

    //! Holds every scope against the centre's digest and mends what differs, now; by itself it does so by night. One at a time: asked
    //! again meanwhile, it is the same check. Errors: offline, and those of the requests.
    QFuture<Result<std::vector<DigestReport>>> checkDigest();
    QFuture<Result<QDateTime>> lastCheck(); //!< UTC; invalid: never
    //! The unused leased numbers go back (sign-out): true when the centre has them, else the next start brings them.
    QFuture<Result<bool>> giveNumbersBack();
    [[nodiscard]] ClaimKeeper& claims() const;
    [[nodiscard]] int handOversWaiting() const; //!< sealed unsent work that the centre does not have yet

    //! From the local store, else from the centre and stored. NotFound, blob_hash, Network …
    QFuture<Result<QByteArray>> fetchBlob(const QString& sha256);

Q_SIGNALS:
    void statusChanged();
    void changed(const motcua::services::Changes& changes); //!< records moved
    void settled(const QString& commandId);
    void trayChanged();
    void idle(); //!< isIdle() became true
    void digestProgress(int done, int scopes);
    void digestChecked(const std::vector<motcua::services::DigestReport>& reports);
    //! A scope's page is stored. For progress only.
    void received(const QString& scope, qint64 rows, qint64 total);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::services
