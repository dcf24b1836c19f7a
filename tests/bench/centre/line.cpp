#include "tests/bench/centre/line.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <ctime>

namespace motcua::bench {

namespace {

double secondsOf(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

qsizetype lengthIn(const QByteArray& head)
{
    const qsizetype at = head.toLower().indexOf("content-length:");
    return at < 0 ? 0 : head.sliced(at + 15, head.indexOf('\r', at) - at - 15).trimmed().toLongLong();
}

} // namespace

Line::Line(quint16 port, const QString& token) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)), m_token(token.toLatin1())
{
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
        qFatal("no connection");
}

Line::~Line()
{
    ::close(m_socket);
}

int Line::ask(const QByteArray& method, const QByteArray& path, const QByteArray& body, const QByteArray& moreHeaders)
{
    const QByteArray request = method + ' ' + path + " HTTP/1.1\r\nHost: x\r\nMotcua-Contract: 1\r\nAuthorization: Bearer " + m_token + "\r\n" +
                               moreHeaders + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    if (::send(m_socket, request.constData(), static_cast<std::size_t>(request.size()), MSG_NOSIGNAL) != request.size())
        return 0;
    QByteArray head;
    std::array<char, 16 * 1024> part{};
    qsizetype end = -1;
    while (end < 0) {
        const ssize_t got = ::recv(m_socket, part.data(), part.size(), 0);
        if (got <= 0)
            return 0;
        head.append(part.data(), got);
        end = head.indexOf("\r\n\r\n");
    }
    const qsizetype length = lengthIn(head.first(end + 2));
    m_body.resize(length);
    qsizetype have = head.size() - end - 4;
    std::copy_n(head.constData() + end + 4, have, m_body.data());
    while (have < length) {
        const ssize_t got = ::recv(m_socket, m_body.data() + have, static_cast<std::size_t>(length - have), 0);
        if (got <= 0)
            return 0;
        have += got;
    }
    return head.sliced(9, 3).toInt();
}

QByteArray gunzip(const QByteArray& packed)
{
    constexpr int gzipWindow = 15 + 16;
    z_stream stream{};
    if (inflateInit2(&stream, gzipWindow) != Z_OK)
        return {};
    QByteArray plain(packed.size() * 12, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.constData()));
    stream.avail_in = static_cast<uInt>(packed.size());
    int result = Z_OK;
    while (result == Z_OK) {
        if (static_cast<qsizetype>(stream.total_out) == plain.size())
            plain.resize(plain.size() * 2);
        stream.next_out = reinterpret_cast<Bytef*>(plain.data()) + stream.total_out;
        stream.avail_out = static_cast<uInt>(plain.size() - static_cast<qsizetype>(stream.total_out));
        result = inflate(&stream, Z_NO_FLUSH);
    }
    plain.resize(static_cast<qsizetype>(stream.total_out));
    inflateEnd(&stream);
    return result == Z_STREAM_END ? plain : QByteArray();
}

double processSeconds()
{
    return secondsOf(CLOCK_PROCESS_CPUTIME_ID);
}

double threadSeconds()
{
    return secondsOf(CLOCK_THREAD_CPUTIME_ID);
}

} // namespace motcua::bench
