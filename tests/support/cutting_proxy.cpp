#include "tests/support/cutting_proxy.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace motcua::test {

namespace {

bool beginsRequest(const QByteArray& bytes)
{
    static const std::array<QByteArray, 5> verbs{"GET ", "POST ", "PUT ", "HEAD ", "DELETE "};
    return std::any_of(verbs.begin(), verbs.end(), [&](const QByteArray& verb) { return bytes.startsWith(verb); });
}

} // namespace

CuttingProxy::CuttingProxy(const QUrl& upstream, QObject* parent) : QObject(parent), m_upstream(upstream)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* client = m_server.nextPendingConnection())
            take(client);
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("the proxy cannot listen");
}

CuttingProxy::~CuttingProxy() = default;

QUrl CuttingProxy::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()));
}

void CuttingProxy::cutAt(int index, Cut cut, const QByteArray& what)
{
    m_cutAt = index;
    m_cut = cut;
    m_what = what;
}

void CuttingProxy::carry(const QByteArray& bytes, QTcpSocket* to)
{
    if (m_delay == 0)
        to->write(bytes);
    else // timers of one length end in their order
        QTimer::singleShot(m_delay, Qt::PreciseTimer, to, [bytes, to] { to->write(bytes); });
}

void CuttingProxy::take(QTcpSocket* client)
{
    auto* centre = new QTcpSocket(client);
    auto cutAnswer = std::make_shared<bool>(false);
    connect(client, &QTcpSocket::readyRead, centre, [this, client, centre, cutAnswer] {
        const QByteArray bytes = client->readAll();
        if (beginsRequest(bytes)) {
            const QByteArray line = bytes.left(bytes.indexOf(" HTTP/"));
            m_lines.append(line);
            if (m_cutAt >= 0 && line.contains(m_what) && m_cutAt-- == 0) {
                if (m_cut == Cut::Before)
                    return client->abort();
                *cutAnswer = true;
            }
        }
        carry(bytes, centre);
    });
    connect(centre, &QTcpSocket::readyRead, client, [this, client, centre, cutAnswer] {
        const QByteArray bytes = centre->readAll();
        if (*cutAnswer)
            return client->abort();
        carry(bytes, client);
    });
    // The centre closes when it has said all: what it said is passed on first.
    connect(centre, &QTcpSocket::disconnected, client,
            [this, client] { QTimer::singleShot(m_delay, Qt::PreciseTimer, client, [client] { client->disconnectFromHost(); }); });
    connect(centre, &QTcpSocket::errorOccurred, client, [client] { client->disconnectFromHost(); });
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    centre->connectToHost(m_upstream.host(), static_cast<quint16>(m_upstream.port()));
}

} // namespace motcua::test
