#include "ui/cell/decision_bar.h"

#include "ui/kit/action_button.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/panes.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace motcua::ui {

using domain::RegistrationStatus;

DecisionBar::DecisionBar(QWidget* parent)
    : QStackedWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    addWidget(makeButtons());
    addWidget(makeReason());
    connect(this, &QStackedWidget::currentChanged, this, [this] { updateGeometry(); });
}

// As high as what is shown: the reason's editor must not take room from the fields while it is away.
QSize DecisionBar::sizeHint() const
{
    return {QStackedWidget::sizeHint().width(), currentWidget()->sizeHint().height()};
}

QSize DecisionBar::minimumSizeHint() const
{
    return {QStackedWidget::minimumSizeHint().width(), currentWidget()->minimumSizeHint().height()};
}

QWidget* DecisionBar::makeButtons()
{
    auto* page = new Surface(Token::Sunken, Qt::TopEdge);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(metric::panePadding, 10, metric::panePadding, 16);
    column->setSpacing(12);
    m_why = new TextLabel({}, TypeStep::Caption, QFont::Normal, Token::Warning);
    m_why->setObjectName(u"approveReason"_s);
    m_why->setElided(Qt::ElideRight);
    m_why->setMinimumHeight(20);
    column->addWidget(m_why);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_approve = new ActionButton(ButtonKind::Primary, tr("Approve"));
    m_approve->setKeyText(tr("Enter"));
    m_approve->setObjectName(u"approve"_s);
    m_return = new ActionButton(ButtonKind::Secondary, tr("Return for correction"));
    m_return->setKeyText(u"C"_s);
    m_return->setObjectName(u"return"_s);
    m_refuse = new ActionButton(ButtonKind::Danger, tr("Refuse"));
    m_refuse->setKeyText(u"R"_s);
    m_refuse->setObjectName(u"refuse"_s);
    row->addWidget(m_approve);
    row->addWidget(m_return);
    row->addStretch(1);
    row->addWidget(m_refuse);
    column->addLayout(row);
    connect(m_approve, &ActionButton::clicked, this, &DecisionBar::approveRequested);
    connect(m_return, &ActionButton::clicked, this, &DecisionBar::returnRequested);
    connect(m_refuse, &ActionButton::clicked, this, &DecisionBar::refuseRequested);
    return page;
}

QWidget* DecisionBar::makeReason()
{
    auto* page = new Surface(Token::Sunken, Qt::TopEdge);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(metric::panePadding, 8, metric::panePadding, 16);
    column->setSpacing(4);
    m_reasonLabel = new TextLabel({}, TypeStep::Caption, QFont::Normal, Token::Text2);
    column->addWidget(m_reasonLabel);
    m_reason = new QPlainTextEdit;
    m_reason->setObjectName(u"reason"_s);
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(60);
    m_reason->installEventFilter(this);
    m_reasonLabel->setBuddy(m_reason);
    column->addWidget(m_reason);
    m_reasonMessage = new TextLabel({}, TypeStep::Caption, QFont::Normal, Token::Danger);
    m_reasonMessage->setObjectName(u"reasonMessage"_s);
    m_reasonMessage->setMinimumHeight(18);
    column->addWidget(m_reasonMessage);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_give = new ActionButton(ButtonKind::Secondary);
    m_give->setKeyText(u"Ctrl Enter"_s);
    m_give->setObjectName(u"giveReason"_s);
    auto* cancel = new ActionButton(ButtonKind::Plain, tr("Cancel"));
    cancel->setKeyText(u"Esc"_s);
    cancel->setObjectName(u"cancelReason"_s);
    row->addWidget(m_give);
    row->addWidget(cancel);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_give, &ActionButton::clicked, this, &DecisionBar::give);
    connect(cancel, &ActionButton::clicked, this, &DecisionBar::closeReason);
    return page;
}

void DecisionBar::setState(const QString& why, bool mayApprove, bool mayReturn)
{
    m_why->setText(why);
    if (why.isEmpty())
        m_why->setGlyph(Icon::Count);
    else
        m_why->setGlyph(Icon::Warning);
    const auto set = [](ActionButton* button, bool on, const QString& reason) {
        button->setEnabled(on);
        button->setToolTip(on ? QString() : reason);
        button->setAccessibleDescription(on ? QString() : reason);
    };
    set(m_approve, mayApprove, why);
    set(m_return, mayReturn, why);
    set(m_refuse, mayReturn, why);
}

bool DecisionBar::asksReason() const
{
    return currentIndex() == 1;
}

QString DecisionBar::reason() const { return m_reason->toPlainText(); }

void DecisionBar::focusReason() { m_reason->setFocus(Qt::OtherFocusReason); }

void DecisionBar::askReason(RegistrationStatus decision, const QString& suggestion)
{
    if (decision != RegistrationStatus::Returned && decision != RegistrationStatus::Refused)
        return;
    m_decision = decision;
    const bool refuse = decision == RegistrationStatus::Refused;
    m_reasonLabel->setText(refuse ? tr("Why is it refused? The member reads this") : tr("What is to be corrected? The member reads this"));
    m_reason->setAccessibleName(m_reasonLabel->text());
    m_give->setText(refuse ? tr("Refuse") : tr("Return for correction"));
    m_give->setKind(refuse ? ButtonKind::Danger : ButtonKind::Secondary);
    m_reasonMessage->setText({});
    m_reason->setPlainText(suggestion);
    m_reason->moveCursor(QTextCursor::End);
    setCurrentIndex(1);
    m_reason->setFocus(Qt::OtherFocusReason);
}

void DecisionBar::closeReason()
{
    if (!asksReason())
        return;
    setCurrentIndex(0);
    m_reason->clear();
    Q_EMIT reasonClosed();
}

void DecisionBar::give()
{
    const QString reason = m_reason->toPlainText().simplified();
    if (reason.isEmpty()) {
        m_reasonMessage->setText(tr("Write the reason first"));
        m_reason->setFocus();
        return;
    }
    const RegistrationStatus decision = m_decision;
    setCurrentIndex(0);
    m_reason->clear();
    Q_EMIT reasonGiven(decision, reason);
}

bool DecisionBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_reason && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            give();
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            closeReason();
            return true;
        }
    }
    return QStackedWidget::eventFilter(watched, event);
}

} // namespace motcua::ui
