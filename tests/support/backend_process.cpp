#include "tests/support/backend_process.h"

#include "tests/support/places.h"
#include "tests/support/private_postgresql.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QProcessEnvironment>
#include <QTimer>

#include <csignal>

using namespace Qt::StringLiterals;

namespace motcua::test {

namespace {

constexpr int kStartMs = 20'000;
constexpr int kRunMs = 300'000;
constexpr int kAnswerMs = 60'000;

QString program()
{
    // Beside the tests (…/tests/tst_x → …/bin/motcua-backend), unless somebody says where.
    const QString given = qEnvironmentVariable("MOTCUA_BACKEND_PROGRAM");
    return given.isEmpty() ? motcua::test::programPath("motcua-backend") : given;
}

} // namespace

QJsonObject HttpAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString HttpAnswer::code() const
{
    return json().value("code"_L1).toString();
}

QByteArray HttpAnswer::header(const QByteArray& lowerCaseName) const
{
    for (const auto& [key, value] : headers) {
        if (key == lowerCaseName)
            return value;
    }
    return {};
}

BackendProcess::BackendProcess() : m_network(std::make_unique<QNetworkAccessManager>())
{
    m_network->setTransferTimeout(kAnswerMs);
    static int serial = 0;
    if (overPostgresql())
        m_address = PrivatePostgresql::shared().createDatabase(u"process_%1"_s.arg(++serial));
}

BackendProcess::~BackendProcess()
{
    kill();
}

QString BackendProcess::database() const
{
    return m_dir.filePath(u"centre.sqlite"_s);
}

QStringList BackendProcess::databaseWords() const
{
    if (m_address.isEmpty())
        return {u"--database"_s, u"sqlite:"_s + database()};
    return {u"--database"_s, m_address, u"--blobs"_s, m_dir.filePath(u"blobs"_s)};
}

QUrl BackendProcess::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

qint64 BackendProcess::processId() const
{
    return m_process ? m_process->processId() : 0;
}

bool BackendProcess::isRunning() const
{
    return m_process && m_process->state() == QProcess::Running;
}

int BackendProcess::run(const QStringList& arguments, QByteArray* output, const QByteArray& input)
{
    QProcess process;
    process.start(program(), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kRunMs) || process.exitStatus() != QProcess::NormalExit) {
        m_problem = process.errorString() + u": "_s + QString::fromUtf8(process.readAllStandardError());
        return -1;
    }
    m_problem = QString::fromUtf8(process.readAllStandardError());
    if (output)
        *output = process.readAllStandardOutput();
    return process.exitCode();
}

bool BackendProcess::seed(const SeedSize& size)
{
    QStringList arguments{u"seed"_s,          u"--dossiers"_s,    QString::number(size.dossiersFrom.isEmpty() ? size.dossiers : 0),
                          u"--registrations"_s, QString::number(size.registrations),
                          u"--meetings"_s,    QString::number(size.meetings),
                          u"--passes"_s,      QString::number(size.passes),
                          u"--seed"_s,        QString::number(size.seed)};
    if (!size.today.isEmpty())
        arguments << u"--today"_s << size.today;
    if (!size.dossiersFrom.isEmpty())
        arguments << u"--dossiers-from"_s << size.dossiersFrom;
    return run(arguments + databaseWords()) == 0;
}

bool BackendProcess::start(const QStringList& more, const QStringList& environment)
{
    kill();
    m_process = std::make_unique<QProcess>();
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (const QString& pair : environment)
        variables.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1));
    m_process->setProcessEnvironment(variables);
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->start(program(), QStringList{u"serve"_s, u"--listen"_s, u"127.0.0.1:%1"_s.arg(m_port), u"--demo"_s} + databaseWords() + more);
    while (m_process->state() != QProcess::NotRunning && !m_process->canReadLine()) {
        if (!m_process->waitForReadyRead(kStartMs))
            break;
    }
    const QString line = QString::fromUtf8(m_process->readLine()).trimmed();
    if (!line.startsWith("listening on "_L1)) {
        m_problem = u"the centre did not start: "_s + line + m_process->errorString();
        return false;
    }
    m_port = QUrl(line.mid(13)).port();
    m_network->clearConnectionCache();
    return m_port > 0;
}

void BackendProcess::kill()
{
    if (isRunning()) {
        m_process->kill();
        m_process->waitForFinished();
    }
    m_process.reset();
}

bool BackendProcess::terminate()
{
    if (!isRunning())
        return false;
    m_process->terminate();
    const bool ended = m_process->waitForFinished(kStartMs) && m_process->exitStatus() == QProcess::NormalExit && m_process->exitCode() == 0;
    m_process.reset();
    return ended;
}

HttpAnswer BackendProcess::request(const QByteArray& method, const QString& pathAndQuery, const QByteArray& body, const QString& token,
                                   const QList<std::pair<QByteArray, QByteArray>>& headers)
{
    QNetworkRequest request(QUrl(url().toString() + pathAndQuery));
    request.setRawHeader("Motcua-Contract", "1");
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    if (!body.isEmpty())
        request.setRawHeader("Content-Type", "application/json");
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token.toLatin1());
    for (const auto& [key, value] : headers)
        request.setRawHeader(key, value);
    const std::unique_ptr<QNetworkReply> reply(m_network->sendCustomRequest(request, method, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    HttpAnswer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply->readAll();
    for (const auto& [key, value] : reply->rawHeaderPairs())
        answer.headers.append({key.toLower(), value});
    return answer;
}

HttpAnswer BackendProcess::get(const QString& pathAndQuery, const QString& token)
{
    return request("GET", pathAndQuery, {}, token);
}

HttpAnswer BackendProcess::post(const QString& path, const QJsonObject& body, const QString& token)
{
    return request("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact), token);
}

QString BackendProcess::signIn(const QString& userName, const QString& device, const QString& password)
{
    const HttpAnswer first = post(u"/v1/session"_s, {{u"userName"_s, userName}, {u"password"_s, password},
                                                     {u"device"_s, QJsonObject{{u"id"_s, device}, {u"name"_s, device}}}});
    const QJsonObject challenge = first.json();
    const HttpAnswer second = post(u"/v1/session/otp"_s, {{u"challenge"_s, challenge["challenge"_L1]}, {u"code"_s, challenge["demoOtp"_L1]}});
    return second.json()["access"_L1].toString();
}

QList<QJsonObject> BackendProcess::feed(const QString& scope, const QString& token)
{
    QList<QJsonObject> rows;
    QString after;
    for (bool more = true; more;) {
        const HttpAnswer page = get(u"/v1/feed?scope=%1&after=%2"_s.arg(scope, after), token);
        if (page.status != 200)
            return {};
        const QByteArrayList lines = page.body.trimmed().split('\n');
        for (qsizetype i = 0; i + 1 < lines.size(); ++i)
            rows.append(QJsonDocument::fromJson(lines[i]).object());
        const QJsonObject closing = QJsonDocument::fromJson(lines.last()).object();
        after = closing["next"_L1].toString();
        more = closing["more"_L1].toBool();
    }
    return rows;
}

QJsonObject BackendProcess::readBack(const QString& kind, const QString& id, const QString& token)
{
    const HttpAnswer answer = get(u"/v1/%1s/%2"_s.arg(kind, id), token);
    return answer.status == 200 ? answer.json() : QJsonObject();
}

} // namespace motcua::test
