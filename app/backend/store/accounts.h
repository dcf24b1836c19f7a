#pragma once

#include "backend/realm.h"
#include "backend/store/db.h"

#include <QJsonObject>

namespace motcua::backend::store {

//! waiting: cannot sign in yet (a member before approval, a citizen whose e-mail must be confirmed first).
enum class AccountState { Waiting, Active, Disabled };

[[nodiscard]] QString code(AccountState state); //!< waiting, active, disabled

//! Somebody who is no official and signs in: a citizen, a business, an agency (realm Citizen) or a party member (realm Member).
struct AccountRow
{
    QString id; //!< UUIDv7
    Realm realm = Realm::Citizen;
    QString kind = QStringLiteral("citizen"); //!< citizen, business, agency; member
    QString userName; //!< the ID number, tax code, card or CV number
    QString fullName;
    QString phone;    //!< where one-time codes go
    QString email;
    bool emailConfirmed = false;
    QString passwordHash;
    AccountState state = AccountState::Waiting;
    QJsonObject body; //!< what else the realm keeps of a person
    QString helpedBy; //!< official who helped, or empty
    QString createdAt;

    [[nodiscard]] bool isOrganisation() const { return kind == QLatin1StringView("business") || kind == QLatin1StringView("agency"); }
};

//! By any of its names.
[[nodiscard]] std::optional<AccountRow> findAccount(Db& db, Realm realm, const QString& name);
[[nodiscard]] std::optional<AccountRow> findAccountById(Db& db, const QString& id);

//! False when the name is taken. Inside a write transaction, as everything below.
[[nodiscard]] bool addAccount(Db& db, const AccountRow& row);
//! Name, phone, e-mail and body; never password, state or user name.
void updateAccount(Db& db, const AccountRow& row);
//! A further name that signs in to the same account (a member's card number beside the CV number). False when it is another's.
[[nodiscard]] bool addAccountName(Db& db, const QString& account, const QString& name);
//! The names are free for somebody else; nobody signs in to the account by them any more.
void freeAccountNames(Db& db, const QString& account);
//! Ends the sessions unless it becomes active.
void setAccountState(Db& db, const QString& account, AccountState state, qint64 now);
//! Ends the sessions but `keepSession`.
void setAccountPassword(Db& db, const QString& account, const QString& passwordHash, qint64 now, const QString& keepSession = {});

} // namespace motcua::backend::store
