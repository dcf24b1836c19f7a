#pragma once

#include "app/backend/centre.h"
#include "tests/support/backend_process.h"
#include "tests/support/private_postgresql.h"

#include <QTcpSocket>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

namespace motcua::test {

//! One blocking request over its own connection; may be called from any thread.
[[nodiscard]] HttpAnswer call(quint16 port, const QByteArray& method, const QString& pathAndQuery, const QByteArray& body = {},
                              const QString& token = {}, const QByteArrayList& headers = {});
//! Reads one answer off a socket that was written to by hand.
[[nodiscard]] HttpAnswer readAnswer(QTcpSocket& socket, int waitMs = 30'000, bool headOnly = false);

//! A database with nothing in it, of the kind that this run is over (overPostgresql()); `folder` keeps its files.
[[nodiscard]] QString emptyDatabase(const QString& folder);

//! The centre in this process, its clock in the test's hand, over a small invented province.
class RunningCentre
{
public:
    explicit RunningCentre(backend::CentreOptions options = demoOptions());
    ~RunningCentre();

    static backend::CentreOptions demoOptions();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString database() const { return m_database; } //!< what store::Db::open takes
    [[nodiscard]] QString directory() const { return m_dir.path(); }
    void advance(int seconds) { m_offsetMs += seconds * 1000LL; }
    [[nodiscard]] QDateTime now() const { return QDateTime::fromMSecsSinceEpoch(m_baseMs + m_offsetMs, Qt::UTC); }
    void stop(); //!< as SIGTERM does
    [[nodiscard]] const backend::Centre& centre() const { return *m_centre; }

    HttpAnswer get(const QString& path, const QString& token = {}) { return call(m_port, "GET", path, {}, token); }
    HttpAnswer post(const QString& path, const QJsonObject& body, const QString& token = {});
    HttpAnswer startSession(const QString& user, const QString& password, const QString& device = QStringLiteral("d1"));
    QString signIn(const QString& user, const QString& device = QStringLiteral("d1"));
    //! A new official with this role and these scopes, past password and code; gives the token. `id` of the official, if it matters.
    QString signInAs(domain::Role role, const QStringList& scopes, const QString& device = QStringLiteral("d1"), const QString& id = {});
    //! One command; its result.
    QJsonObject send(const QJsonObject& command, const QString& token);
    QList<QJsonObject> feed(const QString& scope, const QString& token, int limit = 2000);
    //! Bodies of one kind.
    QList<QJsonObject> bodies(const QString& scope, const QString& kind, const QString& token);

    //! The database behind the centre's back.
    [[nodiscard]] std::unique_ptr<backend::store::Db> openDatabase() const;

private:
    QTemporaryDir m_dir;
    QString m_database;
    qint64 m_baseMs = 0;
    std::atomic<qint64> m_offsetMs = 0;
    std::unique_ptr<backend::Centre> m_centre;
    std::thread m_thread;
    std::unique_ptr<backend::store::Db> m_ours; //!< signInAs writes through it
    quint16 m_port = 0;
};

[[nodiscard]] QString newId();
[[nodiscard]] QJsonObject command(const QString& type, const QString& target, const QJsonObject& payload, qint64 baseRev = 1,
                                  const QString& id = newId());

inline const QString kAgency = QStringLiteral("H15.50.05.13");
inline const QString kAgencyScope = QStringLiteral("agency:H15.50.05.13");
inline const QString kPassword = QStringLiteral("Motcua@2026");

} // namespace motcua::test
