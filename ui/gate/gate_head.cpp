#include "ui/gate/gate_head.h"

#include "ui/gate/gate_words.h"
#include "ui/kit/action_button.h"
#include "ui/kit/app_mark.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace motcua::ui {

GateHead::GateHead(QWidget* parent)
    : QWidget(parent)
    , m_title(boldLabel({}))
    , m_place(new TextLabel({}, TypeStep::Body, QFont::Normal, Token::Text2))
    , m_gate(new ActionButton(ButtonKind::Plain))
    , m_sync(new SyncChip)
    , m_time(titleLabel({}))
{
    setFixedHeight(metric::topLine);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(20, 0, 16, 0);
    row->setSpacing(12);
    auto* mark = new AppMark(24);
    mark->setLogoOnly(true);
    row->addWidget(mark);
    auto* words = new QHBoxLayout;
    words->setSpacing(0);
    m_title->setObjectName(u"gateMeeting"_s);
    words->addWidget(m_title);
    words->addWidget(m_place, 1);
    m_place->setElided(Qt::ElideRight);
    row->addLayout(words, 1);
    m_gate->setObjectName(u"changeGate"_s);
    m_gate->setGlyph(Icon::Gate);
    row->addWidget(m_gate);
    m_sync->setCheckable(false);
    m_sync->setObjectName(u"gateSync"_s);
    row->addWidget(m_sync);
    m_time->setObjectName(u"gateTime"_s);
    row->addSpacing(8);
    row->addWidget(m_time);
    row->addSpacing(4);
    m_kiosk = new ActionButton(ButtonKind::IconOnly, tr("Lock to this screen"));
    m_kiosk->setFlat(true);
    m_kiosk->setObjectName(u"gateKiosk"_s);
    row->addWidget(m_kiosk);
    m_lock = new ActionButton(ButtonKind::IconOnly, tr("Lock"));
    m_lock->setGlyph(Icon::Lock);
    m_lock->setFlat(true);
    m_lock->setObjectName(u"gateLock"_s);
    m_lock->setToolTip(tr("Lock"));
    row->addWidget(m_lock);
    setKiosk(false, false);
    // The keyboard stays with the scans; these three are for the mouse and reachable with Tab.
    connect(m_gate, &ActionButton::clicked, this, &GateHead::changeGateRequested);
    connect(m_sync, &SyncChip::clicked, this, [this] {
        if (!m_locked)
            Q_EMIT trayRequested();
    });
    connect(m_kiosk, &ActionButton::clicked, this, &GateHead::kioskRequested);
    connect(m_lock, &ActionButton::clicked, this, &GateHead::lockRequested);
}

void GateHead::setMeeting(const domain::Meeting& meeting, const QString& gate, int beside)
{
    m_title->setText(meeting.title.isEmpty() ? tr("No meeting chosen") : meeting.title);
    const QString place = GateWords::placeAndTime(meeting);
    QString rest = place.isEmpty() ? QString() : u", "_s + place;
    if (beside > 0 && !meeting.id.isEmpty())
        rest += u", "_s + tr("and %n other meeting(s)", nullptr, beside);
    m_place->setText(rest);
    m_gate->setText(gate);
    m_gate->setAccessibleName(tr("%1: choose another meeting or gate").arg(gate));
    m_gate->setToolTip(tr("Choose another meeting or gate"));
    m_gate->setVisible(!gate.isEmpty() && !meeting.id.isEmpty());
}

void GateHead::setKiosk(bool possible, bool on)
{
    m_locked = on;
    m_kiosk->setVisible(possible);
    m_kiosk->setGlyph(on ? Icon::Unlock : Icon::Fullscreen);
    const QString words = on ? tr("Unlock the screen") : tr("Lock to this screen");
    m_kiosk->setToolTip(words);
    m_kiosk->setAccessibleName(words);
    m_lock->setVisible(!on);
    m_gate->setEnabled(!on);
}

void GateHead::setSync(const SyncSummary& summary)
{
    m_sync->setSummary(summary);
}

void GateHead::setTime(const QTime& time)
{
    m_time->setText(format::time(time));
}

void GateHead::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Window));
    paintEdge(&painter, rect(), Qt::BottomEdge);
}

} // namespace motcua::ui
