#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace motcua::test {

//! An answer of the centre, read to its end.
struct HttpAnswer
{
    int status = 0; //!< 0: no answer at all
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers; //!< names lower case

    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QString code() const; //!< of a problem
    [[nodiscard]] QByteArray header(const QByteArray& lowerCaseName) const;
};

struct SeedSize
{
    int dossiers = 60;
    int registrations = 4; //!< cards are drawn: dear
    int meetings = 2;
    int passes = 40;
    int seed = 7;
    QString today; //!< yyyy-MM-dd, empty = now
    QString dossiersFrom = {}; //!< rows of a file instead of `dossiers` invented ones
};

//! The real motcua-backend as a process over a fresh database in a folder of its own. GUI thread; the HTTP helpers block (they spin
//! an event loop: for tests only). The process dies with this object.
class BackendProcess
{
public:
    BackendProcess();
    ~BackendProcess();
    BackendProcess(const BackendProcess&) = delete;
    BackendProcess& operator=(const BackendProcess&) = delete;

    //! Invents the province; false with `problem()` on failure. Before start().
    bool seed(const SeedSize& size = {});
    //! Serves (--demo) on a free port, or again on the one it had. Waits for "listening on".
    bool start(const QStringList& more = {}, const QStringList& environment = {});
    void kill();      //!< kill -9, waits for the end
    bool terminate(); //!< SIGTERM; true when it ended by itself with code 0
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] qint64 processId() const; //!< 0 while it does not run

    [[nodiscard]] QUrl url() const; //!< http://127.0.0.1:PORT
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] QString database() const; //!< file, when it is over SQLite
    //! The words that name its database to the program: a file, or with overPostgresql() one on the shared private server.
    [[nodiscard]] QStringList databaseWords() const;
    [[nodiscard]] QString directory() const { return m_dir.path(); }
    [[nodiscard]] QString problem() const { return m_problem; }

    //! Runs the program with other words to its end: exit code; output in `output`.
    int run(const QStringList& arguments, QByteArray* output = nullptr, const QByteArray& input = {});

    //! Signs in with password and the demo's one-time code: the access token, empty on failure.
    QString signIn(const QString& userName, const QString& device = QStringLiteral("test-device"),
                   const QString& password = QStringLiteral("Motcua@2026"));
    HttpAnswer get(const QString& pathAndQuery, const QString& token = {});
    HttpAnswer post(const QString& path, const QJsonObject& body, const QString& token = {});
    HttpAnswer request(const QByteArray& method, const QString& pathAndQuery, const QByteArray& body, const QString& token = {},
                       const QList<std::pair<QByteArray, QByteArray>>& headers = {});

    //! Every line of a scope's feed but the closing ones, from the start to where nothing more is.
    QList<QJsonObject> feed(const QString& scope, const QString& token);
    //! The record's body as the centre has it (kind dossier, registration, meeting); empty when it is not there.
    QJsonObject readBack(const QString& kind, const QString& id, const QString& token);

private:
    QTemporaryDir m_dir;
    QString m_address; //!< of its database on PostgreSQL
    std::unique_ptr<QProcess> m_process;
    std::unique_ptr<QNetworkAccessManager> m_network;
    int m_port = 0;
    QString m_problem;
};

} // namespace motcua::test
