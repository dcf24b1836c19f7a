#pragma once

#include "storage/db.h"

namespace motcua::storage::dossiers {

//! Where a typed number may stand: beginnings of codes, phones and ID numbers, ends of codes, a code's date and order. Each is a
//! range of one indexed column.
class NumberSearch
{
public:
    //! `number` in the form of searchToken(). Reads which agencies' codes there are.
    [[nodiscard]] static Result<NumberSearch> of(Db& db, const QString& number, bool codesOnly = false);

    //! Rows, newest first; nothing when there are more than `cap`, or the indexes are not made yet.
    [[nodiscard]] Result<std::optional<std::vector<qint64>>> rows(Db& db, size_t cap) const;
    //! The same as a condition on columns of `dossier`, for rows that something else has found.
    [[nodiscard]] QString where() const;
    [[nodiscard]] Db::Args args() const;

private:
    struct Range
    {
        const char* column;
        QString from;
        QString to; //!< not included
    };
    std::vector<Range> m_ranges;
    bool m_indexed = false;
};

} // namespace motcua::storage::dossiers
