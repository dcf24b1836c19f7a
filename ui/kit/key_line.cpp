#include "ui/kit/key_line.h"

#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QPainter>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int capGap = 8;
constexpr int hintGap = 20;
} // namespace

KeyLine::KeyLine(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"keyLine"_s);
    setFixedHeight(metric::keyLine);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void KeyLine::setHints(const QList<KeyHint>& hints)
{
    if (m_hints == hints)
        return;
    m_hints = hints;
    refreshName();
    update();
}

void KeyLine::setRightText(const QString& text)
{
    if (m_right == text)
        return;
    m_right = text;
    update();
}

void KeyLine::setIndent(int indent)
{
    m_indent = indent;
    update();
}

void KeyLine::refreshName()
{
    QStringList parts;
    for (const KeyHint& hint : m_hints)
        parts += hint.keys + u' ' + hint.words;
    setAccessibleName(parts.join(u", "_s));
}

QSize KeyLine::sizeHint() const
{
    return {400, metric::keyLine};
}

QSize KeyLine::minimumSizeHint() const
{
    return {100, metric::keyLine};
}

void KeyLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Window));
    paintEdge(&painter, rect(), Qt::TopEdge);
    const QFont type = ui::font(TypeStep::Caption);
    const QRectF line = QRectF(rect()).adjusted(0, 1, 0, 0);
    qreal end = width() - 16;
    if (!m_right.isEmpty()) {
        const int wide = textWidth(m_right, type);
        paintText(&painter, QRectF(end - wide, line.top(), wide, line.height()), m_right, type, color(Token::Text2));
        end -= wide + hintGap;
    }
    qreal x = m_indent;
    for (const KeyHint& hint : m_hints) {
        const int cap = keyCapWidth(hint.keys);
        const int wide = textWidth(hint.words, type);
        if (x + cap + capGap + wide > end)
            break;
        paintKeyCap(&painter, QRectF(x, line.top(), cap, line.height()), hint.keys);
        paintText(&painter, QRectF(x + cap + capGap, line.top(), wide, line.height()), hint.words, type,
                  color(Token::Text2));
        x += cap + capGap + wide + hintGap;
    }
}

} // namespace motcua::ui
