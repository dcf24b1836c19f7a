#include "ui/cell/log_page.h"
#include "ui/gate/gate_list_model.h"
#include "ui/gate/gate_row_delegate.h"
#include "ui/kit/action_button.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/panes.h"
#include "ui/kit/search_box.h"
#include "ui/kit/tabs.h"
#include "ui/kit/toast.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QScrollArea>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace motcua::ui {

// What the page looks like; what it does stands in log_page.cpp.

namespace {

QHBoxLayout* footOf(QVBoxLayout* column)
{
    auto* foot = new Surface(Token::Sunken, Qt::TopEdge);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(metric::panePadding, 10, metric::panePadding, 10);
    row->setSpacing(8);
    column->addWidget(foot);
    return row;
}

} // namespace

QWidget* LogPage::buildList()
{
    auto* pane = new Surface(Token::Base, {});
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head = new PaneHeader(tr("Log of decisions"));
    column->addWidget(m_head);
    auto* bar = new QWidget;
    auto* barColumn = new QVBoxLayout(bar);
    barColumn->setContentsMargins(metric::panePadding, 8, metric::panePadding, 8);
    barColumn->setSpacing(8);
    m_search = new SearchBox;
    m_search->setObjectName(u"logSearch"_s);
    m_search->setPlaceholderText(tr("Find a name, number, phone or reason"));
    m_search->setAccessibleName(tr("Find a name, number, phone or reason"));
    m_search->setKeyText(u"/"_s);
    barColumn->addWidget(m_search);
    auto* conditions = new QHBoxLayout;
    conditions->setSpacing(8);
    m_deciders = new QComboBox;
    m_deciders->setObjectName(u"logDeciders"_s);
    m_deciders->setAccessibleName(tr("Officer"));
    m_deciders->addItem(tr("Every officer"));
    m_deciders->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_deciders->setMinimumContentsLength(14);
    m_days = new QComboBox;
    m_days->setObjectName(u"logDays"_s);
    m_days->setAccessibleName(tr("Days, like 21/11 or 1/11 - 15/11"));
    m_days->setToolTip(m_days->accessibleName());
    m_days->setEditable(true);
    m_days->setInsertPolicy(QComboBox::NoInsert);
    m_days->setCompleter(nullptr);
    m_days->addItem(tr("Every day"), 0);
    m_days->addItem(tr("Today"), 1);
    m_days->addItem(tr("The last 7 days"), 7);
    m_days->addItem(tr("The last 30 days"), 30);
    conditions->addWidget(m_deciders, 1);
    conditions->addWidget(m_days, 1);
    barColumn->addLayout(conditions);
    column->addWidget(bar);
    m_tabs = new Tabs;
    m_tabs->setObjectName(u"logTabs"_s);
    for (const QString& words : {tr("All"), tr("Approved"), tr("Returned"), tr("Refused")})
        m_tabs->addTab(words);
    column->addWidget(m_tabs);
    m_model = new GateListModel(this);
    m_list = new QListView;
    prepareRowView(m_list);
    m_list->setObjectName(u"logList"_s);
    m_list->setAccessibleName(tr("Log of decisions"));
    auto* delegate = new GateRowDelegate(m_list);
    delegate->setGlyphSize(20);
    m_list->setItemDelegate(delegate);
    m_list->setModel(m_model);
    m_stack = new ListStack(m_list);
    column->addWidget(m_stack, 1);
    auto* foot = footOf(column);
    m_note = captionLabel({});
    m_note->setObjectName(u"logNote"_s);
    m_note->setElided(Qt::ElideRight);
    foot->addWidget(m_note, 1);
    foot->addStretch(0);
    m_export = new ActionButton(ButtonKind::Secondary, tr("Write to a file"));
    m_export->setObjectName(u"logExport"_s);
    m_export->setGlyph(Icon::Export);
    m_export->setKeyText(u"Ctrl S"_s);
    m_export->setFrameHeight(metric::controlSmall);
    foot->addWidget(m_export);
    const auto clearAll = [this] {
        if (m_lines.empty())
            return refresh();
        open(u"-"_s); // no such registration: only the conditions go
    };
    connect(m_search, &SearchBox::textChanged, this, &LogPage::fill);
    connect(m_search, &SearchBox::resultsWanted, this, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_search, &SearchBox::left, this, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_deciders, &QComboBox::currentIndexChanged, this, &LogPage::fill);
    connect(m_days, &QComboBox::currentTextChanged, this, &LogPage::fill);
    connect(m_tabs, &Tabs::currentChanged, this, &LogPage::fill);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &LogPage::showLine);
    connect(m_stack->emptyState(), &EmptyState::buttonClicked, this, clearAll);
    connect(m_export, &ActionButton::clicked, this, &LogPage::askPath);
    return pane;
}

void LogPage::build()
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto* right = new Surface(Token::Base, {});
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_detailHead = new PaneHeader({}, false);
    column->addWidget(m_detailHead);
    auto* body = new Surface(Token::Base, {});
    m_detail = new QVBoxLayout(body);
    m_detail->setContentsMargins(metric::panePadding, 16, metric::panePadding, 16);
    m_detail->setSpacing(8);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    column->addWidget(scroll, 1);
    auto* foot = footOf(column);
    m_member = new ActionButton(ButtonKind::Secondary, tr("Open the member"));
    m_member->setObjectName(u"logMember"_s);
    m_member->setKeyText(u"Enter"_s);
    foot->addWidget(m_member);
    foot->addStretch(1);
    const auto openMember = [this] {
        if (const services::DecisionLine* line = current())
            Q_EMIT screenRequested(u"members"_s, line->registration);
    };
    connect(m_member, &ActionButton::clicked, this, openMember);
    auto* panes = new PaneSplitter;
    panes->addWidget(buildList());
    panes->addWidget(right);
    panes->setDefaultSizes({640, 518});
    panes->resetSizes();
    row->addWidget(panes);
    m_toast = new Toast(this);
    m_toast->setObjectName(u"toast"_s);
    connect(m_list, &QListView::activated, this, openMember);
    const auto key = [this](const QKeySequence& keys, auto deed) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, deed);
    };
    key(Qt::Key_Slash, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    key(Qt::Key_F4, [this] { m_deciders->setFocus(Qt::ShortcutFocusReason); });
    key(Qt::Key_F5, [this] {
        m_days->setFocus(Qt::ShortcutFocusReason);
        m_days->lineEdit()->selectAll();
    });
    key(Qt::CTRL | Qt::Key_S, [this] {
        if (m_export->isEnabled())
            askPath();
    });
}

} // namespace motcua::ui
