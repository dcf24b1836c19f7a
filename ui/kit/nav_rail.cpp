#include "ui/kit/nav_rail.h"

#include "ui/kit/app_mark.h"
#include "ui/kit/format.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"
#include "ui/kit/theme.h"

#include <QHBoxLayout>
#include <QHelpEvent>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QToolTip>
#include <QVariantAnimation>
#include <QVBoxLayout>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {

enum RailRole { IdRole = Qt::UserRole + 1, IconRole, KeyRole, CountRole, CaptionRole };
constexpr int gap = 2; // between items
constexpr int captionHeight = 28;

class RailDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        return {metric::railFolded, index.data(CaptionRole).toBool() ? captionHeight : metric::railItem + gap};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QRectF all(option.rect);
        const bool folded = option.rect.width() < 120;
        const QString text = index.data(Qt::DisplayRole).toString();
        if (index.data(CaptionRole).toBool()) {
            if (!folded)
                paintText(painter, all.adjusted(20, 0, -8, 0), text, font(TypeStep::Caption), color(Token::Muted));
            return;
        }
        const QRectF box = all.adjusted(8, 0, -8, -gap);
        const bool chosen = option.state & QStyle::State_Selected;
        const bool hover = option.state & QStyle::State_MouseOver;
        if (chosen || hover)
            paintFrame(painter, box, metric::radius, color(chosen ? Token::SelectedInactive : Token::Hover));
        if (chosen)
            painter->fillRect(QRectF(box.left(), box.top() + 8, metric::chosenBar, box.height() - 16),
                              color(Token::AccentText));
        if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange))
            paintFrame(painter, box, metric::radius, {}, color(Token::Focus), 2);

        const Icon icon = Icon(index.data(IconRole).toInt());
        const int count = index.data(CountRole).toInt();
        const QRectF glyph = folded ? box : QRectF(box.left() + 12, box.top(), metric::icon, box.height());
        paintIcon(painter, glyph, icon, chosen ? Token::AccentText : Token::Text2);
        if (folded) {
            if (count > 0)
                paintFrame(painter, QRectF(box.center().x() + 7, box.center().y() - 12, 6, 6), 3,
                           color(Token::AccentText));
            return;
        }
        qreal right = box.right() - 12;
        if (const QString key = index.data(KeyRole).toString(); !key.isEmpty()) {
            const int cap = keyCapWidth(key);
            paintKeyCap(painter, QRectF(right - cap, box.top(), cap, box.height()), key);
            right -= cap + 8;
        } else if (count >= 0) {
            const QFont type = font(TypeStep::Caption, chosen ? QFont::DemiBold : QFont::Normal);
            const QString number = format::number(count);
            const int wide = textWidth(number, type);
            paintText(painter, QRectF(right - wide, box.top(), wide + 1, box.height()), number, type,
                      color(chosen ? Token::Text2 : Token::Muted));
            right -= wide + 8;
        }
        const qreal left = box.left() + 40;
        paintText(painter, QRectF(left, box.top(), right - left, box.height()), text,
                  font(TypeStep::Body, chosen ? QFont::DemiBold : QFont::Normal),
                  color(chosen ? Token::Text : Token::Text2));
    }

    bool helpEvent(QHelpEvent* event, QAbstractItemView*, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override
    {
        if (option.rect.width() >= 120 || index.data(CaptionRole).toBool())
            return false;
        const int count = index.data(CountRole).toInt();
        QString text = index.data(Qt::DisplayRole).toString();
        if (count >= 0)
            text += u' ' + format::number(count);
        QToolTip::showText(event->globalPos(), text);
        return true;
    }
};

} // namespace

NavRail::NavRail(QWidget* parent)
    : QWidget(parent), m_main(makeView(u"navRail"_s)), m_bottom(makeView(u"navRailBottom"_s))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 10);
    column->setSpacing(0);
    auto* mark = new AppMark(24, this);
    mark->setFixedHeight(metric::topLine);
    mark->setContentsMargins(0, 0, 0, 0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 0, 0, 0);
    head->addWidget(mark);
    column->addLayout(head);
    column->addSpacing(12);
    column->addWidget(m_main, 1);
    column->addWidget(m_bottom);
    setFixedWidth(metric::rail);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

QListView* NavRail::makeView(const QString& name)
{
    auto* view = new QListView(this);
    view->setObjectName(name);
    view->setFrameShape(QFrame::NoFrame);
    view->setModel(new QStandardItemModel(view));
    view->setItemDelegate(new RailDelegate(view));
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setMouseTracking(true);
    view->viewport()->setAutoFillBackground(false);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(view, &QListView::clicked, this, &NavRail::choose);
    connect(view, &QListView::activated, this, &NavRail::choose);
    return view;
}

void NavRail::setItems(const QList<NavItem>& items)
{
    m_items = items;
    fill(m_main, false);
    fill(m_bottom, true);
    resizeViews();
    select();
}

void NavRail::fill(QListView* view, bool bottom)
{
    auto* model = static_cast<QStandardItemModel*>(view->model());
    model->clear();
    QString group;
    for (const NavItem& item : std::as_const(m_items)) {
        if (item.bottom != bottom)
            continue;
        if (item.group != group) {
            group = item.group;
            auto* caption = new QStandardItem(group);
            caption->setData(true, CaptionRole);
            caption->setFlags(Qt::ItemIsEnabled);
            model->appendRow(caption);
        }
        auto* row = new QStandardItem(item.text);
        row->setData(item.id, IdRole);
        row->setData(int(item.icon), IconRole);
        row->setData(item.key, KeyRole);
        row->setData(item.count, CountRole);
        row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        row->setAccessibleText(item.count >= 0 ? item.text + u", "_s + format::number(item.count) : item.text);
        model->appendRow(row);
    }
}

void NavRail::resizeViews()
{
    int height = 0;
    const QAbstractItemModel* model = m_bottom->model();
    for (int row = 0; row < model->rowCount(); ++row)
        height += model->index(row, 0).data(CaptionRole).toBool() ? captionHeight : metric::railItem + gap;
    m_bottom->setFixedHeight(height);
}

void NavRail::setCount(const QString& id, int count)
{
    for (NavItem& item : m_items) {
        if (item.id == id)
            item.count = count;
    }
    for (QListView* view : {m_main, m_bottom}) {
        auto* model = static_cast<QStandardItemModel*>(view->model());
        for (int row = 0; row < model->rowCount(); ++row) {
            QStandardItem* item = model->item(row);
            if (item->data(IdRole).toString() != id)
                continue;
            item->setData(count, CountRole);
            item->setAccessibleText(count >= 0 ? item->text() + u", "_s + format::number(count) : item->text());
        }
    }
}

void NavRail::setCurrent(const QString& id)
{
    m_current = id;
    select();
}

void NavRail::select()
{
    for (QListView* view : {m_main, m_bottom}) {
        view->clearSelection();
        const QAbstractItemModel* model = view->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex index = model->index(row, 0);
            if (!m_current.isEmpty() && index.data(IdRole).toString() == m_current)
                view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
        }
    }
}

void NavRail::choose(const QModelIndex& index)
{
    const QString id = index.data(IdRole).toString();
    if (id.isEmpty())
        return;
    setCurrent(id);
    Q_EMIT activated(id);
}

void NavRail::setFolded(bool folded, bool atOnce)
{
    if (m_folded == folded)
        return;
    m_folded = folded;
    const int target = folded ? metric::railFolded : metric::rail;
    if (Theme::animates() && isVisible() && !atOnce) {
        if (!m_folding) {
            m_folding = new QVariantAnimation(this);
            m_folding->setDuration(metric::motion);
            m_folding->setEasingCurve(QEasingCurve::OutCubic);
            connect(m_folding, &QVariantAnimation::valueChanged, this,
                    [this](const QVariant& value) { setFixedWidth(value.toInt()); });
        }
        m_folding->stop();
        m_folding->setStartValue(width());
        m_folding->setEndValue(target);
        m_folding->start();
    } else {
        if (m_folding)
            m_folding->stop();
        setFixedWidth(target);
    }
    Q_EMIT foldedChanged(folded);
}

QSize NavRail::sizeHint() const
{
    return {m_folded ? metric::railFolded : metric::rail, 600};
}

void NavRail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Window));
    paintEdge(&painter, rect(), Qt::RightEdge);
}

} // namespace motcua::ui
