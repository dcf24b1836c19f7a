#include "ui/cell/people_pane.h"

#include "ui/gate/gate_list_model.h"
#include "ui/gate/gate_row_delegate.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/panes.h"
#include "ui/kit/search_box.h"
#include "ui/kit/tabs.h"

#include <QBoxLayout>
#include <QListView>
#include <QScrollArea>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace motcua::ui {

PeoplePane::PeoplePane(QWidget* page, const Words& words)
{
    QVBoxLayout* column = paneColumn(pane);
    head = new PaneHeader(words.title);
    column->addWidget(head);
    auto* bar = new QWidget;
    conditions = new QVBoxLayout(bar);
    conditions->setContentsMargins(metric::panePadding, 8, metric::panePadding, 8);
    conditions->setSpacing(8);
    search = new SearchBox;
    search->setObjectName(words.name + u"Search"_s);
    search->setPlaceholderText(words.searchHint);
    search->setAccessibleName(words.searchHint);
    search->setKeyText(u"/"_s);
    conditions->addWidget(search);
    column->addWidget(bar);
    tabs = new Tabs;
    tabs->setObjectName(words.name + u"Tabs"_s);
    for (const QString& one : words.tabs)
        tabs->addTab(one);
    column->addWidget(tabs);
    model = new GateListModel(page);
    list = new QListView;
    prepareRowView(list);
    list->setObjectName(words.name + u"List"_s);
    list->setAccessibleName(words.title);
    auto* delegate = new GateRowDelegate(list);
    delegate->setGlyphSize(20);
    list->setItemDelegate(delegate);
    list->setModel(model);
    stack = new ListStack(list);
    column->addWidget(stack, 1);
    foot = footOf(column);
    const auto toList = [list = list] { list->setFocus(Qt::OtherFocusReason); };
    QObject::connect(search, &SearchBox::textChanged, page, words.conditionsChanged);
    QObject::connect(search, &SearchBox::resultsWanted, page, toList);
    QObject::connect(search, &SearchBox::left, page, toList);
    QObject::connect(tabs, &Tabs::currentChanged, page, words.conditionsChanged);
    QObject::connect(list->selectionModel(), &QItemSelectionModel::currentChanged, page, words.chosen);
    onKey(page, Qt::Key_Slash, [search = search] { search->setFocus(Qt::ShortcutFocusReason); });
}

QVBoxLayout* paneColumn(QWidget*& pane)
{
    pane = new Surface(Token::Base, {});
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
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

void clearColumn(QVBoxLayout* column)
{
    while (QLayoutItem* item = column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void setHalves(QWidget* page, QWidget* left, QWidget* right)
{
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    auto* panes = new PaneSplitter;
    panes->addWidget(left);
    panes->addWidget(right);
    panes->setDefaultSizes({640, 518});
    panes->resetSizes();
    row->addWidget(panes);
}

void onKey(QWidget* page, const QKeySequence& keys, const std::function<void()>& deed)
{
    auto* shortcut = new QShortcut(keys, page);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(shortcut, &QShortcut::activated, page, deed);
}

} // namespace motcua::ui
