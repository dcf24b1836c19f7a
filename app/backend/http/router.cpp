#include "backend/http/router.h"

namespace motcua::backend::http {

namespace {

std::optional<QHash<QString, QString>> fit(const QStringList& pattern, const QStringList& path)
{
    if (pattern.size() != path.size())
        return std::nullopt;
    QHash<QString, QString> parameters;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QString& wanted = pattern[i];
        if (wanted.startsWith(u'{')) {
            if (path[i].isEmpty())
                return std::nullopt;
            parameters.insert(wanted.sliced(1, wanted.size() - 2), path[i]);
        } else if (wanted != path[i]) {
            return std::nullopt;
        }
    }
    return parameters;
}

} // namespace

void Router::add(Route route)
{
    m_segments.push_back(route.pattern.split(u'/'));
    m_routes.push_back(std::move(route));
}

Match Router::match(Method method, const QString& path) const
{
    Match result;
    const QStringList segments = path.split(u'/');
    const Route* asGet = nullptr;
    QHash<QString, QString> getParameters;
    for (std::size_t i = 0; i < m_routes.size(); ++i) {
        auto parameters = fit(m_segments[i], segments);
        if (!parameters)
            continue;
        result.allowed.append(m_routes[i].method);
        if (m_routes[i].method == method) {
            result.route = &m_routes[i];
            result.parameters = std::move(*parameters);
            return result;
        }
        if (m_routes[i].method == Method::Get) {
            asGet = &m_routes[i];
            getParameters = std::move(*parameters);
        }
    }
    if (method == Method::Head && asGet) {
        result.route = asGet;
        result.parameters = std::move(getParameters);
    }
    return result;
}

} // namespace motcua::backend::http
