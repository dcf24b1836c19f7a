#pragma once

#include "domain/result.h"
#include "services/clock.h"

#include <QObject>

#include <memory>

namespace motcua::remote {
class ApiClient;
}
namespace motcua::storage {
class Database;
struct HandOver;
}

namespace motcua::services {

//! Carries sealed unsent work into the centre's quarantine, one piece at a time, and keeps the centre's key for sealing: asked for
//! once, so that work can be sealed later without a line. GUI thread. Nothing is deleted before the centre has it.
class HandOverQueue : public QObject
{
    Q_OBJECT
public:
    HandOverQueue(remote::ApiClient& api, storage::Database& db, Clock clock, int backoffUnit, QObject* parent = nullptr);
    ~HandOverQueue() override;

    void setLine(QObject* line); //!< requests die with it; nullptr = the cable is out
    void setBackoffUnit(int milliseconds);
    void pump();
    void hurry(); //!< forgets the waits
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] int waiting() const; //!< as last counted

Q_SIGNALS:
    void handedOver(const QString& commandId);
    void failed(const motcua::domain::Error& error); //!< the engine decides whether everybody pauses
    void idle();

private:
    void fetchKey();
    void sendNext();
    void send(const storage::HandOver& item);
    void later(const QString& id, int attempts, const Error& error);
    void rest();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::services
