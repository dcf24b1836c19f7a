#pragma once

#include "ui/gate/tool_panel.h"

class QLineEdit;

namespace motcua::ui {

//! F5: the printed number of a pass, typed by hand.
class CodePanel : public ToolPanel
{
    Q_OBJECT

public:
    explicit CodePanel(QWidget* parent = nullptr);
    void start();

Q_SIGNALS:
    void typed(const QString& code);

private:
    void give();
    QLineEdit* m_edit;
};

} // namespace motcua::ui
