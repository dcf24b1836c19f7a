#include "vision/ocr_b.h"

#include "vision/ocr_b_glyphs.h"

#include <algorithm>
#include <cmath>

namespace motcua::vision {

namespace {

constexpr int points = ocrBWidth * ocrBHeight;
constexpr int lineLength = 30;
// Units of the face: pitch, and what a line's first and last strokes leave free in their cells.
constexpr double unitPitch = 289;
constexpr double unitHeight = 345;
constexpr double unitUnder = 20;
constexpr double freeSide = 0.17;
constexpr double shift = 0.07; // of the pitch, from one place that is tried to the next
constexpr double wellAlike = 0.85;

using Points = std::array<float, points>;

// Mean 0, length 1: likeness is then a sum of products, whatever the light.
void level(Points& shape)
{
    float sum = 0;
    for (const float point : shape)
        sum += point;
    const float mean = sum / points;
    float squares = 1e-6F;
    for (float& point : shape) {
        point -= mean;
        squares += point * point;
    }
    const float share = 1 / std::sqrt(squares);
    for (float& point : shape)
        point *= share;
}

const std::array<Points, ocrBGlyphs.size()>& shapes()
{
    static const auto made = [] {
        std::array<Points, ocrBGlyphs.size()> all{};
        for (size_t i = 0; i < all.size(); ++i) {
            for (size_t k = 0; k < points; ++k) {
                const char c = ocrBGlyphs[i].ink[k];
                all[i][k] = float(c <= '9' ? c - '0' : c - 'a' + 10);
            }
            level(all[i]);
        }
        return all;
    }();
    return made;
}

// In eight sums beside each other, which the processor adds at once.
double likeness(const Points& a, const Points& b)
{
    static_assert(points % 8 == 0);
    std::array<float, 8> sums{};
    for (size_t i = 0; i < points; i += 8)
        for (size_t k = 0; k < 8; ++k)
            sums[k] += a[i + k] * b[i + k];
    double sum = 0;
    for (const float part : sums)
        sum += double(part);
    return sum;
}

bool mayStand(char character, ZoneLetters letters)
{
    const bool figure = character >= '0' && character <= '9';
    return letters == ZoneLetters::Any || figure == (letters == ZoneLetters::Figures);
}

} // namespace

ZoneLine::ZoneLine(const QImage& strip, int around)
    : m_width(strip.width())
    , m_height(strip.height())
    , m_sums(size_t(m_width + 1) * size_t(m_height + 1), 0)
{
    const auto stride = size_t(m_width + 1);
    for (int y = 0; y < m_height; ++y) {
        int row = 0;
        for (int x = 0; x < m_width; ++x) {
            row += 255 - strip.constScanLine(y)[x];
            m_sums[size_t(y + 1) * stride + size_t(x + 1)] = m_sums[size_t(y) * stride + size_t(x + 1)] + row;
        }
    }
    const double ink = m_width - 2 * around;
    m_pitch = ink / (lineLength - 2 * freeSide);
    m_left = around - freeSide * m_pitch;
    m_foot = m_height - around;
}

double ZoneLine::inkIn(double left, double top, double right, double bottom) const
{
    const int x0 = std::clamp(int(std::lround(left)), 0, m_width - 1);
    const int y0 = std::clamp(int(std::lround(top)), 0, m_height - 1);
    const int x1 = std::clamp(int(std::lround(right)), x0 + 1, m_width);
    const int y1 = std::clamp(int(std::lround(bottom)), y0 + 1, m_height);
    const auto stride = size_t(m_width + 1);
    const auto at = [&](int x, int y) { return m_sums[size_t(y) * stride + size_t(x)]; };
    return double(at(x1, y1) - at(x0, y1) - at(x1, y0) + at(x0, y0)) / ((x1 - x0) * (y1 - y0));
}

ZoneCharacter ZoneLine::next(ZoneLetters letters)
{
    std::array<double, ocrBGlyphs.size()> best;
    best.fill(-1);
    double bestLike = -1;
    double across = 0;
    double up = 0;
    const double left = m_left + m_cell * m_pitch + m_drift;
    Points seen;
    // The face of one maker is a little higher than another's; most fit the first.
    for (const double size : {0.98, 0.9, 1.06}) {
        const double stepX = m_pitch / ocrBWidth;
        const double stepY = m_pitch * size * unitHeight / unitPitch / ocrBHeight;
        const double under = m_pitch * size * unitUnder / unitPitch;
        for (int dy = -2; dy <= 2; ++dy) {
            const double top = m_foot + under - m_rise - dy * shift * m_pitch - stepY * ocrBHeight;
            for (int dx = -2; dx <= 2; ++dx) {
                const double from = left + dx * shift * m_pitch;
                for (int y = 0; y < ocrBHeight; ++y)
                    for (int x = 0; x < ocrBWidth; ++x)
                        seen[size_t(y * ocrBWidth + x)] = float(inkIn(from + x * stepX, top + y * stepY, from + (x + 1) * stepX, top + (y + 1) * stepY));
                level(seen);
                for (size_t i = 0; i < ocrBGlyphs.size(); ++i) {
                    if (!mayStand(ocrBGlyphs[i].character, letters))
                        continue;
                    const double like = likeness(seen, shapes()[i]);
                    best[i] = std::max(best[i], like);
                    if (like > bestLike) {
                        bestLike = like;
                        across = dx * shift * m_pitch;
                        up = dy * shift * m_pitch;
                    }
                }
            }
        }
        if (bestLike > wellAlike)
            break;
    }
    const auto first = std::max_element(best.begin(), best.end()) - best.begin();
    double second = -1;
    for (size_t i = 0; i < best.size(); ++i)
        if (std::ptrdiff_t(i) != first)
            second = std::max(second, best[i]);
    ++m_cell;
    if (bestLike > 0.7) { // half of the way: one smudged cell does not lead astray
        m_drift += across / 2;
        m_rise += up / 2;
    }
    return {char16_t(ocrBGlyphs[size_t(first)].character), std::max(0.0, bestLike), bestLike - second};
}

} // namespace motcua::vision
