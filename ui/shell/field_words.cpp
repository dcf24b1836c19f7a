#include "ui/shell/field_words.h"

#include "domain/calendar.h"
#include "domain/identity.h"
#include "ui/kit/format.h"

#include <QCoreApplication>
#include <QDate>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace motcua::ui {

namespace {

struct Fields
{
    Q_DECLARE_TR_FUNCTIONS(Fields)
};

struct Name
{
    QLatin1StringView field;
    const char* text;
    const char* inSentence;
};

constexpr Name names[] = {
    {"owner.fullName"_L1, QT_TRANSLATE_NOOP("Fields", "Owner's full name"), QT_TRANSLATE_NOOP("Fields", "full name")},
    {"owner.idNumber"_L1, QT_TRANSLATE_NOOP("Fields", "Owner's ID number"), QT_TRANSLATE_NOOP("Fields", "ID number")},
    {"owner.birthDate"_L1, QT_TRANSLATE_NOOP("Fields", "Owner's date of birth"), QT_TRANSLATE_NOOP("Fields", "date of birth")},
    {"owner.sex"_L1, QT_TRANSLATE_NOOP("Fields", "Owner's sex"), QT_TRANSLATE_NOOP("Fields", "sex")},
    {"owner.phone"_L1, QT_TRANSLATE_NOOP("Fields", "Owner's phone"), QT_TRANSLATE_NOOP("Fields", "phone")},
    {"owner.email"_L1, QT_TRANSLATE_NOOP("Fields", "Owner's e-mail"), QT_TRANSLATE_NOOP("Fields", "e-mail")},
    {"owner.address"_L1, QT_TRANSLATE_NOOP("Fields", "Owner's address"), QT_TRANSLATE_NOOP("Fields", "address")},
    {"owner.kind"_L1, QT_TRANSLATE_NOOP("Fields", "Kind of owner"), QT_TRANSLATE_NOOP("Fields", "kind of owner")},
    {"owner.representative"_L1, QT_TRANSLATE_NOOP("Fields", "Who stands for the organisation"), QT_TRANSLATE_NOOP("Fields", "who stands for the organisation")},
    {"owner.representativeId"_L1, QT_TRANSLATE_NOOP("Fields", "Representative's ID number"), QT_TRANSLATE_NOOP("Fields", "Representative's ID number")},
    {"owner.position"_L1, QT_TRANSLATE_NOOP("Fields", "Position of who stands for it"), QT_TRANSLATE_NOOP("Fields", "position of who stands for it")},
    {"submitter"_L1, QT_TRANSLATE_NOOP("Fields", "Who submits"), QT_TRANSLATE_NOOP("Fields", "who submits")},
    {"delivery"_L1, QT_TRANSLATE_NOOP("Fields", "Way of getting the result"), QT_TRANSLATE_NOOP("Fields", "way of getting the result")},
    {"fee"_L1, QT_TRANSLATE_NOOP("Fields", "Fee"), QT_TRANSLATE_NOOP("Fields", "fee")},
    {"note"_L1, QT_TRANSLATE_NOOP("Fields", "Note"), QT_TRANSLATE_NOOP("Fields", "note")},
    {"newDue"_L1, QT_TRANSLATE_NOOP("Fields", "Apologised, new date"), QT_TRANSLATE_NOOP("Fields", "new date")},
    {"dueAt"_L1, QT_TRANSLATE_NOOP("Fields", "Due date"), QT_TRANSLATE_NOOP("Fields", "due date")},
};

} // namespace

QString fieldName(const QString& field, bool inSentence)
{
    for (const Name& one : names) {
        if (field == one.field)
            return Fields::tr(inSentence ? one.inSentence : one.text);
    }
    return field;
}

QString fieldNames(const QStringList& fields)
{
    QStringList words;
    for (const QString& field : fields)
        words.append(fieldName(field, true));
    return words.join(u", "_s);
}

QString fieldText(const QString& field, const QJsonValue& value)
{
    if (field == "delivery"_L1)
        return value["way"_L1].toString() == "post"_L1 ? Fields::tr("By post") : Fields::tr("At the counter");
    if (field == "fee"_L1)
        return format::money(qint64(value.toDouble()));
    const QString text = value.toString();
    if (field == "owner.sex"_L1) {
        return text == "male"_L1 ? Fields::tr("Male") : text == "female"_L1 ? Fields::tr("Female") : Fields::tr("Not stated");
    }
    if (field == "owner.kind"_L1)
        return text == "organisation"_L1 ? Fields::tr("Organisation") : Fields::tr("Person");
    if (text.isEmpty())
        return Fields::tr("(empty)");
    if (field == "owner.birthDate"_L1)
        return format::date(QDate::fromString(text, Qt::ISODate));
    if (field == "dueAt"_L1 || field == "newDue"_L1)
        return format::dateTimeLong(domain::toLocal(QDateTime::fromString(text, Qt::ISODateWithMs)));
    if (field == "owner.phone"_L1)
        return format::phone(text);
    return field == "owner.idNumber"_L1 || field == "owner.representativeId"_L1 ? format::idNumber(text) : text;
}

QString fieldTextMore(const QString& field, const QJsonValue& value)
{
    if (field != "delivery"_L1)
        return {};
    QStringList more;
    if (value["way"_L1].toString() == "post"_L1)
        more.append(value["address"_L1].toString());
    if (value["electronic"_L1].toBool())
        more.append(Fields::tr("and as a file"));
    return more.join(u", "_s);
}

} // namespace motcua::ui
