#include "ui/reception/owner_form.h"

#include "domain/calendar.h"
#include "domain/identity.h"
#include "domain/organisation.h"
#include "ui/kit/field.h"
#include "ui/kit/format.h"
#include "ui/reception/owner_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

// What is wrong with the owner's fields, and what is doubtful; the form itself is in owner_form.cpp.
namespace motcua::ui::reception {

using namespace Qt::StringLiterals;
using motcua::domain::Sex;

QString OwnerForm::errorOf(Field* field) const
{
    const QString text = field->lineEdit()->text().simplified();
    if (!isAsked(field) || (field == m_submitter && !m_other->isChecked()))
        return {};
    if (text.isEmpty())
        return field == m_email || field == m_position ? QString() : tr("Still missing");
    if (field == m_orgNumber) {
        const auto number = domain::parseOrganisationNumber(text);
        return number ? QString() : identityErrorText(number.error().code);
    }
    if (field == m_number) {
        const auto number = domain::parseCitizenNumber(text);
        return number ? QString() : identityErrorText(number.error().code);
    }
    if (field == m_birth) {
        const auto date = domain::parseDate(text);
        if (!date)
            return identityErrorText(date.error().code);
        return *date > now().date() ? tr("This day has not come yet") : QString();
    }
    if (field == m_phone) {
        const auto phone = domain::parsePhone(text);
        return phone ? QString() : identityErrorText(phone.error().code);
    }
    if (field == m_email) {
        const qsizetype at = text.indexOf(u'@');
        return at > 0 && text.indexOf(u'.', at) > at + 1 && !text.contains(u' ') ? QString() : tr("This is not an e-mail address");
    }
    return {};
}

QString OwnerForm::warningOf(Field* field) const
{
    if (const QString difference = differenceOf(field); !difference.isEmpty())
        return difference;
    const QString text = field->lineEdit()->text().simplified();
    if (field == m_orgNumber) {
        const auto number = domain::parseOrganisationNumber(text);
        const auto warning = number ? domain::checkOrganisationNumber(*number) : std::nullopt;
        return warning ? identityErrorText(warning->code) : QString();
    }
    if (field == m_number) {
        const auto number = domain::parseCitizenNumber(text);
        const auto birth = domain::parseDate(m_birth->lineEdit()->text());
        if (number) {
            const auto warnings = domain::checkCitizenNumber(*number, birth ? *birth : QDate(), Sex(m_sexes->currentData().toInt()));
            if (!warnings.empty())
                return identityErrorText(warnings.front().code);
        }
    }
    if (field == m_phone) {
        const auto phone = domain::parsePhone(text);
        if (phone && domain::checkPhonePrefix(*phone))
            return tr("Prefix %1 is rarely seen, better ask again").arg(phone->left(3));
    }
    return {};
}

void OwnerForm::checkField(Field* field, bool required)
{
    const QString text = field->lineEdit()->text().simplified();
    if (text.isEmpty() && !required) {
        field->setState(FieldState::Normal);
        return;
    }
    const QString error = errorOf(field);
    if (!error.isEmpty()) {
        field->setState(FieldState::Error, error);
        return;
    }
    // A value that was understood is shown as people write it.
    if (field == m_number)
        field->lineEdit()->setText(format::idNumber(domain::parseCitizenNumber(text)->digits));
    else if (field == m_orgNumber)
        field->lineEdit()->setText(domain::parseOrganisationNumber(text)->text);
    else if (field == m_phone)
        field->lineEdit()->setText(format::phone(*domain::parsePhone(text)));
    else if (field == m_birth)
        field->lineEdit()->setText(format::date(*domain::parseDate(text)));
    const QString warning = warningOf(field);
    field->setState(warning.isEmpty() ? FieldState::Normal : FieldState::Warning, warning);
    if (field == m_birth && !m_number->lineEdit()->text().isEmpty() && m_number->state() != FieldState::Error)
        checkField(m_number, false);
}

bool OwnerForm::check()
{
    for (Field* field : std::as_const(m_all)) {
        if (isAsked(field) && (field != m_submitter || m_other->isChecked()))
            checkField(field, field != m_email && field != m_position);
    }
    return errors() == 0;
}

int OwnerForm::errors() const
{
    int count = 0;
    for (Field* field : m_all)
        count += errorOf(field).isEmpty() ? 0 : 1;
    return count;
}

void OwnerForm::focusFirstError()
{
    for (Field* field : std::as_const(m_all)) {
        if (!errorOf(field).isEmpty()) {
            field->lineEdit()->setFocus();
            return;
        }
    }
}

} // namespace motcua::ui::reception
