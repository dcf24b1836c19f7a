#pragma once

#include "services/citizen_turn.h"
#include "ui/accounts/citizen_place.h"

#include <QPointer>
#include <QWidget>

class QVBoxLayout;

namespace motcua::ui {
class TextLabel;
}

namespace motcua::ui::accounts {

//! The citizen's own window: code and password are typed here and nowhere else, large enough for a stranger to this screen. It shows
//! nothing of the clerk's. A window without a parent; the turn outlives it. Closing it forgets what was typed, not the turn. GUI thread.
class CitizenWindow : public QWidget
{
    Q_OBJECT

public:
    CitizenWindow(services::CitizenTurn& turn, const QString& agency);

    //! Shows it on the screen that placeFor() says. `clerks`: the clerk's window, which it stays in front of on one screen.
    void appear(QWidget* clerks, const QRect& room);
    void moveOn(QWidget* clerks, const QRect& room); //!< to the next screen
    [[nodiscard]] CitizenPlace place() const { return m_place; }

Q_SIGNALS:
    void closed(); //!< by a person

protected:
    void paintEvent(QPaintEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void showStep();
    void put(const CitizenPlace& place, QWidget* clerks);

    services::CitizenTurn& m_turn;
    QPointer<QWidget> m_step;
    int m_shown = -1;
    CitizenPlace m_place;
    QVBoxLayout* m_column;
    TextLabel* m_title;
};

} // namespace motcua::ui::accounts
