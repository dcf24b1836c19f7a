#include "ui/cell/review_delegate.h"

#include "ui/kit/paint.h"

namespace motcua::ui {

void ReviewDelegate::paintContent(QPainter* painter, const QRect& rect, const RowState& state, const QModelIndex& index) const
{
    const bool muted = index.data(MutedRole).toBool();
    const QRect first(rect.left(), rect.top() + 8, rect.width(), 20);
    const QRect second(rect.left(), rect.top() + 28, rect.width(), 18);
    const auto tint = Token(index.data(SecondTokenRole).toInt());
    paintText(painter, first, index.data(Qt::DisplayRole).toString(), state.selected ? boldFont(TypeStep::Body) : ui::font(TypeStep::Body),
              color(muted ? Token::Muted : Token::Text));
    paintIcon(painter, QRect(second.left() - 1, second.top() + 1, 16, 16), Icon(index.data(SecondGlyphRole).toInt()), tint);
    paintText(painter, second.adjusted(20, 0, 0, 0), index.data(SecondLineRole).toString(), ui::font(TypeStep::Caption), color(tint));
}

} // namespace motcua::ui
