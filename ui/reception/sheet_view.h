#pragma once

#include <QImage>
#include <QPolygonF>
#include <QWidget>

namespace motcua::ui::reception {

//! The camera's picture of a sheet with its four corners. Live: what is seen. Held: a taken picture whose corners a person may move,
//! with the mouse or by keys (1–4 choose one, arrows move it, with Shift by little). GUI thread.
class SheetView : public QWidget
{
    Q_OBJECT

public:
    explicit SheetView(QWidget* parent = nullptr);

    void showLive(const QImage& frame, const QPolygonF& corners);
    //! Without four corners the whole picture is taken for the sheet.
    void hold(const QImage& picture, const QPolygonF& corners);
    void release();
    [[nodiscard]] bool isHeld() const { return m_held; }
    [[nodiscard]] const QImage& picture() const { return m_picture; }
    [[nodiscard]] const QPolygonF& corners() const { return m_corners; } //!< clockwise from the top left, in the picture's pixels
    void turn(); //!< by a quarter, clockwise
    void useWhole();

    QSize sizeHint() const override { return {560, 420}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QRectF target() const;
    [[nodiscard]] QPointF toScreen(QPointF inPicture) const;
    void move(int corner, QPointF inPicture);

    QImage m_picture;
    QImage m_shown; //!< no larger than a screen
    QPolygonF m_corners;
    int m_corner = 0;
    bool m_held = false;
    bool m_dragging = false;
};

} // namespace motcua::ui::reception
