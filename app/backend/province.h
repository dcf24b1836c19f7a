#pragma once

#include "domain/apply.h"
#include "domain/meeting.h"
#include "domain/official.h"
#include "domain/procedure.h"
#include "domain/registration.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>

#include <functional>
#include <vector>

namespace motcua::backend {

//! An invented province for demonstrations, tests and benchmarks. The same options give the same province, bit by bit.
struct SeedOptions
{
    int dossiers = 120;
    int registrations = 24;
    int meetings = 3;
    int passes = 180; //!< of the first meeting; the others have a fifth of it
    quint64 seed = 7;
    QDateTime now;  //!< "now" of the province, UTC: what is due, open or over is reckoned from here
    int keyId = 1;  //!< of the pass-signing key
    std::function<QByteArray(const QByteArray&)> sign; //!< Ed25519 over a token's claims (64 bytes)
    domain::Rules rules;
    QString dossiersFrom; //!< file of rows to load instead of inventing dossiers (seed_rows.h)
};

struct SeedOfficial
{
    domain::Official official;
    QString password;
    QString phone;
};

struct Province
{
    std::vector<SeedOfficial> officials;
    std::vector<std::pair<QString, domain::AgencyHead>> agencyHeads; //!< by the agency's code
    std::vector<domain::Procedure> procedures;
    std::vector<domain::Dossier> dossiers;
    std::vector<domain::MemberRegistration> registrations;
    QHash<QString, QByteArray> photos; //!< SHA-256 (hex) → JPEG of a party card
    std::vector<domain::Meeting> meetings;
    std::vector<domain::Pass> passes;
};

//! Needs a QGuiApplication (offscreen will do) where registrations > 0: cards are drawn.
[[nodiscard]] Province makeProvince(const SeedOptions& options);

//! The signed text that a pass's QR code carries.
[[nodiscard]] QString passQrText(const domain::Pass& pass, const domain::Meeting& meeting, const SeedOptions& options);

} // namespace motcua::backend
