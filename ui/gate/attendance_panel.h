#pragma once

#include "ui/gate/gate_source.h"
#include "ui/gate/tool_panel.h"

#include <QTimer>

class QComboBox;
class QListView;

namespace motcua::ui {

class GateListModel;
class ListStack;
class SearchBox;
class Segments;
class TextLabel;

//! F9: who came, who is inside, who has not come; by name, a list a meeting. Follows what other gates record.
class AttendancePanel : public ToolPanel
{
    Q_OBJECT

public:
    explicit AttendancePanel(GateSource source, QWidget* parent = nullptr);
    void start();
    //! The desk's lists have moved.
    void refresh();

    //! No files and no printer while the screen is locked.
    void setExports(bool allowed);

Q_SIGNALS:
    void said(const QString& words, bool good);

private:
    [[nodiscard]] domain::Meeting meeting() const;
    void exportAs(services::ListFormat format);
    void print();
    enum Show { All, Came, Missing };
    void look();
    void fill();

    GateSource m_source;
    QComboBox* m_meeting; //!< where the door serves several
    std::vector<domain::Meeting> m_meetings;
    QWidget* m_exports;
    SearchBox* m_box;
    Segments* m_show;
    TextLabel* m_count;
    ListStack* m_stack;
    QListView* m_list;
    GateListModel* m_model;
    std::vector<services::AttendanceRow> m_rows;
    QTimer m_soon; //!< many scans, one reading
    quint64 m_turn = 0;
};

} // namespace motcua::ui
