#include "ui/accounts/account_form.h"

#include "domain/names.h"
#include "domain/organisation.h"
#include "ui/accounts/account_words.h"
#include "ui/kit/card_typing.h"
#include "ui/kit/field.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/segments.h"
#include "ui/reception/owner_words.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;
using motcua::domain::AccountKind;

namespace motcua::ui::accounts {

namespace {

const QStringList texts{u"userName"_s, u"fullName"_s, u"birthDate"_s, u"phone"_s, u"email"_s};

} // namespace

AccountForm::AccountForm(QWidget* parent) : QWidget(parent)
{
    m_kind = new Segments;
    m_kind->setObjectName(u"account.kind"_s);
    for (const AccountKind one : {AccountKind::Citizen, AccountKind::Business, AccountKind::Agency})
        m_kind->addSegment(int(one), kindText(one));
    m_method = new QComboBox;
    m_method->setObjectName(u"account.method"_s);
    m_fields.insert(u"method"_s, new Field(tr("Method"), m_method));
    for (const QString& name : texts) {
        auto* edit = new QLineEdit;
        edit->setObjectName("account."_L1 + name);
        edit->setMaxLength(200);
        auto* field = new Field({}, edit);
        field->setKeepsMessageRoom(false);
        m_fields.insert(name, field);
        connect(edit, &QLineEdit::textChanged, this, [this, field, name] {
            field->setState(FieldState::Normal);
            if (name == "userName"_L1)
                noteNumber();
            if (!m_filling)
                Q_EMIT changed();
        });
        connect(new CardTyping(edit), &CardTyping::typed, this, &AccountForm::scanned);
        connect(edit, &QLineEdit::editingFinished, this, [this, name] { checkField(name); });
    }
    m_fields[u"method"_s]->setKeepsMessageRoom(false);
    m_fields[u"birthDate"_s]->lineEdit()->setPlaceholderText(tr("day/month/year"));
    m_consent = new QCheckBox(tr("The citizen agrees that these data are kept for the account"));
    m_consent->setObjectName(u"account.consent"_s);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_fields[u"userName"_s], 0, 0, Qt::AlignTop);
    grid->addWidget(m_fields[u"fullName"_s], 0, 1, Qt::AlignTop);
    grid->addWidget(m_fields[u"birthDate"_s], 1, 0, Qt::AlignTop);
    grid->addWidget(m_fields[u"phone"_s], 1, 1, Qt::AlignTop);
    grid->addWidget(m_fields[u"email"_s], 2, 0, Qt::AlignTop);
    grid->addWidget(m_fields[u"method"_s], 2, 1, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_kind, 0, Qt::AlignLeft);
    column->addLayout(grid);
    column->addWidget(m_consent);
    connect(m_kind, &Segments::currentChanged, this, [this] {
        showKind();
        noteNumber();
        if (!m_filling)
            Q_EMIT changed();
    });
    connect(m_method, &QComboBox::activated, this, [this] { m_wanted = m_method->currentData().toString(); });
    connect(m_method, &QComboBox::currentIndexChanged, this, [this] {
        m_fields[u"method"_s]->setState(FieldState::Normal);
        const auto* method = m_methods.find(m_method->currentData().toString());
        m_fields[u"email"_s]->setRequired(method && method->byEmail);
        if (!m_filling)
            Q_EMIT changed();
    });
    connect(m_consent, &QCheckBox::toggled, this, [this] {
        if (!m_filling)
            Q_EMIT changed();
    });
    showKind();
}

AccountKind AccountForm::kind() const { return AccountKind(m_kind->current()); }

// As OwnerForm's: a field that loses the focus while the form goes is not looked at.
AccountForm::~AccountForm()
{
    for (Field* field : std::as_const(m_fields)) {
        if (field->lineEdit())
            field->lineEdit()->disconnect(this);
    }
}

void AccountForm::showKind()
{
    const bool citizen = kind() == AccountKind::Citizen;
    m_fields[u"userName"_s]->setLabel(citizen ? tr("ID number") : tr("Tax code"));
    m_fields[u"fullName"_s]->setLabel(citizen ? tr("Full name") : tr("Name of the organisation"));
    m_fields[u"birthDate"_s]->setLabel(tr("Date of birth"));
    m_fields[u"birthDate"_s]->setVisible(citizen);
    m_fields[u"phone"_s]->setLabel(citizen ? tr("Phone in the person's own name") : tr("Phone"));
    m_fields[u"email"_s]->setLabel(tr("E-mail"));
    for (const auto& name : {u"userName"_s, u"fullName"_s, u"birthDate"_s, u"phone"_s})
        m_fields[name]->setRequired(true);
    fillMethods();
}

void AccountForm::setMethods(const domain::AccountMethods& methods)
{
    m_methods = methods;
    fillMethods();
}

void AccountForm::fillMethods()
{
    m_method->clear();
    int first = -1;
    for (const domain::AccountMethod& method : m_methods.rows) {
        if (std::find(method.kinds.begin(), method.kinds.end(), kind()) == method.kinds.end())
            continue;
        m_method->addItem(methodText(method), method.id);
        const int row = m_method->count() - 1;
        // What this centre does not offer is named, so that the clerk can say so, and cannot be chosen.
        if (auto* model = qobject_cast<QStandardItemModel*>(m_method->model()))
            model->item(row)->setEnabled(method.offered);
        if (method.offered && (first < 0 || method.id == m_wanted))
            first = row;
    }
    m_method->setCurrentIndex(first);
}

domain::CitizenRegistration AccountForm::registration() const
{
    const auto text = [this](const QString& name) { return m_fields[name]->lineEdit()->text().simplified(); };
    domain::CitizenRegistration out;
    out.kind = kind();
    out.method = m_method->currentIndex() >= 0 ? m_method->currentData().toString() : m_wanted;
    out.userName = text(u"userName"_s);
    out.fullName = domain::normalName(text(u"fullName"_s));
    out.birthDate = kind() == AccountKind::Citizen ? domain::parseDate(text(u"birthDate"_s)).value_or(QDate()) : QDate();
    out.phone = text(u"phone"_s);
    out.email = text(u"email"_s);
    out.consent = m_consent->isChecked();
    return out;
}

void AccountForm::set(const domain::CitizenRegistration& given)
{
    m_filling = true;
    m_wanted = given.method;
    m_method->setCurrentIndex(-1);
    m_kind->setCurrent(int(given.kind));
    fillMethods();
    m_fields[u"userName"_s]->lineEdit()->setText(format::idNumber(given.userName));
    m_fields[u"fullName"_s]->lineEdit()->setText(given.fullName);
    m_fields[u"birthDate"_s]->lineEdit()->setText(format::date(given.birthDate));
    m_fields[u"phone"_s]->lineEdit()->setText(format::phone(given.phone));
    m_fields[u"email"_s]->lineEdit()->setText(given.email);
    m_consent->setChecked(given.consent);
    m_filling = false;
    for (const QString& name : texts) {
        m_fields[name]->setSourceGlyph(Icon::Count);
        checkField(name);
    }
    Q_EMIT changed();
}

void AccountForm::fillFromCard(const domain::CitizenCard& card)
{
    m_kind->setCurrent(int(AccountKind::Citizen));
    const auto put = [this](const QString& name, const QString& text) {
        if (text.isEmpty())
            return;
        m_fields[name]->lineEdit()->setText(text);
        m_fields[name]->setSourceGlyph(Icon::Card, tr("From the ID card"));
        checkField(name);
    };
    put(u"birthDate"_s, format::date(card.birthDate));
    put(u"userName"_s, format::idNumber(card.number));
    put(u"fullName"_s, card.fullName);
    m_fields[u"phone"_s]->lineEdit()->setFocus();
}

void AccountForm::setReadOnly(bool readOnly)
{
    for (const QString& name : texts)
        m_fields[name]->setReadOnly(readOnly);
    m_kind->setEnabled(!readOnly);
    m_method->setEnabled(!readOnly);
    m_consent->setEnabled(!readOnly);
}

bool AccountForm::isBlank() const
{
    return std::all_of(texts.begin(), texts.end(), [this](const QString& name) { return m_fields[name]->lineEdit()->text().simplified().isEmpty(); });
}

QString AccountForm::number() const { return m_number; }

void AccountForm::noteNumber()
{
    const auto parsed = domain::parseAccountName(kind(), m_fields[u"userName"_s]->lineEdit()->text());
    const QString number = parsed ? *parsed : QString();
    if (std::exchange(m_number, number) != number)
        Q_EMIT numberGiven();
}

void AccountForm::checkField(const QString& name)
{
    Field* field = m_fields[name];
    const QString text = field->lineEdit()->text().simplified();
    if (text.isEmpty() || m_filling)
        return;
    if (name == "userName"_L1) {
        if (m_number.isEmpty())
            return field->setState(FieldState::Error, faultText(name, kind(), false));
        field->lineEdit()->setText(format::idNumber(m_number));
        QString doubt;
        if (kind() == AccountKind::Citizen) {
            const auto number = domain::parseCitizenNumber(m_number);
            const auto born = domain::parseDate(m_fields[u"birthDate"_s]->lineEdit()->text());
            const auto warnings = number ? domain::checkCitizenNumber(*number, born.value_or(QDate()), domain::Sex::Unknown) : std::vector<domain::Warning>();
            doubt = warnings.empty() ? QString() : reception::identityErrorText(warnings.front().code);
        } else if (const auto number = domain::parseOrganisationNumber(m_number)) {
            const auto warning = domain::checkOrganisationNumber(*number);
            doubt = warning ? reception::identityErrorText(warning->code) : QString();
        }
        return field->setState(doubt.isEmpty() ? FieldState::Normal : FieldState::Warning, doubt);
    }
    if (name == "birthDate"_L1) {
        const auto date = domain::parseDate(text);
        if (!date)
            return field->setState(FieldState::Error, faultText(name, kind(), false));
        field->lineEdit()->setText(format::date(*date));
        checkField(u"userName"_s);
    } else if (name == "phone"_L1) {
        const auto phone = domain::parsePhone(text);
        if (!phone)
            return field->setState(FieldState::Error, faultText(name, kind(), false));
        field->lineEdit()->setText(format::phone(*phone));
        if (domain::checkPhonePrefix(*phone))
            field->setState(FieldState::Warning, tr("Prefix %1 is rarely seen, better ask again").arg(phone->left(3)));
    } else if (name == "email"_L1 && !domain::parseEmail(text)) {
        field->setState(FieldState::Error, faultText(name, kind(), false));
    }
}

domain::CheckedRegistration AccountForm::check(QDate today, bool show)
{
    if (show) {
        for (const QString& name : texts)
            checkField(name); // what was understood is shown as people write it
    }
    const domain::CheckedRegistration checked = domain::checkRegistration(registration(), m_methods, today);
    if (show)
        showFaults(checked.faults);
    return checked;
}

void AccountForm::showFaults(const QStringList& faults)
{
    QWidget* first = nullptr;
    for (const QString& name : QStringList{u"userName"_s, u"fullName"_s, u"birthDate"_s, u"phone"_s, u"email"_s, u"method"_s}) {
        if (!faults.contains(name))
            continue;
        Field* field = m_fields[name];
        field->setState(FieldState::Error, faultText(name, kind(), !field->lineEdit() || field->lineEdit()->text().simplified().isEmpty()));
        first = first ? first : field->editor();
    }
    if (!first && faults.contains(u"consent"_s))
        first = m_consent;
    if (first)
        first->setFocus();
}

void AccountForm::focusFirst()
{
    m_fields[u"userName"_s]->lineEdit()->setFocus();
    m_fields[u"userName"_s]->lineEdit()->selectAll();
}

} // namespace motcua::ui::accounts
