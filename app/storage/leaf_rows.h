#pragma once

#include <QByteArray>
#include <QVariant>

#include <functional>
#include <vector>

namespace motcua::storage {

//! One row of a table as it lies in a page: what the tree that leads to it says does not matter any more.
struct LeafRow
{
    qint64 rowid = 0;
    QVariantList values; //!< qlonglong, double, QString, QByteArray or null, in the order of the columns
};

//! The rows in a table's leaf page, or in any page of a table WITHOUT ROWID (its columns begin with those of the key, rowid is 0) or of
//! an index (sqlite.org/fileformat2.html, "B-tree Pages" and "Record Format"); none when it is another kind of page. For damaged files: never reads outside `page`, and skips what does not add up. `usable`: bytes of a page
//! without its reserved end. `pageAt` gives a further page for values that do not fit on one, empty when it cannot be read.
[[nodiscard]] std::vector<LeafRow> leafRows(const QByteArray& page, qsizetype usable, const std::function<QByteArray(quint32)>& pageAt);

} // namespace motcua::storage
