#pragma once

#include "ui/gate/gate_source.h"

#include <QWidget>

class QListView;

namespace motcua::ui {

class ActionButton;
class GateListModel;
class ListStack;
class TextLabel;

//! Which meeting, which gate: two lists on one page, the keyboard goes left to right and Enter starts. GUI thread.
class GateChooser : public QWidget
{
    Q_OBJECT

public:
    explicit GateChooser(GateSource source, QWidget* parent = nullptr);
    //! Reads the meetings; the one chosen before stays chosen.
    void start();
    void takeFocus();
    //! After a sync: the same without moving the keyboard.
    void refresh();
    //! A way back exists only where a gate was chosen before.
    void setCanClose(bool can);

Q_SIGNALS:
    void chosen(); //!< the desk has it
    void closed();
    void signOutRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fillMeetings();
    void showGates();
    void turnAlso();
    void begin();
    //! Of the marked ones those that the door can serve beside this meeting: same hall, not over.
    [[nodiscard]] QStringList alsoBeside(const domain::Meeting& meeting) const;

    GateSource m_source;
    bool m_focusWanted = false; //!< the list is not shown before its rows are there
    std::vector<domain::Meeting> m_meetings;
    QStringList m_also; //!< meetings that the same door serves
    QListView* m_meetingList;
    QListView* m_gateList;
    GateListModel* m_meetingModel;
    GateListModel* m_gateModel;
    ListStack* m_stack;
    ActionButton* m_begin;
    ActionButton* m_alsoButton;
    ActionButton* m_close;
    TextLabel* m_message;
};

} // namespace motcua::ui
