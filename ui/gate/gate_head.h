#pragma once

#include "domain/meeting.h"
#include "ui/kit/sync_chip.h"

#include <QWidget>

namespace motcua::ui {

class ActionButton;
class TextLabel;

//! The gate's own top line: which meeting, which gate (a press changes it), sync, time, lock.
class GateHead : public QWidget
{
    Q_OBJECT

public:
    explicit GateHead(QWidget* parent = nullptr);

    //! `beside`: how many other meetings the door serves.
    void setMeeting(const domain::Meeting& meeting, const QString& gate, int beside = 0);
    void setSync(const SyncSummary& summary);
    void setTime(const QTime& time);
    //! `possible`: there is a way to lock to this screen; `on`: it is locked, and nothing here leads away.
    void setKiosk(bool possible, bool on);

Q_SIGNALS:
    void changeGateRequested();
    void trayRequested();
    void lockRequested();
    void kioskRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* m_title;
    TextLabel* m_place;
    ActionButton* m_gate;
    SyncChip* m_sync;
    TextLabel* m_time;
    ActionButton* m_lock;
    ActionButton* m_kiosk;
    bool m_locked = false;
};

} // namespace motcua::ui
