#include "ui/shell/top_bar.h"

#include "domain/calendar.h"
#include "services/office.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/format.h"
#include "ui/kit/metrics.h"
#include "ui/kit/search_box.h"
#include "ui/kit/sync_chip.h"
#include "ui/kit/toast.h"
#include "ui/shell/suggest_list.h"

#include <QBoxLayout>
#include <QMenu>
#include <QResizeEvent>

using namespace Qt::StringLiterals;
using motcua::services::SyncStatus;
using motcua::services::whenDone;

namespace motcua::ui {

namespace {

SyncSummary summaryOf(const SyncStatus& status)
{
    const QTime since = domain::toLocal(status.since).time();
    switch (status.state) {
    case SyncStatus::State::NeedsLook: return {SyncLook::Look, since, status.needsLook};
    case SyncStatus::State::Offline: return {SyncLook::Offline, since, status.waiting};
    case SyncStatus::State::SignInAgain:
    case SyncStatus::State::UpgradeRequired: return {SyncLook::Offline, status.since.isValid() ? since : QTime(), status.waiting};
    case SyncStatus::State::Sending: return {SyncLook::Sending, since, status.waiting};
    case SyncStatus::State::NeverSynced: return {SyncLook::Sending, QTime(), status.waiting};
    case SyncStatus::State::Synced: break;
    }
    return {SyncLook::Ok, status.since.isValid() ? since : QTime(), 0};
}

} // namespace

TopBar::TopBar(services::Office& office, const Navigation& screens, QWidget* parent) : Surface(Token::Window, Qt::BottomEdge, parent), m_office(office)
{
    setFixedHeight(metric::topLine);
    m_search = new SearchBox;
    m_search->setObjectName(u"search"_s);
    m_search->setKeyText(u"Ctrl K"_s);
    m_search->setMaximumWidth(432);
    m_search->setMinimumWidth(160);
    m_results = new SuggestList(m_search);
    m_find = new FindAnything(office, screens, this);
    setScreen({});
    m_chip = new SyncChip;
    m_chip->setObjectName(u"syncChip"_s);
    const domain::Official& official = office.official();
    m_person = new ActionButton(ButtonKind::Plain, official.title.isEmpty() ? official.fullName : tr("%1, %2", "name, post").arg(official.fullName, official.title));
    m_person->setObjectName(u"person"_s);
    m_person->setGlyph(Icon::Person);
    auto* lock = new ActionButton(ButtonKind::IconOnly, tr("Lock the screen (Ctrl+L)"));
    lock->setFlat(true);
    lock->setObjectName(u"lockButton"_s);
    lock->setGlyph(Icon::Lock);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    row->addWidget(m_search, 3);
    row->addStretch(1);
    row->addWidget(m_chip);
    row->addWidget(m_person);
    row->addWidget(lock);

    m_pause.setSingleShot(true);
    m_pause.setInterval(120);
    connect(m_search, &QLineEdit::textEdited, this, [this] { m_pause.start(); });
    connect(&m_pause, &QTimer::timeout, this, &TopBar::search);
    connect(m_results, &SuggestList::chosen, this, [this](const Suggestion& one) {
        m_search->clear();
        Q_EMIT placeChosen(FindAnything::placeOf(one));
    });
    connect(m_find, &FindAnything::found, this, [this](const QList<Suggestion>& rows, const QString& nothing) {
        m_search->setSearching(false);
        m_results->setSuggestions(rows, nothing);
    });
    connect(m_chip, &QAbstractButton::toggled, this, &TopBar::trayToggled);
    connect(lock, &QAbstractButton::clicked, this, &TopBar::lockRequested);
    connect(m_person, &QAbstractButton::clicked, this, [this] {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        if (m_office.dossiers() || m_office.registrations())
            menu->addAction(tr("Without a line until the end of the shift"), this, &TopBar::keepForShift)->setObjectName(u"withoutLineAction"_s);
        menu->addAction(tr("Lock the screen"), this, &TopBar::lockRequested);
        menu->addAction(tr("Sign out"), this, &TopBar::signOutRequested)->setObjectName(u"signOutAction"_s);
        menu->popup(m_person->mapToGlobal(QPoint(0, m_person->height())));
    });
    connect(&office, &services::Office::syncStatusChanged, this, &TopBar::refreshStatus);
    refreshStatus();
}

void TopBar::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void TopBar::search()
{
    const QString text = m_search->text().trimmed();
    m_search->setSearching(text.size() >= 2);
    m_find->ask(text);
}

void TopBar::setScreen(const QString& id)
{
    m_find->setScreen(id);
    const QString words = m_find->searchesDossiers() ? tr("Find a dossier, person, procedure, screen") : m_find->searchesParty() ? tr("Find a member, screen, action") : tr("Find a meeting, screen, action");
    m_search->setPlaceholderText(words);
    m_search->setAccessibleName(words);
}

void TopBar::refreshStatus()
{
    m_chip->setSummary(summaryOf(m_office.syncStatus()));
}

// Whoever takes this machine away from its line says so: others see who works on what until then.
void TopBar::keepForShift()
{
    whenDone(m_office.keepForShift(), this, [this](const Result<QDateTime>& until) {
        if (!m_toast)
            m_toast = new Toast(parentWidget());
        m_toast->showMessage(until ? tr("What is open here stays yours until %1, with or without a line").arg(format::time(domain::toLocal(*until).time()))
                                   : describe(until.error()),
                             false, until ? Icon::Ok : Icon::Warning);
    });
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    Surface::resizeEvent(event);
    m_chip->setFolded(window()->width() < metric::widthShortTop);
}

} // namespace motcua::ui
