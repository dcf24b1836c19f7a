#pragma once

#include <QHash>
#include <QImage>
#include <QRect>
#include <QString>

namespace motcua::test {

//! A drawn party card (invented person) and where its fields stand.
struct CardPicture
{
    QImage image;
    QHash<QString, QRect> boxes; //!< fullName, cardNumber, birthDate, homeTown
};

[[nodiscard]] CardPicture drawCard(const QString& name, const QString& number, const QString& born, const QString& town);

} // namespace motcua::test
