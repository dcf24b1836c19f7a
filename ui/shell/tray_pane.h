#pragma once

#include "domain/result.h"
#include "services/sync_status.h"
#include "ui/kit/panes.h"

#include <QTimer>

class QListView;

namespace motcua::services {
class Office;
class Session;
} // namespace motcua::services

namespace motcua::ui {

class ActionButton;
class ListStack;
class ProgressLine;
class TextLabel;
class TrayEntryPart;
class TrayModel;

//! "Work sent to the server": what needs a look, what waits and why, what was sent, what was let go of; and how this desk stands
//! towards the server. Send now; choose between two versions; look at the record; try again; let go, with a reason; bring back;
//! export as a slip. GUI thread.
class TrayPane : public Surface
{
    Q_OBJECT

public:
    TrayPane(services::Office& office, services::Session& session, QWidget* parent = nullptr);

    void reload();
    //! Writes the unsent work as a slip; says what came of it.
    void exportSlip(const QString& path);
    //! Takes another desk's slip in.
    void takeInSlip(const QString& path);

Q_SIGNALS:
    void closeRequested();
    void mergeRequested(const QString& commandId); //!< the three-way view
    void recordRequested(const QString& commandType, const QString& recordId);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeFoot();
    void askFile(bool save);
    void say(bool good, const QString& sentence);
    void showEntry();
    void refreshFoot();
    void compare();

    services::Office& m_office;
    services::Session& m_session;
    TrayModel* m_model;
    QListView* m_list;
    ListStack* m_stack;
    TrayEntryPart* m_entryPart;
    TextLabel* m_foot;
    TextLabel* m_facts;
    TextLabel* m_uploads;
    ProgressLine* m_uploadLine;
    TextLabel* m_said;
    ActionButton* m_export;
    QString m_current; //!< command id
    QTimer m_second;
};

} // namespace motcua::ui
