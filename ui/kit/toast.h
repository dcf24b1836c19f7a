#pragma once

#include "ui/kit/icons.h"

#include <QFrame>
#include <QTimer>

class QShortcut;

namespace motcua::ui {

class ToastButton;

//! One sentence at the bottom left of a page for 6 s (longer while hovered or focused), with *Hoàn tác* where it can be
//! undone. Make one a page; the newest message wins. It follows the page's size.
class Toast : public QFrame
{
    Q_OBJECT

public:
    explicit Toast(QWidget* page);

    void showMessage(const QString& sentence, bool canUndo = false, Icon icon = Icon::Ok);
    void dismiss();
    [[nodiscard]] QString message() const { return m_text; }
    //! Distance from the page's left and bottom edges.
    void setOffset(const QPoint& offset);

    QSize sizeHint() const override;

Q_SIGNALS:
    void undoRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void expire();

    QString m_text;
    Icon m_icon = Icon::Ok;
    ToastButton* m_undo;
    QShortcut* m_shortcut;
    QTimer m_timer;
    QPoint m_offset{20, 20};
    bool m_canUndo = false;
};

} // namespace motcua::ui
