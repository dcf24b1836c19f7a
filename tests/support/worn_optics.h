#pragma once

#include "tests/support/worn_frames.h"

#include <QRandomGenerator>
#include <QTransform>

#include <vector>

namespace motcua::test {

//! One seed's chances.
class Dice
{
public:
    explicit Dice(quint32 seed) : m_random(seed) {}
    [[nodiscard]] double between(double low, double high) { return low + (high - low) * m_random.generateDouble(); }
    [[nodiscard]] quint32 below(quint32 bound) { return m_random.bounded(bound); }
    [[nodiscard]] double normal(); //!< mean 0, deviation 1, cut at ±3.5

private:
    QRandomGenerator m_random;
};

//! Walls, people's clothes, posters, stripes; darker than paper. Grayscale8.
[[nodiscard]] QImage hallPicture(Dice& dice, QSize size);

//! Draws `held` by `toPicture`, averaged over `fine`×`fine` points a pixel, `light` of its brightness.
void paste(QImage& picture, const QImage& held, const QTransform& toPicture, int fine, double light);

//! What lens, sensor and display do to a picture whose code lies in `code`.
class Optics
{
public:
    Optics(const QImage& picture, QRectF code, Dice& dice);
    void wear(Wear wear);
    void blur(double sigma) { defocus(sigma); }
    void grain(double deviation) { m_noise = deviation; }
    //! Noise of every sensor.
    [[nodiscard]] QImage raw();
    //! Noise of every sensor, then JPEG in every other picture.
    [[nodiscard]] QImage picture();

private:
    void motion(double pixels, double radians);
    void defocus(double sigma);
    void boxBlur(int radius);
    void waves(double share);
    void glare(double size);
    void cracks(int count);
    void finger(double share);

    std::vector<float> m_light;
    QSize m_size;
    QRectF m_code;
    Dice& m_dice;
    double m_noise = 2;
};

} // namespace motcua::test
