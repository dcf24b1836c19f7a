#include "ui/kit/row_delegate.h"

#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QHelpEvent>
#include <QListView>
#include <QPainter>
#include <QToolTip>
#include <QTreeView>

namespace motcua::ui {

RowState rowState(const QStyleOptionViewItem& option)
{
    const QWidget* view = option.widget;
    return {.selected = bool(option.state & QStyle::State_Selected),
            .activePane = view && view->hasFocus(),
            .hover = bool(option.state & QStyle::State_MouseOver),
            .focus = (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange),
            .enabled = bool(option.state & QStyle::State_Enabled)};
}

void paintRowBackground(QPainter* painter, const QRectF& rect, const RowState& state, bool divider)
{
    if (state.selected)
        painter->fillRect(rect, color(state.activePane ? Token::Selected : Token::SelectedInactive));
    else if (state.hover && state.enabled)
        painter->fillRect(rect, color(Token::Hover));
    if (divider)
        paintEdge(painter, rect, Qt::BottomEdge);
    if (state.selected)
        painter->fillRect(QRectF(rect.left(), rect.top(), metric::chosenBar, rect.height()),
                          color(state.activePane ? Token::AccentText : Token::Control));
    if (state.focus)
        paintFrame(painter, rect, 0, {}, color(Token::Focus), 2);
}

ListRowDelegate::ListRowDelegate(QObject* parent, int height) : QStyledItemDelegate(parent), m_height(height) {}

void ListRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    const RowState state = rowState(option);
    paintRowBackground(painter, option.rect, state);
    painter->setClipRect(option.rect);
    paintContent(painter, option.rect.adjusted(m_padding, 0, -m_padding, 0), state, index);
    painter->restore();
}

QSize ListRowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {200, m_height};
}

void ListRowDelegate::paintTwoLines(QPainter* painter, const QRect& rect, const QString& first, const QString& second,
                                    bool bold, Token secondToken, Token firstToken)
{
    const QRectF box(rect);
    const QFont head = font(TypeStep::Body, bold ? QFont::DemiBold : QFont::Normal);
    if (second.isEmpty()) {
        paintText(painter, box, first, head, color(firstToken));
        return;
    }
    // 20 + 18 in 56: first line's middle 19 px, second's 38 px under the top.
    const qreal top = box.top() + (box.height() - 56) / 2;
    paintText(painter, QRectF(box.left(), top + 9, box.width(), 20), first, head, color(firstToken));
    paintText(painter, QRectF(box.left(), top + 29, box.width(), 18), second, font(TypeStep::Caption),
              color(secondToken));
}

void ListRowDelegate::paintContent(QPainter* painter, const QRect& rect, const RowState& state,
                                   const QModelIndex& index) const
{
    const auto text = [&index](int role) { return index.data(role).toString(); };
    const auto token = [&index](int role, Token fallback) {
        const QVariant value = index.data(role);
        return value.isValid() ? Token(value.toInt()) : fallback;
    };
    QRect box = rect;
    if (const QVariant glyph = index.data(GlyphRole); glyph.isValid()) {
        paintIcon(painter, QRectF(box.left(), box.top(), m_glyphSize, box.height()), Icon(glyph.toInt()),
                  token(GlyphTokenRole, Token::Text2), m_glyphSize);
        box.setLeft(box.left() + m_glyphSize + 12);
    }
    const bool muted = index.data(MutedRole).toBool() || !state.enabled;
    const QString second = text(SecondLineRole);
    const QString right = text(RightRole);
    const QString rightSecond = text(RightSecondRole);
    const QFont caption = font(TypeStep::Caption);
    int reserved = 0;
    if (!right.isEmpty() || !rightSecond.isEmpty()) {
        const QFont body = font(TypeStep::Body);
        const int wide = qMin(box.width() / 2, qMax(textWidth(right, second.isEmpty() ? caption : body),
                                                    textWidth(rightSecond, caption)));
        const QRectF place(box.right() + 1 - wide, box.top(), wide, box.height());
        if (second.isEmpty() && rightSecond.isEmpty()) {
            paintText(painter, place, right, caption, color(Token::Muted), Qt::AlignRight);
        } else {
            const qreal top = place.top() + (place.height() - 56) / 2;
            paintText(painter, QRectF(place.left(), top + 9, wide, 20), right, body, color(Token::Text2),
                      Qt::AlignRight);
            paintText(painter, QRectF(place.left(), top + 29, wide, 18), rightSecond, caption,
                      color(token(RightTokenRole, Token::Muted)), Qt::AlignRight);
        }
        reserved = wide + 12;
    }
    box.setRight(box.right() - reserved);

    const Token secondToken = token(SecondTokenRole, Token::Text2);
    const Token firstToken = muted ? Token::Muted : Token::Text;
    const bool bold = state.selected;
    if (const QVariant glyph = index.data(SecondGlyphRole); glyph.isValid()) {
        const int top = box.top() + (box.height() - 56) / 2;
        paintIcon(painter, QRectF(box.left(), top + 29, 16, 18), Icon(glyph.toInt()), secondToken);
        paintText(painter, QRectF(box.left(), top + 9, box.width(), 20), text(Qt::DisplayRole),
                  font(TypeStep::Body, bold ? QFont::DemiBold : QFont::Normal), color(firstToken));
        paintText(painter, QRectF(box.left() + 20, top + 29, box.width() - 20, 18), second, caption,
                  color(secondToken));
        return;
    }
    paintTwoLines(painter, box, text(Qt::DisplayRole), second, bold, secondToken, firstToken);
}

bool ListRowDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                                const QModelIndex& index)
{
    if (!index.data(Qt::ToolTipRole).toString().isEmpty())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    // What may have been elided can be read whole.
    const QString first = index.data(Qt::DisplayRole).toString();
    const QString second = index.data(SecondLineRole).toString();
    const int room = option.rect.width() - 2 * m_padding;
    if (textWidth(first, boldFont(TypeStep::Body)) > room || textWidth(second, font(TypeStep::Caption)) > room) {
        QToolTip::showText(event->globalPos(), second.isEmpty() ? first : first + u'\n' + second, view);
        return true;
    }
    return false;
}

void prepareRowView(QAbstractItemView* view)
{
    view->setFrameShape(QFrame::NoFrame);
    view->setMouseTracking(true);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setTabKeyNavigation(false);
    if (auto* list = qobject_cast<QListView*>(view))
        list->setUniformItemSizes(true);
    if (auto* tree = qobject_cast<QTreeView*>(view)) {
        tree->setUniformRowHeights(true);
        tree->setRootIsDecorated(false);
        tree->setItemsExpandable(false);
        tree->setIndentation(0);
        tree->header()->setFixedHeight(metric::listHead);
    }
}

} // namespace motcua::ui
