#pragma once

#include "backend/store/db.h"
#include "domain/apply.h"

#include <QByteArray>

#include <memory>
#include <mutex>

namespace motcua::backend {

//! The rules that the centre goes by: those of the program, with the calendar that was given last (`motcua-backend calendar set`, also
//! while it serves). Any thread.
class RulesInForce
{
public:
    //! `calendar`: the program's own, as its file.
    RulesInForce(domain::Rules builtIn, QByteArray calendar);

    struct Now
    {
        domain::Rules rules;
        QByteArray calendar; //!< as JSON
    };
    //! One look at the database, and no more while it is the same. A calendar there that cannot be read, or that ends before the program's
    //! own, does not count.
    [[nodiscard]] std::shared_ptr<const Now> now(store::Db& db) const;

private:
    std::shared_ptr<const Now> m_builtIn;
    mutable std::mutex m_mutex;
    mutable std::shared_ptr<const Now> m_now; //!< guarded, with the next
    mutable QString m_storedId;
};

} // namespace motcua::backend
