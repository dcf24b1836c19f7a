#include "backend/http/connection.h"

#include "backend/http/address.h"
#include "backend/http/gzip.h"
#include "backend/http/problem.h"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>

#include <QDateTime>
#include <QLocale>
#include <QTemporaryFile>
#include <QUrl>

#include <atomic>
#include <limits>

#include <sys/socket.h>

using namespace Qt::StringLiterals;
namespace net = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;

namespace motcua::backend::http {

namespace {

constexpr qint64 kLingerBytes = 16 * 1024 * 1024;
constexpr std::chrono::seconds kLingerTime{2};
constexpr qsizetype kCompressFrom = 1024;

QByteArray bytes(boost::beast::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

Method methodOf(bhttp::verb verb)
{
    switch (verb) {
    case bhttp::verb::get:
        return Method::Get;
    case bhttp::verb::head:
        return Method::Head;
    case bhttp::verb::post:
        return Method::Post;
    case bhttp::verb::put:
        return Method::Put;
    case bhttp::verb::delete_:
        return Method::Delete;
    default:
        return Method::Other;
    }
}

QByteArray dateNow()
{
    return QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1() + " GMT";
}

bool worthCompressing(const Response& response)
{
    return response.mayCompress && response.status == 200 && response.body.size() >= kCompressFrom &&
           (response.contentType.contains("json") || response.contentType.startsWith("text/"));
}

} // namespace

//! One awaited answer. Dies unanswered → 500, so no client waits for nothing.
class Pending
{
public:
    Pending(std::weak_ptr<HttpServer::Impl> server, std::weak_ptr<Connection> connection, quint64 turn, bool gzip)
        : m_server(std::move(server)), m_connection(std::move(connection)), m_turn(turn), m_gzip(gzip)
    {
    }
    ~Pending() { give(problem(500, u"internal"_s, u"the request was dropped"_s)); }
    Pending(const Pending&) = delete;
    Pending& operator=(const Pending&) = delete;

    void give(Response response)
    {
        if (m_given.exchange(true))
            return;
        const auto server = m_server.lock();
        if (!server)
            return;
        bool gzipped = false;
        if (m_gzip && worthCompressing(response)) { // here, on the worker's thread
            if (auto small = gzip(response.body)) {
                response.body = std::move(*small);
                gzipped = true;
            }
        }
        net::post(server->io, [connection = m_connection, turn = m_turn, gzipped, response = std::move(response)]() mutable {
            if (const auto self = connection.lock())
                self->answer(turn, std::move(response), gzipped);
        });
    }

private:
    std::weak_ptr<HttpServer::Impl> m_server;
    std::weak_ptr<Connection> m_connection;
    quint64 m_turn;
    bool m_gzip;
    std::atomic_bool m_given = false;
};

Connection::Connection(net::ip::tcp::socket socket, HttpServer::Impl& server)
    : m_server(server), m_all(server.connections), m_stream(std::move(socket), server.certificate ? server.certificate->context() : nullptr),
      m_buffer(static_cast<std::size_t>(server.limits.header) + kChunk)
{
    m_all->insert(this);
}

Connection::~Connection()
{
    m_all->erase(this);
}

void Connection::stop()
{
    m_keep = false;
    if (!m_answering && m_head.isEmpty()) {
        Error ignored;
        m_stream.socket().close(ignored);
    }
}

void Connection::start()
{
    if (!m_stream.isTls())
        return readHead();
    m_stream.expires_after(m_server.limits.headerTime);
    m_stream.handshake([self = shared_from_this()](Error error) {
        if (!error)
            self->readHead();
    });
}

void Connection::readHead()
{
    m_route = nullptr;
    m_parser.emplace();
    m_parser->header_limit(static_cast<std::uint32_t>(m_server.limits.header));
    m_parser->body_limit((std::numeric_limits<std::uint64_t>::max)()); // counted here, per route; `none` refuses all in 1.74
    m_stream.expires_after(m_turn == 0 ? m_server.limits.headerTime : m_server.limits.idleTime);
    bhttp::async_read_header(m_stream, m_buffer, *m_parser,
                             [self = shared_from_this()](Error error, std::size_t) { self->onHead(error); });
}

void Connection::onHead(Error error)
{
    m_bodyOpen = true;
    if (error == bhttp::error::header_limit || error == bhttp::error::buffer_overflow)
        return refuse(problem(431, u"header_too_large"_s));
    if (error.category() == bhttp::make_error_code(bhttp::error::bad_method).category() &&
        error != bhttp::error::end_of_stream && error != bhttp::error::partial_message)
        return refuse(problem(400, u"bad_request"_s, QString::fromStdString(error.message())));
    if (error)
        return;

    m_since = std::chrono::steady_clock::now();
    const auto& head = m_parser->get();
    m_keep = head.keep_alive() && !m_server.draining;
    m_request = {};
    m_request.method = methodOf(head.method());
    const QByteArray target = bytes(head.target());
    const qsizetype question = target.indexOf('?');
    m_request.path = QString::fromUtf8(QByteArray::fromPercentEncoding(question < 0 ? target : target.first(question)));
    if (question >= 0)
        m_request.query = QUrlQuery(QString::fromLatin1(target.sliced(question + 1)));
    for (const auto& field : head)
        m_request.headers.append({bytes(field.name_string()).toLower(), bytes(field.value())});
    Error ignored;
    m_request.peer = QString::fromStdString(m_stream.socket().remote_endpoint(ignored).address().to_string());
    m_request.direct = m_request.header("x-forwarded-for").isEmpty() && m_request.header("forwarded").isEmpty();
    if (m_server.limits.trustedProxies.contains(m_request.peer))
        m_request.peer = forwardedPeer();
    m_request.id = QByteArray::number(++m_server.requests, 36).rightJustified(6, '0').prepend(m_server.runId);

    const Match match = m_server.router.match(m_request.method, m_request.path);
    if (!match.route) {
        if (match.allowed.isEmpty())
            return refuse(problem(404, u"no_route"_s));
        Response response = problem(405, u"method_not_allowed"_s);
        QByteArrayList names;
        for (const Method method : match.allowed)
            names.append(name(method));
        response.headers.append({"Allow", names.join(", ")});
        return refuse(std::move(response));
    }
    m_route = match.route;
    m_request.parameters = match.parameters;
    m_request.access = &m_route->access;
    if (const auto length = m_parser->content_length(); length && *length > static_cast<std::uint64_t>(m_route->bodyLimit))
        return refuse(problem(413, u"body_too_large"_s, u"limit %1"_s.arg(m_route->bodyLimit)));
    if (auto early = m_server.gate(m_request, *m_route)) {
        // With its body already here the connection may go on; else it is closed rather than read to the end.
        if (!m_parser->is_done())
            return refuse(std::move(*early));
        m_bodyOpen = false;
        return write(*early, false, m_keep && !early->close);
    }
    if (m_parser->is_done())
        return dispatch();

    const qint64 length = static_cast<qint64>(m_parser->content_length().value_or(static_cast<std::uint64_t>(m_route->bodyLimit)));
    m_stream.expires_after(m_server.limits.bodyTime +
                           std::chrono::milliseconds(length * 1000 / m_server.limits.slowestRate));
    m_hash.reset();
    if (m_route->spool) {
        m_request.spooled = m_server.limits.spoolDirectory.isEmpty()
                                ? std::make_shared<QTemporaryFile>()
                                : std::make_shared<QTemporaryFile>(m_server.limits.spoolDirectory + "/upload-XXXXXX"_L1);
        if (!m_request.spooled->open())
            return refuse(problem(503, u"storage"_s, u"no room for the upload"_s));
    }
    if (m_request.header("expect").toLower() == "100-continue") {
        static const QByteArray go = "HTTP/1.1 100 Continue\r\n\r\n";
        net::async_write(m_stream, net::buffer(go.constData(), static_cast<std::size_t>(go.size())),
                         [self = shared_from_this()](Error failed, std::size_t) {
                             if (!failed)
                                 self->readBody();
                         });
        return;
    }
    readBody();
}

//! The last address of the list is the one that our own proxy saw; those before it are hearsay.
QString Connection::forwardedPeer() const
{
    const QString last = QString::fromLatin1(m_request.header("x-forwarded-for")).section(u',', -1).trimmed();
    return isAddress(last) ? last : m_request.peer;
}

void Connection::readBody()
{
    if (!m_chunk)
        m_chunk = std::make_unique_for_overwrite<Chunk>();
    auto& body = m_parser->get().body();
    body.data = m_chunk->data();
    body.size = m_chunk->size();
    bhttp::async_read(m_stream, m_buffer, *m_parser,
                      [self = shared_from_this()](Error error, std::size_t) { self->onBody(error); });
}

void Connection::onBody(Error error)
{
    if (error == bhttp::error::need_buffer)
        error = {};
    if (error) { // too slow, or gone: the socket is closed already
        if (error.category() == bhttp::make_error_code(bhttp::error::bad_method).category() &&
            error != bhttp::error::partial_message && error != bhttp::error::end_of_stream)
            refuse(problem(400, u"bad_request"_s, QString::fromStdString(error.message())));
        return;
    }
    if (!keepChunk(static_cast<qsizetype>(m_chunk->size() - m_parser->get().body().size)))
        return;
    if (m_parser->is_done())
        dispatch();
    else
        readBody();
}

bool Connection::keepChunk(qsizetype size)
{
    m_request.bodySize += size;
    if (m_request.bodySize > m_route->bodyLimit) { // a chunked body declares no length
        refuse(problem(413, u"body_too_large"_s, u"limit %1"_s.arg(m_route->bodyLimit)));
        return false;
    }
    if (!m_route->spool) {
        m_request.body.append(m_chunk->data(), size);
        return true;
    }
    m_hash.addData(QByteArrayView(m_chunk->data(), size));
    if (m_request.spooled->write(m_chunk->data(), size) != size) {
        refuse(problem(503, u"storage"_s, u"no room for the upload"_s));
        return false;
    }
    return true;
}

void Connection::dispatch()
{
    m_bodyOpen = false;
    if (m_request.spooled) {
        m_request.spooled->close();
        m_request.spooledSha256 = m_hash.result().toHex();
    }
    m_stream.expires_never();
    m_answering = true;
    m_parser.reset();
    m_chunk.reset();
    if (m_buffer.size() == 0)
        m_buffer.shrink_to_fit();
    watchForHangUp();
    Answer answer = makeAnswer(); // looks at the request, so before it moves
    Request request = m_request; // what the log needs stays
    m_request.body.clear();
    m_request.spooled.reset();
    m_route->handler(std::move(request), std::move(answer));
}

Answer Connection::makeAnswer()
{
    const bool gzip = m_request.method != Method::Head && m_request.header("accept-encoding").contains("gzip");
    auto pending = std::make_shared<Pending>(m_server.weak_from_this(), weak_from_this(), m_turn, gzip);
    return [pending = std::move(pending)](Response response) { pending->give(std::move(response)); };
}

// Keeps the connection alive while its request is with a handler, and drops it when the other end goes away.
void Connection::watchForHangUp()
{
    m_stream.socket().async_wait(net::socket_base::wait_read, [self = shared_from_this(), turn = m_turn](Error error) {
        if (error || turn != self->m_turn || !self->m_answering)
            return;
        char one = 0;
        const auto seen = ::recv(self->m_stream.socket().native_handle(), &one, 1, MSG_PEEK | MSG_DONTWAIT);
        if (seen == 0) {
            self->m_answering = false;
            Error ignored;
            self->m_stream.socket().close(ignored);
            return;
        }
        // The next request came early; it waits in the socket. This only keeps `self` alive until the answer.
        self->m_stream.expires_never();
        self->m_stream.socket().async_wait(net::socket_base::wait_error, [self](Error) {});
    });
}

void Connection::refuse(Response response)
{
    response.close = true;
    m_answering = false;
    write(response, false, false);
}

void Connection::answer(quint64 turn, Response response, bool gzipped)
{
    if (turn != m_turn || !m_answering)
        return;
    m_answering = false;
    write(response, gzipped, m_keep && !response.close && !m_server.draining);
}

void Connection::write(const Response& response, bool gzipped, bool keep)
{
    const bool bodiless = response.status == 204 || response.status == 304;
    m_head = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status) + "\r\n";
    const auto line = [this](const QByteArray& key, const QByteArray& value) { m_head += key + ": " + value + "\r\n"; };
    line("Date", dateNow());
    if (!m_request.id.isEmpty())
        line("X-Request-Id", m_request.id);
    for (const auto& [key, value] : m_server.everyAnswer)
        line(key, value);
    for (const auto& [key, value] : response.headers)
        line(key, value);
    if (!bodiless) {
        if (!response.contentType.isEmpty())
            line("Content-Type", response.contentType);
        line("Content-Length", QByteArray::number(response.length >= 0 ? response.length : response.body.size()));
    }
    if (gzipped)
        line("Content-Encoding", "gzip");
    if (!keep)
        line("Connection", "close");
    m_head += "\r\n";
    const bool headOnly = bodiless || m_request.method == Method::Head;
    m_body = headOnly ? QByteArray() : response.body;

    if (m_server.observer) {
        const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - m_since).count();
        m_server.observer({&m_request, m_route, response.status, m_request.id.isEmpty() ? 0 : static_cast<qint64>(micros), m_head.size() + m_body.size()});
    }
    ++m_turn;
    m_stream.expires_after(m_server.limits.writeTime);
    const std::array<net::const_buffer, 2> parts{net::buffer(m_head.constData(), static_cast<std::size_t>(m_head.size())),
                                                 net::buffer(m_body.constData(), static_cast<std::size_t>(m_body.size()))};
    net::async_write(m_stream, parts, [self = shared_from_this(), keep](Error error, std::size_t) {
        self->m_head.clear();
        self->m_body.clear();
        Error ignored;
        self->m_stream.socket().cancel(ignored); // the watch for hang-up
        if (error)
            return;
        if (keep && self->m_keep)
            self->readHead();
        else
            self->linger();
    });
}

// Closing a socket with unread bytes resets it, and the answer is lost with it: let the sender finish, within bounds.
void Connection::linger()
{
    Error ignored;
    if (m_stream.isTls() && !m_saidGoodbye) {
        m_saidGoodbye = true;
        m_stream.expires_after(kLingerTime);
        return m_stream.shutdown([self = shared_from_this()](Error) { self->linger(); });
    }
    if (m_lingered == 0) {
        m_stream.socket().shutdown(net::ip::tcp::socket::shutdown_send, ignored);
        if (!m_bodyOpen)
            return;
        m_stream.expires_after(kLingerTime);
    }
    if (!m_chunk)
        m_chunk = std::make_unique_for_overwrite<Chunk>();
    m_stream.tcp().async_read_some(net::buffer(*m_chunk), [self = shared_from_this()](Error error, std::size_t size) {
        self->m_lingered += static_cast<qint64>(size);
        if (!error && self->m_lingered < kLingerBytes)
            self->linger();
    });
}

} // namespace motcua::backend::http
