#pragma once

#include <QProgressBar>

namespace motcua::ui {

class ActionButton;
class TextLabel;

//! A bar 4 px high (or 2) without words. Range 0,0 = unknown length: a moving part of 120 px.
class ProgressLine : public QProgressBar
{
    Q_OBJECT

public:
    enum class State { Running, Paused, Failed };

    explicit ProgressLine(QWidget* parent = nullptr);
    void setState(State state);
    [[nodiscard]] State state() const { return m_state; }
    void setThickness(int thickness);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    State m_state = State::Running;
    int m_thickness = 4;
    int m_timer = 0;
    int m_phase = 0;
};

//! What, bar, how much and how long, cancel with Esc.
class ProgressBlock : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressBlock(QWidget* parent = nullptr);
    void setWhat(const QString& what);
    //! `total` 0: unknown length.
    void setProgress(qint64 done, qint64 total, const QString& words);
    void setCancelText(const QString& verb);
    [[nodiscard]] ProgressLine* line() const { return m_line; }

Q_SIGNALS:
    void cancelled();

private:
    TextLabel* m_what;
    TextLabel* m_words;
    ProgressLine* m_line;
    ActionButton* m_cancel;
};

} // namespace motcua::ui
