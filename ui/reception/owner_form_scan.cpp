#include "ui/reception/owner_form.h"

#include "domain/calendar.h"
#include "domain/card_back.h"
#include "domain/names.h"
#include "ui/kit/action_button.h"
#include "ui/kit/badges.h"
#include "ui/kit/field.h"
#include "ui/kit/format.h"
#include "ui/reception/card_scan.h"

#include <QComboBox>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;
using motcua::domain::Sex;

// Scanning the card, and its back as a check of what the front's code or the clerk's hand has written.
namespace motcua::ui::reception {

domain::CitizenCard OwnerForm::written() const
{
    const domain::Person person = this->person();
    domain::CitizenCard card;
    card.number = person.idNumber;
    card.fullName = person.fullName;
    card.birthDate = person.birthDate;
    card.sex = person.sex;
    return card;
}

QString OwnerForm::differenceOf(const Field* field) const
{
    if (!m_back)
        return {};
    const auto differences = domain::compareWithBack(written(), *m_back);
    const auto differs = [&](QLatin1StringView name) {
        return std::any_of(differences.begin(), differences.end(), [&](const domain::Warning& it) { return it.field == name; });
    };
    const QString says = tr("The card's back says %1");
    if (field == m_number && differs("number"_L1))
        return says.arg(format::idNumber(m_back->number));
    if (field == m_birth && differs("birthDate"_L1))
        return says.arg(format::date(m_back->birthDate));
    if (field == m_sex && differs("sex"_L1))
        return says.arg(m_back->sex == Sex::Female ? tr("female") : tr("male"));
    if (field == m_name && differs("fullName"_L1))
        return says.arg(m_back->fullName.toUpper());
    return {};
}

void OwnerForm::takeBack(const domain::CitizenCard& back)
{
    m_back = back;
    domain::Person person; // its name has no marks and is not taken over
    person.idNumber = back.number;
    person.birthDate = back.birthDate;
    person.sex = back.sex;
    fillEmpty(person);
    showBack();
}

void OwnerForm::showBack()
{
    for (Field* field : {m_number, m_name, m_birth})
        checkField(field, false);
    const QString sex = differenceOf(m_sex);
    m_sex->setState(sex.isEmpty() ? FieldState::Normal : FieldState::Warning, sex);
    const auto count = int(domain::compareWithBack(written(), *m_back).size());
    if (count == 0)
        m_read->setLook(meaningLook(Meaning::Success, Icon::Ok, tr("The back matches, %1").arg(format::time(now().time())), true));
    else
        m_read->setLook(meaningLook(Meaning::Warning, Icon::Warning, tr("The back: %n different", nullptr, count), true));
    m_read->show();
}

void OwnerForm::toggleScan()
{
    const bool open = m_scan->isVisible();
    stopScan();
    if (open && m_scan->side() == CardScan::Side::Front)
        return;
    m_scan->show();
    m_scan->start();
}

void OwnerForm::stopScan()
{
    m_scan->stop();
    m_scan->hide();
}

void OwnerForm::toggleBackScan()
{
    const bool open = m_scan->isVisible();
    stopScan();
    if (open && m_scan->side() == CardScan::Side::Back)
        return;
    m_scan->show();
    m_scan->start(CardScan::Side::Back);
}

} // namespace motcua::ui::reception
