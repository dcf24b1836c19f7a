#include "ui/kit/progress_line.h"

#include "ui/kit/action_button.h"
#include "ui/kit/labels.h"
#include "ui/kit/paint.h"
#include "ui/kit/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int movingPart = 120;
constexpr int step = 6;  // px a tick
constexpr int tick = 16; // ms
} // namespace

ProgressLine::ProgressLine(QWidget* parent) : QProgressBar(parent)
{
    setTextVisible(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProgressLine::setState(State state)
{
    m_state = state;
    update();
}

void ProgressLine::setThickness(int thickness)
{
    m_thickness = thickness;
    updateGeometry();
}

QSize ProgressLine::sizeHint() const
{
    return {120, m_thickness};
}

void ProgressLine::showEvent(QShowEvent* event)
{
    QProgressBar::showEvent(event);
    if (!m_timer && Theme::animates())
        m_timer = startTimer(tick, Qt::CoarseTimer);
}

void ProgressLine::hideEvent(QHideEvent* event)
{
    QProgressBar::hideEvent(event);
    if (m_timer)
        killTimer(m_timer);
    m_timer = 0;
}

void ProgressLine::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer) {
        QProgressBar::timerEvent(event);
        return;
    }
    if (maximum() > minimum() || m_state != State::Running)
        return;
    m_phase = (m_phase + step) % qMax(1, width() + movingPart);
    update();
}

void ProgressLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const qreal high = qMin(height(), m_thickness);
    const QRectF track(0, (height() - high) / 2, width(), high);
    const qreal radius = high / 2;
    paintFrame(&painter, track, radius, color(Token::SelectedInactive));
    const Token ink = m_state == State::Failed   ? Token::Danger
                      : m_state == State::Paused ? Token::Control
                                                 : Token::AccentText;
    QRectF part = track;
    if (maximum() > minimum()) {
        part.setWidth(track.width() * (value() - minimum()) / double(maximum() - minimum()));
    } else {
        // Unknown length; where nothing may move, the part stands in the middle.
        part.setLeft(Theme::animates() ? m_phase - movingPart : (track.width() - movingPart) / 2);
        part.setWidth(movingPart);
        part = part.intersected(track);
    }
    if (part.width() > 0)
        paintFrame(&painter, part, radius, color(ink));
}

ProgressBlock::ProgressBlock(QWidget* parent)
    : QWidget(parent),
      m_what(bodyLabel({}, this)),
      m_words(captionLabel({}, this)),
      m_line(new ProgressLine(this)),
      m_cancel(new ActionButton(ButtonKind::Plain, QCoreApplication::translate("kit", "Cancel"), this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    m_what->setElided(Qt::ElideRight);
    m_words->setElided(Qt::ElideRight);
    m_cancel->setObjectName(u"progressCancel"_s);
    m_cancel->setKeyText(u"Esc"_s);
    m_cancel->setFrameHeight(32);
    head->addWidget(m_what, 1);
    head->addWidget(m_cancel);
    column->addLayout(head);
    column->addWidget(m_line);
    column->addWidget(m_words);
    connect(m_cancel, &ActionButton::clicked, this, &ProgressBlock::cancelled);
}

void ProgressBlock::setWhat(const QString& what)
{
    m_what->setText(what);
    m_line->setAccessibleName(what);
}

void ProgressBlock::setProgress(qint64 done, qint64 total, const QString& words)
{
    // QProgressBar counts in int; a thousandth is finer than a pixel here.
    m_line->setRange(0, total > 0 ? 1000 : 0);
    if (total > 0)
        m_line->setValue(int(qBound(qint64(0), done * 1000 / total, qint64(1000))));
    m_words->setText(words);
    m_line->setAccessibleDescription(words);
}

void ProgressBlock::setCancelText(const QString& verb)
{
    m_cancel->setText(verb);
    m_cancel->setAccessibleName(verb);
}

} // namespace motcua::ui
