#pragma once

#include "ui/kit/icons.h"
#include "ui/kit/type.h"

#include <QLabel>

class QHBoxLayout;

namespace motcua::ui {

//! A QLabel in a step of type and a token's colour; follows the theme. Plain text unless setTextFormat.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    TextLabel(const QString& text, TypeStep step, QFont::Weight weight, Token token, QWidget* parent = nullptr);

    void setToken(Token token);
    void setStep(TypeStep step, QFont::Weight weight);
    [[nodiscard]] Token token() const { return m_token; }
    //! Elide when narrow, the whole text is the tooltip then.
    void setElided(Qt::TextElideMode mode);
    //! A 16 px glyph before the words, in the label's colour.
    void setGlyph(Icon icon);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void applyColor();

    Token m_token;
    TypeStep m_step;
    Icon m_glyph = Icon::Count;
    Qt::TextElideMode m_elide = Qt::ElideNone;
};

[[nodiscard]] TextLabel* titleLabel(const QString& text, QWidget* parent = nullptr); //!< 15 pt DemiBold, one per page
[[nodiscard]] TextLabel* sectionTitle(const QString& text,
                                      QWidget* parent = nullptr); //!< 10.5 pt DemiBold, over a part of a pane
[[nodiscard]] TextLabel* paneTitle(const QString& text, QWidget* parent = nullptr); //!< 12 pt DemiBold, head of a pane
[[nodiscard]] TextLabel* bodyLabel(const QString& text, QWidget* parent = nullptr);
[[nodiscard]] TextLabel* boldLabel(const QString& text, QWidget* parent = nullptr);
[[nodiscard]] TextLabel* captionLabel(const QString& text, QWidget* parent = nullptr); //!< 9.75 pt muted
//! A sentence with its glyph: warning triangle, danger octagon, success check, info ring.
[[nodiscard]] TextLabel* meaningLabel(Meaning meaning, const QString& text, QWidget* parent = nullptr);

//! The head of a page or pane: title, caption after it, a slot at the right, a line below. 56 high.
class PaneHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PaneHeader(const QString& title, bool pageTitle = true, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setCaption(const QString& caption);
    void addRight(QWidget* widget);
    void setLine(bool line);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* m_title;
    TextLabel* m_caption;
    QHBoxLayout* m_right;
    bool m_line = true;
};

//! Two-column rows "Họ và tên   Trần Quốc Bảo" of a detail pane: label text2, value text.
class FactRow : public QWidget
{
    Q_OBJECT

public:
    FactRow(const QString& label, const QString& value, int labelWidth = 104, QWidget* parent = nullptr);
    void setValue(const QString& value);
    void setLabel(const QString& label);
    [[nodiscard]] TextLabel* valueLabel() const { return m_value; }

private:
    TextLabel* m_label;
    TextLabel* m_value;
};

} // namespace motcua::ui
