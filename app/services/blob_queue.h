#pragma once

#include "domain/result.h"
#include "services/clock.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <memory>

namespace motcua::remote {
class ApiClient;
}
namespace motcua::storage {
class BlobStore;
class Database;
} // namespace motcua::storage

namespace motcua::services {

//! Card photos and scanned papers between this machine's blob store and the centre, one at a time, uploads first. A command
//! that names a blob waits until it is there (SyncEngine asks). GUI thread; files are read on the database's reader thread.
class BlobQueue : public QObject
{
    Q_OBJECT
public:
    BlobQueue(remote::ApiClient& api, storage::Database& db, const storage::BlobStore& blobs, Clock clock, int backoffUnit,
              QObject* parent = nullptr);
    ~BlobQueue() override;

    void setLine(QObject* line); //!< requests die with it; nullptr = the cable is out, nothing is asked
    void setBackoffUnit(int milliseconds);
    void pump();                 //!< does what is due
    [[nodiscard]] bool isBusy() const;

    QFuture<Result<QByteArray>> fetch(const QString& sha256);

Q_SIGNALS:
    void uploaded(const QString& sha256);
    void failed(const motcua::domain::Error& error); //!< the engine decides whether everybody pauses
    void idle();

private:
    void work(const QString& hash, bool upload, int attempts);
    void finish(const QString& hash, bool upload, int attempts, const Result<bool>& result);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::services
