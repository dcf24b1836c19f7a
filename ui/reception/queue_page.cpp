#include "ui/reception/queue_page.h"

#include "services/office.h"
#include "services/when_done.h"
#include "ui/kit/describe.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/panes.h"
#include "ui/kit/search_box.h"
#include "ui/kit/tabs.h"
#include "ui/kit/toast.h"
#include "ui/reception/action_footer.h"
#include "ui/reception/bulk_bar.h"
#include "ui/reception/detail_pane.h"
#include "ui/reception/edit_drafts.h"
#include "ui/reception/dossier_queue_model.h"

#include <QBoxLayout>
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
        say(sentence, !id.isEmpty());
    });
    connect(m_detail, &DetailPane::left, this, [this] { (m_listPart->isVisible() ? static_cast<QWidget*>(m_list) : m_detail)->setFocus(); });
    connect(m_detail, &DetailPane::editingChanged, this, &Page::keyHintsChanged);
    connect(m_detail, &DetailPane::conflicted, this, &Page::mergeRequested);
    connect(m_detail->footer(), &ActionFooter::actionsChanged, this, &Page::keyHintsChanged);
    connect(m_toast, &Toast::undoRequested, this, [this] {
        whenDone(m_book.undo(m_undoable), this, [this](const Result<bool>& answer) {
            say(answer ? tr("Undone, nothing was sent") : describe(answer.error()), false, answer ? Icon::Undo : Icon::Warning);
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
    if (argument.startsWith("dossiers:"_L1)) { // those that a report counted, ended ones, too
        m_filter->clear();
        services::SavedFilter part{argument.section(u'\n', 0, 0).section(u':', 1), {}};
        part.filter.tab = QueueTab::All;
        part.filter.ids = argument.section(u'\n', 1).split(u',', Qt::SkipEmptyParts);
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
    m_place = index.row();
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

void QueuePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    arrange();
}

//! Above what stands at the foot: the count and the buttons there stay in reach.
void QueuePage::say(const QString& sentence, bool canUndo, Icon icon)
{
    const QWidget* lowest = !m_listPart->isVisible() ? static_cast<QWidget*>(m_detail->footer()) : m_bulk->isVisible() ? static_cast<QWidget*>(m_bulk) : m_foot;
    const int top = lowest->isVisible() ? lowest->mapTo(this, QPoint()).y() : height();
    m_toast->setOffset(QPoint(20, height() - top + 12));
    m_toast->showMessage(sentence, canUndo, icon);
}

void QueuePage::arrange()
{
    const bool narrow = width() < 940; // both halves with whole words
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
    return QByteArray::number(m_tabs->currentIndex()) + ' ' + m_chosen.toUtf8() + ' ' + m_detail->footer()->toBytes().toBase64() + ' ' + m_detail->drafts().toBytes();
}

void QueuePage::restoreState(const QByteArray& state)
{
    const qsizetype first = state.indexOf(' ');
    const qsizetype second = state.indexOf(' ', first + 1);
    const qsizetype third = state.indexOf(' ', second + 1);
    if (first < 0 || second < 0 || third < 0)
        return;
    m_tabs->setCurrentIndex(state.first(first).toInt());
    m_chosen = QString::fromUtf8(state.sliced(first + 1, second - first - 1));
    m_detail->footer()->takeBytes(QByteArray::fromBase64(state.sliced(second + 1, third - second - 1)));
    m_detail->drafts().takeBytes(state.sliced(third + 1)); // before the row is shown: its form opens again
    if (!m_chosen.isEmpty())
        m_detail->show(m_chosen);
}

} // namespace motcua::ui::reception
