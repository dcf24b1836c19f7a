#include "ui/meetings/guest_forms.h"

#include "domain/names.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui {

namespace {

QLineEdit* edit(const QString& name, int longest)
{
    auto* line = new QLineEdit;
    line->setObjectName(name);
    line->setMaxLength(longest);
    return line;
}

ActionButton* addButton(QVBoxLayout* body, const QString& words, const QString& name)
{
    auto* row = new QHBoxLayout;
    auto* button = new ActionButton(ButtonKind::Primary, words);
    button->setObjectName(name);
    row->addWidget(button);
    row->addStretch(1);
    body->addLayout(row);
    body->addStretch(1);
    return button;
}

} // namespace

GuestForm::GuestForm(QWidget* parent)
    : ToolPanel(tr("Name a person"), parent)
    , m_name(edit(u"guestName"_s, 100))
    , m_position(edit(u"guestPosition"_s, 200))
    , m_email(edit(u"guestEmail"_s, 200))
{
    m_nameField = new Field(tr("Full name"), m_name);
    m_nameField->setRequired(true);
    body()->addWidget(m_nameField);
    body()->addWidget(new Field(tr("Position"), m_position));
    m_emailField = new Field(tr("Mailbox of this person"), m_email);
    m_emailField->setRequired(true);
    body()->addWidget(m_emailField);
    auto* button = addButton(body(), tr("Send the code"), u"nameGuest"_s);
    connect(button, &ActionButton::clicked, this, &GuestForm::give);
    for (QLineEdit* line : {m_name, m_position, m_email})
        connect(line, &QLineEdit::returnPressed, this, &GuestForm::give);
}

void GuestForm::start(const QString& unit)
{
    setTitle(tr("Name a person for %1").arg(unit));
    for (QLineEdit* line : {m_name, m_position, m_email})
        line->clear();
    m_nameField->setState(FieldState::Normal);
    m_emailField->setHint(tr("The code goes there at once; a mailbox is one person's"));
    m_name->setFocus(Qt::OtherFocusReason);
}

void GuestForm::showError(const Error& error)
{
    if (error.code == "email_twice"_L1)
        m_emailField->setState(FieldState::Error, tr("Somebody of this unit has this mailbox already"));
    else if (error.code == "seats_full"_L1)
        m_nameField->setState(FieldState::Error, tr("All seats of this unit are taken"));
    else
        m_nameField->setState(FieldState::Error, describe(error));
}

void GuestForm::give()
{
    services::MeetingGuest guest;
    guest.fullName = domain::normalName(m_name->text());
    guest.position = m_position->text().simplified();
    guest.email = m_email->text().trimmed();
    const bool mail = guest.email.indexOf(u'@') > 0 && guest.email.lastIndexOf(u'.') > guest.email.indexOf(u'@');
    m_nameField->setState(guest.fullName.isEmpty() ? FieldState::Error : FieldState::Normal, guest.fullName.isEmpty() ? tr("Who comes") : QString());
    m_emailField->setState(mail ? FieldState::Normal : FieldState::Error, mail ? QString() : tr("As name@unit.gov.vn"));
    if (guest.fullName.isEmpty() || !mail) {
        (guest.fullName.isEmpty() ? m_name : m_email)->setFocus();
        return;
    }
    Q_EMIT given(guest);
}

PassGatesForm::PassGatesForm(QWidget* parent)
    : ToolPanel(tr("Gates of a code"), parent)
    , m_who(bodyLabel({}))
    , m_error(meaningLabel(Meaning::Danger, tr("At least one gate")))
    , m_boxes(new QVBoxLayout)
{
    m_who->setWordWrap(true);
    body()->addWidget(m_who);
    body()->addLayout(m_boxes);
    m_error->hide();
    body()->addWidget(m_error);
    auto* button = addButton(body(), tr("Save"), u"savePassGates"_s);
    connect(button, &ActionButton::clicked, this, &PassGatesForm::give);
}

void PassGatesForm::start(const QString& who, const QStringList& gates, const QStringList& chosen)
{
    m_who->setText(tr("The code of %1 lets in at:").arg(who));
    m_error->hide();
    for (QCheckBox* box : m_gates)
        delete box;
    m_gates.clear();
    for (const QString& gate : gates) {
        auto* box = new QCheckBox(gate);
        box->setChecked(chosen.isEmpty() || chosen.contains(gate));
        m_boxes->addWidget(box);
        m_gates.push_back(box);
    }
    if (!m_gates.empty())
        m_gates.front()->setFocus(Qt::OtherFocusReason);
}

void PassGatesForm::give()
{
    QStringList gates;
    for (const QCheckBox* box : m_gates) {
        if (box->isChecked())
            gates << box->text();
    }
    m_error->setVisible(gates.isEmpty());
    if (gates.isEmpty())
        return;
    Q_EMIT given(gates.size() == qsizetype(m_gates.size()) ? QStringList() : gates);
}

} // namespace motcua::ui
