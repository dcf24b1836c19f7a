#include "ui/reception/component_list.h"

#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"
#include "ui/kit/row_delegate.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using motcua::domain::Component;

namespace motcua::ui::reception {

namespace {

QString countText(const Component& component)
{
    QStringList parts;
    if (component.originals > 0)
        parts.append(ComponentList::tr("%n original(s)", nullptr, component.originals));
    if (component.copies > 0)
        parts.append(ComponentList::tr("%n copy(ies)", nullptr, component.copies));
    if (parts.isEmpty())
        parts.append(ComponentList::tr("electronic file"));
    return parts.join(u", "_s) + (component.required ? QString() : ComponentList::tr(", if there is one"));
}

struct State
{
    QString text;
    Icon icon = Icon::Count;
    Token token = Token::Muted;
};

State stateOf(const Component& component)
{
    if (component.received && component.reused)
        return {ComponentList::tr("Reused from the data store"), Icon::Ok, Token::Success};
    if (component.received && !component.blobs.isEmpty())
        return {ComponentList::tr("%n file(s) here", nullptr, int(component.blobs.size())), Icon::Ok, Token::Success};
    if (component.received)
        return {ComponentList::tr("The paper is here"), Icon::Ok, Token::Success};
    if (component.required)
        return {ComponentList::tr("Required, not here yet"), Icon::Warning, Token::Danger};
    return {ComponentList::tr("Not needed"), Icon::Count, Token::Muted};
}

class ComponentDelegate : public ListRowDelegate
{
public:
    using ListRowDelegate::ListRowDelegate;

    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override
    {
        // The whole row is the box: the view ticks on a click, here only Space does.
        return event->type() == QEvent::KeyPress && ListRowDelegate::editorEvent(event, model, option, index);
    }

protected:
    void paintContent(QPainter* painter, const QRect& rect, const RowState&, const QModelIndex& index) const override
    {
        const auto component = index.data(ComponentModel::ComponentRole).value<Component>();
        const State state = stateOf(component);
        QStyleOptionButton box;
        box.rect = QRect(rect.left(), rect.top() + (rect.height() - 16) / 2, 16, 16);
        box.state = QStyle::State_Enabled | (component.received ? QStyle::State_On : QStyle::State_Off);
        QApplication::style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter);
        const QRect words = rect.adjusted(32, 0, 0, 0);
        const bool quiet = !component.received && !component.required;
        paintText(painter, QRect(words.left(), words.top() + 8, words.width(), 20), component.name, font(TypeStep::Body), color(quiet ? Token::Text2 : Token::Text));
        const QRect second(words.left(), words.top() + 28, words.width(), 20);
        const QString count = countText(component) + u"  ·  "_s;
        const int used = paintText(painter, second, count, font(TypeStep::Caption), color(Token::Text2));
        int left = second.left() + used;
        if (state.icon != Icon::Count) {
            paintIcon(painter, QRectF(left, second.top(), 16, second.height()), state.icon, state.token, 14);
            left += 22;
        }
        paintText(painter, QRect(left, second.top(), second.right() - left, second.height()), state.text, font(TypeStep::Caption), color(state.token));
    }
};

} // namespace

std::vector<Component> componentsOf(const domain::Procedure& procedure)
{
    std::vector<Component> out;
    for (const domain::ComponentSpec& spec : procedure.components) {
        Component component;
        component.key = spec.key;
        component.name = spec.name;
        component.originals = spec.originals;
        component.copies = spec.copies;
        component.required = spec.required;
        out.push_back(component);
    }
    return out;
}

void ComponentModel::setComponents(const std::vector<Component>& components)
{
    beginResetModel();
    m_components = components;
    endResetModel();
}

void ComponentModel::change(const Component& component)
{
    for (size_t row = 0; row < m_components.size(); ++row) {
        if (m_components[row].key == component.key) {
            m_components[row] = component;
            Q_EMIT dataChanged(index(int(row)), index(int(row)));
        }
    }
}

int ComponentModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_components.size());
}

QVariant ComponentModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Component& component = m_components[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return component.name;
    case Qt::CheckStateRole: return int(component.received ? Qt::Checked : Qt::Unchecked);
    case Qt::AccessibleTextRole: return QString(component.name + u", "_s + countText(component) + u", "_s + stateOf(component).text);
    case ComponentRole: return QVariant::fromValue(component);
    default: return {};
    }
}

bool ComponentModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::CheckStateRole)
        return false;
    m_components[size_t(index.row())].received = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index);
    return true;
}

Qt::ItemFlags ComponentModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

ComponentList::ComponentList(QWidget* parent) : QListView(parent), m_model(new ComponentModel(this))
{
    setObjectName(u"receive.components"_s);
    setAccessibleName(tr("Papers of the dossier"));
    prepareRowView(this);
    setModel(m_model);
    setItemDelegate(new ComponentDelegate(this));
    setAcceptDrops(true);
    viewport()->setAcceptDrops(true);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ComponentList::changed);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        updateGeometry();
        Q_EMIT changed();
    });
}

void ComponentList::setComponents(const std::vector<Component>& components)
{
    m_model->setComponents(components);
    if (!components.empty())
        setCurrentIndex(m_model->index(0));
}

std::vector<Component> ComponentList::components() const
{
    return m_model->components();
}

const Component* ComponentList::current() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() ? &m_model->components()[size_t(index.row())] : nullptr;
}

const Component* ComponentList::find(const QString& key) const
{
    const auto& all = m_model->components();
    const auto found = std::find_if(all.begin(), all.end(), [&key](const Component& one) { return one.key == key; });
    return found == all.end() ? nullptr : &*found;
}

void ComponentList::change(const Component& component)
{
    m_model->change(component);
}

int ComponentList::missing() const
{
    int count = 0;
    for (const Component& component : m_model->components())
        count += component.required && !component.received ? 1 : 0;
    return count;
}

QSize ComponentList::sizeHint() const
{
    return {400, qBound(1, int(m_model->components().size()), 6) * metric::rowTwoLines + 2};
}

void ComponentList::mouseReleaseEvent(QMouseEvent* event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && event->button() == Qt::LeftButton)
        m_model->setData(index, index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void ComponentList::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Paste))
        Q_EMIT given(*QApplication::clipboard()->mimeData());
    else if (event->key() == Qt::Key_Insert)
        Q_EMIT filesWanted();
    else if (event->key() == Qt::Key_R && event->modifiers() == Qt::NoModifier)
        Q_EMIT reuseWanted();
    else if (event->key() == Qt::Key_F4)
        Q_EMIT captureWanted();
    else if (event->key() == Qt::Key_P && event->modifiers() == Qt::NoModifier)
        Q_EMIT arrangeWanted();
    else
        QListView::keyPressEvent(event);
}

void ComponentList::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasImage())
        event->acceptProposedAction();
}

void ComponentList::dragMoveEvent(QDragMoveEvent* event)
{
    // The row under the pointer is the one that gets it, and shows so.
    const QModelIndex index = indexAt(event->position().toPoint());
    event->setAccepted(index.isValid());
    if (index.isValid())
        setCurrentIndex(index);
}

void ComponentList::dropEvent(QDropEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    event->acceptProposedAction();
    Q_EMIT given(*event->mimeData());
}

} // namespace motcua::ui::reception
