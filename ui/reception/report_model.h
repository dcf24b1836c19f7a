#pragma once

#include "domain/desk_report.h"
#include "ui/kit/row_delegate.h"

#include <QAbstractListModel>

namespace motcua::ui::reception {

//! A report's rows by procedure, by who holds them or by officer. GUI thread.
class ReportModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { CountsRole = Qt::UserRole + 1, NameRole, CarriesRole };

    using QAbstractListModel::QAbstractListModel;

    //! `carries`: rows that dossiers are carried over by; an officer has none.
    void setRows(const std::vector<domain::ReportCounts>& rows, bool carries = true);
    [[nodiscard]] const domain::ReportCounts& at(int row) const { return m_rows[size_t(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<domain::ReportCounts> m_rows;
    bool m_carries = true;
};

//! One line a row: name, received, resolved, left over, a bar with the share in time, overdue.
class ReportDelegate : public ListRowDelegate
{
    Q_OBJECT

public:
    explicit ReportDelegate(QObject* parent = nullptr);

protected:
    void paintContent(QPainter* painter, const QRect& rect, const RowState& state, const QModelIndex& index) const override;
};

//! The head over these rows.
class ReportHead : public QWidget
{
    Q_OBJECT

public:
    explicit ReportHead(QWidget* parent = nullptr);
    void setName(const QString& name);
    void setRowWidth(int width); //!< of the rows below, which may have a scroll bar beside them
    QSize sizeHint() const override { return {400, 36}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    int m_width = 0;
};

} // namespace motcua::ui::reception

Q_DECLARE_METATYPE(motcua::domain::ReportCounts)
