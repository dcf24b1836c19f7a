#include "ui/accounts/citizen_window.h"

#include "ui/accounts/citizen_steps.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/panes.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QScreen>
#include <QWindow>

using namespace Qt::StringLiterals;
using motcua::services::CitizenTurn;
using motcua::services::TurnKind;

namespace motcua::ui::accounts {

namespace {

QList<QRect> screenRects(bool available)
{
    QList<QRect> rects;
    for (const QScreen* screen : QGuiApplication::screens())
        rects << (available ? screen->availableGeometry() : screen->geometry());
    return rects;
}

} // namespace

CitizenWindow::CitizenWindow(CitizenTurn& turn, const QString& agency) : QWidget(nullptr, Qt::Window), m_turn(turn)
{
    setObjectName(u"citizenWindow"_s);
    setWindowTitle(tr("For the citizen"));
    setAttribute(Qt::WA_QuitOnClose, false);
    auto* head = captionLabel(agency);
    head->setAlignment(Qt::AlignHCenter);
    head->setWordWrap(true);
    m_title = titleLabel({});
    m_title->setObjectName(u"citizen.title"_s);
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setWordWrap(true);
    auto* inner = new QWidget;
    inner->setMaximumWidth(440);
    m_column = new QVBoxLayout(inner);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    m_column->addWidget(head);
    m_column->addWidget(m_title);
    m_column->addSpacing(8);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(inner, 20);
    row->addStretch(1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(20, 16, 20, 12);
    all->addStretch(1);
    all->addLayout(row);
    all->addStretch(2);
    connect(&turn, &CitizenTurn::changed, this, &CitizenWindow::showStep);
    showStep();
}

void CitizenWindow::showStep()
{
    if (m_shown == int(m_turn.step()))
        return;
    m_shown = int(m_turn.step());
    // The widgets of a step hold what was typed, and its undo: they go with the step. Not this moment: it may be their own signal
    // that has led here.
    if (m_step) {
        m_step->hide();
        m_step->setParent(nullptr);
        m_step->deleteLater();
    }
    switch (m_turn.step()) {
    case CitizenTurn::Step::Code:
        m_title->setText(tr("Type the code from your phone"));
        m_step = new CitizenCode(m_turn);
        break;
    case CitizenTurn::Step::Password:
        m_title->setText(m_turn.kind() == TurnKind::Open ? tr("Choose a password") : tr("Choose a new password"));
        m_step = new CitizenPassword(m_turn);
        break;
    case CitizenTurn::Step::Done: {
        auto* words = bodyLabel(m_turn.kind() == TurnKind::Profile ? tr("The officer may now read and correct your profile with you")
                                : m_turn.isActive()                ? tr("User name: %1. Only you know the password").arg(format::idNumber(m_turn.userName()))
                                                                   : tr("A letter is on its way to your e-mail: open it to begin using the account"));
        words->setAlignment(Qt::AlignHCenter);
        words->setWordWrap(true);
        m_title->setText(m_turn.kind() == TurnKind::Open ? tr("The account is open") : m_turn.kind() == TurnKind::Reset ? tr("The password is changed") : tr("Confirmed"));
        m_step = words;
        break;
    }
    case CitizenTurn::Step::Over: {
        auto* words = bodyLabel(tr("Please tell the officer, who can send another code"));
        words->setAlignment(Qt::AlignHCenter);
        words->setWordWrap(true);
        m_title->setText(tr("This code cannot be used any more"));
        m_step = words;
        break;
    }
    }
    m_column->addWidget(m_step);
    if (isVisible())
        m_step->setFocus();
}

void CitizenWindow::put(const CitizenPlace& place, QWidget* clerks)
{
    m_place = place;
    winId(); // the window of the system, so that it can be told where it belongs
    windowHandle()->setTransientParent(place.whole || !clerks ? nullptr : clerks->window()->windowHandle());
    if (isFullScreen() && !place.whole)
        showNormal(); // a full screen does not take a place
    windowHandle()->setScreen(QGuiApplication::screens().value(place.screen));
    setGeometry(place.rect);
    place.whole ? showFullScreen() : showNormal();
    raise();
    activateWindow();
    m_step->setFocus();
}

void CitizenWindow::appear(QWidget* clerks, const QRect& room)
{
    const int here = int(QGuiApplication::screens().indexOf(clerks->window()->screen()));
    CitizenPlace place = placeFor(screenRects(false), here, room);
    if (!place.whole)
        place = placeFor(screenRects(true), here, room); // not under the system's own bar
    put(place, clerks);
}

void CitizenWindow::moveOn(QWidget* clerks, const QRect& room)
{
    const QList<QRect> screens = screenRects(false);
    const int here = int(QGuiApplication::screens().indexOf(clerks->window()->screen()));
    const int next = nextScreen(screens, m_place.screen);
    put(next == here ? placeFor({screens.value(here)}, 0, room) : CitizenPlace{next, screens.value(next), true}, clerks);
    m_place.screen = next;
}

void CitizenWindow::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), color(Token::Base)); }

void CitizenWindow::closeEvent(QCloseEvent* event)
{
    event->accept();
    Q_EMIT closed();
}

} // namespace motcua::ui::accounts
