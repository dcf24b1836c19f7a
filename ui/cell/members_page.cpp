#include "ui/cell/members_page.h"

#include "domain/calendar.h"
#include "domain/names.h"
#include "services/registration_desk.h"
#include "services/when_done.h"
#include "ui/cell/cell_chooser.h"
#include "ui/cell/member_words.h"
#include "ui/cell/people_pane.h"
#include "ui/cell/review_words.h"
#include "ui/gate/gate_list_model.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/panes.h"
#include "ui/kit/search_box.h"
#include "ui/kit/tabs.h"
#include "ui/kit/timeline.h"
#include "ui/kit/toast.h"

#include <QDragEnterEvent>
#include <QListView>
#include <QMimeData>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace motcua::ui {

using services::MemberEntry;
using services::MemberStand;
using services::whenDone;

namespace {

QString fileOf(const QMimeData* data)
{
    return data->hasUrls() && data->urls().size() == 1 ? data->urls().front().toLocalFile() : QString();
}

} // namespace

MembersPage::MembersPage(services::RegistrationDesk& desk, std::function<QDateTime()> now, QWidget* parent)
    : Page(parent), m_desk(desk), m_now(std::move(now))
{
    setObjectName(u"membersPage"_s);
    setAcceptDrops(true);
    build();
    m_soon.setSingleShot(true);
    m_soon.setInterval(200); // changes come in bursts
    connect(&m_soon, &QTimer::timeout, this, &MembersPage::refresh);
    connect(&desk, &services::RegistrationDesk::registrationsChanged, &m_soon, qOverload<>(&QTimer::start));
    refresh();
}

QList<KeyHint> MembersPage::keyHints() const
{
    if (m_preview)
        return {{u"Ctrl Enter"_s, tr("Take the list in")}, {u"Esc"_s, tr("Cancel")}};
    QList<KeyHint> keys{{u"↑ ↓"_s, tr("Member")}, {u"/"_s, tr("Search")}, {u"F2"_s, tr("Register for a member")}, {u"F4"_s, tr("Take a list in")}};
    if (m_cells->count() > 1)
        keys << KeyHint{u"F5"_s, tr("Cell")};
    return keys;
}

void MembersPage::open(const QString& argument)
{
    m_toOpen = argument;
    if (!argument.isEmpty()) {
        m_search->clear();
        m_tabs->setCurrentIndex(int(Show::All));
    }
    if (chooseWanted())
        m_list->setFocus(Qt::OtherFocusReason);
    else if (!m_toOpen.isEmpty())
        refresh();
}

QByteArray MembersPage::saveState() const { return m_cells->cell().toUtf8(); }

void MembersPage::restoreState(const QByteArray& state)
{
    m_cells->setCell(QString::fromUtf8(state));
    refresh();
}

// What was looked at for one cell is not taken in for another.
void MembersPage::showCell()
{
    ++m_turn; // also what is being looked at just now
    m_stack->setLoading(false);
    leavePreview();
    refresh();
}

// Whom somebody else's page leads to may be of another cell than the one that is shown.
void MembersPage::seekElsewhere()
{
    if (m_toOpen.isEmpty() || m_cells->count() < 2)
        return;
    whenDone(m_desk.roster().directories(), this, [this, wanted = m_toOpen](const Result<std::vector<services::MemberDirectory>>& all) {
        if (!all || wanted != m_toOpen)
            return;
        for (const services::MemberDirectory& one : *all) {
            if (one.cell != m_cells->cell() && one.entryOf(wanted))
                return m_cells->setCell(one.cell); // read once more, and chosen then
        }
    });
}

// False: not here yet, and looked for again when the members have been read.
bool MembersPage::chooseWanted()
{
    if (m_toOpen.isEmpty())
        return false;
    const MemberEntry* entry = m_directory.entryOf(m_toOpen);
    if (!entry)
        return false;
    m_toOpen.clear();
    m_list->setCurrentIndex(m_model->index(std::max(0, m_model->rowOf(entry->key))));
    return true;
}

void MembersPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_list->setFocus(Qt::OtherFocusReason);
}

void MembersPage::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), color(Token::Window));
}

void MembersPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!fileOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MembersPage::dropEvent(QDropEvent* event)
{
    lookAtFile(fileOf(event->mimeData()));
}

void MembersPage::refresh()
{
    whenDone(m_desk.roster().directory(m_cells->cell()), this, [this, reading = ++m_reading](const Result<services::MemberDirectory>& directory) {
        if (reading != m_reading)
            return; // another cell was chosen meanwhile
        if (!directory) {
            m_stack->showState(EmptyState::Kind::Error, tr("The members could not be opened"), describe(directory.error()), tr("Try again"));
            return;
        }
        m_directory = *directory;
        fill();
        seekElsewhere();
    });
}

bool MembersPage::shows(const MemberEntry& entry) const
{
    switch (Show(m_tabs->currentIndex())) {
    case Show::All: break;
    case Show::Missing:
        if (entry.stand != MemberStand::Missing)
            return false;
        break;
    case Show::Waiting:
        if (entry.stand != MemberStand::Waiting && entry.stand != MemberStand::Returned)
            return false;
        break;
    case Show::Approved:
        if (entry.stand != MemberStand::Approved)
            return false;
        break;
    case Show::OffRoster:
        if (entry.stand != MemberStand::OffRoster)
            return false;
        break;
    }
    const QString wanted = domain::keyK0(m_search->text());
    if (wanted.isEmpty())
        return true;
    const QString digits = QString(wanted).remove(u'.').remove(u' ');
    const QString phone = entry.registrations.empty() ? entry.line.phone : entry.registrations.front().phone;
    return domain::keyK0(entry.fullName()).contains(wanted) || entry.number().toLower().contains(digits) || phone.contains(digits);
}

const MemberEntry* MembersPage::current() const
{
    const QString key = m_list->currentIndex().data(GateListModel::IdRole).toString();
    const auto found = std::find_if(m_directory.entries.begin(), m_directory.entries.end(), [&key](const MemberEntry& e) { return e.key == key; });
    return found == m_directory.entries.end() ? nullptr : &*found;
}

void MembersPage::fill()
{
    const QString kept = m_list->currentIndex().data(GateListModel::IdRole).toString();
    std::vector<GateRow> rows;
    for (const MemberEntry& entry : m_directory.entries) {
        if (!shows(entry))
            continue;
        const Remark stand = MemberWords::stand(entry.stand);
        rows.push_back({entry.key, entry.fullName(), entry.number().isEmpty() ? tr("No number known") : entry.number(), stand.text, {}, stand.icon, stand.token});
    }
    const bool none = rows.empty();
    m_model->setRows(std::move(rows));
    m_tabs->setCount(int(Show::All), int(m_directory.entries.size()));
    m_tabs->setCount(int(Show::Missing), m_directory.count(MemberStand::Missing));
    m_tabs->setCount(int(Show::Waiting), m_directory.count(MemberStand::Waiting) + m_directory.count(MemberStand::Returned));
    m_tabs->setCount(int(Show::Approved), m_directory.count(MemberStand::Approved));
    m_tabs->setCount(int(Show::OffRoster), m_directory.count(MemberStand::OffRoster));
    const bool listed = !m_directory.fileName.isEmpty();
    m_head->setCaption(tr("%n member(s)", nullptr, int(m_directory.entries.size())));
    m_source->setGlyph(m_directory.mark == services::SyncMark::NeedsLook ? Icon::Warning : m_directory.mark == services::SyncMark::Waiting ? Icon::Clock : Icon::Count);
    m_source->setToken(m_directory.mark == services::SyncMark::NeedsLook ? Token::Warning : Token::Muted);
    m_source->setText(m_directory.mark == services::SyncMark::NeedsLook ? tr("Another list was taken in meanwhile, yours waits in the tray")
                      : listed ? tr("%1, taken in %2 by %3")
                                   .arg(m_directory.fileName, format::dateTimeShort(domain::toLocal(m_directory.takenAt), domain::toLocal(m_now())), m_directory.takenBy)
                             : tr("No list has been taken in yet"));
    if (!none) {
        m_stack->showList();
        if (!chooseWanted())
            m_list->setCurrentIndex(m_model->index(std::max(0, m_model->rowOf(kept))));
    } else if (!listed && m_directory.entries.empty()) {
        m_stack->showState(EmptyState::Kind::Empty, tr("No list has been taken in yet"), tr("Excel or CSV with full name, card number, date of birth"), tr("Take a list in"));
    } else {
        m_stack->showState(EmptyState::Kind::Empty, tr("Nobody here"), m_search->text().isEmpty() ? QString() : tr("Nobody is called so or has this number"));
    }
    showPerson();
    const int missing = m_directory.count(MemberStand::Missing);
    Q_EMIT countChanged(missing > 0 ? missing : -1);
}

void MembersPage::showPerson()
{
    clearColumn(m_person);
    const MemberEntry* entry = current();
    m_assist->setEnabled(true);
    m_personHead->setTitle(entry ? entry->fullName() : QString());
    m_personHead->setCaption(entry ? MemberWords::stand(entry->stand).text : QString());
    if (!entry)
        return;
    const auto fact = [this](const QString& label, const QString& value) {
        if (!value.isEmpty())
            m_person->addWidget(new FactRow(label, value, 120));
    };
    const auto words = [this](Icon icon, Token token, const QString& text, const QString& object) {
        auto* label = new TextLabel(text, TypeStep::Body, QFont::Normal, token);
        label->setGlyph(icon);
        label->setWordWrap(true);
        label->setObjectName(object);
        m_person->addWidget(label);
    };
    const auto date = [](QDate day) { return day.isValid() ? day.toString(u"dd/MM/yyyy"_s) : QString(); };
    if (entry->line.row > 0) {
        m_person->addWidget(sectionTitle(tr("On the cell's list, line %1").arg(entry->line.row)));
        fact(ReviewWords::fieldLabel(u"cardNumber"_s), entry->line.cardNumber);
        fact(ReviewWords::fieldLabel(u"cvNumber"_s), entry->line.cvNumber);
        fact(ReviewWords::fieldLabel(u"birthDate"_s), date(entry->line.birthDate));
        fact(ReviewWords::fieldLabel(u"homeTown"_s), entry->line.homeTown);
        fact(ReviewWords::fieldLabel(u"phone"_s), format::phone(entry->line.phone));
        fact(tr("Position"), entry->line.position);
    }
    if (entry->registrations.empty()) {
        words(Icon::Info, Token::Text2, tr("Has not registered yet"), u"memberStand"_s);
        m_person->addStretch(1);
        return;
    }
    m_person->addWidget(new DividerLine);
    const Remark match = ReviewWords::rosterFact(entry->match);
    words(match.icon, match.token, match.text, u"memberMatch"_s);
    QList<TimelineItem> history;
    for (const auto& r : entry->registrations) {
        const QString number = r.cardNumber.isEmpty() ? r.cvNumber : r.cardNumber;
        for (auto step = r.history.rbegin(); step != r.history.rend(); ++step)
            history.append({ReviewWords::stepText(*step), step->by + u", "_s + format::dateTimeShort(domain::toLocal(step->at), domain::toLocal(m_now()))});
        history.append({r.assistedBy.isEmpty() ? tr("Registered with %1").arg(number) : tr("Registered with %1 at the desk").arg(number),
                        format::dateTimeShort(domain::toLocal(r.submittedAt), domain::toLocal(m_now()))});
    }
    auto* timeline = new Timeline;
    timeline->setLimit(0);
    timeline->setItems(history);
    m_person->addWidget(timeline);
    if (entry->registrations.front().status == domain::RegistrationStatus::Waiting) {
        auto* review = new ActionButton(ButtonKind::Secondary, tr("Review"));
        review->setObjectName(u"memberReview"_s);
        connect(review, &ActionButton::clicked, this, [this, id = entry->registrations.front().id] { Q_EMIT screenRequested(u"review"_s, id); });
        m_person->addWidget(review, 0, Qt::AlignLeft);
    }
    m_person->addStretch(1);
}

void MembersPage::assist()
{
    const MemberEntry* entry = current();
    const bool listed = entry && entry->line.row > 0 && entry->registrations.empty();
    // Where there is one cell nothing has to be said of it.
    const QString cell = m_cells->count() > 1 ? m_cells->cell() : QString();
    Q_EMIT screenRequested(u"assisted"_s, listed || !cell.isEmpty() ? MemberWords::argumentOf(listed ? entry->line : domain::RosterLine(), cell) : QString());
}

} // namespace motcua::ui
