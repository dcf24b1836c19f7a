#include "backend/store/enrolments.h"

#include "backend/store/accounts.h"
#include "backend/store/secrets.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

QString purposeText(Purpose purpose)
{
    return purpose == Purpose::Register ? u"register"_s : purpose == Purpose::Profile ? u"profile"_s : u"reset"_s;
}

Purpose purposeIn(const QString& text)
{
    return text == "register"_L1 ? Purpose::Register : text == "profile"_L1 ? Purpose::Profile : Purpose::Reset;
}

QString hashed(const QString& token)
{
    return sha256Hex(token.toUtf8());
}

QByteArray bytesOf(const domain::CitizenRegistration& registration, const domain::CitizenProfile& profile)
{
    const QJsonObject json{{u"kind"_s, domain::code(registration.kind)},
                           {u"method"_s, registration.method},
                           {u"userName"_s, registration.userName},
                           {u"fullName"_s, registration.fullName},
                           {u"birthDate"_s, registration.birthDate.toString(Qt::ISODate)},
                           {u"phone"_s, registration.phone},
                           {u"email"_s, registration.email},
                           {u"profile"_s, domain::toJson(profile)}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

domain::CitizenRegistration registrationOf(const QJsonObject& json)
{
    domain::CitizenRegistration registration;
    registration.kind = domain::accountKindFromCode(json["kind"_L1].toString()).value_or(domain::AccountKind::Citizen);
    registration.method = json["method"_L1].toString();
    registration.userName = json["userName"_L1].toString();
    registration.fullName = json["fullName"_L1].toString();
    registration.birthDate = QDate::fromString(json["birthDate"_L1].toString(), Qt::ISODate);
    registration.phone = json["phone"_L1].toString();
    registration.email = json["email"_L1].toString();
    registration.consent = true;
    return registration;
}

} // namespace

void putEnrolment(Db& db, const Enrolment& enrolment, qint64 now)
{
    db.run("DELETE FROM enrolment WHERE expires_at < ?"_L1, {now});
    db.run("INSERT INTO enrolment (id, body, phone, helped_by, expires_at) VALUES (?, ?, ?, ?, ?)"_L1,
           {enrolment.id, bytesOf(enrolment.registration, enrolment.profile), enrolment.registration.phone, enrolment.helpedBy,
            now + kEnrolmentSeconds * 1000LL});
}

std::optional<Enrolment> findEnrolment(Db& db, const QString& id, qint64 now)
{
    const auto row = db.one("SELECT body, helped_by FROM enrolment WHERE id = ? AND expires_at > ?"_L1, {id, now});
    if (!row)
        return std::nullopt;
    const QJsonObject body = QJsonDocument::fromJson(row->at(0).toByteArray()).object();
    return Enrolment{id, registrationOf(body), row->at(1).toString(),
                     domain::citizenProfileFromJson(body["profile"_L1].toObject()).value_or(domain::CitizenProfile())};
}

int nextEnrolmentIn(Db& db, const QString& phone, qint64 now)
{
    const auto row = db.one("SELECT expires_at FROM enrolment WHERE phone = ? ORDER BY expires_at DESC LIMIT 1"_L1, {phone});
    const qint64 sentAt = row ? row->first().toLongLong() - kEnrolmentSeconds * 1000LL : 0;
    const qint64 left = row ? sentAt + kResendSeconds * 1000LL - now : 0;
    return left > 0 ? static_cast<int>((left + 999) / 1000) : 0;
}

void dropEnrolment(Db& db, const QString& id)
{
    db.run("DELETE FROM enrolment WHERE id = ?"_L1, {id});
}

QString openTicket(Db& db, const Ticket& ticket, qint64 now)
{
    const QString text = randomToken();
    db.run("DELETE FROM ticket WHERE expires_at < ?"_L1, {now});
    db.run("INSERT INTO ticket (hash, realm, subject, purpose, expires_at) VALUES (?, ?, ?, ?, ?)"_L1,
           {hashed(text), code(ticket.subject.realm), ticket.subject.id,
            purposeText(ticket.purpose), now + kTicketSeconds * 1000LL});
    return text;
}

std::optional<Ticket> findTicket(Db& db, const QString& ticket, qint64 now)
{
    const auto row = db.one("SELECT realm, subject, purpose FROM ticket WHERE hash = ? AND expires_at > ?"_L1, {hashed(ticket), now});
    if (!row)
        return std::nullopt;
    return Ticket{{realmFromCode(row->at(0).toString()).value_or(Realm::Citizen), row->at(1).toString()},
                  purposeIn(row->at(2).toString())};
}

bool useTicket(Db& db, const QString& ticket)
{
    return db.run("DELETE FROM ticket WHERE hash = ?"_L1, {hashed(ticket)}) == 1;
}

std::optional<QString> openEmailToken(Db& db, const QString& account, const QString& email, qint64 now)
{
    if (db.one("SELECT hash FROM email_token WHERE account = ? AND email = ? AND sent_at > ? LIMIT 1"_L1,
               {account, email, now - kEmailAgainSeconds * 1000LL}))
        return std::nullopt;
    const QString token = randomToken();
    db.run("DELETE FROM email_token WHERE expires_at < ?"_L1, {now});
    db.run("INSERT INTO email_token (hash, account, email, sent_at, expires_at) VALUES (?, ?, ?, ?, ?)"_L1,
           {hashed(token), account, email, now, now + kEmailTokenSeconds * 1000LL});
    return token;
}

std::optional<QString> confirmEmail(Db& db, const QString& token, qint64 now)
{
    const auto row = db.one("SELECT t.account, t.email FROM email_token t JOIN account a ON a.id = t.account "
                            "WHERE t.hash = ? AND t.expires_at > ? AND a.email = t.email AND a.state <> 'disabled'"_L1, {hashed(token), now});
    if (!row)
        return std::nullopt;
    const QString account = row->at(0).toString();
    db.run("UPDATE account SET email_confirmed = 1 WHERE id = ?"_L1, {account});
    db.run("UPDATE account SET state = 'active' WHERE id = ? AND state = 'waiting' AND realm = 'citizen'"_L1, {account});
    db.run("DELETE FROM email_token WHERE account = ?"_L1, {account});
    return account;
}

} // namespace motcua::backend::store
