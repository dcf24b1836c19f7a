#pragma once

#include <QListWidget>

namespace motcua::ui::reception {

//! Thumbnails that a person takes with the mouse to another place; a line shows where they would come to lie. It moves nothing itself.
//! Esc, or letting go where they were, changes nothing. GUI thread.
class PageList : public QListWidget
{
    Q_OBJECT

public:
    explicit PageList(QWidget* parent = nullptr);

    //! The gap that a point of the viewport belongs to: 0 before the first … count() behind the last.
    [[nodiscard]] int gapAt(const QPoint& point) const;
    [[nodiscard]] bool isDragging() const { return m_dragging; }

Q_SIGNALS:
    void dropped(int row, int gap); //!< the page of `row` is to lie in that gap, counted before it is taken out

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void stop();

    QPoint m_pressed;
    QPoint m_at;
    int m_row = -1;
    int m_scroll = 0; //!< timer that scrolls while the pointer is at an edge
    bool m_dragging = false;
};

} // namespace motcua::ui::reception
