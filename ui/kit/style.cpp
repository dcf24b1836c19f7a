#include "ui/kit/style.h"

#include "ui/kit/icons.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QVariant>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {

void drawCheck(QPainter* painter, const QRect& rect, QStyle::State state)
{
    const QRectF box(rect.center().x() - 7, rect.center().y() - 7, 16, 16);
    const QRectF inner = box.adjusted(1, 1, -1, -1);
    const bool on = state & (QStyle::State_On | QStyle::State_NoChange);
    const bool enabled = state & QStyle::State_Enabled;
    const QColor fill = color(!enabled ? Token::Disabled : Token::AccentText);
    if (!on) {
        paintFrame(painter, inner, 2, color(enabled ? Token::Base : Token::Sunken),
                   color(enabled ? Token::Control : Token::Disabled), 1.5);
        return;
    }
    paintFrame(painter, inner, 2, fill);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color(Token::Base), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (state & QStyle::State_NoChange)
        painter->drawLine(box.topLeft() + QPointF(5, 8), box.topLeft() + QPointF(11, 8));
    else
        painter->drawPolyline(QPolygonF{box.topLeft() + QPointF(4.6, 8.2), box.topLeft() + QPointF(7, 10.6),
                                        box.topLeft() + QPointF(11.4, 5.6)});
    painter->restore();
}

void drawRadio(QPainter* painter, const QRect& rect, QStyle::State state)
{
    const QRectF box(rect.center().x() - 7, rect.center().y() - 7, 16, 16);
    const bool on = state & QStyle::State_On;
    const bool enabled = state & QStyle::State_Enabled;
    const QColor ring = color(!enabled ? Token::Disabled : on ? Token::AccentText : Token::Control);
    const QRectF inner = box.adjusted(1, 1, -1, -1);
    paintFrame(painter, inner, 7, color(Token::Base), ring, 1.5);
    if (on)
        paintFrame(painter, box.adjusted(4.5, 4.5, -4.5, -4.5), 3.5, ring);
}

QRectF buttonFrame(const QRect& rect)
{
    constexpr int m = metric::ringMargin;
    return QRectF(rect).adjusted(m, m, -m, -m);
}

void drawPlainButton(QPainter* painter, const QStyleOption* option)
{
    const QRectF frame = buttonFrame(option->rect);
    const QStyle::State state = option->state;
    Token fill = Token::Base;
    if (!(state & QStyle::State_Enabled))
        fill = Token::Sunken;
    else if (state & QStyle::State_Sunken)
        fill = Token::SelectedInactive;
    else if (state & QStyle::State_MouseOver)
        fill = Token::Hover;
    paintFrame(painter, frame, metric::radius, color(fill),
               color(state & QStyle::State_Enabled ? Token::Control : Token::Divider), 1);
    if (state & QStyle::State_HasFocus)
        paintFocusRing(painter, frame, metric::radius);
}

void drawComboFrame(QPainter* painter, const QStyleOptionComboBox* combo, const QWidget* widget)
{
    const bool enabled = combo->state & QStyle::State_Enabled;
    const QString state = widget ? widget->property("state").toString() : QString();
    Token border = enabled ? Token::Control : Token::Divider;
    qreal width = 1;
    if (state == "error"_L1) {
        border = Token::Danger;
        width = 2;
    } else if (combo->state & QStyle::State_HasFocus) {
        border = Token::Focus;
        width = 2;
    } else if (state == "warn"_L1) {
        border = Token::Warning;
    }
    paintFrame(painter, combo->rect, metric::radius, color(enabled ? Token::Base : Token::Sunken), color(border),
               width);
    const QRectF arrow(combo->rect.right() - 31, combo->rect.top(), 24, combo->rect.height());
    paintIcon(painter, arrow, Icon::ChevronDown, enabled ? Token::Text2 : Token::Disabled);
}

void drawScrollBar(QPainter* painter, const QStyleOptionSlider* bar, const QRect& thumb)
{
    const bool upright = bar->orientation == Qt::Vertical;
    if (bar->minimum == bar->maximum)
        return;
    const bool hot = (bar->state & QStyle::State_MouseOver) || (bar->state & QStyle::State_Sunken);
    const int inset = hot ? 2 : 3;
    QRectF rect(thumb);
    rect = upright ? rect.adjusted(inset, 2, -inset, -2) : rect.adjusted(2, inset, -2, -inset);
    paintFrame(painter, rect, qMin(rect.width(), rect.height()) / 2, color(Token::Control));
}

QRect scrollThumb(const QStyleOptionSlider* bar)
{
    const bool upright = bar->orientation == Qt::Vertical;
    const int room = upright ? bar->rect.height() : bar->rect.width();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    int length = room;
    if (range > 0)
        length = qBound(qMin(32, room), int(qint64(bar->pageStep) * room / (range + bar->pageStep)), room);
    const int start = QStyle::sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, room - length,
                                                      bar->upsideDown);
    return upright ? QRect(bar->rect.left(), bar->rect.top() + start, bar->rect.width(), length)
                   : QRect(bar->rect.left() + start, bar->rect.top(), length, bar->rect.height());
}

} // namespace

KitStyle::KitStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

int KitStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
        return 1;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_LineEditIconSize:
    case PM_TabBarIconSize:
        return metric::icon;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_HeaderMargin:
        return 6;
    case PM_TabBarBaseOverlap:
    case PM_TabBarBaseHeight:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int KitStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollBar_Transient:
    case SH_TabBar_PreferNoArrows:
        return hint == SH_TabBar_PreferNoArrows;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_FormLayoutLabelAlignment:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    case SH_Widget_Animation_Duration:
        return QProxyStyle::styleHint(hint, option, widget, data) > 0 ? metric::motion : 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize KitStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                 const QWidget* widget) const
{
    switch (type) {
    case CT_PushButton:
        return {qMax(88, size.width() + 24) + 2 * metric::ringMargin, metric::control + 2 * metric::ringMargin};
    case CT_ComboBox:
        return {size.width() + 11 + 36, metric::control};
    case CT_CheckBox:
    case CT_RadioButton: {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        result.setHeight(qMax(result.height(), 24));
        return result;
    }
    case CT_HeaderSection: {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        result.setHeight(metric::listHead);
        return result;
    }
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

QRect KitStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    constexpr int m = metric::ringMargin;
    switch (element) {
    // Layouts must not see the room for the ring, or every pane's edge would be 4 px off.
    case SE_PushButtonLayoutItem:
        return option->rect.adjusted(m, m, -m, -m);
    case SE_PushButtonContents:
        return option->rect.adjusted(m + 8, m, -m - 8, -m);
    case SE_CheckBoxLayoutItem:
    case SE_RadioButtonLayoutItem:
        return option->rect;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect KitStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                               const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (!bar)
            return {};
        const QRect thumb = scrollThumb(bar);
        const bool upright = bar->orientation == Qt::Vertical;
        const QRect all = bar->rect;
        switch (sub) {
        case SC_ScrollBarGroove:
            return all;
        case SC_ScrollBarSlider:
            return thumb;
        case SC_ScrollBarSubPage:
            return upright ? QRect(all.topLeft(), QPoint(all.right(), thumb.top() - 1))
                           : QRect(all.topLeft(), QPoint(thumb.left() - 1, all.bottom()));
        case SC_ScrollBarAddPage:
            return upright ? QRect(QPoint(all.left(), thumb.bottom() + 1), all.bottomRight())
                           : QRect(QPoint(thumb.right() + 1, all.top()), all.bottomRight());
        default:
            return {};
        }
    }
    if (control == CC_ComboBox) {
        const QRect all = option->rect;
        switch (sub) {
        case SC_ComboBoxEditField:
            return all.adjusted(10, 1, -34, -1);
        case SC_ComboBoxArrow:
            return {all.right() - 35, all.top(), 36, all.height()};
        case SC_ComboBoxFrame:
            return all;
        default:
            break;
        }
    }
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

void KitStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const
{
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(painter, option->rect, option->state);
        return;
    case PE_IndicatorRadioButton:
        drawRadio(painter, option->rect, option->state);
        return;
    case PE_PanelButtonCommand:
        drawPlainButton(painter, option);
        return;
    case PE_PanelButtonTool:
        if (option->state & (State_Sunken | State_On))
            paintFrame(painter, option->rect, metric::radius, color(Token::SelectedInactive));
        else if (option->state & State_MouseOver)
            paintFrame(painter, option->rect, metric::radius, color(Token::Hover));
        if (option->state & State_HasFocus)
            paintFrame(painter, option->rect, metric::radius, {}, color(Token::Focus), 2);
        return;
    case PE_FrameFocusRect:
        if (!qobject_cast<const QAbstractItemView*>(widget) && !qobject_cast<const QComboBox*>(widget))
            paintFrame(painter, QRectF(option->rect), 3, {}, color(Token::Focus), 2);
        return;
    case PE_FrameTabBarBase:
        return;
    case PE_IndicatorArrowDown:
        paintIcon(painter, option->rect, Icon::ChevronDown, Token::Text2);
        return;
    case PE_IndicatorArrowRight:
        paintIcon(painter, option->rect, Icon::ChevronRight, Token::Text2);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void KitStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                           const QWidget* widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        drawPlainButton(painter, option);
        return;
    case CE_ProgressBarGroove: {
        QRectF rect(option->rect);
        rect = QRectF(rect.left(), rect.center().y() - 2, rect.width(), 4);
        paintFrame(painter, rect, 2, color(Token::SelectedInactive));
        return;
    }
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
            QRectF rect(option->rect);
            rect = QRectF(rect.left(), rect.center().y() - 2, rect.width(), 4);
            const double range = qMax(1, bar->maximum - bar->minimum);
            rect.setWidth(rect.width() * qBound(0.0, (bar->progress - bar->minimum) / range, 1.0));
            paintFrame(painter, rect, 2, color(Token::AccentText));
        }
        return;
    case CE_ProgressBarLabel:
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, color(Token::Sunken));
        paintEdge(painter, option->rect, Qt::BottomEdge);
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
            const QRectF rect = QRectF(header->rect).adjusted(0, 0, sorted ? -20 : 0, 0);
            const int used =
                paintText(painter, rect, header->text, font(TypeStep::Caption),
                          color(sorted ? Token::Text : Token::Text2), header->textAlignment & Qt::AlignHorizontal_Mask);
            if (sorted) {
                painter->save();
                const QRectF arrow(rect.left() + used + 4, rect.top(), 16, rect.height());
                if (header->sortIndicator == QStyleOptionHeader::SortDown) {
                    painter->translate(arrow.center());
                    painter->scale(1, -1);
                    painter->translate(-arrow.center());
                }
                paintIcon(painter, arrow, Icon::ChevronDown, Token::Text);
                painter->restore();
            }
        }
        return;
    case CE_ComboBoxLabel:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo && !combo->editable) {
            QRectF rect = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            if (!combo->currentIcon.isNull()) {
                combo->currentIcon.paint(painter, QRect(int(rect.left()), int(rect.center().y()) - 8, 16, 16));
                rect.setLeft(rect.left() + 24);
            }
            paintText(painter, rect, combo->currentText, font(TypeStep::Body),
                      combo->palette.color(combo->state & State_Enabled ? QPalette::Active : QPalette::Disabled,
                                           QPalette::Text));
        }
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void KitStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                  const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option))
            drawScrollBar(painter, bar, scrollThumb(bar));
        return;
    }
    if (control == CC_ComboBox) {
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option))
            drawComboFrame(painter, combo, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void KitStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QComboBox*>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

} // namespace motcua::ui
