#include "domain/party_card.h"

#include "domain/card_labels.h"
#include "domain/card_lexicon.h"
#include "domain/card_names.h"
#include "domain/card_order.h"
#include "domain/card_places.h"
#include "domain/names.h"

#include <QDate>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace motcua::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr double withoutLabel = 0.8;

PartyCardField fieldOf(const CardRow& words, const QString& text, double factor = 1)
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

// "20-T1-2003", "Ø3/O8": beside figures and signs a letter is the figure that it looks like; in words ("tháng") it is none.
QString asDateFigures(QString text, int& changed)
{
    static const QRegularExpression taken(u"(?<=[\\d/.-])[TØøóÓGbg](?=[\\d/.-])|(?<![\\p{L}])[TØøóÓG](?=\\d)"_s, QRegularExpression::UseUnicodePropertiesOption);
    static const QString from = u"TØøóÓGbg"_s;
    static const QString to = u"10066669"_s;
    for (auto match = taken.match(text); match.hasMatch(); match = taken.match(text)) {
        text[match.capturedStart()] = to[from.indexOf(text[match.capturedStart()])];
        ++changed;
    }
    return asDigits(text, changed);
}

double confidenceFactor(int changed)
{
    return changed == 0 ? 1 : changed == 1 ? 0.7 : 0.4;
}

PartyCardField numberOf(const CardRow& value)
{
    // The number may have been cut at its dot: the shortest beginning of the value that is a number.
    CardRow used;
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

PartyCardField dateOf(const CardRow& value)
{
    // Between the figures stand signs, or words ("22 tháng 8 năm 1978"). A single letter may be a digit: it separates nothing, and is no edge ("l2", "T1").
    static const QRegularExpression shape(u"(?<![\\p{L}\\d|])(\\d{1,2})%1(\\d{1,2})%1(\\d{4})(?![\\d|])"_s.arg(u"(?:[^\\p{L}\\d|]{1,4}|[^\\p{L}\\d|]{0,2}\\p{L}{3,6}[^\\p{L}\\d|]{0,2})"_s),
                                          QRegularExpression::UseUnicodePropertiesOption);
    const auto read = [](const QString& text) {
        const auto match = shape.match(text);
        const QDate date(match.captured(3).toInt(), match.captured(2).toInt(), match.captured(1).toInt());
        return match.hasMatch() && date.isValid() && date.year() >= 1900 && date.year() < 2100 ? date.toString(Qt::ISODate) : QString();
    };
    // "22!08I1958": what stands between the figures is hardly ever a figure itself.
    // and a slash looks like a 1, when both do.
    static const QRegularExpression strokes(u"^(\\d{2})(?:\\D(\\d{2})\\D|[1Il|/]{1,2}(\\d{2})[1Il|/]{1,2})(\\d{4})[^\\d]*$"_s);
    CardRow used;
    QString plain;
    QString mended;
    int changed = 0;
    for (const auto* word : value) {
        used.push_back(word);
        plain += word->text + u' ';
        mended += asDateFigures(word->text, changed) + u' ';
        if (const QString date = read(plain); !date.isEmpty())
            return fieldOf(used, date);
        if (const QString date = read(mended); !date.isEmpty())
            return fieldOf(used, date, confidenceFactor(changed));
        if (const auto match = strokes.match(word->text); match.hasMatch())
            if (const QDate date(match.captured(4).toInt(), (match.captured(2) + match.captured(3)).toInt(), match.captured(1).toInt());
                date.isValid() && date.year() >= 1900 && date.year() < 2100)
                return fieldOf({word}, date.toString(Qt::ISODate), confidenceFactor(2));
    }
    // "2409/1939", "194!": what parted the figures was not read. Eight that are a date are hardly anything else here; a person looks.
    mended.replace(u'!', u'1');
    mended.removeIf([](QChar c) { return c.isSpace() || c.isPunct(); });
    const QDate date = QDate::fromString(mended, u"ddMMyyyy"_s);
    return mended.size() == 8 && date.isValid() && date.year() >= 1900 && date.year() < 2100 ? fieldOf(used, date.toString(Qt::ISODate), confidenceFactor(2))
                                                                                            : PartyCardField();
}

// Strokes of a stamp, a portrait or the card's edge that the reader took for words stand at the end, and are hardly read.
bool dropStrokes(CardRow& value)
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

QString joined(const CardRow& words)
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

// What stands between the parts of a place: one comma, or a dash; after the short of a kind a dot, after the whole word none; "O." is "Q." for quận.
QString withPlainPoints(QString place)
{
    static const QRegularExpression commas(u"\\s*,[\\s,.]*,?\\s*"_s);
    static const QRegularExpression dashes(u"\\s+[\u2013\u2014-]\\s+"_s);
    static const QRegularExpression whole(u"\\b(xã|phường|huyện|quận|tỉnh|thị xã|thị trấn|thành phố)[.,]\\s*"_s,
                                          QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression district(u"(^|[\\s,])O\\.\\s*(?=\\p{Lu})"_s, QRegularExpression::UseUnicodePropertiesOption);
    // "Phong Điền. tỉnh": a dot after a whole word is a comma.
    static const QRegularExpression dots(u"(?<=\\p{Ll}\\p{Ll}\\p{Ll}|\\p{Lu}\\p{Ll}\\p{Ll})\\.\\s+(?=\\p{L})"_s, QRegularExpression::UseUnicodePropertiesOption);
    place.replace(dots, u", "_s).replace(whole, u"\\1 "_s).replace(commas, u", "_s).replace(dashes, u" - "_s);
    return place.replace(district, u"\\1Q. "_s);
}

// Words of a place begin with a capital, but for those that say what it is.
QString placeCase(const QString& place)
{
    static const QStringList kinds{u"xã"_s, u"phường"_s, u"thị"_s, u"trấn"_s, u"huyện"_s, u"quận"_s, u"thành"_s, u"phố"_s, u"tỉnh"_s, u"đặc"_s, u"khu"_s,
                                   u"thôn"_s, u"xóm"_s, u"ấp"_s, u"làng"_s, u"bản"_s, u"tổ"_s, u"dân"_s, u"số"_s, u"đường"_s};
    QStringList words = place.split(u' ', Qt::SkipEmptyParts);
    // Nobody prints one word of a place in capitals ("XÃ Quảng Thọ"); shorts of kinds have no marks.
    const bool capitals = place == place.toUpper();
    for (QString& word : words) {
        if (!capitals && word == word.toUpper() && kinds.contains(word.toLower()))
            word = word.left(1) + word.mid(1).toLower();
        if (word[0].isLower() && !kinds.contains(word))
            word = word.left(1).toUpper() + word.mid(1);
        else if (word != word.toUpper() && word.mid(1) != word.mid(1).toLower() && kinds.contains(word.toLower()))
            word = word.toLower(); // "thành PHố"
    }
    return words.join(u' ');
}

PartyCardField nameOf(CardRow value)
{
    // A name holds no digits; what follows one is the card's background.
    const auto odd = std::find_if(value.begin(), value.end(), [](const OcrWord* word) {
        return std::any_of(word->text.begin(), word->text.end(), [](QChar c) { return c.isDigit(); });
    });
    bool cut = odd != value.end();
    value.erase(odd, value.end());
    cut |= dropStrokes(value);
    Mended mended = mendFamilyName(evenCase(joined(value)));
    const Mended given = mendGivenNames(mended.text);
    mended = {given.text, mended.sure * given.sure};
    // A single word is what is left of a name, and two may be.
    const double whole = value.size() < 2 ? 0.5 : value.size() == 2 ? 0.85 : 1;
    // The reader takes Hiển for Hiến, very surely; both are names, so a person has to look.
    const bool mayBeTwin = mended.text.endsWith(u" hiến"_s, Qt::CaseInsensitive) || mended.text.endsWith(u" tuyến"_s, Qt::CaseInsensitive);
    // In capitals the mark over a hat is lost as surely (Tiến, Tiên).
    static const QRegularExpression bare(u" (TIÊN|YÊN|HIÊN|TUYÊN|DUYÊN|CHIÊN|QUYÊN|XUYÊN)\\b"_s, QRegularExpression::UseUnicodePropertiesOption);
    const double twin = mayBeTwin || bare.match(mended.text).hasMatch() ? 0.85 : 1;
    return fieldOf(value, mended.text, whole * twin * mended.sure * (cut ? 0.7 : 1));
}

// "…, TP Đà Nẵng Ï": what follows a province and is hardly a word is a stroke.
bool dropAfterProvince(CardRow& value)
{
    if (value.size() < 3 || cardLetters(value.back()->text).size() > 2 || endsWithProvince(joined(value)))
        return false;
    CardRow shorter(value.begin(), value.end() - 1);
    if (!endsWithProvince(withPlainPoints(joined(shorter))))
        return false;
    value = std::move(shorter);
    return true;
}

PartyCardField homeOf(CardRow value)
{
    const bool cut = dropStrokes(value);
    dropAfterProvince(value);
    Mended mended = mendProvince(placeCase(withPlainPoints(joined(value))));
    const Mended places = mendPlaces(mended.text);
    mended = {places.text, mended.sure * places.sure};
    // A place and the province it is in; with one of them alone, or half of a province's name, a part may be unread.
    const bool whole = endsWithProvince(mended.text);
    // A consonant alone is what is left of a word, or of another letter ("L Minh" of "U Minh").
    static const QRegularExpression alone(u"(^|\\s)[B-DF-HJ-NP-TV-XZ\u0110](?=\\s)"_s);
    const double broken = alone.match(mended.text).hasMatch() ? 0.8 : 1;
    return fieldOf(value, mended.text, std::min({mended.sure, whole ? 1.0 : 0.8, broken}) * (cut ? 0.7 : 1));
}

// Eight digits are like nothing else on the card: taken without their label when they stand there once, and are nothing else's value.
PartyCardField loneNumber(const CardRows& card)
{
    static const QRegularExpression whole(u"^\\d{2}[.,]?\\d{3}[.,]?\\d{3}$"_s);
    static const QRegularExpression two(u"^\\d{2}[.,]?$"_s);
    static const QRegularExpression six(u"^\\d{6}$"_s);
    const auto taken = card.otherValues();
    PartyCardField only;
    for (const CardRow& row : card.rows) {
        for (size_t i = 0; i < row.size(); ++i) {
            CardRow value{row[i]};
            if (i + 1 < row.size() && two.match(row[i]->text).hasMatch() && six.match(row[i + 1]->text).hasMatch())
                value.push_back(row[i + 1]);
            else if (!whole.match(row[i]->text).hasMatch())
                continue;
            const bool dotted = value.size() > 1 || row[i]->text.contains(u'.') || row[i]->text.contains(u',');
            if (taken.contains(row[i]) || (!dotted && card.labels.size() < 2))
                continue;
            if (only.isRead())
                return {};
            only = numberOf(value);
            only.confidence *= withoutLabel;
        }
    }
    return only;
}

} // namespace

PartyCardFields parsePartyCard(const std::vector<OcrWord>& words)
{
    PartyCardFields fields;
    const CardRows card(words);
    const auto takeBetter = [](PartyCardField& field, PartyCardField found) {
        if (found.isRead() && (!field.isRead() || found.confidence > field.confidence))
            field = std::move(found);
    };
    for (const auto& label : card.labels) {
        const CardRow value = card.valueOf(label);
        switch (label.label) {
        case CardLabel::Number:
            takeBetter(fields.cardNumber, numberOf(value));
            break;
        case CardLabel::Name:
            takeBetter(fields.fullName, nameOf(value));
            break;
        case CardLabel::Birth:
            takeBetter(fields.dateOfBirth, dateOf(value));
            break;
        case CardLabel::Home:
            takeBetter(fields.homeTown, homeOf(value));
            break;
        case CardLabel::Other:
        case CardLabel::Title:
            break;
        }
    }
    if (!fields.cardNumber.isRead())
        fields.cardNumber = loneNumber(card);
    // Without its label a person has to look.
    const auto unlabelled = [](PartyCardField& field, PartyCardField found) {
        if (field.isRead() || !found.isRead())
            return;
        field = std::move(found);
        field.confidence *= withoutLabel;
    };
    unlabelled(fields.fullName, nameOf(unlabelledName(card)));
    unlabelled(fields.dateOfBirth, dateOf(unlabelledBirth(card)));
    unlabelled(fields.homeTown, homeOf(unlabelledHome(card)));
    return fields;
}

} // namespace motcua::domain
