#include "backend/store/accounts.h"

#include "backend/store/sessions.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

AccountState stateOf(const QString& text)
{
    for (const AccountState state : {AccountState::Waiting, AccountState::Active}) {
        if (code(state) == text)
            return state;
    }
    return AccountState::Disabled;
}

QByteArray bytesOf(const QJsonObject& body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

std::optional<AccountRow> rowOf(const std::optional<QVariantList>& values)
{
    if (!values)
        return std::nullopt;
    AccountRow row;
    row.id = values->at(0).toString();
    row.realm = realmFromCode(values->at(1).toString()).value_or(Realm::Citizen);
    row.kind = values->at(2).toString();
    row.userName = values->at(3).toString();
    row.fullName = values->at(4).toString();
    row.phone = values->at(5).toString();
    row.email = values->at(6).toString();
    row.emailConfirmed = values->at(7).toInt() != 0;
    row.passwordHash = values->at(8).toString();
    row.state = stateOf(values->at(9).toString());
    row.body = QJsonDocument::fromJson(values->at(10).toByteArray()).object();
    row.helpedBy = values->at(11).toString();
    row.createdAt = values->at(12).toString();
    return row;
}

} // namespace

QString code(AccountState state)
{
    switch (state) {
    case AccountState::Waiting:
        return u"waiting"_s;
    case AccountState::Active:
        return u"active"_s;
    case AccountState::Disabled:
        break;
    }
    return u"disabled"_s;
}

std::optional<AccountRow> findAccount(Db& db, Realm realm, const QString& name)
{
    return rowOf(db.one("SELECT a.id, a.realm, a.kind, a.user_name, a.full_name, a.phone, a.email, a.email_confirmed, a.password_hash, "
                        "a.state, a.body, a.helped_by, a.created_at FROM account_name n JOIN account a ON a.id = n.account "
                        "WHERE n.realm = ? AND n.name = ?"_L1, {code(realm), name}));
}

std::optional<AccountRow> findAccountById(Db& db, const QString& id)
{
    return rowOf(db.one("SELECT id, realm, kind, user_name, full_name, phone, email, email_confirmed, password_hash, state, body, "
                        "helped_by, created_at FROM account WHERE id = ?"_L1, {id}));
}

bool addAccount(Db& db, const AccountRow& row)
{
    if (db.one("SELECT account FROM account_name WHERE realm = ? AND name = ?"_L1, {code(row.realm), row.userName}))
        return false;
    db.run("INSERT INTO account (id, realm, kind, user_name, full_name, phone, email, email_confirmed, password_hash, state, body, "
           "helped_by, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1,
           {row.id, code(row.realm), row.kind, row.userName, row.fullName, row.phone, row.email, row.emailConfirmed ? 1 : 0,
            row.passwordHash, code(row.state), bytesOf(row.body), row.helpedBy, row.createdAt});
    return addAccountName(db, row.id, row.userName);
}

void updateAccount(Db& db, const AccountRow& row)
{
    db.run("UPDATE account SET full_name = ?, phone = ?, email = ?, email_confirmed = ?, body = ? WHERE id = ?"_L1,
           {row.fullName, row.phone, row.email, row.emailConfirmed ? 1 : 0, bytesOf(row.body), row.id});
}

bool addAccountName(Db& db, const QString& account, const QString& name)
{
    db.run("INSERT INTO account_name (realm, name, account) SELECT realm, ?, id FROM account WHERE id = ? "
           "ON CONFLICT (realm, name) DO NOTHING"_L1, {name, account});
    return db.one("SELECT n.name FROM account_name n JOIN account a ON a.realm = n.realm AND a.id = n.account "
                  "WHERE n.account = ? AND n.name = ?"_L1, {account, name}).has_value();
}

void freeAccountNames(Db& db, const QString& account)
{
    db.run("DELETE FROM account_name WHERE account = ?"_L1, {account});
}

void setAccountState(Db& db, const QString& account, AccountState state, qint64 now)
{
    db.run("UPDATE account SET state = ? WHERE id = ?"_L1, {code(state), account});
    if (state == AccountState::Active)
        return;
    if (const auto row = findAccountById(db, account))
        endSessionsOf(db, {row->realm, account}, now);
}

void setAccountPassword(Db& db, const QString& account, const QString& passwordHash, qint64 now, const QString& keepSession)
{
    db.run("UPDATE account SET password_hash = ? WHERE id = ?"_L1, {passwordHash, account});
    if (const auto row = findAccountById(db, account))
        endSessionsOf(db, {row->realm, account}, now, keepSession);
}

} // namespace motcua::backend::store
