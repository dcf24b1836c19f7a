#pragma once

#include <QWidget>

class QVBoxLayout;

namespace motcua::ui {

class PaneHeader;

//! A task in the left half of the gate while camera, scanner and verdict go on: head with a way back (Esc), body below.
class ToolPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ToolPanel(const QString& title, QWidget* parent = nullptr);

    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    void setTitle(const QString& title);

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    PaneHeader* m_head;
    QVBoxLayout* m_body;
};

} // namespace motcua::ui
