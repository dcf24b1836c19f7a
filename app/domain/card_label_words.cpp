#include "domain/card_label_words.h"

#include "domain/names.h"

#include <algorithm>
#include <array>
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

struct Candidate
{
    FoundLabel label;
    qsizetype worth;
};

constexpr size_t mostLabelWords = 8;

// The label that begins at this word, if any: the longest, where letters that are wrong count twice.
std::optional<Candidate> labelAt(const std::vector<CardRow>& rows, size_t row, size_t begin)
{
    const CardRow& words = rows[row];
    if (labelLetters(words[begin]->text).isEmpty())
        return std::nullopt; // a stroke before the label has no part in it, nor in where its value stands
    const bool apart = isApart(words, begin);
    std::vector<QString> letters;
    for (size_t at = begin; at < std::min(words.size(), begin + mostLabelWords); ++at)
        letters.push_back(labelLetters(words[at]->text));
    std::optional<Candidate> best;
    for (const auto& [label, wanted, slips] : labelTable) {
        const int allowed = apart ? slips : 0; // in the middle of a value a label must be one for certain
        QString text;
        for (size_t end = begin; end < begin + letters.size(); ++end) {
            text += letters[end - begin];
            if (text.size() > wanted.size() + allowed)
                break;
            if (text.size() + allowed < wanted.size())
                continue; // so many are missing already
            const int wrong = distance(text, wanted);
            const qsizetype worth = wanted.size() - 2 * wrong;
            if (wrong > allowed || worth <= (best ? best->worth : 0) || isName(words, begin, end + 1, wanted, wrong))
                continue;
            if (wanted.size() > 2 || isShortLabel(words, end)) {
                best = Candidate{{label, row, begin, end + 1}, worth};
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
            if (auto found = labelAt(rows, row, word)) {
                // A stroke before a label ("e Họ và tên") is no part of it.
                const auto next = word + 1 < found->label.end ? labelAt(rows, row, word + 1) : std::nullopt;
                if (next && next->label.label == found->label.label && next->worth > found->worth)
                    found = next;
                labels.push_back(found->label);
                word = found->label.end;
            } else {
                ++word;
            }
        }
    }
    return labels;
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

std::vector<FoundLabel> findCardLabels(const std::vector<CardRow>& rows)
{
    auto labels = labelsOf(rows);
    addByTails(rows, labels);
    return labels;
}

} // namespace motcua::domain
