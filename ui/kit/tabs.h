#pragma once

#include <QTabBar>

namespace motcua::ui {

//! Words with counts over a list; the chosen one DemiBold over a 2 px line. A QTabBar: currentChanged, arrows,
//! accessibility.
class Tabs : public QTabBar
{
    Q_OBJECT

public:
    explicit Tabs(QWidget* parent = nullptr);

    //! Negative: no number.
    void setCount(int index, int count);
    [[nodiscard]] int count(int index) const { return tabData(index).isValid() ? tabData(index).toInt() : -1; }
    using QTabBar::count;
    //! Left edge of the first word.
    void setIndent(int indent);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }

private:
    int m_indent = 20;
};

} // namespace motcua::ui
