#pragma once

#include "ui/kit/tokens.h"

#include <QFrame>
#include <QSplitter>

namespace motcua::ui {

//! A line of one device pixel between parts of a pane.
class DividerLine : public QWidget
{
    Q_OBJECT

public:
    explicit DividerLine(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {1, 1}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::Orientation m_orientation;
};

//! A plain surface in a token's colour with lines at the edges named: panes, footers, heads.
class Surface : public QWidget
{
    Q_OBJECT

public:
    explicit Surface(Token fill, Qt::Edges lines = {}, QWidget* parent = nullptr);
    void setFill(Token fill);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Token m_fill;
    Qt::Edges m_lines;
};

//! Panes side by side: a line of 1 px with 8 px to grab; a double click goes back to the default sizes. `saveState()`
//! and `restoreState()` of QSplitter remember it.
class PaneSplitter : public QSplitter
{
    Q_OBJECT

public:
    explicit PaneSplitter(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);
    void setDefaultSizes(const QList<int>& sizes);
    void resetSizes();

protected:
    QSplitterHandle* createHandle() override;

private:
    QList<int> m_defaults;
};

} // namespace motcua::ui
