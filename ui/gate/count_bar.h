#pragma once

#include "services/check_in_desk.h"

#include <QWidget>

namespace motcua::ui {

//! "Đã đến 137 / 180 … còn 43" over a bar. Without a number of invited people: only how many came. Of several meetings behind one door
//! the sum, and each of them below.
class CountBar : public QWidget
{
    Q_OBJECT

public:
    explicit CountBar(QWidget* parent = nullptr);

    void setCounts(const services::GateCounts& counts);
    [[nodiscard]] const services::GateCounts& counts() const { return m_counts; }

    QSize sizeHint() const override { return {344, 56}; }
    QSize minimumSizeHint() const override { return {240, 56}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintParts(QPainter* painter);

    services::GateCounts m_counts;
};

} // namespace motcua::ui
