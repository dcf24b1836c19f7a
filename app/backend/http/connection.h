#pragma once

// Inside the HTTP room only: the one header that shows Boost types.

#include "backend/http/http_server.h"
#include "backend/http/stream.h"
#include "backend/http/tls.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>
#include <atomic>
#include <chrono>
#include <set>

namespace motcua::backend::http {

class Connection;

struct HttpServer::Impl : std::enable_shared_from_this<HttpServer::Impl>
{
    Impl(const Router& router_, Limits limits_, Headers headers_, Gate gate_)
        : router(router_), limits(limits_), everyAnswer(std::move(headers_)), gate(std::move(gate_))
    {
    }

    void accept();
    void beginDrain(); //!< SIGTERM: says so, goes on for drainTime
    void beginStop();
    void waitForSignal();
    void watchCertificate();
    void reloadCertificate();
    void tell(const QString& code, const QString& detail = {}) const
    {
        if (news)
            news(code, detail);
    }
    void endIfQuiet();

    boost::asio::io_context io{1};
    boost::asio::ip::tcp::acceptor acceptor{io};
    boost::asio::signal_set signals{io};
    const Router& router;
    const Limits limits;
    const Headers everyAnswer;
    const Gate gate;
    std::function<void()> stopHook;
    std::shared_ptr<std::set<Connection*>> connections = std::make_shared<std::set<Connection*>>();
    quint64 requests = 0;
    const QByteArray runId = QByteArray::number(QRandomGenerator::global()->generate64(), 36) + '-';
    std::function<void(const Seen&)> observer;
    std::function<void(const QString&, const QString&)> news;
    std::unique_ptr<Certificate> certificate;
    boost::asio::steady_timer certificateTimer{io};
    bool stopping = false;
    std::atomic_bool draining = false;
};

//! One socket: reads a request, hands it to its route, writes the answer, and again. Lives on the server's thread; kept alive by the
//! operation that is under way.
class Connection : public std::enable_shared_from_this<Connection>
{
public:
    Connection(boost::asio::ip::tcp::socket socket, HttpServer::Impl& server);
    ~Connection();

    void start(); //!< the handshake first, where there is one
    void readHead();
    void refuse(Response response); //!< answers at once and closes
    void stop();                    //!< closes now when nothing is under way, else after the answer

private:
    friend class Pending;
    using Error = boost::system::error_code;

    void onHead(Error error);
    void readBody();
    void onBody(Error error);
    bool keepChunk(qsizetype size); //!< false: refused, the answer is on its way
    void dispatch();
    void watchForHangUp();
    void answer(quint64 turn, Response response, bool gzipped);
    void write(const Response& response, bool gzipped, bool keep);
    void linger();
    [[nodiscard]] QString forwardedPeer() const;
    [[nodiscard]] Answer makeAnswer();

    HttpServer::Impl& m_server;
    std::shared_ptr<std::set<Connection*>> m_all;
    Stream m_stream;
    boost::beast::flat_buffer m_buffer;
    std::optional<boost::beast::http::request_parser<boost::beast::http::buffer_body>> m_parser;
    static constexpr std::size_t kChunk = 64 * 1024;
    using Chunk = std::array<char, kChunk>;
    std::unique_ptr<Chunk> m_chunk; //!< only while bytes are read into it: a long poll is small
    Request m_request;
    const Route* m_route = nullptr;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    QByteArray m_head; //!< of the answer being written
    QByteArray m_body;
    std::chrono::steady_clock::time_point m_since; //!< the whole head was there
    qint64 m_lingered = 0;
    bool m_saidGoodbye = false; //!< of TLS
    quint64 m_turn = 0;       //!< which request of this socket; a late second answer is told by it
    bool m_answering = false; //!< a request is with its handler
    bool m_keep = true;
    bool m_bodyOpen = false; //!< bytes of the request may still come
};

} // namespace motcua::backend::http
