#pragma once

#include "services/meeting_office.h"
#include "ui/gate/tool_panel.h"

class QCheckBox;
class QLineEdit;
class QVBoxLayout;

namespace motcua::ui {

class Field;
class TextLabel;

//! Somebody whom the office names for a unit: the code goes to that person at once. Stays open for the next one.
class GuestForm : public ToolPanel
{
    Q_OBJECT

public:
    explicit GuestForm(QWidget* parent = nullptr);
    void start(const QString& unit);
    void showError(const Error& error);

Q_SIGNALS:
    void given(const motcua::services::MeetingGuest& guest);

private:
    void give();

    QLineEdit* m_name;
    QLineEdit* m_position;
    QLineEdit* m_email;
    Field* m_nameField;
    Field* m_emailField;
};

//! Where one code lets in: all gates of the meeting, or some.
class PassGatesForm : public ToolPanel
{
    Q_OBJECT

public:
    explicit PassGatesForm(QWidget* parent = nullptr);
    void start(const QString& who, const QStringList& gates, const QStringList& chosen);

Q_SIGNALS:
    void given(const QStringList& gates); //!< empty = all

private:
    void give();

    TextLabel* m_who;
    TextLabel* m_error;
    QVBoxLayout* m_boxes;
    std::vector<QCheckBox*> m_gates;
};

} // namespace motcua::ui
