#include "cli/id_reading.h"

#include "domain/card_back.h"
#include "vision/mrz_lines.h"

#include <QJsonArray>

#include <optional>

namespace motcua::cli {

using namespace Qt::StringLiterals;
using domain::CitizenCard;

namespace {

QJsonValue text(const QString& value)
{
    return value.isEmpty() ? QJsonValue() : QJsonValue(value);
}

QJsonValue day(QDate date)
{
    return date.isValid() ? QJsonValue(date.toString(Qt::ISODate)) : QJsonValue();
}

QJsonValue sexWord(domain::Sex sex)
{
    switch (sex) {
    case domain::Sex::Male:
        return u"male"_s;
    case domain::Sex::Female:
        return u"female"_s;
    case domain::Sex::Unknown:
        break;
    }
    return {};
}

} // namespace

Result<QJsonObject> idLine(const std::vector<vision::FoundCode>& codes, const Result<vision::OcrPage>& mrzPage)
{
    std::optional<CitizenCard> qr;
    std::optional<CitizenCard> mrz;
    QString reason;
    for (const auto& code : codes) {
        auto card = domain::parseCccdQr(code.text);
        if (card && !qr)
            qr = std::move(*card);
        else if (!card)
            reason = card.error().code;
    }
    if (mrzPage) {
        const auto lines = vision::mrzLines(mrzPage->words);
        if (auto card = lines.isEmpty() ? fail(ErrorKind::Invalid, u"mrz_absent"_s) : domain::parseMrz(lines))
            mrz = std::move(*card);
        else if (!lines.isEmpty())
            reason = card.error().code;
    }
    if (!qr && !mrz)
        return fail(ErrorKind::NotFound, u"no_citizen_card"_s, reason);

    const CitizenCard& card = qr ? *qr : *mrz;
    QJsonArray warnings;
    for (const auto& warning : card.warnings)
        warnings << warning.code;
    if (qr && mrz) {
        // Front and back of two different people in one picture: said, never hidden.
        for (const auto& difference : domain::compareWithBack(*qr, *mrz))
            warnings << difference.code;
    } else if (!reason.isEmpty()) {
        warnings << reason; // the other side was there and could not be trusted
    }
    const QJsonObject fields{
        {u"number"_s, text(card.number)},       {u"oldNumber"_s, text(card.oldNumber)},
        {u"fullName"_s, text(card.fullName)},   {u"dateOfBirth"_s, day(card.birthDate)},
        {u"sex"_s, sexWord(card.sex)},          {u"residence"_s, text(card.residence)},
        {u"issued"_s, day(card.issued)},
    };
    return QJsonObject{{u"kind"_s, u"cccd"_s},
                       {u"source"_s, qr && mrz ? u"both"_s : qr ? u"qr"_s : u"mrz"_s},
                       {u"fields"_s, fields},
                       {u"warnings"_s, warnings}};
}

} // namespace motcua::cli
