#include "ui/shell/find_anything.h"

#include "domain/calendar.h"
#include "domain/names.h"
#include "services/meeting_office.h"
#include "services/member_roster.h"
#include "services/office.h"
#include "services/registration_desk.h"
#include "services/when_done.h"
#include "ui/kit/badges.h"
#include "ui/kit/describe.h"
#include "ui/kit/format.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using motcua::services::whenDone;

namespace motcua::ui {

namespace {

constexpr int mostDossiers = 5;
constexpr int searched = 40; // rows in which the same owner is looked for
constexpr int mostOwners = 2;
constexpr int mostMembers = 6;
constexpr int mostMeetings = 3;
constexpr int mostProcedures = 3;

QVariant leadingTo(const QString& screen, const QString& argument, const QString& deed = {}) { return QStringList{screen, argument, deed}; }

//! Each typed word begins a word of the text; both without marks.
bool begins(const QString& text, const QString& wanted)
{
    const QStringList words = domain::keyK0(text).split(u' ', Qt::SkipEmptyParts);
    const QStringList typed = wanted.split(u' ', Qt::SkipEmptyParts);
    return !typed.isEmpty() && std::all_of(typed.begin(), typed.end(), [&words](const QString& part) {
        return std::any_of(words.begin(), words.end(), [&part](const QString& word) { return word.startsWith(part); });
    });
}

} // namespace

//! One question: what its sources have brought so far.
struct FindAnything::Round
{
    int turn = 0;
    QString text;   //!< as typed
    QString folded; //!< keyK0
    QString digits; //!< without dots and spaces
    int open = 1;
    QList<Suggestion> dossiers, owners, members, meetings, procedures, places;
    QString problem;
};

FindAnything::FindAnything(services::Office& office, const Navigation& screens, QObject* parent) : QObject(parent), m_office(office), m_screens(screens) {}

FoundPlace FindAnything::placeOf(const Suggestion& suggestion)
{
    const QStringList parts = suggestion.data.toStringList();
    return parts.size() == 3 ? FoundPlace{parts[0], parts[1], parts[2]} : FoundPlace{};
}

bool FindAnything::has(const QString& screen) const
{
    return std::any_of(m_screens.begin(), m_screens.end(), [&screen](const Screen& each) { return each.id == screen; });
}

bool FindAnything::searchesParty() const
{
    if (!m_office.registrations())
        return false;
    const auto here = std::find_if(m_screens.begin(), m_screens.end(), [this](const Screen& each) { return each.id == m_screen; });
    return !m_office.dossiers() || (here != m_screens.end() && QLatin1StringView(here->group) == "Party cell"_L1);
}

bool FindAnything::searchesDossiers() const { return m_office.dossiers() && !searchesParty(); }

void FindAnything::ask(const QString& text)
{
    auto round = std::make_shared<Round>();
    round->turn = ++m_asked;
    round->text = text.trimmed();
    round->folded = domain::keyK0(round->text);
    round->digits = QString(round->text).remove(u'.').remove(u' ').toLower();
    if (round->text.size() < 2) {
        Q_EMIT found({}, {});
        return;
    }
    addPlaces(*round);
    if (searchesDossiers()) {
        addDossiers(round);
        if (has(u"receive"_s))
            addProcedures(round);
    }
    if (searchesParty())
        addMembers(round);
    if (m_office.meetings() && has(u"meetings"_s))
        addMeetings(round);
    finish(round);
}

void FindAnything::finish(const std::shared_ptr<Round>& round)
{
    if (--round->open > 0 || round->turn != m_asked)
        return;
    // A screen that is called exactly so comes before a person whose name begins alike.
    const bool exact = std::any_of(round->places.begin(), round->places.end(), [&round](const Suggestion& one) { return domain::keyK0(one.first) == round->folded; });
    QList<Suggestion> rows;
    if (exact)
        rows += round->places;
    rows += round->dossiers + round->owners + round->members + round->meetings + round->procedures;
    if (!exact)
        rows += round->places;
    Q_EMIT found(rows, round->problem.isEmpty() ? tr("Nothing found") : round->problem);
}

void FindAnything::addDossiers(const std::shared_ptr<Round>& round)
{
    ++round->open;
    services::QueueFilter filter;
    filter.tab = services::QueueTab::All;
    filter.text = round->text;
    whenDone(m_office.dossiers()->page(filter, {}, searched), this, [this, round](const Result<services::DossierPage>& answer) {
        if (!answer)
            round->problem = describe(answer.error());
        QList<std::pair<QString, int>> owners; // name, dossiers
        for (const services::DossierRow& row : answer ? answer->rows : std::vector<services::DossierRow>()) {
            if (round->dossiers.size() < mostDossiers)
                round->dossiers.append({row.id, row.ownerName, row.procedureName, row.code, statusLook(domain::number(row.status)).icon, leadingTo(u"queue"_s, row.id)});
            if (row.foundBy != services::FoundBy::Owner)
                continue;
            const auto known = std::find_if(owners.begin(), owners.end(), [&row](const auto& one) { return one.first == row.ownerName; });
            known == owners.end() ? owners.append({row.ownerName, 1}) : void(++known->second);
        }
        for (const auto& [name, count] : owners) {
            if (count < 2 || round->owners.size() >= mostOwners)
                continue;
            const bool more = answer->next && count > searched / 2;
            round->owners.append({name, name, more ? tr("Owner of many dossiers") : tr("Owner of %n dossier(s)", nullptr, count), tr("All of them"), Icon::Person,
                                  leadingTo(u"queue"_s, u"text:"_s + name)});
        }
        finish(round);
    });
}

void FindAnything::addProcedures(const std::shared_ptr<Round>& round)
{
    ++round->open;
    whenDone(m_office.dossiers()->procedures(round->text, mostProcedures), this, [this, round](const Result<std::vector<domain::Procedure>>& answer) {
        for (const domain::Procedure& one : answer ? *answer : std::vector<domain::Procedure>())
            round->procedures.append({one.id, one.name, tr("Receive a dossier of this procedure"), one.id, Icon::Receive, leadingTo(u"receive"_s, u"procedure:"_s + one.id)});
        finish(round);
    });
}

void FindAnything::addMembers(const std::shared_ptr<Round>& round)
{
    ++round->open;
    whenDone(m_office.registrations()->roster().directories(), this, [this, round](const Result<std::vector<services::MemberDirectory>>& answer) {
        if (!answer)
            round->problem = describe(answer.error());
        std::vector<services::MemberEntry> everybody;
        for (const services::MemberDirectory& cell : answer ? *answer : std::vector<services::MemberDirectory>())
            everybody.insert(everybody.end(), cell.entries.begin(), cell.entries.end());
        for (const services::MemberEntry& one : everybody) {
            if (round->members.size() >= mostMembers)
                break;
            const QString phone = one.registrations.empty() ? one.line.phone : one.registrations.front().phone;
            const bool byNumber = round->digits.size() >= 3 && (one.number().toLower().contains(round->digits) || phone.contains(round->digits));
            if (!byNumber && !domain::keyK0(one.fullName()).contains(round->folded))
                continue;
            const bool waits = !one.registrations.empty() && one.registrations.front().status == domain::RegistrationStatus::Waiting;
            round->members.append({one.key, one.fullName(), waits ? tr("Member, waits for review") : tr("Member"), one.number(), Icon::Members,
                                   waits ? leadingTo(u"review"_s, one.registrations.front().id) : leadingTo(u"members"_s, one.key)});
        }
        finish(round);
    });
}

void FindAnything::addMeetings(const std::shared_ptr<Round>& round)
{
    ++round->open;
    whenDone(m_office.meetings()->meetings(), this, [this, round](const Result<std::vector<domain::Meeting>>& answer) {
        for (const domain::Meeting& one : answer ? *answer : std::vector<domain::Meeting>()) {
            if (round->meetings.size() >= mostMeetings)
                break;
            if (domain::keyK0(one.title).contains(round->folded))
                round->meetings.append({one.id, one.title, tr("Meeting"), format::dateTimeShort(domain::toLocal(one.startsAt), domain::toLocal(m_office.clock().now())),
                                        Icon::Meeting, leadingTo(u"meetings"_s, one.id)});
        }
        finish(round);
    });
}

void FindAnything::addPlaces(Round& round) const
{
    for (const Screen& screen : m_screens) {
        const QString title = QCoreApplication::translate("Navigation", screen.title);
        if (!begins(title, round.folded))
            continue;
        const QString group = *screen.group ? QCoreApplication::translate("Navigation", screen.group) : QString();
        round.places.append({screen.id, title, tr("Screen"), group, screen.icon, leadingTo(screen.id, {})});
    }
    const auto deed = [&round](const QString& id, const QString& title, const QString& keys, Icon icon) {
        if (begins(title, round.folded))
            round.places.append({id, title, tr("Do it now"), keys, icon, leadingTo({}, {}, id)});
    };
    deed(u"lock"_s, tr("Lock the screen"), u"Ctrl L"_s, Icon::Lock);
    deed(u"sendNow"_s, tr("Send now"), u"Ctrl G"_s, Icon::SendNow);
    deed(u"tray"_s, tr("Open the tray"), {}, Icon::Server);
    if (m_office.dossiers() || m_office.registrations())
        deed(u"shift"_s, tr("Without a line until the end of the shift"), {}, Icon::Clock);
    deed(u"signOut"_s, tr("Sign out"), {}, Icon::Person);
}

} // namespace motcua::ui
