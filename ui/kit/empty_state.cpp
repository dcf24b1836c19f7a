#include "ui/kit/empty_state.h"

#include "ui/kit/action_button.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"
#include "ui/kit/progress_line.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace motcua::ui {

using namespace Qt::StringLiterals;

class EmptyState::Glyph final : public QWidget
{
public:
    explicit Glyph(QWidget* parent) : QWidget(parent) { setFixedHeight(metric::iconEmpty); }
    Icon icon = Icon::Ok;
    Token token = Token::Text2;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintIcon(&painter, rect(), icon, token, metric::iconEmpty);
    }
};

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent),
      m_glyph(new Glyph(this)),
      m_what(paneTitle({}, this)),
      m_next(new TextLabel({}, TypeStep::Body, QFont::Normal, Token::Text2, this)),
      m_button(new ActionButton(ButtonKind::Secondary, this))
{
    setObjectName(u"emptyState"_s);
    m_button->setObjectName(u"emptyStateButton"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::panePadding, metric::panePadding, metric::panePadding, metric::panePadding);
    column->setSpacing(4);
    column->addStretch(2);
    column->addWidget(m_glyph);
    column->addSpacing(10);
    m_what->setAlignment(Qt::AlignCenter);
    m_what->setWordWrap(true);
    m_next->setAlignment(Qt::AlignCenter);
    m_next->setWordWrap(true);
    column->addWidget(m_what);
    column->addWidget(m_next);
    column->addSpacing(10);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_button);
    row->addStretch(1);
    column->addLayout(row);
    column->addStretch(3);
    m_button->hide();
    connect(m_button, &ActionButton::clicked, this, &EmptyState::buttonClicked);
}

void EmptyState::set(Kind kind, const QString& what, const QString& next, const QString& button)
{
    constexpr std::pair<Icon, Token> glyphs[] = {{Icon::Ok, Token::Text2},
                                                 {Icon::Clock, Token::Text2},
                                                 {Icon::SyncOffline, Token::Warning},
                                                 {Icon::Error, Token::Danger}};
    setGlyph(glyphs[int(kind)].first, glyphs[int(kind)].second);
    m_what->setText(what);
    m_next->setText(next);
    m_next->setVisible(!next.isEmpty());
    m_button->setText(button);
    m_button->setAccessibleName(button);
    m_button->setVisible(!button.isEmpty());
    m_button->updateGeometry();
    setAccessibleName(next.isEmpty() ? what : what + u". "_s + next);
}

void EmptyState::setGlyph(Icon icon, Token token)
{
    m_glyph->icon = icon;
    m_glyph->token = token;
    m_glyph->update();
}

QString EmptyState::what() const
{
    return m_what->text();
}

void EmptyState::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Base));
}

ListStack::ListStack(QWidget* view, QWidget* parent)
    : QStackedWidget(parent), m_view(view), m_empty(new EmptyState(this)), m_bar(new ProgressLine(this))
{
    addWidget(m_view);
    addWidget(m_empty);
    m_bar->setThickness(2);
    m_bar->setRange(0, 0);
    m_bar->hide();
}

void ListStack::showList()
{
    setCurrentWidget(m_view);
    m_bar->raise();
}

void ListStack::showState(EmptyState::Kind kind, const QString& what, const QString& next, const QString& button)
{
    m_empty->set(kind, what, next, button);
    setCurrentWidget(m_empty);
    m_bar->raise();
}

void ListStack::setLoading(bool loading)
{
    m_bar->setVisible(loading);
    m_bar->raise();
}

void ListStack::resizeEvent(QResizeEvent* event)
{
    QStackedWidget::resizeEvent(event);
    m_bar->setGeometry(0, 0, width(), 2);
}

} // namespace motcua::ui
