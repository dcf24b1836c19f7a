#pragma once

#include "domain/desk_report.h"
#include "ui/shell/page.h"

#include <QTimer>

#include <functional>

class QListView;
class QStackedWidget;

namespace motcua::services {
class DossierBook;
}

namespace motcua::ui {
class ActionButton;
class DayBars;
class Donut;
class PaneHeader;
class Segments;
class TextLabel;
} // namespace motcua::ui

namespace motcua::ui::reception {

class FormView;
class ReportHead;
class ReportModel;

//! How the agency stands: share in time, what came and went and was carried over, by day, by procedure or holder; a row leads to its
//! open dossiers. The book (form 07) of the same days is shown, printed and saved here. GUI thread.
class DashboardPage : public Page
{
    Q_OBJECT

public:
    DashboardPage(const PageContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void open(const QString& argument) override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray& state) override;
    //! Without asking where; ".xlsx", ".csv" or ".pdf".
    void exportTo(const QString& path);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeFigures();
    QWidget* makeCharts();
    QWidget* makeBook();
    void setPeriod(const domain::ReportPeriod& period);
    void reload();
    void fill(const domain::DeskReport& report);
    void fillRows();
    void readOfficers(const std::function<void()>& then);
    void openRow();
    void showBook();
    void closeBook();
    void say(bool good, const QString& sentence);

    PageContext m_context;
    services::DossierBook& m_book;
    domain::ReportPeriod m_period;
    domain::DeskReport m_report;
    domain::OfficerReport m_officers;
    bool m_officersRead = false;
    int m_asked = 0;
    QTimer m_soon;

    QStackedWidget* m_stack;
    Segments* m_kinds;
    TextLabel* m_title;
    ActionButton* m_next;
    ActionButton* m_export;
    TextLabel* m_said;
    Donut* m_donut;
    TextLabel* m_onTime;
    TextLabel* m_late;
    TextLabel* m_resolved;
    struct Figure
    {
        TextLabel* number = nullptr;
        TextLabel* more = nullptr;
    };
    Figure m_received;
    Figure m_in;
    Figure m_out;
    DayBars* m_days;
    TextLabel* m_daysNote;
    Segments* m_by;
    TextLabel* m_rowsNote;
    ReportHead* m_rowsHead;
    QListView* m_list;
    ReportModel* m_model;
    PaneHeader* m_bookHead;
    FormView* m_form;
};

} // namespace motcua::ui::reception
