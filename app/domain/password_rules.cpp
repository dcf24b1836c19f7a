#include "domain/password_rules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::domain {

QStringList passwordFaults(const QString& password, const QString& userName)
{
    QStringList faults;
    const auto lacks = [&password](auto test) { return std::none_of(password.begin(), password.end(), test); };
    if (password.size() < shortestPassword) {
        faults.append(u"too_short"_s);
    }
    if (password.size() > longestPassword) {
        faults.append(u"too_long"_s);
    }
    if (lacks([](QChar c) { return c.isLower(); })) {
        faults.append(u"no_lower"_s);
    }
    if (lacks([](QChar c) { return c.isUpper(); })) {
        faults.append(u"no_upper"_s);
    }
    if (lacks([](QChar c) { return c.isDigit(); })) {
        faults.append(u"no_digit"_s);
    }
    if (lacks([](QChar c) { return !c.isLetterOrNumber(); })) {
        faults.append(u"no_special"_s);
    }
    if (!userName.isEmpty() && password.contains(userName, Qt::CaseInsensitive)) {
        faults.append(u"has_user_name"_s);
    }
    return faults;
}

} // namespace motcua::domain
