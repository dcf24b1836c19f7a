#pragma once

#include "ui/kit/panes.h"

#include <QTimer>

class QListView;

namespace motcua::services {
class Office;
}

namespace motcua::ui {

class ActionButton;
class Field;
class ListStack;
class TextLabel;
class TrayModel;

//! "Work sent to the server": what needs a look, what waits and why, what was sent. Send now; look at the record; let go of a
//! refused or conflicting piece of work, with a reason. GUI thread.
class TrayPane : public Surface
{
    Q_OBJECT

public:
    explicit TrayPane(services::Office& office, QWidget* parent = nullptr);

    void reload();

Q_SIGNALS:
    void closeRequested();
    void recordRequested(const QString& commandType, const QString& recordId);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeEntryPart();
    void showEntry();
    void askReason(bool ask);
    void drop();
    void refreshFoot();

    services::Office& m_office;
    TrayModel* m_model;
    QListView* m_list;
    ListStack* m_stack;
    QWidget* m_entryPart;
    TextLabel* m_entryTitle;
    TextLabel* m_entryWhy;
    TextLabel* m_entryTimes;
    ActionButton* m_look;
    ActionButton* m_let;
    Field* m_reason;
    ActionButton* m_confirm;
    TextLabel* m_foot;
    QString m_current; //!< command id
    QTimer m_second;
    bool m_pending = false;
};

} // namespace motcua::ui
