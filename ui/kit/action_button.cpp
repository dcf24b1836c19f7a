#include "ui/kit/action_button.h"

#include "ui/kit/keys.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QAction>
#include <QPainter>
#include <QStyle>
#include <QVariant>

#include <algorithm>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* reasonProperty = "kitReason";
constexpr const char* iconProperty = "kitIcon";

struct Look
{
    QColor fill;
    QColor border;
    QColor text;
    QColor capText;
    QColor capBorder;
    QColor capFill;
    qreal borderWidth = 1;
};

QColor faded(QColor tint, double alpha)
{
    tint.setAlphaF(float(alpha));
    return tint;
}

Look lookOf(ButtonKind kind, bool enabled, bool hover, bool down, bool flat, Meaning meaning)
{
    Look look{.fill = {},
              .border = {},
              .text = color(Token::Text),
              .capText = color(Token::Muted),
              .capBorder = color(Token::Divider),
              .capFill = color(Token::Base)};
    const Token rest = down ? Token::SelectedInactive : Token::Hover;
    switch (kind) {
    case ButtonKind::Primary:
        if (!enabled) {
            look.fill = color(Token::NeutralSoft);
            look.border = color(Token::Divider);
            look.text = color(Token::Muted);
            look.capFill = QColor();
            look.capBorder = color(Token::Control);
            return look;
        }
        look.fill = color(down ? Token::AccentPressed : hover ? Token::AccentHover : Token::Accent);
        look.text = color(Token::OnAccent);
        look.capText = look.text;
        look.capBorder = faded(look.text, 0.55);
        look.capFill = QColor();
        return look;
    case ButtonKind::Secondary:
        look.fill = color(enabled && (hover || down) ? rest : Token::Base);
        look.border = color(enabled ? Token::Control : Token::Divider);
        break;
    case ButtonKind::Danger:
        look.fill = color(enabled && (hover || down) ? Token::DangerSoft : Token::Base);
        look.border = color(enabled ? Token::Danger : Token::Divider);
        look.text = color(Token::Danger);
        if (hover || down)
            look.capBorder = faded(color(Token::Danger), 0.3);
        break;
    case ButtonKind::Plain:
        if (enabled && (hover || down))
            look.fill = color(rest);
        break;
    case ButtonKind::IconOnly:
        if (enabled && (hover || down))
            look.fill = color(rest);
        else if (!flat)
            look.fill = color(Token::Base);
        if (!flat)
            look.border = color(enabled ? Token::Control : Token::Divider);
        break;
    case ButtonKind::Link:
        look.text = color(Token::AccentText);
        break;
    case ButtonKind::OnSolid:
        look.text = color(onSolidToken(meaning));
        look.border = look.text;
        look.borderWidth = 2;
        look.capText = look.text;
        look.capBorder = QColor();
        look.capFill = QColor();
        if (enabled && (hover || down))
            look.fill = faded(look.text, down ? 0.22 : 0.12);
        return look;
    }
    if (!enabled) {
        look.text = color(Token::Disabled);
        look.capText = color(Token::Disabled);
    }
    return look;
}

bool boldKind(ButtonKind kind)
{
    return kind == ButtonKind::Primary || kind == ButtonKind::OnSolid;
}

int paddingOf(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Link:
        return 0;
    case ButtonKind::OnSolid:
        return 18;
    default:
        return 13;
    }
}

QString plainText(const QString& text)
{
    QString result = text;
    return result.remove(u'&');
}

} // namespace

void setDisabledReason(QAction* action, const QString& reason)
{
    action->setProperty(reasonProperty, reason);
    Q_EMIT action->changed();
}

QString disabledReason(const QAction* action)
{
    return action ? action->property(reasonProperty).toString() : QString();
}

void setActionState(QAction* action, const QString& reason)
{
    const bool enabled = reason.isEmpty();
    if (action->isEnabled() == enabled && disabledReason(action) == reason)
        return;
    action->setEnabled(enabled);
    setDisabledReason(action, reason);
}

void setActionIcon(QAction* action, Icon icon, Token token)
{
    action->setProperty(iconProperty, int(icon));
    action->setIcon(themedIcon(icon, token));
}

ActionButton::ActionButton(ButtonKind kind, QWidget* parent)
    : QPushButton(parent),
      m_kind(kind),
      m_height(kind == ButtonKind::OnSolid ? metric::gateButton
               : kind == ButtonKind::Link  ? 24
                                           : metric::control)
{
    init();
}

ActionButton::ActionButton(ButtonKind kind, const QString& text, QWidget* parent) : ActionButton(kind, parent)
{
    setText(text);
    setAccessibleName(plainText(text));
}

ActionButton::ActionButton(ButtonKind kind, QAction* action, QWidget* parent) : ActionButton(kind, parent)
{
    setAction(action);
}

void ActionButton::init()
{
    setAttribute(Qt::WA_Hover);
    setAutoDefault(false);
    setCursor(m_kind == ButtonKind::Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setSizePolicy(m_kind == ButtonKind::IconOnly ? QSizePolicy::Fixed : QSizePolicy::Minimum, QSizePolicy::Fixed);
    setFont(ui::font(TypeStep::Body, boldKind(m_kind) ? QFont::DemiBold : QFont::Normal));
    connect(this, &QPushButton::clicked, this, [this] {
        if (m_action)
            m_action->trigger();
    });
}

void ActionButton::setAction(QAction* action)
{
    if (m_action)
        disconnect(m_action, nullptr, this, nullptr);
    m_action = action;
    if (m_action) {
        connect(m_action, &QAction::changed, this, &ActionButton::takeFromAction);
        if (objectName().isEmpty() && !m_action->objectName().isEmpty())
            setObjectName(m_action->objectName() + u"Button"_s);
    }
    takeFromAction();
}

void ActionButton::takeFromAction()
{
    if (!m_action)
        return;
    const QString text = plainText(m_action->text());
    const QString reason = disabledReason(m_action);
    setText(text);
    setAccessibleName(text);
    setEnabled(m_action->isEnabled());
    if (isHidden() == m_action->isVisible() && (m_hiddenByAction || !m_action->isVisible())) {
        m_hiddenByAction = !m_action->isVisible();
        setVisible(m_action->isVisible());
    }
    setCheckable(m_action->isCheckable());
    setChecked(m_action->isChecked());
    if (const QVariant icon = m_action->property(iconProperty); icon.isValid())
        m_glyph = Icon(icon.toInt());
    if (!m_ownKeys)
        m_keys = keyText(m_action->shortcut());
    setToolTip(!m_action->isEnabled() && !reason.isEmpty() ? reason
               : m_kind == ButtonKind::IconOnly            ? text
                                                           : QString());
    setAccessibleDescription(m_action->isEnabled() ? m_keys : reason);
    updateGeometry();
    update();
    Q_EMIT reasonChanged(this->reason());
}

void ActionButton::setKind(ButtonKind kind)
{
    m_kind = kind;
    setFont(ui::font(TypeStep::Body, boldKind(m_kind) ? QFont::DemiBold : QFont::Normal));
    updateGeometry();
    update();
}

void ActionButton::setGlyph(Icon icon)
{
    m_glyph = icon;
    updateGeometry();
    update();
}

void ActionButton::setKeyText(const QString& keys)
{
    m_ownKeys = true;
    m_keys = keys;
    setAccessibleDescription(keys); // who does not see the cap hears it
    updateGeometry();
    update();
}

void ActionButton::setFrameHeight(int height)
{
    m_height = height;
    updateGeometry();
}

void ActionButton::setMeaning(Meaning meaning)
{
    m_meaning = meaning;
    update();
}

QString ActionButton::reason() const
{
    return m_action && !m_action->isEnabled() ? disabledReason(m_action) : QString();
}

QRectF ActionButton::frame() const
{
    constexpr int m = metric::ringMargin;
    return QRectF(rect()).adjusted(m, m, -m, -m);
}

QSize ActionButton::sizeHint() const
{
    constexpr int ring = 2 * metric::ringMargin;
    if (m_kind == ButtonKind::IconOnly)
        return {m_height + ring, m_height + ring};
    int width = 2 * paddingOf(m_kind) + textWidth(plainText(text()), font());
    if (hasGlyph())
        width += metric::icon + 8;
    if (!m_keys.isEmpty())
        width += 8 + keyCapWidth(m_keys);
    return {width + ring, m_height + ring};
}

bool ActionButton::hitButton(const QPoint& point) const
{
    return frame().contains(point);
}

void ActionButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF box = frame();
    const bool down = isDown() || isChecked();
    const bool hover = underMouse() && isEnabled();
    const Look look = lookOf(m_kind, isEnabled(), hover, down, isFlat(), m_meaning);
    if (look.fill.isValid() || look.border.isValid())
        paintFrame(&painter, box, metric::radius, look.fill, look.border, look.borderWidth);
    if (hasFocus()) {
        if (m_kind == ButtonKind::Link)
            paintFrame(&painter, box.adjusted(-3, 0, 3, 0), 3, {}, color(Token::Focus), 2);
        else if (m_kind == ButtonKind::OnSolid)
            paintFrame(&painter, box.adjusted(-4, -4, 4, 4), metric::radius + 4, {}, look.text, 2);
        else
            paintFocusRing(&painter, box, metric::radius);
    }
    if (m_kind == ButtonKind::IconOnly) {
        paintIcon(&painter, box, m_glyph, look.text, metric::icon);
        return;
    }

    const QString words = plainText(text());
    QFont type = font();
    if (m_kind == ButtonKind::Link && (hover || down))
        type.setUnderline(true);
    const int glyph = hasGlyph() ? metric::icon + 8 : 0;
    const int cap = m_keys.isEmpty() ? 0 : 8 + keyCapWidth(m_keys);
    // Where a layout gives less than asked for, words go before the room around them.
    const int needed = textWidth(words, type) + glyph + cap;
    const int padding = std::clamp(int(box.width() - needed) / 2, std::min(4, paddingOf(m_kind)), paddingOf(m_kind));
    const qreal room = box.width() - 2 * padding - glyph - cap;
    const qreal wide = qMin(room, qreal(textWidth(words, type)));
    // Centred as one group when the layout made the button wider.
    qreal x = box.left() + padding + qMax(0.0, (room - wide) / 2);
    if (m_kind == ButtonKind::Link || m_kind == ButtonKind::Plain)
        x = box.left() + padding;
    if (glyph) {
        paintIcon(&painter, QRectF(x, box.top(), metric::icon, box.height()), m_glyph, look.text);
        x += glyph;
    }
    paintText(&painter, QRectF(x, box.top(), wide, box.height()), words, type, look.text);
    if (cap && m_kind == ButtonKind::OnSolid)
        paintText(&painter, QRectF(x + wide + 12, box.top(), cap, box.height()), m_keys, ui::font(TypeStep::Body),
                  look.text, Qt::AlignLeft, Qt::ElideNone);
    else if (cap)
        paintKeyCap(&painter, QRectF(x + wide + 8, box.top(), cap - 8, box.height()), m_keys, look.capText,
                    look.capBorder, look.capFill);
}

} // namespace motcua::ui
