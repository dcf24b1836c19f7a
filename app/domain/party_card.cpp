#include "domain/party_card.h"

#include "domain/card_lexicon.h"
#include "domain/card_places.h"
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
    LabelWords{Label::Number, "sothedangvien"_L1, 3},    LabelWords{Label::Number, "sodangvien"_L1, 2},
    LabelWords{Label::Number, "sothe"_L1, 1},            LabelWords{Label::Number, "theso"_L1, 0},
    LabelWords{Label::Number, "cardno"_L1, 0},
    LabelWords{Label::Name, "hovatenkhaisinh"_L1, 2},    LabelWords{Label::Name, "hochudemvatenkhaisinh"_L1, 3},
    LabelWords{Label::Name, "hochudemvaten"_L1, 2},      LabelWords{Label::Name, "hotenkhaisinh"_L1, 1},
    LabelWords{Label::Name, "hovaten"_L1, 2},            LabelWords{Label::Name, "hotendangvien"_L1, 1},
    LabelWords{Label::Name, "hoten"_L1, 1},              LabelWords{Label::Name, "fullname"_L1, 1},
    LabelWords{Label::Birth, "ngaythangnamsinh"_L1, 3},
    LabelWords{Label::Birth, "ngaysinh"_L1, 2},          LabelWords{Label::Birth, "sinhngay"_L1, 2},
    LabelWords{Label::Birth, "namsinh"_L1, 0},           LabelWords{Label::Birth, "dateofbirth"_L1, 2},
    LabelWords{Label::Home, "quequan"_L1, 1},            LabelWords{Label::Home, "nguyenquan"_L1, 0},
    LabelWords{Label::Home, "placeoforigin"_L1, 3},      LabelWords{Label::Other, "ngayvaodangcsvn"_L1, 3},
    LabelWords{Label::Other, "ngayvaodang"_L1, 2},       LabelWords{Label::Other, "ngayvaodcsvn"_L1, 2},
    LabelWords{Label::Other, "ngayketnap"_L1, 2},        LabelWords{Label::Other, "vaodang"_L1, 1},
    LabelWords{Label::Other, "ngayduoccongnhan"_L1, 3},  LabelWords{Label::Other, "ngaychinhthuc"_L1, 3},
    LabelWords{Label::Other, "chinhthuc"_L1, 2},         LabelWords{Label::Other, "noicapthe"_L1, 2},
    LabelWords{Label::Other, "noicap"_L1, 1},            LabelWords{Label::Other, "ngaycapthe"_L1, 2},
    LabelWords{Label::Other, "ngaycap"_L1, 1},           LabelWords{Label::Other, "noisinh"_L1, 0},
    LabelWords{Label::Other, "noiohiennay"_L1, 2},      LabelWords{Label::Other, "noithuongtru"_L1, 2},
    LabelWords{Label::Other, "gioitinh"_L1, 1},          LabelWords{Label::Other, "dantoc"_L1, 0},
    LabelWords{Label::Other, "chibo"_L1, 0},             LabelWords{Label::Other, "dangbo"_L1, 0},
    LabelWords{Label::Other, "thedangvien"_L1, 2},       LabelWords{Label::Other, "dangcongsanvietnam"_L1, 4},
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

// A label holds no digits: small type of labels is where a reader takes "o" for one.
QString labelLetters(const QString& text)
{
    QString folded = letters(text);
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

// "Đỗ Thế" is one letter from "Số thẻ", and "Nguyễn Quân" all of "Nguyên quán".
bool isName(const Row& words, size_t begin, size_t end, QLatin1StringView wanted, int wrong)
{
    if (wanted == "nguyenquan"_L1)
        return keyK1(words[begin]->text).startsWith(u"nguyễn"_s);
    if (wanted != "sothe"_L1 || wrong == 0)
        return false;
    if (end < words.size())
        return std::none_of(words[end]->text.begin(), words[end]->text.end(), [](QChar c) { return c.isDigit(); });
    return !labelLetters(words[begin]->text).startsWith(u's');
}

// Stands apart from what is left of it, as a label of a second column does.
bool isApart(const Row& words, size_t at)
{
    return at == 0 || words[at]->box.left() - words[at - 1]->box.right() > words[at]->box.height();
}

// The label that begins at this word, if any: the longest, where letters that are wrong count twice.
std::optional<Found> labelAt(const std::vector<Row>& rows, size_t row, size_t begin)
{
    const Row& words = rows[row];
    const bool apart = isApart(words, begin);
    std::optional<Found> best;
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
                best = Found{label, row, begin, end + 1};
                bestWorth = worth;
            }
        }
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

// A stroke of the ground or of the portrait that was taken for letters: far from the value and hardly read, or all that there is.
void dropFarStrokes(Row& value, const OcrWord& label)
{
    const OcrWord* before = &label;
    for (auto word = value.begin(); word != value.end(); before = *word++) {
        const int gap = (*word)->box.left() - before->box.right();
        const bool unread = std::all_of(word, value.end(), [](const OcrWord* w) { return w->confidence < 0.4; });
        if (unread && (gap > 3 * label.box.height() || letters((*word)->text).size() < 2))
            return void(value.erase(word, value.end()));
    }
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
    dropFarStrokes(value, *words[label.end - 1]);
    const QRect box = words[label.begin]->box;
    // Labels side by side have their values side by side: each its own column.
    const int left = box.left() - box.height();
    const int right = end < words.size() ? words[end]->box.left() - box.height() / 2 : std::numeric_limits<int>::max();
    const auto inColumn = [&](const OcrWord* word) {
        return isWord(word) && word->box.center().x() >= left && word->box.left() < right;
    };
    // A row of strokes from beside the text may lie between.
    for (size_t row = label.row + 1; value.empty() && row < rows.size() && row < label.row + 4 && !startsWithLabel(labels, row); ++row) {
        const Row& below = rows[row];
        if (below.front()->box.top() - box.bottom() >= 2 * box.height())
            break;
        std::copy_if(below.begin(), below.end(), std::back_inserter(value), inColumn);
        if (!value.empty() && value.front()->box.left() > box.left() + 6 * box.height())
            value.clear(); // nothing stands under the label itself
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
        return match.hasMatch() && date.isValid() && date.year() >= 1900 && date.year() < 2100 ? date.toString(Qt::ISODate) : QString();
    };
    // "22!08I1958": what stands between the figures is hardly ever a figure itself.
    static const QRegularExpression strokes(u"^(\\d{2})\\D(\\d{2})\\D(\\d{4})$"_s);
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
        if (const auto match = strokes.match(word->text); match.hasMatch())
            if (const QDate date(match.captured(3).toInt(), match.captured(2).toInt(), match.captured(1).toInt()); date.isValid() && date.year() >= 1900)
                return fieldOf({word}, date.toString(Qt::ISODate), confidenceFactor(2));
    }
    return {};
}

// Strokes of a stamp, a portrait or the card's edge that the reader took for words stand at the end, and are hardly read.
bool dropStrokes(Row& value)
{
    bool dropped = false;
    while (value.size() > 2 && value.back()->confidence < 0.4 &&
           std::all_of(value.begin(), value.begin() + 2, [](const OcrWord* word) { return word->confidence > 0.6; })) {
        value.pop_back();
        dropped = true;
    }
    return dropped;
}

// "CưM 'gar" → "Cư M'gar": an apostrophe joins a capital to what follows, and a capital in the middle begins a word.
QString withPlainApostrophes(QString text)
{
    static const QRegularExpression torn(u"(\\p{Lu})\\s*['\u2019\u2018`\u00b4]\\s*(?=\\p{L})"_s, QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression stuck(u"(\\p{Ll})(\\p{Lu}')"_s, QRegularExpression::UseUnicodePropertiesOption);
    text.replace(torn, u"\\1'"_s);
    return text.replace(stuck, u"\\1 \\2"_s);
}

QString joined(const Row& words)
{
    QStringList texts;
    for (const auto* word : words)
        texts << word->text;
    QString text = withPlainApostrophes(normalName(texts.join(u' ')));
    // "Ia" begins many names of the Highlands, and no place is called "la".
    static const QRegularExpression highlands(u"\\b[l1I]a (?=\\p{Lu})"_s, QRegularExpression::UseUnicodePropertiesOption);
    text.replace(highlands, u"Ia "_s);
    static const QRegularExpression edges(u"^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N})]+$"_s); // dotted lines, stamps, stray strokes
    return text.remove(edges);
}

// A name is printed in capitals, or each word with one: a letter of the other size is a slip of the reader ("pHẠM", "ĐỖ Thị").
QString evenCase(const QString& name)
{
    const auto small = std::count_if(name.begin(), name.end(), [](QChar c) { return c.isLower(); });
    const auto large = std::count_if(name.begin(), name.end(), [](QChar c) { return c.isUpper(); });
    if (small == 0)
        return name;
    if (large > 2 * small)
        return name.toUpper();
    QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    for (QString& word : words)
        word = word.left(1).toUpper() + word.mid(1).toLower();
    return words.join(u' ');
}

// Words of a place begin with a capital, but for those that say what it is.
QString placeCase(const QString& place)
{
    static const QStringList kinds{u"xã"_s, u"phường"_s, u"thị"_s, u"trấn"_s, u"huyện"_s, u"quận"_s, u"thành"_s, u"phố"_s, u"tỉnh"_s, u"đặc"_s, u"khu"_s,
                                   u"thôn"_s, u"xóm"_s, u"ấp"_s, u"làng"_s, u"bản"_s, u"tổ"_s, u"dân"_s, u"số"_s, u"đường"_s};
    QStringList words = place.split(u' ', Qt::SkipEmptyParts);
    for (QString& word : words)
        if (word[0].isLower() && !kinds.contains(word))
            word = word.left(1).toUpper() + word.mid(1);
    return words.join(u' ');
}

PartyCardField nameOf(Row value)
{
    // A name holds no digits; what follows one is the card's background.
    const auto odd = std::find_if(value.begin(), value.end(), [](const OcrWord* word) {
        return std::any_of(word->text.begin(), word->text.end(), [](QChar c) { return c.isDigit(); });
    });
    bool cut = odd != value.end();
    value.erase(odd, value.end());
    cut |= dropStrokes(value);
    const Mended mended = mendFamilyName(evenCase(joined(value)));
    // A single word is what is left of a name.
    return fieldOf(value, mended.text, value.size() < 2 ? 0.5 : mended.sure * (cut ? 0.7 : 1));
}

PartyCardField homeOf(Row value)
{
    const bool cut = dropStrokes(value);
    Mended mended = mendProvince(placeCase(joined(value)));
    const Mended places = mendPlaces(mended.text);
    mended = {places.text, mended.sure * places.sure};
    // A place and the province it is in; with one of them alone, a part may be unread.
    return fieldOf(value, mended.text, (mended.text.contains(u',') ? mended.sure : 0.8) * (cut ? 0.7 : 1));
}

// "07.318642" is like nothing else on the card: taken without its label when it stands there once.
PartyCardField loneNumber(const std::vector<Row>& rows)
{
    static const QRegularExpression whole(u"^\\d{2}[.,]\\d{6}$"_s);
    static const QRegularExpression two(u"^\\d{2}$"_s);
    static const QRegularExpression six(u"^\\d{6}$"_s);
    PartyCardField only;
    for (const Row& row : rows) {
        for (size_t i = 0; i < row.size(); ++i) {
            Row value{row[i]};
            if (i + 1 < row.size() && two.match(row[i]->text).hasMatch() && six.match(row[i + 1]->text).hasMatch())
                value.push_back(row[i + 1]);
            else if (!whole.match(row[i]->text).hasMatch())
                continue;
            if (only.isRead())
                return {};
            only = numberOf(value);
            only.confidence *= 0.8;
        }
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
        fields.cardNumber = loneNumber(rows);
    return fields;
}

} // namespace motcua::domain
