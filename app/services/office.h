#pragma once

#include "domain/apply.h"
#include "domain/official.h"
#include "services/clock.h"
#include "services/digest_report.h"
#include "services/store_rescue.h"
#include "services/sync_status.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <vector>

namespace motcua::remote {
class ApiClient;
}
namespace motcua::storage {
class SecretStore;
}

namespace motcua::services {

class Session;
class DossierBook;
class RegistrationDesk;
class CheckInDesk;
class GateNeighbours;
class MeetingOffice;
class AccountDesk;
class ComplaintDesk;
class ScanStation;
class CardReader;
class TrayDesk;
class SyncEngine;

//! Everything of one signed-in official: own database files (one per Area), own outboxes, one SyncEngine per area, and the
//! desks that the screens talk to. Made after sign-in, destroyed at sign-out; another official never sees these files. GUI thread.
class Office : public QObject
{
    Q_OBJECT
public:
    struct Setup
    {
        QString dataDir;    //!< files go to dataDir/<official id>/
        QString deviceId;
        domain::Rules rules;
        Clock clock;
        quint16 gatePort = 0; //!< where gates find each other; 0 = the usual one
    };

    //! Opens (and migrates) the files. Errors, each with its way out: database_damaged, database_newer (a later version made them;
    //! update, or rescue()), database_key, database_plain → rescue(); database_read_only (the folder cannot be written),
    //! database_busy (the program runs twice), disk_full, database_cannot_open → mend it and open again.
    [[nodiscard]] static Result<std::unique_ptr<Office>> open(Session& session, remote::ApiClient& api, const Setup& setup);
    //! The files of the signed-in official that are not sound are put aside and made anew, with the unsent work that can still be read.
    //! No Office may be open; open one afterwards. See rescueStores().
    [[nodiscard]] static QFuture<Result<Rescue>> rescue(const Session& session, const Setup& setup);
    ~Office() override;

    [[nodiscard]] const domain::Official& official() const;
    [[nodiscard]] const Clock& clock() const;
    [[nodiscard]] const domain::Rules& rules() const;

    //! nullptr where the official has no such scope.
    [[nodiscard]] DossierBook* dossiers() const;
    [[nodiscard]] RegistrationDesk* registrations() const;
    [[nodiscard]] CheckInDesk* checkIns() const;
    [[nodiscard]] GateNeighbours* neighbours() const; //!< other gates in this network; where there are checkIns()
    [[nodiscard]] MeetingOffice* meetings() const; //!< the office that invites
    [[nodiscard]] AccountDesk* accounts() const;   //!< citizens' accounts, of who receives dossiers
    [[nodiscard]] ComplaintDesk* complaints() const; //!< about those accounts, of an administrator

    void startSync(); //!< push, pull, long poll, until destroyed
    void sendNow();   //!< Ctrl+G: forget the backoff
    void setOnline(bool online); //!< false = pretend the cable is out (tours, tests)

    //! For programs without a screen and for tests; screens have syncStatus().
    [[nodiscard]] std::vector<SyncEngine*> engines() const;

    //! The desk is about to go without a line: what it works on stays its own until the end of the shift, and others see so. Gives when
    //! that is. Told to the centre at once or, as everything, when there is a line.
    QFuture<Result<QDateTime>> keepForShift();

    [[nodiscard]] const SyncStatus& syncStatus() const; //!< of all areas together
    //! What waits, what needs a look, and everything one can do about it.
    [[nodiscard]] TrayDesk& trayDesk() const;
    QFuture<Result<std::vector<TrayEntry>>> tray();
    //! Holds everything here against the centre's digest and mends what differs, now: one report a scope. Asked again meanwhile, it is the
    //! same check. Errors: offline, and those of the requests.
    QFuture<Result<std::vector<DigestReport>>> checkData();
    QFuture<Result<QDateTime>> lastDataCheck(); //!< UTC, of the kind of data that was checked longest ago; invalid: never
    //! Before the store is thrown away (account revoked, or wanted at sign-out): everything unsent is sealed for the centre into files that
    //! the next person who signs in on this machine brings there. Gives how many. Error quarantine_key: the centre's key is not known
    //! here, and what is unsent must stay.
    QFuture<Result<int>> sealUnsent();
    //! At sign-out: the unused numbers go back. Ends by itself when the line is out; wait for it only as long as a person would.
    QFuture<Result<bool>> leave();
    //! See TrayDesk::drop.
    QFuture<Result<bool>> drop(const QString& commandId, const QString& reason);

Q_SIGNALS:
    void syncStatusChanged();
    void rulesChanged(); //!< another calendar of days off has come from the centre
    void trayChanged();
    void settled(const QString& commandId); //!< the centre has taken it
    void dataCheckProgress(int done, int scopes);

private:
    void checkRoom(size_t index, std::vector<DigestReport> reports);

    struct Private;
    explicit Office(std::unique_ptr<Private> d);

    std::unique_ptr<Private> d;
};

} // namespace motcua::services
