#pragma once

#include "ui/kit/icons.h"

#include <QAbstractListModel>

#include <vector>

namespace motcua::ui {

//! One two-line row of a list at the gate, in words.
struct GateRow
{
    QString id;
    QString first;
    QString second;
    QString right;
    QString rightSecond;
    Icon glyph = Icon::Count;
    Token token = Token::Text2;

    bool operator==(const GateRow&) const = default;
};

//! Rows for ListRowDelegate: last scans, found names, who came, meetings, gates. GUI thread.
class GateListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1 };

    using QAbstractListModel::QAbstractListModel;

    //! Rows that stay in place are only told as changed, so that selection and scrolling hold.
    void setRows(std::vector<GateRow> rows);
    [[nodiscard]] const std::vector<GateRow>& rows() const { return m_rows; }
    [[nodiscard]] int rowOf(const QString& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<GateRow> m_rows;
};

} // namespace motcua::ui
