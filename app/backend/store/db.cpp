#include "backend/store/db.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

constexpr qsizetype kLongestNote = 7000; // PostgreSQL carries up to 8,000 bytes

//! "seq scope" lines; more than fits is said as "*": look yourselves.
QByteArray noteOf(const Touched& touched)
{
    QByteArray note;
    for (auto it = touched.begin(); it != touched.end(); ++it)
        note += QByteArray::number(it.value()) + ' ' + it.key().toUtf8() + '\n';
    return note.size() > kLongestNote ? QByteArrayLiteral("*") : note;
}

} // namespace

Result<std::unique_ptr<Db>> Db::open(const QString& database)
{
    auto driver = database.startsWith("postgresql:"_L1) || database.startsWith("postgres:"_L1)
                      ? openPostgresql(database)
                      : openSqlite(database.startsWith("sqlite:"_L1) ? database.sliced(7) : database);
    if (!driver)
        return tl::unexpected<Error>(driver.error());
    return std::unique_ptr<Db>(new Db(database, std::move(*driver)));
}

Result<std::unique_ptr<Db>> Db::attach(const QString& database)
{
    if (database.startsWith("postgresql:"_L1) || database.startsWith("postgres:"_L1))
        return std::unique_ptr<Db>(new Db(database, attachPostgresql(database)));
    return open(database);
}

bool Db::mayRun()
{
    if (m_dead)
        setError(*m_dead);
    return !m_dead;
}

int Db::run(QLatin1StringView sql, const QVariantList& values)
{
    if (!mayRun())
        return -1;
    const auto changed = m_driver->execute(sql, values, nullptr, m_depth > 0);
    if (!changed)
        setError(changed.error());
    return changed.value_or(-1);
}

void Db::runOnce(const QString& sql)
{
    if (!mayRun())
        return;
    if (auto error = m_driver->script(sql))
        setError(std::move(*error));
}

std::optional<QVariantList> Db::one(QLatin1StringView sql, const QVariantList& values)
{
    std::optional<QVariantList> found;
    each(sql, values, [&found](const Row& row) {
        QVariantList list;
        for (int i = 0; i < row.size(); ++i)
            list.append(row.value(i).toVariant());
        found = std::move(list);
        return false;
    });
    return found;
}

void Db::each(QLatin1StringView sql, const QVariantList& values, const RowSink& row)
{
    if (!mayRun())
        return;
    if (const auto done = m_driver->execute(sql, values, &row, m_depth > 0); !done)
        setError(done.error());
}

std::optional<Error> Db::takeError()
{
    return std::exchange(m_error, std::nullopt);
}

void Db::setError(Error error)
{
    if (!m_error)
        m_error = std::move(error);
}

void Db::touch(const QString& scope, qint64 seq)
{
    m_touched[scope] = seq;
}

Transaction::Transaction(Db& db, Kind kind) : m_db(db), m_level(db.m_depth), m_before(db.m_touched)
{
    ++m_db.m_depth;
    std::optional<Error> error;
    if (m_level == 0) {
        (void)m_db.takeError();
        error = m_db.m_driver->begin(kind == Kind::Write);
    } else {
        error = m_db.m_error ? m_db.m_error : m_db.m_dead; // nothing begins inside one that failed
        if (!error)
            error = m_db.m_driver->script(u"SAVEPOINT s%1"_s.arg(m_level));
    }
    m_doomed = error.has_value();
    if (m_doomed && !m_db.m_dead)
        m_db.m_dead = std::move(error);
    else if (m_doomed)
        m_beganDead = true;
}

Transaction::~Transaction()
{
    if (m_open)
        undo();
}

void Transaction::undo()
{
    m_open = false;
    --m_db.m_depth;
    m_db.m_touched = m_before;
    if (m_doomed) {
        const Error error = *m_db.m_dead;
        if (!m_beganDead)
            m_db.m_dead.reset();
        if (m_level > 0)
            m_db.setError(error); // the outer one must hear of it
        else
            m_db.m_driver->rollback();
        return;
    }
    if (m_level == 0) {
        m_db.m_driver->rollback();
        return;
    }
    // The savepoint itself may be what failed, or the connection: then the outer one hears of it.
    for (const QString& sql : {u"ROLLBACK TO s%1"_s, u"RELEASE s%1"_s}) {
        if (auto error = m_db.m_driver->script(sql.arg(m_level))) {
            m_db.setError(std::move(*error));
            return;
        }
    }
}

std::optional<Error> Transaction::end()
{
    if (m_level > 0)
        return m_db.m_driver->script(u"RELEASE s%1"_s.arg(m_level));
    return m_db.m_driver->commit(m_db.m_touched.isEmpty() ? QByteArray() : noteOf(m_db.m_touched));
}

std::optional<Error> Transaction::commit()
{
    if (m_doomed) {
        std::optional<Error> error = m_db.m_dead;
        undo();
        if (m_level == 0)
            (void)m_db.takeError();
        return error;
    }
    std::optional<Error> error = m_db.takeError();
    if (!error)
        error = end();
    if (error) {
        undo();
        return error;
    }
    m_open = false;
    --m_db.m_depth;
    if (m_level == 0) {
        const Touched touched = std::exchange(m_db.m_touched, {});
        if (m_db.m_hook && !touched.isEmpty())
            m_db.m_hook(touched);
    }
    return std::nullopt;
}

} // namespace motcua::backend::store
