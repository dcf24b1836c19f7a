#include "backend/store/migrations.h"

#include "backend/store/dialect.h"

#include <QFile>
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
    "006_repeats.sql"_L1,
    "007_agencies.sql"_L1,
    "008_calendar.sql"_L1,
};

//! A statement ends with a semicolon and an empty line. One that only one kind of database understands has a line saying so.
QStringList statementsOf(const QString& text, bool postgresql)
{
    QStringList statements;
    for (const QString& part : text.split(u";\n\n"_s)) {
        QStringList lines;
        bool ours = true;
        for (const QString& line : part.split(u'\n')) {
            if (line == (postgresql ? "-- sqlite only"_L1 : "-- postgresql only"_L1))
                ours = false;
            if (!line.startsWith("--"_L1))
                lines.append(line);
        }
        const QString statement = lines.join(u'\n').trimmed();
        if (ours && !statement.isEmpty())
            statements.append(postgresql ? dialect::postgresqlSchema(statement) : statement);
    }
    return statements;
}

std::optional<Error> runFile(Db& db, int number)
{
    QFile file(u":/motcua/migrations/backend/"_s + kFiles[static_cast<std::size_t>(number - 1)]);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Internal, u"migration_file"_s, file.fileName(), 0};
    for (const QString& statement : statementsOf(QString::fromUtf8(file.readAll()), db.isPostgresql()))
        db.runOnce(statement);
    setSchemaVersion(db, number);
    return std::nullopt;
}

} // namespace

int newestSchema()
{
    return static_cast<int>(kFiles.size());
}

int schemaVersion(Db& db)
{
    if (!db.isPostgresql()) {
        const auto row = db.one("PRAGMA user_version"_L1);
        return row ? row->first().toInt() : -1;
    }
    const auto table = db.one("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_version'"_L1);
    if (!table)
        return -1;
    if (table->first().toInt() == 0)
        return 0;
    const auto row = db.one("SELECT number FROM schema_version"_L1);
    return row ? row->first().toInt() : -1;
}

void setSchemaVersion(Db& db, int number)
{
    if (!db.isPostgresql()) {
        db.runOnce(u"PRAGMA user_version = %1"_s.arg(number));
        return;
    }
    db.runOnce(u"CREATE TABLE IF NOT EXISTS schema_version (number BIGINT NOT NULL)"_s);
    db.runOnce(u"DELETE FROM schema_version"_s);
    db.runOnce(u"INSERT INTO schema_version (number) VALUES (%1)"_s.arg(number));
}

std::optional<Error> migrate(Db& db)
{
    registerMigrations();
    int have = schemaVersion(db);
    while (!db.failed() && have < newestSchema()) {
        Transaction transaction(db, Transaction::Kind::Write);
        have = schemaVersion(db); // another process may be at it
        if (!db.failed() && have < newestSchema()) {
            if (auto error = runFile(db, ++have))
                return error;
        }
        if (auto error = transaction.commit())
            return error;
    }
    if (auto error = db.takeError())
        return error;
    if (have > newestSchema())
        return Error{ErrorKind::Storage, u"newer_database"_s, u"schema %1, this version knows %2"_s.arg(have).arg(newestSchema()), 0};
    return std::nullopt;
}

} // namespace motcua::backend::store
