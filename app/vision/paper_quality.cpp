#include "vision/paper_quality.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace motcua::vision {

namespace {

constexpr int side = 1'000;
constexpr int leastSide = 600;
constexpr int darkPaper = 85;
constexpr int ink = 40;             //!< grey levels darker than the paper
constexpr double leastInk = 0.0012; //!< share of a page that has at least a line of text
constexpr double sharpest = 0.002;  //!< share of pixels that are the sharpest edges
constexpr double softest = 0.30;    //!< of the contrast, below which the edges are soft

using Histogram = std::array<qint64, 512>;

//! The value that `share` of what was counted reaches or passes.
[[nodiscard]] int fromAbove(const Histogram& counts, double share)
{
    qint64 all = 0;
    for (const qint64 one : counts) {
        all += one;
    }
    qint64 seen = 0;
    for (int value = static_cast<int>(counts.size()) - 1; value > 0; --value) {
        seen += counts[static_cast<size_t>(value)];
        if (static_cast<double>(seen) >= share * static_cast<double>(all)) {
            return value;
        }
    }
    return 0;
}

} // namespace

PaperDoubt paperDoubt(const QImage& picture)
{
    if (std::max(picture.width(), picture.height()) < leastSide) {
        return PaperDoubt::Small;
    }
    const QImage small = std::max(picture.width(), picture.height()) > side
                             ? picture.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                             : picture;
    const QImage grey = small.convertToFormat(QImage::Format_Grayscale8);
    Histogram light{};
    Histogram edges{};
    for (int y = 0; y < grey.height(); ++y) {
        const uchar* line = grey.constScanLine(y);
        const uchar* above = grey.constScanLine(std::max(0, y - 1));
        for (int x = 0; x < grey.width(); ++x) {
            ++light[line[x]];
            const int step = std::max(std::abs(line[x] - line[std::max(0, x - 1)]), std::abs(line[x] - above[x]));
            ++edges[static_cast<size_t>(step)];
        }
    }
    const int paper = fromAbove(light, 0.5); // most of a page is paper
    if (paper < darkPaper) {
        return PaperDoubt::Dark;
    }
    const double pixels = static_cast<double>(grey.width()) * grey.height();
    qint64 inked = 0;
    for (int value = 0; value < paper - ink; ++value) {
        inked += light[static_cast<size_t>(value)];
    }
    if (static_cast<double>(inked) < leastInk * pixels) {
        return PaperDoubt::Blank;
    }
    const int contrast = paper - fromAbove(light, 1.0 - leastInk);
    return fromAbove(edges, sharpest) < softest * contrast ? PaperDoubt::Blurred : PaperDoubt::None;
}

} // namespace motcua::vision
