#pragma once

// Inside the HTTP room only.

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <memory>
#include <utility>

namespace motcua::backend::http {

//! A socket with a deadline, with or without TLS. The context may be replaced while streams of the old one live.
class Stream
{
public:
    using executor_type = boost::beast::tcp_stream::executor_type;

    Stream(boost::asio::ip::tcp::socket socket, const std::shared_ptr<boost::asio::ssl::context>& tls) : m_tcp(std::move(socket))
    {
        if (tls)
            m_tls = std::make_unique<Tls>(m_tcp, *tls);
    }

    executor_type get_executor() noexcept { return m_tcp.get_executor(); }
    boost::beast::tcp_stream& tcp() { return m_tcp; }
    boost::asio::ip::tcp::socket& socket() { return m_tcp.socket(); }
    [[nodiscard]] bool isTls() const { return m_tls != nullptr; }
    template<class Duration>
    void expires_after(Duration time)
    {
        m_tcp.expires_after(time);
    }
    void expires_never() { m_tcp.expires_never(); }

    template<class Handler>
    void handshake(Handler&& handler)
    {
        m_tls->async_handshake(boost::asio::ssl::stream_base::server, std::forward<Handler>(handler));
    }
    template<class Handler>
    void shutdown(Handler&& handler)
    {
        m_tls->async_shutdown(std::forward<Handler>(handler));
    }

    // What Asio and Beast ask of a stream.
    template<class Buffers, class Handler>
    void async_read_some(const Buffers& buffers, Handler&& handler)
    {
        if (m_tls)
            m_tls->async_read_some(buffers, std::forward<Handler>(handler));
        else
            m_tcp.async_read_some(buffers, std::forward<Handler>(handler));
    }
    template<class Buffers, class Handler>
    void async_write_some(const Buffers& buffers, Handler&& handler)
    {
        if (m_tls)
            m_tls->async_write_some(buffers, std::forward<Handler>(handler));
        else
            m_tcp.async_write_some(buffers, std::forward<Handler>(handler));
    }

private:
    using Tls = boost::asio::ssl::stream<boost::beast::tcp_stream&>;

    boost::beast::tcp_stream m_tcp;
    std::unique_ptr<Tls> m_tls;
};

} // namespace motcua::backend::http
