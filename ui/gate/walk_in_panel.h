#pragma once

#include "ui/gate/tool_panel.h"

class QLineEdit;

namespace motcua::ui {

class Field;

//! F8: somebody without a code shows identity card and invitation: name, unit, number of the invitation.
class WalkInPanel : public ToolPanel
{
    Q_OBJECT

public:
    explicit WalkInPanel(QWidget* parent = nullptr);
    void start();

Q_SIGNALS:
    void given(const QString& fullName, const QString& unit, const QString& invitation);

private:
    void give();
    Field* add(QLineEdit*& edit, const QString& label, const QString& name, bool required);

    QLineEdit* m_name = nullptr;
    QLineEdit* m_unit = nullptr;
    QLineEdit* m_invitation = nullptr;
    Field* m_nameField;
    Field* m_unitField;
    Field* m_invitationField;
};

} // namespace motcua::ui
