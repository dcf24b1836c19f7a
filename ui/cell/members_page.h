#pragma once

#include "services/member_roster.h"
#include "ui/shell/page.h"

#include <QTimer>

class QListView;
class QStackedWidget;
class QVBoxLayout;

namespace motcua::services {
class RegistrationDesk;
}

namespace motcua::ui {

class ActionButton;
class CellChooser;
class GateListModel;
class ListStack;
class PaneHeader;
class SearchBox;
class Tabs;
class TextLabel;
class Toast;

//! The cell's members: its own list held against who has registered. Right the chosen person with the reason of the match, or a file
//! that is being looked at before it becomes the list. Who keeps several cells chooses one of them. Works without a line.
class MembersPage : public Page
{
    Q_OBJECT

public:
    //! The desk outlives the page.
    MembersPage(services::RegistrationDesk& desk, std::function<QDateTime()> now, QWidget* parent = nullptr);

    [[nodiscard]] QList<KeyHint> keyHints() const override;
    //! A registration's id, or a person's key: that member is chosen.
    void open(const QString& argument) override;
    [[nodiscard]] QByteArray saveState() const override; //!< the cell
    void restoreState(const QByteArray& state) override;

    enum class Show { All, Missing, Waiting, Approved, OffRoster };

public Q_SLOTS:
    void refresh();
    void lookAtFile(const QString& path); //!< chosen or dropped

protected:
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    QWidget* buildList();
    QWidget* buildPreview();
    void fill();
    void showPerson();
    void showPreview(const services::RosterPreview& preview);
    void takePreview();
    void leavePreview();
    void undo();
    void showCell();
    bool chooseWanted();
    void seekElsewhere();
    void chooseFile();
    void assist();
    [[nodiscard]] bool shows(const services::MemberEntry& entry) const;
    [[nodiscard]] const services::MemberEntry* current() const;

    services::RegistrationDesk& m_desk;
    std::function<QDateTime()> m_now;
    services::MemberDirectory m_directory;
    std::optional<services::RosterPreview> m_preview;
    QTimer m_soon{this};
    quint64 m_turn = 0;    //!< of files that are looked at
    quint64 m_reading = 0; //!< of the members that are read
    QString m_toOpen;
    QString m_taken; //!< the cell whose list can be undone from the toast

    PaneHeader* m_head = nullptr;
    SearchBox* m_search = nullptr;
    CellChooser* m_cells = nullptr;
    Tabs* m_tabs = nullptr;
    QListView* m_list = nullptr;
    GateListModel* m_model = nullptr;
    ListStack* m_stack = nullptr;
    TextLabel* m_source = nullptr;
    QStackedWidget* m_right = nullptr;
    PaneHeader* m_personHead = nullptr;
    QVBoxLayout* m_person = nullptr;
    PaneHeader* m_previewHead = nullptr;
    QVBoxLayout* m_previewFacts = nullptr;
    ActionButton* m_take = nullptr;
    ActionButton* m_assist = nullptr;
    Toast* m_toast = nullptr;
};

} // namespace motcua::ui
