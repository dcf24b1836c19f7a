#include "ui/shell/side_button.h"

#include "ui/kit/card_lens.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace motcua::ui {

namespace {

constexpr int textLeft = 36;
constexpr int padding = 11;
constexpr int mostLines = 4;

//! Lays the text out in lines of `width`; returns the height.
qreal layOut(QTextLayout& layout, qreal width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal height = 0;
    for (int i = 0; i < mostLines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += lineHeight(TypeStep::Body);
    }
    layout.endLayout();
    return height;
}

} // namespace

SideButton::SideButton(QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void SideButton::setValue(const QString& side, const QString& value, const QString& before, const QString& caption)
{
    m_value = value;
    m_caption = caption;
    m_marks.clear();
    const CharRows rows = compareChars(before, value);
    // Where nearly everything differs, marks would only be noise.
    if (rows.differences() * 2 <= int(rows.typed.size())) {
        int at = 0;
        for (const CharCell& cell : rows.typed) {
            if (cell.tint == CharTint::Differs)
                m_marks.append({at, int(cell.text.size())});
            if (cell.tint != CharTint::Missing)
                at += int(cell.text.size());
        }
    }
    setAccessibleName(caption.isEmpty() ? side + u": "_s + value : side + u": "_s + value + u", "_s + caption);
    setToolTip(value);
    updateGeometry();
    update();
}

int SideButton::textHeight(int width) const
{
    QTextLayout layout(m_value, ui::font(TypeStep::Body, QFont::DemiBold));
    return qMax(lineHeight(TypeStep::Body), int(layOut(layout, width - textLeft - 12)));
}

int SideButton::heightForWidth(int width) const
{
    return qMax(64, textHeight(width) + 2 * padding + (m_caption.isEmpty() ? 0 : lineHeight(TypeStep::Caption)));
}

void SideButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space)
        QAbstractButton::keyPressEvent(event);
    else
        event->ignore(); // arrows walk among the fields, not among the sides
}

void SideButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool on = isChecked();
    const QRectF frame = QRectF(rect());
    const Token fill = on ? Token::Selected : underMouse() ? Token::Hover : Token::Base;
    paintFrame(&painter, frame, metric::radius, color(fill), color(hasFocus() ? Token::Focus : on ? Token::AccentText : Token::Control), on || hasFocus() ? 2 : 1);
    const QRectF ring(14, padding + 3, 14, 14);
    paintFrame(&painter, ring, 7, color(Token::Base), color(on ? Token::AccentText : Token::Control), on ? 2 : 1);
    if (on)
        paintFrame(&painter, ring.adjusted(4, 4, -4, -4), 3, color(Token::AccentText));
    QTextLayout layout(m_value, ui::font(TypeStep::Body, on ? QFont::DemiBold : QFont::Normal));
    QList<QTextLayout::FormatRange> formats;
    for (const auto& [start, length] : m_marks) {
        QTextLayout::FormatRange range;
        range.start = start;
        range.length = length;
        range.format.setBackground(color(Token::WarningSoft));
        range.format.setForeground(color(Token::Warning));
        range.format.setFontWeight(QFont::DemiBold);
        formats.append(range);
    }
    layout.setFormats(formats);
    const qreal height = layOut(layout, width() - textLeft - 12);
    painter.setPen(color(Token::Text));
    layout.draw(&painter, QPointF(textLeft, padding));
    if (!m_caption.isEmpty()) {
        paintText(&painter, QRectF(textLeft, padding + height, width() - textLeft - 12, lineHeight(TypeStep::Caption)), m_caption, ui::font(TypeStep::Caption),
                  color(Token::Text2));
    }
}

} // namespace motcua::ui
