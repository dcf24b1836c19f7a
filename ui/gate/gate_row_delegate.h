#pragma once

#include "ui/kit/row_delegate.h"

namespace motcua::ui {

//! A person's line at the gate: read from a step away, so the name is DemiBold in every row.
class GateRowDelegate : public ListRowDelegate
{
    Q_OBJECT

public:
    using ListRowDelegate::ListRowDelegate;

protected:
    void paintContent(QPainter* painter, const QRect& rect, const RowState& state, const QModelIndex& index) const override;
};

} // namespace motcua::ui
