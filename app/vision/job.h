#pragma once

#include "domain/ocr.h"
#include "vision/frame.h"
#include "vision/picture.h"
#include "vision/scanned_code.h"

#include <QRect>
#include <QTransform>

#include <vector>

namespace motcua::vision {

//! One way to look at a frame. A frame in which nothing was found is not read again; the next frame gets the next rung,
//! so no frame costs more than its time. (research: gate.md §4.3)
enum class Rung : quint8 { Normal, Inverted, GlobalHistogram, Sharpened, Enlarged, SecondReader, Parts, Upright };
inline constexpr int rungCount = 8;
inline constexpr int wholeRungCount = 6; //!< the first ones look at the whole picture, the others at likely parts of it

//! How a picture is read that has killed a worker: each death takes a part away that may have been the cause.
enum class Caution : quint8 {
    None,
    MatrixOnly,   //!< ZXing looks for matrix codes alone, ZBar for bars
    SecondReader, //!< ZBar alone
};
inline constexpr int cautionCount = 3;

//! What is to be done with one picture.
struct Job
{
    enum class Kind : quint8 {
        Frame = 1, //!< one rung over a brightness plane, one code at most (with `several` two)
        Still = 2, //!< all rungs over a picture, several codes
        Text = 3,  //!< words of a whole picture
        Card = 4,  //!< words of a card photo: found, flattened, its lines read one by one
        Mrz = 5,   //!< words of a machine-readable zone: capitals, digits and < only
    };
    Kind kind = Kind::Frame;
    Frame frame;
    Picture picture;
    CodeFormats formats = usualFormats;
    Rung rung = Rung::Normal;
    Caution caution = Caution::None;
    bool several = false; //!< Frame: where a code was found, look for another one as well
    QRect region; //!< where the last code was; empty: unknown
};

//! What came of it.
struct Reply
{
    std::vector<FoundCode> codes;
    std::vector<domain::OcrWord> words;
    QSize size;              //!< of the picture as it was read, upright
    QTransform toPicture;    //!< Card: boxes are those of the flattened card, this brings them back
    double milliseconds = 0; //!< of the reading itself
};

} // namespace motcua::vision
