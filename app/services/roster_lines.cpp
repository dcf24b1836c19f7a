#include "services/roster_lines.h"

#include "services/projection_kinds.h"
#include "storage/roster_store.h"

namespace motcua::services {

using namespace Qt::StringLiterals;
using domain::RosterLine;

QByteArray bodyOf(const RosterLine& line)
{
    return compact({{u"row"_s, line.row},
                    {u"fullName"_s, line.fullName},
                    {u"cardNumber"_s, line.cardNumber},
                    {u"cvNumber"_s, line.cvNumber},
                    {u"birthDate"_s, line.birthDate.toString(Qt::ISODate)},
                    {u"homeTown"_s, line.homeTown},
                    {u"phone"_s, line.phone},
                    {u"position"_s, line.position}});
}

RosterLine rosterLineFrom(const QByteArray& body)
{
    const QJsonObject json = parsed(body);
    const auto text = [&json](QLatin1StringView key) { return json[key].toString(); };
    return {json["row"_L1].toInt(), text("fullName"_L1), text("cardNumber"_L1), text("cvNumber"_L1), QDate::fromString(text("birthDate"_L1), Qt::ISODate),
            text("homeTown"_L1), text("phone"_L1), text("position"_L1)};
}

Result<const std::vector<RosterLine>*> RosterLines::of(const QString& cell)
{
    auto known = m_lines.constFind(cell);
    if (known == m_lines.cend()) {
        const auto bodies = storage::roster::lines(m_db, cell);
        if (!bodies)
            return tl::unexpected(bodies.error());
        std::vector<RosterLine> lines;
        for (const QByteArray& body : *bodies)
            lines.push_back(rosterLineFrom(body));
        known = m_lines.insert(cell, std::move(lines));
    }
    return &known.value();
}

Result<domain::RosterMatch> RosterLines::match(const domain::MemberRegistration& registration)
{
    const auto lines = of(registration.cell);
    if (!lines)
        return tl::unexpected(lines.error());
    return domain::matchRoster(registration, **lines);
}

} // namespace motcua::services
