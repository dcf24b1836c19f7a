#pragma once

#include "domain/meeting.h"
#include "ui/gate/tool_panel.h"

class QLineEdit;

namespace motcua::ui {

class Field;
class TextLabel;

//! F6, or a name chosen in F3: let this very person in, with a reason. Stays about the same person whatever is scanned
//! meanwhile.
class ReasonPanel : public ToolPanel
{
    Q_OBJECT

public:
    explicit ReasonPanel(QWidget* parent = nullptr);
    void start(const domain::Pass& pass);

Q_SIGNALS:
    void given(const motcua::domain::Pass& pass, const QString& reason);

private:
    void give();

    domain::Pass m_pass;
    TextLabel* m_name;
    TextLabel* m_second;
    QLineEdit* m_edit;
    Field* m_field;
};

} // namespace motcua::ui
