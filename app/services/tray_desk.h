#pragma once

#include "services/desk_context.h"
#include "services/merge_work.h"
#include "services/sync_status.h"

#include <QObject>

namespace motcua::services {

//! What waits for the centre and what it has not taken, of all areas together: seen from all sides, settled by a person, nothing
//! without a trace. Made by Office. GUI thread; the work is done on the writer thread of the file in which the command lies.
class TrayDesk : public QObject
{
    Q_OBJECT
public:
    struct Room
    {
        DeskContext desk;
        std::function<void(const Changes&)> moved; //!< records shown anew, and the outbox with them
    };

    explicit TrayDesk(std::vector<Room> rooms, QObject* parent = nullptr);
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

Q_SIGNALS:
    void changed();

private:
    using Work = std::function<Result<Changes>(storage::Db&, const Projection&)>;
    QFuture<Result<bool>> tryIn(size_t index, const Work& work);
    QFuture<Result<Merge>> mergeIn(size_t index, const QString& commandId);

    std::vector<Room> m_rooms;
};

} // namespace motcua::services
