#include "ui/kit/card_lens.h"

#include "ui/kit/icons.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"
#include "ui/kit/scan_overlay.h"
#include "ui/kit/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVariantAnimation>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {

void paintNothing(QPainter* painter, const QRectF& box, const QString& text)
{
    paintFrame(painter, box, metric::radiusCard, color(Token::Sunken), color(Token::Control), 1, Qt::DashLine);
    paintText(painter, box, text, font(TypeStep::Body), color(Token::Muted), Qt::AlignHCenter);
}

} // namespace

CardView::CardView(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"cardView"_s);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CardView::setImage(const QImage& image)
{
    m_image = image;
    m_scaled = {};
    updateGeometry();
    update();
}

void CardView::setRegion(const QRectF& region, Meaning meaning)
{
    m_meaning = meaning;
    const QRectF before = m_shown;
    m_region = region;
    if (!Theme::animates() || before.isEmpty() || region.isEmpty() || !isVisible()) {
        if (m_move)
            m_move->stop();
        m_shown = region;
        update();
        return;
    }
    if (!m_move) {
        m_move = new QVariantAnimation(this);
        m_move->setDuration(metric::motionLens);
        m_move->setEasingCurve(QEasingCurve::OutCubic);
        connect(m_move, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
            m_shown = value.toRectF();
            update();
        });
    }
    m_move->stop();
    m_move->setStartValue(before);
    m_move->setEndValue(region);
    m_move->start();
}

void CardView::setEmptyText(const QString& text)
{
    m_empty = text;
    if (m_image.isNull())
        setAccessibleName(text);
    update();
}

QSize CardView::sizeHint() const
{
    return {416, heightForWidth(416)};
}

int CardView::heightForWidth(int width) const
{
    // A bank card's proportions where there is no picture; never higher than wide, a tall photo is fitted in.
    const double ratio = m_image.isNull() ? 54.0 / 85.6 : double(m_image.height()) / m_image.width();
    return int(width * qMin(1.0, ratio));
}

QRectF CardView::target() const
{
    if (m_image.isNull())
        return rect();
    const QSizeF size = QSizeF(m_image.size()).scaled(QSizeF(this->size()), Qt::KeepAspectRatio);
    return {QPointF((width() - size.width()) / 2, 0), size};
}

void CardView::mousePressEvent(QMouseEvent* event)
{
    const QRectF box = target();
    if (m_image.isNull() || !box.contains(event->position())) {
        QWidget::mousePressEvent(event);
        return;
    }
    const qreal scale = m_image.width() / box.width();
    Q_EMIT clicked((event->position() - box.topLeft()) * scale);
}

void CardView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF box = target();
    if (m_image.isNull()) {
        paintNothing(&painter, box, m_empty);
        return;
    }
    // Scaled once to device pixels; a lens that moves does not scale again.
    const qreal ratio = devicePixelRatioF();
    const QSize wanted = (box.size() * ratio).toSize();
    if (m_scaled.size() != wanted) {
        m_scaled = m_image.scaled(wanted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        m_scaled.setDevicePixelRatio(ratio);
    }
    QPainterPath card;
    card.addRoundedRect(box, metric::radiusCard, metric::radiusCard);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(card);
    painter.drawImage(box.topLeft(), m_scaled);
    if (m_shown.isEmpty())
        return;
    const qreal scale = box.width() / m_image.width();
    QRectF lens(box.topLeft() + m_shown.topLeft() * scale, m_shown.size() * scale);
    lens = lens.adjusted(-6, -4, 6, 4).intersected(box.adjusted(4, 4, -4, -4));
    QPainterPath hole;
    hole.addRoundedRect(lens, 2, 2);
    QColor dim(0x10, 0x13, 0x12);
    dim.setAlphaF(0.18F);
    painter.fillPath(card.subtracted(hole), dim);
    paintScanBox(&painter, lens, m_meaning, 3);
}

LensStrip::LensStrip(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"lensStrip"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LensStrip::setStrip(const QImage& image, const QRectF& region, Meaning meaning)
{
    const QRect cut = region.adjusted(-6, -6, 6, 6).toAlignedRect().intersected(image.rect());
    m_cut = image.isNull() || region.isEmpty() ? QImage() : image.copy(cut);
    m_scaled = {};
    m_meaning = meaning;
    update();
}

void LensStrip::setEmptyText(const QString& text)
{
    m_empty = text;
    update();
}

void LensStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF box = rect();
    if (m_cut.isNull()) {
        paintNothing(&painter, box, m_empty);
        return;
    }
    const qreal ratio = devicePixelRatioF();
    const QSize room = (box.size() * ratio).toSize();
    if (m_scaled.isNull() || m_scaled.width() > room.width() || m_scaled.height() > room.height()) {
        // Four times as large, or what fits.
        const QSize four = m_cut.size() * 4;
        const QSize fit = m_cut.size().scaled(room, Qt::KeepAspectRatio);
        m_scaled = m_cut.scaled(four.boundedTo(fit), Qt::KeepAspectRatio, Qt::SmoothTransformation);
        m_scaled.setDevicePixelRatio(ratio);
    }
    QPainterPath frame;
    frame.addRoundedRect(box, metric::radius, metric::radius);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(frame);
    painter.fillRect(box, m_cut.pixelColor(m_cut.width() / 2, 0));
    const QSizeF size = m_scaled.deviceIndependentSize();
    painter.drawImage(QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), m_scaled);
    painter.setClipping(false);
    paintFrame(&painter, box, metric::radius, {},
               color(m_meaning == Meaning::Neutral ? Token::Control : textToken(m_meaning)), 2);
}

} // namespace motcua::ui
