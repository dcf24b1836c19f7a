#pragma once

#include "ui/meetings/meetings_source.h"
#include "ui/shell/page.h"

#include <QTimer>

class QListView;
class QStackedWidget;

namespace motcua::ui {

class ActionButton;
class GateListModel;
class GuestForm;
class InviteForm;
class ListStack;
class MeetingForm;
class PassGatesForm;
class TakeBackForm;
class TextLabel;
class Toast;
class ToolPanel;

//! The office that invites: meetings left, the invitations of one in the middle, at the right who comes with the chosen invitation, or
//! a form. Nothing here waits in the outbox: a unit is told by the centre or not at all, and the page says which.
class MeetingsPage : public Page
{
    Q_OBJECT

public:
    explicit MeetingsPage(services::MeetingOffice& office, QWidget* parent = nullptr);
    explicit MeetingsPage(MeetingsSource source, QWidget* parent = nullptr);

    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void open(const QString& argument) override; //!< a meeting's id

public Q_SLOTS:
    void refresh(); //!< meetings have moved

protected:
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    QWidget* buildMeetings();
    QWidget* buildInvitations();
    QWidget* buildRight();
    void fillMeetings();
    void readInvitations();
    void fillInvitations();
    void readGuests();
    void fillGuests();
    void updateButtons();
    void openForm(ToolPanel* form);
    void closeForm();
    void save(const domain::Meeting& meeting);
    void invite(const services::UnitInvitation& unit);
    void addGuest(const services::MeetingGuest& guest);
    void setPassGates(const QStringList& gates);
    void takeBack(const QString& reason);
    void writeBadges();
    //! Says what became of a call, then reads again.
    void after(const MeetingsSource::Done& done, const QString& words);
    [[nodiscard]] const domain::Meeting* meeting() const;
    [[nodiscard]] const services::UnitInvitation* invitation() const;
    [[nodiscard]] const services::MeetingGuest* guest() const;

    MeetingsSource m_source;
    std::vector<domain::Meeting> m_meetings;
    std::vector<services::UnitInvitation> m_invitations;
    std::vector<services::MeetingGuest> m_guests;
    bool m_guestWanted = false; //!< what is taken back: a guest's code, not the whole invitation
    QString m_toOpen;
    quint64 m_turn = 0;
    quint64 m_guestTurn = 0;
    QTimer m_soon{this};

    QListView* m_meetingList = nullptr;
    QListView* m_invitationList = nullptr;
    QListView* m_guestList = nullptr;
    GateListModel* m_meetingModel = nullptr;
    GateListModel* m_invitationModel = nullptr;
    GateListModel* m_guestModel = nullptr;
    ListStack* m_meetingStack = nullptr;
    ListStack* m_invitationStack = nullptr;
    ListStack* m_guestStack = nullptr;
    TextLabel* m_title = nullptr;
    TextLabel* m_sum = nullptr;
    TextLabel* m_unitTitle = nullptr;
    QStackedWidget* m_right = nullptr;
    QWidget* m_people = nullptr;
    MeetingForm* m_meetingForm = nullptr;
    InviteForm* m_inviteForm = nullptr;
    TakeBackForm* m_takeBackForm = nullptr;
    GuestForm* m_guestForm = nullptr;
    PassGatesForm* m_gatesForm = nullptr;
    ActionButton* m_change = nullptr;
    ActionButton* m_invite = nullptr;
    ActionButton* m_badges = nullptr;
    ActionButton* m_tell = nullptr;
    ActionButton* m_takeBack = nullptr;
    ActionButton* m_add = nullptr;
    ActionButton* m_gates = nullptr;
    ActionButton* m_send = nullptr;
    ActionButton* m_revoke = nullptr;
    Toast* m_toast = nullptr;
};

} // namespace motcua::ui
