#pragma once

#include "domain/ocr.h"

#include <QRect>
#include <QString>

#include <vector>

namespace motcua::domain {

//! Under this a reading is shown as doubtful. Only what two readings agree on comes near it.
inline constexpr double surelyReadFrom = 0.85;

//! One field of a card as a machine read it. Empty text: not read.
struct PartyCardField
{
    QString text;          //!< in the form we store: number without dots, date ISO 8601, names NFC
    QString asPrinted;     //!< the words as they stood there
    double confidence = 0; //!< 0…1, the least sure word of the field
    QRect box;             //!< pixels of the picture

    [[nodiscard]] bool isRead() const { return !text.isEmpty(); }
    bool operator==(const PartyCardField&) const = default;
};

//! Suggestions from a photo of a party card (thẻ đảng viên); a person confirms each one.
struct PartyCardFields
{
    PartyCardField cardNumber;
    PartyCardField fullName;
    PartyCardField dateOfBirth;
    PartyCardField homeTown;

    [[nodiscard]] bool isEmpty() const
    {
        return !cardNumber.isRead() && !fullName.isRead() && !dateOfBirth.isRead() && !homeTown.isRead();
    }
    bool operator==(const PartyCardFields&) const = default;
};

//! Finds the fields by their printed labels ("Số", "Số thẻ", "Họ và tên", "Sinh ngày"/"Ngày sinh", "Quê quán"), also
//! when the reader lost marks or took a letter of a label for another; a value stands right of its label or on the line
//! below. The number is accepted only with 8 digits (9 when surely read), the date only if it is one. Several cards' layouts are in use, so
//! nothing is looked for by place. (domain.md §2)
[[nodiscard]] PartyCardFields parsePartyCard(const std::vector<OcrWord>& words);

} // namespace motcua::domain
