#pragma once

#include "backend/http/access.h"
#include "backend/http/message.h"

#include <QStringList>

#include <vector>

namespace motcua::backend::http {

inline constexpr qint64 kJsonBodyLimit = 1024 * 1024;

//! One row of the route table. The handler is called on the server's thread and must not block: it hands the work on.
struct Route
{
    Method method = Method::Get;
    QString pattern; //!< "/v1/blobs/{sha256}": a name in braces takes one segment
    Access access; //!< who may use it; has no default
    std::function<void(Request, Answer)> handler;
    qint64 bodyLimit = kJsonBodyLimit;
    bool spool = false; //!< body goes to a temporary file, hashed on the way
};

struct Match
{
    const Route* route = nullptr;
    QHash<QString, QString> parameters;
    QList<Method> allowed; //!< when the path is known and the method is not
};

//! The table of routes. Filled before the server listens, read only afterwards.
class Router
{
public:
    void add(Route route);
    //! HEAD falls back on GET.
    [[nodiscard]] Match match(Method method, const QString& path) const;
    [[nodiscard]] const std::vector<Route>& routes() const { return m_routes; }

private:
    std::vector<Route> m_routes;
    std::vector<QStringList> m_segments; //!< of each route's pattern
};

} // namespace motcua::backend::http
