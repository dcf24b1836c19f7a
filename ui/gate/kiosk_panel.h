#pragma once

#include "ui/gate/gate_source.h"
#include "ui/gate/tool_panel.h"

class QLineEdit;

namespace motcua::ui {

class ActionButton;
class Field;
class TextLabel;

//! The supervisor's code: locks the machine to the gate's screen (chosen twice), and lets out of it.
class KioskPanel : public ToolPanel
{
    Q_OBJECT

public:
    explicit KioskPanel(GateSource source, QWidget* parent = nullptr);
    void start();

    static constexpr int shortestCode = 4;
    static constexpr int mostTries = 5;
    static constexpr int waitMs = 30'000; //!< after so many wrong ones

Q_SIGNALS:
    void turned(bool on);

private:
    void give();
    void enter();
    void leave();

    GateSource m_source;
    TextLabel* m_words;
    QLineEdit* m_code;
    QLineEdit* m_again;
    Field* m_codeField;
    Field* m_againField;
    ActionButton* m_button;
    int m_wrong = 0;
    bool m_busy = false;
};

//! While the kiosk is on: the window is not closed, and keys that lead elsewhere (Ctrl, Alt, F11) do nothing. GUI thread.
class KioskGuard : public QObject
{
    Q_OBJECT

public:
    KioskGuard(QWidget* page, std::function<bool()> on);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* m_page;
    std::function<bool()> m_on;
};

} // namespace motcua::ui
