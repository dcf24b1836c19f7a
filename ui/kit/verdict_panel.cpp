#include "ui/kit/verdict_panel.h"

#include "ui/kit/action_button.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QAccessible>
#include <QAction>
#include <QPainter>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int left = 48;
constexpr int glyphTop = 40;
constexpr int wordTop = 168;
constexpr int bar = 6;

// The word in the largest step that fits on one line; else the smallest step on two lines.
struct WordFit
{
    QFont font;
    QStringList lines;
};

WordFit fitWord(const QString& word, qreal room)
{
    for (int down = 0; down < verdictSteps; ++down) {
        const QFont type = verdictFont(down);
        if (textWidth(word, type) <= room)
            return {type, {word}};
    }
    const QFont type = verdictFont(verdictSteps - 1);
    const QStringList parts = word.split(u' ');
    QString first;
    qsizetype taken = 0;
    for (; taken < parts.size(); ++taken) {
        const QString longer = first.isEmpty() ? parts.at(taken) : first + u' ' + parts.at(taken);
        if (taken > 0 && textWidth(longer, type) > room)
            break;
        first = longer;
    }
    return {type, {first, parts.mid(taken).join(u' ')}};
}

QColor faded(QColor tint, double alpha)
{
    tint.setAlphaF(float(alpha));
    return tint;
}

} // namespace

struct VerdictPanel::Places
{
    QRectF glyph;
    QRectF word;
    QRectF second;
    qreal rule = 0;
    QRectF name;
    QRectF position;
    QRectF unit;
    QRectF next;
    qreal buttons = 0;
};

Icon verdictIcon(Meaning meaning)
{
    return Icon(int(Icon::VerdictSuccess) + int(meaning));
}

VerdictPanel::VerdictPanel(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"verdictPanel"_s);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void VerdictPanel::setVerdict(const VerdictView& view)
{
    m_view = view;
    QStringList words;
    for (const QString& part : {view.word, view.second, view.name, view.position, view.unit, view.next}) {
        if (!part.isEmpty())
            words += part;
    }
    setAccessibleName(words.join(u", "_s));
    for (ActionButton* button : std::as_const(m_buttons))
        button->setMeaning(view.meaning);
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void VerdictPanel::setActions(const QList<QAction*>& actions)
{
    QList<QAction*> now;
    for (const ActionButton* button : std::as_const(m_buttons))
        now += button->action();
    if (now == actions)
        return;
    for (ActionButton* button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater(); // a click on it may be on the stack
    }
    m_buttons.clear();
    for (QAction* action : actions) {
        auto* button = new ActionButton(ButtonKind::OnSolid, action, this);
        button->setMeaning(m_view.meaning);
        button->show();
        m_buttons += button;
    }
    layoutButtons();
    update();
}

void VerdictPanel::setRemaining(double fraction)
{
    m_remaining = fraction;
    update(0, height() - bar, width(), bar);
}

VerdictPanel::Places VerdictPanel::places() const
{
    Places p;
    const bool low = height() < metric::heightTallGate;
    const qreal wide = width() - 2 * left;
    // Low windows: the glyph stands left of the word, everything below moves up.
    const qreal top = low ? 24 : wordTop;
    const qreal indent = low ? left + metric::iconVerdict + 24 : left;
    p.glyph = low ? QRectF(left - 4, top, metric::iconVerdict, metric::iconVerdict)
                  : QRectF(left - 4, glyphTop, metric::iconVerdict, metric::iconVerdict);
    p.word = QRectF(indent - 2, top, width() - indent - left + 4, lineHeight(TypeStep::Verdict));
    qreal y = p.word.bottom();
    if (!m_view.second.isEmpty()) {
        p.second = QRectF(low ? indent : left, y, low ? width() - indent - left : wide, lineHeight(TypeStep::Name));
        y = p.second.bottom() - 4;
    }
    p.rule = y + (low ? 10 : 20);
    p.name = QRectF(left, p.rule + (low ? 6 : 18), wide, lineHeight(TypeStep::Name));
    y = m_view.name.isEmpty() ? p.name.top() : p.name.bottom() + (low ? 0 : 3);
    p.position = QRectF(left, y, wide, lineHeight(TypeStep::Title));
    p.unit = QRectF(left, m_view.position.isEmpty() ? y : y + 28, wide, lineHeight(TypeStep::Title));
    p.buttons = height() - bar - (low ? 16 : 30) - metric::gateButton;
    p.next = QRectF(left, m_buttons.isEmpty() ? height() - (low ? 44 : 60) : p.buttons - (low ? 32 : 40), wide, 24);
    return p;
}

void VerdictPanel::layoutButtons()
{
    const qreal y = places().buttons;
    int x = left;
    constexpr int m = metric::ringMargin;
    for (ActionButton* button : std::as_const(m_buttons)) {
        const QSize size = button->sizeHint();
        button->setGeometry(x - m, int(y) - m, size.width(), size.height());
        x += size.width() - 2 * m + 12;
    }
}

void VerdictPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layoutButtons();
}

void VerdictPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor ink = color(onSolidToken(m_view.meaning));
    painter.fillRect(rect(), color(solidToken(m_view.meaning)));
    const Places p = places();
    paintIcon(&painter, p.glyph, m_view.icon == Icon::Count ? verdictIcon(m_view.meaning) : m_view.icon, ink,
              metric::iconVerdict);

    const WordFit fit = fitWord(m_view.word, p.word.width());
    if (fit.lines.size() == 1) {
        paintText(&painter, p.word, fit.lines.first(), fit.font, ink);
    } else {
        // Two lines of the smallest step share the word's place and a little of the air around it.
        const qreal line = 60;
        const qreal top = p.word.center().y() - line;
        for (int i = 0; i < 2; ++i)
            paintText(&painter, QRectF(p.word.left(), top + i * line, p.word.width(), line), fit.lines.at(i), fit.font,
                      ink);
    }
    const bool wideSecond = textWidth(m_view.second, boldFont(TypeStep::Name)) > p.second.width();
    paintText(&painter, p.second, m_view.second, boldFont(wideSecond ? TypeStep::Figure : TypeStep::Name), ink);

    const bool person = !m_view.name.isEmpty() || !m_view.position.isEmpty() || !m_view.unit.isEmpty();
    if (person) {
        paintEdge(&painter, QRectF(left, p.rule, width() - 2 * left, 1), Qt::TopEdge, faded(ink, 0.45));
        paintText(&painter, p.name, m_view.name, boldFont(TypeStep::Name), ink);
        paintText(&painter, p.position, m_view.position, ui::font(TypeStep::Title), ink);
        paintText(&painter, p.unit, m_view.unit, ui::font(TypeStep::Title), ink);
    }
    paintText(&painter, p.next, m_view.next, ui::font(TypeStep::Section), ink);
    if (m_remaining > 0)
        painter.fillRect(QRectF(0, height() - bar, width() * qMin(1.0, m_remaining), bar), faded(ink, 0.55));
}

} // namespace motcua::ui
