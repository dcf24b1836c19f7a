#include "ui/kit/labels.h"

#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"
#include "ui/kit/theme.h"

#include <QHBoxLayout>
#include <QPainter>

namespace motcua::ui {

using namespace Qt::StringLiterals;

TextLabel::TextLabel(const QString& text, TypeStep step, QFont::Weight weight, Token token, QWidget* parent)
    : QLabel(text, parent), m_token(token), m_step(step)
{
    setTextFormat(Qt::PlainText);
    setFont(ui::font(step, weight));
    applyColor();
    if (Theme* theme = Theme::current())
        connect(theme, &Theme::changed, this, &TextLabel::applyColor);
}

void TextLabel::applyColor()
{
    QPalette own = palette();
    own.setColor(QPalette::WindowText, color(m_token));
    setPalette(own);
}

void TextLabel::setToken(Token token)
{
    if (m_token == token)
        return;
    m_token = token;
    applyColor();
}

void TextLabel::setStep(TypeStep step, QFont::Weight weight)
{
    m_step = step;
    setFont(ui::font(step, weight));
}

void TextLabel::setElided(Qt::TextElideMode mode)
{
    m_elide = mode;
    updateGeometry();
    update();
}

void TextLabel::setGlyph(Icon icon)
{
    m_glyph = icon;
    setContentsMargins(icon == Icon::Count ? 0 : 24, 0, 0, 0);
    updateGeometry();
    update();
}

QSize TextLabel::sizeHint() const
{
    QSize size = QLabel::sizeHint();
    if (!wordWrap())
        size.setHeight(qMax(size.height(), lineHeight(m_step)));
    return size;
}

QSize TextLabel::minimumSizeHint() const
{
    QSize size = wordWrap() ? QLabel::minimumSizeHint() : sizeHint();
    if (m_elide != Qt::ElideNone)
        size.setWidth(qMin(size.width(), contentsMargins().left() + 24));
    return size;
}

void TextLabel::paintEvent(QPaintEvent* event)
{
    if (m_glyph != Icon::Count) {
        QPainter painter(this);
        const int height = wordWrap() ? qMin(this->height(), lineHeight(m_step)) : this->height();
        paintIcon(&painter, QRectF(0, 0, 16, height), m_glyph, m_token);
    }
    if (m_elide == Qt::ElideNone) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    const QColor tint = isEnabled() ? color(m_token) : color(Token::Disabled);
    paintText(&painter, contentsRect(), text(), font(), tint, alignment() & Qt::AlignHorizontal_Mask, m_elide);
    const bool cut = textWidth(text(), font()) > contentsRect().width();
    if (cut != (toolTip() == text()))
        setToolTip(cut ? text() : QString());
}

TextLabel* titleLabel(const QString& text, QWidget* parent)
{
    return new TextLabel(text, TypeStep::Title, QFont::DemiBold, Token::Text, parent);
}

TextLabel* paneTitle(const QString& text, QWidget* parent)
{
    return new TextLabel(text, TypeStep::Section, QFont::DemiBold, Token::Text, parent);
}

TextLabel* sectionTitle(const QString& text, QWidget* parent)
{
    return new TextLabel(text, TypeStep::Body, QFont::DemiBold, Token::Text, parent);
}

TextLabel* bodyLabel(const QString& text, QWidget* parent)
{
    return new TextLabel(text, TypeStep::Body, QFont::Normal, Token::Text, parent);
}

TextLabel* boldLabel(const QString& text, QWidget* parent)
{
    return new TextLabel(text, TypeStep::Body, QFont::DemiBold, Token::Text, parent);
}

TextLabel* captionLabel(const QString& text, QWidget* parent)
{
    return new TextLabel(text, TypeStep::Caption, QFont::Normal, Token::Muted, parent);
}

TextLabel* meaningLabel(Meaning meaning, const QString& text, QWidget* parent)
{
    constexpr Icon icons[] = {Icon::Ok, Icon::Warning, Icon::Error, Icon::Info, Icon::Clock};
    auto* label = new TextLabel(text, TypeStep::Body, QFont::Normal, textToken(meaning), parent);
    label->setGlyph(icons[int(meaning)]);
    return label;
}

PaneHeader::PaneHeader(const QString& title, bool pageTitle, QWidget* parent)
    : QWidget(parent),
      m_title(pageTitle ? titleLabel(title, this) : sectionTitle(title, this)),
      m_caption(captionLabel({}, this)),
      m_right(new QHBoxLayout)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metric::panePadding, 0, metric::panePadding, 0);
    row->setSpacing(8);
    m_title->setElided(Qt::ElideRight);
    m_caption->setElided(Qt::ElideRight);
    m_caption->hide();
    row->addWidget(m_title);
    row->addWidget(m_caption);
    row->addStretch(1);
    m_right->setSpacing(8);
    row->addLayout(m_right);
    setFixedHeight(metric::pageHead);
}

void PaneHeader::setTitle(const QString& title)
{
    m_title->setText(title);
}

void PaneHeader::setCaption(const QString& caption)
{
    m_caption->setText(caption);
    m_caption->setVisible(!caption.isEmpty());
}

void PaneHeader::addRight(QWidget* widget)
{
    m_right->addWidget(widget);
}

void PaneHeader::setLine(bool line)
{
    m_line = line;
    update();
}

void PaneHeader::paintEvent(QPaintEvent*)
{
    if (!m_line)
        return;
    QPainter painter(this);
    paintEdge(&painter, rect(), Qt::BottomEdge);
}

FactRow::FactRow(const QString& label, const QString& value, int labelWidth, QWidget* parent)
    : QWidget(parent),
      m_label(new TextLabel(label, TypeStep::Body, QFont::Normal, Token::Text2, this)),
      m_value(bodyLabel(value, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2, 0, 2);
    row->setSpacing(0);
    m_label->setFixedWidth(labelWidth);
    m_label->setElided(Qt::ElideRight);
    m_label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_value->setWordWrap(true);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_value->setAccessibleName(label + u", "_s + value);
    row->addWidget(m_label);
    row->addWidget(m_value, 1);
}

void FactRow::setValue(const QString& value)
{
    m_value->setText(value);
    m_value->setAccessibleName(m_label->text() + u", "_s + value);
}

void FactRow::setLabel(const QString& label)
{
    m_label->setText(label);
    m_value->setAccessibleName(label + u", "_s + m_value->text());
}

} // namespace motcua::ui
