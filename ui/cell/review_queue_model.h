#pragma once

#include "ui/cell/review.h"

#include <QAbstractListModel>
#include <QHash>

namespace motcua::ui {

//! The waiting registrations, oldest first as the desk gives them, each with what the reading of its picture said. Rows keep
//! their place and selection when the list is read again. GUI thread.
class ReviewQueueModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1, OwnRole, WaitingRole };

    using QAbstractListModel::QAbstractListModel;

    void setRows(const std::vector<services::RegistrationRow>& rows);
    void setReading(const domain::Id& id, const ReadingSummary& summary);
    void retranslate();

    [[nodiscard]] const std::vector<services::RegistrationRow>& rows() const { return m_rows; }
    [[nodiscard]] ReadingSummary reading(const domain::Id& id) const { return m_readings.value(id); }
    [[nodiscard]] int rowOf(const domain::Id& id) const; //!< -1: not here
    [[nodiscard]] domain::Id idAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<services::RegistrationRow> m_rows;
    QHash<domain::Id, ReadingSummary> m_readings;
};

} // namespace motcua::ui
