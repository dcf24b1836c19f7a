#include "ui/kit/search_box.h"
#include "ui/reception/action_footer.h"
#include "ui/reception/bulk_bar.h"
#include "ui/reception/detail_pane.h"
#include "ui/reception/dossier_delegate.h"
#include "ui/reception/dossier_forms.h"
#include "ui/reception/dossier_queue_model.h"
#include "ui/reception/export_button.h"
#include "ui/reception/queue_page.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QListView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui::reception {

// The queue without a mouse: every key, and the line that tells them.

QList<KeyHint> QueuePage::keyHints() const
{
    if (m_detail->isEditing())
        return {{u"Tab"_s, tr("Next field")}, {u"Ctrl Enter"_s, tr("Save")}, {u"Esc"_s, tr("Leave it as it was")}};
    QList<KeyHint> hints{{u"↑ ↓"_s, tr("Choose")}, {u"/"_s, tr("Filter")}, {u"Ctrl F"_s, tr("Filters")}, {u"Ctrl PgDn"_s, tr("Next tab")}, {u"F2"_s, tr("Receive")}};
    for (const DossierAction& action : m_detail->footer()->actions()) {
        if (!action.key.isEmpty() && action.key != "F2"_L1)
            hints.append({action.key, action.verb});
    }
    if (m_detail->mayEdit()) {
        hints.append({u"F4"_s, tr("Papers")});
        hints.append({u"Ctrl E"_s, tr("Correct")});
    }
    if (const auto* detail = m_detail->detail(); detail && !formsOf(detail->dossier).isEmpty())
        hints.append({u"Ctrl P"_s, tr("Forms")});
    return hints;
}

void QueuePage::keyPressEvent(QKeyEvent* event)
{
    if (m_detail->isEditing() && event->key() >= Qt::Key_F6 && event->key() <= Qt::Key_F9)
        return; // the steps are not on the screen now
    if (event->key() >= Qt::Key_F6 && event->key() <= Qt::Key_F9)
        m_detail->closeForm(); // what is asked then stands where the form was
    switch (event->key()) {
    case Qt::Key_F2: {
        const auto* detail = m_detail->detail();
        const bool online = detail && detail->dossier.status == domain::DossierStatus::Registered && m_list->hasFocus() && m_list->selectionModel()->hasSelection();
        Q_EMIT screenRequested(u"receive"_s, online ? m_chosen : QString());
        return;
    }
    case Qt::Key_E:
        if (!event->modifiers().testFlag(Qt::ControlModifier))
            break;
        if (event->modifiers().testFlag(Qt::ShiftModifier))
            return m_export->click();
        m_detail->edit();
        return;
    case Qt::Key_F:
        if (event->modifiers() != Qt::ControlModifier)
            break;
        showFilterMenu();
        return;
    case Qt::Key_P:
        if (!event->modifiers().testFlag(Qt::ControlModifier))
            break;
        m_detail->chooseForm();
        return;
    case Qt::Key_F4: m_detail->editPapers(); return;
    case Qt::Key_F6:
        if (m_bulk->isVisibleTo(this))
            m_bulk->begin();
        else
            m_detail->footer()->trigger(u"F6"_s);
        return;
    case Qt::Key_F7: m_detail->footer()->trigger(u"F7"_s); return;
    case Qt::Key_F8: m_detail->footer()->trigger(u"F8"_s); return;
    case Qt::Key_F9: m_detail->footer()->trigger(u"F9"_s); return;
    case Qt::Key_Slash:
        m_filter->setFocus();
        m_filter->selectAll();
        return;
    case Qt::Key_Escape:
        if (m_narrow) {
            showDetail(false);
            return;
        }
        if (m_special) {
            setSpecial({});
            return;
        }
        break;
    default: break;
    }
    Page::keyPressEvent(event);
}

bool QueuePage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::Resize)
        m_head->setRowWidth(m_list->viewport()->width());
    // A list without a current row takes its first one when it gets the focus; beside it stands a dossier that was sought and is in none of its rows.
    if (watched == m_list && event->type() == QEvent::FocusIn && !m_list->currentIndex().isValid() && !m_chosen.isEmpty()
        && static_cast<QFocusEvent*>(event)->reason() != Qt::MouseFocusReason) {
        QFocusEvent quiet(QEvent::FocusIn, Qt::MouseFocusReason);
        QCoreApplication::sendEvent(m_list, &quiet);
        return true;
    }
    // The list's type-ahead would take the slash and single letters.
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Slash) {
            keyPressEvent(static_cast<QKeyEvent*>(event));
            return true;
        }
        // What was dealt with has left the list: on from its place, not from the top.
        const bool down = key->key() == Qt::Key_Down;
        if ((down || key->key() == Qt::Key_Up) && key->modifiers() == Qt::NoModifier && !m_list->currentIndex().isValid() && m_place >= 0 && m_model->rowCount() > 0) {
            m_list->setCurrentIndex(m_model->index(std::clamp(down ? m_place : m_place - 1, 0, m_model->rowCount() - 1)));
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

} // namespace motcua::ui::reception
