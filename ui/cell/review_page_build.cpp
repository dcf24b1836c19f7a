#include "ui/cell/card_pane.h"
#include "ui/cell/decision_bar.h"
#include "ui/cell/field_pane.h"
#include "ui/cell/review_delegate.h"
#include "ui/cell/review_page.h"
#include "ui/cell/review_queue_model.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/panes.h"
#include "ui/kit/toast.h"

#include <QBoxLayout>
#include <QListView>

using namespace Qt::StringLiterals;

namespace motcua::ui {

using domain::RegistrationStatus;

// What the page looks like and what its parts lead to; what it does stands in review_page.cpp.

QWidget* ReviewPage::buildQueue()
{
    auto* queue = new Surface(Token::Base, Qt::RightEdge);
    queue->setFixedWidth(264);
    auto* column = new QVBoxLayout(queue);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    m_head = new PaneHeader(tr("Review"));
    column->addWidget(m_head);
    m_list = new QListView;
    m_list->setObjectName(u"reviewQueue"_s);
    m_list->setAccessibleName(tr("Registrations waiting for review"));
    prepareRowView(m_list);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ReviewDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_list->installEventFilter(this);
    m_stack = new ListStack(m_list);
    column->addWidget(m_stack, 1);
    auto* foot = new Surface(Token::Base, Qt::TopEdge);
    foot->setFixedHeight(metric::actionFooter);
    auto* footRow = new QHBoxLayout(foot);
    footRow->setContentsMargins(metric::panePadding, 0, metric::panePadding, 0);
    m_foot = new TextLabel({}, TypeStep::Caption, QFont::Normal, Token::Text2);
    m_foot->setObjectName(u"queueFoot"_s);
    m_foot->setElided(Qt::ElideRight);
    footRow->addWidget(m_foot, 1);
    column->addWidget(foot);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) { choose(m_model->idAt(now.row())); });
    connect(m_stack->emptyState(), &EmptyState::buttonClicked, this, &ReviewPage::reload);
    return queue;
}

void ReviewPage::build()
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildQueue());
    m_card = new CardPane;
    row->addWidget(m_card, 456);
    row->addWidget(new DividerLine(Qt::Vertical));
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_fields = new FieldPane;
    column->addWidget(m_fields, 1);
    m_bar = new DecisionBar;
    m_bar->setObjectName(u"decisionBar"_s);
    column->addWidget(m_bar);
    row->addWidget(right, 438);
    m_toast = new Toast(this);
    m_toast->setObjectName(u"toast"_s);

    connect(m_fields, &FieldPane::fieldChosen, this, &ReviewPage::setCurrentField);
    connect(m_fields, &FieldPane::fieldConfirmed, this, &ReviewPage::confirmField);
    connect(m_fields, &FieldPane::fieldOtherwise, this, &ReviewPage::markOtherwise);
    connect(m_fields, &FieldPane::moreChanged, this, &ReviewPage::keyHintsChanged);
    connect(m_fields, &FieldPane::mergeAnswered, this, &ReviewPage::answerMerge);
    connect(m_card, &CardPane::fieldClicked, this, [this](const QString& key) {
        setCurrentField(key);
        m_fields->focusField(key);
    });
    connect(m_card, &CardPane::retryRequested, this, &ReviewPage::fetchCard);
    connect(m_bar, &DecisionBar::approveRequested, this, [this] { decide(RegistrationStatus::Approved, {}); });
    connect(m_bar, &DecisionBar::returnRequested, this, [this] { ask(RegistrationStatus::Returned); });
    connect(m_bar, &DecisionBar::refuseRequested, this, [this] { ask(RegistrationStatus::Refused); });
    connect(m_bar, &DecisionBar::reasonGiven, this, [this](RegistrationStatus decision, const QString& reason) {
        if (m_reasonFor == m_review.id)
            decide(decision, reason);
    });
    connect(m_bar, &DecisionBar::reasonClosed, this, [this] {
        const auto begun = m_reasons.constFind(std::exchange(m_reasonFor, {}));
        if (begun != m_reasons.constEnd() && begun->decision == m_bar->decision())
            m_reasons.erase(begun); // Esc: by will
        m_list->setFocus();
        Q_EMIT keyHintsChanged();
    });
    connect(m_toast, &Toast::undoRequested, this, &ReviewPage::undo);
}

} // namespace motcua::ui
