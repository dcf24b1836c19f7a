#include "ui/gate/wedge_filter.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QWidget>
#include <QWindow>

namespace motcua::ui {

namespace {

//! Milliseconds of this machine; the events' own stamps are not set by every platform.
quint64 arrival()
{
    static const QElapsedTimer timer = [] {
        QElapsedTimer t;
        t.start();
        return t;
    }();
    return quint64(timer.elapsed());
}

} // namespace

WedgeFilter::WedgeFilter(QWidget* page)
    : QObject(page)
    , m_page(page)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(gapMs + 5);
    m_pause.setTimerType(Qt::PreciseTimer);
    connect(&m_pause, &QTimer::timeout, this, &WedgeFilter::paused);
    qApp->installEventFilter(this);
}

WedgeFilter::~WedgeFilter() = default;

bool WedgeFilter::concerns(QObject* watched) const
{
    if (!m_page->isVisible() || QApplication::activeModalWidget() || QApplication::activePopupWidget())
        return false;
    if (watched->isWindowType())
        return watched == m_page->window()->windowHandle();
    if (!watched->isWidgetType())
        return false;
    // A key that nobody wants climbs to the parents; it is looked at once, where it arrives.
    const QWidget* focus = QApplication::focusWidget();
    return focus ? watched == focus && (focus == m_page || m_page->isAncestorOf(focus)) : watched == m_page || watched == m_page->window();
}

bool WedgeFilter::eventFilter(QObject* watched, QEvent* event)
{
    if (m_givingBack || (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease) || !concerns(watched))
        return false;
    if (watched->isWindowType()) {
        m_passed = event;
    } else if (m_passed == event) {
        m_passed = nullptr;
        return false;
    }
    auto* key = static_cast<QKeyEvent*>(event);
    if (event->type() == QEvent::KeyRelease) // the press was held back: its release means nothing to anybody
        return !m_held.empty() && !key->text().isEmpty();
    return takeKey(key);
}

bool WedgeFilter::endsBurst(const QKeyEvent* key) const
{
    return key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Tab;
}

bool WedgeFilter::takeKey(QKeyEvent* key)
{
    // The platform's stamp tells when the key went down even where this thread was late to look.
    const bool stamped = key->timestamp() != 0;
    const quint64 now = stamped ? key->timestamp() : arrival();
    if (endsBurst(key)) {
        if (m_held.empty())
            return false;
        const bool burst = m_text.size() >= shortest;
        finish();
        return burst; // after a person's typing Enter is a person's Enter
    }
    // An input method that works by sending keys takes letters back while a scanner types.
    if (key->key() == Qt::Key_Backspace && !m_held.empty() && now <= m_last + quint64(gapMs)) {
        m_text.chop(1);
        m_held.emplace_back(key->clone());
        m_last = now;
        ++m_turn;
        m_pause.start();
        return true;
    }
    const QString text = key->text();
    const bool types = text.size() > 0 && text.at(0).isPrint() && !key->isAutoRepeat() &&
                       !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (!types) {
        const bool silent = key->key() == Qt::Key_Shift || key->key() == Qt::Key_AltGr || key->key() == Qt::Key_CapsLock;
        if (!silent)
            finish(); // an F key, an arrow: what was held comes before it
        return false;
    }
    if (!m_held.empty() && stamped == m_lastStamped && now > m_last + quint64(gapMs))
        finish();
    m_last = now;
    m_lastStamped = stamped;
    ++m_turn;
    if (m_held.empty())
        m_target = QApplication::focusWidget();
    if (m_text.size() < longest) {
        m_text += text;
        m_held.emplace_back(key->clone());
    }
    m_pause.start();
    return true;
}

void WedgeFilter::paused()
{
    // Keys may be waiting behind this timer after a stall: let the loop hand them over first.
    QTimer::singleShot(0, this, [this, turn = m_turn] {
        if (turn == m_turn)
            finish();
    });
}

void WedgeFilter::finish()
{
    m_pause.stop();
    if (m_held.empty())
        return;
    if (m_text.size() < shortest) {
        giveBack();
        return;
    }
    const QString text = std::exchange(m_text, {});
    m_held.clear();
    Q_EMIT scanned(text);
}

void WedgeFilter::giveBack()
{
    const auto held = std::exchange(m_held, {});
    m_text.clear();
    m_givingBack = true;
    for (const auto& key : held) {
        if (QWidget* target = m_target ? m_target.data() : m_page) {
            QCoreApplication::sendEvent(target, key.get());
            QKeyEvent release(QEvent::KeyRelease, key->key(), key->modifiers(), key->text());
            QCoreApplication::sendEvent(target, &release);
        }
    }
    m_givingBack = false;
}

} // namespace motcua::ui
