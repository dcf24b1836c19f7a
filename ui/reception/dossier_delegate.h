#pragma once

#include "services/clock.h"
#include "services/dossier_book.h"
#include "ui/kit/row_delegate.h"

#include <QAbstractButton>

namespace motcua::ui::reception {

//! The columns of the queue, the same for head and rows.
struct QueueColumns
{
    QRect owner, status, code, due, mark;
    static QueueColumns of(const QRect& row);
};

//! One row of the queue in two lines: owner and procedure, status, code and holder, due, sync.
class DossierDelegate : public ListRowDelegate
{
    Q_OBJECT

public:
    DossierDelegate(const domain::WorkCalendar& calendar, services::Clock clock, QObject* parent = nullptr);

protected:
    void paintContent(QPainter* painter, const QRect& rect, const RowState& state, const QModelIndex& index) const override;

private:
    const domain::WorkCalendar& m_calendar;
    services::Clock m_clock;
};

//! The head over the rows: a press on a column sorts by it.
class QueueHead : public QWidget
{
    Q_OBJECT

public:
    explicit QueueHead(QWidget* parent = nullptr);
    void setSort(services::QueueSort sort);
    //! The rows' width: a scroll bar takes its part away, and the columns of head and rows stay in line.
    void setRowWidth(int width);

Q_SIGNALS:
    void sortChosen(motcua::services::QueueSort sort);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QAbstractButton* add(const QString& text, const char* name, services::QueueSort sort);
    void place();
    [[nodiscard]] QRect row() const;
    int m_rowWidth = 0;
    QAbstractButton* m_owner;
    QAbstractButton* m_code;
    QAbstractButton* m_due;
};

} // namespace motcua::ui::reception
