#include "ui/kit/toast.h"

#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>

namespace motcua::ui {

using namespace Qt::StringLiterals;

// The undo verb on the toast's inverse ground, in the toast's own colours.
class ToastButton final : public QPushButton
{
public:
    explicit ToastButton(QWidget* parent) : QPushButton(parent)
    {
        setObjectName(u"toastUndo"_s);
        setAttribute(Qt::WA_Hover);
        setAutoDefault(false);
    }

    QSize sizeHint() const override
    {
        return {textWidth(text(), boldFont(TypeStep::Body)) + 8 + textWidth(keys(), ui::font(TypeStep::Key)) + 16, 32};
    }
    static QString keys() { return u"Ctrl Z"_s; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const QColor ink = color(Token::OnInverse);
        if (hasFocus() || underMouse())
            paintFrame(&painter, rect(), metric::radiusSmall, {}, ink, hasFocus() ? 2 : 1);
        const int wide = textWidth(text(), boldFont(TypeStep::Body));
        paintText(&painter, QRectF(8, 0, wide, height()), text(), boldFont(TypeStep::Body), ink);
        paintText(&painter, QRectF(16 + wide, 0, width(), height()), keys(), ui::font(TypeStep::Key), ink,
                  Qt::AlignLeft, Qt::ElideNone);
    }
};

Toast::Toast(QWidget* page)
    : QFrame(page), m_undo(new ToastButton(this)), m_shortcut(new QShortcut(QKeySequence::Undo, page))
{
    setObjectName(u"toast"_s);
    setAttribute(Qt::WA_Hover);
    m_shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    m_shortcut->setEnabled(false);
    m_timer.setSingleShot(true);
    m_timer.setInterval(metric::toastTime);
    connect(&m_timer, &QTimer::timeout, this, &Toast::expire);
    const auto undo = [this] {
        if (!m_canUndo)
            return;
        dismiss();
        Q_EMIT undoRequested();
    };
    connect(m_undo, &QPushButton::clicked, this, undo);
    connect(m_shortcut, &QShortcut::activated, this, undo);
    page->installEventFilter(this);
    hide();
}

void Toast::showMessage(const QString& sentence, bool canUndo, Icon icon)
{
    m_text = sentence;
    m_icon = icon;
    m_canUndo = canUndo;
    m_undo->setText(QCoreApplication::translate("kit", "Undo"));
    m_undo->setVisible(canUndo);
    m_shortcut->setEnabled(canUndo);
    setAccessibleName(sentence);
    place();
    raise();
    show();
    update();
    m_timer.start();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Toast::dismiss()
{
    m_timer.stop();
    m_canUndo = false;
    m_shortcut->setEnabled(false);
    hide();
}

void Toast::expire()
{
    // Who reads it with the pointer or the keyboard on it keeps it.
    if (underMouse() || m_undo->hasFocus())
        m_timer.start();
    else
        dismiss();
}

void Toast::setOffset(const QPoint& offset)
{
    m_offset = offset;
    place();
}

QSize Toast::sizeHint() const
{
    const int wanted =
        44 + textWidth(m_text, ui::font(TypeStep::Body)) + 16 + (m_canUndo ? m_undo->sizeHint().width() + 8 : 0);
    return {qMax(440, wanted), 48};
}

void Toast::place()
{
    const QWidget* page = parentWidget();
    QSize size = sizeHint();
    size.setWidth(qMin(size.width(), page->width() - 2 * m_offset.x()));
    setGeometry(QRect(QPoint(m_offset.x(), page->height() - m_offset.y() - size.height()), size));
    const QSize undo = m_undo->sizeHint();
    m_undo->setGeometry(width() - undo.width() - 8, (height() - undo.height()) / 2, undo.width(), undo.height());
}

bool Toast::event(QEvent* event)
{
    if (event->type() == QEvent::Leave && isVisible())
        m_timer.start();
    return QFrame::event(event);
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintFrame(&painter, rect(), metric::radius, color(Token::Inverse));
    paintIcon(&painter, QRectF(16, 0, metric::icon, height()), m_icon, Token::OnInverse);
    const qreal right = m_canUndo ? m_undo->x() - 8 : width() - 16;
    paintText(&painter, QRectF(44, 0, right - 44, height()), m_text, ui::font(TypeStep::Body), color(Token::OnInverse));
}

} // namespace motcua::ui
