#pragma once

#include "ui/kit/tokens.h"

#include <QPolygonF>

class QPainter;

namespace motcua::ui {

//! Colours for marks over a camera or card picture: they hold on any picture thanks to a dark line (#101213) on both
//! sides.
[[nodiscard]] QColor overlayColor(Meaning meaning);
//! Outlines a code in view: `quad` in the painter's coordinates, colour 4 px, dark line either side.
void paintScanQuad(QPainter* painter, const QPolygonF& quad, Meaning meaning, qreal width = 4);
//! The same for an upright box with round corners.
void paintScanBox(QPainter* painter, const QRectF& box, Meaning meaning, qreal width = 2);
//! A caption on the picture ("Máy ảnh 1, đọc trong 38 ms"), white on #101213, at the bottom left of `area`.
void paintPictureCaption(QPainter* painter, const QRectF& area, const QString& text);

} // namespace motcua::ui
