#pragma once

#include "ui/kit/icons.h"

#include <QList>
#include <QWidget>

class QAction;

namespace motcua::ui {

class ActionButton;

//! What the gate says. Empty strings are left out; nothing moves between verdicts.
struct VerdictView
{
    Meaning meaning = Meaning::Neutral;
    QString word = {};   //!< "ĐƯỢC VÀO"
    QString second = {}; //!< "lúc 08:02, Cửa 2"
    QString name = {};
    QString position = {};
    QString unit = {};
    QString next = {};       //!< "Mời xem giấy tờ trước khi cho vào lại"
    Icon icon = Icon::Count; //!< Count: the meaning's own
};

//! Half of the gate's screen: colour, glyph 112, word, name, post, unit, next step, buttons, and a 6 px bar that runs
//! while it stays. Opaque, painted at once, no animation of the verdict itself. Accessible name = all its words,
//! announced on change.
class VerdictPanel : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictPanel(QWidget* parent = nullptr);

    void setVerdict(const VerdictView& view);
    [[nodiscard]] const VerdictView& verdict() const { return m_view; }
    //! Buttons bound to these actions (44 high, in the verdict's colours).
    void setActions(const QList<QAction*>& actions);
    //! The bar at the bottom, 0…1: time left until ready. Negative: no bar.
    void setRemaining(double fraction);

    QSize minimumSizeHint() const override { return {480, 420}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Places;
    [[nodiscard]] Places places() const;
    void layoutButtons();

    VerdictView m_view;
    QList<ActionButton*> m_buttons;
    double m_remaining = -1;
};

[[nodiscard]] Icon verdictIcon(Meaning meaning);

} // namespace motcua::ui
