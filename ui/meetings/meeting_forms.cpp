#include "ui/meetings/meeting_forms.h"

#include "domain/calendar.h"
#include "domain/identity.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace motcua::ui {

namespace {

QLineEdit* edit(const QString& name, int longest)
{
    auto* line = new QLineEdit;
    line->setObjectName(name);
    line->setMaxLength(longest);
    return line;
}

ActionButton* addButton(QVBoxLayout* body, const QString& words, const QString& name, ButtonKind kind = ButtonKind::Primary)
{
    auto* row = new QHBoxLayout;
    auto* button = new ActionButton(kind, words);
    button->setObjectName(name);
    row->addWidget(button);
    row->addStretch(1);
    body->addLayout(row);
    body->addStretch(1);
    return button;
}

//! Times on screen are those of the wall clock here.
QDateTime utcOf(const QDateTime& shown)
{
    const QDateTime asUtc(shown.date(), shown.time(), Qt::UTC);
    return asUtc.addSecs(-QDateTime(asUtc).secsTo(QDateTime(domain::toLocal(asUtc).date(), domain::toLocal(asUtc).time(), Qt::UTC)));
}

} // namespace

QString nextInvitationNumber(const QString& last)
{
    static const QRegularExpression digits(u"\\d+"_s);
    const auto match = digits.match(last);
    if (!match.hasMatch() || match.capturedLength() > 9)
        return {};
    const QString next = QString::number(match.captured().toInt() + 1).rightJustified(match.capturedLength(), u'0');
    return last.left(match.capturedStart()) + next + last.sliced(match.capturedEnd());
}

MeetingForm::MeetingForm(QWidget* parent)
    : ToolPanel(tr("New meeting"), parent)
    , m_title(edit(u"meetingTitle"_s, 300))
    , m_place(edit(u"meetingPlace"_s, 300))
    , m_gates(edit(u"meetingGates"_s, 300))
    , m_starts(new QDateTimeEdit)
    , m_opensBefore(new QSpinBox)
    , m_lasts(new QSpinBox)
    , m_reEntry(new QCheckBox(tr("Who left may come in again")))
    , m_error(meaningLabel(Meaning::Danger, {}))
{
    m_titleField = new Field(tr("Title"), m_title);
    m_titleField->setRequired(true);
    body()->addWidget(m_titleField);
    auto* place = new Field(tr("Place"), m_place);
    place->setRequired(true);
    body()->addWidget(place);
    m_starts->setObjectName(u"meetingStarts"_s);
    m_starts->setDisplayFormat(u"HH:mm dd/MM/yyyy"_s);
    m_starts->setCalendarPopup(true);
    body()->addWidget(new Field(tr("Begins"), m_starts));
    auto* row = new QHBoxLayout;
    m_opensBefore->setRange(0, 24 * 60);
    m_opensBefore->setObjectName(u"meetingOpens"_s);
    m_opensBefore->setSuffix(tr(" min"));
    m_lasts->setRange(15, 30 * 24 * 60);
    m_lasts->setObjectName(u"meetingLasts"_s);
    m_lasts->setSuffix(tr(" min"));
    row->addWidget(new Field(tr("Doors open before"), m_opensBefore));
    row->addWidget(new Field(tr("Admission ends after"), m_lasts));
    body()->addLayout(row);
    m_gatesField = new Field(tr("Gates"), m_gates);
    m_gatesField->setRequired(true);
    m_gatesField->setHint(tr("Separated by commas"));
    body()->addWidget(m_gatesField);
    body()->addWidget(m_reEntry);
    m_error->setObjectName(u"meetingError"_s);
    m_error->setWordWrap(true);
    m_error->hide();
    body()->addWidget(m_error);
    m_button = addButton(body(), tr("Save the meeting"), u"saveMeeting"_s);
    connect(m_button, &ActionButton::clicked, this, &MeetingForm::give);
}

void MeetingForm::start(const domain::Meeting& meeting, const QDateTime& proposed)
{
    m_meeting = meeting;
    const bool fresh = meeting.id.isEmpty();
    setTitle(fresh ? tr("New meeting") : tr("Change the meeting"));
    m_title->setText(meeting.title);
    m_place->setText(meeting.place);
    const QDateTime starts = fresh ? proposed : domain::toLocal(meeting.startsAt);
    m_starts->setDateTime(QDateTime(starts.date(), starts.time()));
    m_opensBefore->setValue(fresh ? 60 : int(meeting.opensAt.secsTo(meeting.startsAt) / 60));
    m_lasts->setValue(fresh ? 240 : int(meeting.startsAt.secsTo(meeting.closesAt) / 60));
    m_gates->setText(fresh ? tr("Gate 1") : meeting.gates.join(u", "_s));
    m_reEntry->setChecked(fresh || meeting.reEntry);
    m_error->hide();
    m_titleField->setState(FieldState::Normal);
    m_title->setFocus(Qt::OtherFocusReason);
}

void MeetingForm::showError(const QString& words)
{
    m_error->setText(words);
    m_error->show();
}

void MeetingForm::give()
{
    m_error->hide();
    domain::Meeting meeting = m_meeting;
    meeting.title = m_title->text().simplified();
    meeting.place = m_place->text().simplified();
    meeting.gates.clear();
    for (const QString& gate : m_gates->text().split(u',')) {
        if (!gate.simplified().isEmpty() && !meeting.gates.contains(gate.simplified()))
            meeting.gates << gate.simplified();
    }
    if (meeting.title.isEmpty() || meeting.place.isEmpty() || meeting.gates.isEmpty()) {
        showError(tr("Title, place and at least one gate are needed"));
        (meeting.title.isEmpty() ? m_title : meeting.place.isEmpty() ? m_place : m_gates)->setFocus();
        return;
    }
    meeting.startsAt = utcOf(m_starts->dateTime());
    meeting.opensAt = meeting.startsAt.addSecs(-60LL * m_opensBefore->value());
    meeting.closesAt = meeting.startsAt.addSecs(60LL * m_lasts->value());
    meeting.reEntry = m_reEntry->isChecked();
    Q_EMIT given(meeting);
}

InviteForm::InviteForm(QWidget* parent)
    : ToolPanel(tr("Invite a unit"), parent)
    , m_number(edit(u"inviteNumber"_s, 60))
    , m_unit(edit(u"inviteUnit"_s, 200))
    , m_phone(edit(u"invitePhone"_s, 20))
    , m_email(edit(u"inviteEmail"_s, 200))
    , m_seats(new QSpinBox)
{
    const auto add = [this](const QString& label, QWidget* editor, bool required) {
        auto* field = new Field(label, editor);
        field->setRequired(required);
        body()->addWidget(field);
        return field;
    };
    m_numberField = add(tr("Invitation number"), m_number, true);
    m_unitField = add(tr("Unit"), m_unit, true);
    m_phoneField = add(tr("Telephone of the unit's head"), m_phone, true);
    m_emailField = add(tr("Mailbox of the unit"), m_email, true);
    m_seats->setRange(1, 50);
    m_seats->setValue(10);
    m_seats->setObjectName(u"inviteSeats"_s);
    add(tr("Seats at most"), m_seats, false);
    auto* button = addButton(body(), tr("Send the invitation"), u"sendInvitation"_s);
    connect(button, &ActionButton::clicked, this, &InviteForm::give);
    for (QLineEdit* line : {m_number, m_unit, m_phone, m_email})
        connect(line, &QLineEdit::returnPressed, this, &InviteForm::give);
}

void InviteForm::start(const QString& number)
{
    m_number->setText(number);
    for (QLineEdit* line : {m_unit, m_phone, m_email})
        line->clear();
    for (Field* field : {m_numberField, m_unitField, m_phoneField, m_emailField})
        field->setState(FieldState::Normal);
    (number.isEmpty() ? m_number : m_unit)->setFocus(Qt::OtherFocusReason);
}

void InviteForm::showError(const Error& error)
{
    if (error.code == "number_taken"_L1)
        m_numberField->setState(FieldState::Error, tr("This number is used already"));
    else
        m_unitField->setState(FieldState::Error, describe(error));
}

void InviteForm::give()
{
    services::UnitInvitation unit;
    unit.number = m_number->text().simplified();
    unit.unit = m_unit->text().simplified();
    unit.email = m_email->text().trimmed();
    unit.seats = m_seats->value();
    const auto phone = domain::parsePhone(m_phone->text());
    m_numberField->setState(unit.number.isEmpty() ? FieldState::Error : FieldState::Normal, unit.number.isEmpty() ? tr("As it stands on the paper") : QString());
    m_unitField->setState(unit.unit.isEmpty() ? FieldState::Error : FieldState::Normal, unit.unit.isEmpty() ? tr("Who is invited") : QString());
    m_phoneField->setState(phone ? FieldState::Normal : FieldState::Error, phone ? QString() : tr("Ten digits, as 0912 345 678"));
    const bool mail = unit.email.contains(u'@') && unit.email.indexOf(u'@') > 0 && unit.email.lastIndexOf(u'.') > unit.email.indexOf(u'@');
    m_emailField->setState(mail ? FieldState::Normal : FieldState::Error, mail ? QString() : tr("As name@unit.gov.vn"));
    if (unit.number.isEmpty() || unit.unit.isEmpty() || !phone || !mail) {
        (unit.number.isEmpty() ? m_number : unit.unit.isEmpty() ? m_unit : !phone ? m_phone : m_email)->setFocus();
        return;
    }
    unit.phone = *phone;
    Q_EMIT given(unit);
}

TakeBackForm::TakeBackForm(QWidget* parent)
    : ToolPanel(tr("Take back"), parent)
    , m_what(bodyLabel({}))
    , m_reason(edit(u"takeBackReason"_s, 500))
{
    m_what->setWordWrap(true);
    body()->addWidget(m_what);
    m_field = new Field(tr("Reason"), m_reason);
    m_field->setRequired(true);
    body()->addWidget(m_field);
    auto* button = addButton(body(), tr("Take back"), u"takeBackNow"_s, ButtonKind::Danger);
    const auto give = [this] {
        const QString reason = m_reason->text().simplified();
        if (reason.isEmpty()) {
            m_field->setState(FieldState::Error, tr("Write the reason first"));
            m_reason->setFocus();
            return;
        }
        Q_EMIT given(reason);
    };
    connect(button, &ActionButton::clicked, this, give);
    connect(m_reason, &QLineEdit::returnPressed, this, give);
}

void TakeBackForm::start(const QString& what)
{
    m_what->setText(what);
    m_reason->clear();
    m_field->setState(FieldState::Normal);
    m_reason->setFocus(Qt::OtherFocusReason);
}

} // namespace motcua::ui
