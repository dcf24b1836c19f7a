#include "ui/gate/code_panel.h"

#include "ui/kit/action_button.h"
#include "ui/kit/field.h"

#include <QBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace motcua::ui {

CodePanel::CodePanel(QWidget* parent)
    : ToolPanel(tr("Type a code"), parent)
    , m_edit(new QLineEdit)
{
    m_edit->setObjectName(u"typedCode"_s);
    m_edit->setMaxLength(300);
    m_edit->setAttribute(Qt::WA_InputMethodEnabled, false);
    auto* field = new Field(tr("Code printed on the pass"), m_edit);
    field->setHint(tr("Capitals, spaces and dashes do not matter"));
    body()->addWidget(field);
    auto* row = new QHBoxLayout;
    auto* check = new ActionButton(ButtonKind::Primary, tr("Check the code"));
    check->setKeyText(tr("Enter"));
    check->setObjectName(u"checkCode"_s);
    row->addWidget(check);
    row->addStretch(1);
    body()->addLayout(row);
    body()->addStretch(1);
    connect(m_edit, &QLineEdit::returnPressed, this, &CodePanel::give);
    connect(check, &ActionButton::clicked, this, &CodePanel::give);
}

void CodePanel::start()
{
    m_edit->clear();
    m_edit->setFocus(Qt::OtherFocusReason);
}

void CodePanel::give()
{
    const QString code = m_edit->text().trimmed();
    m_edit->clear();
    m_edit->setFocus();
    if (!code.isEmpty())
        Q_EMIT typed(code);
}

} // namespace motcua::ui
