#include "ui/reception/dossier_delegate.h"

#include "ui/kit/format.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"
#include "ui/reception/dossier_queue_model.h"
#include "ui/reception/due_state.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace motcua::ui::reception {

QueueColumns QueueColumns::of(const QRect& row)
{
    // The rest belongs to the name; below 620 the status gives way to its short words.
    const int due = 160, mark = 24, code = 108, status = row.width() < 600 ? 112 : 140;
    const int owner = qMax(80, row.width() - due - mark - code - status);
    QueueColumns out;
    int left = row.left();
    const auto take = [&](int width, int gap) {
        const QRect part(left, row.top(), width - gap, row.height());
        left += width;
        return part;
    };
    out.owner = take(owner, 8);
    out.status = take(status, 8);
    out.code = take(code, 8);
    out.due = take(due, 4);
    out.mark = take(mark, 0);
    return out;
}

DossierDelegate::DossierDelegate(const domain::WorkCalendar& calendar, services::Clock clock, QObject* parent)
    : ListRowDelegate(parent), m_calendar(calendar), m_clock(std::move(clock))
{
}

void DossierDelegate::paintContent(QPainter* painter, const QRect& rect, const RowState&, const QModelIndex& index) const
{
    const auto row = index.data(DossierQueueModel::RowRole).value<services::DossierRow>();
    const QueueColumns columns = QueueColumns::of(rect);
    const QDateTime now = m_clock.now();
    const QString why = foundText(row);
    paintTwoLines(painter, columns.owner, row.ownerName, why.isEmpty() ? row.procedureName : why + u" · "_s + row.procedureName, true,
                  why.isEmpty() ? Token::Text2 : Token::Text);
    paintBadge(painter, columns.status, statusLook(domain::number(row.status), true));
    paintTwoLines(painter, columns.code, row.code.isEmpty() ? u"–"_s : format::shortCode(row.code),
                  row.claimedBy.isEmpty() ? row.holder : tr("%1 works on it").arg(row.claimedBy), false);

    const DueState due = dueState(row.status, row.dueAt, row.finishedAt, now, m_calendar);
    const QRect top(columns.due.left(), columns.due.top() + 6, columns.due.width(), 24);
    const QRect bottom(columns.due.left(), columns.due.top() + 29, columns.due.width(), 20);
    if (due.kind != DueKind::None)
        paintBadge(painter, top, dueLook(due));
    paintText(painter, bottom, dueSecondLine(row, now), font(TypeStep::Caption), color(Token::Text2));

    if (row.mark == services::SyncMark::Waiting)
        paintIcon(painter, columns.mark, Icon::SyncSending, Token::Info);
    else if (row.mark == services::SyncMark::NeedsLook)
        paintIcon(painter, columns.mark, Icon::SyncLook, Token::Danger);
}

namespace {

class HeadButton : public QAbstractButton
{
public:
    using QAbstractButton::QAbstractButton;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Token token = isChecked() || underMouse() ? Token::Text : Token::Text2;
        paintText(&painter, rect(), text(), ui::font(TypeStep::Caption), color(token));
        const int width = textWidth(text(), ui::font(TypeStep::Caption));
        if (isChecked())
            paintIcon(&painter, QRectF(width + 4, 0, 16, height()), Icon::ChevronDown, Token::Text);
        if (hasFocus())
            paintFrame(&painter, QRectF(rect()).adjusted(0, 4, -1, -4), 4, {}, color(Token::Focus), 2);
    }
};

} // namespace

QueueHead::QueueHead(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(metric::listHead);
    m_owner = add(tr("Owner, procedure"), "queue.sortOwner", services::QueueSort::Owner);
    m_code = add(tr("Code, holder"), "queue.sortReceived", services::QueueSort::Received);
    m_due = add(tr("Due"), "queue.sortDue", services::QueueSort::Due);
}

QAbstractButton* QueueHead::add(const QString& text, const char* name, services::QueueSort sort)
{
    auto* button = new HeadButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setText(text);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAttribute(Qt::WA_Hover);
    button->setAccessibleName(tr("Sort by: %1").arg(text));
    button->setToolTip(button->accessibleName());
    connect(button, &QAbstractButton::clicked, this, [this, sort] { Q_EMIT sortChosen(sort); });
    return button;
}

void QueueHead::setSort(services::QueueSort sort)
{
    (sort == services::QueueSort::Owner ? m_owner : sort == services::QueueSort::Received ? m_code : m_due)->setChecked(true);
}

void QueueHead::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place();
}

QRect QueueHead::row() const
{
    return QRect(0, 0, m_rowWidth > 0 ? m_rowWidth : width(), height()).adjusted(20, 0, -20, 0);
}

void QueueHead::setRowWidth(int width)
{
    m_rowWidth = width;
    place();
    update();
}

void QueueHead::place()
{
    const QueueColumns columns = QueueColumns::of(row());
    m_owner->setGeometry(columns.owner);
    m_code->setGeometry(columns.code);
    m_due->setGeometry(columns.due);
}

void QueueHead::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Sunken));
    paintEdge(&painter, rect(), Qt::BottomEdge);
    const QueueColumns columns = QueueColumns::of(row());
    paintText(&painter, columns.status, tr("Status"), ui::font(TypeStep::Caption), color(Token::Text2));
}

} // namespace motcua::ui::reception
