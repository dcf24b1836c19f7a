#include "ui/cell/review_queue_model.h"

#include "ui/cell/review_words.h"
#include "ui/kit/row_delegate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui {

int ReviewQueueModel::rowOf(const domain::Id& id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const auto& row) { return row.id == id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

domain::Id ReviewQueueModel::idAt(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? m_rows[size_t(row)].id : domain::Id();
}

void ReviewQueueModel::setRows(const std::vector<services::RegistrationRow>& rows)
{
    QHash<domain::Id, size_t> wanted;
    for (size_t i = 0; i < rows.size(); ++i)
        wanted.insert(rows[i].id, i);
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (wanted.contains(m_rows[size_t(row)].id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < int(rows.size()); ++row) {
        const auto& fresh = rows[size_t(row)];
        const int at = rowOf(fresh.id);
        if (at < 0) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, fresh);
            endInsertRows();
            continue;
        }
        if (at != row) { // rows above are in place already, so it can only move up
            beginMoveRows({}, at, at, {}, row);
            const auto moved = m_rows[size_t(at)];
            m_rows.erase(m_rows.begin() + at);
            m_rows.insert(m_rows.begin() + row, moved);
            endMoveRows();
        }
        if (!(m_rows[size_t(row)] == fresh)) {
            m_rows[size_t(row)] = fresh;
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
    erase_if(m_readings, [&](const auto& entry) { return !wanted.contains(entry.key()); });
}

void ReviewQueueModel::setReading(const domain::Id& id, const ReadingSummary& summary)
{
    const int row = rowOf(id);
    if (row < 0 || m_readings.value(id) == summary)
        return;
    m_readings.insert(id, summary);
    Q_EMIT dataChanged(index(row), index(row));
}

void ReviewQueueModel::retranslate()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

int ReviewQueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ReviewQueueModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const services::RegistrationRow& row = m_rows[size_t(index.row())];
    switch (role) {
    case IdRole:
        return row.id;
    case OwnRole:
    case MutedRole:
        return row.own;
    case Qt::DisplayRole:
        return row.fullName;
    default:
        break;
    }
    const Remark remark = ReviewWords::rowRemark(row, m_readings.value(row.id));
    switch (role) {
    case SecondLineRole:
        return remark.text;
    case SecondGlyphRole:
        return int(remark.icon);
    case SecondTokenRole:
        return int(remark.token);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return QString(row.fullName + u", "_s + remark.text);
    default:
        return {};
    }
}

} // namespace motcua::ui
