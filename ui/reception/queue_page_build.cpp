#include "services/office.h"
#include "ui/kit/action_button.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/panes.h"
#include "ui/kit/search_box.h"
#include "ui/kit/tabs.h"
#include "ui/reception/bulk_bar.h"
#include "ui/reception/detail_pane.h"
#include "ui/reception/dossier_delegate.h"
#include "ui/reception/dossier_queue_model.h"
#include "ui/reception/export_button.h"
#include "ui/reception/filter_bar.h"
#include "ui/reception/queue_page.h"

#include <QBoxLayout>
#include <QListView>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace motcua::ui::reception {

// The list's half of the page: head, tabs, filter, rows, what is done with several, foot.

QWidget* QueuePage::makeList()
{
    auto* part = new Surface(Token::Base);
    part->setMinimumWidth(360);
    auto* title = titleLabel(tr("Work queue"));
    m_filter = new SearchBox;
    m_filter->setObjectName(u"queue.filter"_s);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter the queue"));
    m_filter->setKeyText(u"/"_s);
    m_filter->setMaximumWidth(220);
    auto* receive = new ActionButton(ButtonKind::Secondary, tr("Receive"));
    receive->setObjectName(u"queue.receive"_s);
    receive->setGlyph(Icon::Receive);
    receive->setKeyText(u"F2"_s);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(20, 14, 16, 14);
    head->setSpacing(12);
    head->addWidget(title);
    head->addStretch(1);
    m_filters = new ActionButton(ButtonKind::IconOnly, tr("Filters (Ctrl+F)"));
    m_filters->setObjectName(u"queue.filters"_s);
    m_filters->setGlyph(Icon::Filter);
    head->addWidget(m_filter, 1);
    head->addWidget(m_filters);
    head->addWidget(receive);

    m_tabs = new Tabs;
    m_tabs->setObjectName(u"queue.tabs"_s);
    for (const QString& text : {tr("Open"), tr("New"), tr("Supplement"), tr("Due soon"), tr("Overdue"), tr("To return")})
        m_tabs->addTab(text);
    for (const int step : {1, -1}) {
        auto* next = new QShortcut(QKeySequence(step > 0 ? u"Ctrl+PgDown"_s : u"Ctrl+PgUp"_s), this);
        next->setContext(Qt::WidgetWithChildrenShortcut);
        connect(next, &QShortcut::activated, this, [this, step] {
            m_tabs->setCurrentIndex((m_tabs->currentIndex() + step + m_tabs->count()) % m_tabs->count());
            m_list->setFocus();
        });
    }
    m_head = new QueueHead;
    m_list = new QListView;
    m_list->setObjectName(u"queue.list"_s);
    m_list->setAccessibleName(tr("Work queue"));
    prepareRowView(m_list);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new DossierDelegate(m_context.office.rules().calendar, m_context.office.clock(), m_list));
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    setFocusProxy(m_list);
    m_stack = new ListStack(m_list);
    m_footLeft = captionLabel({});
    m_footLeft->setObjectName(u"queue.foot"_s);
    m_footRight = captionLabel(tr("Short codes, prefix %1").arg(m_context.office.official().agency));
    m_foot = new Surface(Token::Sunken, Qt::TopEdge);
    auto* footRow = new QHBoxLayout(m_foot);
    footRow->setContentsMargins(20, 12, 20, 12);
    footRow->addWidget(m_footLeft, 1);
    footRow->addWidget(m_footRight);
    footRow->addSpacing(8);
    m_export = new ExportButton(m_book, [this] { return m_model->filter(); });
    connect(m_export, &ExportButton::progress, this, [this](const QString& words) {
        m_footRight->setText(words.isEmpty() ? tr("Short codes, prefix %1").arg(m_context.office.official().agency) : words);
    });
    connect(m_export, &ExportButton::said, this, [this](bool good, const QString& sentence) { say(sentence, false, good ? Icon::Ok : Icon::Warning); });
    footRow->addWidget(m_export);

    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_tabs);
    column->addWidget(m_head);
    m_only = new ActionButton(ButtonKind::Link);
    m_only->setObjectName(u"queue.only"_s);
    m_only->setGlyph(Icon::Close);
    m_only->hide();
    auto* onlyRow = new QHBoxLayout;
    onlyRow->setContentsMargins(16, 0, 20, 0); // with the room that a button keeps for its ring: in line with the rows
    onlyRow->addWidget(m_only);
    onlyRow->addStretch(1);
    column->insertLayout(2, onlyRow);
    connect(m_only, &QAbstractButton::clicked, this, [this] { setSpecial({}); });
    m_bar = new FilterBar;
    column->insertWidget(2, m_bar);
    m_bulk = new BulkBar(m_book);
    connect(m_bulk, &BulkBar::cancelled, this, [this] {
        m_list->clearSelection();
        m_list->setFocus();
    });
    connect(m_bulk, &BulkBar::forwarded, this, [this](const QStringList& done, const QString& sentence) {
        m_list->clearSelection();
        m_list->setFocus();
        say(sentence, false, done.isEmpty() ? Icon::Warning : Icon::Ok);
        if (!done.isEmpty())
            m_detail->showSlips(done);
    });
    connect(m_bulk, &BulkBar::failed, this, [this](const QString& sentence) { say(sentence, false, Icon::Warning); });
    column->addWidget(m_stack, 1);
    column->addWidget(m_bulk);
    column->addWidget(m_foot);

    connect(receive, &QAbstractButton::clicked, this, [this] { Q_EMIT screenRequested(u"receive"_s, {}); });
    connect(m_tabs, &QTabBar::currentChanged, this, [this] { setSpecial({}); });
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_pause.start(); });
    connect(m_filter, &SearchBox::left, this, [this] { m_list->setFocus(); });
    connect(m_filter, &SearchBox::resultsWanted, this, [this] { m_list->setFocus(); });
    connect(m_head, &QueueHead::sortChosen, this, [this](services::QueueSort sort) {
        auto filter = m_model->filter();
        filter.sort = sort;
        m_model->setFilter(filter);
    });
    m_head->setSort(services::QueueSort::Due);
    return part;
}

} // namespace motcua::ui::reception
