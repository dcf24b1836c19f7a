#pragma once

#include "ui/shell/screen.h"

#include <QHash>
#include <QTimer>

class QStackedWidget;

namespace motcua::ui {

class ActionButton;
class KeyLine;
class MergePage;
class NavRail;
class PaneSplitter;
class ProgressLine;
class Surface;
struct FoundPlace;
class TextLabel;
class TopBar;
class TrayPane;

//! What a signed-in official sees: rail, top line, the pages, the tray at the right, the key line. Pages are made when first
//! shown. GUI thread.
class DeskFrame : public QWidget
{
    Q_OBJECT

public:
    DeskFrame(const PageContext& context, const Navigation& navigation, QWidget* parent = nullptr);
    ~DeskFrame() override;

    void show(const QString& screen, const QString& argument = {});
    [[nodiscard]] QString currentScreen() const { return m_current; }
    [[nodiscard]] QWidget* page(const QString& screen) const { return m_pages.value(screen); }
    [[nodiscard]] bool isFullWindow() const;
    void setTrayOpen(bool open);

    //! What must outlive a change of language, by screen; hand it to the next frame.
    [[nodiscard]] QHash<QString, QByteArray> saveStates() const;
    void restoreStates(const QHash<QString, QByteArray>& states);

Q_SIGNALS:
    void lockRequested();
    void signOutRequested();
    void signInAgainRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fillRail();
    void addShortcuts();
    QWidget* makePage(const Screen& screen);
    void refreshHints();
    void refreshStrip();
    void foldRail(bool tray, bool atOnce = false);
    void openMerge(const QString& commandId);
    void closeMerge();
    void go(const FoundPlace& place);
    void openRecord(const QString& commandType, const QString& id);
    [[nodiscard]] const Screen* find(const QString& id) const;

    PageContext m_context;
    Navigation m_screens; //!< those that this official may use
    QHash<QString, QWidget*> m_pages;
    QHash<QString, QByteArray> m_states;
    QString m_current;
    QString m_before;
    NavRail* m_rail;
    TopBar* m_top;
    Surface* m_strip;
    TextLabel* m_stripText;
    ProgressLine* m_stripBar;
    ActionButton* m_stripButton;
    PaneSplitter* m_splitter;
    QStackedWidget* m_stack;
    TrayPane* m_tray;
    MergePage* m_merge = nullptr;
    KeyLine* m_keys;
    QTimer m_minute;
    bool m_foldedByHand = false;
};

} // namespace motcua::ui
