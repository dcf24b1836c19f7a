#include "vision/figure_cuts.h"

#include <QRect>

#include <algorithm>
#include <cmath>

namespace motcua::vision {

namespace {

constexpr size_t wanted = 8;
constexpr double uneven = 0.3; // of the usual step from one figure to the next

// Connected dark pieces of a strip that are high enough for figures.
std::vector<QRect> tallPieces(const QImage& strip, int threshold)
{
    const int width = strip.width();
    const int height = strip.height();
    std::vector<uchar> seen(size_t(width) * size_t(height), 0);
    std::vector<QRect> pieces;
    std::vector<QPoint> stack;
    int highest = 0;
    for (int x = 0; x < width; ++x) {
        for (int y = 0; y < height; ++y) {
            if (seen[size_t(y) * size_t(width) + size_t(x)] || strip.constScanLine(y)[x] >= threshold)
                continue;
            QRect box(x, y, 1, 1);
            int ink = 0;
            stack.assign(1, {x, y});
            seen[size_t(y) * size_t(width) + size_t(x)] = 1;
            while (!stack.empty()) {
                const QPoint at = stack.back();
                stack.pop_back();
                box |= QRect(at, QSize(1, 1));
                ++ink;
                for (int v = std::max(0, at.y() - 1); v <= std::min(height - 1, at.y() + 1); ++v) {
                    for (int u = std::max(0, at.x() - 1); u <= std::min(width - 1, at.x() + 1); ++u) {
                        uchar& mark = seen[size_t(v) * size_t(width) + size_t(u)];
                        if (!mark && strip.constScanLine(v)[u] < threshold) {
                            mark = 1;
                            stack.emplace_back(u, v);
                        }
                    }
                }
            }
            if (ink < 8)
                continue;
            pieces.push_back(box);
            if (box.width() < 2 * box.height())
                highest = std::max(highest, box.height());
        }
    }
    std::erase_if(pieces, [&](const QRect& box) { return box.height() * 10 < highest * 7; });
    std::sort(pieces.begin(), pieces.end(), [](const QRect& a, const QRect& b) { return a.left() < b.left(); });
    return pieces;
}

// Figures are printed equally wide: halves of one, or two in one, show by their steps.
bool standEvenly(const std::vector<QRect>& pieces)
{
    std::vector<double> steps;
    for (size_t i = 0; i + 1 < pieces.size(); ++i)
        if (i != 1) // the dot, or a space
            steps.push_back(QRectF(pieces[i + 1]).center().x() - QRectF(pieces[i]).center().x());
    auto sorted = steps;
    const auto middle = sorted.begin() + std::ptrdiff_t(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return std::all_of(steps.begin(), steps.end(), [usual = *middle](double step) { return std::abs(step - usual) < uneven * usual; });
}

} // namespace

std::optional<std::vector<QImage>> cutFigures(const QImage& strip)
{
    // Where blur has joined two, they come apart as less of the grey between them is taken for ink.
    for (const int threshold : {128, 100, 150, 80, 60}) {
        const auto pieces = tallPieces(strip, threshold);
        if (pieces.size() != wanted || !standEvenly(pieces))
            continue;
        std::vector<QImage> figures;
        for (const QRect& box : pieces)
            figures.push_back(strip.copy(box.adjusted(-1, -1, 1, 1) & strip.rect()));
        return figures;
    }
    return std::nullopt;
}

QImage spacedOut(const std::vector<QImage>& figures)
{
    int high = 0;
    int wide = 0;
    for (const QImage& figure : figures) {
        high = std::max(high, figure.height());
        wide += figure.width();
    }
    const int gap = std::max(3, high / 4);
    QImage strip(wide + gap * (int(figures.size()) + 3), high + 2 * gap, QImage::Format_Grayscale8);
    strip.fill(255);
    int left = 2 * gap;
    for (const QImage& figure : figures) {
        const int top = gap + high - figure.height();
        for (int y = 0; y < figure.height(); ++y)
            std::copy_n(figure.constScanLine(y), figure.width(), strip.scanLine(top + y) + left);
        left += figure.width() + gap;
    }
    return strip;
}

} // namespace motcua::vision
