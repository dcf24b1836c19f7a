#include "backend/store/applications.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

using State = ApplicationRow::State;

QString codeOf(State state)
{
    switch (state) {
    case State::Unproven:
        return u"unproven"_s;
    case State::Sent:
        return u"sent"_s;
    case State::Opened:
        break;
    }
    return u"opened"_s;
}

State stateOf(const QString& code)
{
    return code == "unproven"_L1 ? State::Unproven : code == "sent"_L1 ? State::Sent : State::Opened;
}

std::vector<ApplicationRow> readAll(Db& db, QLatin1StringView sql, const QVariantList& values)
{
    std::vector<ApplicationRow> rows;
    db.each(sql, values, [&rows](const auto& row) {
        auto registration = domain::registrationFromJson(QJsonDocument::fromJson(row.value(0).toByteArray()).object());
        if (registration)
            rows.push_back({std::move(*registration), stateOf(row.value(1).toString()), row.value(2).toString(), row.value(3).toString(),
                            row.value(4).toLongLong()});
        return true;
    });
    return rows;
}

} // namespace

std::optional<ApplicationRow> findApplication(Db& db, const QString& id)
{
    auto rows = readAll(db, "SELECT body, state, password_hash, account, made_at FROM application WHERE id = ?"_L1, {id});
    if (rows.empty())
        return std::nullopt;
    return std::move(rows.front());
}

std::vector<ApplicationRow> applicationsByNumber(Db& db, const QString& number)
{
    if (number.isEmpty())
        return {};
    return readAll(db, "SELECT body, state, password_hash, account, made_at FROM application "
                       "WHERE state <> 'unproven' AND (card_number = ? OR cv_number = ?) ORDER BY made_at DESC LIMIT ?"_L1,
                   {number, number, kApplicationsOfOneNumber});
}

int nextApplicationIn(Db& db, const QString& phone, qint64 now)
{
    const auto row = db.one("SELECT MAX(made_at) FROM application WHERE phone = ?"_L1, {phone});
    const qint64 left = row && !row->first().isNull() ? row->first().toLongLong() + kApplicationAgainSeconds * 1000LL - now : 0;
    return left > 0 ? static_cast<int>((left + 999) / 1000) : 0;
}

void dropStaleApplications(Db& db, qint64 now)
{
    db.run("DELETE FROM application WHERE state = 'unproven' AND made_at < ?"_L1, {now - kApplicationSeconds * 1000LL});
}

void putApplication(Db& db, const ApplicationRow& row)
{
    const domain::MemberRegistration& sent = row.registration;
    db.run("INSERT INTO application (id, state, body, phone, card_number, cv_number, password_hash, account, made_at) "
           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state, body = excluded.body, "
           "card_number = excluded.card_number, cv_number = excluded.cv_number, password_hash = excluded.password_hash, "
           "account = excluded.account"_L1,
           {sent.id, codeOf(row.state), QJsonDocument(domain::toJson(sent)).toJson(QJsonDocument::Compact), sent.phone, sent.cardNumber,
            sent.cvNumber, row.passwordHash, row.account, row.madeAt});
}

} // namespace motcua::backend::store
