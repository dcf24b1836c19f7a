#include "ui/shell/suggest_list.h"

#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"
#include "ui/kit/row_delegate.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QListView>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace motcua::ui {

SuggestList::SuggestList(QLineEdit* edit)
    : QFrame(edit->window()), m_edit(edit), m_view(new QListView), m_model(new QStandardItemModel(this))
{
    setObjectName(u"suggestions"_s);
    setFrameShape(QFrame::NoFrame);
    setAutoFillBackground(true);
    prepareRowView(m_view);
    m_view->setObjectName(u"suggestions.list"_s);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // eight rows at most, the arrows walk them
    auto* delegate = new ListRowDelegate(m_view);
    delegate->setPadding(12);
    m_view->setItemDelegate(delegate);
    m_view->setModel(m_model);
    m_view->setAccessibleName(edit->accessibleName());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(m_view);
    hide();
    m_edit->installEventFilter(this);
    connect(m_edit, &QObject::destroyed, this, &QObject::deleteLater); // our parent is the window, which lives longer
    connect(m_view, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) { choose(index.row()); });
}

void SuggestList::setSuggestions(const QList<Suggestion>& rows, const QString& nothing)
{
    m_rows = rows;
    m_model->clear();
    for (const Suggestion& row : rows) {
        auto* item = new QStandardItem(row.first);
        item->setData(row.second, SecondLineRole);
        item->setData(row.right, RightRole);
        if (row.icon != Icon::Count) {
            item->setData(int(row.icon), GlyphRole);
            item->setData(int(Token::Text2), GlyphTokenRole);
        }
        item->setData(QString(row.first + ", "_L1 + row.second), Qt::AccessibleTextRole);
        m_model->appendRow(item);
    }
    if (rows.isEmpty() && !nothing.isEmpty()) {
        auto* item = new QStandardItem(nothing);
        item->setEnabled(false);
        item->setData(true, MutedRole);
        m_model->appendRow(item);
    }
    if (m_model->rowCount() == 0) {
        hide();
        return;
    }
    place();
    show();
    raise();
    if (!rows.isEmpty())
        m_view->setCurrentIndex(m_model->index(0, 0));
}

int SuggestList::count() const
{
    return int(m_rows.size());
}

void SuggestList::place()
{
    if (parentWidget() != m_edit->window())
        setParent(m_edit->window());
    const QPoint corner = m_edit->mapTo(m_edit->window(), QPoint(0, m_edit->height() + 4));
    const int height = qMin(8, m_model->rowCount()) * metric::rowTwoLines + 2;
    const int room = m_edit->window()->height() - corner.y() - metric::keyLine - 4;
    setGeometry(corner.x(), corner.y(), qMax(m_edit->width(), 360), qMin(height, room));
}

void SuggestList::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintFrame(&painter, QRectF(rect()), 0, color(Token::Base), color(Token::Control));
}

void SuggestList::choose(int row)
{
    if (row < 0 || row >= m_rows.size())
        return;
    hide();
    Q_EMIT chosen(Suggestion(m_rows.at(row)));
}

bool SuggestList::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Hide || (event->type() == QEvent::FocusOut && !m_view->underMouse()))
        hide();
    if (event->type() != QEvent::KeyPress || !isVisible())
        return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int row = m_view->currentIndex().row();
    switch (key->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up: {
        const int next = qBound(0, row + (key->key() == Qt::Key_Down ? 1 : -1), m_model->rowCount() - 1);
        m_view->setCurrentIndex(m_model->index(next, 0));
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (key->modifiers() != Qt::NoModifier || m_rows.isEmpty())
            return false;
        choose(row);
        return true;
    case Qt::Key_Escape: hide(); return true;
    default: return false;
    }
}

} // namespace motcua::ui
