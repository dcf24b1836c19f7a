#pragma once

#include "domain/gate_reason.h"
#include "services/check_in_desk.h"
#include "ui/gate/tool_panel.h"

#include <vector>

class QLineEdit;
class QListView;

namespace motcua::ui {

class ActionButton;
class Field;
class GateListModel;
class Segments;
class TextLabel;

//! A decision by hand. `Admit` (F6, or a name chosen in F3): let this very person in. `Incident` (F7): write down what happened, or
//! refuse somebody; F7 again changes between the two. A digit in the empty field picks a reason and, but for a note, decides at once;
//! words and Enter do it in words. Stays about the same person whatever is scanned meanwhile.
class ReasonPanel : public ToolPanel
{
    Q_OBJECT

public:
    enum class Use { Admit, Incident };
    enum class Deed { Admit, Refuse, Note };

    explicit ReasonPanel(Use use, QWidget* parent = nullptr);
    //! `who`: an empty id is nobody of the list, `name` is then what is shown.
    void start(const domain::Pass& who, const QString& name = {});
    void turn(); //!< note or refusal
    [[nodiscard]] Deed deed() const;
    //! Under the form: what was written down so far (Incident).
    void setHistory(const std::vector<services::GateVerdict>& incidents);

Q_SIGNALS:
    void given(motcua::ui::ReasonPanel::Deed deed, const motcua::domain::Pass& pass, const motcua::services::GateDecision& decision);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showReasons();
    void pick(int row);
    void give();
    void decide(const services::GateDecision& decision);

    Use m_use;
    domain::Pass m_pass;
    std::vector<domain::GateReason> m_shown;
    int m_picked = -1;
    TextLabel* m_name;
    TextLabel* m_second;
    Segments* m_deed = nullptr;
    QListView* m_list;
    GateListModel* m_model;
    QLineEdit* m_edit;
    Field* m_field;
    ActionButton* m_button;
    TextLabel* m_historyTitle = nullptr;
    QListView* m_history = nullptr;
    GateListModel* m_historyModel = nullptr;
};

} // namespace motcua::ui
