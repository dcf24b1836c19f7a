#pragma once

#include <QDate>
#include <QList>
#include <QWidget>

namespace motcua::ui {

//! A ring: how much of all is in time, the share in the middle. True proportions; a part under 1.5 % keeps that size, so that it is
//! seen. Its accessible name is the sentence.
class Donut : public QWidget
{
    Q_OBJECT

public:
    explicit Donut(QWidget* parent = nullptr);
    void setShare(int good, int bad, const QString& caption);

    QSize sizeHint() const override { return {170, 170}; }
    QSize minimumSizeHint() const override { return {140, 140}; }
    //! Degrees of the smaller part, for its test.
    [[nodiscard]] static double badDegrees(int good, int bad);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_good = 0;
    int m_bad = 0;
    QString m_caption;
};

//! Two bars a day: what came in and what was done. Own paint; a tooltip names a day's numbers.
class DayBars : public QWidget
{
    Q_OBJECT

public:
    struct Day
    {
        QDate date;
        int first = 0;
        int second = 0;
    };

    explicit DayBars(QWidget* parent = nullptr);
    void setNames(const QString& first, const QString& second);
    void setDays(const QList<Day>& days);

    QSize sizeHint() const override { return {480, 240}; }
    QSize minimumSizeHint() const override { return {280, 140}; }
    //! The scale's steps: round numbers, at most five of them, the last not under the highest bar.
    [[nodiscard]] static QList<int> steps(int highest);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF plot() const;

    QList<Day> m_days;
    QString m_first;
    QString m_second;
};

} // namespace motcua::ui
