#include "ui/cell/field_pane.h"

#include "domain/calendar.h"
#include "ui/cell/fact_list.h"
#include "ui/kit/format.h"
#include "ui/kit/metrics.h"
#include "ui/kit/panes.h"

#include <QBoxLayout>
#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace motcua::ui {

FieldPane::FieldPane(QWidget* parent)
    : QWidget(parent)
    , m_name(paneTitle({}))
    , m_sent(captionLabel({}))
    , m_rowsLayout(new QVBoxLayout)
    , m_facts(new FactList)
{
    connect(m_facts, &FactList::mergeAnswered, this, &FieldPane::mergeAnswered);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new Surface(Token::Base, Qt::BottomEdge);
    head->setFixedHeight(metric::pageHead);
    auto* headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(metric::panePadding, 0, metric::panePadding, 0);
    m_name->setObjectName(u"reviewName"_s);
    m_name->setElided(Qt::ElideRight);
    headRow->addWidget(m_name, 1);
    headRow->addWidget(m_sent);
    column->addWidget(head);
    auto* body = new Surface(Token::Base, {});
    auto* inner = new QVBoxLayout(body);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    m_rowsLayout->setSpacing(0);
    inner->addLayout(m_rowsLayout);
    inner->addWidget(m_facts);
    inner->addStretch(1);
    auto* scroll = m_scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    column->addWidget(scroll, 1);
    connect(scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, &FieldPane::moreChanged);
    // Made before the page goes on, so that Tab leads from the queue to the fields and then to the decision.
    constexpr size_t mostFields = 6;
    rowAt(mostFields - 1);
    for (FieldRow* row : m_rows)
        row->setVisible(false);
}

FieldRow* FieldPane::rowAt(size_t index)
{
    while (m_rows.size() <= index) {
        auto* row = new FieldRow;
        connect(row, &FieldRow::chosen, this, [this, row] { Q_EMIT fieldChosen(row->field().key); });
        connect(row, &FieldRow::confirmed, this, [this, row] { Q_EMIT fieldConfirmed(row->field().key); });
        connect(row, &FieldRow::otherwise, this, [this, row] { Q_EMIT fieldOtherwise(row->field().key); });
        m_rowsLayout->addWidget(row);
        m_rows.push_back(row);
    }
    return m_rows[index];
}

void FieldPane::showReview(const Review& review, const QString& current, const QDateTime& now)
{
    const auto fields = review.fields();
    const bool more = review.detail && (!review.detail->duplicates.empty() || review.detail->mergeOffer);
    for (size_t i = 0; i < fields.size(); ++i) {
        FieldRow* row = rowAt(i);
        row->setObjectName(u"field_"_s + fields[i].key);
        row->setField(fields[i]);
        row->setCurrent(fields[i].key == current);
        row->setClose(more); // the other registration stands side by side below
        row->setVisible(true);
    }
    for (size_t i = fields.size(); i < m_rows.size(); ++i)
        m_rows[i]->setVisible(false);

    if (m_id != review.id) // another one is looked at from its top
        m_scroll->verticalScrollBar()->setValue(0);
    m_id = review.id;
    m_facts->showReview(review, now);
    m_name->setText(review.detail ? review.detail->registration.fullName : QString());
    m_sent->setText(review.detail ? tr("Sent %1").arg(format::dateTimeShort(domain::toLocal(review.detail->registration.submittedAt), domain::toLocal(now)))
                                  : QString());
}

bool FieldPane::hasMore() const { return m_scroll->verticalScrollBar()->maximum() > 0; }

void FieldPane::turnPage(int pages)
{
    QScrollBar* bar = m_scroll->verticalScrollBar();
    bar->setValue(bar->value() + pages * bar->pageStep() * 3 / 4);
}

void FieldPane::focusField(const QString& key)
{
    for (FieldRow* row : m_rows) {
        if (row->isVisible() && row->field().key == key)
            row->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace motcua::ui
