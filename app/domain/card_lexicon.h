#pragma once

#include <QString>

namespace motcua::domain {

//! What a reader's text becomes with the help of closed lists: family names (some two hundred are in use) and provinces (those of today,
//! those before July 2025 and those on older cards). A help against lost or mistaken marks and single letters, never a guess between
//! two entries: what could be two of them stays as read. The raw reading is kept by the caller.
struct Mended
{
    QString text;
    double sure = 1; //!< 1: stands as read; less the more was mended (0.95 marks, 0.8 a letter or a comma): factor of the reading's confidence
};

//! The first word of a person's name, in the case it has: "Đỉnh Văn An" → "Đinh Văn An".
[[nodiscard]] Mended mendFamilyName(const QString& name);

//! Whether this is a family name; only the place of a tone may differ.
[[nodiscard]] bool isFamilyName(const QString& word);

//! Whether this is a province's name, of whatever time; only the place of a tone may differ.
[[nodiscard]] bool isProvince(const QString& name);

//! Whether a home town names a province after its last comma or dash: "Cầu Giấy, TP Hà Nội".
[[nodiscard]] bool endsWithProvince(const QString& homeTown);

//! The province at the end of a home town: "Hòa Bình, Cẩn Thơ" → "Hòa Bình, Cần Thơ"; a lost comma before it comes back.
//! Ways of writing one name that differ in the place of the tone only (Hoà/Hòa) stay as printed.
[[nodiscard]] Mended mendProvince(const QString& homeTown);

} // namespace motcua::domain
