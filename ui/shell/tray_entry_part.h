#pragma once

#include "domain/result.h"
#include "services/sync_status.h"
#include "ui/kit/panes.h"

#include <optional>

namespace motcua::services {
class Office;
}

namespace motcua::ui {

class ActionButton;
class Field;
class TextLabel;

//! The foot of the tray about the one entry that is chosen: why it stands there, since when, and what can be done about it. Seen for
//! what needs a look and for what was let go of. GUI thread.
class TrayEntryPart : public Surface
{
    Q_OBJECT

public:
    explicit TrayEntryPart(services::Office& office, QWidget* parent = nullptr);

    void showEntry(const services::TrayEntry* entry); //!< nullptr: nothing is chosen
    //! What helps this entry most: choose, try again, read again or bring back.
    void act();
    //! Esc: the question for a reason goes. False where none was asked.
    bool stopAsking();

Q_SIGNALS:
    void mergeRequested(const QString& commandId);
    void recordRequested(const QString& commandType, const QString& recordId);
    void changed(); //!< the tray has another state now
    void said(bool good, const QString& sentence);

private:
    void askReason(bool ask);
    void drop();
    void failed(const Error& error);
    void refresh(const services::TrayEntry& entry);

    services::Office& m_office;
    std::optional<services::TrayEntry> m_entry;
    TextLabel* m_title;
    TextLabel* m_why;
    TextLabel* m_times;
    ActionButton* m_look;
    ActionButton* m_act;
    ActionButton* m_let;
    Field* m_reason;
    ActionButton* m_confirm;
    bool m_pending = false;
};

} // namespace motcua::ui
