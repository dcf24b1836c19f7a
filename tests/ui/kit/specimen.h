#pragma once

#include <QPixmap>
#include <QWidget>

namespace motcua::test {

//! A sheet of paper on which widgets are painted one after the other, each in a state of its own. Every specimen lives
//! in a window that is active, so that one after the other may have the focus.
class Sheet
{
public:
    explicit Sheet(const QSize& size);

    enum State { Rest = 0, Hover = 1, Pressed = 2, Focus = 4, Disabled = 8 };

    //! Paints and deletes the widget. A button's own ring margin lies outside of (x, y). Size 0: its size hint.
    void put(QWidget* widget, int x, int y, int width = 0, int height = 0, int state = Rest);
    void text(const QString& words, int x, int y);
    [[nodiscard]] QPixmap& pixmap() { return m_pixmap; }
    bool save(const QString& path) const { return m_pixmap.save(path); }

private:
    QWidget m_host;
    QPixmap m_pixmap;
};

} // namespace motcua::test
