#include "ui/cell/members_page.h"
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
#include <QListView>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace motcua::ui {

// What the page looks like; what it does stands in members_page.cpp.

namespace {

QWidget* scrolling(QVBoxLayout*& column)
{
    auto* body = new Surface(Token::Base, {});
    column = new QVBoxLayout(body);
    column->setContentsMargins(metric::panePadding, 16, metric::panePadding, 16);
    column->setSpacing(8);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    return scroll;
}

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

QWidget* MembersPage::buildList()
{
    auto* pane = new Surface(Token::Base, {});
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head = new PaneHeader(tr("Members"));
    column->addWidget(m_head);
    auto* bar = new QWidget;
    auto* barRow = new QHBoxLayout(bar);
    barRow->setContentsMargins(metric::panePadding, 8, metric::panePadding, 8);
    m_search = new SearchBox;
    m_search->setObjectName(u"memberSearch"_s);
    m_search->setPlaceholderText(tr("Find a name, number or phone"));
    m_search->setKeyText(u"/"_s);
    barRow->addWidget(m_search);
    column->addWidget(bar);
    m_tabs = new Tabs;
    m_tabs->setObjectName(u"memberTabs"_s);
    for (const QString& words : {tr("All"), tr("Missing"), tr("Waiting"), tr("Approved"), tr("Not listed")})
        m_tabs->addTab(words);
    column->addWidget(m_tabs);
    m_model = new GateListModel(this);
    m_list = new QListView;
    prepareRowView(m_list);
    m_list->setObjectName(u"memberList"_s);
    m_list->setAccessibleName(tr("Members"));
    auto* delegate = new GateRowDelegate(m_list);
    delegate->setGlyphSize(20);
    m_list->setItemDelegate(delegate);
    m_list->setModel(m_model);
    m_stack = new ListStack(m_list);
    column->addWidget(m_stack, 1);
    auto* foot = footOf(column);
    m_source = captionLabel({});
    m_source->setElided(Qt::ElideRight);
    m_source->setObjectName(u"memberSource"_s);
    foot->addWidget(m_source, 1);
    auto* take = new ActionButton(ButtonKind::Secondary, tr("Take a list in"));
    take->setObjectName(u"chooseList"_s);
    take->setKeyText(u"F4"_s);
    take->setFrameHeight(metric::controlSmall);
    connect(take, &ActionButton::clicked, this, &MembersPage::chooseFile);
    foot->addWidget(take);
    connect(m_search, &SearchBox::textChanged, this, &MembersPage::fill);
    connect(m_search, &SearchBox::resultsWanted, this, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_search, &SearchBox::left, this, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_tabs, &Tabs::currentChanged, this, &MembersPage::fill);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &MembersPage::showPerson);
    connect(m_stack->emptyState(), &EmptyState::buttonClicked, this, [this] { m_directory.fileName.isEmpty() ? chooseFile() : refresh(); });
    return pane;
}

QWidget* MembersPage::buildPreview()
{
    auto* pane = new Surface(Token::Base, {});
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_previewHead = new PaneHeader({}, false);
    column->addWidget(m_previewHead);
    column->addWidget(scrolling(m_previewFacts), 1);
    auto* foot = footOf(column);
    auto* take = new ActionButton(ButtonKind::Primary, tr("Take the list in"));
    take->setObjectName(u"takeList"_s);
    take->setKeyText(u"Ctrl Enter"_s);
    auto* cancel = new ActionButton(ButtonKind::Plain, tr("Cancel"));
    cancel->setObjectName(u"cancelList"_s);
    cancel->setKeyText(u"Esc"_s);
    foot->addWidget(take);
    foot->addWidget(cancel);
    foot->addStretch(1);
    const auto leave = [this] {
        if (!std::exchange(m_preview, std::nullopt))
            return;
        m_right->setCurrentIndex(0);
        m_list->setFocus(Qt::OtherFocusReason);
        Q_EMIT keyHintsChanged();
    };
    connect(take, &ActionButton::clicked, this, &MembersPage::takePreview);
    connect(cancel, &ActionButton::clicked, this, leave);
    const auto key = [this](const QKeySequence& keys, auto deed) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, deed);
    };
    key(Qt::CTRL | Qt::Key_Return, [this] { takePreview(); });
    key(Qt::Key_Escape, leave);
    key(Qt::Key_F2, [this] { assist(); });
    key(Qt::Key_F4, [this] { chooseFile(); });
    key(Qt::Key_Slash, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    return pane;
}

void MembersPage::build()
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto* person = new Surface(Token::Base, {});
    auto* column = new QVBoxLayout(person);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_personHead = new PaneHeader({}, false);
    column->addWidget(m_personHead);
    column->addWidget(scrolling(m_person), 1);
    auto* foot = footOf(column);
    m_assist = new ActionButton(ButtonKind::Primary, tr("Register for a member"));
    m_assist->setObjectName(u"assistMember"_s);
    m_assist->setKeyText(u"F2"_s);
    connect(m_assist, &ActionButton::clicked, this, &MembersPage::assist);
    foot->addWidget(m_assist);
    foot->addStretch(1);
    m_right = new QStackedWidget;
    m_right->addWidget(person);
    auto* panes = new PaneSplitter;
    panes->addWidget(buildList());
    panes->addWidget(m_right);
    m_right->addWidget(buildPreview());
    panes->setDefaultSizes({640, 518});
    panes->resetSizes();
    row->addWidget(panes);
    m_toast = new Toast(this);
    m_toast->setObjectName(u"toast"_s);
    connect(m_toast, &Toast::undoRequested, this, &MembersPage::undo);
}

} // namespace motcua::ui
