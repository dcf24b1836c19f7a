#pragma once

#include <QDate>
#include <QImage>
#include <QString>

namespace motcua::paper {

//! What is written on a (specimen) party card.
struct PartyCardText
{
    QString cardNumber; //!< 8 digits, printed as 07.318642
    QString fullName;
    QDate birthDate;
    QString homeTown;
    QDate admitted;
    QDate official;
    QString issuedBy;
};

//! Draws a specimen card ("thẻ mẫu") of 1000 × 632 pixels: for sample data and tests, invented people only.
[[nodiscard]] QImage renderPartyCard(const PartyCardText& text);

//! How a phone sees it: table behind, turn, perspective, light, blur, noise.
struct PhotoStyle
{
    double degrees = 1.5;
    double perspective = 0.01; //!< share of the width by which one side is shorter
    double blur = 0;           //!< radius in pixels
    int noise = 4;             //!< ± grey levels
    double shade = 0.12;       //!< darkening from one side to the other
    quint32 seed = 1;
};

[[nodiscard]] QImage photographCard(const QImage& card, const PhotoStyle& style, QSize size = {1280, 860});

} // namespace motcua::paper
