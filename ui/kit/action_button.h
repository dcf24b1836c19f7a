#pragma once

#include "ui/kit/icons.h"

#include <QPointer>
#include <QPushButton>

class QAction;

namespace motcua::ui {

enum class ButtonKind {
    Primary,   //!< filled accent: the next step, one on a screen
    Secondary, //!< outlined
    Danger,    //!< outlined in danger, never filled
    Plain,     //!< no frame until hover
    Link,      //!< accentText, no frame, no padding
    IconOnly,  //!< square, the text is the accessible name and tooltip; setFlat(true) leaves the frame out until hover
    OnSolid,   //!< at the gate, over a verdict's colour
};

//! The reason why an action is off ("Còn 1 trường chưa chọn"), shown beside it and as its tooltip. An empty one clears
//! it.
void setDisabledReason(QAction* action, const QString& reason);
[[nodiscard]] QString disabledReason(const QAction* action);
//! Enables where `reason` is empty, else disables and says why.
void setActionState(QAction* action, const QString& reason);

//! A push button painted by ourselves: icon, verb, key cap. Bind it to a QAction to take over text, icon, key, enabled
//! state and reason, or set these by hand. Layouts see the frame (36 high) only; the 4 px for the ring lie outside of
//! it.
class ActionButton : public QPushButton
{
    Q_OBJECT

public:
    explicit ActionButton(ButtonKind kind, QWidget* parent = nullptr);
    ActionButton(ButtonKind kind, const QString& text, QWidget* parent = nullptr);
    ActionButton(ButtonKind kind, QAction* action, QWidget* parent = nullptr);

    void setAction(QAction* action);
    [[nodiscard]] QAction* action() const { return m_action; }

    void setKind(ButtonKind kind);
    [[nodiscard]] ButtonKind kind() const { return m_kind; }
    void setGlyph(Icon icon);
    //! Words of the cap; for an action they come from its shortcut.
    void setKeyText(const QString& keys);
    [[nodiscard]] QString keyCap() const { return m_keys; }
    //! Height of the frame: 36, 32 in toolbars, 44 at the gate.
    void setFrameHeight(int height);
    //! Colours of an OnSolid button.
    void setMeaning(Meaning meaning);
    [[nodiscard]] QString reason() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void reasonChanged(const QString& reason);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool hitButton(const QPoint& point) const override;

private:
    void init();
    void takeFromAction();
    [[nodiscard]] QRectF frame() const;
    [[nodiscard]] bool hasGlyph() const { return m_glyph != Icon::Count; }

    ButtonKind m_kind;
    QPointer<QAction> m_action;
    Icon m_glyph = Icon::Count;
    QString m_keys;
    bool m_ownKeys = false;
    bool m_hiddenByAction = false;
    int m_height;
    Meaning m_meaning = Meaning::Neutral;
};

//! Lets an action carry one of our icons, so that every button bound to it shows it.
void setActionIcon(QAction* action, Icon icon, Token token = Token::Text2);

} // namespace motcua::ui
