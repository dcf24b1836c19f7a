#pragma once

#include "backend/http/message.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <initializer_list>

namespace motcua::backend::routes {

//! Reads a request's body strictly: a field that is unknown, missing, of another type or size is remembered by its name, and
//! problem() names them all (400 bad_field). After a fault the values mean nothing.
class Fields
{
public:
    //! `path` stands before the names: "items/3/".
    Fields(const QJsonObject& object, std::initializer_list<QLatin1StringView> known, QString path = {});

    enum class Need { Optional, Required };

    //! One line: outer spaces go, control characters are a fault (it may become a mail's head).
    [[nodiscard]] QString text(QLatin1StringView key, qsizetype most, Need need = Need::Required);
    //! As it is, to the letter (passwords, codes).
    [[nodiscard]] QString raw(QLatin1StringView key, qsizetype most, Need need = Need::Required);
    //! A person's name: NFC, single spaces, at least a letter.
    [[nodiscard]] QString name(QLatin1StringView key, Need need = Need::Required);
    //! Shape of an address only; whether it is anybody's shows when something is sent.
    [[nodiscard]] QString email(QLatin1StringView key, Need need = Need::Required);
    //! Ten digits, however they were written.
    [[nodiscard]] QString phone(QLatin1StringView key, Need need = Need::Required);
    //! yyyy-MM-dd
    [[nodiscard]] QDate date(QLatin1StringView key, Need need = Need::Required);
    [[nodiscard]] QString uuid(QLatin1StringView key);
    [[nodiscard]] qint64 integer(QLatin1StringView key, qint64 least, qint64 most);
    [[nodiscard]] qint64 integer(QLatin1StringView key, qint64 least, qint64 most, qint64 fallback);
    [[nodiscard]] bool flag(QLatin1StringView key, bool fallback);
    //! Must be there.
    [[nodiscard]] bool flag(QLatin1StringView key);
    //! Read by somebody who knows it.
    [[nodiscard]] QJsonObject object(QLatin1StringView key, Need need = Need::Required);
    [[nodiscard]] QJsonArray array(QLatin1StringView key, qsizetype most, Need need = Need::Required);
    [[nodiscard]] QDateTime moment(QLatin1StringView key);
    [[nodiscard]] QStringList texts(QLatin1StringView key, qsizetype mostItems, qsizetype most);

    //! The caller's own rule does not hold.
    void refuse(QLatin1StringView key);
    [[nodiscard]] bool ok() const { return m_faults.isEmpty(); }
    [[nodiscard]] http::Response problem() const;

private:
    [[nodiscard]] QJsonValue value(QLatin1StringView key, QJsonValue::Type type, Need need);

    QJsonObject m_object;
    QString m_path;
    QStringList m_faults;
};

} // namespace motcua::backend::routes
