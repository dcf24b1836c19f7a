#include "domain/desk_report.h"

#include "domain/calendar.h"

#include <algorithm>

namespace motcua::domain {

namespace {

qint64 beginOf(QDate day) { return fromLocal(day, QTime(0, 0)).toMSecsSinceEpoch(); }

std::vector<ReportCounts> sorted(const QHash<QString, ReportCounts>& counts)
{
    std::vector<ReportCounts> rows(counts.cbegin(), counts.cend());
    std::sort(rows.begin(), rows.end(), [](const ReportCounts& a, const ReportCounts& b) {
        return a.received != b.received ? a.received > b.received : a.resolved != b.resolved ? a.resolved > b.resolved : a.name < b.name;
    });
    return rows;
}

} // namespace

ReportPeriod ReportPeriod::around(Kind kind, QDate day)
{
    switch (kind) {
    case Kind::Week: {
        const QDate monday = day.addDays(1 - day.dayOfWeek());
        return {kind, monday, monday.addDays(6)};
    }
    case Kind::Month: {
        const QDate first(day.year(), day.month(), 1);
        return {kind, first, first.addMonths(1).addDays(-1)};
    }
    case Kind::Quarter: {
        const QDate first(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
        return {kind, first, first.addMonths(3).addDays(-1)};
    }
    }
    return {};
}

ReportPeriod ReportPeriod::before() const { return around(kind, first.addDays(-1)); }
ReportPeriod ReportPeriod::after() const { return around(kind, last.addDays(1)); }

ReportCounter::ReportCounter(const ReportPeriod& period, const QDateTime& now)
    : m_from(beginOf(period.first)), m_to(beginOf(period.last.addDays(1))), m_before(beginOf(period.before().first)), m_now(now.toMSecsSinceEpoch())
{
    m_sum.period = period;
    for (QDate day = period.first; day <= period.last; day = day.addDays(1))
        m_sum.days.push_back({day, 0, 0});
}

void ReportCounter::add(const ReportLine& line)
{
    if (line.status == DossierStatus::Registered || line.status == DossierStatus::Refused || line.receivedAt <= 0)
        return;
    const bool ended = line.finishedAt > 0;
    const bool received = line.receivedAt >= m_from && line.receivedAt < m_to;
    const bool resolved = ended && line.finishedAt >= m_from && line.finishedAt < m_to;
    if (line.receivedAt >= m_before && line.receivedAt < m_from)
        ++m_sum.receivedBefore;
    const bool carriedIn = line.receivedAt < m_from && (!ended || line.finishedAt >= m_from);
    m_sum.carriedIn += carriedIn;
    m_sum.carriedInDone += carriedIn && resolved;
    const bool carriedOut = line.receivedAt < m_to && (!ended || line.finishedAt >= m_to);
    if (carriedOut) {
        ++m_sum.carriedOut;
        m_sum.carriedOutLate += line.dueAt > 0 && line.dueAt < std::min(m_to, m_now);
    }
    if (!received && !resolved && !carriedIn && !carriedOut)
        return;
    const auto day = [this](qint64 at) -> DeskReport::Day& { return m_sum.days[size_t(std::min<qint64>((at - m_from) / 86'400'000, qint64(m_sum.days.size()) - 1))]; };
    ReportCounts& procedure = m_procedures[line.procedure];
    ReportCounts& holder = m_holders[line.holder];
    procedure.name = line.procedure;
    holder.name = line.holder;
    for (ReportCounts* each : {&m_sum.all, &procedure, &holder}) {
        each->carriedIn += carriedIn;
        each->carriedOut += carriedOut;
    }
    if (received) {
        ++day(line.receivedAt).received;
        for (ReportCounts* each : {&m_sum.all, &procedure, &holder})
            ++each->received;
    }
    if (resolved) {
        ++day(line.finishedAt).resolved;
        const bool onTime = line.dueAt <= 0 || line.finishedAt <= line.dueAt;
        for (ReportCounts* each : {&m_sum.all, &procedure, &holder}) {
            ++each->resolved;
            ++(onTime ? each->onTime : each->late);
        }
    }
}

OfficerLine officersOf(const Dossier& dossier)
{
    const auto ms = [](const QDateTime& at) { return at.isValid() ? at.toMSecsSinceEpoch() : 0; };
    // As the list has it: filed online, and not taken in yet, it came when it was sent.
    OfficerLine found{dossier.id, {dossier.status, ms(dossier.receivedAt.isValid() ? dossier.receivedAt : dossier.submittedAt), ms(dossier.dueAt), ms(dossier.finishedAt), {}, {}}, {}, {}};
    for (const DossierEvent& step : dossier.timeline) {
        const auto to = dossierStatusFromNumber(step.to);
        if (!to || step.from == step.to)
            continue; // a note, a correction
        if (*to == DossierStatus::Received && found.received.isEmpty())
            found.received = step.actor;
        // Who stopped the clock first; a rework begins anew.
        if (isEnd(*to) || *to == DossierStatus::Resolved)
            found.ended = found.ended.isEmpty() ? step.actor : found.ended;
        else
            found.ended.clear();
    }
    return found;
}

OfficerCounter::OfficerCounter(const ReportPeriod& period) : m_from(beginOf(period.first)), m_to(beginOf(period.last.addDays(1))) {}

void OfficerCounter::add(const OfficerLine& one)
{
    const ReportLine& line = one.line;
    if (line.status == DossierStatus::Registered || line.status == DossierStatus::Refused || line.receivedAt <= 0)
        return;
    const auto of = [this](const QString& name) -> ReportCounts& {
        ReportCounts& counts = m_counts[name];
        counts.name = name;
        return counts;
    };
    const bool received = line.receivedAt >= m_from && line.receivedAt < m_to;
    if (received) {
        ++of(one.received).received;
        m_dossiers[one.received].append(one.id);
    }
    if (line.finishedAt >= m_from && line.finishedAt < m_to && line.finishedAt > 0) {
        ReportCounts& counts = of(one.ended);
        ++counts.resolved;
        ++(line.dueAt <= 0 || line.finishedAt <= line.dueAt ? counts.onTime : counts.late);
        if (!received || one.ended != one.received)
            m_dossiers[one.ended].append(one.id);
    }
}

OfficerReport OfficerCounter::report() const { return {sorted(m_counts), m_dossiers}; }

DeskReport ReportCounter::report() const
{
    DeskReport done = m_sum;
    done.procedures = sorted(m_procedures);
    done.holders = sorted(m_holders);
    return done;
}

} // namespace motcua::domain
