#pragma once

#include <QKeyEvent>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <vector>

class QWidget;

namespace motcua::ui {

//! Takes what a keyboard-wedge scanner types, at any focus inside `page`, before a widget sees it: characters less than 50 ms
//! apart, ended by Enter, Tab or a pause. What turns out to be a person's typing is given back to the widget in order, at most
//! `gapMs` late. Works on key presses, that is before an input method composes them where the platform hands them over first.
//! GUI thread.
class WedgeFilter : public QObject
{
    Q_OBJECT

public:
    explicit WedgeFilter(QWidget* page);
    ~WedgeFilter() override;

    static constexpr int gapMs = 50;
    //! Shorter bursts are people (fingers rolling over two or three keys).
    static constexpr int shortest = 6;
    //! Longer than any code: the rest of such a burst is swallowed, so that nothing of it lands in a field.
    static constexpr int longest = 4096;

Q_SIGNALS:
    void scanned(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool concerns(QObject* watched) const;
    bool takeKey(QKeyEvent* key);
    bool endsBurst(const QKeyEvent* key) const;
    void paused();
    void finish();
    void giveBack();

    QWidget* m_page;
    QPointer<QWidget> m_target; //!< who would have got the held keys
    std::vector<std::unique_ptr<QKeyEvent>> m_held;
    QString m_text;
    quint64 m_last = 0;       //!< of the last held key: the platform's stamp, else arrival
    bool m_lastStamped = false;
    int m_turn = 0;           //!< counts held keys: a pause counts only if none came meanwhile
    const QEvent* m_passed = nullptr; //!< let through at the window, comes again at the widget
    QTimer m_pause;
    bool m_givingBack = false;
};

} // namespace motcua::ui
