#include "storage/migrations.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

static void initMigrationResources()
{
    Q_INIT_RESOURCE(motcua_migrations); // a static library's resources are not linked in by themselves everywhere
}

namespace motcua::storage {

using namespace Qt::StringLiterals;

QString areaName(domain::Area area)
{
    switch (area) {
    case domain::Area::Dossiers: return u"dossiers"_s;
    case domain::Area::Party: return u"party"_s;
    case domain::Area::Meetings: return u"meetings"_s;
    }
    return {};
}

QStringList splitStatements(const QString& sql)
{
    static const QRegularExpression end(u";[ \\t]*\\r?\\n[ \\t]*\\r?\\n"_s);
    QStringList statements;
    for (QString part : sql.split(end, Qt::SkipEmptyParts)) {
        part = part.trimmed();
        const QStringList lines = part.split(u'\n');
        const bool onlyComments = std::all_of(lines.begin(), lines.end(), [](const QString& line) {
            return line.trimmed().isEmpty() || line.trimmed().startsWith("--"_L1);
        });
        if (!onlyComments)
            statements << part;
    }
    return statements;
}

std::vector<Migration> migrationsOf(domain::Area area)
{
    initMigrationResources();
    std::vector<Migration> steps;
    for (const QString& folder : {u"common"_s, areaName(area)}) {
        const QDir dir(u":/motcua/migrations/"_s + folder);
        const QStringList names = dir.entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
        for (const QString& name : names) {
            QFile file(dir.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                steps.push_back({name.section(u'_', 0, 0).toInt(), folder + u'/' + name, splitStatements(QString::fromUtf8(file.readAll()))});
        }
    }
    std::sort(steps.begin(), steps.end(), [](const Migration& a, const Migration& b) { return a.number < b.number; });
    return steps;
}

Result<void> migrate(Db& db, domain::Area area) { return migrate(db, migrationsOf(area)); }

Result<void> migrate(Db& db, const std::vector<Migration>& steps)
{
    const auto version = db.number(u"PRAGMA user_version"_s);
    if (!version)
        return tl::unexpected(version.error());
    if (*version > (steps.empty() ? 0 : steps.back().number))
        return fail(ErrorKind::Storage, u"database_newer"_s, u"schema %1"_s.arg(*version));
    for (const Migration& step : steps) {
        if (step.number <= *version)
            continue;
        auto done = db.transaction([&]() -> Result<void> {
            for (const QString& statement : step.statements) {
                if (auto ran = db.run(statement); !ran) {
                    Error error = ran.error();
                    error.detail = step.name + u": "_s + error.detail;
                    return tl::unexpected(error);
                }
            }
            if (auto ran = db.run(u"PRAGMA user_version = %1"_s.arg(step.number)); !ran)
                return tl::unexpected(ran.error());
            return {};
        });
        if (!done)
            return done;
    }
    return {};
}

} // namespace motcua::storage
