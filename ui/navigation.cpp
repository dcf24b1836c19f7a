#include "ui/navigation.h"

#include "services/office.h"
#include "ui/accounts/accounts_page.h"
#include "ui/accounts/complaints_page.h"
#include "ui/meetings/meetings_page.h"
#include "ui/reception/dashboard_page.h"
#include "ui/reception/queue_page.h"
#include "ui/reception/receive_page.h"
#include "ui/settings/settings_page.h"
#if __has_include("ui/cell/review_page.h")
#include "ui/cell/assist_page.h"
#include "ui/cell/bulk_page.h"
#include "ui/cell/log_page.h"
#include "ui/cell/members_page.h"
#include "ui/cell/review_page.h"
#define MOTCUA_HAS_CELL
#endif
#if __has_include("ui/gate/gate_page.h")
#include "ui/gate/gate_page.h"
#define MOTCUA_HAS_GATE
#endif

using namespace Qt::StringLiterals;

namespace motcua::ui {

namespace {

using domain::Official;
using domain::Role;

bool atReception(const Official& official)
{
    return official.has(Role::ReceptionClerk) || official.has(Role::ProcessingOfficer) || official.has(Role::Supervisor);
}

bool receives(const Official& official)
{
    return official.has(Role::ReceptionClerk) || official.has(Role::Supervisor);
}

bool administers(const Official& official)
{
    return official.has(Role::Administrator);
}

bool inCell(const Official& official)
{
    return official.has(Role::CellSecretary) || official.has(Role::CellDeputy) || official.has(Role::CommitteeOfficer);
}

bool invites(const Official& official)
{
    return official.has(Role::MeetingOffice);
}

bool atGate(const Official& official)
{
    return official.has(Role::Guard);
}

} // namespace

Navigation navigation()
{
    return {
        {u"queue"_s, Icon::Queue, QT_TRANSLATE_NOOP("Navigation", "Work queue"), QT_TRANSLATE_NOOP("Navigation", "Dossiers"), atReception,
         [](const PageContext& c, QWidget* parent) -> QWidget* { return new reception::QueuePage(c, services::QueueTab::Open, parent); }},
        {u"receive"_s, Icon::Receive, QT_TRANSLATE_NOOP("Navigation", "Receive"), QT_TRANSLATE_NOOP("Navigation", "Dossiers"), receives,
         [](const PageContext& c, QWidget* parent) -> QWidget* { return new reception::ReceivePage(c, parent); }},
        {u"accounts"_s, Icon::Person, QT_TRANSLATE_NOOP("Navigation", "Citizens' accounts"), QT_TRANSLATE_NOOP("Navigation", "Dossiers"), receives,
         [](const PageContext& c, QWidget* parent) -> QWidget* { return new accounts::AccountsPage(c, parent); }},
        {u"complaints"_s, Icon::Warning, QT_TRANSLATE_NOOP("Navigation", "Complaints"), QT_TRANSLATE_NOOP("Navigation", "Citizens' accounts"), administers,
         [](const PageContext& c, QWidget* parent) -> QWidget* { return new accounts::ComplaintsPage(c, *c.office.complaints(), parent); }},
        {u"dashboard"_s, Icon::Dashboard, QT_TRANSLATE_NOOP("Navigation", "Overview"), QT_TRANSLATE_NOOP("Navigation", "Dossiers"), atReception,
         [](const PageContext& c, QWidget* parent) -> QWidget* { return new reception::DashboardPage(c, parent); }},
#ifdef MOTCUA_HAS_CELL
        {u"review"_s, Icon::Review, QT_TRANSLATE_NOOP("Navigation", "Review"), QT_TRANSLATE_NOOP("Navigation", "Party cell"), inCell,
         [](const PageContext& c, QWidget* parent) -> QWidget* { return new ReviewPage(c.office, parent); }},
        {u"bulk"_s, Icon::Bulk, QT_TRANSLATE_NOOP("Navigation", "Approve together"), QT_TRANSLATE_NOOP("Navigation", "Party cell"), inCell,
         [](const PageContext& c, QWidget* parent) -> QWidget* { return new BulkPage(*c.office.registrations(), parent); }},
        {u"members"_s, Icon::Members, QT_TRANSLATE_NOOP("Navigation", "Members"), QT_TRANSLATE_NOOP("Navigation", "Party cell"), inCell,
         [](const PageContext& c, QWidget* parent) -> QWidget* { return new MembersPage(*c.office.registrations(), c.office.clock().now, parent); }},
        {u"log"_s, Icon::Log, QT_TRANSLATE_NOOP("Navigation", "Log of decisions"), QT_TRANSLATE_NOOP("Navigation", "Party cell"), inCell,
         [](const PageContext& c, QWidget* parent) -> QWidget* { return new LogPage(*c.office.registrations(), c.office.clock().now, parent); }},
        {u"assisted"_s, Icon::Assisted, QT_TRANSLATE_NOOP("Navigation", "Register a member"), QT_TRANSLATE_NOOP("Navigation", "Party cell"), inCell,
         [](const PageContext& c, QWidget* parent) -> QWidget* {
             return new AssistPage(*c.office.registrations(), c.station, c.office.clock().now, parent);
         }},
#endif
#ifdef MOTCUA_HAS_GATE
        {u"gate"_s, Icon::Gate, QT_TRANSLATE_NOOP("Navigation", "Gate"), QT_TRANSLATE_NOOP("Navigation", "Meetings"), atGate,
         [](const PageContext& c, QWidget* parent) -> QWidget* { return new GatePage(c.office, c.station, c.settings, parent); }, true},
#endif
        {u"meetings"_s, Icon::Meeting, QT_TRANSLATE_NOOP("Navigation", "Meetings and invitations"), QT_TRANSLATE_NOOP("Navigation", "Meetings"), invites,
         [](const PageContext& c, QWidget* parent) -> QWidget* { return new MeetingsPage(*c.office.meetings(), parent); }},
        {u"settings"_s, Icon::Settings, QT_TRANSLATE_NOOP("Navigation", "Settings"), "", {},
         [](const PageContext& c, QWidget* parent) -> QWidget* { return new SettingsPage(c.settings, c.session, c.station, c.office, parent); }, false, true},
    };
}

} // namespace motcua::ui
