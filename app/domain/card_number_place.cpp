#include "domain/card_number_place.h"

#include "domain/card_labels.h"

#include <QRegularExpression>

#include <algorithm>

namespace motcua::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype leastFigures = 7;
constexpr qsizetype mostFigures = 10;
constexpr size_t fewestLabels = 2;

qsizetype figuresIn(const QString& text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

QString withoutSigns(QString text)
{
    text.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    return text;
}

bool looksLikeNumber(const QString& text)
{
    static const QRegularExpression date(u"\\d{1,2}\\D{1,3}\\d{1,2}\\D{1,3}\\d{4}"_s);
    const QString bare = withoutSigns(text);
    const qsizetype figures = figuresIn(bare);
    return bare.size() >= leastFigures && bare.size() <= mostFigures && figures >= 5 && 2 * (bare.size() - figures) < bare.size() && !date.match(text).hasMatch();
}

// Words beside each other without a gap that a space would not fill.
QRect numberFrom(const CardRow& row, size_t begin)
{
    QString text;
    QRect box;
    QRect best;
    for (size_t i = begin; i < row.size() && i < begin + 3; ++i) {
        if (i > begin && row[i]->box.left() - box.right() > box.height())
            break;
        text += row[i]->text;
        box |= row[i]->box;
        if (looksLikeNumber(text))
            best = box;
    }
    return best;
}

} // namespace

std::vector<QRect> cardNumberPlaces(const std::vector<OcrWord>& words)
{
    const CardRows card(words);
    const auto taken = card.otherValues();
    std::vector<QRect> places;
    const auto add = [&](const QRect& box) {
        if (box.isValid() && std::none_of(places.begin(), places.end(), [&](const QRect& known) { return known.intersects(box); }))
            places.push_back(box);
    };
    for (const FoundLabel& label : card.labels) {
        if (label.label != CardLabel::Number)
            continue;
        QRect box;
        QString text;
        for (const OcrWord* word : card.valueOf(label)) {
            if (withoutSigns(text).size() >= leastFigures + 1)
                break; // what stands behind it
            text += word->text;
            box |= word->box;
        }
        if (figuresIn(text) > 0)
            add(box);
    }
    // A card on its head is full of what could be figures; one of which labels were read is none of that.
    for (const CardRow& row : card.labels.size() < fewestLabels ? std::vector<CardRow>() : card.rows)
        for (size_t i = 0; i < row.size(); ++i)
            if (!taken.contains(row[i]))
                add(numberFrom(row, i));
    return places;
}

QRect birthDatePlace(const std::vector<OcrWord>& words)
{
    const CardRows card(words);
    for (const FoundLabel& label : card.labels) {
        if (label.label != CardLabel::Birth)
            continue;
        QRect box;
        QString text;
        for (const OcrWord* word : card.valueOf(label)) {
            text += word->text;
            box |= word->box;
        }
        if (figuresIn(text) > 2)
            return box;
    }
    return {};
}

} // namespace motcua::domain
