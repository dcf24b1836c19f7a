#include "ui/kit/wrap_row.h"

#include <algorithm>

namespace motcua::ui {

WrapRow::WrapRow(int spacing)
{
    setSpacing(spacing);
    setContentsMargins(0, 0, 0, 0);
}

WrapRow::~WrapRow()
{
    for (QLayoutItem* item : m_items)
        delete item;
}

void WrapRow::addItem(QLayoutItem* item)
{
    m_items.push_back(item);
}

void WrapRow::addRow(QLayout* row)
{
    addChildLayout(row);
    addItem(row);
}

QLayoutItem* WrapRow::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)] : nullptr;
}

QLayoutItem* WrapRow::takeAt(int index)
{
    QLayoutItem* item = itemAt(index);
    if (item)
        m_items.erase(m_items.begin() + index);
    return item;
}

int WrapRow::heightForWidth(int width) const
{
    const QMargins around = contentsMargins();
    return arrange(QRect(0, 0, width - around.left() - around.right(), 0), false) + around.top() + around.bottom();
}

QSize WrapRow::minimumSize() const
{
    QSize least;
    for (const QLayoutItem* item : m_items) {
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    }
    return least.grownBy(contentsMargins());
}

QSize WrapRow::sizeHint() const
{
    QSize whole;
    for (const QLayoutItem* item : m_items) {
        if (!item->isEmpty())
            whole = QSize(whole.width() + item->sizeHint().width() + (whole.width() > 0 ? spacing() : 0), std::max(whole.height(), item->sizeHint().height()));
    }
    return whole.grownBy(contentsMargins());
}

void WrapRow::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect.marginsRemoved(contentsMargins()), true);
}

int WrapRow::arrange(const QRect& rect, bool apply) const
{
    std::vector<QLayoutItem*> shown;
    std::copy_if(m_items.begin(), m_items.end(), std::back_inserter(shown), [](const QLayoutItem* item) { return !item->isEmpty(); });
    int y = rect.top();
    for (size_t from = 0; from < shown.size();) {
        size_t to = from;
        int width = 0;
        int height = 0;
        for (; to < shown.size(); ++to) {
            const QSize size = shown[to]->sizeHint();
            const int with = width + (to > from ? spacing() : 0) + size.width();
            if (to > from && with > rect.width())
                break;
            width = with;
            height = std::max(height, size.height());
        }
        int x = rect.left();
        for (size_t i = from; apply && i < to; ++i) {
            const QSize size = shown[i]->sizeHint().boundedTo(QSize(rect.width(), height));
            if (m_lastAtEnd && to - from == shown.size() && i + 1 == to && i > from)
                x = std::max(x, rect.left() + rect.width() - size.width());
            shown[i]->setGeometry(QRect(QPoint(x, y + (height - size.height()) / 2), size));
            x += size.width() + spacing();
        }
        from = to;
        y += height + (from < shown.size() ? 6 : 0);
    }
    return y - rect.top();
}

} // namespace motcua::ui
