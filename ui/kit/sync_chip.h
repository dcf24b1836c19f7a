#pragma once

#include <QTime>
#include <QToolButton>

namespace motcua::ui {

enum class SyncLook { Ok, Sending, Offline, Look };

//! What the chip says. `at`: last sync or start of being offline (local time, invalid: left out). `count`: being sent,
//! waiting, or to be looked at.
struct SyncSummary
{
    SyncLook look = SyncLook::Ok;
    QTime at;
    int count = 0;
    bool operator==(const SyncSummary&) const = default;
};

[[nodiscard]] QString syncText(const SyncSummary& summary);

//! The small thing in the top line that is always true. Checkable: pressed = the tray is open. Announces a change to
//! screen readers at most every 10 s.
class SyncChip : public QToolButton
{
    Q_OBJECT

public:
    explicit SyncChip(QWidget* parent = nullptr);

    void setSummary(const SyncSummary& summary);
    [[nodiscard]] const SyncSummary& summary() const { return m_summary; }
    //! Glyph and number only (window under 800 wide).
    void setFolded(bool folded);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    SyncSummary m_summary;
    qint64 m_announced = -1;
    bool m_folded = false;
};

} // namespace motcua::ui
