#pragma once

#include "ui/kit/tokens.h"

#include <QImage>
#include <QList>
#include <QWidget>

class QVariantAnimation;

namespace motcua::ui {

//! The card's picture, scaled to the width; the region in question is boxed and the rest dimmed by 18 %.
class CardView : public QWidget
{
    Q_OBJECT

public:
    explicit CardView(QWidget* parent = nullptr);
    void setImage(const QImage& image);
    //! In pixels of the image; an empty one: nothing boxed.
    void setRegion(const QRectF& region, Meaning meaning = Meaning::Warning);
    //! Shown where there is no card.
    void setEmptyText(const QString& text);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    //! A person clicked on the picture, in pixels of the image.
    void clicked(const QPointF& imagePoint);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QRectF target() const;
    QImage m_image;
    QImage m_scaled;
    QRectF m_region;
    QRectF m_shown;
    QVariantAnimation* m_move = nullptr;
    Meaning m_meaning = Meaning::Warning;
    QString m_empty;
};

//! A field's strip cut from the original picture, four times as large, smoothly scaled once per field.
class LensStrip : public QWidget
{
    Q_OBJECT

public:
    explicit LensStrip(QWidget* parent = nullptr);
    void setStrip(const QImage& image, const QRectF& region, Meaning meaning = Meaning::Neutral);
    void setEmptyText(const QString& text);
    QSize sizeHint() const override { return {416, 112}; }
    QSize minimumSizeHint() const override { return {200, 80}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_cut;
    QImage m_scaled;
    Meaning m_meaning = Meaning::Neutral;
    QString m_empty;
};

enum class CharTint { Match, Differs, Unsure, Missing };

struct CharCell
{
    QString text; //!< one character as seen
    CharTint tint = CharTint::Match;
};

//! Lines two readings up, character by character (longest common part); `confidence` (0…1, per character of `read`, may
//! be empty) tints what is under `unsureBelow`.
struct CharRows
{
    QList<CharCell> read;
    QList<CharCell> typed;
    [[nodiscard]] int differences() const;
};
[[nodiscard]] CharRows compareChars(const QString& read, const QString& typed, const QList<double>& confidence = {},
                                    double unsureBelow = 0.8);
//! Where each pair of rows begins when `each` characters fit into one, and the end: between two words where there is a space.
[[nodiscard]] QList<int> pairBeginnings(const CharRows& rows, int each);

//! Two rows of character cells: what the machine read, what the person typed.
class CharCompare : public QWidget
{
    Q_OBJECT

public:
    explicit CharCompare(QWidget* parent = nullptr);
    void setRows(const QString& readLabel, const QString& typedLabel, const CharRows& rows);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {220, 72}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int perLine(int width) const;

    QString m_readLabel;
    QString m_typedLabel;
    CharRows m_rows;
};

} // namespace motcua::ui
