#pragma once

#include "services/citizen_turn.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QLineEdit;

namespace motcua::ui {
class ActionButton;
class Field;
class OtpEdit;
class TextLabel;
} // namespace motcua::ui

namespace motcua::ui::accounts {

//! The citizen types the six digits. Made for one code; what was typed goes with the widget.
class CitizenCode : public QWidget
{
    Q_OBJECT

public:
    explicit CitizenCode(services::CitizenTurn& turn, QWidget* parent = nullptr);

private:
    void submit();
    void resend();
    void refresh();
    void say(const QString& sentence);

    services::CitizenTurn& m_turn;
    TextLabel* m_sentTo;
    OtpEdit* m_code;
    TextLabel* m_valid;
    TextLabel* m_message;
    ActionButton* m_resend;
    ActionButton* m_confirm;
    ActionButton* m_sample;
    QTimer m_second;
    bool m_busy = false;
};

//! The citizen chooses a password: twice, with the rules beside it while typing. The fields are thrown away with the widget.
class CitizenPassword : public QWidget
{
    Q_OBJECT

public:
    explicit CitizenPassword(services::CitizenTurn& turn, QWidget* parent = nullptr);

private:
    void submit();
    void refresh();

    services::CitizenTurn& m_turn;
    QLineEdit* m_first;
    QLineEdit* m_second;
    Field* m_firstField;
    Field* m_secondField;
    QHash<QString, TextLabel*> m_rules;
    TextLabel* m_message;
    ActionButton* m_set;
    bool m_busy = false;
};

} // namespace motcua::ui::accounts
