#include "domain/party_card.h"

#include "domain/card_lexicon.h"
#include "domain/names.h"

#include <QDate>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace motcua::domain {

using namespace Qt::StringLiterals;

namespace {

enum class Label { Number, Name, Birth, Home, Other };

struct LabelWords
{
    Label label;
    QLatin1StringView letters; // without marks and spaces
    int slips;                 // letters that the reader may have got wrong
};

// Longer ones first: "Số thẻ" must not be taken for "Số" with a value "thẻ". The printed labels of both layouts in use,
// and those that end another field's value.
constexpr std::array labelTable{
    LabelWords{Label::Number, "sothedangvien"_L1, 3}, LabelWords{Label::Number, "sothe"_L1, 1},
    LabelWords{Label::Name, "hovatenkhaisinh"_L1, 3}, LabelWords{Label::Name, "hovaten"_L1, 2},
    LabelWords{Label::Name, "hoten"_L1, 1},           LabelWords{Label::Birth, "ngaythangnamsinh"_L1, 3},
    LabelWords{Label::Birth, "ngaysinh"_L1, 2},       LabelWords{Label::Birth, "sinhngay"_L1, 2},
    LabelWords{Label::Home, "quequan"_L1, 1},         LabelWords{Label::Other, "ngayvaodang"_L1, 2},
    LabelWords{Label::Other, "vaodang"_L1, 1},        LabelWords{Label::Other, "ngaychinhthuc"_L1, 3},
    LabelWords{Label::Other, "chinhthuc"_L1, 2},      LabelWords{Label::Other, "noicapthe"_L1, 2},
    LabelWords{Label::Other, "noicap"_L1, 1},         LabelWords{Label::Other, "ngaycap"_L1, 1},
    LabelWords{Label::Other, "thedangvien"_L1, 2},    LabelWords{Label::Other, "dangcongsanvietnam"_L1, 4},
    LabelWords{Label::Number, "so"_L1, 0},
};

using Row = std::vector<const OcrWord*>;

struct Found
{
    Label label;
    size_t row;
    size_t begin; // words of the label
    size_t end;   // one past
};

QString letters(const QString& text)
{
    QString folded = keyK0(text);
    folded.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
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

// Words that stand beside each other, also where the reader put label and value into different blocks.
std::vector<Row> rowsOf(const std::vector<OcrWord>& words)
{
    std::vector<Row> rows;
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
            if (!apart || common * 2 < std::min(boxes[i].height(), boxes[j].height()))
                continue;
            rows[i].insert(rows[i].end(), rows[j].begin(), rows[j].end());
            boxes[i] |= boxes[j];
            rows.erase(rows.begin() + std::ptrdiff_t(j));
            boxes.erase(boxes.begin() + std::ptrdiff_t(j));
        }
    }
    for (auto& row : rows)
        std::sort(row.begin(), row.end(), [](const auto* a, const auto* b) { return a->box.left() < b->box.left(); });
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return a.front()->box.center().y() < b.front()->box.center().y();
    });
    return rows;
}

// "so" alone is also "Sở" in a place's name ("Xã Yên Sở, Cần Thơ"): the label has figures after it, or is all of its row.
bool isShortLabel(const Row& words, size_t at)
{
    if (at + 1 == words.size())
        return at == 0;
    const QString& next = words[at + 1]->text;
    return std::any_of(next.begin(), next.end(), [](QChar c) { return c.isDigit(); });
}

// The label that begins at this word, if any.
std::optional<Found> labelAt(const std::vector<Row>& rows, size_t row, size_t begin)
{
    const Row& words = rows[row];
    std::optional<Found> best;
    int bestSlips = 0;
    for (const auto& [label, wanted, slips] : labelTable) {
        QString text;
        for (size_t end = begin; end < words.size() && end < begin + 6; ++end) {
            text += letters(words[end]->text);
            if (text.size() > wanted.size() + slips)
                break;
            const int wrong = distance(text, wanted);
            if (wrong <= slips && (!best || wrong < bestSlips) && (wanted.size() > 2 || isShortLabel(words, end))) {
                best = Found{label, row, begin, end + 1};
                bestSlips = wrong;
            }
        }
        if (best && bestSlips == 0)
            return best;
    }
    return best;
}

std::vector<Found> labelsOf(const std::vector<Row>& rows)
{
    std::vector<Found> labels;
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

bool startsWithLabel(const std::vector<Found>& labels, size_t row)
{
    return std::any_of(labels.begin(), labels.end(), [&](const Found& f) { return f.row == row && f.begin == 0; });
}

// Right of the label up to the next one; with nothing there, the line below.
Row valueOf(const std::vector<Row>& rows, const std::vector<Found>& labels, const Found& label)
{
    const Row& words = rows[label.row];
    size_t end = words.size();
    for (const auto& other : labels) {
        if (other.row == label.row && other.begin >= label.end)
            end = std::min(end, other.begin);
    }
    Row value(words.begin() + std::ptrdiff_t(label.end), words.begin() + std::ptrdiff_t(end));
    const auto isWord = [](const OcrWord* word) { return !letters(word->text).isEmpty(); };
    value.erase(std::remove_if(value.begin(), value.end(), [&](const auto* w) { return !isWord(w); }), value.end());
    if (value.empty() && label.row + 1 < rows.size() && !startsWithLabel(labels, label.row + 1)) {
        const Row& below = rows[label.row + 1];
        const QRect box = words[label.begin]->box;
        // Labels side by side have their values side by side: each its own column.
        const int left = box.left() - box.height();
        const int right = end < words.size() ? words[end]->box.left() - box.height() / 2 : std::numeric_limits<int>::max();
        const auto inColumn = [&](const OcrWord* word) {
            return isWord(word) && word->box.center().x() >= left && word->box.left() < right;
        };
        if (below.front()->box.top() - box.bottom() < 2 * box.height())
            std::copy_if(below.begin(), below.end(), std::back_inserter(value), inColumn);
    }
    return value;
}

// A long address goes on in the next line, under its beginning.
void addContinuation(const std::vector<Row>& rows, const std::vector<Found>& labels, const Found& label, Row& value)
{
    if (value.empty() || label.row + 1 >= rows.size() || startsWithLabel(labels, label.row + 1))
        return;
    const Row& below = rows[label.row + 1];
    const QRect first = value.front()->box;
    const bool under = std::abs(below.front()->box.left() - first.left()) < 2 * first.height();
    const bool near = below.front()->box.top() - first.bottom() < first.height();
    const bool sameSize = below.front()->box.height() * 3 > first.height() * 2;
    if (under && near && sameSize && below.front() != value.front())
        value.insert(value.end(), below.begin(), below.end());
}

PartyCardField fieldOf(const Row& words, const QString& text, double factor = 1)
{
    PartyCardField field;
    if (words.empty() || text.isEmpty())
        return field;
    field.text = text;
    field.confidence = 1;
    QStringList printed;
    for (const auto* word : words) {
        printed << word->text;
        field.box |= word->box;
        field.confidence = std::min(field.confidence, word->confidence);
    }
    field.asPrinted = printed.join(u' ');
    field.confidence = std::clamp(field.confidence * factor, 0.0, 1.0);
    return field;
}

// Letters that a reader puts for digits; how many were changed lowers the confidence.
QString asDigits(const QString& text, int& changed)
{
    static const QString from = u"OoQDIl|iSsBZz"_s;
    static const QString to = u"0000111155822"_s;
    QString result = text;
    for (QChar& c : result) {
        if (const auto at = from.indexOf(c); at >= 0) {
            c = to[at];
            ++changed;
        }
    }
    return result;
}

double confidenceFactor(int changed)
{
    return changed == 0 ? 1 : changed == 1 ? 0.7 : 0.4;
}

PartyCardField numberOf(const Row& value)
{
    // The number may have been cut at its dot: the shortest beginning of the value that is a number.
    Row used;
    QString digits;
    int changed = 0;
    for (const auto* word : value) {
        QString text = asDigits(word->text, changed);
        text.removeIf([](QChar c) { return c == u'.' || c == u',' || c == u':' || c == u'-' || c == u'\u00b7'; });
        if (text.isEmpty())
            continue;
        if (!std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
            break;
        digits += text;
        used.push_back(word);
        if (digits.size() >= 8)
            break;
    }
    PartyCardField field = fieldOf(used, digits, confidenceFactor(changed));
    // Nine digits are rare, and more often one digit read as two.
    const bool rare = digits.size() == 9 && changed == 0 && field.confidence >= 0.85;
    return digits.size() == 8 || rare ? field : PartyCardField();
}

PartyCardField dateOf(const Row& value)
{
    // A letter that may be a digit is no separator and no edge: "l2" is never read as 2.
    static const QRegularExpression shape(
        u"(?<![\\dOoQDIl|iSsBZz])(\\d{1,2})[^\\dOoQDIl|iSsBZz]{1,8}(\\d{1,2})[^\\dOoQDIl|iSsBZz]{1,8}(\\d{4})(?![\\dOoQDIl|iSsBZz])"_s);
    const auto read = [](const QString& text) {
        const auto match = shape.match(text);
        const QDate date(match.captured(3).toInt(), match.captured(2).toInt(), match.captured(1).toInt());
        return match.hasMatch() && date.isValid() && date.year() >= 1900 ? date.toString(Qt::ISODate) : QString();
    };
    Row used;
    QString plain;
    QString mended;
    int changed = 0;
    for (const auto* word : value) {
        used.push_back(word);
        plain += word->text + u' ';
        mended += asDigits(word->text, changed) + u' ';
        if (const QString date = read(plain); !date.isEmpty())
            return fieldOf(used, date);
        if (const QString date = read(mended); !date.isEmpty())
            return fieldOf(used, date, confidenceFactor(changed));
    }
    return {};
}

QString joined(const Row& words)
{
    QStringList texts;
    for (const auto* word : words)
        texts << word->text;
    QString text = normalName(texts.join(u' '));
    // "Ia" begins many names of the Highlands, and no place is called "la".
    static const QRegularExpression highlands(u"\\bla (?=\\p{Lu})"_s, QRegularExpression::UseUnicodePropertiesOption);
    text.replace(highlands, u"Ia "_s);
    static const QRegularExpression edges(u"^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N})]+$"_s); // dotted lines, stamps, stray strokes
    return text.remove(edges);
}

PartyCardField nameOf(Row value)
{
    // A name holds no digits; what follows one is the card's background.
    const auto odd = std::find_if(value.begin(), value.end(), [](const OcrWord* word) {
        return std::any_of(word->text.begin(), word->text.end(), [](QChar c) { return c.isDigit(); });
    });
    value.erase(odd, value.end());
    const Mended mended = mendFamilyName(joined(value));
    // A single word is what is left of a name.
    return fieldOf(value, mended.text, value.size() > 1 ? mended.sure : 0.5);
}

PartyCardField homeOf(const Row& value)
{
    const Mended mended = mendProvince(joined(value));
    // A place and the province it is in; with one of them alone, a part may be unread.
    return fieldOf(value, mended.text, mended.text.contains(u',') ? mended.sure : 0.8);
}

// "07.318642" is like nothing else on the card: taken without its label when it stands there once.
PartyCardField loneNumber(const std::vector<OcrWord>& words)
{
    static const QRegularExpression shape(u"^\\d{2}[.,]\\d{6}$"_s);
    PartyCardField only;
    for (const auto& word : words) {
        if (!shape.match(word.text).hasMatch())
            continue;
        if (only.isRead())
            return {};
        only = numberOf({&word});
        only.confidence *= 0.8;
    }
    return only;
}

} // namespace

PartyCardFields parsePartyCard(const std::vector<OcrWord>& words)
{
    PartyCardFields fields;
    const auto rows = rowsOf(words);
    const auto labels = labelsOf(rows);
    const auto takeBetter = [](PartyCardField& field, PartyCardField found) {
        if (found.isRead() && (!field.isRead() || found.confidence > field.confidence))
            field = std::move(found);
    };
    for (const auto& label : labels) {
        Row value = valueOf(rows, labels, label);
        switch (label.label) {
        case Label::Number:
            takeBetter(fields.cardNumber, numberOf(value));
            break;
        case Label::Name:
            takeBetter(fields.fullName, nameOf(value));
            break;
        case Label::Birth:
            takeBetter(fields.dateOfBirth, dateOf(value));
            break;
        case Label::Home:
            addContinuation(rows, labels, label, value);
            takeBetter(fields.homeTown, homeOf(value));
            break;
        case Label::Other:
            break;
        }
    }
    if (!fields.cardNumber.isRead())
        fields.cardNumber = loneNumber(words);
    return fields;
}

} // namespace motcua::domain
