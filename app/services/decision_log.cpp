#include "services/decision_log.h"

#include "domain/calendar.h"
#include "domain/names.h"
#include "paper/decision_sheet.h"
#include "services/projection_kinds.h"
#include "storage/registration_store.h"

#include <QSet>

#include <algorithm>

namespace motcua::services {

using namespace Qt::StringLiterals;
using domain::MemberRegistration;
using domain::RegistrationStatus;
using domain::RegistrationStep;
using storage::Db;

namespace {

constexpr int mostRegistrations = 20'000;

//! What an official decided; a member's own corrections are no decisions.
void addSteps(const MemberRegistration& r, SyncMark mark, std::vector<DecisionLine>& lines)
{
    const auto add = [&](const RegistrationStep& step) {
        lines.push_back({r.id, r.fullName, r.cardNumber.isEmpty() ? r.cvNumber : r.cardNumber, r.phone, r.cellName.isEmpty() ? r.cell : r.cellName, step,
                         step.status == RegistrationStatus::Approved && !r.mergedWith.isEmpty(), mark});
    };
    for (const RegistrationStep& step : r.history) {
        if (step.status != RegistrationStatus::Waiting)
            add(step);
    }
    // Decided before histories were kept.
    if (r.history.empty() && r.status != RegistrationStatus::Waiting && r.decidedAt.isValid())
        add({r.decidedAt, r.decidedBy, r.status, r.reason, domain::ReviewWay::Person, {}, {}, {}});
}

bool fits(const DecisionLine& line, const DecisionFilter& filter, const QString& words, const QString& digits)
{
    if (filter.decision && line.step.status != *filter.decision)
        return false;
    if (!filter.by.isEmpty() && line.step.by != filter.by)
        return false;
    const QDate day = domain::toLocal(line.step.at).date();
    if ((filter.from.isValid() && day < filter.from) || (filter.to.isValid() && day > filter.to))
        return false;
    if (words.isEmpty())
        return true;
    if (!digits.isEmpty() && (line.number.contains(digits, Qt::CaseInsensitive) || line.phone.contains(digits)))
        return true;
    return domain::keyK0(line.fullName).contains(words) || domain::keyK0(line.step.reason).contains(words);
}

} // namespace

std::vector<DecisionLine> chosen(const std::vector<DecisionLine>& lines, const DecisionFilter& filter)
{
    const QString words = domain::keyK0(filter.text);
    QString digits = filter.text;
    digits.remove(u'.').remove(u' ');
    if (std::none_of(digits.cbegin(), digits.cend(), [](QChar c) { return c.isDigit(); }))
        digits.clear();
    std::vector<DecisionLine> found;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(found), [&](const DecisionLine& line) { return fits(line, filter, words, digits); });
    return found;
}

QStringList decidersOf(const std::vector<DecisionLine>& lines)
{
    QSet<QString> names;
    for (const DecisionLine& line : lines) {
        if (!line.step.by.isEmpty())
            names.insert(line.step.by);
    }
    QStringList sorted(names.cbegin(), names.cend());
    std::sort(sorted.begin(), sorted.end(), [](const QString& a, const QString& b) { return domain::sortKey(a) < domain::sortKey(b); });
    return sorted;
}

DecisionLog::DecisionLog(DeskContext desk, QObject* parent) : QObject(parent), m_desk(std::move(desk)) {}

QFuture<Result<std::vector<DecisionLine>>> DecisionLog::lines()
{
    return m_desk.db->read([](Db& db) -> Result<std::vector<DecisionLine>> {
        const auto rows = storage::registrations::decided(db, mostRegistrations);
        if (!rows)
            return tl::unexpected(rows.error());
        std::vector<DecisionLine> lines;
        for (const storage::RegistrationEntry& row : *rows) {
            const auto r = domain::registrationFromJson(parsed(row.body));
            if (!r)
                return tl::unexpected(unreadable(r.error()));
            addSteps(*r, SyncMark(int(row.mark)), lines);
        }
        std::stable_sort(lines.begin(), lines.end(), [](const DecisionLine& a, const DecisionLine& b) { return a.step.at > b.step.at; });
        return lines;
    });
}

bool DecisionLog::mayExport() const
{
    const domain::Official& official = m_desk.official();
    return official.has(domain::Role::CellSecretary) || official.has(domain::Role::CommitteeOfficer);
}

QFuture<Result<int>> DecisionLog::write(const std::vector<DecisionLine>& lines, const QString& path)
{
    if (!mayExport())
        return readyFuture<int>(fail(ErrorKind::Forbidden, u"not_allowed"_s));
    paper::DecisionSheet sheet{{}, m_desk.official().fullName, m_desk.clock().now()};
    for (const DecisionLine& line : lines)
        sheet.rows.push_back({line.fullName, line.number, line.cell, line.step});
    return QtConcurrent::run([sheet = std::move(sheet), path]() -> Result<int> {
        const auto written = paper::writeDecisions(sheet, path);
        return written ? Result<int>(int(sheet.rows.size())) : tl::unexpected(written.error());
    });
}

} // namespace motcua::services
