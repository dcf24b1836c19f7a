#pragma once

#include "backend/realm.h"
#include "domain/official.h"

#include <QByteArray>

#include <vector>

namespace motcua::backend::http {

//! Who may use a route; data of its row. There is no default: a route that does not say it does not compile, and a row that the table
//! in tests/backend/access_table.txt does not have fails the test. Scopes, lanes and own registrations are looked at by the handler,
//! for they need the record.
class Access
{
public:
    //! No token is asked for.
    [[nodiscard]] static Access everyone() { return Access(false, {}, {}); }
    //! Any valid token, whatever it speaks for.
    [[nodiscard]] static Access anySession();
    //! A valid token of one of these.
    [[nodiscard]] static Access sessions(std::vector<Realm> realms) { return Access(true, std::move(realms), {}); }
    //! An official, whatever the role.
    [[nodiscard]] static Access officials() { return sessions({Realm::Official}); }
    //! An official with one of these roles.
    [[nodiscard]] static Access officials(std::vector<domain::Role> roles) { return Access(true, {Realm::Official}, std::move(roles)); }

    [[nodiscard]] bool needsToken() const { return m_needsToken; }
    //! `roles`: of the official, else empty.
    [[nodiscard]] bool admits(Realm realm, const std::vector<domain::Role>& roles) const;

    //! "everyone", "session", "official", "official: guard administrator", "citizen member": one line of the table.
    [[nodiscard]] QByteArray text() const;

private:
    Access(bool needsToken, std::vector<Realm> realms, std::vector<domain::Role> roles)
        : m_needsToken(needsToken), m_realms(std::move(realms)), m_roles(std::move(roles))
    {
    }

    bool m_needsToken;
    std::vector<Realm> m_realms;
    std::vector<domain::Role> m_roles; //!< empty = any
};

} // namespace motcua::backend::http
