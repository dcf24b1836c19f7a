#include "backend/settings.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace motcua::backend {

namespace {

QString configFile(const QStringList& arguments)
{
    for (qsizetype i = arguments.size() - 1; i > 0; --i) {
        if (arguments[i].startsWith("--config="_L1))
            return arguments[i].sliced(9);
        if (arguments[i] == "--config"_L1)
            return arguments.value(i + 1);
    }
    return qEnvironmentVariable("MOTCUA_CONFIG");
}

bool isOn(const QString& value)
{
    return value == "on"_L1 || value == "1"_L1 || value == "true"_L1 || value == "yes"_L1;
}

void give(QStringList& options, const QString& name, const QString& value, const QStringList& flags)
{
    if (!flags.contains(name))
        options.append(u"--"_s + name + u'=' + value);
    else if (isOn(value))
        options.append(u"--"_s + name);
}

std::optional<Error> readFile(const QString& name, const QStringList& valued, const QStringList& flags, QStringList& options)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Invalid, u"config_file"_s, file.errorString(), 0};
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const qsizetype equals = line.indexOf(u'=');
        const QString key = line.left(qMax<qsizetype>(equals, 0)).trimmed();
        if (equals < 1)
            return Error{ErrorKind::Invalid, u"config_line"_s, u"line %1"_s.arg(i + 1), 0};
        if (!valued.contains(key) && !flags.contains(key))
            return Error{ErrorKind::Invalid, u"config_name"_s, u"line %1: %2"_s.arg(i + 1).arg(key), 0};
        give(options, key, line.sliced(equals + 1).trimmed(), flags);
    }
    return std::nullopt;
}

} // namespace

Result<QStringList> withSettings(const QStringList& arguments, const QStringList& valued, const QStringList& flags)
{
    QStringList options;
    if (const QString file = configFile(arguments); !file.isEmpty()) {
        if (auto error = readFile(file, valued, flags, options))
            return tl::unexpected<Error>(std::move(*error));
    }
    for (const QString& name : valued + flags) {
        const QByteArray variable = "MOTCUA_" + name.toUpper().replace(u'-', u'_').toLatin1();
        if (name != "config"_L1 && qEnvironmentVariableIsSet(variable.constData()))
            give(options, name, qEnvironmentVariable(variable.constData()), flags);
    }
    return arguments.first(qMin<qsizetype>(1, arguments.size())) + options + arguments.mid(1);
}

} // namespace motcua::backend
