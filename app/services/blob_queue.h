#pragma once

#include "domain/result.h"
#include "services/clock.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace motcua::remote {
class ApiClient;
}
namespace motcua::storage {
class BlobStore;
class Database;
} // namespace motcua::storage

namespace motcua::services {

//! Card photos and scanned papers between this machine's blob store and the centre, one at a time, uploads first, at a bandwidth of its own. A command
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
    //! What the queue may take of the line, so that commands and the feed have theirs: bytes a second, 0 = all. What a person waits for
    //! (fetch) is not held back. Pieces: how much goes up with one request; a larger blob goes on where it was cut.
    void setBandwidth(qint64 bytesPerSecond, qint64 pieceBytes = 256 << 10);
    void pump();                 //!< does what is due
    [[nodiscard]] bool isBusy() const;

    QFuture<Result<QByteArray>> fetch(const QString& sha256);

Q_SIGNALS:
    void uploaded(const QString& sha256, qint64 bytes); //!< 0: it was there already
    void sent(qint64 bytes); //!< of the file that is going up now
    void fetched(const QString& sha256); //!< from the centre, and kept
    void failed(const motcua::domain::Error& error); //!< the engine decides whether everybody pauses
    void idle();

private:
    using Done = std::function<void(const Result<bool>&)>;
    void work(const QString& hash, bool upload, int attempts);
    void send(const QString& hash, const Done& done);
    void sendPieces(const QString& hash, const QByteArray& bytes, qint64 offset, int standing, const Done& done);
    void afterPause(qint64 bytes, std::function<void()> then);
    void finish(const QString& hash, bool upload, int attempts, const Result<bool>& result);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::services
