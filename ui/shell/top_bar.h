#pragma once

#include "ui/kit/panes.h"
#include "ui/shell/find_anything.h"

#include <QTimer>

class QMenu;

namespace motcua::services {
class Office;
}

namespace motcua::ui {

class ActionButton;
class SearchBox;
class SuggestList;
class SyncChip;
class Toast;

//! The line above all pages: search, sync state, the person, lock. GUI thread.
class TopBar : public Surface
{
    Q_OBJECT

public:
    //! `screens`: those that this official may use; office and screens outlive this.
    TopBar(services::Office& office, const Navigation& screens, QWidget* parent = nullptr);

    [[nodiscard]] SyncChip* chip() const { return m_chip; }
    void focusSearch();
    //! The screen that is shown: what may be found depends on it.
    void setScreen(const QString& id);
    //! What is open here stays this official's until the shift's end, with or without a line.
    void keepForShift();

Q_SIGNALS:
    void placeChosen(const motcua::ui::FoundPlace& place);
    void lockRequested();
    void signOutRequested();
    void trayToggled(bool open);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void search();
    void refreshStatus();

    services::Office& m_office;
    SearchBox* m_search;
    SuggestList* m_results;
    FindAnything* m_find;
    SyncChip* m_chip;
    ActionButton* m_person;
    Toast* m_toast = nullptr;
    QTimer m_pause{this};
};

} // namespace motcua::ui
