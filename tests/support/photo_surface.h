#pragma once

#include "tests/support/worn_optics.h"

#include <QImage>
#include <QPointF>
#include <QRectF>

namespace motcua::test {

//! A paper with something on it, as it lies before a camera.
struct Sheet
{
    QImage paper;      //!< Grayscale8, 0 = ink
    double scale = 1;  //!< pixels of the picture a dot of the paper
    double turn = 0;   //!< degrees in the picture's plane
    double axis = 0;   //!< degrees of the line about which it leans
    double lean = 0;   //!< degrees out of the plane
    double bend = 0;   //!< degrees of the cylinder that it is wrapped around, to each side
    double sag = 0;    //!< how far the rows of a bent paper become arcs, of its half height
    bool alongHeight = false; //!< bent the other way
    double light = 1;  //!< of the paper
    double dark = 0;   //!< of the ink
    QPointF middle;    //!< in the picture
};

//! A table, a page of text, a shelf, cloth. Grayscale8.
[[nodiscard]] QImage surface(Dice& dice, QSize size);
//! Smaller and moved, as far as is needed for the whole sheet to lie `margin` of the picture away from its edges.
void keepInside(Sheet& sheet, QRectF picture, double margin);
//! Lays the sheet into the picture; where it lies now.
QRectF lay(QImage& picture, const Sheet& sheet);
//! Stains, scratches and holes over `share` of the paper.
void damage(QImage& paper, double share, Dice& dice);
//! A straight shadow over a part of `where`.
void shade(QImage& picture, QRectF where, double light, Dice& dice);
//! Things that resemble codes and are none: grids, dotted fields, ladders of bars, chessboards, keys.
void drawTraps(QImage& picture, Dice& dice);

} // namespace motcua::test
