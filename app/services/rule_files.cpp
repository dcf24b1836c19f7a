#include "services/rule_files.h"

#include "domain/default_rules.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Result<domain::Rules> builtInRules()
{
    domain::registerRules();
    return domain::parseRules(bytesOf(u":/motcua/rules/transitions.json"_s), bytesOf(u":/motcua/rules/calendar.json"_s));
}

} // namespace motcua::services
