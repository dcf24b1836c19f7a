#include "remote/lan_link.h"

#include "remote/lan_beacon.h"

#include <QElapsedTimer>
#include <QNetworkDatagram>
#include <QNetworkInterface>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslPreSharedKeyAuthenticator>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>
#include <QUdpSocket>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace motcua::remote {

namespace {

constexpr qint64 mostUnsent = 1 << 20;
constexpr int mostPeers = 32;
constexpr int shakeMs = 10'000; // hands are shaken and names told by then
const QString cipherName = u"ECDHE-PSK-CHACHA20-POLY1305"_s;

//! Takes connections without a word about TLS: the link makes that of them.
class Door : public QTcpServer
{
public:
    std::function<void(qintptr)> taken;

protected:
    void incomingConnection(qintptr descriptor) override { taken(descriptor); }
};

QSslConfiguration tls()
{
    QSslConfiguration configuration;
    configuration.setProtocol(QSsl::TlsV1_2); // Qt speaks pre-shared keys only so
    configuration.setCiphers(QList<QSslCipher>{QSslCipher(cipherName)});
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // there are no certificates: who has not the key cannot finish the handshake
    return configuration;
}

//! One connection until its end.
struct Line
{
    QSslSocket* socket = nullptr;
    QByteArray tag;  //!< of a gate that was called
    QString peer;    //!< as it has named itself, empty until then
    QByteArray rest;
    bool full = false;
};

} // namespace

struct LanLink::Private
{
    LanLink& q;
    Plan plan;
    std::vector<GateKey> keys;
    QDate today;
    std::unique_ptr<QUdpSocket> voice;
    std::unique_ptr<Door> door;
    QTimer beacon;
    std::vector<std::unique_ptr<Line>> lines;
    QString problem;

    Private(LanLink& link, Plan p) : q(link), plan(std::move(p)) {}

    [[nodiscard]] const GateKey* keyOf(QDate day) const
    {
        const auto found = std::find_if(keys.begin(), keys.end(), [day](const GateKey& key) { return key.day == day; });
        return found == keys.end() ? nullptr : &*found;
    }
    //! Today's, or where the centre was last seen days ago the newest there is.
    [[nodiscard]] const GateKey* current() const
    {
        if (const GateKey* key = keyOf(today))
            return key;
        return keys.empty() ? nullptr : &keys.back();
    }
    [[nodiscard]] Line* lineOf(const QString& peer)
    {
        const auto found = std::find_if(lines.begin(), lines.end(), [&](const auto& line) { return line->peer == peer && !peer.isEmpty(); });
        return found == lines.end() ? nullptr : found->get();
    }

    void open();
    void close();
    void call();
    void hear();
    Line& add(QSslSocket* socket);
    void read(Line& line);
    void end(QSslSocket* socket);
    void named(Line& line, const QString& peer);
};

LanLink::LanLink(Plan plan, QObject* parent) : QObject(parent), d(std::make_unique<Private>(*this, std::move(plan)))
{
    connect(&d->beacon, &QTimer::timeout, this, [this] { d->call(); });
}

LanLink::~LanLink()
{
    d->close();
}

void LanLink::setKeys(std::vector<GateKey> keys, QDate today)
{
    std::sort(keys.begin(), keys.end(), [](const GateKey& a, const GateKey& b) { return a.day < b.day; });
    d->keys = std::move(keys);
    d->today = today;
    if (d->keys.empty())
        d->close();
    else if (!d->voice)
        d->open();
}

bool LanLink::isOn() const { return bool(d->voice); }
QString LanLink::problem() const { return d->problem; }

QStringList LanLink::peers() const
{
    QStringList names;
    for (const auto& line : d->lines) {
        if (!line->peer.isEmpty())
            names << line->peer;
    }
    return names;
}

bool LanLink::send(const QString& peer, const QByteArray& words)
{
    Line* line = d->lineOf(peer);
    if (!line || words.size() >= longestLine || words.contains('\n'))
        return false;
    if (line->socket->bytesToWrite() + line->socket->encryptedBytesToWrite() > mostUnsent) {
        line->full = true;
        return false;
    }
    line->socket->write(words + '\n');
    return true;
}

void LanLink::Private::open()
{
    problem.clear();
    door = std::make_unique<Door>();
    door->taken = [this](qintptr descriptor) {
        auto socket = std::make_unique<QSslSocket>();
        if (lines.size() >= mostPeers || !socket->setSocketDescriptor(descriptor))
            return;
        QSslSocket* one = socket.release();
        add(one);
        one->startServerEncryption();
    };
    voice = std::make_unique<QUdpSocket>();
    if (!QSslSocket::supportsSsl() || QSslCipher(cipherName).isNull())
        problem = u"no_tls"_s;
    else if (!door->listen(QHostAddress::AnyIPv4))
        problem = u"no_port"_s;
    // Several programs of one machine may listen: two gates on one PC, a test.
    else if (!voice->bind(QHostAddress::AnyIPv4, plan.port, QUdpSocket::ShareAddress | QUdpSocket::ReuseAddressHint))
        problem = u"no_multicast"_s;
    if (!problem.isEmpty())
        return;
    QObject::connect(voice.get(), &QUdpSocket::readyRead, &q, [this] { hear(); });
    beacon.start(plan.beaconMs);
    call();
}

void LanLink::Private::close()
{
    beacon.stop();
    voice.reset();
    door.reset();
    while (!lines.empty())
        end(lines.back()->socket);
}

void LanLink::Private::call()
{
    const GateKey* key = current();
    if (!key || !voice || !door)
        return;
    const QByteArray bytes = beaconBytes(*key, {door->serverPort(), lanTag(*key, plan.device)});
    bool said = false;
    for (const QNetworkInterface& net : QNetworkInterface::allInterfaces()) { // cables come and go: asked each time
        const auto flags = net.flags();
        if (!flags.testFlag(QNetworkInterface::IsUp) || !flags.testFlag(QNetworkInterface::IsRunning))
            continue;
        voice->joinMulticastGroup(plan.group, net); // again is no harm
        voice->setMulticastInterface(net);
        said = voice->writeDatagram(bytes, plan.group, plan.port) == bytes.size() || said;
    }
    problem = said ? QString() : u"no_multicast"_s;
}

void LanLink::Private::hear()
{
    while (voice && voice->hasPendingDatagrams()) {
        const QNetworkDatagram datagram = voice->receiveDatagram(256);
        const auto other = readBeacon(keys, datagram.data());
        const GateKey* key = current();
        if (!other || !key)
            continue;
        const QByteArray mine = lanTag(*key, plan.device);
        // One of the two calls, the other waits for it.
        if (other->tag <= mine || lines.size() >= mostPeers)
            continue;
        if (std::any_of(lines.begin(), lines.end(), [&](const auto& line) { return line->tag == other->tag; }))
            continue;
        auto* socket = new QSslSocket;
        Line& line = add(socket);
        line.tag = other->tag;
        socket->connectToHostEncrypted(datagram.senderAddress().toString(), other->port);
    }
}

Line& LanLink::Private::add(QSslSocket* socket)
{
    lines.push_back(std::make_unique<Line>());
    Line& line = *lines.back();
    line.socket = socket;
    socket->setParent(&q);
    socket->setSslConfiguration(tls());
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    QObject::connect(socket, &QSslSocket::preSharedKeyAuthenticationRequired, &q, [this](QSslPreSharedKeyAuthenticator* who) {
        // The caller names the day, the called one looks it up; without the key there is nothing to say, and the handshake fails.
        const bool called = !who->identity().isEmpty();
        const GateKey* key = called ? keyOf(QDate::fromString(QString::fromLatin1(who->identity()), Qt::ISODate)) : current();
        if (!key)
            return;
        if (!called)
            who->setIdentity(key->day.toString(Qt::ISODate).toLatin1());
        who->setPreSharedKey(key->key);
    });
    QObject::connect(socket, &QSslSocket::encrypted, &q, [this, socket] { socket->write("I " + plan.device.toUtf8() + '\n'); });
    QObject::connect(socket, &QSslSocket::readyRead, &q, [this, &line] { read(line); });
    QObject::connect(socket, &QSslSocket::encryptedBytesWritten, &q, [this, &line] {
        if (line.full && line.socket->bytesToWrite() + line.socket->encryptedBytesToWrite() < mostUnsent / 2) {
            line.full = false;
            Q_EMIT q.drained(line.peer);
        }
    });
    // Queued: a line must not go while its own signal is on the way.
    const auto over = [this, socket] { end(socket); };
    QObject::connect(socket, &QSslSocket::disconnected, &q, over, Qt::QueuedConnection);
    QObject::connect(socket, &QAbstractSocket::errorOccurred, &q, over, Qt::QueuedConnection);
    QTimer::singleShot(shakeMs, socket, [this, socket] {
        if (std::any_of(lines.begin(), lines.end(), [socket](const auto& each) { return each->socket == socket && each->peer.isEmpty(); }))
            end(socket);
    });
    return line;
}

void LanLink::Private::read(Line& line)
{
    QSslSocket* socket = line.socket;
    if (!socket->isEncrypted())
        return;
    line.rest += socket->readAll();
    for (qsizetype at = line.rest.indexOf('\n'); at >= 0; at = line.rest.indexOf('\n')) {
        const QByteArray words = line.rest.first(at);
        line.rest.remove(0, at + 1);
        if (!line.peer.isEmpty())
            Q_EMIT q.heard(line.peer, words);
        else if (words.startsWith("I ") && words.size() < 200)
            named(line, QString::fromUtf8(words.sliced(2)));
        else
            return end(socket);
        if (std::none_of(lines.begin(), lines.end(), [&](const auto& each) { return each->socket == socket; }))
            return; // a listener, or a second line to the same gate, has ended it
    }
    if (line.rest.size() > longestLine)
        end(socket);
}

void LanLink::Private::named(Line& line, const QString& peer)
{
    if (peer.isEmpty() || peer == plan.device) // a gate that hears itself
        return end(line.socket);
    if (Line* before = lineOf(peer)) // it has started again, and the old line does not know yet
        end(before->socket);
    line.peer = peer;
    Q_EMIT q.peerCame(peer);
}

void LanLink::Private::end(QSslSocket* socket)
{
    const auto found = std::find_if(lines.begin(), lines.end(), [socket](const auto& line) { return line->socket == socket; });
    if (found == lines.end())
        return;
    const QString peer = (*found)->peer;
    const std::unique_ptr<Line> gone = std::move(*found);
    lines.erase(found);
    socket->disconnect(&q);
    socket->abort();
    socket->deleteLater();
    if (!peer.isEmpty())
        Q_EMIT q.peerWent(peer);
}

} // namespace motcua::remote
