#pragma once

#include "services/dossier_book.h"
#include "ui/kit/panes.h"

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
    explicit TopBar(services::Office& office, QWidget* parent = nullptr);

    [[nodiscard]] SyncChip* chip() const { return m_chip; }
    void focusSearch();

Q_SIGNALS:
    void dossierChosen(const QString& id);
    void lockRequested();
    void signOutRequested();
    void trayToggled(bool open);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void search();
    void refreshStatus();
    void keepForShift();

    services::Office& m_office;
    SearchBox* m_search;
    SuggestList* m_results;
    SyncChip* m_chip;
    ActionButton* m_person;
    Toast* m_toast = nullptr;
    QTimer m_pause;
    int m_asked = 0;
};

} // namespace motcua::ui
