#pragma once

#include <QImage>

#include <vector>

namespace motcua::vision {

//! Which characters may stand in a cell of a machine-readable zone.
enum class ZoneLetters { Figures, Letters, Any };

//! One character of a zone as its shape says.
struct ZoneCharacter
{
    char16_t character = u'<';
    double likeness = 0; //!< 0…1, of the shape that is meant
    double lead = 0;     //!< over the next one that may stand there
};

//! A line of 30 characters in OCR-B, cut out level and evenly lit, from its first stroke to its last with a margin of `around` pixels.
//! Its cells are as wide as one another, so each is compared with all shapes of that face: a general reader takes figures of it for one another,
//! always the same ones, and check digits do not find that. Any thread.
class ZoneLine
{
public:
    ZoneLine(const QImage& strip, int around);

    [[nodiscard]] bool isValid() const { return m_pitch > 6; }
    //! Cells from left to right, each asked once: a cell's place helps to find the next one.
    [[nodiscard]] ZoneCharacter next(ZoneLetters letters);

private:
    [[nodiscard]] double inkIn(double left, double top, double right, double bottom) const;

    int m_width = 0;
    int m_height = 0;
    std::vector<int> m_sums; // of ink, above and left of each point
    double m_pitch = 0;
    double m_left = 0;
    double m_foot = 0;
    double m_drift = 0; // cells were found so far right of where they were expected
    double m_rise = 0;
    int m_cell = 0;
};

} // namespace motcua::vision
