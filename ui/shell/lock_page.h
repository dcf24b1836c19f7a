#pragma once

#include <QWidget>

namespace motcua::services {
class Session;
}

namespace motcua::ui {

class ActionButton;
class Field;
class TextLabel;

//! The locked screen: nothing of the work shows, the password opens it again, also without the centre.
class LockPage : public QWidget
{
    Q_OBJECT

public:
    explicit LockPage(services::Session& session, QWidget* parent = nullptr);

    void prepare();

Q_SIGNALS:
    void signOutRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void submit();

    services::Session& m_session;
    TextLabel* m_name;
    TextLabel* m_post;
    Field* m_password;
    ActionButton* m_unlock;
};

} // namespace motcua::ui
