#pragma once

#include <QString>

namespace motcua::domain {

//! What may have happened where a card and what somebody typed differ: said beside the difference, never acted on.
enum class LikelySlip {
    None,           //!< equal, or nothing that we know
    DayMonth,       //!< 03/12/1984 and 12/03/1984
    Neighbours,     //!< two figures that stand beside each other changed places
    OneFigure,      //!< one figure is another
    LetterForDigit, //!< O for 0, l for 1
    TonePlace,      //!< hòa and hoà: one word, written in two ways
    MarksOnly,      //!< the same letters with other marks
};

//! Both as people read them: dates as dd/mm/yyyy, numbers without dots. Any thread.
[[nodiscard]] LikelySlip likelySlip(const QString& read, const QString& typed);

} // namespace motcua::domain
