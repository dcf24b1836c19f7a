#include "backend/http/access.h"

#include <algorithm>
#include <array>

namespace motcua::backend::http {

namespace {

struct RealmName
{
    Realm realm;
    const char* name;
};
constexpr std::array kRealms{RealmName{Realm::Official, "official"}, RealmName{Realm::Citizen, "citizen"},
                             RealmName{Realm::Member, "member"}, RealmName{Realm::Unit, "unit"}};

} // namespace

Access Access::anySession()
{
    std::vector<Realm> all;
    for (const RealmName& row : kRealms)
        all.push_back(row.realm);
    return sessions(std::move(all));
}

bool Access::admits(Realm realm, const std::vector<domain::Role>& roles) const
{
    if (!m_needsToken)
        return true;
    if (std::find(m_realms.begin(), m_realms.end(), realm) == m_realms.end())
        return false;
    return m_roles.empty() || std::find_first_of(roles.begin(), roles.end(), m_roles.begin(), m_roles.end()) != roles.end();
}

QByteArray Access::text() const
{
    if (!m_needsToken)
        return "everyone";
    if (m_realms.size() == kRealms.size())
        return "session";
    QByteArrayList words;
    for (const RealmName& row : kRealms) {
        if (std::find(m_realms.begin(), m_realms.end(), row.realm) != m_realms.end())
            words.append(row.name);
    }
    QByteArray text = words.join(' ');
    if (!m_roles.empty())
        text += ':';
    for (const domain::Role role : m_roles)
        text += ' ' + domain::code(role).toLatin1();
    return text;
}

} // namespace motcua::backend::http
