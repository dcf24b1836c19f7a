#pragma once

#include "ui/kit/tokens.h"
#include "ui/kit/type.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace motcua::ui {

//! Shared strokes of all own-painted widgets and delegates. Stateless; each restores the painter.

//! A line 1 device pixel thick (max(1, round(dpr))), snapped, at the edge of the rectangle that is named.
void paintEdge(QPainter* painter, const QRectF& rect, Qt::Edge edge, Token token = Token::Divider);
void paintEdge(QPainter* painter, const QRectF& rect, Qt::Edge edge, const QColor& tint);
//! A filled frame with an inner border of that width (0: none). An invalid colour is not painted.
void paintFrame(QPainter* painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& border = {},
                qreal width = 1, Qt::PenStyle pen = Qt::SolidLine);
//! The blue ring outside of a frame: 2 px wide, 2 px away.
void paintFocusRing(QPainter* painter, const QRectF& frame, qreal radius);
//! One line, vertically centred, elided at the right (`elide`), 2 px of room above for stacked marks. Returns its
//! width.
int paintText(QPainter* painter, const QRectF& rect, const QString& text, const QFont& font, const QColor& tint,
              Qt::Alignment align = Qt::AlignLeft, Qt::TextElideMode elide = Qt::ElideRight);
[[nodiscard]] int textWidth(const QString& text, const QFont& font);

//! A key cap ("F2", "Ctrl Enter"): 18 high, radius 4. `border` and `text` differ on filled buttons.
[[nodiscard]] int keyCapWidth(const QString& keys);
void paintKeyCap(QPainter* painter, const QRectF& rect, const QString& keys);
void paintKeyCap(QPainter* painter, const QRectF& rect, const QString& keys, const QColor& text, const QColor& border,
                 const QColor& fill);

} // namespace motcua::ui
