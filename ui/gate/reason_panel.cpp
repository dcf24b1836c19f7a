#include "ui/gate/reason_panel.h"

#include "ui/kit/action_button.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"

#include <QBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace motcua::ui {

ReasonPanel::ReasonPanel(QWidget* parent)
    : ToolPanel(tr("Let in with a reason"), parent)
    , m_name(paneTitle({}))
    , m_second(bodyLabel({}))
    , m_edit(new QLineEdit)
{
    m_name->setObjectName(u"reasonName"_s);
    body()->addWidget(m_name);
    body()->addWidget(m_second);
    body()->addSpacing(8);
    m_edit->setObjectName(u"admitReason"_s);
    m_edit->setMaxLength(300);
    m_field = new Field(tr("Reason"), m_edit);
    m_field->setRequired(true);
    body()->addWidget(m_field);
    auto* row = new QHBoxLayout;
    auto* admit = new ActionButton(ButtonKind::Primary, tr("Let in"));
    admit->setKeyText(tr("Enter"));
    admit->setObjectName(u"admitNow"_s);
    row->addWidget(admit);
    row->addStretch(1);
    body()->addLayout(row);
    body()->addStretch(1);
    connect(m_edit, &QLineEdit::returnPressed, this, &ReasonPanel::give);
    connect(admit, &ActionButton::clicked, this, &ReasonPanel::give);
}

void ReasonPanel::start(const domain::Pass& pass)
{
    m_pass = pass;
    m_name->setText(pass.fullName);
    m_second->setText(pass.position.isEmpty() || pass.unit.isEmpty() ? pass.position + pass.unit : pass.position + u", "_s + pass.unit);
    m_edit->clear();
    m_field->setState(FieldState::Normal);
    m_edit->setFocus(Qt::OtherFocusReason);
}

void ReasonPanel::give()
{
    const QString reason = m_edit->text().simplified();
    if (reason.isEmpty()) {
        m_field->setState(FieldState::Error, tr("Write the reason first"));
        m_edit->setFocus();
        return;
    }
    Q_EMIT given(m_pass, reason);
}

} // namespace motcua::ui
