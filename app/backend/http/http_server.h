#pragma once

#include "backend/http/router.h"
#include "domain/result.h"

#include <QString>

#include <chrono>
#include <cstdint>

namespace motcua::backend::http {

//! What a stranger can make this process hold. Tests shorten the times.
struct Limits
{
    qint64 header = 16 * 1024;
    std::chrono::milliseconds headerTime{10'000};  //!< for a whole request head
    std::chrono::milliseconds bodyTime{20'000};    //!< for a body, plus its length at the slowest rate
    qint64 slowestRate = 16 * 1024;                //!< bytes a second
    std::chrono::milliseconds idleTime{75'000};    //!< a kept connection between two requests (a long poll waits 25 s)
    std::chrono::milliseconds writeTime{120'000};  //!< for a whole answer
    std::chrono::milliseconds stopTime{5'000};     //!< for the answers under way when the process is told to end
    int connections = 512;
    std::chrono::milliseconds drainTime{0};        //!< between SIGTERM and the end of accepting: a proxy sees `stopping` first
    std::chrono::milliseconds tlsCheck{5'000};     //!< how often the certificate's files are looked at
    QStringList trustedProxies; //!< addresses whose X-Forwarded-For is believed
    QString spoolDirectory; //!< for the bodies of spooled routes; empty = the system's
};

//! PEM files: the chain, the host's first; its key.
struct TlsFiles
{
    QString certificate;
    QString key;
};

//! One answered request, for the log and the counters. No path, no query: they may name people.
struct Seen
{
    const Request* request = nullptr;
    const Route* route = nullptr; //!< nullptr: refused before its route was known
    int status = 0;
    qint64 micros = 0; //!< from the whole head to the answer
    qint64 bytesOut = 0;
};

//! Looks at a request's head before its body is read: an answer here ends it. Server thread, must not block.
using Gate = std::function<std::optional<Response>(const Request& head, const Route& route)>;

//! HTTP/1.1 over Boost.Beast: one thread for all sockets, which calls the handlers; they answer from any thread, so a long poll
//! holds no thread. Bodies are bounded per route and refused by their declared length before they are read.
class HttpServer
{
public:
    HttpServer(const Router& router, Limits limits, Headers everyAnswer, Gate gate);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    //! `address` numeric, port 0 = any free one; gives the port. Errors (Internal): address_shape, listen.
    Result<std::uint16_t> listen(const QString& address, std::uint16_t port);
    //! Serves until stop(), or SIGTERM/SIGINT when `signalsToo`.
    void run(bool signalsToo);
    //! Any thread. Answers under way still go out.
    void stop();
    //! Before listen(): TLS, its files read again on SIGHUP and when they change. Errors (Internal): tls_certificate, tls_key.
    [[nodiscard]] std::optional<Error> useTls(const TlsFiles& files);
    //! Called on the server's thread after each answer is decided.
    void setObserver(std::function<void(const Seen&)> observer);
    //! What happens to the server itself: tls_reloaded, tls_kept (with the reason), stopping.
    void setNews(std::function<void(const QString& code, const QString& detail)> news);
    //! Any thread: told to end, still answering.
    [[nodiscard]] bool isStopping() const;
    //! Server's thread.
    [[nodiscard]] int connections() const;
    //! Called on the server's thread when it begins to stop: what waits should answer now.
    void setStopHook(std::function<void()> hook);

    //! Any thread: `job` runs on the server's thread.
    void post(std::function<void()> job);
    //! Server's thread only: `job` runs there after `delay`.
    void after(std::chrono::milliseconds delay, std::function<void()> job);

    struct Impl;

private:
    std::shared_ptr<Impl> m_impl;
};

} // namespace motcua::backend::http
