#include "domain/calendar.h"
#include "services/office.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/badges.h"
#include "ui/kit/day_range.h"
#include "ui/kit/describe.h"
#include "ui/kit/search_box.h"
#include "ui/kit/tabs.h"
#include "ui/reception/dossier_queue_model.h"
#include "ui/reception/filter_bar.h"
#include "ui/reception/queue_page.h"

#include <QListView>
#include <QMenu>
#include <QShortcut>

using namespace Qt::StringLiterals;
using motcua::services::QueueFilter;
using motcua::services::SavedFilter;
using motcua::services::whenDone;

namespace motcua::ui::reception {

// What the list is asked: a tab, or a filter of one's own, or one that another screen has set.

namespace {

constexpr int mostKeys = 9; // Ctrl 1 … Ctrl 9

} // namespace

void QueuePage::makeFilters()
{
    connect(m_filters, &QAbstractButton::clicked, this, &QueuePage::showFilterMenu);
    connect(m_bar, &FilterBar::left, this, [this] {
        m_bar->hide();
        m_list->setFocus();
    });
    connect(m_bar, &FilterBar::tried, this, [this](const QueueFilter& filter) {
        SavedFilter tried{m_special ? m_special->name : QString(), filter};
        if (savedIndex() < 0)
            tried.name.clear();
        setSpecial(tried);
        m_list->setFocus();
    });
    connect(m_bar, &FilterBar::saveRequested, this, [this](const QString& name, const QueueFilter& filter) {
        const auto saved = m_saved.save(name, filter);
        if (!saved)
            return m_bar->say(describe(saved.error()), false);
        const SavedFilter kept = m_saved.all()[size_t(*saved)];
        setSpecial(kept);
        m_bar->hide();
        m_list->setFocus();
        keepFilters(tr("Filter “%1” is kept").arg(kept.name));
    });
    connect(m_bar, &FilterBar::renameRequested, this, [this](const QString& name) {
        const int at = savedIndex();
        if (const auto renamed = m_saved.rename(at, name); !renamed)
            return m_bar->say(describe(renamed.error()), false);
        setSpecial(m_saved.all()[size_t(at)]);
        keepFilters(tr("Filter “%1” is kept").arg(m_special->name));
    });
    connect(m_bar, &FilterBar::removeRequested, this, [this] {
        const QString name = m_special ? m_special->name : QString();
        if (!m_saved.remove(savedIndex()))
            return;
        m_bar->hide();
        setSpecial({});
        m_list->setFocus();
        keepFilters(tr("Filter “%1” is gone").arg(name));
    });
    connect(m_bar, &FilterBar::moveRequested, this, [this](int by) {
        const int at = m_saved.move(savedIndex(), by);
        if (at >= 0)
            m_bar->say(tr("Place %1 of %2").arg(at + 1).arg(m_saved.all().size()), true);
        keepFilters({});
    });
    for (int key = 1; key <= mostKeys; ++key) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + key)), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, key] { useSaved(key - 1); });
    }
    whenDone(m_book.loadFilters(), this, [this](const Result<QByteArray>& bytes) {
        if (bytes)
            m_saved = services::QueueFilters::fromBytes(*bytes);
    });
}

void QueuePage::applyFilter()
{
    m_pause.stop();
    m_place = -1; // another list, from its beginning
    QueueFilter filter = m_special ? m_special->filter : QueueFilter();
    if (!m_special)
        filter.tab = queueTabs[qBound(0, m_tabs->currentIndex(), int(std::size(queueTabs)) - 1)];
    filter.sort = m_model->filter().sort;
    if (const QString typed = m_filter->text().trimmed(); !typed.isEmpty())
        filter.text = typed;
    m_model->setFilter(filter);
}

int QueuePage::savedIndex() const { return m_special ? m_saved.indexOf(m_special->name) : -1; }

void QueuePage::setSpecial(const std::optional<SavedFilter>& special)
{
    m_special = special;
    m_only->setVisible(m_special.has_value());
    if (m_special) {
        const QueueFilter& filter = m_special->filter;
        QStringList words;
        if (filter.status != 0)
            words << statusLook(filter.status).text;
        if (filter.ownerKind)
            words << (filter.ownerKind == domain::OwnerKind::Organisation ? tr("organisations") : tr("people"));
        words << QStringList{filter.procedure, filter.holder};
        if (filter.receivedFrom.isValid())
            words << tr("received %1").arg(dayRangeText(filter.receivedFrom, filter.receivedTo));
        if (filter.dueFrom.isValid())
            words << tr("due %1").arg(dayRangeText(filter.dueFrom, filter.dueTo));
        words.removeAll(QString());
        const QString name = m_special->name.isEmpty() ? words.isEmpty() ? tr("Filter") : words.join(u", "_s) : m_special->name;
        m_only->setText(tr("Only %1").arg(name));
        m_only->setToolTip(tr("Show all again"));
    }
    applyFilter();
}

void QueuePage::useSaved(int index)
{
    if (index < 0 || index >= int(m_saved.all().size()))
        return;
    m_filter->clear();
    setSpecial(m_saved.all()[size_t(index)]);
    m_list->setFocus();
}

void QueuePage::showFilterMenu()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(u"queue.filterMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < int(m_saved.all().size()); ++i) {
        const QString name = QString(m_saved.all()[size_t(i)].name).replace(u'&', u"&&"_s);
        auto* action = menu->addAction(name, this, [this, i] { useSaved(i); });
        if (i < mostKeys)
            action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)));
        action->setShortcutContext(Qt::WidgetShortcut); // told here; it works by the page's own
        action->setCheckable(true);
        action->setChecked(i == savedIndex());
    }
    if (!m_saved.all().empty())
        menu->addSeparator();
    menu->addAction(tr("New filter"), this, [this] { editFilter(true); })->setObjectName(u"newFilter"_s);
    if (m_special && m_special->filter.ids.isEmpty()) // what a report counted has no words of its own
        menu->addAction(savedIndex() >= 0 ? tr("Change “%1”").arg(m_special->name) : tr("Change this filter"), this, [this] { editFilter(false); })->setObjectName(u"changeFilter"_s);
    menu->setActiveAction(menu->actions().front());
    menu->popup(m_filters->mapToGlobal(QPoint(0, m_filters->height())));
}

void QueuePage::editFilter(bool fresh)
{
    if (fresh)
        setSpecial({});
    whenDone(m_book.procedures({}, 300), this, [this](const Result<std::vector<domain::Procedure>>& found) {
        QStringList names;
        for (const domain::Procedure& one : found ? *found : std::vector<domain::Procedure>())
            names << one.name;
        m_bar->setProcedures(names);
    });
    whenDone(m_book.holders(), this, [this](const Result<QStringList>& names) { m_bar->setHolders(names ? *names : QStringList()); });
    SavedFilter begun{m_special ? m_special->name : QString(), m_special ? m_special->filter : QueueFilter()};
    if (!m_special)
        begun.filter.tab = queueTabs[qBound(0, m_tabs->currentIndex(), int(std::size(queueTabs)) - 1)];
    // Two tabs are a status.
    if (begun.filter.tab == services::QueueTab::Registered || begun.filter.tab == services::QueueTab::Supplement) {
        begun.filter.status = begun.filter.tab == services::QueueTab::Registered ? 1 : 5;
        begun.filter.tab = services::QueueTab::Open;
    }
    m_bar->begin(begun, savedIndex() >= 0, domain::toLocal(m_context.office.clock().now()).date());
}

void QueuePage::keepFilters(const QString& sentence)
{
    whenDone(m_book.saveFilters(m_saved.toBytes()), this, [this, sentence](const Result<bool>& kept) {
        if (!kept)
            say(describe(kept.error()), false, Icon::Warning);
        else if (!sentence.isEmpty())
            say(sentence);
    });
}

} // namespace motcua::ui::reception
