#pragma once

#include "ui/cell/review.h"
#include "ui/kit/labels.h"

#include <QTimer>
#include <QWidget>

namespace motcua::ui {

class CardView;
class CharCompare;
class LensStrip;
class ProgressLine;

//! The middle of the review: the card's picture with the current field boxed, the strip four times as large, and the two rows of
//! characters. Shows exactly one Review; an empty one clears everything.
class CardPane : public QWidget
{
    Q_OBJECT

public:
    explicit CardPane(QWidget* parent = nullptr);

    //! `current`: key of the field in the lens.
    void showReview(const Review& review, const QString& current, const QString& problem);
    //! For how long the picture has been on screen.
    void setViewed(const QString& words);
    [[nodiscard]] const QImage& image() const { return m_image; } //!< what is shown now

Q_SIGNALS:
    void fieldClicked(const QString& key);
    void retryRequested();

private:
    void clickedAt(const QPointF& point);

    std::vector<ReviewField> m_fields;
    QImage m_image; //!< shared with the view: told apart by its cache key
    qint64 m_shown = 0;
    QString m_shownEmpty;
    PaneHeader* m_head;
    ProgressLine* m_progress;
    CardView* m_card;
    QWidget* m_lens;
    TextLabel* m_region;
    LensStrip* m_strip;
    CharCompare* m_chars;
    TextLabel* m_note;
    TextLabel* m_viewed;
    QWidget* m_retry;
};

} // namespace motcua::ui
