#include "ui/gate/gate_list_model.h"

#include "ui/kit/row_delegate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui {

int GateListModel::rowOf(const QString& id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const GateRow& row) { return row.id == id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void GateListModel::setRows(std::vector<GateRow> rows)
{
    const bool samePlaces = rows.size() == m_rows.size() && std::equal(rows.begin(), rows.end(), m_rows.begin(),
                                                                       [](const GateRow& a, const GateRow& b) { return a.id == b.id; });
    if (!samePlaces) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (size_t i = 0; i < rows.size(); ++i) {
        if (m_rows[i] == rows[i])
            continue;
        m_rows[i] = std::move(rows[i]);
        Q_EMIT dataChanged(index(int(i)), index(int(i)));
    }
}

int GateListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant GateListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const GateRow& row = m_rows[size_t(index.row())];
    switch (role) {
    case IdRole: return row.id;
    case Qt::DisplayRole: return row.first;
    case SecondLineRole: return row.second;
    case RightRole: return row.right;
    case RightSecondRole: return row.rightSecond;
    case RightTokenRole: return int(row.token);
    case Qt::AccessibleTextRole: {
        QStringList words{row.first, row.second, row.right, row.rightSecond};
        words.removeAll(QString());
        return words.join(u", "_s);
    }
    default: break;
    }
    if (row.glyph != Icon::Count && role == GlyphRole)
        return int(row.glyph);
    if (row.glyph != Icon::Count && role == GlyphTokenRole)
        return int(row.token);
    return {};
}

} // namespace motcua::ui
