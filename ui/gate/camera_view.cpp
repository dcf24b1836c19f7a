#include "ui/gate/camera_view.h"

#include "ui/kit/icons.h"
#include "ui/kit/paint.h"
#include "ui/kit/scan_overlay.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace motcua::ui {

namespace {
// A picture's surround is dark in both themes: the eye judges the picture, not the frame.
constexpr QRgb backdrop = 0xFF26282A;
constexpr QRgb words = 0xFFF5F3F0;
constexpr QRgb softWords = 0xFFC3BEB7;
} // namespace

CameraView::CameraView(QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void CameraView::setFrame(const QImage& frame)
{
    m_frame = frame;
    update();
}

void CameraView::setCode(const QPolygonF& corners, const QSize& frame, Meaning meaning)
{
    m_corners = corners;
    m_codeFrame = frame;
    m_meaning = meaning;
    update();
}

void CameraView::setMeaning(Meaning meaning)
{
    m_meaning = meaning;
    update();
}

void CameraView::setMirrored(bool mirrored)
{
    m_mirrored = mirrored;
    update();
}

void CameraView::setCaption(const QString& caption)
{
    m_caption = caption;
    update();
}

void CameraView::setProblem(const QString& what, const QString& next)
{
    m_problem = what;
    m_next = next;
    setAccessibleDescription(what);
    if (!what.isEmpty()) {
        m_frame = {};
        m_corners.clear();
    }
    update();
}

QPointF CameraView::mapped(const QPointF& point, const QSize& frame) const
{
    if (frame.isEmpty())
        return {};
    const qreal scale = std::max(qreal(width()) / frame.width(), qreal(height()) / frame.height());
    const qreal side = m_mirrored ? -scale : scale;
    return {width() / 2.0 + (point.x() - frame.width() / 2.0) * side, height() / 2.0 + (point.y() - frame.height() / 2.0) * scale};
}

void CameraView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(backdrop));
    if (!m_problem.isEmpty()) {
        const QRectF middle(24, height() / 2.0 - 52, width() - 48, 104);
        paintIcon(&painter, QRectF(middle.left(), middle.top(), middle.width(), 32), Icon::Camera, QColor(softWords), 32);
        paintText(&painter, QRectF(middle.left(), middle.top() + 42, middle.width(), 26), m_problem, boldFont(TypeStep::Section),
                  QColor(words), Qt::AlignHCenter);
        paintText(&painter, QRectF(middle.left(), middle.top() + 70, middle.width(), 22), m_next, ui::font(TypeStep::Body),
                  QColor(softWords), Qt::AlignHCenter);
        return;
    }
    if (!m_frame.isNull()) {
        const QPointF topLeft = mapped({0, 0}, m_frame.size());
        const QPointF bottomRight = mapped({qreal(m_frame.width()), qreal(m_frame.height())}, m_frame.size());
        painter.save();
        painter.translate(topLeft.x(), topLeft.y());
        if (m_mirrored)
            painter.scale(-1, 1);
        // Plain scaling: 30 times a second.
        painter.drawImage(QRectF(0, 0, std::abs(bottomRight.x() - topLeft.x()), bottomRight.y() - topLeft.y()), m_frame);
        painter.restore();
    }
    if (m_corners.size() >= 2) {
        QPolygonF quad;
        for (const QPointF& corner : m_corners)
            quad << mapped(corner, m_codeFrame);
        paintScanQuad(&painter, quad, m_meaning);
    }
    if (!m_caption.isEmpty())
        paintPictureCaption(&painter, QRectF(rect()), m_caption);
}

} // namespace motcua::ui
