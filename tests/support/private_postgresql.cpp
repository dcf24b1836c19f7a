#include "tests/support/private_postgresql.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStorageInfo>

#include <csignal>

#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace motcua::test {

namespace {

constexpr int kRunMs = 120'000;
constexpr qint64 kRoomInMemory = 4LL << 30; //!< else the data lies on the disk

//! A database is hundreds of files, and each test has one: in memory they cost a third of what a disk's file system takes for them.
QByteArray folderPattern(bool durable)
{
    const QStorageInfo memory(u"/dev/shm"_s);
    const bool roomy = !durable && memory.isValid() && memory.fileSystemType() == "tmpfs" && !memory.isReadOnly() && memory.bytesAvailable() > kRoomInMemory;
    // A socket's path has room for some hundred letters only: not below the build folder.
    return roomy ? "/dev/shm/motcua-pg-XXXXXX" : "/tmp/motcua-pg-XXXXXX";
}

const passwd* serverUser()
{
    if (geteuid() != 0)
        return nullptr; // we are unprivileged ourselves
    for (const char* name : {"postgres", "nobody"}) {
        if (const passwd* user = getpwnam(name))
            return user;
    }
    return nullptr;
}

QString userName()
{
    return u"centre"_s;
}

std::unique_ptr<PrivatePostgresql>& sharedServer()
{
    static std::unique_ptr<PrivatePostgresql> server;
    return server;
}

} // namespace

bool overPostgresql()
{
    return qEnvironmentVariable("MOTCUA_TEST_DATABASE") == "postgresql"_L1;
}

PrivatePostgresql::PrivatePostgresql(bool durable, const QStringList& settings)
{
    const QDir versions(u"/usr/lib/postgresql"_s);
    for (const QString& version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (QFile::exists(versions.filePath(version + u"/bin/initdb"_s)))
            m_tools = versions.filePath(version + u"/bin"_s);
    }
    QByteArray folder = folderPattern(durable);
    if (m_tools.isEmpty() || !mkdtemp(folder.data())) {
        m_problem = u"PostgreSQL is not installed (Debian package: postgresql)"_s;
        return;
    }
    m_folder = QString::fromLatin1(folder);
    if (const passwd* user = serverUser(); user && chown(folder.constData(), user->pw_uid, user->pw_gid) != 0)
        m_problem = u"chown"_s;
    m_settings = {u"listen_addresses="_s, u"unix_socket_directories="_s + m_folder, u"max_connections=120"_s, u"shared_buffers=64MB"_s,
                  durable ? u"max_wal_size=2GB"_s : u"max_wal_size=256MB"_s, u"log_min_messages=fatal"_s, u"autovacuum_naptime=5s"_s,
                  u"dynamic_shared_memory_type=mmap"_s};
    if (!durable)
        m_settings += {u"fsync=off"_s, u"full_page_writes=off"_s};
    m_settings += settings;
    if (!run(u"initdb"_s, {u"-D"_s, m_folder + u"/data"_s, u"-U"_s, userName(), u"-A"_s, u"trust"_s, u"-E"_s, u"UTF8"_s, u"--locale=C"_s,
                           u"--no-sync"_s, u"--no-instructions"_s}))
        return;
    (void)start();
}

PrivatePostgresql::~PrivatePostgresql()
{
    if (isRunning()) {
        ::kill(static_cast<pid_t>(m_server->processId()), SIGQUIT); // at once, children too
        m_server->waitForFinished();
    }
    if (!m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
}

PrivatePostgresql& PrivatePostgresql::shared()
{
    if (!sharedServer()) {
        sharedServer() = std::make_unique<PrivatePostgresql>(qEnvironmentVariableIsSet("MOTCUA_TEST_DURABLE"));
        qAddPostRoutine(&PrivatePostgresql::endShared);
    }
    return *sharedServer();
}

void PrivatePostgresql::endShared()
{
    sharedServer().reset();
}

QStringList PrivatePostgresql::asUser(const QString& program, const QStringList& arguments, bool diesWithUs) const
{
    QStringList words{u"setpriv"_s};
    if (const passwd* user = serverUser())
        words += {u"--reuid"_s, QString::number(user->pw_uid), u"--regid"_s, QString::number(user->pw_gid), u"--clear-groups"_s};
    if (diesWithUs)
        words += {u"--pdeathsig"_s, u"QUIT"_s};
    return words + QStringList{m_tools + u'/' + program} + arguments;
}

bool PrivatePostgresql::run(const QString& program, const QStringList& arguments, QString* output)
{
    QStringList words = asUser(program, arguments, false);
    QProcess process;
    process.setWorkingDirectory(u"/tmp"_s);
    process.start(words.takeFirst(), words);
    const bool ended = process.waitForFinished(kRunMs) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (output)
        *output = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    if (!ended)
        m_problem = program + u": "_s + QString::fromUtf8(process.readAllStandardError());
    return ended;
}

bool PrivatePostgresql::start()
{
    QStringList arguments{u"-D"_s, m_folder + u"/data"_s};
    for (const QString& setting : m_settings)
        arguments += {u"-c"_s, setting};
    QStringList words = asUser(u"postgres"_s, arguments, true);
    m_server = std::make_unique<QProcess>();
    m_server->setWorkingDirectory(u"/tmp"_s);
    m_server->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_server->start(words.takeFirst(), words);
    QElapsedTimer time;
    time.start();
    while (m_server->state() != QProcess::NotRunning && time.elapsed() < kRunMs) {
        if (run(u"pg_isready"_s, {u"-q"_s, u"-h"_s, m_folder, u"-U"_s, userName(), u"-d"_s, u"postgres"_s, u"-t"_s, u"5"_s}))
            return true;
        m_server->waitForFinished(50);
    }
    m_problem += u"the server did not start"_s;
    return false;
}

void PrivatePostgresql::kill()
{
    if (!isRunning())
        return;
    // All at once, as a machine dies: a child that outlives its postmaster by a moment still settles what it was given.
    const qint64 pid = m_server->processId();
    ::kill(static_cast<pid_t>(pid), SIGSTOP);
    QFile children(u"/proc/%1/task/%1/children"_s.arg(pid));
    if (children.open(QIODevice::ReadOnly)) {
        for (const QByteArray& child : children.readAll().simplified().split(' ')) {
            if (const int process = child.toInt(); process > 1)
                ::kill(process, SIGKILL);
        }
    }
    m_server->kill();
    m_server->waitForFinished();
    m_server.reset();
}

QString PrivatePostgresql::url(const QString& name) const
{
    return u"postgresql://%1@/%2?host=%3"_s.arg(userName(), name, m_folder);
}

QString PrivatePostgresql::createDatabase(const QString& name, const QString& like)
{
    sql(u"postgres"_s, u"CREATE DATABASE %1 TEMPLATE %2 STRATEGY file_copy"_s.arg(name, like.isEmpty() ? u"template0"_s : like));
    return url(name);
}

QString PrivatePostgresql::sql(const QString& database, const QString& statement)
{
    QString output;
    if (!run(u"psql"_s, {u"-X"_s, u"-q"_s, u"-A"_s, u"-t"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-d"_s, url(database), u"-c"_s, statement}, &output))
        qWarning("%s", qPrintable(m_problem));
    return output;
}

} // namespace motcua::test
