#pragma once

#include <QDate>
#include <QList>
#include <QTime>
#include <QWidget>

namespace motcua::ui {

//! Opening hours of a day, and the part of them that counts towards the deadline (invalid times: nothing).
struct DueSpan
{
    QTime from, to;
    QTime countedFrom, countedTo;
};

struct DueDay
{
    QDate date;
    QList<DueSpan> spans; //!< empty: off, drawn dashed
    QString words;        //!< under the column: "8 giờ", "Nghỉ", a holiday's name
    QTime due;            //!< valid on the day of the deadline: the mark
};

//! Why it is 14:30 on Tuesday: a column a day. `sum` stands below and is the accessible text.
class DueStrip : public QWidget
{
    Q_OBJECT

public:
    explicit DueStrip(QWidget* parent = nullptr);
    void setDays(const QList<DueDay>& days, const QString& sum);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<DueDay> m_days;
    QString m_sum;
};

} // namespace motcua::ui
