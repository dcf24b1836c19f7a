#include "backend/store/migrations.h"

#include <QFile>
#include <QSqlError>
#include <QStringList>

// Resources of a static library are not registered by themselves; the macro wants no namespace around it.
static void registerMigrations()
{
    Q_INIT_RESOURCE(backend_migrations);
}

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

constexpr std::array kFiles{
    "001_first.sql"_L1,
    "002_desks.sql"_L1,
    "003_accounts.sql"_L1,
    "004_meetings.sql"_L1,
    "005_messages.sql"_L1,
};

QStringList statementsOf(const QString& text)
{
    QStringList statements;
    for (const QString& part : text.split(u";\n\n"_s)) {
        QStringList lines;
        for (const QString& line : part.split(u'\n')) {
            if (!line.startsWith("--"_L1))
                lines.append(line);
        }
        const QString statement = lines.join(u'\n').trimmed();
        if (!statement.isEmpty())
            statements.append(statement);
    }
    return statements;
}

} // namespace

int newestSchema()
{
    return static_cast<int>(kFiles.size());
}

int schemaVersion(Db& db)
{
    const auto row = db.one("PRAGMA user_version"_L1);
    return row ? row->first().toInt() : -1;
}

std::optional<Error> migrate(Db& db)
{
    registerMigrations();
    const int have = schemaVersion(db);
    if (auto error = db.takeError())
        return error;
    if (have > newestSchema())
        return Error{ErrorKind::Storage, u"newer_database"_s, u"schema %1, this version knows %2"_s.arg(have).arg(newestSchema()), 0};
    for (int number = have + 1; number <= newestSchema(); ++number) {
        QFile file(u":/motcua/migrations/backend/"_s + kFiles[static_cast<std::size_t>(number - 1)]);
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorKind::Internal, u"migration_file"_s, file.fileName(), 0};
        Transaction transaction(db, Transaction::Kind::Write);
        for (const QString& statement : statementsOf(QString::fromUtf8(file.readAll())))
            db.runOnce(statement);
        db.runOnce(u"PRAGMA user_version = %1"_s.arg(number));
        if (auto error = transaction.commit())
            return error;
    }
    return std::nullopt;
}

} // namespace motcua::backend::store
