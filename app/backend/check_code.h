#pragma once

#include "backend/store/db.h"

#include <QByteArray>

namespace motcua::backend {

//! The check code before doors that strangers knock at (S2: "mã xác thực"): six signs to read in a picture, or, for who cannot read it
//! and for programs of ours, a proof of work. Nothing is stored until it is answered: the id is signed and the answer follows from it.
//! Each id counts once, right or wrong.
struct CheckCode
{
    QString id;
    QString answer;
    QByteArray picture; //!< PNG
};

inline constexpr int kCheckSeconds = 300;
inline constexpr int kProofBits = 20; //!< a second or so of an ordinary computer

[[nodiscard]] CheckCode makeCheckCode(const QByteArray& key, qint64 nowMs);

//! What was sent of it. `proof`: a text for which SHA-256 of "id:proof" begins with kProofBits zero bits.
struct CheckAnswer
{
    QString id;
    QString answer;
    QString proof;
};
//! Right, of this centre and not too old; whether it was used before is spendCheck's.
[[nodiscard]] bool checkAnswered(const QByteArray& key, const CheckAnswer& given, qint64 nowMs);
//! False when it was used before. Inside a write transaction.
[[nodiscard]] bool spendCheck(store::Db& db, const QString& id, qint64 nowMs);

} // namespace motcua::backend
