#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace motcua::test {

//! Whether this run of the tests is over PostgreSQL (MOTCUA_TEST_DATABASE=postgresql) and not over SQLite.
[[nodiscard]] bool overPostgresql();

//! A PostgreSQL server of the test's own, from Debian's package, in a folder of its own, reached by a socket there; as an unprivileged
//! user where the tests run as root. It dies with this object, and with the test program whatever becomes of that. Safe settings are
//! off (fsync) unless `durable`. GUI thread.
class PrivatePostgresql
{
public:
    explicit PrivatePostgresql(bool durable = false, const QStringList& settings = {});
    ~PrivatePostgresql();
    PrivatePostgresql(const PrivatePostgresql&) = delete;
    PrivatePostgresql& operator=(const PrivatePostgresql&) = delete;

    //! The one that a test program shares; begins with the first call. Durable where MOTCUA_TEST_DURABLE is set.
    static PrivatePostgresql& shared();
    static void endShared();

    [[nodiscard]] bool start();     //!< again after kill() or stop()
    void kill();                    //!< as when the power goes
    [[nodiscard]] bool isRunning() const { return m_server && m_server->state() == QProcess::Running; }
    //! A new database: its address for --database. `like` = name of one to copy, to which nobody is connected.
    [[nodiscard]] QString createDatabase(const QString& name, const QString& like = {});
    [[nodiscard]] QString url(const QString& name) const;
    //! One statement by psql; what it printed.
    QString sql(const QString& database, const QString& statement);
    [[nodiscard]] QString problem() const { return m_problem; }

private:
    QString m_tools;  //!< folder of PostgreSQL's programs
    QString m_folder; //!< data and socket
    QStringList m_settings;
    std::unique_ptr<QProcess> m_server;
    QString m_problem;

    [[nodiscard]] QStringList asUser(const QString& program, const QStringList& arguments, bool diesWithUs) const;
    bool run(const QString& program, const QStringList& arguments, QString* output = nullptr);
};

} // namespace motcua::test
