#include "ui/cell/decision_bar.h"
#include "ui/cell/field_pane.h"
#include "ui/cell/review_page.h"
#include "ui/cell/review_queue_model.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QListView>

#include <algorithm>

namespace motcua::ui {

using domain::RegistrationStatus;

void ReviewPage::walk(int step)
{
    const int row = std::clamp(m_list->currentIndex().row() + step, 0, std::max(0, m_model->rowCount() - 1));
    m_list->setCurrentIndex(m_model->index(row));
    m_list->setFocus();
}

bool ReviewPage::handleKey(QKeyEvent* event)
{
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier) || m_bar->asksReason())
        return false;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // A key held down from the registration before must not approve this one.
        if (!event->isAutoRepeat())
            decide(RegistrationStatus::Approved, {});
        return true;
    case Qt::Key_Space:
        if (!event->isAutoRepeat())
            confirmField(m_field);
        return true;
    case Qt::Key_X:
        markOtherwise(m_field);
        return true;
    case Qt::Key_C:
        ask(RegistrationStatus::Returned);
        return true;
    case Qt::Key_R:
        ask(RegistrationStatus::Refused);
        return true;
    case Qt::Key_M:
        answerMerge(true);
        return true;
    case Qt::Key_N:
        answerMerge(false);
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        m_fields->turnPage(event->key() == Qt::Key_PageUp ? -1 : 1);
        return true;
    case Qt::Key_Up:
        walk(-1);
        return true;
    case Qt::Key_Down:
        walk(1);
        return true;
    default:
        return false;
    }
}

void ReviewPage::keyPressEvent(QKeyEvent* event)
{
    // What the focused widget left over. On a button Enter would be somebody's mistake for pressing that button.
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool onButton = qobject_cast<QAbstractButton*>(focusWidget()) != nullptr;
    if ((enter && onButton) || !handleKey(event))
        Page::keyPressEvent(event);
}

bool ReviewPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        // The view walks by itself; the letters and Space it would take for type-ahead and selection.
        if (key->key() != Qt::Key_Up && key->key() != Qt::Key_Down && handleKey(key))
            return true;
    }
    return Page::eventFilter(watched, event);
}

} // namespace motcua::ui
