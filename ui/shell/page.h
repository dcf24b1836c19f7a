#pragma once

#include "ui/kit/key_line.h"

#include <QByteArray>
#include <QWidget>

namespace motcua::services {
class Office;
class ScanStation;
class Session;
} // namespace motcua::services

namespace motcua::ui {

class UiSettings;

//! What a screen may use; all outlive the page.
struct PageContext
{
    services::Office& office;
    services::Session& session;
    services::ScanStation& station;
    UiSettings& settings;
};

//! Base of the screens in the page stack. A screen may be any QWidget; deriving from Page lets it talk with the frame. Pages are
//! made when first shown and made anew when the language changes (saveState/restoreState carry over what must not be lost), so
//! no page translates itself again.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    //! Keys that work here now, for the bottom line. Emit keyHintsChanged() when they change.
    [[nodiscard]] virtual QList<KeyHint> keyHints() const { return {}; }
    //! The screen was chosen; `argument` is a record's id where search or another screen leads here, else empty.
    virtual void open(const QString& argument) { Q_UNUSED(argument) }
    [[nodiscard]] virtual QByteArray saveState() const { return {}; }
    virtual void restoreState(const QByteArray& state) { Q_UNUSED(state) }

Q_SIGNALS:
    void keyHintsChanged();
    void countChanged(int count);                                       //!< number in the rail, negative: none
    void screenRequested(const QString& screen, const QString& argument); //!< go to another screen
    void mergeRequested(const QString& commandId);                      //!< a correction that two places have made
    void trayRequested();                                               //!< pages without the frame's top line
    void lockRequested();
    void signOutRequested();
};

} // namespace motcua::ui
