#pragma once

#include "remote/api_client.h"
#include "services/dossier_book.h"
#include "services/office.h"
#include "services/session.h"
#include "storage/secret_store.h"
#include "tests/faults/centre_file.h"
#include "tests/faults/fault_disk.h"
#include "tests/faults/faulty_wire.h"
#include "tests/faults/schedule.h"
#include "tests/support/backend_process.h"

#include <QHash>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace motcua::test {

//! A fault in the test's own layer, to show that the generator finds such a thing.
enum class Plant {
    None,
    Lost,   //!< a restart throws the log away: what was acknowledged is gone
    Undone, //!< what was taken back goes out all the same
    Stale   //!< a row is not in the store
};

//! Where the folders of these tests lie: in memory where there is such a place, so that only what is meant to be slow is slow.
[[nodiscard]] QString memoryFolder();

//! One centre (the real process), one wire, one disk, and a desk in this process whose life is a schedule. The desk begins
//! each schedule with a synchronised store (a copy), the centre goes on; every so often both are made anew.
class World
{
public:
    explicit World(Plant plant = Plant::None);
    ~World();

    [[nodiscard]] bool begin(); //!< seeds and keeps the centre; false with problem()
    //! Lives through the schedule, mends everything, waits, and looks: empty when all is as it should be.
    [[nodiscard]] QString run(const Schedule& schedule);
    [[nodiscard]] QString problem() const { return m_problem; }

    struct Tally
    {
        int acknowledged = 0, uncertain = 0, refused = 0, settled = 0, inTray = 0, undone = 0, dropped = 0, again = 0, resolved = 0, moved = 0,
            handedOver = 0, corrected = 0, diskSaidNo = 0;
    };
    [[nodiscard]] const Tally& tally() const { return m_tally; }

private:
    struct Made
    {
        QString command;
        QString target;
    };

    // the desk and its centre (world.cpp)
    [[nodiscard]] bool renew();
    [[nodiscard]] bool openDesk();
    void closeDesk();
    void die(bool power, quint32 chance);
    [[nodiscard]] bool settle();
    [[nodiscard]] bool onlyBehindTheTray();
    [[nodiscard]] bool mayStayShut() const;
    [[nodiscard]] QString noRest();
    [[nodiscard]] QString storeFile() const;
    void inStore(const QString& sql); //!< past the product

    // what happens (world_deeds.cpp)
    void happen(const Happening& happening);
    void edit(quint32 chance, const domain::Id& which = {});
    void correct(quint32 chance, const domain::Id& which = {});
    void receive();
    void refused(const domain::Id& id, const Error& error);
    void undo(quint32 chance);
    void tidy(quint32 chance);
    void tidyOne(const services::TrayEntry& entry, QRandomGenerator& random);
    void clash(quint32 chance);
    void move(quint32 chance);
    void serverEdit(quint32 chance, const domain::Id& which = {});
    void send(const domain::Id& id, domain::CommandType type, const QJsonObject& payload, qint64 baseRev);
    void restartCentre();
    [[nodiscard]] domain::Id someId(QRandomGenerator& random);

    // what has come of it (world_look.cpp)
    [[nodiscard]] QString look();
    [[nodiscard]] QString lookAtCommands();
    [[nodiscard]] QString lookAtRows();
    void count();
    [[nodiscard]] std::vector<services::DossierRow> rows();
    [[nodiscard]] std::vector<services::TrayEntry> tray();

    Plant m_plant;
    QString m_problem;
    std::unique_ptr<BackendProcess> m_backend;
    QByteArray m_seeded; //!< the centre's database as it was at first
    std::unique_ptr<FaultyWire> m_wire;
    FaultDisk& m_disk;
    QTemporaryDir m_session;  //!< where the desk's sealed key lies
    QTemporaryDir m_template; //!< a synchronised store
    std::unique_ptr<QTemporaryDir> m_dir;
    qint64 m_clockOffset = 0;
    services::Clock m_clock;
    std::unique_ptr<storage::MemorySecretStore> m_secrets;
    std::unique_ptr<remote::ApiClient> m_api;
    std::unique_ptr<services::Session> m_official;
    std::unique_ptr<services::Office> m_office;
    QString m_other; //!< token of a colleague
    domain::Rules m_rules;
    int m_lived = 0;
    QString m_notOpened; //!< why the store did not open, when that was no planned fault

    std::vector<Made> m_made;           //!< acknowledged: on disk before the screen said so
    QHash<QString, int> m_uncertain;    //!< target → edits of which nobody said what became of them
    QHash<QString, int> m_theirs;       //!< target → commands of the colleague
    QSet<QString> m_undone, m_dropped, m_appliedBefore;
    QSet<QString> m_unsure;             //!< taken back or let go of, and nobody said what became of that
    QSet<QString> m_known;              //!< records of the scope when the schedule began
    QSet<QString> m_moved;              //!< records that left the scope
    Tally m_tally, m_seen;
};

} // namespace motcua::test
