#pragma once

#include "ui/kit/row_delegate.h"

namespace motcua::ui {

//! A line of the tray: glyph of its state, what, when, and why it stands there in up to two lines; heads of groups between.
class TrayDelegate : public ListRowDelegate
{
    Q_OBJECT

public:
    using ListRowDelegate::ListRowDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void paintContent(QPainter* painter, const QRect& rect, const RowState& state, const QModelIndex& index) const override;
};

} // namespace motcua::ui
