#pragma once

#include "domain/ocr.h"

#include <QString>

#include <set>
#include <vector>

namespace motcua::domain {

//! What a printed label of a card says that its value is. Other: what ends a value and is no field of ours. Title: has no value.
enum class CardLabel { Number, Name, Birth, Home, Other, Title };

//! Words that stand beside each other, from the left. They point into the words that were given.
using CardRow = std::vector<const OcrWord*>;

//! A label among the rows of a card.
struct FoundLabel
{
    CardLabel label;
    size_t row;
    size_t begin; //!< words of the label
    size_t end;   //!< one past
};

//! A card's words as rows with the labels found in them: labels are known by their letters, not by their place, also when the reader
//! lost marks or took one letter for another. Lives no longer than the words. (domain.md §2)
struct CardRows
{
    explicit CardRows(const std::vector<OcrWord>& words);

    //! Right of the label up to the next one; with nothing there, the line below. A home town may go on in one more line.
    [[nodiscard]] CardRow valueOf(const FoundLabel& label) const;
    [[nodiscard]] bool startsWithLabel(size_t row) const;
    //! Words that a label says to be something else than the card's number.
    [[nodiscard]] std::set<const OcrWord*> otherValues() const;

    std::vector<CardRow> rows;
    std::vector<FoundLabel> labels;
};

//! Letters and digits without marks, case and what stands between them.
[[nodiscard]] QString cardLetters(const QString& text);

} // namespace motcua::domain
