#include "domain/card_labels.h"

#include "domain/card_label_words.h"
#include "domain/card_lexicon.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace motcua::domain {

using namespace Qt::StringLiterals;

namespace {

// Strips that overlap give a word twice, or its end once more ("Hóa, a, Tỉnh Tỉnh"): the longer of the two is it.
void dropTwice(CardRow& row)
{
    for (size_t i = 0; i + 1 < row.size();) {
        const QRect& a = row[i]->box;
        const QRect& b = row[i + 1]->box;
        const int common = std::min(a.right(), b.right()) - b.left() + 1;
        const bool alike = cardLetters(row[i]->text).contains(cardLetters(row[i + 1]->text)) || cardLetters(row[i + 1]->text).contains(cardLetters(row[i]->text));
        if (!alike || common * 5 < 3 * std::min(a.width(), b.width())) {
            ++i;
            continue;
        }
        const auto worth = [](const OcrWord* word) { return std::pair(word->text.size(), word->confidence); };
        row.erase(row.begin() + std::ptrdiff_t(worth(row[i]) < worth(row[i + 1]) ? i : i + 1));
    }
}

// Words that stand beside each other, also where the reader put label and value into different blocks.
std::vector<CardRow> rowsOf(const std::vector<OcrWord>& words)
{
    std::vector<CardRow> rows;
    std::vector<QRect> boxes;
    std::vector<int> lines; // the reader's line number of each row, to be merged below
    for (const auto& word : words) {
        const auto known = std::find(lines.begin(), lines.end(), word.line);
        if (known != lines.end()) {
            const auto row = size_t(known - lines.begin());
            rows[row].push_back(&word);
            boxes[row] |= word.box;
        } else {
            rows.push_back({&word});
            boxes.push_back(word.box);
            lines.push_back(word.line);
        }
    }
    for (size_t i = 0; i < rows.size(); ++i) {
        for (size_t j = rows.size() - 1; j > i; --j) {
            const int common = std::min(boxes[i].bottom(), boxes[j].bottom()) - std::max(boxes[i].top(), boxes[j].top());
            const bool apart = boxes[i].right() < boxes[j].left() || boxes[j].right() < boxes[i].left();
            const auto [lower, higher] = std::minmax({boxes[i].height(), boxes[j].height()});
            // Strokes of a portrait are as high as several lines, and would make them one.
            if (!apart || common * 2 < lower || higher > 5 * lower / 2)
                continue;
            rows[i].insert(rows[i].end(), rows[j].begin(), rows[j].end());
            boxes[i] |= boxes[j];
            rows.erase(rows.begin() + std::ptrdiff_t(j));
            boxes.erase(boxes.begin() + std::ptrdiff_t(j));
        }
    }
    for (auto& row : rows) {
        std::sort(row.begin(), row.end(), [](const auto* a, const auto* b) { return a->box.left() < b->box.left(); });
        dropTwice(row);
    }
    std::sort(rows.begin(), rows.end(), [](const CardRow& a, const CardRow& b) {
        return a.front()->box.center().y() < b.front()->box.center().y();
    });
    return rows;
}

// "Xuân Lũng - Nông Cống - Thanh Hóa"
bool isDash(const QString& text)
{
    return text.size() == 1 && (text[0] == u'-' || text[0] == u'\u2013' || text[0] == u'\u2014');
}

// A stroke of the ground or of the portrait that was taken for letters: far from the value and hardly read, or all that there is.
void dropFarStrokes(CardRow& value, const OcrWord& label)
{
    const OcrWord* before = &label;
    for (auto word = value.begin(); word != value.end(); before = *word++) {
        const auto figures = std::count_if((*word)->text.begin(), (*word)->text.end(), [](QChar c) { return c.isDigit(); });
        if (figures >= 6)
            continue; // no stroke looks like that many
        const int gap = (*word)->box.left() - before->box.right();
        const bool unread = std::all_of(word, value.end(), [](const OcrWord* w) { return w->confidence < 0.4; });
        if (unread && (gap > 3 * label.box.height() || cardLetters((*word)->text).size() < 2))
            return void(value.erase(word, value.end()));
    }
}

QString textOf(const CardRow& words)
{
    QString text;
    for (const OcrWord* word : words)
        text += (text.isEmpty() ? u""_s : u" "_s) + word->text;
    return text;
}

int middleHeight(const CardRow& words)
{
    std::vector<int> heights;
    for (const OcrWord* word : words)
        heights.push_back(word->box.height());
    const auto middle = heights.begin() + std::ptrdiff_t((heights.size() - 1) / 2); // boxes are sometimes too high, never too low
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle;
}

// A long address goes on in the next line, under its beginning. Strokes of a portrait or a stamp may stand left of it, or between.
void addContinuation(const CardRows& card, CardRow& value)
{
    if (value.empty() || endsWithProvince(textOf(value)))
        return;
    const auto holdsLast = [&](const CardRow& row) { return std::find(row.begin(), row.end(), value.back()) != row.end(); };
    const auto own = std::find_if(card.rows.begin(), card.rows.end(), holdsLast);
    const int high = middleHeight(value);
    const int left = value.front()->box.left();
    int bottom = 0;
    for (const OcrWord* word : value)
        bottom = std::max(bottom, word->box.bottom());
    for (auto row = own == card.rows.end() ? own : own + 1; row != card.rows.end() && row - own < 4; ++row) {
        CardRow below;
        for (const OcrWord* word : *row)
            if (word->box.left() > left - 2 * high && !cardLetters(word->text).isEmpty())
                below.push_back(word);
        if (card.startsWithLabel(size_t(row - card.rows.begin())))
            return;
        if (below.empty() || below.front()->box.left() > left + 2 * high)
            continue;
        const bool near = below.front()->box.center().y() - bottom < 2 * high;
        const bool sameSize = middleHeight(below) * 2 > high && middleHeight(below) < high * 2;
        const bool read = std::any_of(below.begin(), below.end(), [](const OcrWord* word) { return word->confidence > 0.4 && word->text.size() > 1; });
        if (near && sameSize && read)
            value.insert(value.end(), below.begin(), below.end());
        return;
    }
}

} // namespace

CardRows::CardRows(const std::vector<OcrWord>& words)
    : rows(rowsOf(words))
    , labels(findCardLabels(rows))
{
}

bool CardRows::startsWithLabel(size_t row) const
{
    return std::any_of(labels.begin(), labels.end(), [row](const FoundLabel& f) { return f.row == row && f.begin == 0; });
}

std::set<const OcrWord*> CardRows::otherValues() const
{
    std::set<const OcrWord*> words;
    for (const FoundLabel& label : labels) {
        if (label.label == CardLabel::Number || label.label == CardLabel::Title)
            continue;
        const CardRow value = valueOf(label);
        words.insert(value.begin(), value.end());
    }
    return words;
}

CardRow CardRows::valueOf(const FoundLabel& label) const
{
    const CardRow& words = rows[label.row];
    size_t end = words.size();
    for (const auto& other : labels) {
        if (other.row == label.row && other.begin >= label.end)
            end = std::min(end, other.begin);
    }
    CardRow value(words.begin() + std::ptrdiff_t(label.end), words.begin() + std::ptrdiff_t(end));
    const auto isWord = [&](const OcrWord* word) {
        return !cardLetters(word->text).isEmpty() || (label.label == CardLabel::Home && isDash(word->text) && word->confidence > 0.4);
    };
    value.erase(std::remove_if(value.begin(), value.end(), [&](const auto* w) { return !isWord(w); }), value.end());
    dropFarStrokes(value, *words[label.end - 1]);
    const QRect box = words[label.begin]->box;
    // Labels side by side have their values side by side: each its own column.
    const int left = box.left() - box.height();
    const int right = end < words.size() ? words[end]->box.left() - box.height() / 2 : std::numeric_limits<int>::max();
    const auto inColumn = [&](const OcrWord* word) {
        return isWord(word) && word->box.center().x() >= left && word->box.left() < right;
    };
    // A row of strokes from beside the text may lie between.
    for (size_t row = label.row + 1; value.empty() && row < rows.size() && row < label.row + 4 && !startsWithLabel(row); ++row) {
        const CardRow& below = rows[row];
        if (below.front()->box.top() - box.bottom() >= 2 * box.height())
            break;
        std::copy_if(below.begin(), below.end(), std::back_inserter(value), inColumn);
        // A label that lost its beginning ("tên:") stands further right than its value begins.
        if (label.begin == 0 && !value.empty()) {
            auto front = std::find(below.begin(), below.end(), value.front());
            while (front != below.begin() && isWord(*(front - 1)) && (*front)->box.left() - (*(front - 1))->box.right() < box.height())
                value.insert(value.begin(), *--front);
        }
        if (!value.empty() && value.front()->box.left() > box.left() + 6 * box.height())
            value.clear(); // nothing stands under the label itself
    }
    if (label.label == CardLabel::Home)
        addContinuation(*this, value);
    return value;
}

} // namespace motcua::domain
