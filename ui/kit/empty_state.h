#pragma once

#include "ui/kit/icons.h"

#include <QStackedWidget>

class QAbstractItemView;

namespace motcua::ui {

class ActionButton;
class TextLabel;
class ProgressLine;

//! In place of a list: glyph 32, what is so, what comes next, one button.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Empty, Loading, Offline, Error };

    explicit EmptyState(QWidget* parent = nullptr);

    void set(Kind kind, const QString& what, const QString& next = {}, const QString& button = {});
    void setGlyph(Icon icon, Token token);
    [[nodiscard]] ActionButton* button() const { return m_button; }
    [[nodiscard]] QString what() const;

Q_SIGNALS:
    void buttonClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class Glyph;
    Glyph* m_glyph;
    TextLabel* m_what;
    TextLabel* m_next;
    ActionButton* m_button;
};

//! A view with its empty state over it. Loading keeps the old rows and shows a 2 px bar at the top.
class ListStack : public QStackedWidget
{
    Q_OBJECT

public:
    explicit ListStack(QWidget* view, QWidget* parent = nullptr);

    [[nodiscard]] EmptyState* emptyState() const { return m_empty; }
    void showList();
    void showState(EmptyState::Kind kind, const QString& what, const QString& next = {}, const QString& button = {});
    void setLoading(bool loading);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* m_view;
    EmptyState* m_empty;
    ProgressLine* m_bar;
};

} // namespace motcua::ui
