#include "ui/accounts/account_words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace motcua::ui::accounts {

namespace {

struct Accounts
{
    Q_DECLARE_TR_FUNCTIONS(Accounts)
};

} // namespace

QString kindText(domain::AccountKind kind)
{
    switch (kind) {
    case domain::AccountKind::Citizen: return Accounts::tr("Citizen");
    case domain::AccountKind::Business: return Accounts::tr("Business");
    case domain::AccountKind::Agency: return Accounts::tr("Agency");
    }
    return {};
}

QString methodText(const domain::AccountMethod& method)
{
    const QString name = u"%1 (%2)"_s.arg(method.name, method.level);
    return method.offered ? name : Accounts::tr("%1, not offered here").arg(name);
}

QString faultText(const QString& field, domain::AccountKind kind, bool empty)
{
    if (field == "consent"_L1)
        return Accounts::tr("Without the citizen's consent no account is opened");
    if (field == "method"_L1)
        return Accounts::tr("Choose a method that is offered here");
    if (empty)
        return field == "email"_L1 ? Accounts::tr("Needed: this kind of account is confirmed by e-mail") : Accounts::tr("Still missing");
    if (field == "userName"_L1)
        return kind == domain::AccountKind::Citizen ? Accounts::tr("An ID number has 12 digits") : Accounts::tr("A tax code has 10 or 13 digits");
    if (field == "birthDate"_L1)
        return Accounts::tr("No date of birth, write it like 14/02/1992");
    if (field == "phone"_L1)
        return Accounts::tr("A phone has 10 digits and begins with 03, 05, 07, 08 or 09");
    if (field == "email"_L1)
        return Accounts::tr("This is not an e-mail address");
    return Accounts::tr("This cannot be so, look at it again");
}

const QStringList& passwordRules()
{
    static const QStringList rules{u"too_short"_s, u"no_lower"_s, u"no_upper"_s, u"no_digit"_s, u"no_special"_s, u"has_user_name"_s};
    return rules;
}

QString passwordRule(const QString& fault)
{
    if (fault == "too_short"_L1)
        return Accounts::tr("At least 8 characters");
    if (fault == "no_lower"_L1)
        return Accounts::tr("A small letter");
    if (fault == "no_upper"_L1)
        return Accounts::tr("A capital letter");
    if (fault == "no_digit"_L1)
        return Accounts::tr("A digit");
    if (fault == "no_special"_L1)
        return Accounts::tr("A sign such as @ # ! ?");
    if (fault == "has_user_name"_L1)
        return Accounts::tr("Without the ID number in it");
    return Accounts::tr("Not that long");
}

} // namespace motcua::ui::accounts
