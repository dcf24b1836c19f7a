#include "ui/gate/gate_chooser.h"

#include "domain/calendar.h"
#include "services/when_done.h"
#include "ui/gate/gate_list_model.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/panes.h"
#include "ui/kit/row_delegate.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui {

GateChooser::GateChooser(GateSource source, QWidget* parent)
    : QWidget(parent)
    , m_source(std::move(source))
    , m_meetingList(new QListView)
    , m_gateList(new QListView)
    , m_meetingModel(new GateListModel(this))
    , m_gateModel(new GateListModel(this))
    , m_begin(new ActionButton(ButtonKind::Primary, tr("Start at this gate")))
    , m_alsoButton(new ActionButton(ButtonKind::Secondary, tr("Same door")))
    , m_close(new ActionButton(ButtonKind::Secondary, tr("Back")))
    , m_message(meaningLabel(Meaning::Danger, {}))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new PaneHeader(tr("Which meeting, which gate")));
    auto* lists = new QHBoxLayout;
    lists->setSpacing(0);
    const auto prepare = [this](QListView* view, GateListModel* model, const QString& object, const QString& name, int height) {
        prepareRowView(view);
        view->setObjectName(object);
        view->setAccessibleName(name);
        view->setItemDelegate(new ListRowDelegate(view, height));
        view->setModel(model);
        view->setAttribute(Qt::WA_InputMethodEnabled, false);
        view->installEventFilter(this);
    };
    prepare(m_meetingList, m_meetingModel, u"meetings"_s, tr("Meetings"), metric::rowTwoLines);
    prepare(m_gateList, m_gateModel, u"gates"_s, tr("Gates"), metric::rowOneLine);
    m_gateList->setFixedWidth(320);
    m_stack = new ListStack(m_meetingList);
    lists->addWidget(m_stack, 1);
    lists->addWidget(new DividerLine(Qt::Vertical));
    lists->addWidget(m_gateList);
    column->addLayout(lists, 1);

    auto* foot = new Surface(Token::Sunken, Qt::TopEdge);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(metric::panePadding, 12, metric::panePadding, 12);
    row->setSpacing(8);
    m_begin->setObjectName(u"beginGate"_s);
    m_begin->setKeyText(tr("Enter"));
    m_alsoButton->setObjectName(u"alsoMeeting"_s);
    m_alsoButton->setKeyText(tr("Space"));
    m_alsoButton->setToolTip(tr("This door serves the marked meeting, too: its codes are judged and counted for it"));
    m_close->setObjectName(u"closeChooser"_s);
    m_close->setKeyText(u"Esc"_s);
    m_message->setObjectName(u"chooserMessage"_s);
    m_message->hide();
    auto* out = new ActionButton(ButtonKind::Plain, tr("Sign out"));
    out->setObjectName(u"signOut"_s);
    row->addWidget(m_begin);
    row->addWidget(m_alsoButton);
    row->addWidget(m_close);
    row->addWidget(m_message, 1);
    row->addStretch(1);
    row->addWidget(out);
    column->addWidget(foot);
    connect(m_begin, &ActionButton::clicked, this, &GateChooser::begin);
    connect(m_alsoButton, &ActionButton::clicked, this, &GateChooser::turnAlso);
    connect(m_close, &ActionButton::clicked, this, &GateChooser::closed);
    connect(out, &ActionButton::clicked, this, &GateChooser::signOutRequested);
    connect(m_meetingList->selectionModel(), &QItemSelectionModel::currentChanged, this, &GateChooser::showGates);
    connect(m_stack->emptyState(), &EmptyState::buttonClicked, this, &GateChooser::refresh);
    setCanClose(false);
    m_begin->setEnabled(false);
}

void GateChooser::setCanClose(bool can)
{
    m_close->setVisible(can);
}

void GateChooser::start()
{
    m_message->hide();
    m_also = m_source.alsoMeetings();
    refresh();
    takeFocus();
}

namespace {

//! What a guard most likely stands at: the meeting that is open now, else the next one, else the last.
domain::Id nearest(const std::vector<domain::Meeting>& meetings, const QDateTime& now)
{
    const domain::Meeting* best = nullptr;
    for (const domain::Meeting& meeting : meetings) {
        const auto rank = [&](const domain::Meeting& one) {
            const bool over = one.closesAt < now;
            return std::pair(over, over ? one.closesAt.secsTo(now) : std::max<qint64>(0, now.secsTo(one.opensAt)));
        };
        if (!best || rank(meeting) < rank(*best))
            best = &meeting;
    }
    return best ? best->id : domain::Id();
}

} // namespace

void GateChooser::takeFocus()
{
    m_focusWanted = m_meetings.empty();
    m_meetingList->setFocus(Qt::OtherFocusReason);
}

void GateChooser::refresh()
{
    if (m_meetings.empty())
        m_stack->showState(EmptyState::Kind::Loading, tr("Opening the meetings"));
    services::whenDone(m_source.meetings(), this, [this](const Result<std::vector<domain::Meeting>>& meetings) {
        if (!meetings) {
            m_stack->showState(EmptyState::Kind::Error, tr("The meetings could not be opened"), describe(meetings.error()), tr("Try again"));
            return;
        }
        m_meetings = *meetings;
        QString kept = m_meetingList->currentIndex().data(GateListModel::IdRole).toString();
        if (kept.isEmpty())
            kept = m_source.meeting().id;
        if (kept.isEmpty())
            kept = nearest(m_meetings, m_source.now());
        fillMeetings();
        m_alsoButton->setVisible(m_meetings.size() > 1);
        if (m_meetings.empty()) {
            m_stack->showState(EmptyState::Kind::Empty, tr("No meeting on this machine yet"),
                               tr("Meetings appear here once the centre has sent them"));
            m_begin->setEnabled(false);
            return;
        }
        m_stack->showList();
        if (std::exchange(m_focusWanted, false))
            m_meetingList->setFocus(Qt::OtherFocusReason);
        m_meetingList->setCurrentIndex(m_meetingModel->index(std::max(0, m_meetingModel->rowOf(kept))));
        showGates();
    });
}

void GateChooser::fillMeetings()
{
    const QDateTime now = domain::toLocal(m_source.now());
    std::vector<GateRow> rows;
    for (const domain::Meeting& meeting : m_meetings) {
        GateRow row;
        row.id = meeting.id;
        row.first = meeting.title;
        row.second = m_also.contains(meeting.id) ? tr("%1, same door").arg(meeting.place) : meeting.place;
        row.right = format::dateTimeShort(domain::toLocal(meeting.startsAt), now);
        if (meeting.expected > 0)
            row.rightSecond = tr("%n invited", nullptr, meeting.expected);
        rows.push_back(row);
    }
    m_meetingModel->setRows(std::move(rows));
}

void GateChooser::turnAlso()
{
    const QModelIndex at = m_meetingList->currentIndex();
    const QString id = at.data(GateListModel::IdRole).toString();
    if (id.isEmpty())
        return;
    if (!m_also.removeOne(id))
        m_also << id;
    const int row = at.row();
    fillMeetings();
    m_meetingList->setCurrentIndex(m_meetingModel->index(row));
}

QStringList GateChooser::alsoBeside(const domain::Meeting& meeting) const
{
    QStringList beside;
    for (const domain::Meeting& other : m_meetings) {
        if (m_also.contains(other.id) && other.id != meeting.id && other.hall == meeting.hall && !(other.closesAt < m_source.now()))
            beside << other.id;
    }
    return beside;
}

void GateChooser::showGates()
{
    const int row = m_meetingList->currentIndex().row();
    if (row < 0 || row >= int(m_meetings.size()))
        return;
    const domain::Meeting& meeting = m_meetings[size_t(row)];
    QStringList gates = meeting.gates;
    if (gates.isEmpty())
        gates << tr("Gate 1");
    std::vector<GateRow> rows;
    for (const QString& gate : gates) {
        GateRow line;
        line.id = gate;
        line.first = gate;
        rows.push_back(line);
    }
    const QString kept = m_gateList->currentIndex().isValid() ? m_gateList->currentIndex().data(GateListModel::IdRole).toString()
                                                              : m_source.gate();
    m_gateModel->setRows(std::move(rows));
    m_gateList->setCurrentIndex(m_gateModel->index(std::max(0, m_gateModel->rowOf(kept))));
    m_begin->setEnabled(true);
}

void GateChooser::begin()
{
    const QString meeting = m_meetingList->currentIndex().data(GateListModel::IdRole).toString();
    const QString gate = m_gateList->currentIndex().data(GateListModel::IdRole).toString();
    if (meeting.isEmpty() || gate.isEmpty())
        return;
    m_message->hide();
    const auto& chosenMeeting = m_meetings[size_t(m_meetingList->currentIndex().row())];
    services::whenDone(m_source.setGate(meeting, gate, alsoBeside(chosenMeeting)), this, [this](const Result<bool>& set) {
        if (set) {
            Q_EMIT chosen();
            return;
        }
        m_message->setText(describe(set.error()));
        m_message->show();
    });
}

bool GateChooser::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && (watched == m_meetingList || watched == m_gateList)) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (watched == m_meetingList && m_gateModel->rowCount() > 1)
                m_gateList->setFocus();
            else
                begin();
            return true;
        case Qt::Key_Space:
            if (watched == m_meetingList && m_meetings.size() > 1)
                turnAlso();
            return true;
        case Qt::Key_Right:
            m_gateList->setFocus();
            return true;
        case Qt::Key_Left:
            m_meetingList->setFocus();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void GateChooser::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_close->isVisible())
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

void GateChooser::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), color(Token::Base));
}

} // namespace motcua::ui
