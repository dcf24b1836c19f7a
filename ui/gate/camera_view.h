#pragma once

#include "ui/kit/tokens.h"

#include <QImage>
#include <QPolygonF>
#include <QWidget>

namespace motcua::ui {

//! The camera's picture, filling its place, with the code outlined; or why there is none. Paints what it is given, decides
//! nothing.
class CameraView : public QWidget
{
    Q_OBJECT

public:
    explicit CameraView(QWidget* parent = nullptr);

    void setFrame(const QImage& frame);
    //! Corners in pixels of a picture of `frame` size. An empty one: no outline.
    void setCode(const QPolygonF& corners, const QSize& frame, Meaning meaning);
    void setMeaning(Meaning meaning);
    //! "Máy ảnh 1, đọc trong 38 ms"
    void setCaption(const QString& caption);
    //! Instead of the picture. Empty words: the picture.
    void setProblem(const QString& what, const QString& next);

    //! As in a mirror, outline and all; what is read is the camera's own picture.
    void setMirrored(bool mirrored);

    [[nodiscard]] bool isMirrored() const { return m_mirrored; }
    [[nodiscard]] QString caption() const { return m_caption; }
    [[nodiscard]] QString problem() const { return m_problem; }
    //! Where a point of the frame is painted. For tests of the outline.
    [[nodiscard]] QPointF mapped(const QPointF& point, const QSize& frame) const;

    QSize sizeHint() const override { return {604, 404}; }
    QSize minimumSizeHint() const override { return {320, 180}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_frame;
    QPolygonF m_corners;
    QSize m_codeFrame;
    Meaning m_meaning = Meaning::Neutral;
    bool m_mirrored = false;
    QString m_caption;
    QString m_problem;
    QString m_next;
};

} // namespace motcua::ui
