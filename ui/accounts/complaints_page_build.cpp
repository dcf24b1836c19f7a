#include "services/complaint_desk.h"
#include "services/office.h"
#include "ui/accounts/complaints_page.h"
#include "ui/gate/gate_list_model.h"
#include "ui/gate/gate_row_delegate.h"
#include "ui/kit/action_button.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/panes.h"
#include "ui/kit/tabs.h"
#include "ui/kit/toast.h"

#include <QBoxLayout>
#include <QListView>
#include <QPlainTextEdit>
#include <QScrollArea>

using namespace Qt::StringLiterals;

// What the page looks like; what it does stands in complaints_page.cpp.
namespace motcua::ui::accounts {

namespace {

constexpr int reasonHeight = 68; // three lines
constexpr int minute = 60'000;

ActionButton* button(ButtonKind kind, const QString& words, const char* name, const QString& keys)
{
    auto* made = new ActionButton(kind, words);
    made->setObjectName(QString::fromLatin1(name));
    made->setKeyText(keys);
    return made;
}

} // namespace

ComplaintsPage::ComplaintsPage(const PageContext& context, services::ComplaintDesk& desk, QWidget* parent) : Page(parent), m_context(context), m_desk(desk)
{
    setObjectName(u"complaintsPage"_s);
    auto* left = makeList();
    auto* right = makeDetail();
    auto* panes = new PaneSplitter;
    panes->addWidget(left);
    panes->addWidget(right);
    panes->setChildrenCollapsible(false);
    panes->setDefaultSizes({500, 658});
    left->setMinimumWidth(380);
    right->setMinimumWidth(440);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panes);
    m_toast = new Toast(this);
    m_toast->setObjectName(u"toast"_s);
    setFocusProxy(m_list);

    m_minute.setInterval(minute); // others write them down meanwhile
    connect(&m_minute, &QTimer::timeout, this, &ComplaintsPage::reload);
    m_draftSoon.setSingleShot(true);
    m_draftSoon.setInterval(400);
    connect(&m_draftSoon, &QTimer::timeout, this, &ComplaintsPage::keepWords);
    connect(&context.office, &services::Office::syncStatusChanged, this, [this, before = isOnline()]() mutable {
        if (std::exchange(before, isOnline()) == isOnline())
            return;
        isOnline() ? reload() : fill();
    });
}

QWidget* ComplaintsPage::makeList()
{
    auto* pane = new Surface(Token::Base);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head = new PaneHeader(tr("Complaints about accounts"));
    column->addWidget(m_head);
    m_tabs = new Tabs;
    m_tabs->setObjectName(u"complaints.tabs"_s);
    m_tabs->addTab(tr("To decide"));
    m_tabs->addTab(tr("Decided"));
    column->addWidget(m_tabs);
    m_offline = meaningLabel(Meaning::Warning, {});
    m_offline->setObjectName(u"complaints.offline"_s);
    m_offline->setWordWrap(true);
    auto* offline = new QVBoxLayout; // the label's own margins are its sign's room
    offline->setContentsMargins(metric::panePadding, 8, metric::panePadding, 8);
    offline->addWidget(m_offline);
    column->addLayout(offline);
    m_model = new GateListModel(this);
    m_list = new QListView;
    prepareRowView(m_list);
    m_list->setObjectName(u"complaints.list"_s);
    m_list->setAccessibleName(tr("Complaints about accounts"));
    auto* delegate = new GateRowDelegate(m_list);
    delegate->setGlyphSize(20);
    m_list->setItemDelegate(delegate);
    m_list->setModel(m_model);
    m_stack = new ListStack(m_list);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &Tabs::currentChanged, this, [this] {
        fill();
        reload();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (!m_filling)
            showCurrent();
    });
    connect(m_stack->emptyState(), &EmptyState::buttonClicked, this, &ComplaintsPage::reload);
    return pane;
}

QWidget* ComplaintsPage::makeDetail()
{
    auto* pane = new Surface(Token::Base);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_detailHead = new PaneHeader({}, false);
    column->addWidget(m_detailHead);
    auto* body = new Surface(Token::Base);
    m_detail = new QVBoxLayout(body);
    m_detail->setContentsMargins(metric::panePadding, 12, metric::panePadding, 12);
    m_detail->setSpacing(8);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    column->addWidget(scroll, 1);

    m_reason = new QPlainTextEdit;
    m_reason->setObjectName(u"complaints.reason"_s);
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(reasonHeight);
    m_reasonField = new Field(tr("Reason of the decision"), m_reason);
    m_reasonField->setRequired(true);
    m_reasonField->setKeepsMessageRoom(false);
    m_reasonField->setKeyText(u"Alt 1"_s);
    m_state = meaningLabel(Meaning::Warning, {});
    m_state->setObjectName(u"complaints.state"_s);
    m_state->setWordWrap(true);
    m_uphold = button(ButtonKind::Danger, tr("Uphold"), "complaints.uphold", u"F6"_s);
    m_decline = button(ButtonKind::Secondary, tr("Decline"), "complaints.decline", u"F7"_s);
    m_confirm = button(ButtonKind::Primary, {}, "complaints.confirm", u"Ctrl Enter"_s);
    m_no = button(ButtonKind::Plain, tr("Not yet"), "complaints.no", u"Esc"_s);
    m_foot = new Surface(Token::Sunken, Qt::TopEdge);
    auto* foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(metric::panePadding, 12, metric::panePadding, 12);
    foot->setSpacing(8);
    foot->addWidget(m_reasonField);
    foot->addWidget(m_state);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_uphold);
    buttons->addWidget(m_decline);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_no);
    buttons->addStretch(1);
    foot->addLayout(buttons);
    column->addWidget(m_foot);
    connect(m_reason, &QPlainTextEdit::textChanged, this, [this] {
        const auto* complaint = current();
        if (m_filling || !complaint)
            return;
        m_words[complaint->id] = m_reason->toPlainText();
        m_reasonField->setState(FieldState::Normal);
        m_asked = Asked::Nothing; // what was agreed to had other words
        m_problem.clear();
        m_draftSoon.start();
        refreshFoot();
    });
    connect(m_uphold, &QAbstractButton::clicked, this, [this] { ask(Asked::Uphold); });
    connect(m_decline, &QAbstractButton::clicked, this, [this] { ask(Asked::Decline); });
    connect(m_confirm, &QAbstractButton::clicked, this, &ComplaintsPage::confirm);
    connect(m_no, &QAbstractButton::clicked, this, [this] { ask(Asked::Nothing); });
    return pane;
}

} // namespace motcua::ui::accounts
