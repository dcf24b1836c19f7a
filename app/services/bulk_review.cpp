#include "services/bulk_review.h"

#include "services/registration_desk.h"
#include "services/when_done.h"

#include <algorithm>

namespace motcua::services {

using namespace Qt::StringLiterals;
using domain::RegistrationStatus;

namespace {

constexpr int lotBytes = 16;

domain::BulkFacts factsOf(const RegistrationDetail& detail, const CardReading& card)
{
    domain::BulkFacts facts;
    facts.blocked = !detail.blocked.isEmpty() || detail.registration.status != RegistrationStatus::Waiting;
    facts.claimed = detail.claim && !detail.claim->mine;
    facts.picture = !detail.registration.photo.isEmpty();
    facts.readable = card.readable;
    const auto every = [&card](auto holds) { return !card.fields.empty() && std::all_of(card.fields.begin(), card.fields.end(), holds); };
    facts.allEqual = every([](const FieldReading& f) { return f.match == FieldMatch::Equal; });
    facts.allSure = every([](const FieldReading& f) { return f.confidence >= domain::surelyReadFrom; });
    facts.onRoster = detail.roster.line.has_value();
    facts.rosterAgrees = detail.roster.fit == domain::RosterFit::Agrees;
    facts.duplicate = !detail.duplicates.empty() || detail.mergeOffer.has_value();
    return facts;
}

} // namespace

BulkReview::BulkReview(RegistrationDesk& desk, Clock clock, QObject* parent) : QObject(parent), m_desk(desk), m_clock(std::move(clock)) {}

int BulkReview::sampleSize() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.sample; }));
}

int BulkReview::restSize() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return !row.sample && !row.looked && !row.approved; }));
}

BulkReview::Row* BulkReview::rowOf(const domain::Id& id)
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&id](const Row& row) { return row.id == id; });
    return found == m_rows.end() ? nullptr : &*found;
}

void BulkReview::go(Step step)
{
    m_step = step;
    Q_EMIT changed();
}

void BulkReview::start()
{
    if (m_step == Step::Reading || m_step == Step::Approving)
        return;
    ++m_turn;
    m_rows.clear();
    m_obstacles.clear();
    m_together.clear();
    m_read = m_total = m_failed = 0;
    go(Step::Reading);
    whenDone(m_desk.list(), this, [this, turn = m_turn](const Result<std::vector<RegistrationRow>>& rows) {
        if (turn != m_turn)
            return;
        if (!rows)
            return go(Step::Idle);
        m_toRead.clear();
        for (const RegistrationRow& row : *rows) {
            if (row.status == RegistrationStatus::Waiting)
                m_toRead << row.id;
        }
        m_total = int(m_toRead.size());
        readNext();
    });
}

void BulkReview::readNext()
{
    if (m_toRead.isEmpty())
        return draw();
    const domain::Id id = m_toRead.takeFirst();
    const auto judge = [this](const domain::MemberRegistration& r, const domain::BulkFacts& facts, const QString& values) {
        if (const auto obstacle = domain::bulkObstacle(facts))
            ++m_obstacles[domain::code(*obstacle)];
        else
            m_rows.push_back({r.id, r.fullName, r.cardNumber.isEmpty() ? r.cvNumber : r.cardNumber, values});
        ++m_read;
        Q_EMIT changed();
        readNext();
    };
    whenDone(m_desk.detail(id), this, [this, turn = m_turn, judge, id](const Result<RegistrationDetail>& detail) {
        if (turn != m_turn)
            return;
        if (!detail) { // gone meanwhile
            ++m_read;
            return readNext();
        }
        // A picture is dear to read: not for what stays out anyhow.
        domain::BulkFacts cheap = factsOf(*detail, {});
        cheap.readable = cheap.allEqual = cheap.allSure = true;
        if (domain::bulkObstacle(cheap))
            return judge(detail->registration, cheap, {});
        whenDone(m_desk.readCard(id), this, [this, turn, judge, detail = *detail](const Result<CardReading>& card) {
            if (turn != m_turn)
                return;
            const CardReading read = card.value_or(CardReading());
            judge(detail.registration, factsOf(detail, read), read.values);
        });
    });
}

void BulkReview::draw()
{
    QStringList ids;
    QStringList owed;
    for (const Row& row : m_rows)
        (m_sample.contains(row.id) ? owed : ids) << row.id;
    QStringList drawn = owed + domain::bulkSample(ids, m_clock.randomBytes(lotBytes));
    drawn = drawn.mid(0, std::max<qsizetype>(owed.size(), domain::bulkSampleSize(int(m_rows.size()))));
    m_sample = QSet<QString>(drawn.begin(), drawn.end());
    for (Row& row : m_rows)
        row.sample = m_sample.contains(row.id);
    go(m_rows.empty() ? Step::Idle : Step::Sampling);
}

void BulkReview::cancel()
{
    if (m_step == Step::Approving)
        return;
    ++m_turn;
    m_rows.clear();
    m_obstacles.clear();
    go(Step::Idle);
}

void BulkReview::noteDecision(const domain::Id& id, RegistrationStatus status)
{
    Row* row = rowOf(id);
    m_sample.remove(id);
    if (!row || m_step == Step::Approving)
        return;
    row->looked = true;
    row->approved = status == RegistrationStatus::Approved;
    if (m_step != Step::Sampling && m_step != Step::Ready)
        return;
    if (row->sample && !row->approved)
        return go(Step::Broken);
    const bool all = std::all_of(m_rows.begin(), m_rows.end(), [](const Row& each) { return !each.sample || each.looked; });
    go(all ? Step::Ready : Step::Sampling);
}

void BulkReview::noteUndo(const domain::Id& id)
{
    Row* row = rowOf(id);
    if (!row)
        return;
    row->looked = row->approved = false;
    m_together.removeAll(id);
    if (row->sample) {
        m_sample.insert(id);
        if (m_step == Step::Ready || m_step == Step::Broken) {
            const bool broken = std::any_of(m_rows.begin(), m_rows.end(), [](const Row& each) { return each.sample && each.looked && !each.approved; });
            go(broken ? Step::Broken : Step::Sampling);
            return;
        }
    }
    Q_EMIT changed();
}

void BulkReview::approveRest()
{
    if (m_step != Step::Ready)
        return;
    m_toApprove.clear();
    m_together.clear();
    m_failed = 0;
    for (const Row& row : m_rows) {
        if (!row.sample && !row.looked && !row.approved)
            m_toApprove << row.id;
    }
    go(Step::Approving);
    approveNext();
}

void BulkReview::approveNext()
{
    if (m_toApprove.isEmpty())
        return go(Step::Done);
    const domain::Id id = m_toApprove.takeFirst();
    ReviewDecision decision;
    decision.way = domain::ReviewWay::Bulk;
    decision.values = rowOf(id)->values; // what has changed since it was read is left for a person
    whenDone(m_desk.decide(id, decision), this, [this, id](const Result<domain::MemberRegistration>& decided) {
        if (Row* row = rowOf(id); row && decided) {
            row->approved = true;
            m_together << id;
        } else {
            ++m_failed;
        }
        Q_EMIT changed();
        approveNext();
    });
}

void BulkReview::undoTogether()
{
    if (m_step != Step::Done)
        return;
    for (const QString& id : std::exchange(m_together, {}))
        m_desk.undo(id);
    go(Step::Ready);
}

} // namespace motcua::services
