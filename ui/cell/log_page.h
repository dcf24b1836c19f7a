#pragma once

#include "services/decision_log.h"
#include "services/registration_desk.h"
#include "ui/shell/page.h"

#include <QTimer>

class QComboBox;
class QListView;
class QVBoxLayout;

namespace motcua::ui {

class ActionButton;
class GateListModel;
class ListStack;
class PaneHeader;
class SearchBox;
class Tabs;
class TextLabel;
class Toast;

//! "Nhật ký duyệt": who decided what and when, by officer, day and decision; right the registration itself with its picture and all its
//! steps. What is on screen goes into a file where this official may take party data out. Works without a line.
class LogPage : public Page
{
    Q_OBJECT

public:
    //! The desk outlives the page.
    LogPage(services::RegistrationDesk& desk, std::function<QDateTime()> now, QWidget* parent = nullptr);

    [[nodiscard]] QList<KeyHint> keyHints() const override;
    //! A registration's id: its newest decision is chosen.
    void open(const QString& argument) override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray& state) override;

    enum class Show { All, Approved, Returned, Refused };

    //! Without asking for the name.
    void writeTo(const QString& path);

public Q_SLOTS:
    void refresh();

protected:
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    QWidget* buildList();
    void fill();
    void fillDeciders();
    void showLine();
    void showDetail(const services::RegistrationDetail& detail, const services::DecisionLine& line);
    void askPath();
    [[nodiscard]] services::DecisionFilter filter() const;
    [[nodiscard]] const services::DecisionLine* current() const;
    [[nodiscard]] QString keyOf(const services::DecisionLine& line) const;

    services::RegistrationDesk& m_desk;
    std::function<QDateTime()> m_now;
    std::vector<services::DecisionLine> m_lines; //!< all of them
    std::vector<services::DecisionLine> m_shown;
    QString m_toOpen;
    QTimer m_soon{this};
    quint64 m_turn = 0;

    PaneHeader* m_head = nullptr;
    SearchBox* m_search = nullptr;
    QComboBox* m_deciders = nullptr;
    QComboBox* m_days = nullptr;
    Tabs* m_tabs = nullptr;
    QListView* m_list = nullptr;
    GateListModel* m_model = nullptr;
    ListStack* m_stack = nullptr;
    TextLabel* m_note = nullptr;
    ActionButton* m_export = nullptr;
    PaneHeader* m_detailHead = nullptr;
    QVBoxLayout* m_detail = nullptr;
    ActionButton* m_member = nullptr;
    Toast* m_toast = nullptr;
};

} // namespace motcua::ui
