#pragma once

#include "ui/kit/row_delegate.h"

namespace motcua::ui {

//! Name, glyph and remark of one registration. Only the chosen name is DemiBold, so that the eye finds its place again.
class ReviewDelegate : public ListRowDelegate
{
    Q_OBJECT

public:
    using ListRowDelegate::ListRowDelegate;

protected:
    void paintContent(QPainter* painter, const QRect& rect, const RowState& state, const QModelIndex& index) const override;
};

} // namespace motcua::ui
