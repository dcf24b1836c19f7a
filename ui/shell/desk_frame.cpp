#include "ui/shell/desk_frame.h"

#include "domain/calendar.h"
#include "services/office.h"
#include "services/session.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/format.h"
#include "ui/kit/key_line.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/nav_rail.h"
#include "ui/kit/panes.h"
#include "ui/kit/progress_line.h"
#include "ui/kit/sync_chip.h"
#include "ui/shell/merge_page.h"
#include "ui/shell/sync_facts.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/tray_pane.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QShortcut>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using motcua::services::SyncStatus;

namespace motcua::ui {

DeskFrame::DeskFrame(const PageContext& context, const Navigation& navigation, QWidget* parent)
    : QWidget(parent), m_context(context)
{
    setObjectName(u"desk"_s);
    for (const Screen& screen : navigation) {
        if (!screen.allowed || screen.allowed(context.office.official()))
            m_screens.push_back(screen);
    }
    m_rail = new NavRail;
    m_rail->setObjectName(u"rail"_s);
    m_top = new TopBar(context.office, m_screens);
    m_strip = new Surface(Token::Sunken, Qt::BottomEdge);
    m_stripText = bodyLabel({});
    m_stripBar = new ProgressLine;
    m_stripBar->setFixedWidth(240);
    m_stripButton = new ActionButton(ButtonKind::Secondary, tr("Sign in again"));
    m_stripButton->setObjectName(u"signInAgain"_s);
    m_stripButton->setFrameHeight(32);
    auto* stripRow = new QHBoxLayout(m_strip);
    stripRow->setContentsMargins(20, 6, 20, 6);
    stripRow->addWidget(m_stripText);
    stripRow->addWidget(m_stripBar);
    stripRow->addStretch(1);
    stripRow->addWidget(m_stripButton);
    m_stack = new QStackedWidget;
    m_tray = new TrayPane(context.office, context.session);
    m_tray->hide();
    m_splitter = new PaneSplitter;
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_tray);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_keys = new KeyLine;

    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_strip);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_keys);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);

    connect(m_rail, &NavRail::activated, this, [this](const QString& id) { show(id); });
    connect(m_top, &TopBar::lockRequested, this, &DeskFrame::lockRequested);
    connect(m_top, &TopBar::signOutRequested, this, &DeskFrame::signOutRequested);
    connect(m_top, &TopBar::trayToggled, this, &DeskFrame::setTrayOpen);
    connect(m_top, &TopBar::placeChosen, this, &DeskFrame::go);
    connect(m_tray, &TrayPane::closeRequested, this, [this] { setTrayOpen(false); });
    connect(m_tray, &TrayPane::recordRequested, this, &DeskFrame::openRecord);
    connect(m_tray, &TrayPane::mergeRequested, this, &DeskFrame::openMerge);
    connect(m_stripButton, &QAbstractButton::clicked, this, &DeskFrame::signInAgainRequested);
    connect(&context.office, &services::Office::syncStatusChanged, this, &DeskFrame::refreshStrip);
    connect(&context.session, &services::Session::stageChanged, this, &DeskFrame::refreshStrip);

    m_minute.setInterval(5'000);
    connect(&m_minute, &QTimer::timeout, this, &DeskFrame::refreshHints);
    m_minute.start();
    fillRail();
    addShortcuts();
    refreshStrip();
}

DeskFrame::~DeskFrame() = default;

const Screen* DeskFrame::find(const QString& id) const
{
    for (const Screen& screen : m_screens) {
        if (screen.id == id)
            return &screen;
    }
    return nullptr;
}

bool DeskFrame::isFullWindow() const
{
    const Screen* screen = find(m_current);
    return screen && screen->fullWindow;
}

void DeskFrame::fillRail()
{
    const auto words = [](const char* text) { return *text ? QCoreApplication::translate("Navigation", text) : QString(); };
    QList<NavItem> items;
    for (const Screen& screen : m_screens) {
        NavItem item;
        item.id = screen.id;
        item.icon = screen.icon;
        item.text = words(screen.title);
        item.group = words(screen.group);
        item.bottom = screen.bottom;
        items.append(item);
    }
    m_rail->setItems(items);
}

void DeskFrame::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto action) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WindowShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(QKeySequence(u"Ctrl+K"_s), [this] {
        if (!isFullWindow())
            m_top->focusSearch();
    });
    add(QKeySequence(u"Ctrl+L"_s), [this] { Q_EMIT lockRequested(); });
    add(QKeySequence(u"Ctrl+G"_s), [this] { m_context.office.sendNow(); });
    add(QKeySequence(u"Ctrl+B"_s), [this] {
        m_foldedByHand = !m_rail->isFolded();
        m_rail->setFolded(!m_rail->isFolded());
    });
}

QWidget* DeskFrame::makePage(const Screen& screen)
{
    QWidget* made = screen.make(m_context, m_stack);
    m_pages.insert(screen.id, made);
    m_stack->addWidget(made);
    if (auto* page = qobject_cast<Page*>(made)) {
        const QString id = screen.id;
        connect(page, &Page::keyHintsChanged, this, &DeskFrame::refreshHints);
        connect(page, &Page::countChanged, this, [this, id](int count) { m_rail->setCount(id, count); });
        connect(page, &Page::screenRequested, this, [this](const QString& target, const QString& argument) { show(target, argument); });
        connect(page, &Page::mergeRequested, this, &DeskFrame::openMerge);
        connect(page, &Page::trayRequested, this, [this] { setTrayOpen(!m_tray->isVisible()); });
        connect(page, &Page::lockRequested, this, &DeskFrame::lockRequested);
        connect(page, &Page::signOutRequested, this, &DeskFrame::signOutRequested);
        if (m_states.contains(id))
            page->restoreState(m_states.take(id));
    }
    return made;
}

void DeskFrame::show(const QString& id, const QString& argument)
{
    const Screen* screen = find(id);
    if (!screen && !m_screens.empty())
        screen = &m_screens.front();
    if (!screen)
        return;
    QWidget* widget = m_pages.value(screen->id);
    if (!widget)
        widget = makePage(*screen);
    if (m_current != screen->id)
        m_before = m_current;
    m_current = screen->id;
    m_rail->setCurrent(screen->id);
    m_top->setScreen(screen->id);
    for (QWidget* part : {static_cast<QWidget*>(m_rail), static_cast<QWidget*>(m_top), static_cast<QWidget*>(m_keys)})
        part->setVisible(!screen->fullWindow);
    m_stack->setCurrentWidget(widget);
    if (auto* page = qobject_cast<Page*>(widget))
        page->open(argument);
    refreshHints();
    refreshStrip();
}

void DeskFrame::go(const FoundPlace& place)
{
    if (place.deed == "lock"_L1)
        Q_EMIT lockRequested();
    else if (place.deed == "signOut"_L1)
        Q_EMIT signOutRequested();
    else if (place.deed == "sendNow"_L1)
        m_context.office.sendNow();
    else if (place.deed == "shift"_L1)
        m_top->keepForShift();
    else if (place.deed == "tray"_L1)
        setTrayOpen(true);
    else if (!place.screen.isEmpty())
        show(place.screen, place.argument);
}

void DeskFrame::setTrayOpen(bool open)
{
    if (!open)
        closeMerge();
    foldRail(open, open); // first: both would make a small window wider than its screen
    m_tray->setVisible(open);
    const QSignalBlocker quiet(m_top->chip());
    m_top->chip()->setChecked(open);
    if (open) {
        m_splitter->setSizes({qMax(200, m_splitter->width() - metric::tray), metric::tray});
        m_tray->setFocus();
    }
    refreshHints();
}

void DeskFrame::openRecord(const QString& commandType, const QString& id)
{
    if (commandType.startsWith("roster."_L1))
        return show(u"members"_s);
    show(commandType.startsWith("registration."_L1) ? u"review"_s : u"queue"_s, id);
}

void DeskFrame::openMerge(const QString& commandId)
{
    if (!m_merge) {
        m_merge = new MergePage(m_context.office);
        m_stack->addWidget(m_merge);
        connect(m_merge, &MergePage::closeRequested, this, &DeskFrame::closeMerge);
        connect(m_merge, &MergePage::resolved, this, [this](const QString& dossierId) {
            closeMerge();
            if (m_current == "queue"_L1)
                show(u"queue"_s, dossierId);
        });
    }
    if (!m_tray->isVisible())
        setTrayOpen(true); // the work stands in the tray, beside its two versions
    m_stack->setCurrentWidget(m_merge);
    m_merge->show(commandId);
    refreshHints();
}

void DeskFrame::closeMerge()
{
    if (!m_merge || m_stack->currentWidget() != m_merge)
        return;
    m_stack->setCurrentWidget(m_pages.value(m_current));
    if (m_tray->isVisible())
        m_tray->setFocus();
    else if (QWidget* page = m_pages.value(m_current))
        page->setFocus();
    refreshHints();
}

QHash<QString, QByteArray> DeskFrame::saveStates() const
{
    QHash<QString, QByteArray> states = m_states;
    for (auto one = m_pages.begin(); one != m_pages.end(); ++one) {
        if (auto* page = qobject_cast<Page*>(one.value()))
            states.insert(one.key(), page->saveState());
    }
    return states;
}

void DeskFrame::restoreStates(const QHash<QString, QByteArray>& states)
{
    m_states = states;
}

void DeskFrame::refreshHints()
{
    QList<KeyHint> hints;
    if (m_merge && m_stack->currentWidget() == m_merge)
        hints = MergePage::keyHints();
    else if (auto* page = qobject_cast<Page*>(m_pages.value(m_current)))
        hints = page->keyHints();
    if (m_tray->isVisible())
        hints.append({u"Ctrl G"_s, tr("Send now")});
    if (hints != m_keys->hints())
        m_keys->setHints(hints);
    m_keys->setRightText(format::clock(domain::toLocal(m_context.office.clock().now())));
}

void DeskFrame::refreshStrip()
{
    const SyncStatus& status = m_context.office.syncStatus();
    const bool again = status.state == SyncStatus::State::SignInAgain || m_context.session.stage() == services::Session::Stage::SignInAgain;
    const bool upgrade = status.state == SyncStatus::State::UpgradeRequired;
    m_stripButton->setVisible(again);
    m_stripBar->setVisible(status.firstSync && !again && !upgrade);
    const QString clocks = clockWarning(status); // what is printed here carries this machine's time
    m_strip->setVisible((status.firstSync || again || upgrade || !clocks.isEmpty()) && !isFullWindow());
    if (again) {
        m_stripText->setGlyph(Icon::Warning);
        m_stripText->setToken(Token::Warning);
        m_stripText->setText(tr("The server asks to sign in again; everything done here is kept"));
    } else if (upgrade) {
        m_stripText->setGlyph(Icon::Warning);
        m_stripText->setToken(Token::Warning);
        m_stripText->setText(tr("The server needs a newer version of this program; everything done here is kept"));
    } else if (!clocks.isEmpty() && !status.firstSync) {
        m_stripText->setGlyph(Icon::Warning);
        m_stripText->setToken(Token::Warning);
        m_stripText->setText(tr("%1: receipts and scans carry its time").arg(clocks));
    } else {
        m_stripText->setGlyph(Icon::Count);
        m_stripText->setToken(Token::Text2);
        m_stripText->setText(status.total > 0
                                 ? tr("Receiving the data for the first time: %1 of %2").arg(format::number(status.received), format::number(status.total))
                                 : tr("Receiving the data for the first time: %1").arg(format::number(status.received)));
        m_stripBar->setRange(0, int(qMin<qint64>(status.total, INT_MAX)));
        m_stripBar->setValue(int(qMin<qint64>(status.received, INT_MAX)));
    }
}

//! What the tray takes of a small screen is the names of the screens first, not the form that is being filled.
void DeskFrame::foldRail(bool tray, bool atOnce)
{
    if (!m_foldedByHand)
        m_rail->setFolded(tray ? width() - metric::tray < metric::widthTwoPanes : width() < metric::widthAllPanes, atOnce);
}

void DeskFrame::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    foldRail(m_tray->isVisibleTo(this));
}

} // namespace motcua::ui
