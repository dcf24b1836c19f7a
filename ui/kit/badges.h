#pragma once

#include "ui/kit/icons.h"

#include <QWidget>

class QPainter;

namespace motcua::ui {

//! Glyph, words and colour of a state: what a delegate paints and a small widget shows. A badge never shows its glyph
//! alone.
struct BadgeLook
{
    Icon icon = Icon::Count; //!< Count: none
    QString text;
    Token token = Token::Text2;    //!< colour of glyph
    Token textToken = Token::Text; //!< colour of words
    Token fill = Token::Count;     //!< Count: no fill
};

enum class DueKind { None, Normal, Soon, Late, LateWaiting, Paused, DoneEarly, DoneLate };

//! How a deadline stands. `minutes` is counted **working** time, left or overdue, never negative; a day has
//! `dayMinutes`.
struct DueState
{
    DueKind kind = DueKind::None;
    qint64 minutes = 0;
    int dayMinutes = 480;
};

//! Words of a status 1…10; an unknown number reads "Trạng thái 42". `statusShortText` is for narrow columns.
[[nodiscard]] QString statusText(int status);
[[nodiscard]] QString statusShortText(int status);
[[nodiscard]] QString dueText(const DueState& due);

//! In lists: glyph + words, no fill.
[[nodiscard]] BadgeLook statusLook(int status, bool shortText = false);
//! A tinted badge for soon, late, paused only; otherwise plain words.
[[nodiscard]] BadgeLook dueLook(const DueState& due);
//! Any other state in the same clothes ("2 trường khác nhau" in danger).
[[nodiscard]] BadgeLook meaningLook(Meaning meaning, Icon icon, const QString& text, bool filled);

[[nodiscard]] QSize badgeSize(const BadgeLook& look);
//! Left-aligned, vertically centred in the rectangle; elides the words when narrow.
void paintBadge(QPainter* painter, const QRectF& rect, const BadgeLook& look);

//! The same as a widget; the words are its accessible name.
class Badge : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(QWidget* parent = nullptr);

    void setLook(const BadgeLook& look);
    [[nodiscard]] const BadgeLook& look() const { return m_look; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BadgeLook m_look;
};

//! A status in a page's head; `filled` gives it the neutral fill. Words follow the language.
class StatusBadge : public Badge
{
    Q_OBJECT

public:
    explicit StatusBadge(int status = 0, QWidget* parent = nullptr);
    void setStatus(int status);
    void setFilled(bool filled);
    [[nodiscard]] int status() const { return m_status; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    int m_status;
    bool m_filled = false;
};

class DueBadge : public Badge
{
    Q_OBJECT

public:
    explicit DueBadge(const DueState& due = {}, QWidget* parent = nullptr);
    void setDue(const DueState& due);

protected:
    void changeEvent(QEvent* event) override;

private:
    DueState m_due;
};

} // namespace motcua::ui
