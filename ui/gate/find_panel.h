#pragma once

#include "ui/gate/gate_source.h"
#include "ui/gate/tool_panel.h"

class QLineEdit;
class QListView;

namespace motcua::ui {

class GateListModel;
class ListStack;
class SearchBox;

//! F3: a name, with or without marks, and who is meant; Enter chooses. GUI thread.
class FindPanel : public ToolPanel
{
    Q_OBJECT

public:
    explicit FindPanel(GateSource source, QWidget* parent = nullptr);
    void start();

Q_SIGNALS:
    void chosen(const motcua::domain::Pass& pass);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void look();
    void choose();

    GateSource m_source;
    SearchBox* m_box;
    ListStack* m_stack;
    QListView* m_list;
    GateListModel* m_model;
    std::vector<domain::Pass> m_found;
    quint64 m_turn = 0; //!< an answer to earlier letters is dropped
};

} // namespace motcua::ui
