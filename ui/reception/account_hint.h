#pragma once

#include "domain/dossier.h"

#include <QTimer>
#include <QWidget>

namespace motcua::services {
class Office;
} // namespace motcua::services

namespace motcua::ui {
class ActionButton;
class TextLabel;
} // namespace motcua::ui

namespace motcua::ui::reception {

//! Whether the owner has an account for online dossiers, and the way to open one. Asks the centre when the number is whole and has stood
//! for a moment; says nothing without a line, or where this official opens none. GUI thread.
class AccountHint : public QWidget
{
    Q_OBJECT

public:
    explicit AccountHint(services::Office& office, QWidget* parent = nullptr);

    void look(const domain::Person& owner);

Q_SIGNALS:
    void openRequested(const QString& argument); //!< for the accounts' page

private:
    void ask();

    services::Office& m_office;
    TextLabel* m_words;
    ActionButton* m_open;
    domain::Person m_owner;
    QTimer m_pause{this};
    int m_asked = 0;
};

} // namespace motcua::ui::reception
