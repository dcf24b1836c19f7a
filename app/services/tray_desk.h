#pragma once

#include "services/desk_context.h"
#include "services/merge_work.h"
#include "services/parked_rows.h"
#include "services/slip.h"
#include "services/sync_status.h"

#include <QObject>

namespace motcua::remote {
class ApiClient;
}

namespace motcua::services {

//! What waits for the centre and what it has not taken, of all areas together: seen from all sides, settled by a person, nothing
//! without a trace. Made by Office. GUI thread; the work is done on the writer thread of the file in which the command lies.
class TrayDesk : public QObject
{
    Q_OBJECT
public:
    struct Room
    {
        domain::Area area = domain::Area::Dossiers;
        DeskContext desk;
        std::function<void(const Changes&)> moved; //!< records shown anew, and the outbox with them
    };

    //! Whose slips they are.
    struct Owner
    {
        QString official; //!< id
        QString device;
        std::function<QByteArray()> storeKey; //!< empty = none
        remote::ApiClient* api = nullptr;
    };
    struct SlipFile
    {
        QByteArray bytes;
        int pieces = 0;
        QString fingerprint;
    };
    struct TakenIn
    {
        int pieces = 0; //!< new here, on their way to the centre
        Slip slip;
    };

    TrayDesk(std::vector<Room> rooms, Owner owner, QObject* parent = nullptr);
    ~TrayDesk() override;

    //! Oldest first; what was let go of comes last, the newest first.
    QFuture<Result<std::vector<TrayEntry>>> entries();
    //! A person lets go of a refused or conflicting command, with a reason; the row returns to the centre's state.
    QFuture<Result<bool>> drop(const QString& commandId, const QString& reason);
    //! Of a conflicting correction.
    QFuture<Result<Merge>> merge(const QString& commandId);
    QFuture<Result<bool>> resolve(const QString& commandId, const QHash<QString, Side>& choices);
    QFuture<Result<bool>> again(const QString& commandId);
    QFuture<Result<bool>> restore(const QString& commandId);

    //! Somebody has looked into a double admission: what was found, told to the centre at once. Needs the line.
    QFuture<Result<bool>> settleIncident(const QString& id, const QString& note);
    //! Rows of the centre's that this version cannot read, of all areas.
    QFuture<Result<std::vector<UnreadRows>>> unread();
    //! Tries them once more. How many can be read now.
    QFuture<Result<int>> readAgain();

    //! Everything that is not settled, as a file for another desk. Errors: slip_empty (NotFound), slip_no_key (Network).
    QFuture<Result<SlipFile>> exportSlip();
    //! Another desk's file: its work goes to the centre's quarantine from here. Errors: those of slips::read.
    QFuture<Result<TakenIn>> takeInSlip(const QByteArray& file);

Q_SIGNALS:
    void changed();

private:
    using Work = std::function<Result<Changes>(storage::Db&, const Projection&)>;
    QFuture<Result<bool>> tryIn(size_t index, const Work& work);
    QFuture<Result<Merge>> mergeIn(size_t index, const QString& commandId);

    QFuture<Result<std::vector<UnreadRows>>> unreadFrom(size_t index, std::vector<UnreadRows> found);
    QFuture<Result<int>> readAgainFrom(size_t index, int freed);
    QFuture<Result<std::vector<Slip::Item>>> gatherFrom(size_t index, std::vector<Slip::Item> found);
    QFuture<Result<int>> takeInFrom(size_t index, const std::vector<Slip::Item>& items, int taken);

    std::vector<Room> m_rooms;
    Owner m_owner;
};

} // namespace motcua::services
