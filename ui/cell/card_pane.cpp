#include "ui/cell/card_pane.h"

#include "ui/cell/review_words.h"
#include "ui/kit/action_button.h"
#include "ui/kit/card_lens.h"
#include "ui/kit/metrics.h"
#include "ui/kit/panes.h"
#include "ui/kit/progress_line.h"

#include <QBoxLayout>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui {

CardPane::CardPane(QWidget* parent)
    : QWidget(parent)
    , m_head(new PaneHeader(tr("Card picture"), false, this))
    , m_progress(new ProgressLine(this))
    , m_card(new CardView)
    , m_lens(new QWidget)
    , m_region(sectionTitle({}))
    , m_strip(new LensStrip)
    , m_chars(new CharCompare)
    , m_note(captionLabel({}))
    , m_viewed(captionLabel({}))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new Surface(Token::Sunken, {});
    auto* headColumn = new QVBoxLayout(head);
    headColumn->setContentsMargins(0, 0, 0, 0);
    headColumn->addWidget(m_head);
    column->addWidget(head);
    m_viewed->setObjectName(u"viewedFor"_s);
    m_head->addRight(m_viewed);
    m_progress->setThickness(2);
    m_progress->setRange(0, 0);
    m_progress->setObjectName(u"cardProgress"_s);
    m_progress->setAccessibleName(tr("Reading the card's picture"));
    column->addWidget(m_progress);

    auto* body = new Surface(Token::Sunken, {});
    auto* inner = new QVBoxLayout(body);
    inner->setContentsMargins(metric::panePadding, 18, metric::panePadding, 12);
    inner->setSpacing(8);
    m_card->setObjectName(u"cardView"_s);
    m_card->setAccessibleName(tr("Card picture"));
    m_card->setMaximumHeight(264);
    inner->addWidget(m_card);
    auto* retry = new ActionButton(ButtonKind::Secondary, tr("Fetch the picture again"));
    retry->setObjectName(u"retryPhoto"_s);
    m_retry = retry;
    connect(retry, &ActionButton::clicked, this, &CardPane::retryRequested);
    inner->addWidget(retry, 0, Qt::AlignLeft);

    auto* lens = new QVBoxLayout(m_lens);
    lens->setContentsMargins(0, 8, 0, 0);
    lens->setSpacing(8);
    auto* title = new QHBoxLayout;
    title->addWidget(m_region, 1);
    title->addWidget(captionLabel(tr("Enlarged 4 times")));
    lens->addLayout(title);
    m_strip->setObjectName(u"lensStrip"_s);
    m_strip->setMaximumHeight(112);
    lens->addWidget(m_strip);
    lens->addSpacing(8);
    m_chars->setObjectName(u"charCompare"_s);
    lens->addWidget(m_chars);
    lens->addWidget(m_note);
    inner->addWidget(m_lens);
    inner->addStretch(1);

    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    column->addWidget(scroll, 1);
    m_region->setObjectName(u"lensTitle"_s);
    m_note->setObjectName(u"lensNote"_s);
    m_note->setWordWrap(true); // a long sentence makes the pane no wider than its picture
    connect(m_card, &CardView::clicked, this, &CardPane::clickedAt);
    showReview({}, {}, {});
}

void CardPane::setViewed(const QString& words)
{
    m_viewed->setText(words);
}

void CardPane::clickedAt(const QPointF& point)
{
    for (const ReviewField& field : m_fields) {
        if (QRectF(field.box).contains(point))
            Q_EMIT fieldClicked(field.key);
    }
}

void CardPane::showReview(const Review& review, const QString& current, const QString& problem)
{
    m_fields = review.fields();
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&](const auto& f) { return f.key == current; });
    const ReviewField field = found == m_fields.end() ? ReviewField{} : *found;

    QString empty;
    if (review.card == Review::Card::None && review.detail)
        empty = tr("Registered without a card");
    else if (review.card == Review::Card::Missing)
        empty = problem;
    else if (!review.id.isEmpty())
        empty = tr("Fetching the picture");
    if (m_shown != review.image.cacheKey() || m_shownEmpty != empty || m_image.isNull() != review.image.isNull()) {
        m_image = review.image;
        m_shown = review.image.cacheKey();
        m_shownEmpty = empty;
        m_card->setEmptyText(empty);
        m_card->setImage(review.image);
    }
    const bool open = field.stand == FieldStand::Doubtful;
    const Meaning meaning = field.stand == FieldStand::CardOtherwise ? Meaning::Danger
                            : open                                   ? Meaning::Warning
                                                                     : Meaning::Success;
    m_card->setRegion(QRectF(field.box), meaning);
    m_retry->setVisible(review.card == Review::Card::Missing);
    const bool reading = review.card == Review::Card::Loading && !review.id.isEmpty();
    m_progress->setVisible(reading);

    const bool withLens = !review.image.isNull() && !field.key.isEmpty();
    m_lens->setVisible(withLens);
    if (!withLens)
        return;
    const bool onCard = field.match != services::FieldMatch::NotOnCard;
    m_region->setText(onCard ? ReviewWords::regionTitle(field.key) : ReviewWords::fieldLabel(field.key));
    m_strip->setEmptyText(reading   ? tr("Reading the card's picture")
                          : onCard ? tr("The machine did not find this field on the picture")
                                   : tr("This is not on the card"));
    m_strip->setStrip(field.box.isEmpty() ? QImage() : review.image, QRectF(field.box), meaning);
    CharRows rows;
    if (onCard && !field.read.isEmpty())
        rows = compareChars(field.read, field.typed);
    m_chars->setVisible(!rows.read.isEmpty() || !rows.typed.isEmpty());
    m_chars->setRows(tr("Machine read"), tr("Person typed"), rows);
    m_note->setText(ReviewWords::readingNote(field, review.card));
}

} // namespace motcua::ui
