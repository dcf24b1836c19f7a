#include "ui/meetings/meetings_page.h"

#include "domain/calendar.h"
#include "ui/gate/gate_list_model.h"
#include "ui/gate/gate_row_delegate.h"
#include "ui/kit/action_button.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/panes.h"
#include "ui/kit/row_delegate.h"
#include "ui/kit/toast.h"
#include "ui/meetings/guest_forms.h"
#include "ui/meetings/meeting_forms.h"

#include <QBoxLayout>
#include <QListView>
#include <QShortcut>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace motcua::ui {

// What the page looks like; what it does stands in meetings_page.cpp.

namespace {

QListView* listOf(GateListModel* model, const QString& object, const QString& name)
{
    auto* view = new QListView;
    prepareRowView(view);
    view->setObjectName(object);
    view->setAccessibleName(name);
    auto* delegate = new GateRowDelegate(view);
    delegate->setGlyphSize(20);
    view->setItemDelegate(delegate);
    view->setModel(model);
    return view;
}

ActionButton* button(ButtonKind kind, const QString& words, const QString& name, QBoxLayout* row)
{
    auto* made = new ActionButton(kind, words);
    made->setObjectName(name);
    made->setFrameHeight(metric::controlSmall);
    row->addWidget(made);
    return made;
}

QHBoxLayout* footOf(QVBoxLayout* column)
{
    auto* foot = new Surface(Token::Sunken, Qt::TopEdge);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(metric::panePadding, 10, metric::panePadding, 10);
    row->setSpacing(8);
    column->addWidget(foot);
    return row;
}

QVBoxLayout* columnOf(QWidget* pane)
{
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

} // namespace

void MeetingsPage::build()
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto* panes = new PaneSplitter;
    panes->addWidget(buildMeetings());
    panes->addWidget(buildInvitations());
    panes->addWidget(buildRight());
    panes->setDefaultSizes({300, 470, 388});
    panes->resetSizes();
    row->addWidget(panes);
    m_toast = new Toast(this);
    m_toast->setObjectName(u"toast"_s);
    const auto key = [this](const QKeySequence& keys, auto deed) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, deed);
    };
    const auto newMeeting = [this] {
        openForm(m_meetingForm);
        const QDateTime tomorrow = domain::toLocal(m_source.now()).addDays(1);
        m_meetingForm->start({}, QDateTime(tomorrow.date(), QTime(8, 0)));
    };
    const auto inviteUnit = [this] {
        if (!m_invite->isEnabled())
            return;
        openForm(m_inviteForm);
        m_inviteForm->start(m_invitations.empty() ? QString() : nextInvitationNumber(m_invitations.back().number));
    };
    key(Qt::Key_F2, newMeeting);
    key(Qt::Key_F3, inviteUnit);
    const auto nameGuest = [this] {
        const auto* unit = invitation();
        if (!unit || !m_add->isEnabled())
            return;
        openForm(m_guestForm);
        m_guestForm->start(unit->unit);
    };
    key(Qt::Key_F4, nameGuest);
    connect(m_add, &ActionButton::clicked, this, nameGuest);
    connect(m_gates, &ActionButton::clicked, this, [this] {
        const auto* who = guest();
        if (!who || !meeting())
            return;
        openForm(m_gatesForm);
        m_gatesForm->start(who->fullName, meeting()->gates, who->gates);
    });
    connect(m_guestForm, &GuestForm::given, this, &MeetingsPage::addGuest);
    connect(m_gatesForm, &PassGatesForm::given, this, &MeetingsPage::setPassGates);
    key(Qt::Key_F5, [this] {
        refresh();
        readInvitations();
    });
    connect(findChild<ActionButton*>(u"newMeeting"_s), &ActionButton::clicked, this, newMeeting);
    connect(m_invite, &ActionButton::clicked, this, inviteUnit);
    connect(m_change, &ActionButton::clicked, this, [this] {
        if (const domain::Meeting* chosen = meeting()) {
            openForm(m_meetingForm);
            m_meetingForm->start(*chosen, {});
        }
    });
    connect(m_badges, &ActionButton::clicked, this, &MeetingsPage::writeBadges);
    connect(m_tell, &ActionButton::clicked, this, [this] {
        if (const auto* unit = invitation())
            after(m_source.tellAgain(unit->id), tr("%1 has been told again, with a new code").arg(unit->unit));
    });
    connect(m_takeBack, &ActionButton::clicked, this, [this] {
        if (const auto* unit = invitation()) {
            m_guestWanted = false;
            openForm(m_takeBackForm);
            m_takeBackForm->start(tr("The invitation of %1 and all its codes hold no longer; everybody is told.").arg(unit->unit));
        }
    });
    connect(m_send, &ActionButton::clicked, this, [this] {
        if (const auto* who = guest())
            after(m_source.sendPass(who->pass), tr("The code went to %1 again").arg(who->fullName));
    });
    connect(m_revoke, &ActionButton::clicked, this, [this] {
        if (const auto* who = guest()) {
            m_guestWanted = true;
            openForm(m_takeBackForm);
            m_takeBackForm->start(tr("The code of %1 holds no longer; it is told by e-mail.").arg(who->fullName));
        }
    });
    connect(m_meetingForm, &MeetingForm::given, this, &MeetingsPage::save);
    connect(m_inviteForm, &InviteForm::given, this, &MeetingsPage::invite);
    connect(m_takeBackForm, &TakeBackForm::given, this, &MeetingsPage::takeBack);
    for (ToolPanel* form : std::initializer_list<ToolPanel*>{m_meetingForm, m_inviteForm, m_takeBackForm, m_guestForm, m_gatesForm})
        connect(form, &ToolPanel::closed, this, &MeetingsPage::closeForm);
    connect(m_meetingList->selectionModel(), &QItemSelectionModel::currentChanged, this, &MeetingsPage::readInvitations);
    connect(m_invitationList->selectionModel(), &QItemSelectionModel::currentChanged, this, &MeetingsPage::readGuests);
    connect(m_guestList->selectionModel(), &QItemSelectionModel::currentChanged, this, &MeetingsPage::updateButtons);
    connect(m_invitationStack->emptyState(), &EmptyState::buttonClicked, this, &MeetingsPage::readInvitations);
    updateButtons();
}

QWidget* MeetingsPage::buildMeetings()
{
    auto* pane = new Surface(Token::Base, {});
    auto* column = columnOf(pane);
    column->addWidget(new PaneHeader(tr("Meetings"), true));
    m_meetingModel = new GateListModel(this);
    m_meetingList = listOf(m_meetingModel, u"officeMeetings"_s, tr("Meetings"));
    m_meetingStack = new ListStack(m_meetingList);
    column->addWidget(m_meetingStack, 1);
    auto* foot = footOf(column);
    auto* fresh = button(ButtonKind::Primary, tr("New meeting"), u"newMeeting"_s, foot);
    fresh->setKeyText(u"F2"_s);
    m_change = button(ButtonKind::Secondary, tr("Change"), u"changeMeeting"_s, foot);
    foot->addStretch(1);
    pane->setMinimumWidth(260);
    return pane;
}

QWidget* MeetingsPage::buildInvitations()
{
    auto* pane = new Surface(Token::Base, {});
    auto* column = columnOf(pane);
    auto* head = new Surface(Token::Base, Qt::BottomEdge);
    auto* words = new QVBoxLayout(head);
    words->setContentsMargins(metric::panePadding, 8, metric::panePadding, 8);
    words->setSpacing(2);
    m_title = paneTitle({});
    m_title->setElided(Qt::ElideRight);
    m_title->setObjectName(u"officeMeetingTitle"_s);
    m_sum = captionLabel({});
    m_sum->setObjectName(u"officeSum"_s);
    words->addWidget(m_title);
    words->addWidget(m_sum);
    column->addWidget(head);
    m_invitationModel = new GateListModel(this);
    m_invitationList = listOf(m_invitationModel, u"invitations"_s, tr("Invitations"));
    m_invitationStack = new ListStack(m_invitationList);
    column->addWidget(m_invitationStack, 1);
    auto* foot = footOf(column);
    m_invite = button(ButtonKind::Primary, tr("Invite"), u"inviteUnitButton"_s, foot);
    m_invite->setKeyText(u"F3"_s);
    m_tell = button(ButtonKind::Secondary, tr("Tell again"), u"tellAgain"_s, foot);
    m_takeBack = button(ButtonKind::Secondary, tr("Take back"), u"takeBackInvitation"_s, foot);
    m_badges = button(ButtonKind::Secondary, tr("Badges"), u"writeBadges"_s, foot);
    m_badges->setGlyph(Icon::Print);
    foot->addStretch(1);
    pane->setMinimumWidth(380);
    return pane;
}

QWidget* MeetingsPage::buildRight()
{
    m_right = new QStackedWidget;
    m_right->setMinimumWidth(360);
    auto* pane = new Surface(Token::Base, {});
    m_people = pane;
    auto* column = columnOf(pane);
    auto* head = new Surface(Token::Base, Qt::BottomEdge);
    auto* words = new QVBoxLayout(head);
    words->setContentsMargins(metric::panePadding, 8, metric::panePadding, 8);
    words->setSpacing(2);
    m_unitTitle = paneTitle({});
    m_unitTitle->setElided(Qt::ElideRight);
    words->addWidget(m_unitTitle);
    words->addWidget(captionLabel(tr("Who comes")));
    column->addWidget(head);
    m_guestModel = new GateListModel(this);
    m_guestList = listOf(m_guestModel, u"guests"_s, tr("Who comes"));
    m_guestStack = new ListStack(m_guestList);
    column->addWidget(m_guestStack, 1);
    auto* foot = footOf(column);
    m_add = button(ButtonKind::Secondary, tr("Name a person"), u"addGuest"_s, foot);
    m_add->setKeyText(u"F4"_s);
    m_add->setToolTip(tr("Name a person for this unit"));
    m_gates = button(ButtonKind::Secondary, tr("Gates"), u"passGates"_s, foot);
    foot->addStretch(1);
    auto* codes = footOf(column);
    m_send = button(ButtonKind::Secondary, tr("Send the code again"), u"sendPass"_s, codes);
    m_revoke = button(ButtonKind::Secondary, tr("Take the code back"), u"revokePass"_s, codes);
    codes->addStretch(1);
    m_meetingForm = new MeetingForm;
    m_inviteForm = new InviteForm;
    m_takeBackForm = new TakeBackForm;
    m_guestForm = new GuestForm;
    m_gatesForm = new PassGatesForm;
    for (QWidget* page : std::initializer_list<QWidget*>{m_people, m_meetingForm, m_inviteForm, m_takeBackForm, m_guestForm, m_gatesForm})
        m_right->addWidget(page);
    return m_right;
}

} // namespace motcua::ui
