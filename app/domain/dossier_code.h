#pragma once

#include "domain/result.h"

#include <QDate>
#include <QStringList>

namespace motcua::domain {

//! A dossier's code taken apart. `text` is what is stored and printed, to the letter. domain.md §1.
struct DossierCode
{
    QString text;
    QString agency;     //!< before the first dash, e.g. H15.50.05.13 or 000.00.60.H15
    QStringList levels; //!< agency levels, the province or ministry first
    QDate date;         //!< of receipt
    int order = 0;
    int orderDigits = 0;

    bool operator==(const DossierCode&) const = default;
};

//! Errors: code_empty, code_shape, code_date (no such day).
[[nodiscard]] Result<DossierCode> parseDossierCode(const QString& text);

//! `agency-YYMMDD-0001`; the order takes four digits, more when it must.
[[nodiscard]] QString makeDossierCode(const QString& agency, QDate date, int order);

//! What a search forgives: upper case, O→0, /→1 in the digit groups, no dots, spaces or dashes.
[[nodiscard]] QString dossierCodeKey(const QString& text);

//! Number printed while no official one is at hand: "TẠM-" and the last eight characters of the command's id.
[[nodiscard]] QString provisionalCode(const QString& commandId);
[[nodiscard]] bool isProvisionalCode(const QString& code);

} // namespace motcua::domain
