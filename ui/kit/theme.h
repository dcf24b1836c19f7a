#pragma once

#include "ui/kit/tokens.h"
#include "ui/kit/type.h"

#include <QObject>
#include <QPalette>

class QApplication;

namespace motcua::ui {

enum class ThemeMode { System, Light, Dark };

//! Dresses the application: style, font, palette, style sheet. Make one after QApplication and keep it as long; set the
//! mode at any time, widgets repaint by themselves. GUI thread. Cannot fail. Own painters ask color(Token) in
//! paintEvent, so they need no connection; connect `changed` only where a colour was copied into something.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QApplication& app, ThemeMode mode = ThemeMode::System);
    ~Theme() override;

    //! The one that the application wears, or null.
    [[nodiscard]] static Theme* current();

    void setMode(ThemeMode mode);
    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    //! False where the desktop asked for no animations: all durations are then 0.
    [[nodiscard]] static bool animates();

Q_SIGNALS:
    void changed(motcua::ui::Scheme scheme);

private:
    void apply();

    QApplication& m_app;
    ThemeMode m_mode;
    Scheme m_scheme = Scheme::Light;
    Scheme m_system = Scheme::Light;
    bool m_applied = false;
};

[[nodiscard]] QPalette palette(Scheme scheme);
//! The style sheet with the scheme's colours filled in (line edits, combo and text edits, menus, tooltips only).
[[nodiscard]] QString styleSheet(Scheme scheme);

} // namespace motcua::ui
