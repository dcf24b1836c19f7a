#include "backend/http/connection.h"
#include "backend/http/problem.h"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <csignal>

using namespace Qt::StringLiterals;
namespace net = boost::asio;
using tcp = net::ip::tcp;

namespace motcua::backend::http {

void HttpServer::Impl::accept()
{
    acceptor.async_accept([this](boost::system::error_code error, tcp::socket socket) {
        if (stopping || error == net::error::operation_aborted)
            return;
        if (!error) {
            boost::system::error_code ignored;
            socket.set_option(tcp::no_delay(true), ignored);
            const auto connection = std::make_shared<Connection>(std::move(socket), *this);
            if (static_cast<int>(connections->size()) > limits.connections)
                connection->refuse(problem(503, u"too_busy"_s));
            else
                connection->start();
            accept();
            return;
        }
        // Out of file descriptors and the like: breathe, then go on.
        auto timer = std::make_shared<net::steady_timer>(io, std::chrono::milliseconds(100));
        timer->async_wait([this, timer](boost::system::error_code) { accept(); });
    });
}

void HttpServer::Impl::beginDrain()
{
    if (draining || limits.drainTime.count() == 0)
        return beginStop(); // told twice: now
    draining = true;
    tell(u"draining"_s);
    auto timer = std::make_shared<net::steady_timer>(io, limits.drainTime);
    timer->async_wait([this, timer](boost::system::error_code) { beginStop(); });
}

void HttpServer::Impl::beginStop()
{
    if (stopping)
        return;
    stopping = true;
    draining = true;
    tell(u"stopping"_s);
    boost::system::error_code ignored;
    acceptor.close(ignored);
    signals.cancel(ignored);
    certificateTimer.cancel();
    if (stopHook)
        stopHook();
    const std::set<Connection*> now = *connections;
    for (Connection* connection : now)
        connection->stop();
    endIfQuiet();
    auto timer = std::make_shared<net::steady_timer>(io, limits.stopTime);
    timer->async_wait([this, timer](boost::system::error_code) { io.stop(); });
}

void HttpServer::Impl::endIfQuiet()
{
    if (connections->empty()) {
        io.stop();
        return;
    }
    auto timer = std::make_shared<net::steady_timer>(io, std::chrono::milliseconds(20));
    timer->async_wait([this, timer](boost::system::error_code) { endIfQuiet(); });
}

void HttpServer::Impl::waitForSignal()
{
    signals.async_wait([this](boost::system::error_code error, int signal) {
        if (error)
            return;
        if (signal == SIGHUP)
            reloadCertificate();
        else
            beginDrain();
        waitForSignal();
    });
}

void HttpServer::Impl::watchCertificate()
{
    certificateTimer.expires_after(limits.tlsCheck);
    certificateTimer.async_wait([this](boost::system::error_code error) {
        if (error)
            return;
        if (certificate->isStale())
            reloadCertificate();
        watchCertificate();
    });
}

void HttpServer::Impl::reloadCertificate()
{
    if (!certificate)
        return;
    if (const auto error = certificate->load())
        tell(u"tls_kept"_s, error->code + u": "_s + error->detail);
    else
        tell(u"tls_reloaded"_s);
}

HttpServer::HttpServer(const Router& router, Limits limits, Headers everyAnswer, Gate gate)
    : m_impl(std::make_shared<Impl>(router, limits, std::move(everyAnswer), std::move(gate)))
{
}

HttpServer::~HttpServer() = default;

Result<std::uint16_t> HttpServer::listen(const QString& address, std::uint16_t port)
{
    boost::system::error_code error;
    const auto ip = net::ip::make_address(address.toStdString(), error);
    if (error)
        return fail(ErrorKind::Internal, u"address_shape"_s, address);
    const tcp::endpoint endpoint(ip, port);
    tcp::acceptor& acceptor = m_impl->acceptor;
    acceptor.open(endpoint.protocol(), error);
    if (!error)
        acceptor.set_option(net::socket_base::reuse_address(true), error);
    if (!error)
        acceptor.bind(endpoint, error);
    if (!error)
        acceptor.listen(net::socket_base::max_listen_connections, error);
    if (error)
        return fail(ErrorKind::Internal, u"listen"_s, QString::fromStdString(error.message()));
    return acceptor.local_endpoint().port();
}

void HttpServer::run(bool signalsToo)
{
    Impl& impl = *m_impl;
    if (signalsToo) {
        impl.signals.add(SIGTERM);
        impl.signals.add(SIGINT);
        impl.signals.add(SIGHUP);
        impl.waitForSignal();
    }
    if (impl.certificate)
        impl.watchCertificate();
    impl.accept();
    impl.io.run();
}

void HttpServer::stop()
{
    net::post(m_impl->io, [impl = m_impl.get()] { impl->beginStop(); });
}

std::optional<Error> HttpServer::useTls(const TlsFiles& files)
{
    auto certificate = std::make_unique<Certificate>(files);
    if (auto error = certificate->load())
        return error;
    m_impl->certificate = std::move(certificate);
    return std::nullopt;
}

void HttpServer::setObserver(std::function<void(const Seen&)> observer)
{
    m_impl->observer = std::move(observer);
}

void HttpServer::setNews(std::function<void(const QString&, const QString&)> news)
{
    m_impl->news = std::move(news);
}

bool HttpServer::isStopping() const
{
    return m_impl->draining;
}

int HttpServer::connections() const
{
    return static_cast<int>(m_impl->connections->size());
}

void HttpServer::setStopHook(std::function<void()> hook)
{
    m_impl->stopHook = std::move(hook);
}

void HttpServer::post(std::function<void()> job)
{
    net::post(m_impl->io, std::move(job));
}

void HttpServer::after(std::chrono::milliseconds delay, std::function<void()> job)
{
    auto timer = std::make_shared<net::steady_timer>(m_impl->io, delay);
    timer->async_wait([timer, job = std::move(job)](boost::system::error_code error) {
        if (!error)
            job();
    });
}

} // namespace motcua::backend::http
