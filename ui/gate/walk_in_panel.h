#pragma once

#include "domain/identity.h"
#include "ui/gate/gate_source.h"
#include "ui/gate/tool_panel.h"

class QLineEdit;
class QListView;

namespace motcua::ui {

class Field;
class GateListModel;
class TextLabel;

//! F8, or an identity card in front of the lens: somebody without a code shows card and invitation. The number of the invitation is
//! checked against what this machine holds and brings the unit along; people of the same name on the list are offered first.
//! Of the card only the name is taken.
class WalkInPanel : public ToolPanel
{
    Q_OBJECT

public:
    explicit WalkInPanel(GateSource source, QWidget* parent = nullptr);
    void start();
    void start(const domain::CitizenCard& card);

Q_SIGNALS:
    void given(const motcua::services::WalkIn& person);
    //! On the list after all: let in by name.
    void onTheList(const motcua::domain::Pass& pass);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void clear();
    void next();
    void give();
    void lookForName();
    void lookForInvitation();
    void choose(int row);
    Field* add(QLineEdit*& edit, const QString& label, const QString& name, bool required);

    GateSource m_source;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_invitation = nullptr;
    QLineEdit* m_unit = nullptr;
    Field* m_nameField;
    Field* m_invitationField;
    Field* m_unitField;
    TextLabel* m_sameTitle;
    QListView* m_same;
    GateListModel* m_sameModel;
    std::vector<domain::Pass> m_found;
    QString m_filledUnit; //!< that the invitation brought
    bool m_fromCard = false;
    QString m_cardNumber;
    quint64 m_turn = 0;
};

} // namespace motcua::ui
