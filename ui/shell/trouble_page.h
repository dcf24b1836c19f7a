#pragma once

#include "domain/result.h"
#include "services/store_rescue.h"

#include <QWidget>

namespace motcua::ui {

class ActionButton;
class TextLabel;

//! In place of the desk when the data on this machine cannot be opened: what is so, what to do, and the ways out as buttons. The
//! official stays signed in, so that trying again costs one key. GUI thread.
class TroublePage : public QWidget
{
    Q_OBJECT

public:
    explicit TroublePage(QWidget* parent = nullptr);

    //! `folder`: where the data lie, for what only an administrator can mend. `canRescue`: putting them aside is offered.
    void show(const Error& error, const QString& folder, bool canRescue);
    void showRescued(const services::Rescue& rescue);
    void showRescueFailed(const Error& error);
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void tryAgainRequested();
    void rescueRequested(); //!< put the old files aside, load anew
    void signOutRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void offer(bool rescue, bool rescueFirst);

    TextLabel* m_title;
    TextLabel* m_what;
    TextLabel* m_next;
    TextLabel* m_details;
    ActionButton* m_again;
    ActionButton* m_rescue;
    bool m_rescueFirst = false;
};

//! What a failed opening means and what to do, in words; `next` may name the folder or the free space.
struct Trouble
{
    QString title;
    QString next;
    bool rescue = false;      //!< putting the files aside helps
    bool rescueFirst = false; //!< and nothing else does
};
[[nodiscard]] Trouble troubleOf(const Error& error, const QString& folder);

} // namespace motcua::ui
