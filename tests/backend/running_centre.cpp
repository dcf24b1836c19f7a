#include "tests/backend/running_centre.h"

#include "app/backend/seed.h"
#include "app/backend/store/blobs.h"
#include "app/backend/store/migrations.h"
#include "app/backend/store/officials.h"
#include "app/backend/store/secrets.h"
#include "app/backend/store/sessions.h"
#include "app/domain/default_rules.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::test {

namespace {

QByteArray resource(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Province
{
    QString name;  //!< the file, or PostgreSQL's name of it
    QString blobs; //!< folder
};

// One province is drawn once and copied for each test.
Province seededDatabase(const QDateTime& now)
{
    static QTemporaryDir dir;
    static Province province;
    if (!province.name.isEmpty())
        return province;
    province.name = overPostgresql() ? u"province"_s : dir.filePath(u"province.sqlite"_s);
    province.blobs = overPostgresql() ? dir.filePath(u"blobs"_s) : province.name + u".blobs"_s;
    domain::registerRules();
    backend::SeedOptions options;
    options.dossiers = 40;
    options.registrations = 4;
    options.meetings = 2;
    options.passes = 20;
    options.now = now;
    options.rules = domain::parseRules(resource(u":/motcua/rules/transitions.json"_s), resource(u":/motcua/rules/calendar.json"_s)).value();
    const QString address =
        overPostgresql() ? PrivatePostgresql::shared().createDatabase(province.name) + u"#blobs="_s + province.blobs : province.name;
    auto db = backend::store::Db::open(address);
    if (!db || backend::store::migrate(**db) || !backend::seed(**db, options))
        qFatal("the province could not be invented: %s", qPrintable(PrivatePostgresql::shared().problem()));
    if (!overPostgresql())
        (*db)->runOnce(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    return province;
}

QString nextName()
{
    static std::atomic_int serial = 0;
    return u"centre_%1"_s.arg(++serial);
}

void copyTree(const QString& from, const QString& to)
{
    QDir().mkpath(to);
    for (const QFileInfo& entry : QDir(from).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
        if (entry.isDir())
            copyTree(entry.filePath(), to + u'/' + entry.fileName());
        else
            QFile::copy(entry.filePath(), to + u'/' + entry.fileName());
    }
}

} // namespace

QString emptyDatabase(const QString& folder)
{
    return overPostgresql() ? PrivatePostgresql::shared().createDatabase(nextName()) + u"#blobs="_s + folder + u"/blobs"_s
                            : folder + u"/x.sqlite"_s;
}

HttpAnswer readAnswer(QTcpSocket& socket, int waitMs, bool headOnly)
{
    HttpAnswer answer;
    QByteArray bytes;
    qsizetype end = -1;
    while ((end = bytes.indexOf("\r\n\r\n")) < 0) {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(waitMs))
            return answer;
        bytes += socket.readAll();
    }
    const QByteArrayList lines = bytes.first(end).split('\n');
    answer.status = lines.first().split(' ').value(1).toInt();
    for (const QByteArray& line : lines.sliced(1))
        answer.headers.append({line.left(line.indexOf(':')).trimmed().toLower(), line.mid(line.indexOf(':') + 1).trimmed()});
    answer.body = bytes.sliced(end + 4);
    const qsizetype length = headOnly ? 0 : answer.header("content-length").toLongLong();
    while (answer.body.size() < length) {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(waitMs))
            return {};
        answer.body += socket.readAll();
    }
    return answer;
}

HttpAnswer call(quint16 port, const QByteArray& method, const QString& pathAndQuery, const QByteArray& body, const QString& token,
                const QByteArrayList& headers)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    if (!socket.waitForConnected(10'000))
        return {};
    QByteArray head = method + ' ' + pathAndQuery.toLatin1() + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nMotcua-Contract: 1\r\n";
    if (!body.isEmpty() || method == "POST" || method == "PUT")
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (!token.isEmpty())
        head += "Authorization: Bearer " + token.toLatin1() + "\r\n";
    for (const QByteArray& line : headers)
        head += line + "\r\n";
    socket.write(head + "\r\n" + body);
    return readAnswer(socket, 40'000, method == "HEAD");
}

backend::CentreOptions RunningCentre::demoOptions()
{
    backend::CentreOptions options;
    options.demo = true;
    return options;
}

RunningCentre::RunningCentre(backend::CentreOptions options) : m_baseMs(QDateTime::currentMSecsSinceEpoch())
{
    const Province source = seededDatabase(now());
    if (overPostgresql()) {
        m_database = PrivatePostgresql::shared().createDatabase(nextName(), source.name) + u"#blobs="_s + m_dir.filePath(u"blobs"_s);
    } else {
        m_database = m_dir.filePath(u"centre.sqlite"_s);
        QFile::copy(source.name, m_database);
    }
    copyTree(source.blobs, backend::store::blobDirectory(m_database));
    options.database = database();
    options.clock = [this] { return now(); };
    auto centre = backend::Centre::open(std::move(options));
    if (!centre)
        qFatal("the centre did not open: %s", qPrintable(centre.error().code));
    m_centre = std::move(*centre);
    m_port = m_centre->listen(u"127.0.0.1"_s, 0).value_or(0);
    m_thread = std::thread([this] { m_centre->run(false); });
}

RunningCentre::~RunningCentre()
{
    stop();
}

void RunningCentre::stop()
{
    m_ours.reset();
    if (m_thread.joinable()) {
        m_centre->stop();
        m_thread.join();
    }
    m_centre.reset();
}

HttpAnswer RunningCentre::post(const QString& path, const QJsonObject& body, const QString& token)
{
    return call(m_port, "POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact), token);
}

HttpAnswer RunningCentre::startSession(const QString& user, const QString& password, const QString& device)
{
    return post(u"/v1/session"_s, {{u"userName"_s, user}, {u"password"_s, password},
                                   {u"device"_s, QJsonObject{{u"id"_s, device}, {u"name"_s, u"Quầy thử"_s}}}});
}

QString RunningCentre::signIn(const QString& user, const QString& device)
{
    const QJsonObject challenge = startSession(user, kPassword, device).json();
    return post(u"/v1/session/otp"_s, {{u"challenge"_s, challenge["challenge"_L1]}, {u"code"_s, challenge["demoOtp"_L1]}})
        .json()["access"_L1].toString();
}

std::unique_ptr<backend::store::Db> RunningCentre::openDatabase() const
{
    return backend::store::Db::open(database()).value();
}

QString RunningCentre::signInAs(domain::Role role, const QStringList& scopes, const QString& device, const QString& id)
{
    backend::store::OfficialRow row;
    row.official.id = id.isEmpty() ? newId() : id;
    row.official.userName = row.official.id;
    row.official.fullName = u"Người Thử"_s;
    row.official.roles = {role};
    for (const QString& scope : scopes)
        row.official.scopes.push_back({scope});
    row.passwordHash = u"-"_s;
    const auto signIn = [&](backend::store::Db& d) {
        backend::store::putOfficial(d, row);
        return backend::store::openSession(d, {backend::Realm::Official, row.official.id}, {device, u"Quầy thử"_s}, now().toMSecsSinceEpoch());
    };
    if (!m_ours) // kept: over PostgreSQL a new connection costs more than what is written through it
        m_ours = openDatabase();
    auto tokens = backend::store::write(*m_ours, signIn);
    if (!tokens) { // a test may have cut every connection
        m_ours = openDatabase();
        tokens = backend::store::write(*m_ours, signIn);
    }
    return tokens.value().access;
}

QJsonObject RunningCentre::send(const QJsonObject& one, const QString& token)
{
    return post(u"/v1/commands"_s, {{u"commands"_s, QJsonArray{one}}}, token).json()["results"_L1][0].toObject();
}

QList<QJsonObject> RunningCentre::feed(const QString& scope, const QString& token, int limit)
{
    QList<QJsonObject> rows;
    QString after;
    for (bool more = true; more;) {
        const HttpAnswer page = get(u"/v1/feed?scope=%1&limit=%2&after=%3"_s.arg(scope).arg(limit).arg(after), token);
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

QList<QJsonObject> RunningCentre::bodies(const QString& scope, const QString& kind, const QString& token)
{
    QList<QJsonObject> found;
    for (const QJsonObject& row : feed(scope, token)) {
        if (row["kind"_L1].toString() == kind && row.contains("body"_L1)) // else it was taken away
            found.append(row["body"_L1].toObject());
    }
    return found;
}

QString newId()
{
    return domain::uuidV7(QDateTime::currentMSecsSinceEpoch(), backend::store::randomBytes(16));
}

QJsonObject command(const QString& type, const QString& target, const QJsonObject& payload, qint64 baseRev, const QString& id)
{
    return {{u"id"_s, id},           {u"device"_s, u"d1"_s},     {u"lane"_s, target},
            {u"n"_s, 1},             {u"type"_s, type},          {u"target"_s, target},
            {u"baseRev"_s, baseRev}, {u"payload"_s, payload},    {u"clientTime"_s, u"2026-11-21T02:00:00.000Z"_s}};
}

} // namespace motcua::test
