#include "ui/reception/queue_page.h"

#include "services/office.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/panes.h"
#include "ui/kit/search_box.h"
#include "ui/kit/tabs.h"
#include "ui/kit/toast.h"
#include "ui/reception/action_footer.h"
#include "ui/reception/bulk_bar.h"
#include "ui/reception/detail_pane.h"
#include "ui/reception/edit_drafts.h"
#include "ui/reception/dossier_forms.h"
#include "ui/reception/dossier_delegate.h"
#include "ui/reception/dossier_queue_model.h"
#include "ui/reception/export_button.h"
#include "ui/reception/filter_bar.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using motcua::services::QueueTab;
using motcua::services::whenDone;

namespace motcua::ui::reception {

namespace {

int indexOfTab(QueueTab tab)
{
    return int(std::find(std::begin(queueTabs), std::end(queueTabs), tab) - std::begin(queueTabs));
}

} // namespace

QueuePage::QueuePage(const PageContext& context, QueueTab first, QWidget* parent)
    : Page(parent), m_context(context), m_book(*context.office.dossiers()), m_model(new DossierQueueModel(sourceOf(m_book), this))
{
    setObjectName(u"queuePage"_s);
    m_listPart = makeList();
    m_detail = new DetailPane(context);
    m_splitter = new PaneSplitter;
    m_splitter->addWidget(m_listPart);
    m_splitter->addWidget(m_detail);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 60);
    m_splitter->setStretchFactor(1, 40);
    m_splitter->setDefaultSizes({688, 470});
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_splitter);
    m_toast = new Toast(this);

    connect(m_model, &DossierQueueModel::stateChanged, this, &QueuePage::showState);
    connect(m_model, &DossierQueueModel::modelReset, this, &QueuePage::restoreCurrent);
    connect(m_model, &DossierQueueModel::aboutToMerge, this, [this] {
        const QModelIndex top = m_list->indexAt(QPoint(2, 2));
        m_anchor = m_list->verticalScrollBar()->value() > 0 ? top.data(DossierQueueModel::IdRole).toString() : QString();
        m_anchorOffset = m_list->visualRect(top).top();
    });
    connect(m_model, &DossierQueueModel::merged, this, [this] {
        if (!m_anchor.isEmpty()) { // rows that came in above must not push away what is being read
            const int at = m_model->indexOf(m_anchor);
            if (at >= 0) {
                m_list->scrollTo(m_model->index(at), QAbstractItemView::PositionAtTop);
                m_list->verticalScrollBar()->setValue(m_list->verticalScrollBar()->value() - m_anchorOffset);
            }
        }
        restoreCurrent();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &QueuePage::choose);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &QueuePage::refreshFoot);
    connect(m_list, &QAbstractItemView::activated, this, [this] { showDetail(true); });
    connect(&m_book, &services::DossierBook::dossiersChanged, this, [this](const QStringList& ids) {
        m_model->noteChanged(ids);
        countSoon();
        if (ids.contains(m_chosen))
            m_detail->reload();
    });
    connect(&m_book, &services::DossierBook::everythingChanged, this, [this] {
        m_model->refresh();
        countSoon();
        m_detail->reload();
    });
    connect(m_detail, &DetailPane::receiveRequested, this, [this](const QString& id) { Q_EMIT screenRequested(u"receive"_s, id); });
    connect(m_detail, &DetailPane::done, this, [this](const QString& sentence, const QString& id) {
        m_undoable = id;
        m_toast->showMessage(sentence, !id.isEmpty());
    });
    connect(m_detail, &DetailPane::editingChanged, this, &Page::keyHintsChanged);
    connect(m_detail, &DetailPane::conflicted, this, &Page::mergeRequested);
    connect(m_detail->footer(), &ActionFooter::actionsChanged, this, &Page::keyHintsChanged);
    connect(m_toast, &Toast::undoRequested, this, [this] {
        whenDone(m_book.undo(m_undoable), this, [this](const Result<bool>& answer) {
            m_toast->showMessage(answer ? tr("Undone, nothing was sent") : describe(answer.error()), false, answer ? Icon::Undo : Icon::Warning);
        });
    });

    m_pause.setSingleShot(true);
    m_pause.setInterval(150);
    connect(&m_pause, &QTimer::timeout, this, &QueuePage::applyFilter);
    m_countsSoon.setSingleShot(true);
    m_countsSoon.setInterval(300);
    connect(&m_countsSoon, &QTimer::timeout, this, &QueuePage::reloadCounts);
    m_tabs->setCurrentIndex(indexOfTab(first));
    makeFilters();
    applyFilter();
    reloadCounts();
}

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
    auto* foot = new Surface(Token::Sunken, Qt::TopEdge);
    auto* footRow = new QHBoxLayout(foot);
    footRow->setContentsMargins(20, 12, 20, 12);
    footRow->addWidget(m_footLeft, 1);
    footRow->addWidget(m_footRight);
    m_export = new ExportButton(m_book, [this] { return m_model->filter(); });
    connect(m_export, &ExportButton::progress, this, [this](const QString& words) {
        m_footRight->setText(words.isEmpty() ? tr("Short codes, prefix %1").arg(m_context.office.official().agency) : words);
    });
    connect(m_export, &ExportButton::said, this, [this](bool good, const QString& sentence) { m_toast->showMessage(sentence, false, good ? Icon::Ok : Icon::Warning); });
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
    m_only->setContentsMargins(20, 4, 20, 4);
    column->insertWidget(2, m_only, 0, Qt::AlignLeft);
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
        m_toast->showMessage(sentence, false, done.isEmpty() ? Icon::Warning : Icon::Ok);
        if (!done.isEmpty())
            m_detail->showSlips(done);
    });
    connect(m_bulk, &BulkBar::failed, this, [this](const QString& sentence) { m_toast->showMessage(sentence, false, Icon::Warning); });
    column->addWidget(m_stack, 1);
    column->addWidget(m_bulk);
    column->addWidget(foot);

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

QStringList QueuePage::chosenIds() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
    QStringList ids;
    for (const QModelIndex& row : rows)
        ids.append(row.data(DossierQueueModel::IdRole).toString());
    return ids;
}

void QueuePage::open(const QString& argument)
{
    // Another screen wants to see a part of the queue, not a record.
    if (const QString name = argument.section(u':', 1); argument.startsWith("procedure:"_L1) || argument.startsWith("holder:"_L1)) {
        m_tabs->setCurrentIndex(indexOfTab(QueueTab::Open));
        m_filter->clear();
        services::SavedFilter part{name, {}};
        (argument.startsWith("procedure:"_L1) ? part.filter.procedure : part.filter.holder) = name;
        setSpecial(part);
        m_list->setFocus();
        return;
    }
    if (argument.startsWith("text:"_L1)) { // all dossiers of somebody, ended ones, too
        m_filter->clear();
        services::SavedFilter part{argument.section(u':', 1), {}};
        part.filter.tab = QueueTab::All;
        part.filter.text = part.name;
        setSpecial(part);
        m_list->setFocus();
        return;
    }
    if (!argument.isEmpty()) {
        m_chosen = argument;
        m_detail->show(argument);
        restoreCurrent();
        showDetail(true);
    } else {
        showDetail(false);
    }
    m_list->setFocus();
}

void QueuePage::choose(const QModelIndex& index)
{
    if (!index.isValid())
        return; // a row that left the filter stays beside the list until another is chosen
    const QString id = index.data(DossierQueueModel::IdRole).toString();
    if (id == m_chosen && m_detail->dossierId() == id)
        return;
    m_chosen = id;
    m_detail->show(id);
    refreshFoot();
}

void QueuePage::restoreCurrent()
{
    int at = m_model->indexOf(m_chosen);
    if (at < 0 && m_chosen.isEmpty() && m_model->rowCount() > 0)
        at = 0;
    if (at >= 0 && m_list->currentIndex().row() != at)
        m_list->selectionModel()->setCurrentIndex(m_model->index(at), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows); // whatever keys are held
    else if (at < 0)
        m_list->selectionModel()->clear();
    refreshFoot();
}

void QueuePage::showState()
{
    m_stack->setLoading(m_model->state() == DossierQueueModel::State::Loading);
    if (m_model->state() == DossierQueueModel::State::Failed) {
        m_stack->showState(EmptyState::Kind::Error, describe(m_model->error()), {}, tr("Try again"));
        connect(m_stack->emptyState(), &EmptyState::buttonClicked, m_model, &DossierQueueModel::refresh, Qt::UniqueConnection);
    } else if (m_model->rowCount() > 0) {
        m_stack->showList();
    } else if (m_model->state() == DossierQueueModel::State::Loading || m_context.office.syncStatus().firstSync) {
        m_stack->showState(EmptyState::Kind::Loading, tr("Reading the queue"));
    } else if (!m_filter->text().trimmed().isEmpty()) {
        m_stack->showState(EmptyState::Kind::Empty, tr("Nothing found for these words"), tr("Fewer letters find more; marks may be left out"));
    } else {
        m_stack->showState(EmptyState::Kind::Empty, tr("Nothing to do here"), tr("New dossiers appear by themselves"));
    }
    refreshFoot();
}

// Begun anew by each change it would never come while a first sync goes on.
void QueuePage::countSoon()
{
    if (!m_countsSoon.isActive())
        m_countsSoon.start();
}

void QueuePage::reloadCounts()
{
    whenDone(m_book.counts(), this, [this](const Result<services::QueueCounts>& answer) {
        if (!answer)
            return;
        m_counts = *answer;
        const int numbers[] = {m_counts.open, m_counts.registered, m_counts.supplement, m_counts.dueSoon, m_counts.overdue, m_counts.toReturn};
        for (int i = 0; i < int(std::size(numbers)); ++i)
            m_tabs->setCount(i, numbers[i]);
        Q_EMIT countChanged(m_counts.open);
        refreshFoot();
    });
}

void QueuePage::refreshFoot()
{
    const int chosen = int(m_list->selectionModel()->selectedIndexes().size());
    const int loaded = m_model->rowCount();
    m_bulk->setDossiers(chosen > 1 ? chosenIds() : QStringList());
    if (loaded == 0)
        m_footLeft->clear();
    else if (m_model->isWhole())
        m_footLeft->setText(tr("%1 of %n dossier(s) chosen", nullptr, loaded).arg(chosen));
    else
        m_footLeft->setText(tr("%1 chosen, %2 read so far").arg(chosen).arg(format::number(loaded)));
}

QList<KeyHint> QueuePage::keyHints() const
{
    if (m_detail->isEditing())
        return {{u"Tab"_s, tr("Next field")}, {u"Ctrl Enter"_s, tr("Save")}, {u"Esc"_s, tr("Leave it as it was")}};
    QList<KeyHint> hints{{u"↑ ↓"_s, tr("Choose")}, {u"/"_s, tr("Filter")}, {u"Ctrl F"_s, tr("Filters")}, {u"F2"_s, tr("Receive")}};
    for (const DossierAction& action : m_detail->footer()->actions()) {
        if (!action.key.isEmpty() && action.key != "F2"_L1)
            hints.append({action.key, action.verb});
    }
    if (const auto* detail = m_detail->detail(); detail && !formsOf(detail->dossier).isEmpty())
        hints.append({u"Ctrl P"_s, tr("Forms")});
    return hints;
}

void QueuePage::keyPressEvent(QKeyEvent* event)
{
    if (m_detail->isEditing() && event->key() >= Qt::Key_F6 && event->key() <= Qt::Key_F9)
        return; // the steps are not on the screen now
    switch (event->key()) {
    case Qt::Key_F2: {
        const auto* detail = m_detail->detail();
        const bool online = detail && detail->dossier.status == domain::DossierStatus::Registered && m_list->hasFocus() && m_list->selectionModel()->hasSelection();
        Q_EMIT screenRequested(u"receive"_s, online ? m_chosen : QString());
        return;
    }
    case Qt::Key_E:
        if (!event->modifiers().testFlag(Qt::ControlModifier))
            break;
        if (event->modifiers().testFlag(Qt::ShiftModifier))
            return m_export->click();
        m_detail->edit();
        return;
    case Qt::Key_F:
        if (event->modifiers() != Qt::ControlModifier)
            break;
        showFilterMenu();
        return;
    case Qt::Key_P:
        if (!event->modifiers().testFlag(Qt::ControlModifier))
            break;
        m_detail->chooseForm();
        return;
    case Qt::Key_F4: m_detail->editPapers(); return;
    case Qt::Key_F6:
        if (m_bulk->isVisibleTo(this))
            m_bulk->begin();
        else
            m_detail->footer()->trigger(u"F6"_s);
        return;
    case Qt::Key_F7: m_detail->footer()->trigger(u"F7"_s); return;
    case Qt::Key_F8: m_detail->footer()->trigger(u"F8"_s); return;
    case Qt::Key_F9: m_detail->footer()->trigger(u"F9"_s); return;
    case Qt::Key_Slash:
        m_filter->setFocus();
        m_filter->selectAll();
        return;
    case Qt::Key_Escape:
        if (m_narrow) {
            showDetail(false);
            return;
        }
        if (m_special) {
            setSpecial({});
            return;
        }
        break;
    default: break;
    }
    Page::keyPressEvent(event);
}

bool QueuePage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::Resize)
        m_head->setRowWidth(m_list->viewport()->width());
    // The list's type-ahead would take the slash and single letters.
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Slash) {
            keyPressEvent(static_cast<QKeyEvent*>(event));
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void QueuePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    arrange();
}

void QueuePage::arrange()
{
    const bool narrow = width() < 880;
    if (narrow != m_narrow) {
        m_narrow = narrow;
        m_listPart->setVisible(true);
        m_detail->setVisible(!narrow);
    }
}

void QueuePage::showDetail(bool show)
{
    if (!m_narrow)
        return;
    m_detail->setVisible(show);
    m_listPart->setVisible(!show);
    (show ? static_cast<QWidget*>(m_detail) : m_list)->setFocus();
}

QByteArray QueuePage::saveState() const
{
    return QByteArray::number(m_tabs->currentIndex()) + ' ' + m_chosen.toUtf8() + ' ' + m_detail->drafts().toBytes();
}

void QueuePage::restoreState(const QByteArray& state)
{
    const qsizetype first = state.indexOf(' ');
    const qsizetype second = state.indexOf(' ', first + 1);
    if (first < 0 || second < 0)
        return;
    m_tabs->setCurrentIndex(state.first(first).toInt());
    m_chosen = QString::fromUtf8(state.sliced(first + 1, second - first - 1));
    m_detail->drafts().takeBytes(state.sliced(second + 1)); // before the row is shown: its form opens again
    if (!m_chosen.isEmpty())
        m_detail->show(m_chosen);
}

} // namespace motcua::ui::reception
