#include "tests/faults/faulty_wire.h"

#include <QTcpSocket>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace motcua::test {

struct FaultyWire::Exchange
{
    bool counted = false; //!< it is the one that is meant
    bool doomed = false;
    bool silent = false;
    QPointer<QTcpSocket> desk;
    qint64 up = 0;
    qint64 down = 0;
};

namespace {

bool beginsRequest(const QByteArray& bytes)
{
    static const std::array<QByteArray, 5> verbs{"GET ", "POST ", "PUT ", "HEAD ", "DELETE "};
    return std::any_of(verbs.begin(), verbs.end(), [&](const QByteArray& verb) { return bytes.startsWith(verb); });
}

} // namespace

FaultyWire::FaultyWire(const QUrl& centre, QObject* parent) : QObject(parent), m_centre(centre)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* desk = m_server.nextPendingConnection())
            take(desk);
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("the wire cannot listen");
}

FaultyWire::~FaultyWire() { breakAll(); } // while the list of them is still there

QUrl FaultyWire::url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort())); }

void FaultyWire::breakAll()
{
    const auto open = m_desks;
    for (QTcpSocket* desk : open)
        desk->abort();
}

void FaultyWire::setOut(bool out)
{
    m_out = out;
    if (out)
        breakAll();
}

void FaultyWire::cutAt(Way way, qint64 bytes, const QByteArray& what)
{
    m_cutWay = way;
    m_cutAt = bytes;
    m_what = what;
    m_silently = false;
}

void FaultyWire::cutNth(qint64 n, Way way, qint64 bytes)
{
    m_exchanges = 0;
    m_asked.clear();
    m_nth = n;
    m_nthWay = way;
    m_nthAt = bytes;
}

void FaultyWire::silenceAt(Way way, qint64 bytes, const QByteArray& what)
{
    cutAt(way, bytes, what);
    m_silently = true;
}

void FaultyWire::forgetCut()
{
    m_cutAt = -1;
    m_nth = -1;
    for (const QPointer<QTcpSocket>& desk : std::exchange(m_silent, {})) {
        if (desk)
            desk->abort();
    }
}

bool FaultyWire::pass(Exchange& at, Way way, const QByteArray& bytes, QTcpSocket* to)
{
    qint64& count = way == Way::Up ? at.up : at.down;
    if (at.doomed && way == m_cutWay && m_cutAt >= 0 && count + bytes.size() > m_cutAt) {
        if (to->state() == QAbstractSocket::ConnectedState) {
            to->write(bytes.first(m_cutAt - count));
            to->flush();
        }
        count = m_cutAt;
        m_cutAt = -1;
        at.silent = m_silently;
        if (at.silent)
            m_silent.append(at.desk);
        return m_silently;
    }
    to->write(bytes);
    count += bytes.size();
    if (at.counted) {
        m_lastUp = at.up;
        m_lastDown = at.down;
    }
    return true;
}

void FaultyWire::take(QTcpSocket* desk)
{
    connect(desk, &QTcpSocket::disconnected, desk, [this, desk] {
        m_desks.remove(desk);
        desk->deleteLater();
    });
    if (m_out)
        return desk->abort();
    m_desks.insert(desk);
    auto* centre = new QTcpSocket(desk);
    auto exchange = std::make_shared<Exchange>();
    connect(desk, &QTcpSocket::readyRead, centre, [this, desk, centre, exchange] {
        const QByteArray bytes = desk->readAll();
        if (exchange->silent)
            return;
        if (beginsRequest(bytes)) { // a kept connection begins its next exchange
            *exchange = {};
            exchange->desk = desk;
            exchange->counted = bytes.left(bytes.indexOf(" HTTP/")).contains(m_what);
            m_asked.append(bytes.left(std::min(bytes.indexOf('?') < 0 ? bytes.size() : bytes.indexOf('?'), bytes.indexOf(" HTTP/"))));
            if (m_exchanges++ == m_nth) {
                m_nth = -1;
                cutAt(m_nthWay, m_nthAt);
                exchange->counted = true;
            }
            exchange->doomed = exchange->counted && m_cutAt >= 0;
        }
        if (!pass(*exchange, Way::Up, bytes, centre)) {
            centre->disconnectFromHost();
            desk->abort();
        }
    });
    connect(centre, &QTcpSocket::readyRead, desk, [this, desk, centre, exchange] {
        const QByteArray bytes = centre->readAll();
        if (exchange->silent)
            return;
        if (!pass(*exchange, Way::Down, bytes, desk)) {
            centre->abort();
            desk->disconnectFromHost(); // what was passed on arrives first
        }
    });
    const auto hangUp = [desk, exchange] {
        if (!exchange->silent)
            desk->disconnectFromHost();
    };
    connect(centre, &QTcpSocket::disconnected, desk, hangUp);
    connect(centre, &QTcpSocket::errorOccurred, desk, hangUp);
    centre->connectToHost(m_centre.host(), static_cast<quint16>(m_centre.port()));
}

} // namespace motcua::test
