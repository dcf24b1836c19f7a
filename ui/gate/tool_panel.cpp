#include "ui/gate/tool_panel.h"

#include "ui/kit/action_button.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace motcua::ui {

ToolPanel::ToolPanel(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_head(new PaneHeader(title, false))
    , m_body(new QVBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* close = new ActionButton(ButtonKind::Plain, tr("Close"));
    close->setKeyText(u"Esc"_s);
    close->setFrameHeight(metric::controlSmall);
    close->setObjectName(u"closePanel"_s);
    connect(close, &ActionButton::clicked, this, &ToolPanel::closed);
    m_head->addRight(close);
    column->addWidget(m_head);
    m_body->setContentsMargins(metric::panePadding, 16, metric::panePadding, 16);
    m_body->setSpacing(8);
    column->addLayout(m_body, 1);
}

void ToolPanel::setTitle(const QString& title)
{
    m_head->setTitle(title);
}

void ToolPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

void ToolPanel::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), color(Token::Base));
}

} // namespace motcua::ui
