#pragma once

#include "remote/lan_link.h"
#include "services/clock.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace motcua::storage {
class Database;
}

namespace motcua::services {

//! The gates of one hall tell each other of admissions in their own network, so that the second gate says "already inside" while the
//! centre is out of reach. Off until switched on. What travels: ids of scan, meeting and pass (of a pass that is not here yet the hash
//! of its code; of who came without one the mark of the identity card, gate_keys.h), gate, direction, time, device; no names, no codes. What was heard counts for verdicts at once and gives way to the
//! centre's word; it is no truth, so it is never sent on. GUI thread.
class GateNeighbours : public QObject
{
    Q_OBJECT
public:
    GateNeighbours(remote::ApiClient& api, storage::Database& db, Clock clock, remote::LanLink::Plan plan, QObject* parent = nullptr);
    ~GateNeighbours() override;

    //! The keys come from the centre at the next contact and are kept for the days that the store may be open without it.
    void setOn(bool on);
    [[nodiscard]] bool isOn() const;
    void setHall(const QString& hall); //!< of the chosen meeting; empty = none
    void scansMoved();                 //!< this gate may have something to tell

    [[nodiscard]] QStringList neighbours() const; //!< devices
    [[nodiscard]] bool hasKeys() const;
    //! no_multicast, no_port, no_tls; empty = well, or off.
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void changed(); //!< neighbours, keys, problem
    void heard();   //!< another gate's scans are stored

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::services
