#include "ui/gate/walk_in_panel.h"

#include "ui/kit/action_button.h"
#include "ui/kit/field.h"

#include <QBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace motcua::ui {

Field* WalkInPanel::add(QLineEdit*& edit, const QString& label, const QString& name, bool required)
{
    edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setMaxLength(200);
    auto* field = new Field(label, edit);
    field->setRequired(required);
    body()->addWidget(field);
    connect(edit, &QLineEdit::returnPressed, this, &WalkInPanel::give);
    connect(edit, &QLineEdit::textEdited, field, [field] { field->setState(FieldState::Normal); });
    return field;
}

WalkInPanel::WalkInPanel(QWidget* parent)
    : ToolPanel(tr("Register at the gate"), parent)
{
    m_nameField = add(m_name, tr("Full name"), u"walkInName"_s, true);
    m_unitField = add(m_unit, tr("Unit"), u"walkInUnit"_s, true);
    m_invitationField = add(m_invitation, tr("Invitation number"), u"walkInInvitation"_s, false);
    m_invitation->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_invitationField->setHint(tr("As printed on the invitation; may be empty"));
    auto* row = new QHBoxLayout;
    auto* admit = new ActionButton(ButtonKind::Primary, tr("Register and let in"));
    admit->setKeyText(tr("Enter"));
    admit->setObjectName(u"registerWalkIn"_s);
    row->addWidget(admit);
    row->addStretch(1);
    body()->addLayout(row);
    body()->addStretch(1);
    connect(admit, &ActionButton::clicked, this, &WalkInPanel::give);
}

void WalkInPanel::start()
{
    for (QLineEdit* edit : {m_name, m_unit, m_invitation})
        edit->clear();
    m_nameField->setState(FieldState::Normal);
    m_unitField->setState(FieldState::Normal);
    m_name->setFocus(Qt::OtherFocusReason);
}

void WalkInPanel::give()
{
    const QString name = m_name->text().simplified();
    const QString unit = m_unit->text().simplified();
    if (name.isEmpty()) {
        m_nameField->setState(FieldState::Error, tr("Write the name as on the identity card"));
        m_name->setFocus();
        return;
    }
    if (unit.isEmpty()) {
        m_unitField->setState(FieldState::Error, tr("Write the unit as on the invitation"));
        m_unit->setFocus();
        return;
    }
    Q_EMIT given(name, unit, m_invitation->text().simplified());
}

} // namespace motcua::ui
