#include "ui/kit/segments.h"

#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {

class SegmentButton final : public QAbstractButton
{
public:
    SegmentButton(Segments::Kind kind, QWidget* parent) : QAbstractButton(parent), m_kind(kind)
    {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
    }

    QSize sizeHint() const override
    {
        const int tick = m_kind == Segments::Kind::Gate ? 24 : 0;
        return {textWidth(text(), boldFont(TypeStep::Body)) + tick + 32, m_kind == Segments::Kind::Gate ? 38 : 34};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const bool gate = m_kind == Segments::Kind::Gate;
        const bool on = isChecked();
        const auto* whole = parentWidget();
        // The frame's round corners cut the fill of the first and last segment.
        QPainterPath corners;
        corners.addRoundedRect(QRectF(whole->rect()).translated(-pos()).adjusted(1, 1, -1, -1), metric::radius - 1,
                               metric::radius - 1);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipPath(corners);
        Token ink = on ? Token::Text : Token::Text2;
        if (on) {
            painter.fillRect(rect(), color(gate ? Token::Text : Token::SelectedInactive));
            if (gate)
                ink = Token::Base;
        } else if (underMouse()) {
            painter.fillRect(rect(), color(Token::Hover));
        }
        if (!isEnabled())
            ink = Token::Disabled;
        if (x() > 1)
            paintEdge(&painter, rect(), Qt::LeftEdge, color(Token::Control));
        painter.setClipping(false);
        QRectF box = QRectF(rect()).adjusted(16, 0, -8, 0);
        if (gate && on) {
            paintIcon(&painter, QRectF(box.left(), 0, 16, height()), Icon::Check, ink);
            box.setLeft(box.left() + 24);
        }
        const QFont type = ui::font(TypeStep::Body, on ? QFont::DemiBold : QFont::Normal);
        if (gate && on)
            paintText(&painter, box, text(), type, color(ink));
        else
            paintText(&painter, rect(), text(), type, color(ink), Qt::AlignHCenter);
        if (hasFocus())
            paintFrame(&painter, QRectF(rect()).adjusted(1, 1, -1, -1), metric::radius - 1, {},
                       color(gate && on ? Token::Base : Token::Focus), 2);
    }

private:
    Segments::Kind m_kind;
};

} // namespace

Segments::Segments(Kind kind, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_group(new QButtonGroup(this)), m_row(new QHBoxLayout(this))
{
    m_group->setExclusive(true);
    m_row->setContentsMargins(1, 1, 1, 1);
    m_row->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            Q_EMIT currentChanged(id);
    });
}

void Segments::addSegment(int id, const QString& text)
{
    auto* button = new SegmentButton(m_kind, this);
    button->setText(text);
    button->setAccessibleName(text);
    button->setObjectName(u"segment%1"_s.arg(id));
    m_group->addButton(button, id);
    m_row->addWidget(button);
    if (m_group->checkedId() < 0) {
        const QSignalBlocker quiet(m_group);
        button->setChecked(true);
    }
}

void Segments::setText(int id, const QString& text)
{
    if (QAbstractButton* button = m_group->button(id)) {
        button->setText(text);
        button->setAccessibleName(text);
        button->updateGeometry();
    }
}

void Segments::setCurrent(int id)
{
    if (QAbstractButton* button = m_group->button(id))
        button->setChecked(true);
}

int Segments::current() const
{
    return m_group->checkedId();
}

void Segments::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintFrame(&painter, rect(), metric::radius, color(Token::Base), color(Token::Control), 1);
}

} // namespace motcua::ui
