#pragma once

#include "domain/citizen_account.h"
#include "services/citizen_turn.h"

namespace motcua::storage {
class Database;
}

namespace motcua::services {

struct Clock;

//! What is known of a number's account.
struct KnownAccount
{
    bool exists = false;
    QString maskedPhone;
    bool waiting = false; //!< for its e-mail to be confirmed
};

//! An account whose citizen let this desk see it.
struct OpenedAccount
{
    domain::AccountKind kind = domain::AccountKind::Citizen;
    QString userName;
    QString fullName;
    QString phone;
    QString email;
    bool emailConfirmed = false;
    domain::CitizenProfile profile;
};

//! Citizens' accounts at the desk (domain.md §4): the clerk asks and writes, the citizen types code and password (CitizenTurn). Everything
//! goes to the centre at once and needs a line; only what the clerk has typed into the form is kept on this machine, enciphered, until it
//! went up. GUI thread.
class AccountDesk : public QObject
{
    Q_OBJECT
public:
    AccountDesk(remote::ApiClient& api, storage::Database& db, Clock clock, QObject* parent = nullptr);
    ~AccountDesk() override;

    //! As the centre offers them; of the last time while there is no line.
    QFuture<Result<domain::AccountMethods>> methods();
    QFuture<Result<KnownAccount>> look(domain::AccountKind kind, const QString& userName);
    //! A code goes to the phone; turn() then is the citizen's. Errors: bad_field (detail: fields), account_exists, rate_limited.
    QFuture<Result<bool>> begin(const domain::CitizenRegistration& registration, const domain::CitizenProfile& profile);
    //! The same for an account that is there: a code to its own phone. Errors: no_account, rate_limited.
    QFuture<Result<bool>> begin(TurnKind kind, domain::AccountKind account, const QString& userName);
    QFuture<Result<bool>> complain(const domain::CitizenRegistration& person, const QString& words);

    //! The citizen's part of what was begun; null when nothing is.
    [[nodiscard]] CitizenTurn* turn() const;
    void endTurn();

    //! After a Profile turn is Done. Errors: ticket_invalid (its quarter of an hour is over).
    QFuture<Result<OpenedAccount>> profile();
    QFuture<Result<OpenedAccount>> saveProfile(const QString& email, const domain::CitizenProfile& profile);

    QFuture<Result<QByteArray>> loadDraft();
    QFuture<Result<bool>> saveDraft(const QByteArray& draft); //!< empty = none; never a code or a password

Q_SIGNALS:
    void turnChanged(); //!< another one, or none

private:
    QFuture<Result<bool>> startTurn(TurnKind kind, const QString& userName, QFuture<Result<remote::AccountCode>> code);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::services
