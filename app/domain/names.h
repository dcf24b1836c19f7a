#pragma once

#include <QByteArray>
#include <QString>

namespace motcua::domain {

//! A person's name as stored: NFC, single spaces, no control characters. Case and tone placement stay as given. domain.md §5.
[[nodiscard]] QString normalName(const QString& text);

//! Search key without marks: NFD, marks dropped, đ→d, lower case, single spaces ("Đặng Thị Hòa" → "dang thi hoa").
[[nodiscard]] QString keyK0(const QString& text);

//! Search key with marks: NFC lower case, each tone moved to its canonical vowel, so that hòa = hoà and thủy = thuỷ.
[[nodiscard]] QString keyK1(const QString& text);

//! True where the text carries a mark or đ: such a query is ranked by k1.
[[nodiscard]] bool hasMarks(const QString& text);

//! Bytes that sort as Vietnamese lists do: given name (last word), middle, family; letters a ă â b … d đ e ê … o ô ơ u ư …,
//! tones none < huyền < hỏi < ngã < sắc < nặng. Compare with memcmp.
[[nodiscard]] QByteArray sortKey(const QString& name);

//! The same for an organisation: its words as they stand.
[[nodiscard]] QByteArray titleSortKey(const QString& name);

} // namespace motcua::domain
