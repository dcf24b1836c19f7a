#include "domain/card_labels.h"

#include "domain/card_lexicon.h"
#include "domain/names.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace motcua::domain {

using namespace Qt::StringLiterals;

QString cardLetters(const QString& text)
{
    QString folded = keyK0(text);
    folded.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    return folded;
}

namespace {

struct LabelWords
{
    CardLabel label;
    QLatin1StringView letters; // without marks and spaces
    int slips;                 // letters that the reader may have got wrong
};

// Longer ones first: "Số thẻ" must not be taken for "Số" with a value "thẻ". The printed labels of both layouts in use,
// and those that end another field's value.
constexpr std::array labelTable{
    LabelWords{CardLabel::Number, "sothedangvien"_L1, 3},    LabelWords{CardLabel::Number, "sodangvien"_L1, 2},
    LabelWords{CardLabel::Number, "sothedang"_L1, 2},        LabelWords{CardLabel::Number, "sothedv"_L1, 1},
    LabelWords{CardLabel::Number, "sothe"_L1, 1},            LabelWords{CardLabel::Number, "theso"_L1, 0},
    LabelWords{CardLabel::Number, "cardno"_L1, 0},
    LabelWords{CardLabel::Name, "hovatenkhaisinh"_L1, 2},    LabelWords{CardLabel::Name, "hochudemvatenkhaisinh"_L1, 3},
    LabelWords{CardLabel::Name, "hochudemvaten"_L1, 2},      LabelWords{CardLabel::Name, "hotenkhaisinh"_L1, 1},
    LabelWords{CardLabel::Name, "hovaten"_L1, 2},            LabelWords{CardLabel::Name, "hotendangvien"_L1, 1},
    LabelWords{CardLabel::Name, "hoten"_L1, 1},              LabelWords{CardLabel::Name, "fullname"_L1, 1},
    LabelWords{CardLabel::Birth, "ngaythangnamsinh"_L1, 3},
    LabelWords{CardLabel::Birth, "ngaysinh"_L1, 2},          LabelWords{CardLabel::Birth, "sinhngay"_L1, 2},
    LabelWords{CardLabel::Birth, "namsinh"_L1, 0},           LabelWords{CardLabel::Birth, "dateofbirth"_L1, 2},
    LabelWords{CardLabel::Home, "quequan"_L1, 1},            LabelWords{CardLabel::Home, "nguyenquan"_L1, 0},
    LabelWords{CardLabel::Home, "placeoforigin"_L1, 3},      LabelWords{CardLabel::Other, "ngayvaodangcsvn"_L1, 3},
    LabelWords{CardLabel::Other, "ngayvaodang"_L1, 2},       LabelWords{CardLabel::Other, "ngayvaodcsvn"_L1, 2},
    LabelWords{CardLabel::Other, "ngayketnap"_L1, 2},        LabelWords{CardLabel::Other, "vaodang"_L1, 1},
    LabelWords{CardLabel::Other, "ngayduoccongnhan"_L1, 3},  LabelWords{CardLabel::Other, "ngaychinhthuc"_L1, 3},
    LabelWords{CardLabel::Other, "chinhthuc"_L1, 2},         LabelWords{CardLabel::Other, "noicapthe"_L1, 2},
    LabelWords{CardLabel::Other, "noicap"_L1, 1},            LabelWords{CardLabel::Other, "ngaycapthe"_L1, 2},
    LabelWords{CardLabel::Other, "ngaycap"_L1, 1},           LabelWords{CardLabel::Other, "capngay"_L1, 1},
    LabelWords{CardLabel::Other, "coquancap"_L1, 2},         LabelWords{CardLabel::Other, "noisinh"_L1, 0},
    LabelWords{CardLabel::Other, "noiohiennay"_L1, 2},      LabelWords{CardLabel::Other, "noithuongtru"_L1, 2},
    LabelWords{CardLabel::Other, "gioitinh"_L1, 1},          LabelWords{CardLabel::Other, "dantoc"_L1, 0},
    LabelWords{CardLabel::Other, "chibo"_L1, 0},             LabelWords{CardLabel::Other, "dangbo"_L1, 0},
    LabelWords{CardLabel::Title, "thedangvien"_L1, 2},       LabelWords{CardLabel::Title, "dangcongsanvietnam"_L1, 4},
    LabelWords{CardLabel::Number, "so"_L1, 0},
};

// A label holds no digits: small type of labels is where a reader takes "o" for one.
QString labelLetters(const QString& text)
{
    QString folded = cardLetters(text);
    folded.replace(u'0', u'o').replace(u'\u00f8', u'o').replace(u'1', u'i').replace(u'5', u's');
    return folded;
}

// Edit distance, bounded by short words.
int distance(QStringView a, QLatin1StringView b)
{
    std::vector<int> line(size_t(b.size()) + 1);
    for (size_t j = 0; j < line.size(); ++j)
        line[j] = int(j);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = line[0];
        line[0] = int(i) + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int above = line[size_t(j) + 1];
            const int same = diagonal + (a[i] == b[j] ? 0 : 1);
            line[size_t(j) + 1] = std::min({above + 1, line[size_t(j)] + 1, same});
            diagonal = above;
        }
    }
    return line.back();
}

// Strips that overlap give a word twice, or its end once more ("Hóa, a, Tỉnh Tỉnh"): the longer of the two is it.
void dropTwice(CardRow& row)
{
    for (size_t i = 0; i + 1 < row.size();) {
        const QRect& a = row[i]->box;
        const QRect& b = row[i + 1]->box;
        const int common = std::min(a.right(), b.right()) - b.left() + 1;
        const bool alike = cardLetters(row[i]->text).contains(cardLetters(row[i + 1]->text)) || cardLetters(row[i + 1]->text).contains(cardLetters(row[i]->text));
        if (row[i]->line == row[i + 1]->line || !alike || common * 5 < 3 * std::min(a.width(), b.width())) {
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

// "so" alone is also "Sở" in a place's name ("Xã Yên Sở, Cần Thơ"): the label has figures after it, or is all of its row.
bool isShortLabel(const CardRow& words, size_t at)
{
    if (at + 1 == words.size())
        return at == 0;
    const QString& next = words[at + 1]->text;
    return std::any_of(next.begin(), next.end(), [](QChar c) { return c.isDigit(); });
}

// "Đỗ Thế" is one letter from "Số thẻ", and "Nguyễn Quân" all of "Nguyên quán".
bool isName(const CardRow& words, size_t begin, size_t end, QLatin1StringView wanted, int wrong)
{
    // "Hồ Văn", "Hồ Tấn": nearly "Họ và tên" and "Họ tên".
    if ((wanted == "hovaten"_L1 || wanted == "hoten"_L1) && wrong > 0 && end - begin > 1)
        return keyK1(words[begin]->text) == u"hồ"_s || labelLetters(words[begin + 1]->text).startsWith(u"van"_s);
    if (wanted == "nguyenquan"_L1)
        return keyK1(words[begin]->text).startsWith(u"nguyễn"_s);
    if (wanted != "sothe"_L1 || wrong == 0)
        return false;
    if (end < words.size())
        return std::none_of(words[end]->text.begin(), words[end]->text.end(), [](QChar c) { return c.isDigit(); });
    return !labelLetters(words[begin]->text).startsWith(u's');
}

// Stands apart from what is left of it, as a label of a second column does.
bool isApart(const CardRow& words, size_t at)
{
    return at == 0 || words[at]->box.left() - words[at - 1]->box.right() > words[at]->box.height();
}

// The label that begins at this word, if any: the longest, where letters that are wrong count twice.
std::optional<FoundLabel> labelAt(const std::vector<CardRow>& rows, size_t row, size_t begin)
{
    const CardRow& words = rows[row];
    if (labelLetters(words[begin]->text).isEmpty())
        return std::nullopt; // a stroke before the label has no part in it, nor in where its value stands
    const bool apart = isApart(words, begin);
    std::optional<FoundLabel> best;
    qsizetype bestWorth = 0;
    for (const auto& [label, wanted, slips] : labelTable) {
        const int allowed = apart ? slips : 0; // in the middle of a value a label must be one for certain
        QString text;
        for (size_t end = begin; end < words.size() && end < begin + 8; ++end) {
            text += labelLetters(words[end]->text);
            if (text.size() > wanted.size() + allowed)
                break;
            const int wrong = distance(text, wanted);
            const qsizetype worth = wanted.size() - 2 * wrong;
            if (wrong > allowed || worth <= bestWorth || isName(words, begin, end + 1, wanted, wrong))
                continue;
            if (wanted.size() > 2 || isShortLabel(words, end)) {
                best = FoundLabel{label, row, begin, end + 1};
                bestWorth = worth;
            }
        }
    }
    return best;
}

std::vector<FoundLabel> labelsOf(const std::vector<CardRow>& rows)
{
    std::vector<FoundLabel> labels;
    for (size_t row = 0; row < rows.size(); ++row) {
        for (size_t word = 0; word < rows[row].size();) {
            if (const auto found = labelAt(rows, row, word)) {
                labels.push_back(*found);
                word = found->end;
            } else {
                ++word;
            }
        }
    }
    return labels;
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

// Where a stamp lies on a label, its end still says what it is ("…ên quán:"): asked only for what has no whole label on this card.
struct LabelTail
{
    CardLabel label;
    const char16_t* tail; // with its marks, lower case
};
constexpr std::array labelTails{LabelTail{CardLabel::Home, u"quán"}, LabelTail{CardLabel::Birth, u"sinh"}, LabelTail{CardLabel::Name, u"tên"}};

void addByTails(const std::vector<CardRow>& rows, std::vector<FoundLabel>& labels)
{
    for (const auto& [label, tail] : labelTails) {
        if (std::any_of(labels.begin(), labels.end(), [wanted = label](const FoundLabel& found) { return found.label == wanted; }))
            continue;
        const QString end = keyK1(QString::fromUtf16(tail));
        for (size_t row = 0; row < rows.size(); ++row) {
            if (std::any_of(labels.begin(), labels.end(), [row](const FoundLabel& found) { return found.row == row; }))
                continue;
            for (size_t word = 0; word < std::min<size_t>(rows[row].size(), 4); ++word) {
                QString text = keyK1(rows[row][word]->text);
                while (!text.isEmpty() && !text.back().isLetter())
                    text.chop(1);
                if (!text.endsWith(end))
                    continue;
                size_t begin = word; // the unreadable rest of the label stands right before it
                while (begin > 0 && rows[row][begin]->box.left() - rows[row][begin - 1]->box.right() < rows[row][word]->box.height() / 2)
                    --begin;
                labels.push_back({label, row, begin, word + 1});
                row = rows.size() - 1;
                break;
            }
        }
    }
}

} // namespace

CardRows::CardRows(const std::vector<OcrWord>& words)
    : rows(rowsOf(words))
    , labels(labelsOf(rows))
{
    addByTails(rows, labels);
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
        if (!value.empty() && value.front()->box.left() > box.left() + 6 * box.height())
            value.clear(); // nothing stands under the label itself
    }
    if (label.label == CardLabel::Home)
        addContinuation(*this, value);
    return value;
}

} // namespace motcua::domain
