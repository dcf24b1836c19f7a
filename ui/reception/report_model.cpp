#include "ui/reception/report_model.h"

#include "ui/kit/format.h"
#include "ui/kit/paint.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;
using motcua::domain::ReportCounts;

namespace motcua::ui::reception {

namespace {

constexpr int sidePadding = 20;
constexpr double fine = 0.95; //!< under it the share is told in warning

//! Columns from the right: one place for head and rows.
struct Columns
{
    QRectF name, received, resolved, left, bar, share, late;

    explicit Columns(const QRectF& row)
    {
        qreal right = row.right();
        const auto take = [&](qreal width) {
            right -= width;
            return QRectF(right, row.top(), width, row.height());
        };
        late = take(60);
        share = take(64);
        bar = take(44);
        right -= 12;
        left = take(68);
        resolved = take(94);
        received = take(72);
        name = QRectF(row.left(), row.top(), std::max(40.0, right - row.left() - 8), row.height());
    }
};

} // namespace

void ReportModel::setRows(const std::vector<ReportCounts>& rows, bool carries)
{
    beginResetModel();
    m_carries = carries;
    m_rows = rows;
    endResetModel();
}

int ReportModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ReportModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReportCounts& row = m_rows[size_t(index.row())];
    const QString name = !row.name.isEmpty() ? row.name : m_carries ? tr("At this desk") : tr("Filed online, or not known");
    switch (role) {
    case Qt::DisplayRole: return name;
    case NameRole: return row.name;
    case CarriesRole: return m_carries;
    case Qt::ToolTipRole: return name;
    case CountsRole: return QVariant::fromValue(row);
    case Qt::AccessibleTextRole:
        return tr("%1: received %2, resolved %3, %4 in time, %5 overdue")
            .arg(name, format::number(row.received), format::number(row.resolved), format::percent(100 * row.share()), format::number(row.late)) +
            (m_carries ? tr(", %1 left over").arg(format::number(row.carriedOut)) : QString());
    default: return {};
    }
}

ReportDelegate::ReportDelegate(QObject* parent) : ListRowDelegate(parent, 36) { setPadding(sidePadding); }

void ReportDelegate::paintContent(QPainter* painter, const QRect& rect, const RowState&, const QModelIndex& index) const
{
    const auto row = index.data(ReportModel::CountsRole).value<ReportCounts>();
    const Columns at{QRectF(rect)};
    const QFont body = ui::font(TypeStep::Body);
    paintText(painter, at.name, index.data().toString(), body, color(Token::Text));
    paintText(painter, at.received, format::number(row.received), body, color(Token::Text), Qt::AlignRight);
    paintText(painter, at.resolved, format::number(row.resolved), body, color(Token::Text), Qt::AlignRight);
    paintText(painter, at.left, index.data(ReportModel::CarriesRole).toBool() ? format::number(row.carriedOut) : u"–"_s, body, color(Token::Text), Qt::AlignRight);
    if (row.resolved > 0) {
        const bool good = row.share() >= fine;
        const QRectF track(at.bar.left(), at.bar.center().y() - 3, at.bar.width() - 8, 6);
        paintFrame(painter, track, 3, color(Token::SelectedInactive));
        paintFrame(painter, QRectF(track.topLeft(), QSizeF(track.width() * row.share(), 6)), 3, color(good ? Token::Success : Token::Warning));
        paintText(painter, at.share, format::percent(100 * row.share()), body, color(good ? Token::Text : Token::Warning));
    } else {
        paintText(painter, at.share, u"–"_s, body, color(Token::Muted));
    }
    paintText(painter, at.late, format::number(row.late), row.late > 0 ? boldFont(TypeStep::Body) : body, color(row.late > 0 ? Token::Danger : Token::Muted), Qt::AlignRight);
}

ReportHead::ReportHead(QWidget* parent) : QWidget(parent) { setFixedHeight(36); }

void ReportHead::setName(const QString& name)
{
    m_name = name;
    update();
}

void ReportHead::setRowWidth(int width)
{
    m_width = width;
    update();
}

void ReportHead::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Base));
    paintEdge(&painter, rect(), Qt::BottomEdge);
    const Columns at{QRectF(sidePadding, 0, (m_width > 0 ? m_width : width()) - 2.0 * sidePadding, height())};
    const QFont small = ui::font(TypeStep::Caption);
    const QColor tint = color(Token::Muted);
    paintText(&painter, at.name, m_name, small, tint);
    paintText(&painter, at.received, tr("Taken in"), small, tint, Qt::AlignRight);
    paintText(&painter, at.resolved, tr("Resolved"), small, tint, Qt::AlignRight);
    paintText(&painter, at.left, tr("Left over"), small, tint, Qt::AlignRight);
    paintText(&painter, at.bar.united(at.share), tr("In time"), small, tint);
    paintText(&painter, at.late, tr("Overdue"), small, tint, Qt::AlignRight);
}

} // namespace motcua::ui::reception
