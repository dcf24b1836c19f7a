#pragma once

#include <QLayout>

#include <vector>

namespace motcua::ui {

//! Things in a row that go on in the next one where the width ends: what stands in a pane that a tray makes narrow is never cut off.
//! Each keeps the width that it asks for and stands in the middle of its row's height. GUI thread.
class WrapRow : public QLayout
{
public:
    explicit WrapRow(int spacing = 8);
    ~WrapRow() override;

    //! Where all have room in one row, the last of them stands at its end.
    void setLastAtEnd(bool on) { m_lastAtEnd = on; }

    void addItem(QLayoutItem* item) override;
    void addRow(QLayout* row);
    [[nodiscard]] int count() const override { return int(m_items.size()); }
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    [[nodiscard]] QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override;
    void setGeometry(const QRect& rect) override;

private:
    //! The height that it takes.
    int arrange(const QRect& rect, bool apply) const;

    std::vector<QLayoutItem*> m_items;
    bool m_lastAtEnd = false;
};

} // namespace motcua::ui
