#pragma once

#include "domain/identity.h"

#include <QByteArray>
#include <QImage>
#include <QStringList>

namespace motcua::test {

//! How good the picture of a card is: flat and sharp, a phone's photo, a webcam's frame, a poor webcam's.
enum class BackLevel { Scan, Photo, Webcam, PoorWebcam };
inline constexpr BackLevel backLevels[] = {BackLevel::Scan, BackLevel::Photo, BackLevel::Webcam, BackLevel::PoorWebcam};

//! The back of an invented citizen card: pale pattern, a place for a fingerprint, a seal, and the machine-readable zone in OCR-B (a mono
//! face where that is not installed). No copy of a real one.
struct IdBack
{
    domain::CitizenCard card; //!< number, birth date, sex; the name without marks
    QStringList zone;         //!< three lines of 30
    QImage picture;
};

//! The same for the same arguments. Needs a QGuiApplication.
[[nodiscard]] IdBack idBack(quint32 seed, BackLevel level);
//! The front's code of the same person, as cards have it; the name with these marks.
[[nodiscard]] QString idFrontText(const IdBack& back, const QString& fullName);
[[nodiscard]] QStringList mrzOf(const QString& number, QDate birth, domain::Sex sex, QDate expires, const QString& name);

} // namespace motcua::test
