#include "ui/kit/otp_edit.h"

#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QRegularExpressionValidator>

namespace motcua::ui {

using namespace Qt::StringLiterals;

OtpEdit::OtpEdit(QWidget* parent) : QLineEdit(parent)
{
    setProperty("kit", u"otp"_s);
    setObjectName(u"otpEdit"_s);
    setMaxLength(digits);
    setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhNoPredictiveText);
    static const QRegularExpression shape(u"[0-9]{0,6}"_s);
    setValidator(new QRegularExpressionValidator(shape, this));
    setFrame(false);
    setContextMenuPolicy(Qt::NoContextMenu);
    setAttribute(Qt::WA_Hover);
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        setError(false);
        update();
        if (text.size() == digits)
            Q_EMIT completed(text);
    });
    connect(this, &QLineEdit::cursorPositionChanged, this, [this] { update(); });
    connect(this, &QLineEdit::selectionChanged, this, [this] { update(); });
}

void OtpEdit::setError(bool error)
{
    if (m_error == error)
        return;
    m_error = error;
    update();
}

QRect OtpEdit::boxRect(int index) const
{
    constexpr int gap = 8;
    int x = index * (metric::otpBoxWidth + gap);
    if (index >= digits / 2)
        x += metric::otpGroupGap - gap;
    return {x, (height() - metric::otpBoxHeight) / 2, metric::otpBoxWidth, metric::otpBoxHeight};
}

QSize OtpEdit::sizeHint() const
{
    return {boxRect(digits - 1).right() + 1, metric::otpBoxHeight};
}

void OtpEdit::keyPressEvent(QKeyEvent* event)
{
    // QLineEdit refuses a pasted "407 912" whole; people copy codes with spaces and dashes.
    if (event->matches(QKeySequence::Paste)) {
        takeText(QApplication::clipboard()->text());
        event->accept();
        return;
    }
    // A digit typed over a digit replaces it, so a mistake is mended with an arrow and one key.
    const QString typed = event->text();
    if (typed.size() == 1 && typed.at(0).isDigit() && !hasSelectedText() && cursorPosition() < text().size()) {
        setSelection(cursorPosition(), 1);
    }
    QLineEdit::keyPressEvent(event);
}

void OtpEdit::focusInEvent(QFocusEvent* event)
{
    // Tab would select all six, and the next digit would wipe what is there.
    QLineEdit::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        deselect();
        end(false);
    }
}

void OtpEdit::takeText(const QString& raw)
{
    QString clean;
    for (const QChar c : raw) {
        if (c >= u'0' && c <= u'9')
            clean += c;
    }
    if (clean.isEmpty())
        return;
    if (clean.size() >= digits) {
        setText(clean.left(digits));
        return;
    }
    // Shorter than a whole code: from the cursor on.
    QString now = text();
    const qsizetype at = hasSelectedText() ? selectionStart() : cursorPosition();
    now = now.left(at) + clean + now.mid(at + clean.size());
    setText(now.left(digits));
    setCursorPosition(int(qMin<qsizetype>(digits, at + clean.size())));
}

void OtpEdit::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    for (int i = 0; i < digits; ++i) {
        if (boxRect(i).contains(event->pos()))
            setCursorPosition(qMin(i, int(text().size())));
    }
    event->accept();
}

void OtpEdit::mouseDoubleClickEvent(QMouseEvent* event)
{
    selectAll();
    event->accept();
}

void OtpEdit::mouseMoveEvent(QMouseEvent* event)
{
    event->accept();
}

void OtpEdit::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QString shown = text();
    const int active = qMin(cursorPosition(), digits - 1);
    for (int i = 0; i < digits; ++i) {
        const QRectF box = boxRect(i);
        const bool selected =
            hasSelectedText() && i >= selectionStart() && i < selectionStart() + selectedText().size();
        const bool here = hasFocus() && (i == active || selected);
        Token border = isEnabled() ? Token::Control : Token::Divider;
        if (m_error)
            border = Token::Danger;
        else if (here)
            border = Token::Focus;
        paintFrame(&painter, box, metric::radius, color(isEnabled() ? Token::Base : Token::Sunken), color(border),
                   here || m_error ? 2 : 1);
        if (i < shown.size()) {
            paintText(&painter, box, shown.mid(i, 1), ui::font(TypeStep::Figure),
                      color(isEnabled() ? Token::Text : Token::Disabled), Qt::AlignHCenter, Qt::ElideNone);
        } else if (here && !isReadOnly()) {
            painter.fillRect(QRectF(box.center().x() - 1, box.center().y() - 13, 2, 26), color(Token::Text));
        }
    }
}

} // namespace motcua::ui
