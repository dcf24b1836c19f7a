#pragma once

#include "domain/dossier.h"

#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace motcua::paper {

//! The forms of Thông tư 03/2025/TT-VPCP and, before it, 01/2018/TT-VPCP (shared numbers differ: resources/forms/forms.json).
enum class FormKind { Receipt, Supplement, Refusal, Apology, Stop, Control, Book };

[[nodiscard]] QString code(FormKind kind); //!< receipt, supplement, … as in forms.json

//! What a form says beside the dossier itself.
struct FormData
{
    FormKind kind = FormKind::Receipt;
    domain::Dossier dossier;
    QString agencyParent; //!< first line of the head, e.g. "UBND tỉnh Đắk Lắk"
    QString agencyName;   //!< second line, e.g. "Bộ phận Một cửa phường An Hòa"
    QString place;        //!< before the date
    QString agencyAddress;
    QString phone;        //!< of the agency
    QString limitText;    //!< "3 ngày làm việc"
    QString clerk;        //!< who prints it
    QDateTime madeAt;     //!< the date in the head; invalid = the dossier's receipt
    QString reason;       //!< empty = the note of the step that the form tells of
    QDateTime newDue;     //!< Apology: the date promised now
    QString head;         //!< Apology: who signs
    bool reprint = false; //!< marked as a reprint
    std::vector<domain::Dossier> book = {}; //!< Book: its rows
};

//! The day in the form's head.
[[nodiscard]] QDate madeOn(const FormData& data);

//! Every name that a template may use.
[[nodiscard]] const QStringList& formNames();

//! The words of a form by name, as the template asks for them. The law gives them in Vietnamese, whatever the screen's language.
[[nodiscard]] QJsonObject formValues(const FormData& data);

//! What Code 128 and QR hold: the code itself, never a citizen's number; TAM-… for a provisional one (Code 128 has no Ạ).
[[nodiscard]] QString barcodeText(const domain::Dossier& dossier);

//! Days 01–09 and months 01–02 are padded (NĐ 30/2020); other months stand as they are: "ngày 05 tháng 3 năm 2026".
[[nodiscard]] QString officialDate(QDate date);

} // namespace motcua::paper
