#include "ui/meetings/meetings_page.h"

#include "domain/calendar.h"
#include "services/when_done.h"
#include "ui/gate/gate_list_model.h"
#include "ui/gate/gate_row_delegate.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/toast.h"
#include "ui/meetings/guest_forms.h"
#include "ui/meetings/meeting_forms.h"

#include <QDir>
#include <QListView>
#include <QPainter>
#include <QStackedWidget>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace motcua::ui {

using services::MeetingGuest;
using services::UnitInvitation;
using services::whenDone;

MeetingsPage::MeetingsPage(services::MeetingOffice& office, QWidget* parent)
    : MeetingsPage(meetingsSource(office), parent)
{
    connect(&office, &services::MeetingOffice::changed, &m_soon, qOverload<>(&QTimer::start));
}

MeetingsPage::MeetingsPage(MeetingsSource source, QWidget* parent)
    : Page(parent)
    , m_source(std::move(source))
{
    setObjectName(u"meetingsPage"_s);
    m_soon.setSingleShot(true);
    m_soon.setInterval(200); // a first sync brings a hundred thousand passes, one reading is enough
    connect(&m_soon, &QTimer::timeout, this, &MeetingsPage::refresh);
    build();
    refresh();
}

QList<KeyHint> MeetingsPage::keyHints() const
{
    return {{u"F2"_s, tr("New meeting")}, {u"F3"_s, tr("Invite a unit")}, {u"F4"_s, tr("Name a person")}, {u"F5"_s, tr("Read again")}};
}

void MeetingsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_meetingList->setFocus(Qt::OtherFocusReason);
}

void MeetingsPage::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), color(Token::Window));
}

const domain::Meeting* MeetingsPage::meeting() const
{
    const int row = m_meetingList->currentIndex().row();
    return row >= 0 && row < int(m_meetings.size()) ? &m_meetings[size_t(row)] : nullptr;
}

const UnitInvitation* MeetingsPage::invitation() const
{
    const int row = m_invitationList->currentIndex().row();
    return row >= 0 && row < int(m_invitations.size()) ? &m_invitations[size_t(row)] : nullptr;
}

const MeetingGuest* MeetingsPage::guest() const
{
    const int row = m_guestList->currentIndex().row();
    return row >= 0 && row < int(m_guests.size()) ? &m_guests[size_t(row)] : nullptr;
}

void MeetingsPage::refresh()
{
    whenDone(m_source.meetings(), this, [this](const Result<std::vector<domain::Meeting>>& meetings) {
        if (!meetings) {
            m_meetingStack->showState(EmptyState::Kind::Error, tr("The meetings could not be opened"), describe(meetings.error()));
            return;
        }
        if (m_meetings == *meetings && !m_meetings.empty())
            return;
        m_meetings = *meetings;
        fillMeetings();
    });
}

void MeetingsPage::open(const QString& argument)
{
    m_toOpen = argument;
    if (m_meetingModel->rowOf(argument) >= 0)
        m_meetingList->setCurrentIndex(m_meetingModel->index(m_meetingModel->rowOf(std::exchange(m_toOpen, {}))));
    m_meetingList->setFocus(Qt::OtherFocusReason);
}

void MeetingsPage::fillMeetings()
{
    const QString kept = m_meetingList->currentIndex().data(GateListModel::IdRole).toString();
    const QDateTime now = domain::toLocal(m_source.now());
    std::vector<GateRow> rows;
    for (const domain::Meeting& one : m_meetings) {
        GateRow row;
        row.id = one.id;
        row.first = one.title;
        // The title has the line to itself, for many begin alike; how many are invited stands over the units.
        const QString begins = format::dateTimeShort(domain::toLocal(one.startsAt), now);
        row.second = one.place.isEmpty() ? begins : begins + u", "_s + one.place;
        rows.push_back(row);
    }
    m_meetingModel->setRows(std::move(rows));
    if (m_meetings.empty()) {
        m_meetingStack->showState(EmptyState::Kind::Empty, tr("No meeting yet"), tr("F2 calls the first one"));
        m_invitations.clear();
        fillInvitations();
        return;
    }
    m_meetingStack->showList();
    const QString wanted = m_meetingModel->rowOf(m_toOpen) >= 0 ? std::exchange(m_toOpen, {}) : kept;
    m_meetingList->setCurrentIndex(m_meetingModel->index(std::max(0, m_meetingModel->rowOf(wanted))));
    readInvitations();
}

void MeetingsPage::readInvitations()
{
    updateButtons();
    const domain::Meeting* chosen = meeting();
    if (!chosen)
        return;
    m_title->setText(chosen->title);
    const quint64 turn = ++m_turn;
    m_invitationStack->setLoading(true);
    whenDone(m_source.invitations(chosen->id), this, [this, turn](const Result<std::vector<UnitInvitation>>& found) {
        if (turn != m_turn)
            return;
        m_invitationStack->setLoading(false);
        if (!found) {
            m_invitations.clear();
            fillInvitations();
            m_invitationStack->showState(EmptyState::Kind::Error, tr("The invitations lie at the centre"), describe(found.error()), tr("Try again"));
            return;
        }
        m_invitations = *found;
        fillInvitations();
    });
}

void MeetingsPage::fillInvitations()
{
    const QString kept = m_invitationList->currentIndex().data(GateListModel::IdRole).toString();
    std::vector<GateRow> rows;
    int people = 0;
    int sent = 0;
    for (const UnitInvitation& one : m_invitations) {
        GateRow row;
        row.id = one.id;
        row.first = one.unit;
        row.second = one.number;
        people += one.revoked ? 0 : one.attendees;
        sent += one.revoked ? 0 : one.sent;
        if (one.revoked) {
            row.glyph = Icon::Error;
            row.token = Token::Danger;
            row.rightSecond = tr("taken back");
        } else if (one.sent > 0 && one.sent == one.attendees) {
            row.glyph = Icon::Ok;
            row.token = Token::Success;
            row.rightSecond = tr("all have their code");
        } else if (one.attendees > 0) {
            row.glyph = Icon::Info;
            row.token = Token::Text2;
            row.rightSecond = tr("%1 of %2 have their code").arg(one.sent).arg(one.attendees);
        } else {
            row.glyph = Icon::Clock;
            row.token = Token::Text2;
            row.rightSecond = one.openedAt.isValid() ? tr("looked at, nobody named") : tr("not looked at yet");
        }
        row.right = tr("%1 of %n seat(s)", nullptr, one.seats).arg(one.attendees);
        rows.push_back(row);
    }
    m_invitationModel->setRows(std::move(rows));
    m_sum->setText(m_invitations.empty() ? QString() : tr("%n unit(s), ", nullptr, int(m_invitations.size())) + tr("%n person(s) named, ", nullptr, people) + tr("%n with a code", nullptr, sent));
    if (m_invitations.empty()) {
        m_invitationStack->showState(EmptyState::Kind::Empty, tr("Nobody is invited yet"), tr("F3 invites a unit by its number"));
        m_guests.clear();
        fillGuests();
    } else {
        m_invitationStack->showList();
        m_invitationList->setCurrentIndex(m_invitationModel->index(std::max(0, m_invitationModel->rowOf(kept))));
        readGuests();
    }
    updateButtons();
}

void MeetingsPage::readGuests()
{
    updateButtons();
    const domain::Meeting* chosen = meeting();
    const UnitInvitation* unit = invitation();
    if (!chosen || !unit)
        return;
    m_unitTitle->setText(unit->unit);
    const quint64 turn = ++m_guestTurn;
    whenDone(m_source.guests(chosen->id, *unit), this, [this, turn](const Result<std::vector<MeetingGuest>>& found) {
        if (turn != m_guestTurn)
            return;
        m_guests = found.value_or(std::vector<MeetingGuest>());
        fillGuests();
        if (!found)
            m_guestStack->showState(EmptyState::Kind::Error, tr("Who comes is not known now"), describe(found.error()));
    });
}

void MeetingsPage::fillGuests()
{
    std::vector<GateRow> rows;
    for (const MeetingGuest& one : m_guests) {
        GateRow row;
        row.id = one.id;
        row.first = one.fullName;
        row.second = one.position.isEmpty() ? one.email : one.position + u", "_s + one.email;
        const bool sent = one.state == "sent"_L1;
        const bool revoked = one.state == "revoked"_L1;
        row.right = one.gates.join(u", "_s);
        row.rightSecond = sent ? tr("code sent") : revoked ? tr("taken back") : tr("code not sent");
        row.glyph = sent ? Icon::Ok : revoked ? Icon::Error : Icon::Clock;
        row.token = sent ? Token::Success : revoked ? Token::Danger : Token::Text2;
        rows.push_back(row);
    }
    m_guestModel->setRows(std::move(rows));
    if (m_guests.empty())
        m_guestStack->showState(EmptyState::Kind::Empty, tr("The unit has named nobody yet"));
    else
        m_guestStack->showList();
    updateButtons();
}

void MeetingsPage::updateButtons()
{
    const domain::Meeting* chosen = meeting();
    const bool open = chosen && chosen->closesAt > m_source.now();
    const UnitInvitation* unit = invitation();
    const MeetingGuest* who = guest();
    m_change->setEnabled(open);
    m_invite->setEnabled(open);
    m_badges->setEnabled(chosen);
    m_tell->setEnabled(open && unit && !unit->revoked);
    m_takeBack->setEnabled(unit && !unit->revoked);
    m_add->setEnabled(open && unit && !unit->revoked);
    m_gates->setEnabled(open && who && !who->pass.isEmpty() && chosen->gates.size() > 1);
    m_send->setEnabled(open && who && !who->pass.isEmpty());
    m_revoke->setEnabled(who && !who->pass.isEmpty());
}

void MeetingsPage::openForm(ToolPanel* form)
{
    m_right->setCurrentWidget(form);
}

void MeetingsPage::closeForm()
{
    m_right->setCurrentWidget(m_people);
    m_invitationList->setFocus(Qt::OtherFocusReason);
}

void MeetingsPage::after(const MeetingsSource::Done& done, const QString& words)
{
    whenDone(done, this, [this, words](const Result<bool>& result) {
        m_toast->showMessage(result ? words : describe(result.error()), false, result ? Icon::Ok : Icon::Warning);
        if (result)
            readInvitations();
    });
}

void MeetingsPage::save(const domain::Meeting& wanted)
{
    whenDone(m_source.save(wanted), this, [this](const Result<domain::Meeting>& saved) {
        if (!saved) {
            m_meetingForm->showError(describe(saved.error()));
            return;
        }
        closeForm();
        m_toast->showMessage(tr("The centre has the meeting; gates learn of it with their next contact"));
        // The feed brings it in a moment; until then it stands here as the centre answered.
        std::erase_if(m_meetings, [&](const domain::Meeting& one) { return one.id == saved->id; });
        m_meetings.push_back(*saved);
        fillMeetings();
        m_meetingList->setCurrentIndex(m_meetingModel->index(m_meetingModel->rowOf(saved->id)));
    });
}

void MeetingsPage::invite(const UnitInvitation& unit)
{
    const domain::Meeting* chosen = meeting();
    if (!chosen)
        return;
    whenDone(m_source.invite(chosen->id, unit), this, [this, unit](const Result<bool>& invited) {
        if (!invited) {
            m_inviteForm->showError(invited.error());
            return;
        }
        m_toast->showMessage(tr("%1 is invited and told by SMS and e-mail").arg(unit.unit));
        m_inviteForm->start(nextInvitationNumber(unit.number)); // the next one
        readInvitations();
    });
}

void MeetingsPage::addGuest(const MeetingGuest& guest)
{
    const UnitInvitation* unit = invitation();
    if (!unit)
        return;
    whenDone(m_source.addGuest(unit->id, guest), this, [this, guest, name = unit->unit](const Result<bool>& added) {
        if (!added) {
            m_guestForm->showError(added.error());
            return;
        }
        m_toast->showMessage(tr("The code went to %1").arg(guest.fullName));
        m_guestForm->start(name); // the next one
        readInvitations();
    });
}

void MeetingsPage::setPassGates(const QStringList& gates)
{
    const MeetingGuest* who = guest();
    closeForm();
    if (who)
        after(m_source.setPassGates(who->pass, gates), tr("The gates of %1 are saved; gates learn of it with their next contact").arg(who->fullName));
}

void MeetingsPage::takeBack(const QString& reason)
{
    const UnitInvitation* unit = invitation();
    const MeetingGuest* who = guest();
    closeForm();
    if (m_guestWanted && who)
        after(m_source.revokePass(who->pass, reason), tr("The code of %1 holds no longer").arg(who->fullName));
    else if (!m_guestWanted && unit)
        after(m_source.takeBack(unit->id, reason), tr("The invitation of %1 is taken back, with its codes").arg(unit->unit));
}

void MeetingsPage::writeBadges()
{
    const domain::Meeting* chosen = meeting();
    if (!chosen)
        return;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString day = domain::toLocal(chosen->startsAt).date().toString(u"yyyy-MM-dd"_s);
    QString path = m_source.askPath(this, u"%1/the-deo-%2.pdf"_s.arg(folder, day), u"*.pdf"_s);
    if (path.isEmpty())
        return;
    if (!path.endsWith(".pdf"_L1, Qt::CaseInsensitive))
        path += u".pdf"_s;
    whenDone(m_source.writeBadges(*chosen, path), this, [this, path](const Result<int>& written) {
        if (written)
            m_toast->showMessage(tr("%n badge(s) written to %1", nullptr, *written).arg(QDir::toNativeSeparators(path)));
        else if (written.error().code == "no_passes"_L1)
            m_toast->showMessage(tr("Nobody has a code yet"), false, Icon::Info);
        else
            m_toast->showMessage(describe(written.error()), false, Icon::Warning);
    });
}

} // namespace motcua::ui
