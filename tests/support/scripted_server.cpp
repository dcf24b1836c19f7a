#include "tests/support/scripted_server.h"

#include <QDateTime>
#include <QLocale>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace motcua::test {

namespace {

QByteArray httpDate()
{
    return QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace

ScriptedServer::ScriptedServer(Script script, QObject* parent) : QObject(parent), m_script(std::move(script))
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadyRead(socket); });
            connect(socket, &QTcpSocket::bytesWritten, this, [this, socket] { pour(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_pending.remove(socket);
                m_pouring.remove(socket);
                socket->deleteLater();
            });
        }
    });
    listen();
}

ScriptedServer::~ScriptedServer()
{
    stop();
}

QUrl ScriptedServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

void ScriptedServer::listen()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("the scripted server cannot listen");
    m_port = m_server.serverPort();
}

void ScriptedServer::stop()
{
    m_server.close();
    const auto sockets = m_server.findChildren<QTcpSocket*>();
    for (QTcpSocket* socket : sockets)
        socket->abort();
}

int ScriptedServer::count(const QByteArray& verb, const QByteArray& path) const
{
    return static_cast<int>(std::count_if(m_asked.begin(), m_asked.end(), [&](const Asked& a) { return a.verb == verb && a.path == path; }));
}

void ScriptedServer::onReadyRead(QTcpSocket* socket)
{
    QByteArray& bytes = m_pending[socket];
    bytes += socket->readAll();
    for (;;) {
        const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        const QList<QByteArray> lines = bytes.left(headEnd).split('\n');
        const QList<QByteArray> first = lines.front().trimmed().split(' ');
        if (first.size() < 2)
            return socket->abort();
        Asked asked;
        asked.verb = first[0];
        const qsizetype mark = first[1].indexOf('?');
        asked.path = mark < 0 ? first[1] : first[1].left(mark);
        asked.query = mark < 0 ? QByteArray() : first[1].mid(mark + 1);
        for (const QByteArray& line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            asked.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = asked.headers.value("content-length").toLongLong();
        if (bytes.size() < headEnd + 4 + length)
            return;
        asked.body = bytes.mid(headEnd + 4, length);
        bytes.remove(0, headEnd + 4 + length);
        m_asked.append(asked);
        const QPointer<QTcpSocket> alive = socket;
        answer(socket, m_script ? m_script(asked) : Said{404}, asked.verb != "HEAD");
        if (!alive || !m_pending.contains(socket))
            return;
    }
}

void ScriptedServer::answer(QTcpSocket* socket, const Said& said, bool withBody)
{
    using Cut = Said::Cut;
    if (said.cut == Cut::Silence)
        return;
    if (said.cut == Cut::NoAnswer)
        return socket->abort();
    if (!said.raw.isEmpty()) {
        socket->write(said.raw);
        return socket->disconnectFromHost();
    }
    QByteArray head = "HTTP/1.1 " + QByteArray::number(said.status) + " Scripted\r\nDate: " + httpDate() + "\r\n";
    if (said.contract > 0)
        head += "Motcua-Contract: " + QByteArray::number(said.contract) + "\r\n";
    if (!said.type.isEmpty())
        head += "Content-Type: " + said.type + "\r\n";
    for (const auto& [name, value] : said.headers)
        head += name + ": " + value + "\r\n";
    const qint64 total = said.repeat > 0 ? said.repeat * said.body.size() : said.body.size();
    head += said.chunked ? QByteArray("Transfer-Encoding: chunked\r\n") : "Content-Length: " + QByteArray::number(total) + "\r\n";
    head += "\r\n";
    if (said.cut == Cut::InHeaders) {
        socket->write(head.left(head.size() / 2));
        return socket->disconnectFromHost();
    }
    socket->write(head);
    if (!withBody)
        return;
    if (said.repeat > 0) {
        m_pouring.insert(socket, {said.body, said.repeat});
        return pour(socket);
    }
    const bool part = said.cut == Cut::InBody || said.cut == Cut::SilenceInBody;
    const QByteArray body = part ? said.body.left(said.bodyBytes) : said.body;
    if (said.chunked) {
        socket->write(QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n");
        if (!part)
            socket->write("0\r\n\r\n");
    } else {
        socket->write(body);
    }
    if (said.cut == Cut::InBody)
        socket->disconnectFromHost();
}

void ScriptedServer::pour(QTcpSocket* socket)
{
    const auto found = m_pouring.find(socket);
    if (found == m_pouring.end())
        return;
    while (found->second > 0 && socket->bytesToWrite() < (1 << 20)) {
        --found->second;
        socket->write(found->first);
    }
    if (found->second == 0)
        m_pouring.erase(found);
}

} // namespace motcua::test
