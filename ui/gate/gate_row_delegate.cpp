#include "ui/gate/gate_row_delegate.h"

namespace motcua::ui {

void GateRowDelegate::paintContent(QPainter* painter, const QRect& rect, const RowState& state, const QModelIndex& index) const
{
    RowState bold = state;
    bold.selected = true; // of the content only: the background is painted already
    ListRowDelegate::paintContent(painter, rect, bold, index);
}

} // namespace motcua::ui
