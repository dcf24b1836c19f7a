#include "vision/flat_text.h"

#include <QTransform>

#include <algorithm>
#include <cmath>

namespace motcua::vision {

namespace {

constexpr int flatWidth = 1200;

// Turned level by its own lines, and drawn nearer where the text fills but a part: a table as light as the card hides its outline.
void level(const QImage& grey, FlatCard& flat, TextLines& found, bool outlined, LargeLines large)
{
    if (found.lines.size() < 3)
        return;
    QTransform turn;
    turn.rotateRadians(-std::atan(found.slope));
    QRectF text;
    for (const TextLine& line : found.lines)
        text |= turn.mapRect(QRectF(line.box));
    text.adjust(-30, -30, 30, 30);
    const double zoom = outlined ? 1 : std::clamp(flatWidth / text.width(), 1.0, 1.8);
    if (std::abs(found.slope) < 0.025 && zoom < 1.12)
        return;
    const QSize size(int(std::min(text.width() * zoom, 1.5 * flatWidth)), int(std::min(text.height() * zoom, 1.5 * flatWidth)));
    QTransform back; // from the new picture to the old one
    back.scale(1 / zoom, 1 / zoom);
    back *= QTransform::fromTranslate(text.left(), text.top());
    back *= turn.inverted();
    flat.toPhoto = back * flat.toPhoto;
    flat.image = seenThrough(grey, flat.toPhoto, size);
    found = findTextLines(flat.image, large);
}

} // namespace

FlatText flatText(const QImage& grey, const std::optional<QPolygonF>& outline, int turns, LargeLines large, OutlineOf what)
{
    FlatText text{flattenCard(grey, outline, flatWidth, turns), {}};
    text.found = findTextLines(text.flat.image, large);
    const bool isCard = outline && what == OutlineOf::Card;
    if (isCard && (std::abs(text.found.slope) > 0.12 || std::abs(text.found.slopeByY) * 400 > 0.06)) {
        text.flat = flattenCard(grey, {}, flatWidth, turns); // an outline of something else: lines of a card are level on it
        text.found = findTextLines(text.flat.image, large);
    }
    // What leans much is not seen whole the first time.
    for (int i = 0; i < 3 && (i == 0 || std::abs(text.found.slope) > 0.05); ++i)
        level(grey, text.flat, text.found, isCard, large);
    return text;
}

std::vector<std::vector<TextLine>> textRows(const TextLines& found, int width)
{
    const auto level = [&](const TextLine& line) {
        const double y = line.box.center().y();
        return y - found.slopeAt(y) * (line.box.center().x() - width / 2.0);
    };
    auto lines = found.lines;
    std::sort(lines.begin(), lines.end(), [&](const TextLine& a, const TextLine& b) { return level(a) < level(b); });
    std::vector<std::vector<TextLine>> rows;
    for (const TextLine& line : lines) {
        const bool same = !rows.empty() && level(line) - level(rows.back().back()) < 0.5 * std::min(line.height, rows.back().back().height);
        if (!same)
            rows.emplace_back();
        rows.back().push_back(line);
    }
    for (auto& row : rows)
        std::sort(row.begin(), row.end(), [](const TextLine& a, const TextLine& b) { return a.box.left() < b.box.left(); });
    return rows;
}

} // namespace motcua::vision
