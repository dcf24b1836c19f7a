#pragma once

#include "services/meeting_office.h"
#include "ui/gate/tool_panel.h"

class QCheckBox;
class QDateTimeEdit;
class QLineEdit;
class QSpinBox;

namespace motcua::ui {

class ActionButton;
class Field;
class TextLabel;

//! Calls a meeting or changes one: title, place, hours, gates, whether who left may come in again.
class MeetingForm : public ToolPanel
{
    Q_OBJECT

public:
    explicit MeetingForm(QWidget* parent = nullptr);
    //! `proposed`: the start of a new one, local time.
    void start(const domain::Meeting& meeting, const QDateTime& proposed);
    void showError(const QString& words);

Q_SIGNALS:
    void given(const motcua::domain::Meeting& meeting);

private:
    void give();

    domain::Meeting m_meeting;
    QLineEdit* m_title;
    QLineEdit* m_place;
    QLineEdit* m_gates;
    QDateTimeEdit* m_starts;
    QSpinBox* m_opensBefore; //!< minutes
    QSpinBox* m_lasts;       //!< minutes until nobody is admitted any more
    QCheckBox* m_reEntry;
    Field* m_titleField;
    Field* m_gatesField;
    TextLabel* m_error;
    ActionButton* m_button;
};

//! One unit: number, name, telephone, mailbox, seats. Stays open for the next one.
class InviteForm : public ToolPanel
{
    Q_OBJECT

public:
    explicit InviteForm(QWidget* parent = nullptr);
    //! `number`: proposed, one more than the last.
    void start(const QString& number);
    void showError(const Error& error);

Q_SIGNALS:
    void given(const motcua::services::UnitInvitation& unit);

private:
    void give();

    QLineEdit* m_number;
    QLineEdit* m_unit;
    QLineEdit* m_phone;
    QLineEdit* m_email;
    QSpinBox* m_seats;
    Field* m_numberField;
    Field* m_unitField;
    Field* m_phoneField;
    Field* m_emailField;
};

//! Why something is taken back; nothing happens without a reason.
class TakeBackForm : public ToolPanel
{
    Q_OBJECT

public:
    explicit TakeBackForm(QWidget* parent = nullptr);
    void start(const QString& what);

Q_SIGNALS:
    void given(const QString& reason);

private:
    TextLabel* m_what;
    QLineEdit* m_reason;
    Field* m_field;
};

//! "12/GM-UBND" → "13/GM-UBND"; empty where there is no number to count on.
[[nodiscard]] QString nextInvitationNumber(const QString& last);

} // namespace motcua::ui
