// Mutated bytes at the centre's doors for a while: raw HTTP, commands of a signed-in clerk, feed cursors, pass tokens. A crash, a
// hang, a 5xx or a forged token that is taken is a finding.   usage: fuzz_centre SECONDS [SEED]
#include "backend/store/feed.h"
#include "domain/pass_code.h"
#include "tests/backend/running_centre.h"

#include <QGuiApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <map>

using namespace motcua;
using namespace Qt::StringLiterals;

namespace {

QRandomGenerator random_; // seeded in main

quint32 below(quint32 bound) { return bound == 0 ? 0 : random_.bounded(bound); }

QByteArray mutated(QByteArray bytes, int most)
{
    static const QByteArrayList planted{"\r\n", "\r\n\r\n", "\n", ":", " ", "%00", "%zz", "..", "chunked", "Transfer-Encoding: chunked\r\n",
                                        "Content-Length: 18446744073709551617\r\n", "Content-Length: -1\r\n", "Expect: 100-continue\r\n",
                                        "HTTP/9.9", "null", "1e999", "\"\"", "[[[[[[[[[[[[", "{\"a\":", "\\ud800", "\xff\xfe", "\0x",
                                        "9223372036854775808", "2026-02-30T25:61:61Z", "Connection: close\r\n", "Range: bytes=5-2\r\n"};
    const int changes = 1 + int(below(quint32(most)));
    for (int i = 0; i < changes && !bytes.isEmpty(); ++i) {
        const auto at = qsizetype(below(quint32(bytes.size())));
        switch (below(6)) {
        case 0: bytes[at] = char(below(256)); break;
        case 1: bytes.remove(at, 1 + qsizetype(below(12))); break;
        case 2: bytes.insert(at, planted.at(qsizetype(below(quint32(planted.size()))))); break;
        case 3: bytes.insert(at, bytes.mid(at, qsizetype(below(40)))); break;
        case 4: bytes.truncate(at); break;
        default: bytes.insert(at, QByteArray(qsizetype(1U << below(14)), char('0' + below(75)))); break;
        }
    }
    return bytes;
}

//! Writes all, closes its side if wanted (the centre may take that for a client that has gone), reads to the end. The first status line's number; 0 = closed without a word; -1 = hung.
int exchange(quint16 port, const QByteArray& bytes, bool closeSide)
{
    const int line = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(line, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
        ::close(line);
        return -1;
    }
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t n = ::send(line, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (n <= 0)
            break; // cut by the centre: its right
        sent += n;
    }
    if (closeSide)
        ::shutdown(line, SHUT_WR);
    QByteArray answer;
    int status = 0;
    while (true) {
        pollfd wait{line, POLLIN, 0};
        if (::poll(&wait, 1, 20'000) <= 0) {
            status = -1;
            break;
        }
        char part[16384];
        const ssize_t n = ::recv(line, part, sizeof part, 0);
        if (n <= 0)
            break;
        if (answer.size() < 64)
            answer.append(part, n);
    }
    ::close(line);
    if (status == 0 && !answer.isEmpty())
        status = answer.startsWith("HTTP/1.") ? answer.mid(9, 3).toInt() : -2;
    return status;
}

struct Found
{
    std::map<QByteArray, int> counts;
    int findings = 0;

    void finding(const char* what, const QByteArray& input)
    {
        ++findings;
        std::printf("FINDING %s: %s\n", what, input.left(2000).toPercentEncoding(" {}\":,/=?&").constData());
    }
};

QByteArray request(const QByteArray& first, const QByteArray& token, const QByteArray& body)
{
    QByteArray text = first + " HTTP/1.1\r\nHost: localhost\r\nMotcua-Contract: 1\r\nContent-Type: application/json\r\nConnection: close\r\n";
    if (!token.isEmpty())
        text += "Authorization: Bearer " + token + "\r\n";
    if (!body.isNull())
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return text + "\r\n" + body;
}

void fuzzHttp(quint16 port, const QByteArrayList& samples, Found& found)
{
    const QByteArray input = mutated(samples.at(qsizetype(below(quint32(samples.size())))), 4);
    const int status = exchange(port, input, true);
    ++found.counts["http " + QByteArray::number(status)];
    if (status < 0)
        found.finding(status == -1 ? "hung" : "no HTTP", input);
    else if (status >= 500 && status != 501 && status != 505) // asked for what HTTP/1.1 does not have
        found.finding("5xx", input);
}

void fuzzCommand(quint16 port, const QByteArray& token, const QByteArrayList& commands, Found& found)
{
    const QByteArray body = mutated(commands.at(qsizetype(below(quint32(commands.size())))), 3);
    const int status = exchange(port, request("POST /v1/commands", token, body), false);
    ++found.counts["command " + QByteArray::number(status)];
    if (status < 200 || status >= 500)
        found.finding("command", body);
}

void fuzzCursor(const backend::store::Secrets& secrets, Found& found)
{
    const qint64 seq = random_.generate64() >> (1 + below(62));
    const QString scope = u"agency:H15.50.05.13"_s;
    const QString text = backend::store::cursorText(secrets, scope, seq);
    const QString changed = QString::fromLatin1(mutated(text.toLatin1(), 2));
    const auto read = backend::store::parseCursor(secrets, changed, scope);
    ++found.counts[read ? "cursor taken" : "cursor refused"];
    if (read && *read != seq) // base 64 has several writings of the same bytes; another place is a forgery
        found.finding("cursor", changed.toUtf8());
}

void fuzzPass(Found& found)
{
    domain::PassToken token;
    token.keyId = int(below(256));
    token.meetingNumber = random_.generate();
    token.serial = random_.generate64() >> 24;
    token.notBefore = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC).addSecs(900LL * below(100'000));
    token.notAfter = token.notBefore.addSecs(900LL * below(60'000));
    QByteArray signature(64, '\0');
    for (char& c : signature)
        c = char(below(256));
    const QString text = domain::tokenText(domain::tokenClaims(token), signature);
    const QString changed = QString::fromLatin1(mutated(text.toLatin1(), 2));
    const auto read = domain::parseToken(changed);
    ++found.counts[read ? "pass taken" : "pass refused"];
    // What is taken is what stands there to the letter, but for blanks around it (a blank is also one of the symbols).
    if (read && domain::tokenText(read->claims, read->signature).trimmed() != changed.trimmed().toUpper())
        found.finding("pass", changed.toUtf8());
    (void)domain::parseSerial(QString::fromLatin1(mutated(domain::serialText(token.serial & ((1ULL << 40) - 1)).toLatin1(), 2)));
}

} // namespace

int main(int argc, char** argv)
{
    QGuiApplication application(argc, argv);
    const qint64 milliseconds = argc > 1 ? qint64(std::atof(argv[1]) * 1'000) : 5'000;
    random_.seed(argc > 2 ? quint32(std::atoi(argv[2])) : 20261121U);

    test::RunningCentre centre;
    const QByteArray token = centre.signIn(u"lan.nguyen"_s).toLatin1();
    const QList<QJsonObject> dossiers = centre.bodies(test::kAgencyScope, u"dossier"_s, QString::fromLatin1(token));
    QByteArrayList commands;
    for (const QJsonObject& dossier : dossiers.first(std::min<qsizetype>(dossiers.size(), 12))) {
        const QString id = dossier[u"id"_s].toString();
        const QJsonObject move = test::command(u"dossier.transition"_s, id, {{u"to"_s, 4}, {u"from"_s, 2}, {u"reason"_s, u"x"_s}, {u"holder"_s, u"Tư pháp"_s}});
        const QJsonObject note = test::command(u"dossier.note"_s, id, {{u"note"_s, u"Ghi chú"_s}});
        const QJsonObject receive = test::command(u"dossier.receive"_s, test::newId(), {{u"dossier"_s, dossier}});
        for (const QJsonObject& one : {move, note, receive})
            commands << QJsonDocument(QJsonObject{{u"commands"_s, QJsonArray{one}}}).toJson(QJsonDocument::Compact);
    }
    QByteArrayList samples{request("GET /v1/health", {}, {}),
                           request("GET /v1/feed?scope=agency%3AH15.50.05.13&limit=5&wait=0", token, {}),
                           request("GET /v1/digest?scope=ref", token, {}),
                           request("HEAD /v1/blobs/" + QByteArray(64, 'a'), token, {}),
                           request("PUT /v1/blobs/" + QByteArray(64, 'b'), token, "\x89PNG\r\n\x1a\n0000"),
                           request("POST /v1/session", {}, R"({"userName":"lan.nguyen","password":"x","device":{"id":"d","name":"n"}})"),
                           request("POST /v1/commands", token, commands.first()),
                           request("GET /v1/health", {}, {}) + request("GET /v1/session/me", token, {}),
                           "POST /v1/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n2\r\n1}\r\n0\r\n\r\n"};

    Found found;
    const auto secrets = centre.centre().secrets();
    QElapsedTimer watch;
    watch.start();
    qint64 rounds = 0;
    for (; watch.elapsed() < milliseconds && found.findings < 20; ++rounds) {
        fuzzHttp(centre.port(), samples, found);
        fuzzCommand(centre.port(), token, commands, found);
        for (int i = 0; i < 20; ++i) {
            fuzzCursor(secrets, found);
            fuzzPass(found);
        }
    }
    if (exchange(centre.port(), request("GET /v1/health", {}, {}), false) != 200)
        found.finding("no health afterwards", {});
    for (const auto& [what, count] : found.counts)
        std::printf("%s: %d\n", what.constData(), count);
    std::printf("%lld rounds, %d findings\n", static_cast<long long>(rounds), found.findings);
    return found.findings > 0 ? 1 : 0;
}
