#include "ui/cell/field_row.h"

#include "ui/cell/review_words.h"
#include "ui/kit/action_button.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace motcua::ui {

namespace {
constexpr int plainHeight = 69;
constexpr int closeHeight = 53;
constexpr int askingHeight = 117;
} // namespace

FieldRow::FieldRow(QWidget* parent)
    : QWidget(parent)
    , m_confirm(new ActionButton(ButtonKind::Secondary, this))
    , m_otherwise(new ActionButton(ButtonKind::Secondary, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_confirm->setObjectName(u"confirmField"_s);
    m_otherwise->setObjectName(u"cardOtherwise"_s);
    for (ActionButton* button : {m_confirm, m_otherwise})
        button->setFocusPolicy(Qt::NoFocus); // the row has the focus and its keys
    connect(m_confirm, &ActionButton::clicked, this, &FieldRow::confirmed);
    connect(m_otherwise, &ActionButton::clicked, this, &FieldRow::otherwise);
    refresh();
}

bool FieldRow::asks() const
{
    return m_field.stand == FieldStand::Doubtful || m_field.stand == FieldStand::CardOtherwise;
}

void FieldRow::setField(const ReviewField& field)
{
    if (field == m_field)
        return;
    m_field = field;
    refresh();
}

void FieldRow::setCurrent(bool current)
{
    if (m_current == current)
        return;
    m_current = current;
    refresh();
}

void FieldRow::setClose(bool close)
{
    if (m_close == close)
        return;
    m_close = close;
    refresh();
}

void FieldRow::refresh()
{
    m_otherwise->setText(tr("Card differs"));
    m_otherwise->setAccessibleName(m_otherwise->text());
    // Only the current field answers to the keys, so only it shows them.
    m_confirm->setKeyText(m_current ? u"Space"_s : QString());
    m_otherwise->setKeyText(m_current ? u"X"_s : QString());
    m_confirm->setVisible(asks());
    m_otherwise->setVisible(m_field.stand == FieldStand::Doubtful);
    setAccessibleName(ReviewWords::fieldLabel(m_field.key) + u": "_s + m_field.typed + u", "_s + ReviewWords::fieldRemark(m_field).text);
    updateGeometry();
    placeButtons();
    update();
}

QSize FieldRow::sizeHint() const
{
    return {438, asks() ? askingHeight : m_close ? closeHeight : plainHeight};
}

void FieldRow::placeButtons()
{
    const QString words = !m_field.typed.isEmpty() ? tr("Confirm %1").arg(m_field.typed) : tr("Confirm");
    m_confirm->setText(words);
    m_confirm->setAccessibleName(words);
    int left = metric::panePadding - metric::ringMargin;
    const int top = 68 - metric::ringMargin;
    if (m_confirm->sizeHint().width() + m_otherwise->sizeHint().width() > width() - 2 * left)
        m_confirm->setText(tr("Confirm"));
    for (ActionButton* button : {m_confirm, m_otherwise}) {
        const QSize size = button->sizeHint();
        button->setGeometry(left, top, std::min(size.width(), width() - left), size.height());
        left += size.width();
    }
}

void FieldRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeButtons();
}

void FieldRow::mousePressEvent(QMouseEvent*)
{
    setFocus(Qt::MouseFocusReason);
    Q_EMIT chosen();
}

void FieldRow::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
    Q_EMIT chosen();
}

void FieldRow::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void FieldRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void FieldRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool asking = asks();
    const Token fill = m_field.stand == FieldStand::Doubtful        ? Token::WarningSoft
                       : m_field.stand == FieldStand::CardOtherwise ? Token::DangerSoft
                                                                    : Token::Base;
    painter.fillRect(rect(), color(fill));
    const int pad = metric::panePadding;
    const Remark remark = ReviewWords::fieldRemark(m_field);
    const QFont small = ui::font(TypeStep::Caption);
    const int remarkWidth = textWidth(remark.text, small) + 2;
    const int up = m_close && !asking ? 6 : 0; // half above, half below
    const QRect labelLine(pad, 12 - up, width() - 2 * pad, 18);
    paintText(&painter, labelLine.adjusted(0, 0, -remarkWidth - 32, 0), ReviewWords::fieldLabel(m_field.key), small,
              color(asking ? Token::Text : Token::Text2));
    const QRect remarkRect(labelLine.right() + 1 - remarkWidth, labelLine.top(), remarkWidth, 18);
    paintText(&painter, remarkRect, remark.text, small, color(remark.token));
    paintIcon(&painter, QRect(remarkRect.left() - 22, labelLine.top() + 1, 16, 16), remark.icon, remark.token);
    const QRect valueLine(pad, 32 - up - (up > 0 ? 2 : 0), width() - 2 * pad, 24);
    paintText(&painter, valueLine, m_field.typed.isEmpty() ? u"–"_s : m_field.typed,
              asking ? boldFont(TypeStep::Section) : ui::font(TypeStep::Section), color(Token::Text));
    paintEdge(&painter, rect(), Qt::BottomEdge);
    if (m_current && !hasFocus())
        painter.fillRect(QRect(0, 0, metric::chosenBar, height()), color(asking ? remark.token : Token::Control));
    if (hasFocus())
        paintFrame(&painter, QRectF(rect()).adjusted(2, 2, -2, -3), 2, QColor(), color(Token::Focus), 2);
}

} // namespace motcua::ui
